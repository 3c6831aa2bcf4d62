"""Who cites what: counted once a paragraph, and only what the viewer may see."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from travaux.library.citations import finding
from travaux.library.home import Home
from travaux.library.models import Citation, CitedPlace, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.citation import CitationKind
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def test_citations_as_links(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    text = "See A/57/292, para. 2 (b), A/1/1, paragraph 9 above and the Covenant."
    found = (
        says(text, "A/57/292", "A/57/292", "para:2/sub:b"),
        says(text, "A/1/1", "A/1/1", corrected="A/l/1"),
        says(text, "paragraph 9 above", "self", "para:9", kind=CitationKind.INTERNAL),
        unsure(text, "the Covenant", "A/RES/9", "A/57/292"),
    )
    edition = put(owner, paper("A/60/1", text), (("para_1", found),))
    (there,) = finding.in_blocks(owner, edition.pk).values()
    assert [(one.text, one.state, one.href, one.found) for one in there] == [
        ("A/57/292", "resolved", "/A/57/292/para/2", False),  # the paragraph is there, its item is not
        ("A/1/1", "waiting", "", True),
        ("paragraph 9 above", "resolved", "/A/60/1", False),
        ("the Covenant", "ambiguous", "", True),
    ]
    assert there[0].label == "A/57/292, para. 2 (b)"
    assert there[1].corrected == "A/l/1"
    assert [(one.target, one.href, one.reason) for one in there[3].candidates] == [
        ("A/57/292", "/A/57/292", "perhaps A/57/292"),  # what is here comes first
        ("A/RES/9", "", "perhaps A/RES/9"),
    ]
    assert all(text[one.start : one.end] == one.text for one in there)


def test_only_the_blocks_asked_for(home: Home, owner: Viewer) -> None:
    texts = [f"See A/1/{number}." for number in range(1, 6)]
    found = tuple((f"para_{n}", (says(text, f"A/1/{n}", f"A/1/{n}"),)) for n, text in enumerate(texts, 1))
    edition = put(owner, paper("A/60/1", *texts), found)
    assert list(finding.in_blocks(owner, edition.pk, 2, 3)) == ["para_2", "para_3"]


def test_a_page_of_text_costs_the_same_however_many_citations(home: Home, owner: Viewer) -> None:
    def cost(count: int) -> int:
        texts = [f"See A/57/{number}." for number in range(count)]
        found = tuple(
            (f"para_{n}", (says(text, f"A/57/{n - 1}", f"A/57/{n - 1}", "para:1"),))
            for n, text in enumerate(texts, 1)
        )
        edition = put(owner, paper(f"A/60/{count}", *texts), found)
        with CaptureQueriesContext(connection) as seen:
            assert len(finding.in_blocks(owner, edition.pk)) == count
        return len(seen)

    target_paper(owner, "A/57/0")
    target_paper(owner, "A/57/7")
    assert cost(1) == cost(40) <= 5


def test_counts_are_of_paragraphs_of_other_documents(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:3")
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", language="fr")  # the same paragraph in French
    citing_paper(owner, "A/60/2", "A/57/292", "para:2-3")
    citing_paper(owner, "A/60/3", "A/57/292")  # the document as a whole
    text = "Paragraph 3 of A/57/292."
    put(
        owner,
        paper("A/57/292", text, language="es"),
        (("para_1", (says(text, "A/57/292", "A/57/292", "para:3"),)),),
    )
    with CaptureQueriesContext(connection) as seen:
        assert finding.counts(owner, target.work_id) == {"para_2": 2, "para_3": 2}
    assert len(seen) == 1
    assert finding.total(owner, target.work_id) == (3, 3)
    target.work.refresh_from_db()
    assert target.work.cited == 3


def test_an_older_version_does_not_count_beside_the_newer(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    put(owner, paper("A/60/1", "It cites nothing any more."), ())
    assert finding.counts(owner, target.work_id) == {}
    assert finding.citing(owner, target.work_id).total == 0
    target.work.refresh_from_db()
    assert target.work.cited == 0


def test_who_cites_with_the_sentence(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", date="2005-01-01", title="An older report")
    citing_paper(owner, "A/66/1", "A/57/292", "para:2", date="2011-01-01", title="Un rapport", language="fr")
    citing_paper(owner, "A/66/1", "A/57/292", "para:2", date="2011-01-01", title="A report")
    citing_paper(owner, "A/67/1", "A/57/292", "para:3", date="2012-01-01")
    found = finding.citing(owner, target.work_id, "para_2")
    assert (found.total, [(row.symbol, row.language, row.title) for row in found.rows]) == (
        2, [("A/66/1", "en", "A report"), ("A/60/1", "en", "An older report")],
    )  # fmt: skip
    row = found.rows[0]
    assert row.sentence[row.start : row.end] == "A/57/292"
    assert (row.printed, row.href, row.label) == ("para. 1", "/A/66/1/en/para/1", "A/57/292, para. 2")
    whole = finding.citing(owner, target.work_id, start=1, size=1)
    assert (whole.total, [one.symbol for one in whole.rows]) == (3, ["A/66/1"])


def test_what_hangs_on_a_paragraph_can_be_counted_in(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2/sub:a")
    assert finding.citing(owner, target.work_id, "para_2").total == 0
    assert finding.citing(owner, target.work_id, "para_2", under=True).total == 1


def test_what_a_document_cites_by_target(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    first, second = "See A/1/1 and A/57/292, also A/1/1.", "A/57/292 and paragraph 1 above; A/57/292."
    found = (
        ("para_1", (says(first, "A/1/1", "A/1/1"), says(first, "A/57/292", "A/57/292"))),
        (
            "para_2",
            (says(second, "A/57/292", "A/57/292"), says(second, "paragraph 1 above", "self", "para:1")),
        ),
    )
    edition = put(owner, paper("A/60/1", first, second), found)
    assert [
        (row.target, row.count, row.state, row.href, row.places) for row in finding.cites(owner, edition.pk)
    ] == [
        ("A/57/292", 2, "resolved", "/A/57/292", ("para_1", "para_2")),
        ("A/1/1", 1, "waiting", "", ("para_1",)),
    ]


def test_the_most_cited_paragraphs(home: Home, owner: Viewer) -> None:
    target = target_paper(owner, count=12)
    for number in range(3):
        citing_paper(owner, f"A/60/{number}", "A/57/292", "para:10", *(["para:9"] if number else []))
    citing_paper(owner, "A/60/8", "A/57/292", "para:2")
    found = finding.most_cited(owner, target.work_id, 2)
    assert [(row.address, row.label, row.count, row.href) for row in found] == [
        ("para_10", "para. 10", 3, "/A/57/292/para/10"),
        ("para_9", "para. 9", 2, "/A/57/292/para/9"),
    ]
    assert found[0].words == "Paragraph 10 is about the human rights of migrants and of their…"


def test_private_documents_neither_cite_nor_are_cited_for_others(
    home: Home, everyone: dict[str, Viewer]
) -> None:
    author, reader = everyone["contributor"], everyone["reader"]
    target = target_paper(author)
    citing_paper(author, "A/60/1", "A/57/292", "para:2", visibility=Visibility.PRIVATE)
    assert finding.counts(author, target.work_id) == {"para_2": 1}
    assert finding.counts(reader, target.work_id) == {}
    assert finding.citing(reader, target.work_id).total == 0
    target.work.refresh_from_db()
    assert target.work.cited == 0  # what sorts a search tells nobody
    hidden = put(author, paper("A/99/1", "Secret."), (), Visibility.PRIVATE)
    public = citing_paper(author, "A/60/2", "A/99/1", "para:1")
    (mine,) = finding.in_blocks(author, public.pk)["para_1"]
    (theirs,) = finding.in_blocks(reader, public.pk)["para_1"]
    assert (mine.state, mine.href, mine.work_id) == ("resolved", "/A/99/1/para/1", hidden.work_id)
    assert (theirs.state, theirs.href, theirs.work_id, theirs.places) == ("waiting", "", None, ())
    assert finding.cites(reader, public.pk)[0].state == "waiting"
    assert finding.counts(reader, hidden.work_id) == {}
    assert finding.most_cited(reader, hidden.work_id) == []
    assert finding.citing(reader, hidden.work_id).rows == ()
    with pytest.raises(MissingError):
        finding.one(everyone["visitor"], Citation.objects.get(edition__visibility="private").pk)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans are told in SQLite's words")
def test_counts_do_not_read_other_citations(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    with CaptureQueriesContext(connection) as seen:
        finding.counts(owner, target.work_id)
        finding.citing(owner, target.work_id, "para_2")
        finding.in_blocks(owner, citing.pk, 0, 10)
        finding.cites(owner, citing.pk)
    with connection.cursor() as cursor:
        for one in seen:
            if "library_cit" not in one["sql"]:
                continue
            cursor.execute("EXPLAIN QUERY PLAN " + one["sql"])
            plan = [row[3] for row in cursor.fetchall()]
            tables = (Citation._meta.db_table, CitedPlace._meta.db_table)
            assert not [step for step in plan if step.startswith(tuple(f"SCAN {name}" for name in tables))], (
                plan
            )
