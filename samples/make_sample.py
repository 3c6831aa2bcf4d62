"""Makes the sample library's files: the texts in `texts/` as PDF, Word and HTML, and one real page.

    python samples/make_sample.py [FOLDER]

Without a folder they go where the package ships them from. The same texts give the same bytes, so
that a change of a text shows as a change of its file and of no other.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pages
import seed_page
import webpage
import word
from script import load

_HERE = Path(__file__).parent
PACKAGED = _HERE.parent / "src" / "travaux" / "library" / "data" / "sample"
_WRITERS = {".pdf": pages.typeset, ".docx": word.write, ".html": webpage.write}


def make(folder: Path) -> list[Path]:
    """Write all files into `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / "A_57_292.page_16.en.pdf"]
    seed_page.write(made[0])
    for text in sorted((_HERE / "texts").glob("*.txt")):
        script = load(text)
        path = folder / script["file"]
        _WRITERS[path.suffix](script, path)
        made.append(path)
    return made


if __name__ == "__main__":
    for written in make(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGED):
        print(f"{written.stat().st_size:8d}  {written.name}")
