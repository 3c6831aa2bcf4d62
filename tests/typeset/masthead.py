"""First pages: the masthead of today's documents and that of the 1990s."""

from __future__ import annotations

from collections.abc import Sequence

from tests.typeset.typesetter import Typesetter


def masthead(
    ts: Typesetter,
    *,
    symbols: Sequence[str] = ("A/79/352",),
    nations: str = "United Nations",
    organ: str = "General Assembly",
    distribution: str = "Distr.: General",
    date: str = "18 September 2024",
    language: str | None = "English",
    original: str = "Original: English",
    session: Sequence[str] = ("Seventy-ninth session",),
    agenda: Sequence[str] = ("Agenda item 71 (b)",),
    agenda_title: Sequence[str] = ("Promotion and protection of human rights",),
    title: Sequence[str] = ("Protection of migrants",),
) -> None:
    """The masthead since about 1997: rules, organ on the left, symbol and distribution on the right."""
    left, right = ts.margins.left, ts.width - ts.margins.right
    block = right - 130
    ts.text(left + 40, 62, nations, size=14)
    head, *more = symbols
    root, _, rest = head.partition("/")
    ts.text(block, 62, f"{root}/{rest}", size=13)
    for n, symbol in enumerate(more):
        ts.text(block, 62 + 13 * (n + 1), symbol, size=13)
    ts.rule(left, 68 + 13 * len(more), right, 68 + 13 * len(more))
    y = 90 + 13 * len(more)
    ts.text(left + 40, y, organ, font=ts.face.bold, size=20)
    rows = [distribution, date, *([language] if language else []), original]
    for n, row in enumerate(rows):
        ts.text(block, y + 11 * n + (11 if n else 0), row)
    y += 80
    ts.rule(left, y, right, y, thickness=2)
    ts.y = y + 20
    for line in session:
        ts.lines([line], bold=True, after=0)
    ts.lines(agenda, after=0)
    ts.lines(agenda_title, bold=True, after=18)
    ts.lines(title, bold=True, size=15, after=16)


def old_masthead(
    ts: Typesetter,
    *,
    symbol: str = "A/47/466",
    date: str = "28 September 1992",
    original: str = "ORIGINAL: ENGLISH",
    session: str = "Forty-seventh session",
    agenda: str = "Agenda item 97 (c)",
    title: Sequence[str] = ("HUMAN RIGHTS QUESTIONS: HUMAN RIGHTS SITUATIONS",),
) -> None:
    """The masthead up to about 1996: everything in one size, the right block in capitals."""
    left, right = ts.margins.left, ts.width - ts.margins.right
    block = right - 130
    ts.text(left, 60, "UNITED NATIONS", font=ts.face.bold, size=12)
    ts.text(left, 86, "General Assembly", font=ts.face.bold, size=18)
    for n, row in enumerate(("Distr.", "GENERAL", "", symbol, date, "", original)):
        if row:
            ts.text(block, 80 + 12 * n, row)
    ts.y = 180
    ts.lines([session, agenda], after=30)
    for line in title:
        ts.lines([line], align="center", after=2)
    ts.gap(20)
