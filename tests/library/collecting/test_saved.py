"""Searches that are kept, and what is new in them, for whoever asks."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.library.collecting.box import ago
from tests.library.connections.papers import put
from tests.library.shelf import somebody
from travaux.library.collecting import news, saved
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import indexing
from travaux.texts.errors import ConflictError, FieldsError, NotAllowedError

pytestmark = pytest.mark.django_db


def test_a_search_is_kept_as_the_finder_reads_it(reader: Viewer) -> None:
    kept = saved.save(
        reader, "  Torture  in 2002 ", "?page=3&q=torture+OR+police&year=2002&lang=en&lang=fr&x=1"
    )
    assert (kept.name, kept.query) == ("Torture in 2002", "q=torture+OR+police&year=2002&lang=en&lang=fr")
    asked = saved.request(kept)
    assert (asked.text, dict(asked.chosen)) == (
        "torture OR police",
        {"year": ("2002",), "lang": ("en", "fr")},
    )
    assert saved.href(kept) == "/search?q=torture+OR+police&year=2002&lang=en&lang=fr"
    other = somebody("reader", "other")
    assert not saved.all(other).exists()
    saved.change(reader, kept, visibility="public", name="Ours")
    assert [one.name for one in saved.all(other)] == ["Ours"]
    with pytest.raises(NotAllowedError, match="for its owner to change"):
        saved.remove(other, kept)
    for name, query, fault in (("x", "sort=date", "Search for something"), (" ", "q=x", "needs a name")):
        with pytest.raises(FieldsError, match=fault):
            saved.save(reader, name, query)
    with pytest.raises(NotAllowedError):
        saved.save(VISITOR, "x", "q=x")
    saved.remove(reader, kept)
    assert not saved.mine(reader).exists()


def test_new_results_are_those_of_documents_added_since(home: Home, owner: Viewer, reader: Viewer) -> None:
    old, new = put(owner), put(owner, "A/58/1")
    hidden = put(owner, "A/59/1", visibility=Visibility.PRIVATE)
    Edition.objects.filter(pk=old.pk).update(added_at=ago(days=9))
    indexing.follow()
    kept = saved.save(reader, "Detention", "q=detention", "public")
    found = saved.fresh(reader, kept, ago(days=1))
    assert found is not None
    assert [(group.symbol, group.total) for group in found.groups] == [("A/58/1", 3)]
    assert (found.total, found.documents) == (3, 1)
    everything = news.of(reader, kept)
    assert [one.href[:-1] for one in everything.entries] == ["/A/58/1/en/para/", "/A/57/292/en/para/"]
    assert "3 paragraphs: " in everything.entries[0].summary
    assert news.of(owner, kept).entries[0].title.startswith("A/59/1: ")
    assert news.of(reader, kept).entries == everything.entries  # names last
    waiting = put(owner, "A/60/1")  # the index has yet to take it in: it is told of another time
    assert saved.known_until(timezone.now(), ago(days=1)) < Edition.objects.get(pk=waiting.pk).added_at
    assert hidden.pk not in found.added
    assert new.pk in found.added


def test_one_person_keeps_so_many(reader: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "MOST", 1)
    saved.save(reader, "one", "q=one")
    with pytest.raises(ConflictError):
        saved.save(reader, "two", "q=two")
