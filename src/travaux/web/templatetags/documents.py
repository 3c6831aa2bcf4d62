"""What templates of documents ask for: a language by its own name, the address of a document.

In: codes and symbols. Out: words and paths.
"""

from __future__ import annotations

from django import template
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from travaux.exporting.labels import direction
from travaux.texts.links import Place

register = template.Library()


@register.filter
def own_name(code: str) -> str:
    """A language as its readers call it: "fr" is "français"."""
    if code == "und":
        return _("Language unknown")
    try:
        name = str(get_language_info("zh-hans" if code == "zh" else code)["name_local"])
    except KeyError:
        return code
    return "中文" if code == "zh" else name[:1].upper() + name[1:]


@register.filter
def document_path(symbol: str, language: str) -> str:
    """The address of the newest version of a document in a language."""
    return Place(symbol, language).path()


@register.filter
def text_direction(language: str) -> str:
    """The direction that a language is written in: "rtl" or "ltr"."""
    return direction(language)
