"""How paragraphs lie in a tantivy index: fields, and the engine's documents for entries.

In: entries. Out: tantivy's documents, one a paragraph, and one a document of the library: its card,
with what people filter and sort by (see `cards`). Texts are not kept: they stand in the database, and
the index can be made again from there. `VERSION` goes up with every change to fields or analysers,
so that an index made by an earlier Travaux is known for what it is.
"""

from __future__ import annotations

import secrets

import tantivy

from travaux.library.search import analysis, cards
from travaux.library.search.analysis import CHINESE, EXACT
from travaux.library.search.backend import Entry
from travaux.texts.reading import Kind

VERSION = 2
_REVISION_BITS = 62  # two cards of one document never share theirs
_NAMES = ("body", "kind", "language", "country", "collection")
TITLE = "title"
# Facets by name → the field that counts and filters them.
FACET_FIELDS = {
    "body": "body", "kind": "kind", "year": "year", "lang": "language", "country": "country",
    "collection": "collection",
}  # fmt: skip
CARD, CARD_OF = "card", "card_of"
SPOT = "spot"  # edition and place as one number, so that a set of paragraphs can be asked for
_PLACE_BITS = 24  # no document has 16 million blocks; leaves 40 for the edition
IS_PARAGRAPH = "is_paragraph"

# The engine multiplies a score by log2(2 + weight). A heading of two words scores about 1.7 times as
# much as a paragraph that says the same in passing, and a long paragraph half as much as a short one:
# times 4 keeps paragraphs above headings, times 2 above notes and tables.
_PARAGRAPH, _BESIDE, _HEADING = 14, 2, 0
_WEIGHTS = {
    Kind.TITLE: _HEADING, Kind.HEADING: _HEADING, Kind.FOOTNOTE: _BESIDE, Kind.TABLE: _BESIDE,
    Kind.CAPTION: _BESIDE, Kind.FIGURE: _BESIDE,
}  # fmt: skip


def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    for language in analysis.LANGUAGES:
        name = analysis.field(language)
        builder.add_text_field(name, tokenizer_name=name)
    builder.add_text_field(EXACT, tokenizer_name=EXACT)
    builder.add_text_field(TITLE, tokenizer_name=EXACT)
    for name in (*_NAMES, "symbol", "audience", "written"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("edition", indexed=True, fast=True)
    builder.add_unsigned_field("year", indexed=True)
    builder.add_unsigned_field(SPOT, indexed=True)
    for name in ("place", "weight"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_boolean_field(IS_PARAGRAPH, indexed=True)
    builder.add_unsigned_field(CARD_OF, stored=True, indexed=True)
    builder.add_unsigned_field("revision", fast=True)
    builder.add_bytes_field(CARD, stored=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Teach an index the analysers that its fields name."""
    for name, analyser in analysis.analysers().items():
        index.register_tokenizer(name, analyser)


def document(entry: Entry) -> tantivy.Document:
    """A paragraph as the engine takes it."""
    made = tantivy.Document()
    _add_text(made, entry)
    made.add_text(TITLE, analysis.exact_text(entry.title))
    for symbol in entry.symbols:
        made.add_text("symbol", symbol)
    made.add_text("audience", entry.audience)
    for name, value in (("body", entry.body), ("kind", entry.kind), ("language", entry.language)):
        if value:
            made.add_text(name, value)
    for country in entry.countries:
        made.add_text("country", country)
    for collection in entry.collections:
        made.add_text("collection", collection)
    if entry.year is not None:
        made.add_unsigned("year", entry.year)
    made.add_unsigned("edition", entry.edition)
    made.add_unsigned("place", entry.place)
    made.add_unsigned(SPOT, spot(entry.edition, entry.place))
    made.add_unsigned("weight", _WEIGHTS.get(Kind(entry.block_kind), _PARAGRAPH))
    made.add_boolean(IS_PARAGRAPH, True)
    return made


def spot(edition: int, place: int) -> int:
    """A paragraph as one number."""
    return (edition << _PLACE_BITS) | place


def card(entry: Entry) -> tantivy.Document:
    """The card of the document that an entry belongs to."""
    made = tantivy.Document()
    made.add_boolean(IS_PARAGRAPH, False)
    made.add_unsigned(CARD_OF, entry.edition)
    made.add_unsigned("revision", secrets.randbits(_REVISION_BITS))
    made.add_bytes(CARD, cards.of(entry).packed())
    return made


def _add_text(made: tantivy.Document, entry: Entry) -> None:
    language = analysis.written_in(entry.text, entry.written or entry.language)
    name = analysis.field(language)
    made.add_text("written", language)
    if language == CHINESE:
        found = analysis.tokens(entry.text, language)
        made.add_pre_tokenized_text(name, _tokenized(found))
        # Chinese phrases are looked up in its own field; words in other letters here too.
        others = [one for one in found if not analysis.chinese_run(one)]
        made.add_pre_tokenized_text(EXACT, _tokenized(others))
        return
    if language == "ar":
        made.add_pre_tokenized_text(name, _tokenized(analysis.tokens(entry.text, language)))
    else:
        made.add_text(name, analysis.prepared(entry.text, language))
    made.add_text(EXACT, analysis.exact_text(entry.text))


def _tokenized(found: list[analysis.Token]) -> tantivy.PreTokenizedString:
    return tantivy.PreTokenizedString(
        "", [tantivy.Token(one.text, one.position, one.start, one.end) for one in found]
    )
