"""Names, times, authors and groups as files say them."""

from __future__ import annotations

import uuid

import pytest

from tests.library.shelf import somebody
from travaux.library.connections import groups
from travaux.library.connections.importing import values
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError

KEY = "7d7d9a52-6a5b-4f53-8e1e-1f0f5f3c9a10"


def test_names_are_the_same_every_time() -> None:
    assert values.key(f"urn:uuid:{KEY}") == values.key(KEY) == uuid.UUID(KEY)
    assert values.key("https://example.org/7") == values.key(" https://example.org/7 ") != values.key("8")
    assert values.key(" ") is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2024-05-31T14:05:00Z", "2024-05-31T14:05:00+00:00"),
        ("2024-05-31T14:05:00.25+02:00", "2024-05-31T14:05:00.250000+02:00"),
        ("2024-05-31 14:05", "2024-05-31T14:05:00+00:00"),
        ("2024-05-31", "2024-05-31T00:00:00+00:00"),
    ],
)
def test_times(said: str, read: str) -> None:
    found = values.moment(said, "made")
    assert found is not None and found.isoformat() == read


@pytest.mark.parametrize("said", ["yesterday", "2024-13-01", "2024-05-31T99:00:00Z", "31.5.2024"])
def test_what_is_no_time_is_said(said: str) -> None:
    assert values.moment("", "made") is None
    with pytest.raises(FieldsError, match="is no time"):
        values.moment(said, "made")


@pytest.mark.django_db
def test_authors_and_groups(owner: Viewer) -> None:
    other = somebody("editor", "ana")
    assert (values.author(other, " ana "), values.author(other, "A.  Reader")) == ("", "A. Reader")
    team = groups.create(owner, "Team")
    groups.set_members(owner, team.pk, [other.person.pk] if other.person else [])
    assert values.group(other, "group", "team") == team.pk
    assert values.group(other, "public", "team") is None
    with pytest.raises(FieldsError, match="no group called"):
        values.group(owner, "group", "Team")
