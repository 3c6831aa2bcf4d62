"""The faces that test pages are set in, and where they come from.

Times and Helvetica are among the fourteen fonts of every PDF viewer, and STSong-Light is a CID
font that viewers supply: neither needs a font file. Cyrillic and Arabic need a real file: DejaVu,
from the Debian package `fonts-dejavu-core` or from an installed matplotlib, whichever is there.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont


class Face(NamedTuple):
    """Four font names that go together."""

    regular: str
    bold: str
    italic: str
    bold_italic: str

    def font(self, *, bold: bool = False, italic: bool = False) -> str:
        """The name of the font of this face that is bold and italic as asked."""
        return self[bold + 2 * italic]


TIMES = Face("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")
HELVETICA = Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique")


def _folders() -> list[Path]:
    spec = find_spec("matplotlib")
    found = [Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/dejavu")]
    if spec is not None and spec.origin is not None:
        found.append(Path(spec.origin).parent / "mpl-data/fonts/ttf")
    return found


def _dejavu_file(name: str) -> Path | None:
    return next((f / name for f in _folders() if (f / name).is_file()), None)


HAS_DEJAVU = _dejavu_file("DejaVuSans.ttf") is not None and _dejavu_file("DejaVuSans-Bold.ttf") is not None
needs_dejavu = pytest.mark.skipif(
    not HAS_DEJAVU, reason="Cyrillic and Arabic pages need DejaVu: apt-get install fonts-dejavu-core"
)


@cache
def dejavu() -> Face:
    """DejaVu Sans, for Cyrillic and Arabic. It has no italic in `fonts-dejavu-core`: upright stands in."""
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        file = _dejavu_file(f"{name}.ttf")
        if file is None:
            pytest.skip("this page needs DejaVu: apt-get install fonts-dejavu-core")
        registerFont(TTFont(name, str(file)))
    return Face("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans", "DejaVuSans-Bold")


@cache
def song() -> Face:
    """STSong-Light, for Chinese. One weight: bold and italic are set in the same font."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    return Face(*["STSong-Light"] * 4)
