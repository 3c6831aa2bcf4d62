"""Documents that were added before this version get their citations, and what went wrong is set right."""

from __future__ import annotations

import io
import threading

import pytest
import structlog

from tests.library.adding import papers
from tests.library.citations.papers import citing_paper, paper, put, target_paper
from travaux import __version__, citing
from travaux.library.adding import loop
from travaux.library.citations import catching_up, counting
from travaux.library.home import Home
from travaux.library.models import Citation, Edition, TargetName, Work
from travaux.library.permissions import Viewer
from travaux.texts.citation import Citation as Cited
from travaux.texts.citation import CitationKind
from travaux.texts.reading import Reading

pytestmark = pytest.mark.django_db


def finder(reading: Reading) -> list[tuple[str, tuple[Cited, ...]]]:
    """Finds one symbol."""
    found = []
    for block in reading.blocks:
        at = block.text.find("A/57/292")
        if at >= 0:
            one = Cited(CitationKind.DOCUMENT, at, at + 8, "A/57/292", "A/57/292", rule="symbol")
            found.append((block.address, (one,)))
    return found


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citing, "cite_reading", finder)


def before(viewer: Viewer) -> Edition:
    """An edition as an earlier version has left it: no names, no citations."""
    target_paper(viewer)
    edition = put(viewer, paper("A/60/1", "It recalls A/57/292."), None)
    TargetName.objects.all().delete()
    Edition.objects.update(finder="")
    return edition


def test_all_at_once_and_then_nothing(home: Home, owner: Viewer, found: None) -> None:
    edition = before(owner)
    assert catching_up.waiting().count() == 2
    assert catching_up.catch_up(processes=1) == 2
    assert (edition.citations.get().state, edition.citations.get().work.symbol) == (  # type: ignore[union-attr]
        "resolved", "A/57/292",
    )  # fmt: skip
    assert Work.objects.get(symbol="A/57/292").cited == 1
    assert set(Edition.objects.values_list("finder", flat=True)) == {__version__}
    assert catching_up.catch_up(processes=1) == 0
    assert Citation.objects.count() == 1


def test_it_goes_on_where_it_ended(home: Home, owner: Viewer, found: None) -> None:
    before(owner)
    assert catching_up.catch_up(processes=1, most=1) == 1
    assert catching_up.waiting().count() == 1
    assert catching_up.catch_up(processes=1, should_stop=lambda: True) == 0
    assert catching_up.catch_up(processes=1) == 1


def test_a_document_that_defeats_the_finder_is_left(
    home: Home, owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(reading: Reading) -> list[tuple[str, tuple[Cited, ...]]]:
        raise ValueError

    monkeypatch.setattr(citing, "cite_reading", faulty)
    before(owner)
    catching_up.catch_up(processes=1)
    assert not catching_up.waiting().exists()  # not again and again


def test_the_worker_does_it_between_files(home: Home, owner: Viewer, found: None) -> None:
    before(owner)
    papers.give(owner, papers.report())
    stop, said = threading.Event(), io.StringIO()
    looks = iter(range(1000))
    log = structlog.wrap_logger(structlog.PrintLogger(said))

    class Enough(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            if next(looks) >= 1:  # it has been idle
                stop.set()
            return stop.is_set()

        def is_set(self) -> bool:
            return stop.is_set()

    loop.run(Enough(), log)
    assert not catching_up.waiting().exists()
    assert Edition.objects.count() == 3
    assert Citation.objects.filter(state="resolved").count() == 1


def test_mending(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292")
    assert (catching_up.overlooked(), counting.wrong(), catching_up.mend()) == (set(), [], 0)
    Citation.objects.update(state="waiting", work=None)
    Work.objects.filter(pk=target.work_id).update(cited=7)
    assert (catching_up.overlooked(), counting.wrong()) == ({"A/57/292"}, [target.work_id])
    assert catching_up.mend() == 1
    assert (catching_up.overlooked(), counting.wrong()) == (set(), [])
    assert Work.objects.get(pk=target.work_id).cited == 1
