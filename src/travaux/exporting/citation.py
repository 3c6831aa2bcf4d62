"""Citations and quotations as people paste them into their own texts.

In: what is known of a document, addresses inside it, a style and a language. Out: one line of text,
or a quotation as text and as HTML. Pure: nothing is looked up.

    un        A/57/292, para. 62
    oscola    UNGA, ‘Human rights of migrants’ (9 August 2002) UN Doc A/57/292, para 62
    bluebook  Human rights of migrants, ¶ 62, U.N. Doc. A/57/292 (Aug. 9, 2002)
    plain     Human rights of migrants, A/57/292, 9 August 2002, para. 62, https://…

OSCOLA and the Bluebook are written in English whatever the language asked for. What is not known is
left out. A document without a symbol of the United Nations ("Doc/…", a court's judgment) goes by its
title. No invisible direction marks stand in texts: they would break searching for what was pasted, and
the Unicode algorithm keeps "A/57/292" in order in an Arabic line without them (viewers that know it
in its form of 2013 or later keep "S/RES/1325 (2000)", too). HTML has <bdi>.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from travaux.exporting.labels import direction, printed_label
from travaux.texts.citation_words import AUTHORS, BLUEBOOK, OSCOLA, Words, words_of
from travaux.texts.errors import UsageError
from travaux.texts.pinpoint_words import pinpoint as phrase
from travaux.texts.reading import Block, Kind

STYLES = ("un", "oscola", "bluebook", "plain")

_PROPOSED = "Doc/"  # begins the names that the library gives to documents without a symbol
_UN_SYMBOL = re.compile(
    r"(?:A|S|E|T|ST|CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED|HRI|DP|TD|UNEP|FCCC|ECE|ESCAP|ESCWA|ECA|ECLAC|JIU|CEB"
    r"|ICCD|TPNW|UNW|GEGN\.\d|HSP?|LOS|ISBA|SPLOS|NPT|CD|BWC|CTOC|CAC|UNITAR|UNCTAD|HCR)/\S*\d"
)
_RESOLUTION = re.compile(r"(?P<organ>A|S|E|A/HRC|E/CN\.4)/RES/(?P<number>\S.*)\Z")
_RESOLUTION_BODY = {"A": "ga", "S": "sc", "E": "ecosoc", "A/HRC": "hrc", "E/CN.4": "chr"}
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?\Z")
_YEAR_BEHIND = re.compile(r" ?\(\d{4}\)\Z")
_NOT_QUOTED = frozenset({Kind.FURNITURE, Kind.FOOTNOTE})
_ROUND = ("(", ")")
_ON_ONE_LINE = frozenset({"un", "plain"})  # their citation stands in brackets after the quotation


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """What a citation says of its document. `body` and `kind` are slugs, `date` is ISO 8601.

    `language` is that of the edition that is quoted, `link` where a reader finds the passage.
    """

    symbol: str
    title: str | None = None
    date: str | None = None
    body: str | None = None
    kind: str | None = None
    language: str | None = None
    link: str | None = None

    @property
    def un_symbol(self) -> str | None:
        """The symbol, where it is one of the United Nations."""
        return self.symbol if _UN_SYMBOL.match(self.symbol) else None

    @property
    def name(self) -> str:
        """The title in one line, or else what the document goes by."""
        title = " ".join((self.title or "").split()).rstrip(" .*")
        return title or self.symbol.removeprefix(_PROPOSED)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its citation, in the two forms that a clipboard takes."""

    text: str
    html: str


def cite(source: CitedDocument, pinpoint: Sequence[str], style: str, language: str = "en") -> str:
    """The citation of a document, or of what stands at the addresses `pinpoint`, in one line.

    "page_16" cites a page. Raises UsageError for a style that is none of STYLES.
    """
    words = _words(style, language)
    where = phrase(pinpoint, words)
    if style == "oscola":
        return _oscola(source, where, words)
    if style == "bluebook":
        return _bluebook(source, where, words)
    return _plain(source, where, words) if style == "plain" else _un(source, where, words)


def cite_html(source: CitedDocument, pinpoint: Sequence[str], style: str, language: str = "en") -> str:
    """The citation as HTML: its symbol kept from left to right, the whole a link where there is one."""
    written = escape(cite(source, pinpoint, style, language))
    if source.un_symbol:
        symbol = escape(source.un_symbol)
        written = written.replace(symbol, f'<bdi dir="ltr">{symbol}</bdi>', 1)
    return f'<a href="{escape(source.link)}">{written}</a>' if source.link else written


def quote(source: CitedDocument, blocks: Sequence[Block], style: str, language: str = "en") -> Quotation:
    """What the blocks say, in the quotation marks of the language, and their citation.

    Items carry their letters; paragraphs carry their numbers when there is more than one.
    """
    words = _words(style, language)
    shown = [block for block in blocks if block.kind not in _NOT_QUOTED] or list(blocks)
    addresses = [block.address for block in shown]
    rows = _quoted_rows(shown, source.language, words)
    before, after = words.brackets if style in _ON_ONE_LINE else ("", "")
    cited = cite(source, addresses, style, language)
    between = "\n" if style not in _ON_ONE_LINE or len(rows) > 1 else _space(words)
    text = "\n".join(rows) + between + before + cited + after
    said = cite_html(source, addresses, style, language)
    return Quotation(text, _quotation_html(source, rows, before + said + after, language))


