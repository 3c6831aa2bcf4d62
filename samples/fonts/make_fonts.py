"""Cuts the two Chinese faces of the sample out of Noto Serif CJK: only the characters that it uses.

    python samples/fonts/make_fonts.py FOLDER

FOLDER holds NotoSerifCJK-Regular.ttc and NotoSerifCJK-Bold.ttc (Debian: fonts-noto-cjk-extra or
fonts-noto-cjk). Needed only when a Chinese text of the sample gets a new character, so fontTools is
not among the requirements: `pip install fonttools` first. Outlines are turned into quadratic curves,
since the typesetter embeds TrueType only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

_HERE = Path(__file__).parent
_SIMPLIFIED = "Noto Serif CJK SC"
_ERROR = 1.0  # units of 1,000 that a curve may be off


def main(folder: Path) -> None:
    """Write both faces beside this file."""
    used = {c for text in (_HERE.parent / "texts").glob("*.zh.txt") for c in text.read_text(encoding="utf-8")}
    wanted = sorted({ord(c) for c in used if c.isprintable()} | set(range(0x20, 0x7F)))
    for weight in ("Regular", "Bold"):
        faces = TTCollection(str(folder / f"NotoSerifCJK-{weight}.ttc"))
        font = next(face for face in faces.fonts if face["name"].getDebugName(1).startswith(_SIMPLIFIED))
        _cut(font, wanted, weight).save(str(_HERE / f"SampleSong-{weight}.ttf"))


def _cut(font: TTFont, wanted: list[int], weight: str) -> FontBuilder:
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    missing = [chr(code) for code in wanted if code not in cmap]
    if missing:
        raise SystemExit(f"The font has no {' '.join(missing)}.")
    names = {code: f"u{code:04X}" for code in wanted}
    outlines, metrics = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (1000, 0)}
    for code, name in names.items():
        pen = TTGlyphPen(None)
        glyph = glyphs[cmap[code]]
        glyph.draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
        metrics[name] = (round(glyph.width), 0)
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(outlines)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (width, getattr(table[name], "xMin", 0)) for name, (width, _) in metrics.items()}
    )
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": "Sample Song", "styleName": weight, "psName": f"SampleSong-{weight}"}
    )
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=1160, usWinDescent=288)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder


if __name__ == "__main__":
    main(Path(sys.argv[1]))
