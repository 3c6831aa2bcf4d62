"""Feeds show what their reader may see, and nothing else."""

from __future__ import annotations

import pytest

from tests.library.collecting.box import filled, shared
from tests.library.connections.papers import TEXTS
from travaux.library.collecting import following, items, news
from travaux.library.models import Edition, Person, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def test_a_feed_of_a_collection_shows_what_its_reader_may_see(owner: Viewer, reader: Viewer) -> None:
    box, report, _comment = filled(owner)
    with pytest.raises(MissingError):
        following.by_key("nobody has this")
    shared(owner, box, reader)
    kept = following.follow(reader, box)
    viewer, subject = following.by_key(kept.secret)
    feed = news.of(viewer, subject)
    assert [one.title for one in feed.entries] == [
        "Case 12", "A/57/292, para. 2", "A/57/292, para. 2", "CCPR/C/GC/34: Human rights of migrants",
    ]  # fmt: skip
    assert feed.entries[2].summary == f"{TEXTS[1]} — The heart of it"
    assert feed.entries[2].id == f"urn:uuid:{box.items.get(address='para_2').key}"
    before = news.stamp(viewer, subject)
    assert before == feed.tag
    items.add_record(owner, box, "Case 13")
    assert news.stamp(viewer, subject) != before
    Edition.objects.filter(pk=report.pk).update(visibility=Visibility.PRIVATE)
    assert news.of(viewer, subject).total == 3
    fresh = following.renew(reader, kept).secret
    with pytest.raises(MissingError, match="not there any more"):
        following.by_key(kept.secret if kept.secret != fresh else "")
    Person.objects.filter(pk=viewer.person.pk).update(is_active=False)  # type: ignore[union-attr]
    with pytest.raises(MissingError):
        following.by_key(fresh)
