"""All routes, put together: the API, the site's own pages (lower case), then documents by symbol."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from travaux.api.routes import urlpatterns as api
from travaux.web.routes import documents, pages

urlpatterns: list[URLPattern | URLResolver] = [*api, *pages, *documents]

handler400 = "travaux.web.faults.bad"
handler403 = "travaux.web.faults.refused"
handler404 = "travaux.web.faults.missing"
handler500 = "travaux.web.faults.broken"
