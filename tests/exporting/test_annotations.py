"""Connections as W3C web annotations: as the standard says, whole, and back again without loss."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from tests.exporting import joined
from travaux.exporting import annotations as web_annotations
from travaux.library.connections import finding, importing
from travaux.library.connections.showing import Shown
from travaux.library.home import Home
from travaux.library.models import Connection, RelationType
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(home: Home, owner: Viewer) -> dict[str, Any]:
    """A collection of connections and notes of every kind."""
    joined.documents(owner)
    joined.connections(owner)
    rows = finding.iterate(owner)
    read: dict[str, Any] = json.loads(b"".join(web_annotations.collection(rows, "https://library.example/")))
    return read


def test_a_collection_with_its_page(whole: dict[str, Any]) -> None:
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["total"], whole["first"]["type"]) == (
        "AnnotationCollection", 6, "AnnotationPage",
    )  # fmt: skip
    motivations = [one["motivation"] for one in whole["first"]["items"]]
    assert motivations == ["linking"] * 4 + ["commenting", "tagging"]


def test_both_ends_with_all_their_selectors(whole: dict[str, Any]) -> None:
    one = whole["first"]["items"][0]

    assert one["id"].startswith("urn:uuid:") and one["type"] == "Annotation"
    assert (one["created"], one["creator"]) == (
        "2024-05-01T10:00:00.250000Z", {"type": "Person", "name": "owner"},
    )  # fmt: skip
    assert (one["travaux:relation"], one["travaux:verb"]) == ("implements", "implements")
    source, (target, *bodies) = one["target"], one["body"]
    assert source["source"] == "https://library.example/A/57/292/en"
    place, words, page = source["selector"]
    assert (place["type"], place["value"]) == ("FragmentSelector", "para_2")
    assert place["refinedBy"] == {"type": "TextPositionSelector", "start": 0, "end": 19}
    assert (words["type"], words["exact"]) == ("TextQuoteSelector", "Arbitrary detention")
    assert words["suffix"].startswith(" of migrants must end.") and len(words["suffix"]) <= 32
    assert page["value"] == "page=1"
    assert (target["purpose"], target["selector"][0]["value"]) == ("linking", "para_3__list_a")
    assert "refinedBy" not in target["selector"][0]  # the whole paragraph
    assert [(each["purpose"], each["value"]) for each in bodies] == [
        ("commenting", "=A note,\nof two “lines”"), ("tagging", "torture"), ("tagging", "fin de l’été"),
    ]  # fmt: skip


def test_ranges_whole_documents_and_what_is_not_here(whole: dict[str, Any]) -> None:
    _, to_document, to_absent, to_article, note, _ = whole["first"]["items"]

    assert "selector" not in to_document["body"][0]
    ends = to_absent["target"]["selector"][0]
    assert ends["type"] == "RangeSelector"
    assert (ends["startSelector"]["value"], ends["endSelector"]["value"]) == ("para_1", "para_2")
    assert ends["endSelector"]["refinedBy"]["end"] == 9
    assert to_absent["target"]["source"].endswith("/A/57/292/fr")
    assert [one["value"] for one in to_absent["body"][0]["selector"]] == ["para_7"]
    assert (to_absent["travaux:sharing"], to_absent["travaux:group"]) == ("group", "Team")
    assert to_absent["creator"]["name"] == "Ana María"
    assert to_absent["travaux:relationType"]["travaux:labels"]["fr"][0] == "cite"
    assert to_article["body"][0]["travaux:symbol"] == "Instrument/iccpr"
    assert "travaux:relationType" not in to_article  # it ships
    assert "travaux:relation" not in note


def test_a_line_is_whole_by_itself_and_nothing_is_gathered(home: Home, owner: Viewer) -> None:
    joined.documents(owner)
    joined.connections(owner)
    rows = finding.iterate(owner)

    first = json.loads(next(iter(web_annotations.lines(rows))))

    assert first["@context"] == web_annotations.CONTEXT
    assert first["target"]["source"] == "urn:x-travaux:doc:A/57/292/en"
    assert next(rows).relation == "implements"  # the second was not asked for


@pytest.mark.parametrize("write", [web_annotations.collection, web_annotations.lines])
def test_out_and_in_again_without_loss(home: Home, owner: Viewer, write: Any) -> None:
    joined.documents(owner)
    joined.connections(owner)
    foreign = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://hypothes.is/a/x", "type": "Annotation",
        "motivation": "questioning", "created": "2023-02-01T08:00:00Z", "rights": "https://example.org/cc0",
        "body": [{"type": "TextualBody", "value": "Really?"}, {"type": "Video", "id": "https://example.org/v"}],
        "target": {"source": "https://library.example/A/57/292/en",
                   "selector": {"type": "TextQuoteSelector", "exact": "must end"}},
    }  # fmt: skip
    assert importing.read(owner, json.dumps(foreign).encode()).problems == []
    before = [_everything(row) for row in finding.iterate(owner)]
    content = b"".join(write(finding.iterate(owner)))
    Connection.objects.all().delete()
    RelationType.objects.all().delete()

    done = importing.read(owner, content)

    assert (done.made, done.duplicates, done.problems) == (7, 0, [])
    assert [_everything(row) for row in finding.iterate(owner)] == before
    again = importing.read(owner, content)
    assert (again.made, again.duplicates) == (0, 7)


def _everything(row: Shown) -> dict[str, Any]:
    """All that a connection says; its number and its batch are those of this library."""
    said = asdict(row)
    for name in ("id", "batch"):
        del said[name]
    for side in ("source", "target"):
        if said[side]:
            del said[side]["place_id"]
    return said
