"""`travaux fetch`: what is asked, what is said of each document, how it leaves and how it goes on."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from django.conf import LazySettings

from tests.library.adding.papers import report
from tests.library.fetching.source import Reply, serving
from travaux.cli import fetch
from travaux.library import people
from travaux.library.fetching.wanting import Wish, want
from travaux.library.models import Addition, Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def _run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(fetch.command, arguments, input=stdin, standalone_mode=False)


def test_documents_come_in_and_the_others_say_why(settings: LazySettings) -> None:
    with serving(settings) as source:
        source.has("A/99/1", "en", report())
        source.system["A/99/1", "fr"] = Reply(report())
        said = "A/99/1\nthe last report\n"
        ran = _run("-", "--lang", "en, fr", "--collection", "Box", "--private", stdin=said)
    assert ran.return_value == 1
    assert "Line 2 (“the last report”)" in ran.stderr
    assert "A_99_1-EN.pdf: fetched, 1 KB" in ran.stderr
    assert "A_99_1-EN.pdf: ready as A/99/1 (en), 1 page" in ran.stderr
    assert "A_99_1-FR.pdf: failed: What 127.0.0.1 gave for A/99/1 in French is in English" in ran.stderr
    assert "2 files: 1 ready, 1 failed" in ran.stderr
    edition = Edition.objects.get()
    assert (edition.visibility, edition.work.collections.get().name) == ("private", "Box")
    again = _run("A/99/1", "--json")
    events = [json.loads(line) for line in again.stdout.splitlines()]
    assert (again.return_value, events[0]["state"]) == (0, "already-here")


def test_a_dry_run_asks_nobody() -> None:
    ran = _run("A/99/1 and S/RES/6(1946)", "--lang", "fr", "--format", "doc", "--dry-run")
    assert ran.stdout.splitlines() == [
        "A/99/1 (fr): https://documents.un.org/api/symbol/access?s=A%2F99%2F1&l=fr&t=doc",
        "S/RES/6 (1946) (fr): https://documents.un.org/api/symbol/access?s=S%2FRES%2F6(1946)&l=fr&t=doc",
    ]
    assert not Addition.objects.exists()


def test_what_an_earlier_run_left_is_taken_up(settings: LazySettings) -> None:
    row = want(people.owner(), ["A/99/1"], ["en"], Wish(batch=Addition().pk))[0]
    with serving(settings) as source:
        source.has("A/99/1", "en", report())
        assert _run("--resume").return_value == 0
    row.refresh_from_db()
    assert row.state == "ready"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name symbols to fetch"),
        (("A/1/1", "--lang", "de"), "none of the six languages"),
        (("A/1/1", "--lang", ","), "Choose at least one language"),
    ],
)
def test_what_can_not_be_asked(arguments: tuple[str, ...], words: str) -> None:
    ran = _run(*arguments)
    assert words in str(ran.exception)


def test_nothing_with_a_symbol() -> None:
    ran = _run("nothing")
    assert (ran.return_value, ran.stderr) == (
        1, "travaux: Line 1 (“nothing”): “nothing” has no slash: a symbol looks like A/57/292.\n",
    )  # fmt: skip
