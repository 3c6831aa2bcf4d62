"""What was asked for is fetched, kept when it is that document, and else says what came instead."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import LazySettings

from tests.library.adding.papers import report
from tests.library.fetching.source import PAGE, Reply, Source
from travaux.library import additions
from travaux.library.adding import leases
from travaux.library.adding.work import work
from travaux.library.fetching.asking import Patience
from travaux.library.fetching.fetching import fetch
from travaux.library.fetching.wanting import Wish, want
from travaux.library.home import Home
from travaux.library.models import Addition, AuditEntry, Edition, Original, State
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, TooLargeError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
_QUICK = Patience(silence=0.2, whole=5)


def _fetched(viewer: Viewer, symbol: str = "A/99/1", language: str = "en", **wish: object) -> Addition:
    """Ask for a document, fetch and read it; the row as it is then."""
    (row,) = want(viewer, [symbol], [language], Wish(uuid4(), **wish))  # type: ignore[arg-type]
    fetch(patience=_QUICK)
    work(processes=1)
    row.refresh_from_db()
    return row


def test_a_document_comes_from_the_system(owner: Viewer, source: Source) -> None:
    source.has("A/99/1", "en", report())
    row = _fetched(owner)
    assert (row.state, row.reason, row.leased_by) == (State.READY, "", "")
    assert row.edition is not None
    assert (row.edition.work.symbol, row.edition.language) == ("A/99/1", "en")
    assert row.edition.name == "A_99_1-EN.pdf"
    assert row.source["address"] == f"{source.address}/api/symbol/access?s=A%2F99%2F1&l=en&t=pdf"
    assert source.asked == ["/api/symbol/access?s=A%2F99%2F1&l=en&t=pdf", "/files/0.pdf"]
    assert AuditEntry.objects.filter(action="fetch", subject=row.name).count() == 1
    assert _fetched(owner).state == State.ALREADY_HERE
    assert len(source.asked) == 2  # nobody was asked for what is here


def test_the_links_for_people_stand_in(owner: Viewer, source: Source) -> None:
    source.system["A/99/1", "en"] = Reply(PAGE, 500)
    source.links["A/99/1", "en"] = Reply(report())
    assert _fetched(owner).state == State.READY
    assert source.asked[-1] == "/en/A/99/1"


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        (Reply(), "not-issued", "There is no A/99/1 in French at 127.0.0.1"),
        (Reply(b" \r\n"), "not-issued", "not issued in that language"),
        (Reply(PAGE, 202), "no-file", "/fr/A/99/1 in a browser, save the file and add it"),
        (Reply(PAGE), "no-file", "a page for people in a browser"),
        (Reply(b"\xd0\xcf\x11\xe0" + bytes(600)), "no-file", "can't be read"),  # Word of before 2007
        (Reply(report()[:400], size=9999), "source-away", "broke off"),
        (Reply(hold=True), "source-away", "does not answer in time"),
        (Reply(b"", 429, {"Retry-After": "7200"}), "source-busy", "asks to wait 2 hours"),
        (Reply(status=301, headers={"Location": "http://10.0.0.1/a"}), "stray", "10.0.0.1"),
    ],
)
def test_what_is_no_file_is_a_sentence(
    owner: Viewer, source: Source, reply: Reply, code: str, words: str
) -> None:
    source.system["A/99/1", "fr"] = reply
    (row,) = want(owner, ["A/99/1"], ["fr"], Wish(uuid4()))
    assert fetch(patience=_QUICK) == 1
    row.refresh_from_db()
    assert (row.state, row.code, row.original) == (State.FAILED, code, None)
    assert words in row.reason


def test_what_is_another_document_is_not_kept(owner: Viewer, source: Source) -> None:
    gave = {
        "A/99/1": (report("A/99/2"), "wrong-document", "gave for A/99/1 is A/99/2: it was not kept"),
        "A/98/1": (report("A/98/1/Corr.1"), "wrong-document", "A/98/1/Corr.1"),
        "A/97/1": (report(None), "wrong-document", "No symbol could be read"),
        "A/96/1": (report("A/96/1"), "wrong-language", "in French is in English"),
    }
    for symbol, (data, _, _) in gave.items():
        source.has(symbol, "fr", data)
    rows = want(owner, list(gave), ["fr"], Wish(uuid4()))
    fetch()
    work(processes=1)
    for row in rows:
        row.refresh_from_db()
        _, code, words = gave[row.source["symbol"]]
        assert (row.state, row.code, row.edition) == (State.FAILED, code, None)
        assert words in row.reason
    assert not Edition.objects.exists()


def test_a_file_that_is_too_large_is_let_go(owner: Viewer, source: Source, settings: LazySettings) -> None:
    settings.LARGEST_UPLOAD_MB = 1
    source.has("A/99/1", "en", b"%PDF-" + bytes(2 << 20))
    row = _fetched(owner)
    assert (row.state, row.code) == (State.FAILED, TooLargeError.code)
    assert not Original.objects.exists()
    assert not list(settings.HOME.incoming.iterdir())


def test_a_source_that_asks_to_wait_a_little_is_asked_again(owner: Viewer, source: Source) -> None:
    source.system["A/99/1", "en"] = Reply(b"", 429, {"Retry-After": "0"})
    row = _fetched(owner)
    assert (row.state, row.code, row.attempts, len(source.asked)) == (State.FAILED, "source-busy", 3, 3)


def test_a_person_may_keep_it_all_the_same(owner: Viewer, source: Source) -> None:
    source.has("A/99/1", "en", report(None))
    row = _fetched(owner)
    assert additions.may_be_kept(row)
    additions.keep_anyway(owner, row)
    work(processes=1)
    row.refresh_from_db()
    assert row.edition is not None
    assert row.edition.work.symbol == "A/99/1"
    assert len(source.asked) == 2  # the file was there
    with pytest.raises(ConflictError, match="nothing to keep"):
        additions.keep_anyway(owner, row)


def test_trying_again_asks_only_whether_it_has_changed(owner: Viewer, source: Source) -> None:
    source.has("A/99/1", "fr", report("A/99/1"), mark='"one"')
    row = _fetched(owner, language="fr")
    assert row.code == "wrong-language"
    additions.retry(owner, row)
    fetch()
    row.refresh_from_db()
    assert (row.state, source.marks) == (State.QUEUED, [None, None, '"one"', '"one"'])
    source.has("A/99/1", "fr", report("A/99/3"), mark='"two"')
    work(processes=1)
    additions.retry(owner, row)
    fetch()
    work(processes=1)
    row.refresh_from_db()
    assert "is A/99/3" in row.reason  # what came anew was read


def test_the_same_bytes_under_another_name_are_told(owner: Viewer, source: Source) -> None:
    source.has("A/99/1", "en", report())
    source.has("A/99/2", "en", report())
    _fetched(owner)
    row = _fetched(owner, "A/99/2")
    assert (row.state, row.code) == (State.FAILED, "wrong-document")


def test_a_row_that_is_cancelled_meanwhile_is_let_go(owner: Viewer, source: Source) -> None:
    source.has("A/99/1", "en", report())
    (row,) = want(owner, ["A/99/1"], ["en"], Wish(uuid4()))

    def cancel(held: Addition) -> None:
        if not AuditEntry.objects.filter(action="cancel").exists():
            additions.cancel(owner, held)

    assert fetch(on_progress=cancel) == 1
    row.refresh_from_db()
    assert (row.state, row.original) == (State.CANCELLED, None)
    assert source.asked == [] or not Edition.objects.exists()


def test_what_a_dead_process_held_is_taken_up(owner: Viewer, source: Source, home: Home) -> None:
    source.has("A/99/1", "en", report())
    (row,) = want(owner, ["A/99/1"], ["en"], Wish(uuid4()))
    held = leases.holder().split("/")
    Addition.objects.filter(pk=row.pk).update(
        state=State.FETCHING, leased_by=f"{held[0]}/999999999/1/dead", lease_until="2999-01-01T00:00:00Z"
    )
    assert work(processes=1) == 0  # nothing to read yet
    told: list[str] = []
    assert fetch(on_finished=lambda one: told.append(one.state)) == 1
    assert told == [State.QUEUED]


def test_whoever_wants_the_end_leaves_the_row_waiting(owner: Viewer, source: Source) -> None:
    source.has("A/99/1", "en", report())
    (row,) = want(owner, ["A/99/1"], ["en"], Wish(uuid4()))
    assert fetch(should_stop=lambda: bool(Addition.objects.filter(state=State.FETCHING))) == 0
    row.refresh_from_db()
    assert (row.state, row.attempts, row.leased_by) == (State.QUEUED, 0, "")
