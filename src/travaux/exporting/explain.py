"""Why a block came out as it did: the answer to `--explain ADDRESS`.

In: a `Reading` and an address. Out: a few lines of text: what the block is, where it stands on
which pages, which reasons the reader noted (lines, number candidates, joins) and which doubts.
"""

from __future__ import annotations

from travaux.texts.errors import UsageError
from travaux.texts.reading import Block, Reading, Span

_SUGGESTED = 8  # addresses offered when the one asked for does not exist
_SHOWN = 70  # characters of a text shown on one line


def explain(reading: Reading, address: str) -> str:
    """The explanation, ending with a line end. Raises UsageError when there is no such address."""
    try:
        block = reading.block(address)
    except KeyError:
        raise UsageError(_no_such(reading, address)) from None
    rows = [
        f"{block.address}: {block.kind.value}" + (f" {block.number}" if block.number else ""),
        f"  text    {_short(block.text)}",
        f"  hangs on {block.parent}" if block.parent else "  hangs on nothing",
        *(_span(block, span) for span in block.spans),
        *(f"  because {reason}" for reason in _reasons(reading, address)),
        *(f"  doubt   {note.message} [{note.code}]" for note in reading.warnings if note.address == address),
    ]
    return "\n".join(rows) + "\n"


def _reasons(reading: Reading, address: str) -> tuple[str, ...]:
    return dict(reading.why).get(address, ("the reader noted no reason",))


def _span(block: Block, span: Span) -> str:
    where = "no page" if span.page is None else f"page {span.page}"
    if span.box is not None:
        x0, y0, x1, y1 = span.box.rounded()[1:]
        where += f" at {x0:g},{y0:g} to {x1:g},{y1:g}"
    return f"  set on  {where}: {_short(block.text[span.start : span.end])}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= _SHOWN:
        return flat
    half = _SHOWN // 2
    return f"{flat[:half]} … {flat[-half:]}"


def _no_such(reading: Reading, address: str) -> str:
    every = [block.address for block in reading.blocks]
    near = [known for known in every if address in known or known in address] or every
    offered = ", ".join(near[:_SUGGESTED])
    return f"No block stands at {address!r} here. Addresses look like: {offered or 'none here'}."
