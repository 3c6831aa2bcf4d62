"""Adding on the web: files become rows, rows say what is going on, and what they ask is answered there."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.library.adding.papers import add, archive, give, report
from tests.web.site import browser, links, words
from travaux.library.adding.work import work
from travaux.library.models import Addition, Collection, Edition, State
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def _send(client: Client, *files: tuple[str, bytes], **said: str):  # type: ignore[no-untyped-def]
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/add", {"visibility": "public", "files": given, **said})


def test_the_page_states_its_limits(client: Client, owner: Viewer) -> None:
    text = words(client.get("/add"))
    assert "PDF, Word (.docx)" in text
    assert "Up to 200 MB a file" in text
    assert "Choose files" in text and "Choose a folder" in text


def test_several_files_and_a_zip_become_rows(client: Client, owner: Viewer) -> None:
    packed = archive(("a/one.pdf", report("A/1/1")), ("two.pdf", report("A/2/2"))).getvalue()
    answer = _send(client, ("three.pdf", report("A/3/3")), ("reports.zip", packed), new="A case")
    rows = list(Addition.objects.order_by("made_at"))
    assert [row.name for row in rows] == ["three.pdf", "one.pdf", "two.pdf"]
    assert {row.visibility for row in rows} == {"public"}
    assert {row.collection for row in rows} == {Collection.objects.get(name="A case")}
    assert (answer.status_code, answer["Location"]) == (302, f"/add/{rows[0].batch}")


def test_a_script_is_told_where_the_rows_are(client: Client, owner: Viewer) -> None:
    batch = uuid4()
    data = {"visibility": "private", "batch": str(batch), "files": SimpleUploadedFile("a.pdf", report())}
    answer = client.post("/add", data, headers={"X-Requested-With": "upload"})
    assert (answer.status_code, answer.json()) == (201, {"batch": f"/add/{batch}"})
    assert Addition.objects.get().visibility == "private"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.pdf", b"", "empty"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, ""),
        ("broken.zip", b"PK\x03\x04nonsense", ""),
        ("../../etc/passwd.pdf", b"root", ""),
    ],
)
def test_what_can_not_be_read_is_a_row_with_its_cause(
    client: Client, owner: Viewer, name: str, data: bytes, said: str
) -> None:
    answer = _send(client, (name, data))
    if answer.status_code == 422:  # Django drops empty uploads; the form says that nothing was chosen
        assert "Choose at least one file" in words(answer)
        return
    work(processes=1)
    row = Addition.objects.get()
    assert row.state in (State.FAILED, State.NEEDS_A_LOOK, State.READY)
    assert "/" not in row.name
    assert row.reason in words(client.get(answer["Location"]))
    assert not Edition.objects.filter(name__contains="..").exists()


def test_nothing_chosen(client: Client, owner: Viewer) -> None:
    answer = _send(client)
    assert answer.status_code == 422
    assert "Choose at least one file" in words(answer)


def test_rows_while_they_run(client: Client, owner: Viewer) -> None:
    row = give(owner, report())
    page = client.get(f"/add/{row.batch}")
    text = words(page)
    assert "0 of 1 files" in text and "queued" in text and "waits for its turn" in text
    assert 'hx-trigger="every 1s"' in page.content.decode()
    Addition.objects.filter(pk=row.pk).update(state=State.READING, pages=40, pages_done=12)
    page = client.get(f"/add/{row.batch}")
    assert "30 % · 12 of 40 pages" in words(page)
    assert '<progress max="40" value="12"' in page.content.decode()


def test_only_changed_rows_are_sent_again(client: Client, owner: Viewer) -> None:
    batch = uuid4()
    old, new = give(owner, report("A/1/1"), batch=batch), give(owner, report("A/2/2"), batch=batch)
    Addition.objects.filter(pk=old.pk).update(changed_at="2002-08-09T00:00:00Z")
    since = new.changed_at.timestamp()
    body = client.get(f"/add/{batch}?since={since}", headers={"HX-Request": "true"}).content.decode()
    assert f'id="row-{new.pk}"' in body and f'id="row-{old.pk}"' not in body
    assert 'hx-swap-oob="true"' in body and "<html" not in body
    assert client.get(f"/add/{batch}?since=nonsense").status_code == 200


def test_when_all_is_done_nothing_asks_any_more(client: Client, owner: Viewer) -> None:
    row = add(owner, report("A/1/1"))
    page = client.get(f"/add/{row.batch}")
    assert "All files are done" in words(page)
    assert "hx-get" not in page.content.decode()
    assert "/A/1/1/en" in links(page, "A/1/1") or links(page, "Report of the Committee") == ["/A/1/1/en"]


def test_the_same_file_is_here_already(client: Client, owner: Viewer) -> None:
    add(owner, report("A/1/1"))
    row = add(owner, report("A/1/1"), "again.pdf")
    text = words(client.get(f"/add/{row.batch}"))
    assert "already here" in text and "Already in the library as A/1/1" in text


def test_what_needs_a_look_is_answered_in_its_row(client: Client, owner: Viewer) -> None:
    row = add(owner, report(None), "letter.pdf")
    page = client.get(f"/add/{row.batch}")
    assert "No symbol is printed on it" in words(page)
    assert links(page, "Look at the spot")[0].startswith("/Doc/letter/en")
    said = {"do": "settle", "symbol": "A/5/5", "title": "A letter", "date": "2001-02-03", "language": "en"}
    answer = client.post(f"/add/one/{row.pk}", said)
    assert answer["Location"] == f"/add/{row.batch}#row-{row.pk}"
    row.refresh_from_db()
    assert row.edition is not None
    assert (row.state, row.edition.work.symbol, row.edition.date) == (State.READY, "A/5/5", "2001-02-03")


def test_a_wrong_answer_is_said_beside_its_field(client: Client, owner: Viewer) -> None:
    row = add(owner, report(None), "letter.pdf")
    said = {"do": "settle", "symbol": "A/5/5", "title": "", "date": "soon", "language": "en"}
    for headers, shell in (({}, True), ({"HX-Request": "true"}, False)):
        answer = client.post(f"/add/one/{row.pk}", said, headers=headers)
        assert answer.status_code == 422
        assert "“soon” is no date" in words(answer)
        assert ("<html" in answer.content.decode()) is shell
    row.refresh_from_db()
    assert row.state == State.NEEDS_A_LOOK


def test_it_is_fine_as_it_is(client: Client, owner: Viewer) -> None:
    row = add(owner, report(None), "letter.pdf")
    body = client.post(
        f"/add/one/{row.pk}", {"do": "dismiss"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert body.strip().startswith('<li class="job"') and 'data-state="ready"' in body


def test_cancel_and_try_again(client: Client, owner: Viewer) -> None:
    row = give(owner, report())
    client.post(f"/add/one/{row.pk}", {"do": "cancel"})
    row.refresh_from_db()
    assert row.state == State.CANCELLED
    client.post(f"/add/one/{row.pk}", {"do": "retry"})
    row.refresh_from_db()
    assert row.state == State.QUEUED
    assert client.post(f"/add/one/{row.pk}", {"do": "dismiss"}).status_code == 409
    assert client.post(f"/add/one/{row.pk}", {"do": "dance"}).status_code == 400
    assert client.delete(f"/add/one/{row.pk}").status_code == 405


def test_rows_are_their_owners(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    settings.MODE = "server"
    row = give(everyone["contributor"], report())
    for role in ("reader", "editor"):
        assert browser(everyone[role]).get(f"/add/{row.batch}").status_code == 404
        assert browser(everyone[role]).post(f"/add/one/{row.pk}", {"do": "cancel"}).status_code == 404
    assert browser(everyone["admin"]).get(f"/add/{row.batch}").status_code == 200


@pytest.mark.parametrize("role", ["visitor", "reader"])
def test_readers_do_not_add(everyone: dict[str, Viewer], settings: LazySettings, role: str) -> None:
    settings.MODE = "server"
    client = browser(everyone[role])
    assert client.get("/add").status_code == 403
    assert _send(client, ("a.pdf", report())).status_code == 403
    assert not Addition.objects.exists()


def test_a_collection_of_somebody_else_is_no_choice(
    everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    Collection.objects.create(
        name="Theirs", slug="theirs", visibility="public", owner=everyone["admin"].person
    )
    answer = _send(browser(everyone["contributor"]), ("a.pdf", report()), collection="theirs")
    assert answer.status_code == 422
    assert not Addition.objects.exists()


def test_a_large_batch_has_pages_and_each_row_its_place(
    client: Client, owner: Viewer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    batch = uuid4()
    Addition.objects.bulk_create(
        Addition(batch=batch, name=f"{number}.pdf", by=owner.person) for number in range(60)
    )
    last = Addition.objects.order_by("made_at", "pk").last()
    assert last is not None
    assert client.get(f"/add/one/{last.pk}")["Location"] == f"/add/{batch}?page=2#row-{last.pk}"
    with django_assert_max_num_queries(12):
        page = client.get(f"/add/{batch}")
    assert page.content.count(b'class="job"') == 50
    assert "Page 1 of 2" in words(page) and "0 of 60 files" in words(page)


def test_the_header_counts_all_that_runs_not_this_batch_alone(client: Client, owner: Viewer) -> None:
    row = give(owner, report("A/1/1"))
    give(owner, report("A/2/2"))
    assert "Jobs 2 running" in words(client.get(f"/add/{row.batch}"))
