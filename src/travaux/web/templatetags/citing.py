"""What templates of citations ask for: a sentence in three parts, what a citation became in words.

In: rows of the library's finders. Out: texts.
"""

from __future__ import annotations

from typing import Protocol

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from travaux.library.citations import labels, names
from travaux.library.models import CitationState, Verdict
from travaux.texts import address as addresses
from travaux.texts.citation_words import words_of
from travaux.texts.links import Place
from travaux.texts.pinpoint_words import pinpoint as phrase

register = template.Library()
_STATES: dict[str, str | Promise] = {
    CitationState.RESOLVED: gettext_lazy("in the library"),
    CitationState.AMBIGUOUS: gettext_lazy("several may be meant"),
    CitationState.WAITING: gettext_lazy("not in the library"),
    CitationState.REJECTED: gettext_lazy("rejected"),
}
_VERDICTS: dict[str, str | Promise] = {
    Verdict.ACCEPTED: gettext_lazy("Accepted"),
    Verdict.OTHER: gettext_lazy("Another target was given"),
    Verdict.REJECTED: gettext_lazy("Rejected: this cites nothing"),
    Verdict.ADDED: gettext_lazy("Added by hand"),
}


class Marked(Protocol):
    """A sentence in which a stretch is marked."""

    sentence: str
    start: int
    end: int


@register.filter
def parted(row: Marked) -> tuple[str, str, str]:
    """A sentence before, at and after what is marked in it."""
    return row.sentence[: row.start], row.sentence[row.start : row.end], row.sentence[row.end :]


@register.filter
def state_words(state: str) -> str:
    """What became of a citation."""
    return str(_STATES.get(state, state))


@register.filter
def verdict_words(verdict: str) -> str:
    """What a person said of a citation."""
    return str(_VERDICTS.get(verdict, verdict))


@register.filter
def place_words(address: str) -> str:
    """An address as people cite it in the reader's language: "para. 62 (a)", "par. 62 a)"."""
    try:
        return phrase([address], words_of(get_language() or "en"))
    except addresses.AddressError:
        return address


@register.filter
def citations(place: Place) -> str:
    """Where it stands what a document cites and who cites it."""
    return place.named("citations").path()


@register.filter
def check(place: Place) -> str:
    """Where the references of a document are checked."""
    return place.named("check").path()


@register.filter
def at(place: Place, address: str) -> str:
    """Where a block of a document stands."""
    return place.at(address).path()


@register.filter
def target_name(target: str) -> str:
    """What is cited, without its pinpoints: a symbol, or an instrument by its title."""
    return labels.title(target, None, (get_language() or "en").partition("-")[0])


@register.filter
def work_name(symbol: str) -> str:
    """A document by its symbol; an instrument, which has none, by its title."""
    return (
        target_name(symbol.removeprefix(names.INSTRUMENT)) if symbol.startswith(names.INSTRUMENT) else symbol
    )


@register.filter
def percent(share: float) -> str:
    """A share in whole percent."""
    return _("%(n)d %%") % {"n": round(100 * share)}
