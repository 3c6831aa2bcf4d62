"""What goes wrong becomes a page with one sentence; the API is left alone."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from tests.web.site import links, words
from travaux.library.permissions import VISITOR
from travaux.texts import errors
from travaux.web import faults

pytestmark = pytest.mark.django_db


def _all(kind: type[errors.TravauxError]) -> list[type[errors.TravauxError]]:
    return [kind, *(below for one in kind.__subclasses__() for below in _all(one))]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.MissingError, 404),
        (errors.NotAllowedError, 403),
        (errors.ConflictError, 409),
        (errors.FieldsError, 400),
        (errors.UsageError, 400),
        (errors.TooLargeError, 413),
        (errors.EncryptedError, 422),
        (errors.BadArchiveError, 422),
    ],
)
def test_status(kind: type[errors.TravauxError], status: int) -> None:
    assert faults.status_of(kind("no")) == status


def test_every_error_of_ours_has_a_heading() -> None:
    for kind in _all(errors.TravauxError):
        assert faults.status_of(kind("no")) in faults.HEADINGS


def test_a_page_that_is_not_there(client: Client) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "Nothing is here" in words(answer)
    assert links(answer, "Go to the library") == ["/"]


def test_a_row_that_is_not_there(client: Client) -> None:
    answer = client.get(f"/add/{uuid4()}")
    assert answer.status_code == 404
    assert "added by somebody else" in words(answer)


def test_a_form_without_its_key() -> None:
    answer = Client(enforce_csrf_checks=True).post("/look", {"look": "dark"})
    assert answer.status_code == 403
    assert "The form was too old" in words(answer)


def test_too_many_fields(client: Client, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    answer = client.post("/look", {"look": "dark", "a": "1", "b": "2"})
    assert answer.status_code == 400
    assert "not whole" in words(answer)


def test_our_own_fault_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("travaux.web.home.shelf", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "fault of Travaux" in words(answer)
    assert b"secret" not in answer.content


def test_a_refusal_leads_to_signing_in(client: Client, settings: LazySettings) -> None:
    settings.MODE = "server"
    answer = client.get("/jobs?state=failed")
    assert answer.status_code == 403
    assert links(answer, "Sign in")[-1] == "/sign-in?next=/jobs%3Fstate%3Dfailed"


def test_the_api_answers_for_itself(rf: RequestFactory) -> None:
    middleware = faults.FaultMiddleware(lambda request: faults.HttpResponseNotAllowed(["GET"]))
    request = rf.get("/api/works")
    request.viewer = VISITOR  # type: ignore[attr-defined]
    assert middleware.process_exception(request, errors.MissingError("gone")) is None
    assert middleware(request).content == b""
    request = rf.get("/works")
    request.viewer = VISITOR  # type: ignore[attr-defined]
    page = middleware.process_exception(request, errors.MissingError("gone"))
    assert page is not None and page.status_code == 404
    assert middleware.process_exception(request, RuntimeError()) is None
