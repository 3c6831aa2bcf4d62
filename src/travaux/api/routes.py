"""The API put together: what /api/ answers.

`api` is the object that knows all operations; `urlpatterns` are its routes. Routers, one a subject, are
in the modules beside this one; who asks, errors, pages of lists and the border are too.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from travaux import __version__
from travaux.api import (
    additions,
    citations,
    collections,
    connecting,
    connections,
    contents,
    documents,
    editions,
    following,
    forms,
    gathered,
    gathered_tables,
    lists,
    people,
    problems,
    recommendations,
    relations,
    review,
    search,
    status,
    taking_out,
    versions,
)
from travaux.api.asking import Token
from travaux.api.openapi import DescribedAPI, PlainJSON
from travaux.api.reference import Reference

DESCRIPTION = """Everything the site does, for programs.

Paragraphs have addresses; editions have numbers. `GET /api/resolve` leads from a link or a citation to
an edition and the blocks in it, `GET /api/documents/{symbol}` from a symbol to its editions.

Lists come in pages: `next` of one is the `cursor` of the following. Errors are problem+json (RFC 9457)
with a sentence for a person and a code for a program. What you may not see does not exist for you: it
is left out of lists and counts, and asking for it gives 404.
"""

api = DescribedAPI(
    title="Travaux",
    version=__version__,
    description=DESCRIPTION,
    urls_namespace="api",
    auth=Token(),
    docs=Reference(),
    renderer=PlainJSON(),
    servers=[{"url": "/"}],
)
problems.install(api)
for subject in (
    documents, editions, contents, forms, search, taking_out, citations, review, connecting, connections,
    recommendations, relations, additions, collections, gathered, gathered_tables, lists, following, people,
    status, versions,
):  # fmt: skip
    api.add_router("", subject.router)

urlpatterns: list[URLPattern | URLResolver] = [path("api/", api.urls)]
