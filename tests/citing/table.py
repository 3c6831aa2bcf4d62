"""Shorthand for tables of citations: "crc art:9/para:2 art:12; A/57/292 para:62" is what a text cites."""

from __future__ import annotations

from travaux import citing


def cited(text: str, language: str, source: str = "") -> str:
    """What a text cites, in order: targets with their parts; "?" where several may be meant."""
    found = citing.cite(text, language, citing.context_of(source) if source else None)
    for one in found:
        assert text[one.start : one.end] == one.text, one
        assert one.rule and one.reason, one
    return "; ".join(" ".join([one.target or "?", *map(str, one.pinpoints)]) for one in found)
