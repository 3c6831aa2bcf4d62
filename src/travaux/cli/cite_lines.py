"""Texts in, citations out, a line of JSON each: `travaux cite --jsonl`.

In: a stream of {"text", "language"} lines, perhaps with "document", the symbol of the document that a text
stands in, or "source", any words that name it. Out: a stream of {"citations": […]} lines, each written as
soon as its text has come. A line that is none costs a sentence with its number on standard error, and has
an answer that says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import click

from travaux import citing
from travaux.citing.context import Context, context_of, of_document
from travaux.exporting import citations_json

LONGEST = 20_000_000
"""Bytes of a line: a book; what is longer is not one text a line."""

_FAILED = 1


class _BadLineError(ValueError):
    """A line is no text; says why."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text, its language, and what is known of the document it stands in."""

    text: str
    language: str
    context: Context


def run(texts: BinaryIO, out: BinaryIO, name: str) -> int:
    """Answer every line; the exit code: 0, or 1 when some lines were none."""
    code = 0
    for number, line in enumerate(_read(texts), 1):
        if not line.strip():
            continue
        try:
            answer = _answer(_asked(line))
        except _BadLineError as fault:
            sentence = f"{name}, line {number}: {fault}"
            click.echo(f"travaux: {sentence}", err=True)
            answer = json.dumps({"citations": [], "error": sentence}, ensure_ascii=False) + "\n"
            code = _FAILED
        out.write(answer.encode("utf-8", errors="replace"))
        out.flush()
    return code


def _read(texts: BinaryIO) -> Iterator[bytes]:
    """Lines; of one that is too long only so much as tells that it is."""
    while line := texts.readline(LONGEST + 1):
        yield line
        rest = line
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = texts.readline(LONGEST + 1)


def _asked(line: bytes) -> _Asked:
    if len(line) > LONGEST:
        raise _BadLineError(f"longer than {LONGEST // 1_000_000} MB: send one paragraph a line.")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _BadLineError("the bytes are no UTF-8: save the file as UTF-8.") from None
    except RecursionError:
        raise _BadLineError("no JSON of a text: it nests too deep.") from None
    except ValueError as fault:
        raise _BadLineError(f"no JSON ({fault}): each line is one object.") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise _BadLineError('it has no "text": each line is {"text": "…", "language": "en"}.')
    language = _word(row, "language") or "und"
    document, hint = _word(row, "document"), _word(row, "source")
    context = of_document(document, language=language) if document else context_of(hint)
    return _Asked(row["text"], language, context)


def _word(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise _BadLineError(f'"{name}" is no text: write it in quotation marks.')
    return value or ""


def _answer(asked: _Asked) -> str:
    return citations_json.of_text(citing.cite(asked.text, asked.language, asked.context))
