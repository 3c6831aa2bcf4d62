"""Who is asking: the owner in local mode, whoever signed in or holds a token in server mode."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.library.shelf import somebody
from travaux.library import people
from travaux.library.permissions import VISITOR, Viewer
from travaux.web.viewers import ViewerMiddleware

pytestmark = pytest.mark.django_db


def _asked(request: HttpRequest, user: object = None) -> Viewer:
    request.user = user  # type: ignore[assignment]
    seen: list[Viewer] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request.viewer)  # type: ignore[attr-defined]
        return HttpResponse()

    ViewerMiddleware(answer)(request)
    return seen[0]


def test_in_local_mode_everybody_is_the_owner(rf: RequestFactory) -> None:
    assert _asked(rf.get("/")) == people.owner()


def test_in_server_mode_it_is_who_signed_in(rf: RequestFactory, settings: LazySettings) -> None:
    settings.MODE = "server"
    editor = somebody("editor")
    assert _asked(rf.get("/")) == VISITOR
    assert _asked(rf.get("/"), editor.person) == editor


def test_a_token_counts_before_a_session(rf: RequestFactory, settings: LazySettings) -> None:
    settings.MODE = "server"
    reader, admin = somebody("reader"), somebody("admin")
    _made, text = people.make_token(reader, "x")
    bearer = {"headers": {"Authorization": f"Bearer {text}"}}
    assert _asked(rf.get("/api/works", **bearer), admin.person) == reader  # type: ignore[arg-type]
    wrong = {"headers": {"Authorization": "Bearer nonsense"}}
    assert _asked(rf.get("/api/works", **wrong), admin.person) == VISITOR  # type: ignore[arg-type]
