"""Files, archives and tables are taken in together: each file with what is said of it, or a sentence."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import uuid4

import pytest

from tests.library.adding.papers import archive, report
from travaux.library import rereading
from travaux.library.adding.together import Wish, named, uploaded
from travaux.library.adding.work import work
from travaux.library.models import Addition, Collection, Edition, State
from travaux.library.permissions import Viewer
from travaux.texts.errors import NotAllowedError, NotFoundError, UsageError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

TABLE = (
    b"file,symbol,title,date,language,countries,visibility,collection,tags\n"
    b"one.pdf,A/57/292,Migrants,2002-08-09,fr,KEN,private,Migration,Kenya; Children\n"
    b"two.pdf,,Another title,,,,,,\n"
    b"three.pdf,,,2002-99,,,,,\n"
    b"gone.pdf,,,,,,,,\n"
)


def _sent(viewer: Viewer, *files: tuple[str, bytes]) -> list[Addition]:
    given = [(io.BytesIO(data), name) for name, data in files]
    return uploaded(viewer, given, Wish(uuid4(), "public"))  # type: ignore[arg-type]


def test_a_table_beside_files(owner: Viewer) -> None:
    rows = _sent(
        owner,
        ("one.pdf", report(None)),
        ("two.pdf", report("A/99/2")),
        ("three.pdf", report("A/99/3")),
        ("four.pdf", report("A/99/4")),
        ("about.csv", TABLE),
    )
    assert [(row.name, row.state) for row in rows] == [
        ("one.pdf", State.QUEUED),
        ("two.pdf", State.QUEUED),
        ("three.pdf", State.FAILED),
        ("four.pdf", State.QUEUED),
        ("about.csv, line 5", State.FAILED),
    ]
    assert rows[2].reason.startswith("about.csv, line 4: “2002-99” is no date")
    assert rows[4].reason == "The file gone.pdf was not given."
    work(processes=1)
    one, two, four = Edition.objects.select_related("work").order_by("pk")
    assert (one.work.symbol, one.title, one.date, one.language) == (
        "A/57/292",
        "Migrants",
        "2002-08-09",
        "fr",
    )
    assert (one.visibility, one.work.countries) == ("private", ["KEN"])
    assert set(one.work.collections.values_list("name", flat=True)) == {"Migration", "Kenya", "Children"}
    assert (two.title, two.work.symbol, two.visibility) == ("Another title", "A/99/2", "public")
    assert four.work.symbol == "A/99/4"
    assert Addition.objects.get(pk=rows[0].pk).state == State.READY  # nobody need be asked for its symbol


def test_what_the_table_says_survives_rereading(owner: Viewer) -> None:
    _sent(owner, ("one.pdf", report(None)), ("about.csv", TABLE))
    work(processes=1)
    edition = Edition.objects.get()
    rereading.reread(owner, edition)
    edition.refresh_from_db()
    assert (edition.title, edition.date, edition.language) == ("Migrants", "2002-08-09", "fr")
    assert (edition.work.symbol, edition.work.countries) == ("A/57/292", ["KEN"])


def test_a_table_in_an_archive_is_about_what_lies_beside_it(owner: Viewer) -> None:
    packed = archive(
        ("box/one.pdf", report("A/99/1")),
        ("box/about.csv", b"file,title\none.pdf,Said\nnone.pdf,x\n"),
        ("other/one.pdf", report("A/99/2")),
        ("box/figures.csv", b"country,number\nKEN,5\n"),  # a table of its own
    ).getvalue()
    rows = _sent(owner, ("reports.zip", packed))
    assert [(row.name, row.said, row.state) for row in rows] == [
        ("one.pdf", {"title": "Said"}, State.QUEUED),
        ("one.pdf", {}, State.QUEUED),
        ("reports.zip › box/about.csv, line 3", {}, State.FAILED),
    ]


def test_a_wrong_table_stops_everything(owner: Viewer) -> None:
    with pytest.raises(UsageError, match=r"about\.csv has no column “file”"):
        _sent(owner, ("one.pdf", report()), ("about.csv", b"symbol\nA/1/1\n"))
    assert not Addition.objects.exists()


def test_what_is_here_already_takes_what_the_table_says(owner: Viewer) -> None:
    _sent(owner, ("one.pdf", report()))
    work(processes=1)
    (row,) = _sent(owner, ("one.pdf", report()), ("about.csv", b"file,title\none.pdf,A better title\n"))
    assert (row.state, Edition.objects.get().title) == (State.ALREADY_HERE, "A better title")


def test_files_that_a_table_names_lie_beside_it(owner: Viewer, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "deep").mkdir()
    (tmp_path / "in" / "deep" / "one.pdf").write_bytes(report())
    (tmp_path / "secret.pdf").write_bytes(report("A/99/9"))
    about = tmp_path / "in" / "about.csv"
    about.write_text(
        "file,title,collection\ndeep/one.pdf,Said,Box\n../secret.pdf,x,\n/etc/passwd,x,\nno.pdf,,\n",
        encoding="utf-8",
    )
    rows = list(named(owner, [], [about], Wish(uuid4())))
    assert [(row.name, row.state) for row in rows] == [
        ("one.pdf", State.QUEUED),
        ("../secret.pdf", State.FAILED),
        ("/etc/passwd", State.FAILED),
        (str(tmp_path / "in" / "no.pdf"), State.FAILED),
    ]
    assert (rows[0].said, rows[0].collection) == ({"title": "Said"}, Collection.objects.get(name="Box"))
    assert "outside of the folder of the table" in rows[1].reason
    with pytest.raises(NotFoundError, match="No table at"):
        list(named(owner, [], [tmp_path / "none.csv"], Wish(uuid4())))


def test_who_may_not_add_leaves_nothing_behind(everyone: dict[str, Viewer]) -> None:
    with pytest.raises(NotAllowedError):
        _sent(everyone["reader"], ("one.pdf", report()), ("about.csv", TABLE))
    assert not Addition.objects.exists()
    assert not Collection.objects.exists()
