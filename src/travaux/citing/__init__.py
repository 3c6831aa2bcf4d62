"""Citing: what a text cites. Text in, citations out; pure: no database, no network, no framework.

    >>> from travaux import citing
    >>> [(c.target, [str(p) for p in c.pinpoints]) for c in citing.cite("see A/57/292, paras. 59–63", "en")]
    [('A/57/292', ['para:59-63'])]

Two steps, kept apart: `find` says what the text says (mentions), `resolve` what is meant by it. `cite` is
both; `cite_reading` does it block by block over a document and carries what "the Convention" means.
"""

from __future__ import annotations

from travaux.citing.context import Context as Context
from travaux.citing.context import context_of as context_of
from travaux.citing.documents import cite_reading as cite_reading
from travaux.citing.finding import find as find
from travaux.citing.mentions import Mention as Mention
from travaux.citing.resolving import Lookup as Lookup
from travaux.citing.resolving import resolve as resolve
from travaux.texts.citation import Citation


def cite(
    text: str, language: str | None = None, context: Context | None = None, lookup: Lookup | None = None
) -> list[Citation]:
    """The citations of one text, in order."""
    return resolve(find(text, language), context, lookup, text)
