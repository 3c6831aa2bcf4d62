"""Groups of people on the page of people."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from tests.web.site import browser, words
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_made_filled_renamed_removed(everyone: dict[str, Viewer], accounts: None) -> None:
    admin, reader = browser(everyone["admin"]), everyone["reader"].person
    assert reader is not None
    assert "The group Geneva is there" in words(admin.post("/people/groups", {"name": "Geneva"}, follow=True))
    group = Group.objects.get(name="Geneva")
    page = f"/people/groups/{group.pk}"
    said = words(admin.post(page, {"do": "members", "person": [reader.pk]}, follow=True))
    assert "Geneva 1 member" in said
    assert [one.pk for one in group.user_set.all()] == [reader.pk]
    assert "called Vienna" in words(admin.post(page, {"do": "rename", "name": "Vienna"}, follow=True))
    assert admin.post(page, {"do": "dance"}).status_code == 400
    assert "The group Vienna is removed" in words(admin.post(page, {"do": "remove"}, follow=True))
    assert not Group.objects.exists()


def test_for_admins(everyone: dict[str, Viewer], accounts: None) -> None:
    assert browser(everyone["editor"]).post("/people/groups", {"name": "Geneva"}).status_code == 403
    assert browser(everyone["admin"]).post("/people/groups", {"name": " "}).status_code == 400
    assert browser(everyone["admin"]).post("/people/groups/99", {"do": "remove"}).status_code == 404
