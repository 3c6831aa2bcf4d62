"""Parts that stand alone: "article 9", "(arts. 2 and 3)", "paragraph 12 of the report".

In: a page and a phrase with nothing before or after that says of what. Out: a mention that leaves the
document open, or none: where a law is named in the sentence, or something unknown follows ("of the …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.citing.finding import parts
from travaux.citing.finding.head import Head, of_parts
from travaux.citing.finding.page import Page
from travaux.citing.finding.parts import Phrase
from travaux.citing.language import Sort
from travaux.citing.mentions import Bare, Instrument, Mention, Rules, What

LAW_REACH = 120
"""Characters after the name of a law in which an article is that law's: "Penal Code (arts. 218, 220)"."""
TITLE_REACH = 300
"""Characters from a title to the article in brackets after what it says."""
LONGEST_FIELD = 400
"""Characters of a field "articles" in the head of a decision; a paragraph of text is longer."""

_SENTENCE_END = re.compile(r"(?<!\bno)(?<!\bnos)(?<!\bnum)(?<!\bart)(?<!\b[vc])[.;!?](?:\s|\Z)|[。；]")
_THEREOF = re.compile(r",? thereof\b")
_OF_REPORT = re.compile(
    r"\s*(?:of (?:the|his|her|its|that)|du|de son|de sa|de la|del|de su|من|) (?:\w+ ){0,2}"
    r"(?:report|note|rapport|informe|доклада|записки|تقرير|التقرير)\b(?! on the (?:working|visit))"
)
_IN_BRACKETS = re.compile(r"\(\s*(?:see |voir |vease |см\. |انظر |见)?(?:also )?\Z")
_FIELD = re.compile(r"\s*\d{1,3}\b")
_OF_UNKNOWN = {
    "en": re.compile(r"\s*,?\s*of (?:the |its |their |that )?\w"),
    "fr": re.compile(r"\s*,?\s*(?:de la |du |des |de l'|de |d')\w"),
    "es": re.compile(r"\s*,?\s*(?:de la |del |de los |de las |de su |de )\w"),
    "ar": re.compile(r"\s*(?:من|في) (?!حيث|اجل|قبل)\w"),
    "ru": re.compile(r"\s+(?:[^\W\d_]+(?:ого|его|ой|ей|их|ых|ского|ции|кса|она|ва)\b|этого|этой|указанн\w+)"),
    "zh": re.compile(r"(?!)"),
}


def alone(here: Page, at: int, phrase: Phrase) -> Head:
    """Parts with nothing that says of what, unless a law or something unknown does."""
    unit = phrase.parts[0].segments[0].unit
    if unit == "art" and (thereof := _THEREOF.match(here.folded, phrase.end)):
        return _head(here, phrase, thereof.end(), Instrument(form="thereof"), "art-thereof")
    if _OF_REPORT.match(here.folded, phrase.end):
        return _head(here, phrase, phrase.end, Bare("report"), f"{unit}-of-report")
    if _of_law(here, at) or _OF_UNKNOWN[here.lexicon.language].match(here.folded, phrase.end):
        return Head([], phrase.end)
    what = _said(here, at, phrase, unit)
    return _head(here, phrase, phrase.end, what, f"{unit}-alone") if what else Head([], phrase.end)


def _said(here: Page, at: int, phrase: Phrase, unit: str) -> What | None:
    """What parts of this unit may be of, with nothing beside them; None for sections, tables and pages."""
    if unit == "rule":
        return Rules(named=False)
    if unit != "art":
        return Bare(unit) if unit in ("para", "op", "pp") else None
    bracketed = _IN_BRACKETS.search(here.folded, max(0, phrase.start - 16), phrase.start) is not None
    return Instrument(form="bare", bracketed=bracketed, near=_named_before(here, at) if bracketed else ())


def _head(here: Page, phrase: Phrase, end: int, what: What, rule: str) -> Head:
    return Head([of_parts(here, phrase.start, end, what, phrase.parts, rule)], end)


def _of_law(here: Page, at: int) -> bool:
    """Whether a law is named before, in the same sentence, with no treaty named since."""
    start = here.marks[at].start
    for mark in reversed(here.marks[max(0, at - 10) : at]):
        if start - mark.end > LAW_REACH or _SENTENCE_END.search(here.folded, mark.end, start):
            return False
        if mark.sort is Sort.LAW:
            return True
        if mark.sort in (Sort.INSTRUMENT, Sort.SYMBOL):
            return False
    return False


def _named_before(here: Page, at: int) -> tuple[str, ...]:
    """The instrument named in the same sentence before: “the Declaration says … (art. 26)”."""
    start = here.marks[at].start
    for mark in reversed(here.marks[max(0, at - 6) : at]):
        if start - mark.end > TITLE_REACH or _SENTENCE_END.search(here.folded, mark.end, start):
            break
        if mark.sort is Sort.INSTRUMENT:
            return tuple(getattr(mark.data, "ids", ()))
    return ()


def field(here: Page) -> Iterator[Mention]:
    """A whole text that is a list of articles: "9, párrs. 1 y 3; 14, párr. 1", a field of a decision."""
    if len(here.text) > LONGEST_FIELD or not _FIELD.match(here.folded):
        return
    start = len(here.text) - len(here.text.lstrip())
    phrase = parts.listed(here, "art", start, start)
    if phrase is None or here.folded[phrase.end :].strip(" .;"):
        return
    what = Instrument(form="field", jurisprudence=True)
    yield of_parts(here, phrase.start, phrase.end, what, phrase.parts, "articles-field")
