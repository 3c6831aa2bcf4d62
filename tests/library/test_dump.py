"""Tables go out as lines of JSON and come back in, as they stood."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection

from tests.library.shelf import shelve, short_report
from travaux.library import dump
from travaux.library.models import Addition, Block, Collection, State
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def out(model: type) -> list[bytes]:
    """A table as lines."""
    stream = BytesIO()
    count = dump.write(model, stream, using="default")  # type: ignore[arg-type]
    lines = stream.getvalue().splitlines(keepends=True)
    assert len(lines) == count + 1
    return lines


def test_blocks_with_all_their_columns(owner: Viewer) -> None:
    shelve(short_report(), owner)
    before = list(Block.objects.order_by("pk").values())
    lines = out(Block)
    Block.objects.all().delete()
    assert dump.read(Block, lines, using="default") == len(before)
    assert list(Block.objects.order_by("pk").values()) == before


def test_keys_and_times_of_every_sort(owner: Viewer) -> None:
    made = Addition.objects.create(batch="0" * 32, name="r\u2028.pdf", state=State.QUEUED, by=owner.person)
    lines = out(Addition)
    Addition.objects.all().delete()
    dump.read(Addition, lines, using="default")
    again = Addition.objects.get()
    assert (again.pk, again.made_at, again.changed_at) == (made.pk, made.made_at, made.changed_at)
    assert (again.name, again.lease_until) == ("r\u2028.pdf", None)


def test_numbers_go_on_after_those_read_in(owner: Viewer) -> None:
    box = Collection.objects.create(name="Box", slug="box")
    lines = out(Collection)
    Collection.objects.all().delete()
    dump.read(Collection, lines, using="default")
    dump.reset_sequences([Collection], using="default")
    assert Collection.objects.create(name="Next", slug="next").pk > box.pk
    assert connection.vendor in ("sqlite", "postgresql")
