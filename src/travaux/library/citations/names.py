"""What citations call a work: the one place that folds targets and works out a work's names.

In: a target as `texts.citation` writes it, or a work. Out: keys, the same for every way of writing one
name; rows of `TargetName`. Keys of symbols are in capitals, all others begin with a small letter, so that
an instrument's id and a symbol never meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from travaux.library.models import TargetName, Work
from travaux.texts import symbol as symbols
from travaux.texts.citation import PREVIOUS, SELF

INSTRUMENT = "Instrument/"
"""How the symbol begins under which an instrument is kept."""

_LONGEST = 220  # as the tables have it
_REMEMBERED = 4096  # symbols whose keys are not worked out again: a document cites the same ones often
_KEYS_AT_A_TIME = 500  # below the number of values that SQLite takes in a query


def key(target: str | None) -> str:
    """A target folded for looking up; "" for what names no other work ("self", "previous", None)."""
    if not target or target in (SELF, PREVIOUS):
        return ""
    if target.startswith(INSTRUMENT):
        return target.removeprefix(INSTRUMENT).lower()[:_LONGEST]
    if target[0].islower() and (":" in target or "/" not in target):
        return "".join(target.lower().split())[:_LONGEST]
    return _of_symbols(target)[:_LONGEST]


@lru_cache(maxsize=_REMEMBERED)
def _of_symbols(target: str) -> str:
    """A general comment, communication or opinion has one key, cited by its symbol or by its number."""
    try:
        parsed = symbols.parse(target)
    except symbols.SymbolError:
        return symbols.key(target)
    return (None if parsed.both else _numbered(parsed)) or parsed.key


def _numbered(one: symbols.Symbol) -> str | None:
    if comment := symbols.general_comment(one):
        return "gc:{}/{}".format(*comment)
    if communication := symbols.communication(one):
        return "comm:{}/{}/{}".format(*communication)
    if opinion := symbols.opinion(one):
        return "opinion:wgad/{}/{}".format(*opinion)
    return None


def of(work: Work) -> set[str]:
    """Every key that citations of this work may have."""
    found: set[str] = set()
    for symbol in [work.symbol, *work.symbols.values_list("printed", flat=True)]:
        found |= _of_symbol(symbol)
    found.discard("")
    return found


def write(work: Work) -> tuple[set[str], set[str]]:
    """Keep the names of a work as they are now; those that came and those that went."""
    wanted = of(work)
    there = set(work.target_names.values_list("key", flat=True))
    came, went = wanted - there, there - wanted
    if went:
        work.target_names.filter(key__in=went).delete()
    TargetName.objects.bulk_create(
        [TargetName(key=one, work=work) for one in sorted(came)], ignore_conflicts=True
    )
    return came, went


def works_by_key(keys: Iterable[str]) -> Mapping[str, list[int]]:
    """The works that go by each of these keys, oldest first; keys that nobody has are left out."""
    wanted = sorted({one for one in keys if one})
    found: dict[str, list[int]] = defaultdict(list)
    for at in range(0, len(wanted), _KEYS_AT_A_TIME):
        rows = TargetName.objects.filter(key__in=wanted[at : at + _KEYS_AT_A_TIME]).order_by("work_id")
        for name, work_id in rows.values_list("key", "work_id"):
            found[name].append(work_id)
    return found


def instrument(work: Work) -> str:
    """The id of the instrument that a work is, or ""."""
    return work.symbol.removeprefix(INSTRUMENT) if work.symbol.startswith(INSTRUMENT) else ""


def _of_symbol(symbol: str) -> set[str]:
    """The keys of a symbol, and of its parts when it is a double one."""
    try:
        parsed = symbols.parse(symbol)
    except symbols.SymbolError:
        return {key(symbol)}
    return {key(symbol), *(key(str(one)) for one in parsed.both)}
