"""A source is asked no more often than it may be, whoever asks."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from travaux.library.fetching import turns
from travaux.library.home import Home
from travaux.texts.errors import SourceBusyError

pytestmark = pytest.mark.usefixtures("home")


def _waits(times: int, host: str = "a.test") -> list[float]:
    waited: list[float] = []
    for _ in range(times):
        turns.take(host, clock=lambda: 1000.0, wait=waited.append)
    return waited


def test_each_waits_for_its_turn(settings: LazySettings) -> None:
    settings.FETCH_SECONDS_APART = 1.5
    assert _waits(3) == [1.5, 3.0]
    assert _waits(1, "b.test") == []  # another source has turns of its own


def test_whoever_is_put_off_holds_everybody_off(settings: LazySettings) -> None:
    settings.FETCH_SECONDS_APART = 1.0
    turns.put_off("a.test", 20, clock=lambda: 1000.0)
    assert _waits(1) == [20.0]
    turns.put_off("a.test", 7200, clock=lambda: 1000.0)
    with pytest.raises(SourceBusyError, match=r"a\.test asks to wait 2 hours") as refused:
        _waits(1)
    assert refused.value.seconds == 7200


@pytest.mark.parametrize("damage", ["nonsense", "[]", '{"a.test": "soon"}', '{"a.test": 9e99}'])
def test_a_damaged_file_of_turns_is_begun_anew(home: Home, damage: str) -> None:
    (home.fetched / "turns.json").write_text(damage, encoding="utf-8")
    assert _waits(1) == []
