"""The site's routes: `pages` are lower case, `documents` takes every path that begins with a symbol."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.views.i18n import set_language

from travaux.web import (
    accounts,
    add,
    checking,
    citation,
    collections,
    help,
    home,
    instruments,
    jobs,
    managing,
    review,
    sample,
    search,
    settings_page,
)
from travaux.web.document_routes import documents as documents

pages: list[URLPattern] = [
    path("", home.home, name="home"),
    path("sample", sample.add_sample, name="sample"),
    path("add", add.add, name="add"),
    path("add/<uuid:batch>", add.batch, name="batch"),
    path("add/one/<uuid:pk>", add.addition, name="addition"),
    path("jobs", jobs.jobs, name="jobs"),
    path("search", search.search, name="search"),
    path("search/more", search.more, name="more"),
    path("review", review.review, name="review"),
    path("citations/<int:pk>", citation.citation, name="citation"),
    path("check", checking.check, name="check"),
    path("instruments", instruments.instruments, name="instruments"),
    path("instruments/<slug:name>", instruments.instrument, name="instrument"),
    path("help", help.help_page, name="help"),
    path("collections", collections.collections, name="collections"),
    path("collections/<str:slug>", collections.collection, name="collection"),
    path("language", set_language, name="language"),
    path("look", settings_page.look, name="look"),
    path("keys", settings_page.keys, name="keys"),
    path("sign-in", accounts.sign_in, name="sign-in"),
    path("sign-out", accounts.sign_out, name="sign-out"),
    path("password", accounts.password, name="password"),
    path("account", accounts.account, name="account"),
    path("account/tokens/<int:pk>", accounts.revoke, name="revoke"),
    path("people", managing.people, name="people"),
    path("people/<int:pk>", managing.person, name="person"),
    path("log", managing.log, name="log"),
]
