"""`travaux index` rebuilds and checks."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.library.shelf import shelve, short_report
from travaux.cli.index import command
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db


def test_rebuild_says_how_far_it_is_and_how_much_there_is(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    result = CliRunner().invoke(command, ["rebuild"])
    assert result.exit_code == 0
    assert "indexed 10 of 10 paragraphs" in result.stderr
    assert "10 paragraphs are in the search index." in result.stderr


def test_check_tells_agreement_from_difference(home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    indexing.follow()
    assert CliRunner().invoke(command, ["check"], standalone_mode=False).return_value == 0
    edition.blocks.filter(place__lt=4).delete()
    result = CliRunner().invoke(command, ["check"], standalone_mode=False)
    assert result.return_value == 1
    assert f"Edition {edition.pk} has 6 paragraphs to search and 10 in the index." in result.stdout
    assert "travaux index rebuild" in result.stderr
