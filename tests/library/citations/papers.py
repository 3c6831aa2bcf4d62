"""Documents that cite one another, made by hand: the truth is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from tests.builders import block, reading
from travaux.library.adding.store import Wish, store
from travaux.library.adding.task import Found
from travaux.library.models import Edition, Original, Visibility
from travaux.library.permissions import Viewer
from travaux.texts import pinpoint
from travaux.texts.citation import Candidate, Citation, CitationKind
from travaux.texts.reading import Block, Kind, Reading, Source

ADDRESS = str


def says(text: str, words: str, target: str | None, *pins: str, **fields: object) -> Citation:
    """The citation that `words` are in a text."""
    start = text.index(words)
    known: dict[str, object] = {"kind": CitationKind.DOCUMENT, "rule": "symbol", "reason": "a symbol"}
    return Citation(
        start=start,
        end=start + len(words),
        text=words,
        target=target,
        pinpoints=tuple(pinpoint.parse(pin) for pin in pins),
        **(known | fields),  # type: ignore[arg-type]
    )


def unsure(text: str, words: str, *targets: str) -> Citation:
    """A citation of one of several things."""
    candidates = tuple(Candidate(target, f"perhaps {target}") for target in targets)
    return says(text, words, None, candidates=candidates)


def paper(
    symbol: str, *texts: str, language: str = "en", date: str = "2010-05-01", title: str = ""
) -> Reading:
    """A document of numbered paragraphs."""
    blocks = [block("title", title or f"Report {symbol}", kind=Kind.TITLE)]
    blocks += [block(f"para_{number}", text, number=str(number)) for number, text in enumerate(texts, 1)]
    return made_of(symbol, blocks, language=language, date=date, title=title or f"Report {symbol}")


def made_of(symbol: str, blocks: Sequence[Block], language: str = "en", **about: object) -> Reading:
    """A document of these blocks."""
    made = reading(blocks)
    known = {"symbol": symbol, "language": language} | about
    return replace(made, metadata=replace(made.metadata, **known))  # type: ignore[arg-type]


def put(
    viewer: Viewer, made: Reading, found: Found | None = (), visibility: str = Visibility.PUBLIC
) -> Edition:
    """Store a reading with these citations as if it had been read from a file."""
    content = repr((made, found)).encode()
    digest = hashlib.sha256(content).hexdigest()
    original, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"size": len(content), "media_type": "application/pdf"}
    )
    source = Source("report.pdf", digest, "application/pdf", None)
    return store(replace(made, source=source), original, Wish(viewer, visibility), found)


def citing_paper(
    viewer: Viewer, symbol: str, target: str, *pins: str, visibility: str = Visibility.PUBLIC, **about: str
) -> Edition:
    """A document whose paragraph 1 cites `target` at these pinpoints."""
    text = f"The Committee recalls {target}, which it noted at its last session."
    made = paper(symbol, text, "It thanks the State party.", **about)  # type: ignore[arg-type]
    return put(viewer, made, (("para_1", (says(text, target, target, *pins),)),), visibility)


def target_paper(viewer: Viewer, symbol: str = "A/57/292", count: int = 5, **about: str) -> Edition:
    """A document of `count` paragraphs, the second with an item (a)."""
    blocks = [block("title", "Human rights of migrants", kind=Kind.TITLE)]
    for number in range(1, count + 1):
        text = f"Paragraph {number} is about the human rights of migrants and of their families everywhere."
        blocks.append(block(f"para_{number}", text, number=str(number)))
        if number == 2:
            blocks.append(block("para_2__list_a", "An item;", kind=Kind.ITEM, number="a", parent="para_2"))
    return put(viewer, made_of(symbol, blocks, date=about.pop("date", "2002-08-09"), **about))  # type: ignore[arg-type]
