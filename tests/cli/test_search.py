"""`travaux search` at a terminal and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.library.shelf import shelve, short_report
from travaux.cli.search import command
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(home: Home, owner: Viewer) -> Path:
    """A report in two languages."""
    shelve(short_report(), owner)
    shelve(short_report(language="fr"), owner)
    indexing.follow()
    return home.folder


def test_people_get_paragraphs_with_their_addresses(library: Path) -> None:
    result = CliRunner().invoke(command, ["arbitrary", "detention", "--lang", "en"])
    assert "A/57/292 (en)  Human rights of migrants" in result.stdout
    assert "2. Arbitrary detention of migrants must end." in result.stdout
    assert "/A/57/292/en/para/2" in result.stdout
    assert "1 paragraph in 1 document: arbitrary detention" in result.stderr


def test_programs_get_everything(library: Path) -> None:
    result = CliRunner().invoke(command, ["torture", "--json", "--limit", "1"])
    facts = json.loads(result.stdout)
    assert (facts["total"], facts["documents"], len(facts["groups"])) == (2, 2, 1)
    paragraph = facts["groups"][0]["paragraphs"][0]
    assert [part["text"] for part in paragraph["snippet"] if part["marked"]] == ["torture"]
    assert {one["value"]: one["count"] for one in facts["facets"]["lang"]} == {"en": 1, "fr": 1}


def test_nothing_found_leaves_with_1(library: Path) -> None:
    result = CliRunner().invoke(command, ["nothing-of-the-kind"], standalone_mode=False)
    assert result.return_value == 1


def test_a_bad_query_shows_where_it_is_bad(library: Path) -> None:
    result = CliRunner().invoke(command, ['torture "police'])
    assert '  torture "police\n          ^' in result.stderr


def test_a_citation_tells_where_it_leads(library: Path) -> None:
    result = CliRunner().invoke(command, ["A/57/292, para. 2"], standalone_mode=False)
    assert result.stdout.startswith("→ /A/57/292/para/2")
    assert result.return_value == 0
