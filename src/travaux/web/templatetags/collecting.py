"""What templates of collections ask for: the introduction as paragraphs with links, the name of an item.

In: texts as people typed them, items as they are shown. Out: safe HTML, words.
"""

from __future__ import annotations

import re

from django import template
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe

from travaux.library.collecting.finding import ItemShown

register = template.Library()
_BETWEEN = re.compile(r"\n\s*\n")
_LONGEST_NAME = 80


@register.filter
def introduced(text: str) -> SafeString:
    """Plain text as paragraphs; addresses in it are links."""
    parts = (part.strip() for part in _BETWEEN.split(text.replace("\r\n", "\n")))
    written = (urlize(part, nofollow=True, autoescape=True).replace("\n", "<br>") for part in parts if part)
    return mark_safe("".join(f'<p dir="auto">{part}</p>' for part in written))  # urlize escapes


@register.filter
def item_name(row: ItemShown) -> str:
    """What an item is called where it is spoken of."""
    if row.connection is not None and not row.title:
        ends = (row.connection.source, row.connection.target)
        return " – ".join(end.printed for end in ends if end is not None)
    name = row.printed or row.title or row.symbol
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()} …"
