"""Language versions that people listed paragraph by paragraph, as floors. Skipped without ../shared."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PAIRS = {"plan_1": ("en", "es"), "ihrda_2": ("en", "fr")}  # the shortest, and the one with misprinted numbers
BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "alignment.py"


def test_numbered_paragraphs_are_paired_right_and_none_wrong(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("alignment_benchmark", BENCHMARK)
    assert spec and spec.loader
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    folder = shared / "corpus" / "labelled"
    for name, languages in PAIRS.items():
        left, right = (folder / f"{name}_{language}.pdf" for language in languages)
        numbered = next(benchmark.measure(name, left, right))
        assert numbered.right >= benchmark.WANTED * numbered.entries, numbered.lines
        assert numbered.wrong == 0, numbered.lines
