"""A new version takes over the addresses of the version before it that everybody who sees it sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import block
from tests.library.shelf import shelve, short_report, somebody
from travaux.library import finding, lasting
from travaux.library.models import FormerAddress, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.reading import Block, Reading

pytestmark = pytest.mark.django_db


def letter(*texts: str) -> Reading:
    """A document of paragraphs without numbers."""
    made = short_report()
    blocks: list[Block] = [block(f"p_{at}", text) for at, text in enumerate(texts, 1)]
    return replace(made, blocks=tuple(blocks))


def test_a_new_version_keeps_the_addresses(owner: Viewer) -> None:
    shelve(letter("Sir,", "I have the honour.", "Accept my thanks."), owner)
    second = shelve(letter("Corrigendum", "Sir,", "I have the honour.", "Accept my thanks."), owner)
    there = dict(second.blocks.values_list("address", "text"))
    assert there["p_2"] == "I have the honour."
    assert there["p_4"] == "Corrigendum"


def test_an_old_link_says_where_a_paragraph_went(owner: Viewer) -> None:
    first = short_report()
    shelve(first, owner)
    numbered = [one for one in first.blocks if one.address != "para_4"]
    moved = next(one for one in first.blocks if one.address == "para_4")
    second = shelve(replace(first, blocks=(*numbered, replace(moved, address="para_5", number="5"))), owner)
    assert finding.block(second, "para_4").address == "para_5"
    third = shelve(replace(first, blocks=tuple(numbered), pages=first.pages[:1]), owner)
    assert not FormerAddress.objects.filter(edition=third).exists()  # it went with the paragraph


def test_the_version_before_is_one_that_the_same_people_see(owner: Viewer) -> None:
    mine = somebody("contributor")
    private = shelve(letter("Mine"), mine, visibility=Visibility.PRIVATE)
    public = shelve(letter("For all"), owner)
    assert lasting.before(public) is None  # what is private leaves no trace in what is public
    later = shelve(letter("Mine again"), mine, visibility=Visibility.PRIVATE)
    assert lasting.before(later) == public
    assert private.version < public.version < later.version
