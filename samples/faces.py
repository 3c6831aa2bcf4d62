"""The faces that the sample is set in, and how a line of each script becomes glyphs.

Latin is set in Times, which every viewer has; Cyrillic and Arabic in DejaVu, of which the letters
used are embedded; Chinese in the cut of Noto Serif CJK that lies in `fonts/`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import arabic_reshaper
from bidi.algorithm import get_display
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

_OWN = Path(__file__).parent / "fonts"
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")
_SHAPER = arabic_reshaper.ArabicReshaper(configuration={"delete_harakat": False})


class Face(NamedTuple):
    """Font names, and what is peculiar about the script: its direction, and words without spaces."""

    regular: str
    bold: str
    italic: str
    rtl: bool = False
    cjk: bool = False


_TIMES = Face("Times-Roman", "Times-Bold", "Times-Italic")


@cache
def face_of(language: str) -> Face:
    """The face for a language, its fonts registered."""
    if language == "zh":
        return Face(_own("SampleSong-Regular"), _own("SampleSong-Bold"), _own("SampleSong-Regular"), cjk=True)
    if language == "ar":
        return Face(_dejavu("DejaVuSans"), _dejavu("DejaVuSans-Bold"), _dejavu("DejaVuSans"), rtl=True)
    if language == "ru":
        return Face(_dejavu("DejaVuSerif"), _dejavu("DejaVuSerif-Bold"), _dejavu("DejaVuSerif"))
    return _TIMES


def visual(text: str, face: Face) -> str:
    """A line as its glyphs stand from left to right; an English line of an Arabic document stays as it is."""
    if not face.rtl or (_LATIN.search(text) and not _ARABIC.search(text)):
        return text
    return str(get_display(_SHAPER.reshape(text), base_dir="R"))


def check(text: str, font: str) -> None:
    """Stop where a font has no glyph for a character: it would be left blank in silence."""
    glyphs = getattr(getFont(font).face, "charToGlyph", None)
    missing = [c for c in text if glyphs is not None and ord(c) not in glyphs and not c.isspace()]
    if missing:
        raise SystemExit(f"{font} has no {' '.join(missing)}: see samples/fonts/make_fonts.py")


def _dejavu(name: str) -> str:
    path = _DEJAVU / f"{name}.ttf"
    if not path.is_file():
        raise SystemExit(f"{path} is missing: sudo apt-get install fonts-dejavu-core")
    registerFont(TTFont(name, str(path)))
    return name


def _own(name: str) -> str:
    registerFont(TTFont(name, str(_OWN / f"{name}.ttf")))
    return name
