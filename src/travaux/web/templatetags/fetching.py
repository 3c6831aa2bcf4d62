"""What templates ask for where a document is not in the library: the link that leads to fetching it.

In: rows of the review. Out: links to the Add page with the symbol filled in; "" where nothing can be asked
for, or this site does not fetch.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from travaux.library.citations.queue import QueueRow
from travaux.library.fetching.wanting import can_be_asked
from travaux.web.fetch_form import usual

register = template.Library()


@register.filter
def fetch_link(row: QueueRow) -> str:
    """To fetching what a row lacks, in the language of the document that cites it."""
    return _link([row.target], row.language)


@register.filter
def fetch_all_link(rows: Iterable[QueueRow]) -> str:
    """To fetching all that these rows lack, in the language of the interface."""
    return _link([row.target for row in rows], get_language())


@register.simple_tag
def fetch_symbol_link(symbol: str, language: str | None = None) -> str:
    """To fetching this document, in this language or that of the interface."""
    return _link([symbol], language or get_language())


def _link(targets: Iterable[str], language: str | None) -> str:
    asked = [("fetch", target) for target in targets if can_be_asked(target)] if settings.FETCH else []
    if not asked:
        return ""
    return f"{reverse('add')}?{urlencode([*asked, ('lang', usual(language))], safe='/()')}#fetch"
