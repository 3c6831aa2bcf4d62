"""Which versions count, whoever they are for."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report, somebody
from travaux.library import versions
from travaux.library.models import Edition, OutboxEntry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("made", "superseded"),
    [
        (["public", "public"], [True, False]),
        (["mine", "public"], [True, False]),  # whoever saw mine sees the public one
        (["public", "mine"], [False, False]),  # others don't see mine
        (["mine", "mine"], [True, False]),
        (["mine", "yours"], [False, False]),
        (["public", "mine", "mine"], [False, True, False]),
    ],
)
def test_settle(made: list[str], superseded: list[bool]) -> None:
    mine, yours = somebody("contributor"), somebody("contributor", "yours")
    editions = [
        shelve(
            short_report(title=f"Version {at}"),
            yours if who == "yours" else mine,
            visibility="public" if who == "public" else "private",
        )
        for at, who in enumerate(made)
    ]
    Edition.objects.update(superseded=False)
    OutboxEntry.objects.all().delete()
    versions.settle(editions[0].work, "en")
    there = Edition.objects.order_by("version")
    assert [one.superseded for one in there] == superseded
    told = OutboxEntry.objects.order_by("pk").values_list("edition_id", "removed")
    assert list(told) == [(one.pk, True) for one in there if one.superseded]
    assert versions.next_version(editions[0].work, "en") == len(made) + 1
