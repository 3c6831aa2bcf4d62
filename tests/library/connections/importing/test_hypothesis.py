"""Exports of Hypothesis: notes on the words that they quote."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.library.connections.papers import FRENCH, REPORT, TEXTS, put
from travaux.library.connections import finding, importing
from travaux.library.models import Connection
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def row(name: str, quote: str = "", **fields: Any) -> dict[str, Any]:
    """An annotation as the API gives it."""
    selector: list[dict[str, Any]] = [
        {"type": "RangeSelector", "startContainer": "/div[1]", "endContainer": "/div[1]", "startOffset": 3},
        {"type": "TextPositionSelector", "start": 4031, "end": 4060},
    ]
    if quote:
        selector.append({"type": "TextQuoteSelector", "exact": quote, "prefix": "", "suffix": ""})
    uri = "https://undocs.org/en/A/57/292"
    made = {
        "id": name, "uri": uri, "user": "acct:ana@hypothes.is", "created": "2023-02-01T10:00:00.5+00:00",
        "text": "Look here.", "tags": ["police"], "target": [{"source": uri, "selector": selector}],
        "permissions": {"read": ["group:__world__"]},
    }  # fmt: skip
    return {**made, **fields}


@pytest.mark.parametrize("wrapped", ["rows", "annotations", "", "lines"])
def test_notes_stand_on_the_words_they_quote(owner: Viewer, wrapped: str) -> None:
    """As the API gives them, as the client exports them, as a list, a line each."""
    put(owner), put(owner, texts=FRENCH, language="fr")
    broken = TEXTS[0][4:50].replace(" ", "\n ", 2)
    rows = [
        row("one", broken, user_info={"display_name": "Ana"}),
        row("two", FRENCH[1][3:40]),
        row("three", target=[{"source": "x"}], permissions={"read": ["acct:ana@hypothes.is"]}),
        row("four", text="I agree.", references=["one"], target=[{"source": "x"}]),
    ]
    data = {wrapped: rows} if wrapped in ("rows", "annotations") else rows
    text = "\n".join(map(json.dumps, rows)) if wrapped == "lines" else json.dumps(data)
    done = importing.read(owner, text.encode(), sharing="public")
    assert (done.made, done.problems) == (4, [])
    one, two, three, four = finding.iterate(owner)
    assert (one.source.stretch, one.author, one.tags) == ("para_1:4-50", "Ana", ("police",))
    chosen = two.source.chosen
    assert chosen is not None and (two.source.chosen_language, str(chosen.stretch)) == ("fr", "para_2:3-40")
    assert (three.source.stretch, three.sharing, three.author) == ("", "private", "ana")
    assert (four.source.stretch, four.note, four.sharing) == ("para_1:4-50", "I agree.", "public")
    assert one.made_at.isoformat() == "2023-02-01T10:00:00.500000+00:00"
    assert importing.read(owner, text.encode()).duplicates == 4, "an export is taken in once"


def test_the_document_can_be_named(owner: Viewer) -> None:
    put(owner)
    elsewhere = row("one", TEXTS[0][4:50], uri="https://example.org/report.pdf")
    said = json.dumps([elsewhere, row("two", "words that are nowhere in it")]).encode()
    assert [one.at for one in importing.read(owner, said).problems] == ["annotation 1", "annotation 2"]
    done = importing.read(owner, said, document=REPORT)
    assert (done.made, len(done.problems)) == (1, 1)
    assert "is not in A/57/292 (en)" in done.problems[0].sentence
    assert Connection.objects.get().sharing == "private", "what nobody said is for its importer alone"
