"""The masthead: a draft in, metadata out, and the pieces of masthead and title marked.

Looks at the pieces of the first page: what is surely masthead or title gets its role, parts of one
block that were set apart are put together again, and the values are read off with the piece each
came from. File names are never asked. Where the page says two things, both are said in a warning.

`Metadata.sources` holds (field, "piece:INDEX") with INDEX into `draft.pieces` as left by `mark`
(structure turns it into the address of the block), or (field, "docProps/custom.xml").
`session` is the line as printed, `agenda_item` its number ("72 (b)"), `body` the name as printed,
`distribution` one of General, Limited, Restricted, Provisional.
"""

from __future__ import annotations

from collections import Counter

from travaux.reading.masthead import lines, title
from travaux.reading.masthead.first_page import Entry, entries, has_masthead, is_scrap, left_edge, page_of
from travaux.reading.masthead.lines import Line
from travaux.reading.masthead.values import Values, read_values
from travaux.reading.pieces import BODY, FURNITURE, HEADING, MASTHEAD, Draft, Piece, glue
from travaux.texts.reading import Metadata

CLOSE = 1.6
"""Line heights of white between two lines of one block; blocks stand two or more apart."""

SAME_EDGE = 15.0
"""Points by which left edges of one block may differ."""

LONGEST_BODY_NAME = 160
"""Characters of the name of a working group or committee."""

_BLOCK = (lines.DISTRIBUTION, lines.SYMBOL, lines.DATE, lines.LANGUAGE, lines.ORIGINAL)
_HEAD = (*_BLOCK, lines.NATIONS, lines.ORGAN, lines.BODY_NAME)
_SESSION = (
    lines.SESSION,
    lines.AGENDA,
    lines.PLACE,
    lines.LESSER,
    lines.ORGAN,
    lines.BODY_NAME,
    lines.DATE,
    lines.MEETING,
)
_FOOT = (lines.JOB, lines.RECYCLING, lines.BARCODE, lines.DATE)


def mark(draft: Draft) -> Metadata:
    """Mark masthead and title pieces of `draft`, put blocks together, and read the metadata.

    Changes `draft.pieces` (roles; pieces of one block become one) and adds to `draft.warnings`.
    """
    found = entries(draft.pieces)
    if has_masthead(found):
        _give_roles(found)
        if _put_together(draft.pieces, found):
            found = entries(draft.pieces)
    titled = title.find(found, body_size(draft.pieces))
    values = read_values(draft, found, titled)
    return _metadata(values)


def body_size(pieces: list[Piece]) -> float:
    """The size that most of the text is set in, in points; 0 when the format tells none."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if piece.role == BODY and piece.style.size:
            sizes[piece.style.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _metadata(values: Values) -> Metadata:
    return Metadata(
        symbol=values.get("symbol"),
        other_symbols=values.others,
        title=values.get("title"),
        language=values.get("language"),
        original_language=values.get("original_language"),
        date=values.get("date"),
        distribution=values.get("distribution"),
        body=values.get("body"),
        session=values.get("session"),
        agenda_item=values.get("agenda_item"),
        job_number=values.get("job_number"),
        sources=values.sources(),
    )


def _give_roles(found: list[Entry]) -> None:
    """Masthead where every word of a piece is explained; then what stands between such pieces."""
    for entry in found:
        piece, line = entry.piece, entry.line
        if piece.role not in (BODY, HEADING, FURNITURE):
            continue
        if line.has(lines.JOB, lines.BARCODE, lines.RECYCLING) and line.only(*_FOOT):
            _set(piece, FURNITURE, "job number or recycling note")
        elif _opens_resolution(entry):
            continue
        elif line.only(*_HEAD) and (entry.before_text or line.has(lines.DISTRIBUTION, lines.ORIGINAL)):
            _set(piece, MASTHEAD, "every word is one of a masthead")
        elif entry.before_text and piece.role != FURNITURE and _is_of_session(line):
            _set(piece, MASTHEAD, "body, session or agenda item")
        elif is_scrap(piece.text) and piece.role == BODY and entry.before_text:
            _set(piece, FURNITURE, "no word in it")
    _name_bodies(found)


def _opens_resolution(entry: Entry) -> bool:
    """ "L’Assemblée générale," is no line of a masthead: with a comma, an organ begins to speak."""
    return entry.line.has(lines.ORGAN, lines.BODY_NAME) and entry.piece.text.rstrip().endswith(
        (",", "،", "，")
    )


def _is_of_session(line: Line) -> bool:
    """Whether a line is of the block of the session; the title of the agenda item may still be on it."""
    opens = line.opens_with(lines.AGENDA, lines.SESSION, lines.PLACE, lines.BODY_NAME, lines.LESSER)
    return line.only(*_HEAD, *_SESSION) or (opens and line.has(lines.AGENDA, lines.SESSION))


def _name_bodies(found: list[Entry]) -> None:
    """The name of a lesser body stands just above the line of the session, or below its parent's."""
    for place, entry in enumerate(found):
        open_piece = entry.piece.role in (BODY, HEADING) and entry.before_text
        if not open_piece or len(entry.piece.text) > LONGEST_BODY_NAME:
            continue
        after = found[place + 1 : place + 4]
        before = found[max(0, place - 2) : place]
        followed = any(e.piece.role == MASTHEAD and e.line.has(lines.SESSION) for e in after)
        below_body = any(
            e.piece.role == MASTHEAD and e.line.has(lines.BODY_NAME, lines.ORGAN) for e in before
        )
        if followed and (below_body or entry.line.has(lines.LESSER)):
            _set(entry.piece, MASTHEAD, "stands with the line of the session")


def _put_together(pieces: list[Piece], found: list[Entry]) -> bool:
    """Glue neighbouring pieces of one block; whether anything was glued."""
    gone: set[int] = set()
    last: Entry | None = None
    reached = -1
    for entry in found:
        if last is not None and entry.place == reached + 1 and _one_block(last, entry):
            glue(last.piece, entry.piece)
            gone.add(entry.place)
            last = last._replace(line=lines.look_at(last.piece.text))
        else:
            last = entry
        reached = entry.place
    pieces[:] = [piece for place, piece in enumerate(pieces) if place not in gone]
    return bool(gone)


def _one_block(first: Entry, second: Entry) -> bool:
    """Whether two masthead pieces are parts of the right-hand block, or of that of the session."""
    if first.piece.role != MASTHEAD or second.piece.role != MASTHEAD:
        return False
    if page_of(first.piece) != page_of(second.piece) or not _same_edge(first.piece, second.piece):
        return False
    if first.line.has(lines.DISTRIBUTION):
        return second.line.only(*_BLOCK)
    if first.line.has(lines.NATIONS) or second.line.has(lines.NATIONS, lines.DISTRIBUTION, lines.SYMBOL):
        return False
    if first.line.only(lines.ORGAN) and second.piece.style.gap is None:
        return False  # the organ beside the emblem, unless it is known to stand close
    gap = second.piece.style.gap
    close = gap is None or gap <= CLOSE
    return close and _of_session(first) and _of_session(second) and not first.line.only(lines.SYMBOL)


def _of_session(entry: Entry) -> bool:
    return entry.line.has(*_SESSION)


def _same_edge(first: Piece, second: Piece) -> bool:
    one, other = left_edge(first), left_edge(second)
    return one is None or other is None or abs(one - other) <= SAME_EDGE


def _set(piece: Piece, role: str, why: str) -> None:
    if piece.role != role:
        piece.role = role
        piece.level = None
        piece.why.append(why)
