"""Every route × role × visibility: who gets what, and that nobody is told what they may not know.

The expectations are data in `permissions_table.py`. A route that is not there fails the test, so that
nothing is opened by forgetting. Beside the status, each answer is searched for the words of everybody's
private documents: texts, titles, file names, collections, symbols.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.api.seeding import Seeded, pdf, seed
from tests.library.shelf import somebody
from tests.permissions_table import API, DOCUMENTS, KINDS, PAGES, ROLES, Row
from travaux.api.reference import METHODS
from travaux.api.routes import api
from travaux.library import people, pictures
from travaux.library.home import Home
from travaux.library.models import Person, Role
from travaux.library.permissions import VISITOR, Viewer, viewer_of
from travaux.library.search import indexing
from travaux.texts import links

pytestmark = pytest.mark.django_db


class Matrix:
    """A library with a public and a private document of somebody else, and a private one for each role."""

    def __init__(self) -> None:
        other = somebody("contributor", "somebody-else")
        self.viewers: dict[str, Viewer] = {"visitor": VISITOR}
        self.things: dict[str, dict[str, Seeded]] = {"own": {}}
        self.secrets: dict[str, tuple[str, ...]] = {}
        self.public = seed(other, "A/57/292", "public", job=1)
        self.private = self._private("others", other, 2)
        for number, role in enumerate(ROLES[1:], start=3):
            viewer = somebody("contributor", f"an-owner-{role}")
            self.things["own"][role] = self._private(role, viewer, number)
            Person.objects.filter(pk=viewer.person.pk if viewer.person else 0).update(role=Role(role))
            self.viewers[role] = (
                viewer_of(Person.objects.get(pk=viewer.person.pk)) if viewer.person else viewer
            )
        indexing.follow()

    def _private(self, whose: str, viewer: Viewer, number: int) -> Seeded:
        word, symbol = f"Quicksilver{whose}", f"E/CN.4/{number}77"
        self.secrets[whose] = (word, symbol)
        return seed(viewer, symbol, "private", job=number, said=word)

    def thing(self, kind: str, role: str) -> Seeded:
        """What is asked about."""
        if kind == "own":
            return self.things["own"][role]
        return self.public if kind == "public" else self.private

    def client(self, role: str, *, session: bool) -> Client:
        """A client of somebody of this role: with a session for pages, with a token for the API."""
        person = self.viewers[role].person
        client = Client()
        if person is not None and session:
            client.force_login(person)
        elif person is not None:
            _, text = people.make_token(self.viewers[role], "matrix")
            client = Client(headers={"Authorization": f"Bearer {text}"})
        return client

    def unknown_to(self, role: str) -> Iterator[str]:
        """Words that must not reach this role."""
        for whose, words in self.secrets.items():
            if whose != role and role != "admin":
                yield from words


@pytest.fixture
def matrix(home: Home, settings: Any, db: None) -> Iterator[Matrix]:
    """The library, on a site with accounts."""
    settings.MODE = "server"
    yield Matrix()
    pictures.close()


@pytest.mark.parametrize(
    ("rows", "session"),
    [
        pytest.param(API, False, id="api"),
        pytest.param(PAGES, True, id="pages"),
        pytest.param(DOCUMENTS, True, id="documents"),
    ],
)
def test_each_route_answers_each_role_as_the_table_says(
    matrix: Matrix, rows: Iterable[Row], session: bool
) -> None:
    clients = {role: matrix.client(role, session=session) for role in ROLES}
    wrong = [
        said
        for row in rows
        for kind in (KINDS if _is_about_something(row) else KINDS[1:2])
        for role, status in zip(ROLES, row.expected[kind].split(), strict=True)
        if status != "-" and (kind, role) != ("own", "visitor")
        for said in _wrong(matrix, clients[role], row, kind, role, int(status))
    ]
    assert not wrong, f"{len(wrong)} answers are not as expected:\n" + "\n".join(wrong)


def test_every_operation_of_the_api_is_in_the_table() -> None:
    paths = api.get_openapi_schema(path_prefix="api/")["paths"]
    there = {f"{m.upper()} {path}" for path, said in paths.items() for m in METHODS if m in said}

    assert there == {row.name for row in API}


def test_every_page_is_in_the_table() -> None:
    operations = {f"api:{one}" for one in _operation_names()}

    assert _names(get_resolver().url_patterns, "") - operations == {row.name for row in (*PAGES, *DOCUMENTS)}


def test_every_view_of_a_document_is_in_the_table() -> None:
    asked = [links.parse(row.path.replace("{symbol}", "A/57/292")) for row in DOCUMENTS]

    assert {place.view for place in asked if place} == {"", *links.VIEWS}
    assert {place.form for place in asked if place} == {None, *links.FORMS}


def test_a_closed_library_gives_a_visitor_nothing(matrix: Matrix, settings: Any) -> None:
    settings.OPEN_TO_VISITORS = False
    client = Client()
    for row in (*API, *PAGES, *DOCUMENTS):
        asked, answer = _ask(client, row, matrix.public.names)
        body = _body(answer)
        assert "Rapporteur" not in body and "visited places" not in body, asked
        assert "Human rights of migrants" not in body, asked


def _is_about_something(row: Row) -> bool:
    """Whether the request names a thing of the library; what names none is the same whatever is there."""
    return any("{" in str(part) for part in (row.path, *row.query.values(), *(row.data or {}).values()))


def _wrong(matrix: Matrix, client: Client, row: Row, kind: str, role: str, status: int) -> Iterator[str]:
    """What is wrong with an answer: its status, or that it tells what it should not."""
    asked, answer = _ask(client, row, matrix.thing(kind, role).names)
    if answer.status_code != status:
        yield f"{role} {kind} {asked}: {answer.status_code} and not {status}"
    body = _body(answer) + str(dict(answer.items()))
    for word in matrix.unknown_to(role):
        if word.lower() not in asked.lower() and word.lower() in body.lower():
            at = body.lower().index(word.lower())
            yield f"{role} {kind} {asked}: tells of {word}: …{body[max(0, at - 60) : at + 60]}…"


def _ask(client: Client, row: Row, names: Mapping[str, str]) -> tuple[str, HttpResponseBase]:
    """Send the request and undo what it did."""
    path = _filled(row.path, names)
    query = {name: _filled(value, names) for name, value in row.query.items()}
    options: dict[str, Any] = {"query_params": query}
    if row.upload:
        options["data"] = {"files": SimpleUploadedFile("new.pdf", pdf("A/99/1", "new"))}
    elif row.data is not None:
        options["data"] = {
            name: _filled(value, names) if isinstance(value, str) else value
            for name, value in row.data.items()
        }
        if row.path.startswith("/api/"):
            options["content_type"] = "application/json"
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, row.method)(path, **options)
        answer.text_of_it = _read(answer)
        transaction.set_rollback(True)
    client.cookies = cookies  # signing out, too
    return f"{row.method} {path} {query}", answer


def _filled(text: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _read(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content, "utf-8", "replace")


def _body(answer: Any) -> str:
    return str(answer.text_of_it)


def _names(patterns: Iterable[URLPattern | URLResolver], space: str) -> set[str]:
    """The names of all routes; one without a name is called by its pattern."""
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            found |= _names(pattern.url_patterns, inner)
        else:
            found.add(space + (pattern.name or str(pattern.pattern)))
    return found


def _operation_names() -> set[str]:
    paths = api.get_openapi_schema(path_prefix="api/")["paths"]
    return {said[m]["operationId"] for said in paths.values() for m in METHODS if m in said}