def quoted(source: CitedDocument, blocks: Sequence[Block], style: str, language: str = "en") -> list[str]:
    """What the blocks say in the quotation marks of the language, a row for each, without a citation."""
    shown = [block for block in blocks if block.kind not in _NOT_QUOTED] or list(blocks)
    return _quoted_rows(shown, source.language, _words(style, language)) if shown else []


def printed_date(date: str | None, words: Words) -> str:
    """An ISO date in words; of one that is not whole, its year."""
    match = _DATE.match(date or "")
    if match is None:
        return ""
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if not (day and 1 <= month <= len(words.months)):
        return match["year"]
    return words.date.format(day=day, month=words.months[month - 1], year=match["year"])


def _words(style: str, language: str) -> Words:
    if style not in STYLES:
        raise UsageError(f"“{style}” is no style of citing: choose one of {', '.join(STYLES)}.")
    return {"oscola": OSCOLA, "bluebook": BLUEBOOK}.get(style) or words_of(language)


def _un(source: CitedDocument, where: str, words: Words) -> str:
    """UN Editorial Manual: the symbol says it all; without one, the title and date."""
    if source.un_symbol:
        return _joined(words.comma, source.un_symbol, where)
    date = _in(words.brackets, printed_date(source.date, words))
    return _joined(words.comma, _joined(_space(words), _marked(source.name, words), date), where)


def _plain(source: CitedDocument, where: str, words: Words) -> str:
    name = source.name if _has_name(source) else ""
    date = printed_date(source.date, words)
    return _joined(words.comma, name, source.un_symbol or "", date, where, source.link or "")


def _oscola(source: CitedDocument, where: str, words: Words) -> str:
    date = printed_date(source.date, words)
    resolution = _RESOLUTION.match(source.un_symbol or "")
    author = AUTHORS.get(_body_of(source, resolution), ("", ""))[0]
    if source.kind == "judgment":
        said = _joined(" ", source.name, _in(_ROUND, _joined(", ", author, date)))
    elif resolution:
        said = _joined(" ", f"{author} Res {_resolution_number(resolution, date)}", _in(_ROUND, date))
    else:
        title = _marked(source.name, words) if _has_name(source) else ""
        said = _joined(" ", _joined(", ", author, title), _in(_ROUND, date))
    symbol = f"UN Doc {source.un_symbol}" if source.un_symbol else ""
    return _joined(", ", _joined(" ", said, symbol), where)


def _bluebook(source: CitedDocument, where: str, words: Words) -> str:
    date = printed_date(source.date, words)
    resolution = _RESOLUTION.match(source.un_symbol or "")
    author = AUTHORS.get(_body_of(source, resolution), ("", ""))[1]
    if resolution:
        name = f"{author} Res. {_resolution_number(resolution, date)}"
    else:
        name = source.name if _has_name(source) else ""
    symbol = f"U.N. Doc. {source.un_symbol}" if source.un_symbol else ""
    behind = _joined(", ", author if source.kind == "judgment" else "", date)
    return _joined(" ", _joined(", ", name, where, symbol), _in(_ROUND, behind))


def _body_of(source: CitedDocument, resolution: re.Match[str] | None) -> str:
    return _RESOLUTION_BODY[resolution["organ"]] if resolution else source.body or ""


def _resolution_number(resolution: re.Match[str], date: str) -> str:
    """ "1325 (2000)" loses its year when the date is printed as well."""
    number = resolution["number"]
    return _YEAR_BEHIND.sub("", number) if date else number


def _marked(text: str, words: Words) -> str:
    """Text in the language's quotation marks; its own marks of the same kind become the inner ones."""
    (opening, closing), (inner_opening, inner_closing) = words.quotes, words.inner_quotes
    first, last = opening.strip(), closing.strip()
    if text.count(first) == text.count(last) and first != "‘":  # ’ is also an apostrophe
        text = re.sub(rf"{first}\s?", inner_opening, text)
        text = re.sub(rf"\s?{last}", inner_closing, text)
    return opening + text + closing


def _quoted_rows(blocks: Sequence[Block], language: str | None, words: Words) -> list[str]:
    """The text, a row for each block, with marks around the whole."""
    numbered = sum(block.kind is not Kind.ITEM for block in blocks) > 1
    rows = []
    for block in blocks:
        label = printed_label(block, language) if block.kind is Kind.ITEM or numbered else ""
        rows.append(f"{label} {block.text}" if label else block.text)
    if len(blocks) == 1:
        rows = [blocks[0].text]
    return _marked("\n".join(rows), words).split("\n")


def _quotation_html(source: CitedDocument, rows: Sequence[str], said: str, language: str) -> str:
    spoken = source.language or language
    cited = f' cite="{escape(source.link)}"' if source.link else ""
    text = "".join(f"<p>{escape(row)}</p>" for row in rows)
    quoted = f'<blockquote lang="{escape(spoken)}" dir="{direction(spoken)}"{cited}>{text}</blockquote>'
    return quoted + f'<p lang="{escape(language)}" dir="{direction(language)}">{said}</p>'


def _has_name(source: CitedDocument) -> bool:
    """Whether there is more to print than the symbol."""
    return bool(source.title) or source.un_symbol is None


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _in(marks: tuple[str, str], text: str) -> str:
    return marks[0] + text + marks[1] if text else ""


def _space(words: Words) -> str:
    return "" if words.brackets[0] == "（" else " "
