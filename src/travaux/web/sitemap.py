"""/sitemap.xml: an index of sitemaps with every document that anybody may read, for search engines.

In: a request. Out: XML that is sent while it is written, so that a million documents need no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from travaux.library import public

_TYPE = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The list of sitemaps."""
    numbers = range(1, public.pages() + 1)
    links = [request.build_absolute_uri(reverse("sitemap", args=[number])) for number in numbers]
    rows = "".join(f"<sitemap><loc>{escape(link)}</loc></sitemap>\n" for link in links)
    return HttpResponse(f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{rows}</sitemapindex>\n', _TYPE)


@require_safe
def sitemap(request: HttpRequest, number: int) -> HttpResponseBase:
    """One sitemap."""
    rows = public.page(number)
    site = request.build_absolute_uri("/").rstrip("/")

    def entries() -> Iterator[str]:
        yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n'
        for place, read_at in rows:
            link = escape(site + place.path())
            yield f"<url><loc>{link}</loc><lastmod>{read_at.date().isoformat()}</lastmod></url>\n"
        yield "</urlset>\n"

    return StreamingHttpResponse(entries(), content_type=_TYPE)
