"""Numbers that HTML draws and does not write: `ol` and `li` in, printed labels out.

Word's own HTML writes the number into a span that browsers ignore ("mso-list:Ignore"); it is
taken as the label too.
"""

from __future__ import annotations

import re

from lxml import etree

from travaux.reading.word.numerals import counted

BULLET = "•"

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_TYPES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "arabic-indic": "hindiArabic",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
}
_CSS = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_WHOLE = re.compile(r"-?\d{1,6}$")


def label(item: etree._Element) -> str | None:
    """The label that a browser draws before a `li`; None when the list has none."""
    parent = item.getparent()
    if parent is None or parent.tag not in ("ol", "ul", "menu"):
        return BULLET
    kind = _css_type(item) or _css_type(parent)
    if kind == "none":
        return None
    if parent.tag != "ol":
        return BULLET
    form = _CSS_TYPES.get(kind or "") or _TYPES.get(parent.get("type") or "", "decimal")
    return counted(_position(item, parent), form) + "."


def word_label(paragraph: etree._Element) -> str | None:
    """Take the number that Word wrote into a paragraph off it; None when there is none."""
    for span in paragraph.iter("span"):
        if _IGNORED.search(span.get("style") or ""):
            text = "".join(span.itertext()).strip().strip("\u00a0").strip()
            for child in list(span):
                span.remove(child)
            span.text = None
            return BULLET if len(text) == 1 and not text.isalnum() else text or None
    return None


def _position(item: etree._Element, parent: etree._Element) -> int:
    """The number of an item: `start`, `value` and `reversed` as HTML counts them."""
    items = [child for child in parent if child.tag == "li"]
    step = -1 if parent.get("reversed") is not None else 1
    count = _whole(parent.get("start"), len(items) if step < 0 else 1) - step
    for child in items:
        count = _whole(child.get("value"), count + step)
        if child is item:
            break
    return count


def _css_type(element: etree._Element) -> str | None:
    match = _CSS.search(element.get("style") or "")
    return match.group(1).lower() if match else None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and _WHOLE.match(text.strip()) else otherwise
