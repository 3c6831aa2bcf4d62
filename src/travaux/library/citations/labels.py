"""What a cited place is called: "A/57/292, para. 62", or an instrument by its title.

In: a target, its pinpoints and the work if it is here. Out: words in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travaux.citing import instruments
from travaux.library.citations import names
from travaux.library.models import Work
from travaux.texts import address, pinpoint
from travaux.texts.citation import SELF
from travaux.texts.citation_words import words_of
from travaux.texts.pinpoint_words import pinpoint as phrase

_PLACES = 3  # pinpoints in a label; more make it too long to read
_WORDS = {
    "gc": gettext_lazy("general comment No. %(number)s"),
    "comm": gettext_lazy("communication No. %(number)s"),
    "opinion": gettext_lazy("Opinion No. %(number)s"),
}


def label(target: str, pinpoints: Sequence[str] = (), work: Work | None = None, language: str = "en") -> str:
    """A target with its pinpoints, as people cite it."""
    name = title(target, work, language)
    places = [printed(one, language) for one in pinpoints[:_PLACES]]
    more = ["…"] if len(pinpoints) > _PLACES else []
    return words_of(language).comma.join([name, "; ".join([*places, *more])]) if places else name


def title(target: str, work: Work | None = None, language: str = "en") -> str:
    """What is cited: its symbol, the title of an instrument, the usual words for other targets."""
    name = (names.instrument(work) if work else "") or target
    if name in instruments.ALL:
        return instruments.ALL[name].title(language)
    if work is not None and target in ("", SELF):
        return work.symbol
    kind, _colon, rest = target.partition(":")
    body, _slash, number = rest.partition("/")
    if kind == "rules":
        words = _("rules of procedure")
        return f"{body.upper()}, {words}"
    return f"{body.upper()}, {_WORDS[kind] % {'number': number}}" if kind in _WORDS else target


def printed(text: str, language: str = "en") -> str:
    """A pinpoint as people write it: "para. 62 (a)", "paras. 59–63", "par. 62 a)"."""
    try:
        parsed = pinpoint.parse(text)
    except pinpoint.PinpointError:
        return text
    places = parsed.addresses()
    if places:
        return phrase(places, words_of(language))
    steps = [address.Step(pinpoint.STEPS.get(one.unit, one.unit), one.value) for one in parsed.segments]
    return address.Address(tuple(steps)).printed()
