"""How recommendations are shown in pages: parties, lead-ins, themes, what those like one changed.

In: values as the finders of recommendations give them. Out: words in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travaux.library.recommendations.showing import Shown
from travaux.texts.recommendation import Form, Party
from travaux.texts.theme import Topic, TopicKind

register = template.Library()
_LONGEST_LEAD = 160  # characters of a lead-in in lists: its end says who shall do what


@register.filter
def named(parties: Sequence[Party], most: int = 0) -> str:
    """Names of parties in a row; beyond `most` only how many more."""
    shown = parties[:most] if most else parties
    said = _(", ").join(party.name for party in shown)
    more = len(parties) - len(shown)
    return _("%(names)s and %(n)d more") % {"names": said, "n": more} if more else said


@register.filter
def leads(row: Shown) -> bool:
    """Whether its lead-in says something of what to do; in lists of the review it does not."""
    return bool(row.lead_in) and row.form != Form.REVIEW


@register.filter
def lead_end(text: str) -> str:
    """The end of a lead-in, from a word on."""
    if len(text) <= _LONGEST_LEAD:
        return text
    return "… " + text[-_LONGEST_LEAD:].partition(" ")[2]


@register.filter
def topic_label(topic: Topic) -> str:
    """What a theme or group is called."""
    return topic.label((get_language() or "en").partition("-")[0])


@register.filter
def themes(topics: Iterable[Topic]) -> list[Topic]:
    """Those that are themes."""
    return [one for one in topics if one.kind == TopicKind.THEME]


@register.filter
def groups(topics: Iterable[Topic]) -> list[Topic]:
    """Those that are groups of people."""
    return [one for one in topics if one.kind == TopicKind.GROUP]


@register.filter
def others(row: Shown) -> int:
    """How many are like it."""
    return max(0, row.cluster_size - 1)


@register.filter
def identifiers(topics: Iterable[Topic]) -> list[tuple[str, str]]:
    """What others call the same, each once, with its address where it has one."""
    found: dict[str, str] = {}
    for one in topics:
        if one.uhri:
            found[f"UHRI {one.uhri}"] = ""
        found |= {f"SDG {goal}": href for goal, href in zip(one.sdg, one.sdg_hrefs, strict=True)}
        if one.unbis:
            found[f"UNBIS {one.unbis}"] = one.unbis_href
    return list(found.items())
