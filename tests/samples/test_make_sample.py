"""The files of the sample are those that the texts make, byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.typeset.fonts import needs_dejavu
from travaux.library import sample

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sample, made again."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    make_sample = pytest.importorskip("make_sample", reason="the sample is typeset with reportlab")
    found: list[Path] = make_sample.make(tmp_path)
    return found


@needs_dejavu
def test_the_same_texts_give_the_same_bytes(made: list[Path]) -> None:
    packaged = {path.name: path.read_bytes() for path in sample.files()}
    assert sorted(path.name for path in made) == sorted(packaged)
    stale = [path.name for path in made if path.suffix != ".pdf" and path.read_bytes() != packaged[path.name]]
    assert not stale, "`make sample` writes them again"
    latin = [path for path in made if path.stat().st_size < 20_000]  # no font inside, so the same everywhere
    assert [path.name for path in latin if path.read_bytes() != packaged[path.name]] == []


def test_a_character_that_the_font_lacks_stops_the_typesetter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    faces = pytest.importorskip("faces")
    song = faces.face_of("zh").regular
    faces.check("本报告", song)
    with pytest.raises(SystemExit, match="SampleSong-Regular has no 龘"):
        faces.check("龘", song)
    assert "龘" not in sys.modules
