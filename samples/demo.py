"""`make demo`: typeset the samples, read them, print a page, and show the rest as HTML and pictures."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import webbrowser
from pathlib import Path

from make_sample import make

_ROOT = Path(__file__).parents[1]
_SHOWN = 30  # lines of the page printed here
_WIDTH = 96  # characters of such a line


def main() -> None:
    """Make everything in demo/ and say where it is."""
    folder = _ROOT / "demo"
    page, report = make(folder)
    print(f"Two samples were typeset: {_short(page)} (a page in two columns), {_short(report)} (a report).\n")
    print(f"$ travaux read {_short(page)}\n")
    rows = [line for row in _travaux("read", str(page)).splitlines() for line in _wrapped(row)]
    print("\n".join(rows[:_SHOWN]))
    print(f"  … ({len(rows) - _SHOWN} more lines)")
    written = ["--out", str(folder), "--picture", str(folder)]
    print(
        f"\n$ travaux read {_short(page)} {_short(report)} --format html --out demo --picture demo\n",
        flush=True,
    )
    _travaux("read", str(page), str(report), "--format", "html", *written)
    print("\nTo look at:")
    for made in sorted([*folder.glob("*.html"), *folder.glob("*.png")]):
        print(f"  {_short(made)}")
    if not os.environ.get("CI") and (sys.platform == "darwin" or os.environ.get("DISPLAY")):
        webbrowser.open((folder / "report.html").as_uri())


def _travaux(*arguments: str) -> str:
    """Run the command as a person would; its standard error is shown as it comes."""
    command = [str(Path(sys.executable).parent / "travaux"), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def _wrapped(row: str) -> list[str]:
    return textwrap.wrap(row, _WIDTH, initial_indent="  ", subsequent_indent="  ") or [""]


def _short(path: Path) -> str:
    return str(path.relative_to(_ROOT))


if __name__ == "__main__":
    main()
