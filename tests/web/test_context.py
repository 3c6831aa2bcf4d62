"""What every page is told."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from travaux.library.permissions import VISITOR, Viewer
from travaux.web.context import everywhere

pytestmark = pytest.mark.django_db


def test_rights_by_name(rf: RequestFactory, everyone: dict[str, Viewer]) -> None:
    request = rf.get("/")
    request.viewer = everyone["contributor"]  # type: ignore[attr-defined]
    told = everywhere(request)
    assert told["can"]["add"] and told["can"]["collect"] and not told["can"]["manage_people"]


def test_jobs_are_counted_only_where_they_are_shown(
    rf: RequestFactory, owner: Viewer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = rf.get("/")
    request.viewer = owner  # type: ignore[attr-defined]
    with django_assert_num_queries(0):
        told = everywhere(request)
    with django_assert_num_queries(1):
        assert not told["running"]


def test_a_request_without_a_viewer_is_a_visitors(rf: RequestFactory, settings: LazySettings) -> None:
    settings.MODE = "server"
    told = everywhere(rf.get("/"))
    assert told["viewer"] == VISITOR and not told["local"] and not told["can"]["add"]
