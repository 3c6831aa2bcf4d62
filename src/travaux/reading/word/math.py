"""Formulas (OMML) as one line of text: fractions with a slash, powers with a caret."""

from __future__ import annotations

from lxml import etree

from travaux.reading.word.names import M, W, elements


def linear(formula: etree._Element) -> str:
    """The formula in one line: a/b, x^2, x_i, √(x); parts that we do not know are put in a row."""
    name = etree.QName(formula).localname
    if formula.tag in (M + "t", W + "t"):
        return formula.text or ""
    if name == "f":
        return f"{_part(formula, 'num')}/{_part(formula, 'den')}"
    if name == "sSup":
        return f"{_part(formula, 'e')}^{_part(formula, 'sup')}"
    if name == "sSub":
        return f"{_part(formula, 'e')}_{_part(formula, 'sub')}"
    if name == "sSubSup":
        return f"{_part(formula, 'e')}_{_part(formula, 'sub')}^{_part(formula, 'sup')}"
    if name == "rad":
        return f"√({_part(formula, 'e').strip('()')})"
    if name == "d":
        return "(" + ", ".join(linear(child) for child in formula.findall(M + "e")) + ")"
    if name == "nary":
        return _sum(formula)
    if name.endswith("Pr"):
        return ""
    return "".join(linear(child) for child in elements(formula))


def _sum(formula: etree._Element) -> str:
    """A sum, product or integral with its bounds: ∑_(k=0)^n x."""
    sign = formula.find(f"{M}naryPr/{M}chr")
    drawn = "∫" if sign is None else sign.get(M + "val") or ""
    bounds = [
        f"{mark}{text}" for mark, name in (("_", "sub"), ("^", "sup")) if (text := _part(formula, name))
    ]
    return f"{drawn}{''.join(bounds)} {_part(formula, 'e')}"


def _part(formula: etree._Element, name: str) -> str:
    """A part of a formula, in brackets when it is more than one sign or word."""
    part = formula.find(M + name)
    text = "" if part is None else linear(part).strip()
    return text if len(text) < 2 or text.isalnum() else f"({text})"
