"""Aligned language versions as a translation memory: TMX 1.4b, which translators' tools open.

In: the names of the versions and their table. Out: XML as bytes, a unit at a time; nothing is gathered. A
unit is a row that at least two versions have; its address is its id, its number a property. What stands in
one version alone is no translation and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from travaux import __version__
from travaux.library.side_by_side.table import Table
from travaux.texts.alignment import Joined
from travaux.texts.reading import Block

MEDIA_TYPE = "application/x-tmx+xml"
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN = "und"


def write(names: Sequence[str], table: Table) -> Iterator[bytes]:
    """The whole memory."""
    source = table.languages[0] or _UNKNOWN
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="travaux" creationtoolversion={_attribute(__version__)} segtype="paragraph" '
        f'o-tmf="travaux" adminlang="en" srclang={_attribute(source)} datatype="plaintext">\n'
    ).encode()
    for name in dict.fromkeys(names):
        yield f'<prop type="x-document">{_text(name)}</prop>\n'.encode()
    yield b"</header>\n<body>\n"
    for row in table.rows:
        if sum(map(bool, row.places)) > 1:
            yield _unit(table, row).encode()
    yield b"</body>\n</tmx>\n"


def _unit(table: Table, row: Joined) -> str:
    blocks = [
        (table.languages[at] or _UNKNOWN, table.versions[at][places[0]])
        for at, places in enumerate(row.places)
        if places
    ]
    first = blocks[0][1]
    number = f'<prop type="x-number">{_text(first.number)}</prop>' if first.number else ""
    variants = "".join(_variant(language, block) for language, block in blocks)
    inside = f'<prop type="x-kind">{first.kind}</prop>{number}{variants}'
    return f"<tu tuid={_attribute(first.address)}>{inside}</tu>\n"


def _variant(language: str, block: Block) -> str:
    return f"<tuv xml:lang={_attribute(language)}><seg>{_text(block.text)}</seg></tuv>"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))
