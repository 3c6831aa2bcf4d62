"""The routes of documents: one, for every path that begins with a capital or a figure.

In: nothing. Out: the pattern that `routes.py` puts after the site's own pages.
"""

from __future__ import annotations

from django.urls import URLPattern, re_path

from travaux.web.documents import document

documents: list[URLPattern] = [re_path(r"^(?P<path>[A-Z0-9].*)\Z", document, name="document")]
