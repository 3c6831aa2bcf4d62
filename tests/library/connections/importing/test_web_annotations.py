"""Web annotations: ours come back as they were, others mean what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.library.connections.papers import COMMENT, REPORT, TEXTS, end, joined, put
from tests.library.shelf import somebody
from travaux.exporting import annotations as export
from travaux.library.connections import connecting, describing, finding, groups, importing, relations
from travaux.library.connections.importing import Imported
from travaux.library.models import Connection
from travaux.library.permissions import Viewer
from travaux.texts.errors import UsageError

pytestmark = pytest.mark.django_db


def annotation(**fields: Any) -> dict[str, Any]:
    """An annotation on words of the report, as another program writes it."""
    quote = {"type": "TextQuoteSelector", "exact": "every person held"}
    target = {"source": f"https://undocs.org/en/{REPORT}", "selector": quote}
    made = {"type": "Annotation", "motivation": "commenting", "target": target}
    return {key: value for key, value in {**made, **fields}.items() if value is not None}


def read(viewer: Viewer, said: Any, **fields: Any) -> Imported:
    """Import JSON."""
    return importing.read(viewer, json.dumps(said).encode(), **fields)


def exported(viewer: Viewer) -> list[dict[str, Any]]:
    """All that they see, as annotations."""
    return [json.loads(line) for line in export.lines(finding.iterate(viewer))]


def everything(owner: Viewer) -> None:
    """One connection of each sort that there is."""
    report, comment = put(owner), put(owner, COMMENT)
    joined(
        owner,
        report,
        comment,
        "implements",
        "para_2:10-19",
        "para_1:4~para_3:6",
        note="A\n\nnote",
        tags=["a", "b, c"],
    )
    joined(owner, report, comment, "cites", "para_1~para_2", "para_4", by_name="somebody else")
    team = groups.create(owner, "Team")
    groups.set_members(owner, team.pk, [owner.person.pk] if owner.person else [])
    connecting.connect(
        owner,
        end(owner, report),
        [describing.whole(owner, "A/99/1 (Part I)")],
        "updates",
        sharing="group",
        group=team,
    )
    absent = describing.named(owner, "A/99/2", "12 (b)")
    connecting.connect(owner, end(owner, report), [absent], "contradicts", sharing="private")
    treaty = describing.named(owner, "Instrument/iccpr", "art_9")
    connecting.connect(owner, end(owner, report, "para_4"), [treaty], "cites")
    relations.add(
        owner, "echoes", "is echoed by", "Says it again.", labels={"fr": ["reprend", "est repris par", ""]}
    )
    joined(owner, report, comment, "echoes", "para_3", "para_3")
    connecting.note(owner, end(owner, report), "Important.", tags=["police"])
    connecting.note(owner, describing.whole(owner, REPORT), tags=["to read"])
    connecting.note(owner, end(owner, report, "para_4:0-20"))


def test_our_own_export_comes_back_as_it_was(owner: Viewer) -> None:
    everything(owner)
    before = exported(owner)
    whole = b"".join(export.collection(finding.iterate(owner)))
    assert importing.read(owner, whole).duplicates == len(before), "what is here is not made again"
    Connection.objects.all().delete()
    relations.remove(owner, "echoes")
    done = importing.read(owner, whole)
    assert (done.made, done.duplicates, done.problems) == (len(before), 0, [])
    assert exported(owner) == before
    assert connecting.undo(owner, done.batch) == len(before)


def test_json_lines_are_read_too(owner: Viewer) -> None:
    everything(owner)
    lines = b"".join(export.lines(finding.iterate(owner)))
    Connection.objects.all().delete()
    done = importing.read(owner, lines)
    assert (done.made, done.problems) == (lines.count(b"\n"), [])


def test_what_another_program_says_is_kept(owner: Viewer) -> None:
    """Foreign annotations: the id, bodies we have no word for, further targets and properties stay."""
    put(owner)
    image = {"type": "Image", "id": "https://example.org/map.png"}
    said = annotation(
        id="https://example.org/annotations/7",
        motivation="questioning",
        body=[{"type": "TextualBody", "value": "<p>Why &amp; how?</p>", "format": "text/html"}, image],
        creator={"name": "A. Reader"},
        created="2024-05-31T14:05:00Z",
        rights="https://creativecommons.org/licenses/by/4.0/",
    )
    said["target"] = [said["target"], "https://example.org/elsewhere"]
    assert (read(owner, said).made, read(owner, [said]).duplicates) == (1, 1)
    (row,) = finding.iterate(owner)
    assert (row.note, row.author, row.source.stretch) == (
        "Why & how?",
        "A. Reader",
        _words("every person held"),
    )
    (again,) = exported(owner)
    assert (again["id"], again["motivation"], again["rights"]) == (said["id"], "questioning", said["rights"])
    assert (again["body"][1], again["target"][1]) == (image, said["target"][1])


@pytest.mark.parametrize(
    ("fields", "relation", "target"),
    [
        pytest.param(
            {"motivation": "linking", "body": f"https://library.example/{COMMENT}/en/para/3"},
            "related-to", "para_3", id="a link is a body",
        ),
        pytest.param(
            {"motivation": "linking", "body": {"source": f"urn:un:{COMMENT}", "purpose": "linking"}},
            "related-to", "", id="a name of a document",
        ),
        pytest.param(
            {
                "motivation": "linking",
                "travaux:relation": "implements",
                "body": {
                    "source": f"/{COMMENT}",
                    "selector": {
                        "type": "FragmentSelector",
                        "value": "para_1",
                        "refinedBy": {"type": "TextQuoteSelector", "exact": "eleven places"},
                    },
                },
            },
            "implements", "para_1:31-44", id="words within a fragment",
        ),
    ],
)  # fmt: skip
def test_annotations_that_link_are_connections(
    owner: Viewer, fields: dict[str, Any], relation: str, target: str
) -> None:
    put(owner), put(owner, COMMENT)
    done = read(owner, annotation(**fields))
    assert done.problems == []
    (row,) = finding.iterate(owner)
    assert row.target is not None
    assert (row.relation, row.target.symbol, row.target.stretch) == (relation, COMMENT, target)


def test_two_targets_of_one_that_links(owner: Viewer) -> None:
    put(owner), put(owner, COMMENT)
    said = annotation(motivation="linking")
    said["target"] = [said["target"], {"source": f"/{COMMENT}/en#para_4"}]
    assert read(owner, said).made == 1
    (row,) = finding.iterate(owner)
    assert row.target is not None and row.target.address == "para_4"


def test_what_can_not_be_taken_in_is_said_and_the_rest_is_made(owner: Viewer) -> None:
    put(owner)
    quote = {"type": "TextQuoteSelector", "exact": "words that are nowhere in it at all"}
    xpath = {"type": "XPathSelector", "value": "/html/body"}
    source = f"https://undocs.org/en/{REPORT}"
    done = read(
        owner,
        [
            "no annotation",
            annotation(target=None),
            annotation(target="https://example.org/elsewhere"),
            annotation(target={"source": source, "selector": quote}),
            annotation(target={"source": source, "selector": xpath}),
            annotation(created="yesterday"),
            annotation(**{"travaux:sharing": "group", "travaux:group": "Nobody's"}),
            annotation(bodyValue="This one is right."),
        ],
    )
    assert done.made == 1 and Connection.objects.get().note == "This one is right."
    assert [one.at for one in done.problems] == [f"annotation {n}" for n in range(1, 8)]
    said = " ".join(one.sentence for one in done.problems)
    for words in (
        "no annotation",
        "no target",
        "no document",
        "is not in A/57/292",
        "lead nowhere",
        "no time",
        "no group",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"{", "no JSON at line 1", id="broken JSON"),
        pytest.param(b'{"a": 1}\n{"b"', "Line 2 is no JSON", id="a broken line"),
        pytest.param(b"\xff{}", "CSV UTF-8", id="no UTF-8"),
        pytest.param(b"  ", "is empty", id="nothing"),
        pytest.param(
            b'{"type": "AnnotationCollection", "first": "https://x.example/1"}', "elsewhere", id="paged"
        ),
        pytest.param(b"[" * 100_000, "no JSON", id="too deep"),
    ],
)
def test_a_file_that_can_not_be_read_is_one_sentence(owner: Viewer, data: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        importing.read(owner, data)


def test_names_that_are_taken_by_what_one_does_not_see(owner: Viewer) -> None:
    """An annotation whose id is that of another's private note makes a new one, and says nothing of it."""
    report = put(owner)
    hidden = connecting.note(owner, end(owner, report), "Mine.", sharing="private").connections[0]
    other = somebody("contributor")
    done = read(other, annotation(id=f"urn:uuid:{hidden.key}", bodyValue="Yours."))
    assert (done.made, done.duplicates, done.problems) == (1, 0, [])
    hidden.refresh_from_db()
    assert hidden.note == "Mine."


def _words(quote: str, address: str = "para_2") -> str:
    start = TEXTS[1].index(quote)
    return f"{address}:{start}-{start + len(quote)}"
