"""A work goes by every name that citations have for it, and by no other."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, target_paper
from travaux.library.citations import names
from travaux.library.home import Home
from travaux.library.models import Symbol, TargetName, Work
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("A/57/292", "A/57/292"),
        ("a/57/ 292*", "A/57/292"),
        ("A/RES/2200A(XXI)", "A/RES/2200A(XXI)"),
        ("A/RES/2200 A (XXI)", "A/RES/2200A(XXI)"),
        ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
        ("iccpr", "iccpr"),
        ("Instrument/iccpr", "iccpr"),
        ("gc:ccpr/36", "gc:ccpr/36"),
        ("CCPR/C/GC/36", "gc:ccpr/36"),  # cited by symbol: the same comment
        ("CCPR/C/21/Rev.1/Add.5", "gc:ccpr/23"),
        ("CCPR/C/GC/36/Corr.1", "CCPR/C/GC/36/CORR.1"),  # a corrigendum is another document
        ("CCPR/C/96/D/1311/2004", "comm:ccpr/1311/2004"),
        ("self", ""),
        ("previous", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_keys(target: str | None, key: str) -> None:
    assert names.key(target) == key


@pytest.mark.parametrize(
    ("symbol", "known"),
    [
        ("A/57/292", {"A/57/292"}),
        ("CCPR/C/GC/36", {"gc:ccpr/36"}),  # one key by symbol and by number
        ("E/C.12/1999/10", {"gc:cescr/13"}),  # an older series
        ("CCPR/C/121/D/2025/2011", {"comm:ccpr/2025/2011"}),
        ("A/HRC/WGAD/2024/46", {"opinion:wgad/46/2024"}),
        ("E/2010/27-E/CN.6/2010/11", {"E/2010/27-E/CN.6/2010/11", "E/2010/27", "E/CN.6/2010/11"}),
        (
            "CMW/C/GC/7-CERD/C/GC/38",
            {"CMW/C/GC/7-CERD/C/GC/38", "gc:cmw/7", "gc:cerd/38"},
        ),
        ("Instrument/iccpr", {"iccpr"}),
        ("Doc/the-title", {"DOC/THE-TITLE"}),
    ],
)
def test_names_of_a_work(symbol: str, known: set[str]) -> None:
    work, made = Work.objects.get_or_create(symbol=symbol)
    assert names.of(work) == known
    assert names.write(work) == (known if made else set(), set())
    assert names.write(work) == (set(), set())
    assert names.works_by_key(known | {"A/1/1"}) == {key: [work.pk] for key in known}


def test_second_and_former_symbols_are_names(home: Home, owner: Viewer) -> None:
    work = Work.objects.create(symbol="A/57/292")
    Symbol.objects.create(key="A/57/1", printed="A/57/1", work=work)
    assert names.of(work) == {"A/57/292", "A/57/1"}
    names.write(work)
    work.symbols.all().delete()
    assert names.write(work) == (set(), {"A/57/1"})
    assert set(TargetName.objects.filter(work=work).values_list("key", flat=True)) == {"A/57/292"}


def test_a_comment_is_found_by_its_number(home: Home, owner: Viewer) -> None:
    citing = citing_paper(owner, "A/60/1", "gc:cescr/13", "para:3")
    target = target_paper(owner, "E/C.12/1999/10")
    assert citing.citations.get().work == target.work
