"""What a person means who types a target into a form: a symbol, a citation, a link, an instrument.

In: text as typed or pasted. Out: a target and perhaps a place in it (`named.Named`), of a form that a
document can have or that something in the library goes by. Anything else is refused with a sentence: a
target that nobody can ever add would wait for ever.
"""

from __future__ import annotations

from travaux.citing import instruments
from travaux.library.citations import named, names
from travaux.library.citations.named import Named
from travaux.texts import symbol
from travaux.texts.errors import FieldsError, UsageError

_FORMS = ("gc:", "comm:", "opinion:", "rules:")  # as `texts.citation` writes what has no symbol of its own


def meant(text: str) -> Named:
    """What `text` names. Raises FieldsError for the field "target"."""
    if not text.strip():
        raise FieldsError({"target": "Say what is cited: a symbol such as A/57/292, or a whole citation."})
    try:
        found = named.parse(text)
    except UsageError as error:
        raise FieldsError({"target": str(error)}) from None
    if not _can_be(found):
        words = " ".join(text.split())
        raise FieldsError(
            {"target": f"“{words}” names no document: write its symbol, such as A/57/292, para. 62."}
        )
    return found


def _can_be(found: Named) -> bool:
    target = found.target
    if target in instruments.ALL or target.startswith(_FORMS) or names.works_by_key([found.key]):
        return True
    try:
        symbol.parse(target)
    except symbol.SymbolError:
        return False
    return True
