"""Scripts as saved web pages.

In: a `Script`. Out: an HTML file with plain headings, nested lists and linked notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from script import Element, Script

_MARK = re.compile(r"\{(\w+)\}")
_TAGS = {1: "h2", 2: "h3", 3: "h4"}


def write(script: Script, path: Path) -> None:
    """Write the page."""
    rows = [
        "<!doctype html>",
        f'<html lang="{script["language"]}">',
        f'<head><meta charset="utf-8"><title>{escape(script["title"])}</title></head>',
        "<body>",
        *(f"<p>{escape(row)}</p>" for row in _masthead(script)),
        f"<h1>{escape(script['title'])}</h1>",
        *(_element(element) for element in script.elements),
        "<hr>",
        *_notes(script),
        "</body>",
        "</html>",
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _masthead(script: Script) -> list[str]:
    return [script["nations"], script["organ"], script["symbol"], *script.rows("right"), *script.rows("left")]


def _element(element: Element) -> str:
    text = _marked(element.text)
    if element.kind == "heading":
        tag = _TAGS[element.depth]
        return f"<{tag}>{escape(f'{element.label} '.lstrip())}{text}</{tag}>"
    indent = f' style="margin-left: {element.depth * 24}pt"' if element.depth else ""
    label = f"{escape(element.label)} " if element.label else ""
    return f"<p{indent}>{label}{text}</p>"


def _marked(text: str) -> str:
    return _MARK.sub(r'<sup><a href="#fn\1" id="fnref\1">\1</a></sup>', escape(text))


def _notes(script: Script) -> Iterator[str]:
    for element in script.elements:
        for mark, text in element.notes:
            yield f'<p id="fn{mark}"><sup><a href="#fnref{mark}">{mark}</a></sup> {escape(text)}</p>'
