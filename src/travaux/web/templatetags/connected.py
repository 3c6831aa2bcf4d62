"""What templates of connections ask for: which end is which, what became of an end, who sees a connection.

In: rows of the library's finders. Out: ends and words.
"""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travaux.library.connections.showing import EndShown, Shown
from travaux.library.models import PassageState, Sharing, Side
from travaux.texts.refinding import Part, diff

register = template.Library()
_UNSURE = "unsure"
_ABSENT = "absent"
_FATES: dict[str, str | Promise] = {
    PassageState.EXACT: gettext_lazy("as it was chosen"),
    PassageState.MOVED: gettext_lazy("moved, word for word"),
    PassageState.CHANGED: gettext_lazy("its words have changed"),
    PassageState.BY_ADDRESS: gettext_lazy("by its number, from another language"),
    PassageState.LOST: gettext_lazy("not found in this version"),
    _UNSURE: gettext_lazy("not certain in the newest version"),
    _ABSENT: gettext_lazy("its text is not in the library"),
}


@register.filter
def own_end(row: Shown) -> EndShown:
    """The end at which a connection is looked at."""
    return row.target if row.here == Side.TARGET and row.target else row.source


@register.filter
def ends(row: Shown) -> tuple[EndShown, ...]:
    """Both ends; of a note its one."""
    return (row.source, row.target) if row.target else (row.source,)


@register.filter
def words_now(end: EndShown) -> str:
    """What stands there: the words now, or those that were chosen."""
    return end.text or end.quote


@register.filter
def fate(end: EndShown) -> str:
    """What became of an end, as a value for the style sheet."""
    if not end.state:
        return _ABSENT
    return end.state if end.certain or end.state == PassageState.LOST else _UNSURE


@register.filter
def fate_words(end: EndShown) -> str:
    """What became of an end, in words."""
    return str(_FATES[fate(end)])


@register.filter
def before_it(context: str) -> str:
    """Of the words before a passage, those of the same paragraph."""
    _before, other, words = context.rpartition("\n")
    return words if other or not words else f"…{words}"


@register.filter
def after_it(context: str) -> str:
    """Of the words after a passage, those of the same paragraph."""
    words, other, _after = context.partition("\n")
    return words if other or not words else f"{words}…"


@register.filter
def difference(end: EndShown) -> tuple[Part, ...]:
    """The words that were chosen beside those that stand there now."""
    return diff(end.quote, end.text)


@register.filter
def sharing_words(row: Shown) -> str:
    """Who sees a connection."""
    if row.sharing == Sharing.GROUP:
        return _("shared with %(group)s") % {"group": row.group}
    return _("only you see it") if row.sharing == Sharing.PRIVATE else _("everybody sees it")
