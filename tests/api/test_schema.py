"""The API against its own document: made-up requests, right and wrong, to every operation.

Schemathesis makes the requests from /api/openapi.json and holds the answers against it: no 500, only
statuses, types and shapes that are promised, wrong requests refused, right ones not. A real library is
on the shelf, so that many requests meet something. The seed is fixed; each request is undone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as limited
from schemathesis import Case, CheckContext, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.api.seeding import Seeded, seed
from tests.library.shelf import somebody
from travaux.api.routes import api
from travaux.library import pictures
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

EXAMPLES = 2  # beside those that go through the limits of each parameter one by one
OF_LIMITS = 8  # one of so many of these, always the same: all eight thousand take minutes

application = get_wsgi_application()


def to_the_end(environ: dict[str, Any], start: Any) -> list[bytes]:
    """The application as a server calls it: answers are closed when they have been read."""
    answer = application(environ, start)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def every_operation() -> Any:
    """A test for each operation, which goes through the limits of its parameters as well."""
    coverage = {"unexpected-methods": []}  # those are the framework's to refuse
    config = SchemathesisConfig.from_dict({"phases": {"coverage": coverage}})
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="api/"), config=config)
    schema.app = to_the_end
    return schema.parametrize()


briefly = limited(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@schemathesis.check
def well_formed_is_understood(ctx: CheckContext, response: Response, case: Case) -> None:
    """What the document allows may be refused for what it means, never for how it is written."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code in (400, 422):
        assert response.json()["code"] not in ("invalid-request", "bad-request"), response.text


@pytest.fixture
def seeded(home: Home, owner: Viewer) -> Seeded:
    """A small library."""
    seed(somebody("contributor", "somebody"), "CAT/C/54/2", "private", job=8, said="secret")
    return seed(owner, "A/57/292", "public", job=7)


@pytest.fixture(autouse=True)
def _one_transaction() -> Iterator[None]:
    """A server lets go of its connection after each request; a test's would end with its transaction."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def drawn() -> Iterator[None]:
    """Ends the processes that draw."""
    yield
    pictures.close()


def ask(case: Case, known: Seeded) -> None:
    """Send the request, undo what it did, judge the answer; right ones are about what is there."""
    if case.meta is not None and case.meta.generation.mode.is_positive:
        case.path_parameters = {name: known.names[name] for name in case.path_parameters or {}}
    with transaction.atomic():
        answer = case.call()
        transaction.set_rollback(True)
    case.validate_response(answer, excluded_checks=[positive_data_acceptance])


def _at_limits(case: Case) -> bool:
    return case.meta is not None and case.meta.phase.name is TestPhase.COVERAGE


@every_operation()
@briefly
def test_every_operation(case: Case, seeded: Seeded, drawn: None, settings: Any) -> None:
    """For the owner; reading for a visitor, too. (`test_permissions_matrix` has who may change what.)"""
    if _at_limits(case):
        if zlib.crc32(case.as_curl_command().encode()) % OF_LIMITS == 0:
            ask(case, seeded)
        return
    ask(case, seeded)
    if case.method == "GET":
        settings.MODE = "server"
        ask(case, seeded)
        settings.MODE = "local"
