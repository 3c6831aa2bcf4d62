"""Names of WordprocessingML elements and relationships, and small ways to look at them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

W = f"{{{MAIN}}}"
R = f"{{{RELATIONS}}}"
M = f"{{{MATH}}}"
MC = f"{{{COMPATIBILITY}}}"

TWIPS_PER_POINT = 20
HALF_POINTS = 2

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the child `w:name`, None when child or attribute is missing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val")


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property as Word means it: present without a value is on, absent is None."""
    child = None if parent is None else parent.find(W + name)
    if child is None:
        return None
    return child.get(W + "val", "on").lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number as Word writes them (also "12.0"), None when it is none."""
    if text is None:
        return None
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without comments and processing instructions."""
    return (child for child in parent if isinstance(child.tag, str))


def alternative(content: etree._Element) -> etree._Element | None:
    """Which branch of `mc:AlternateContent` to read: the one with text, the newer form first.

    Both branches draw the same thing (a text box as DrawingML and as VML), so reading both would
    give its text twice.
    """
    branches = [child for child in elements(content) if child.tag in (MC + "Choice", MC + "Fallback")]
    for branch in branches:
        if next(branch.iter(W + "t"), None) is not None:
            return branch
    return branches[0] if branches else None
