"""Records as BibTeX, with the date and language fields that biblatex reads besides.

In: records. Out: text in UTF-8. What has a meaning to TeX is written so that it shows; titles and
bodies stand in double braces, so that their capitals stay and no comma parts a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting.reference import REPORT, Record

MEDIA_TYPE = "application/x-bibtex; charset=utf-8"
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "&": r"\&",
        "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
        "\u00a0": "~",
    }
)  # fmt: skip
_IN_LINKS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {
    "ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "ru": "russian",
    "zh": "chinese",
}  # fmt: skip


def write(records: Iterable[Record]) -> str:
    """The records, an empty line between them."""
    return "\n".join(_entry(record) for record in records)


def stream(records: Iterable[Record]) -> Iterator[bytes]:
    """The same, one after another."""
    for at, record in enumerate(records):
        yield (("\n" if at else "") + _entry(record)).encode(errors="replace")


def _entry(record: Record) -> str:
    rows = [f"  {name} = {value}," for name, value in _fields(record) if value]
    kind = "techreport" if record.type == REPORT else "misc"
    return "\n".join([f"@{kind}{{{record.key},", *rows, "}", ""])


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", _kept(record.title)
    yield "author", _kept(record.author)
    if record.type == REPORT:
        yield "institution", _said(record.publisher or record.author)
        yield "type", "{Report}" if record.number else ""
        yield "number", _said(record.number)
    else:
        yield "howpublished", _said(f"UN Doc. {record.number}") if record.number else ""
    yield "date", _said("-".join(f"{part:02}" for part in record.date))
    yield "year", str(record.date[0]) if record.date else ""
    month = record.date[1] if len(record.date) > 1 else 0
    yield "month", _MONTHS[month - 1] if 1 <= month <= len(_MONTHS) else ""
    yield "language", _said(_LANGUAGES.get(record.language, record.language))
    yield "note", _said(record.pinpoint)
    yield "url", "{" + record.link.translate(_IN_LINKS) + "}" if record.link else ""


def _kept(text: str) -> str:
    """Text whose capitals stay as they are."""
    return "{{" + _tex(text) + "}}" if text else ""


def _said(text: str) -> str:
    return "{" + _tex(text) + "}" if text else ""


def _tex(text: str) -> str:
    return " ".join(text.translate(_TEX).split())
