"""A reading becomes an edition whole or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError

from tests.builders import block
from tests.library.shelf import shelve, short_report, texts
from travaux.citing import instruments
from travaux.library import collecting, finding
from travaux.library.adding.store import Wish, store
from travaux.library.models import AuditEntry, Edition, Original, OutboxEntry, Symbol, Visibility, Work
from travaux.library.permissions import Viewer
from travaux.texts.links import Place

pytestmark = pytest.mark.django_db


def test_everything_of_a_reading_is_kept(owner: Viewer) -> None:
    read = short_report()
    edition = shelve(read, owner)
    assert texts(edition) == [one.text for one in read.blocks]
    assert (edition.page_count, edition.paragraph_count) == (2, 6)
    assert (edition.work.symbol, edition.language, edition.version) == ("A/57/292", "en", 1)
    assert [(one.edition_id, one.removed) for one in OutboxEntry.objects.all()] == [(edition.pk, False)]
    assert AuditEntry.objects.get().subject == "A/57/292 (en)"


def test_other_bytes_of_the_same_symbol_and_language_are_a_new_version(owner: Viewer) -> None:
    first = shelve(short_report(), owner, data=b"one")
    second = shelve(short_report(), owner, data=b"two")
    first.refresh_from_db()
    assert (second.version, first.superseded, second.superseded) == (2, True, False)
    assert finding.edition(owner, Place("A/57/292")) == second
    assert finding.edition(owner, Place("A/57/292", "en", 1)) == first


def test_addresses_carry_over_to_a_new_version(owner: Viewer) -> None:
    read = short_report()
    counted = replace(read, blocks=(*read.blocks, block("p_1", "A closing remark of some length.")))
    shelve(counted, owner, data=b"one")
    before = block("p_1", "Something quite new that stands before it.")
    after = replace(counted.blocks[-1], address="p_2")
    second = shelve(replace(read, blocks=(*read.blocks, before, after)), owner, data=b"two")
    assert finding.block(second, "p_1").text == "A closing remark of some length."


def test_another_language_is_another_edition_of_the_same_work(owner: Viewer) -> None:
    english, french = shelve(short_report(), owner), shelve(short_report(language="fr"), owner)
    assert english.work == french.work
    assert (french.version, english.superseded) == (1, False)


def test_a_language_that_no_address_knows_is_undetermined(owner: Viewer) -> None:
    edition = shelve(short_report(language="xx"), owner)
    assert edition.language == "und"
    assert edition.metadata["language"] == "xx"


def test_double_symbols_lead_to_one_work(owner: Viewer) -> None:
    edition = shelve(short_report("A/52/826", other_symbols=("S/1998/222", "A/52/826")), owner)
    for name in ("A/52/826", "S/1998/222"):
        assert finding.work(owner, name) == edition.work
    assert Symbol.objects.get(main=True, work=edition.work).printed == "A/52/826"


def test_somebody_elses_private_edition_stands_in_nobodys_way(everyone: dict[str, Viewer]) -> None:
    theirs = shelve(short_report(), everyone["editor"], visibility=Visibility.PRIVATE, data=b"one")
    mine = shelve(short_report(), everyone["contributor"], visibility=Visibility.PRIVATE, data=b"two")
    theirs.refresh_from_db()
    assert (mine.version, theirs.superseded) == (2, False)
    assert finding.edition(everyone["editor"], Place("A/57/292")) == theirs
    assert finding.edition(everyone["contributor"], Place("A/57/292")) == mine


def test_a_collection_is_joined_and_the_other_languages_are_found_in_it(owner: Viewer) -> None:
    english = shelve(short_report(), owner)
    OutboxEntry.objects.all().delete()
    collection = collecting.make(owner, "Migration")
    french = shelve(short_report(language="fr"), owner, collection=collection)
    assert list(collection.works.all()) == [english.work]
    assert set(OutboxEntry.objects.values_list("edition_id", flat=True)) == {english.pk, french.pk}


def test_a_reading_that_can_not_be_written_leaves_nothing(owner: Viewer) -> None:
    read = short_report()
    twice = replace(read, blocks=(*read.blocks, read.blocks[-1]))  # one address for two blocks
    original = Original.objects.create(sha256="0" * 64, size=1)
    with pytest.raises(IntegrityError):
        store(twice, original, Wish(owner))
    for table in (Edition, OutboxEntry, AuditEntry):
        assert not table.objects.exists(), table
    assert Work.objects.count() == Symbol.objects.count() == len(instruments.ALL)
