"""Writes docs/reference from the code: command line, errors, JSON schema, Python front door.

    python docs/generate.py        (or `make docs`)

In: the package. Out: the files of `pages()`. `tests/test_docs.py` fails while they lag behind.
Warnings are described by hand in docs/reference/warnings.md, and held against the code as well.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import travaux
from travaux.cli.main import COMMANDS
from travaux.exporting.reading_schema import schema
from travaux.library import ready
from travaux.texts.errors import TravauxError

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
_MADE = "<!-- Written by docs/generate.py; change the code and run `make docs`. -->\n\n"
_WIDTH = 92  # columns of printed help


def pages() -> dict[str, str]:
    """Names and contents of the generated files."""
    return {
        "command-line.md": _MADE + _command_line(),
        "errors.md": _MADE + _errors(),
        "reading.md": _MADE + _reading(),
        "reading.schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
        "python.md": _MADE + _python(),
    }


def warning_codes() -> set[str]:
    """Codes of all warnings that the code can give; "damaged-text:" stands for a family."""
    found: set[str] = set()
    rooms = (ROOT / "src" / "travaux" / name for name in ("reading", "library/adding"))
    for path in sorted(path for room in rooms for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("Warning", "Doubt"):
                found |= set(_codes(node))
    return found


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _codes(node: ast.Call) -> Iterator[str]:
    for argument in (*node.args[:2], *(keyword.value for keyword in node.keywords if keyword.arg == "code")):
        value: Any = argument
        if isinstance(value, ast.JoinedStr):
            value = value.values[0]
        if isinstance(value, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)*:?", str(value.value)):
            yield str(value.value)
            return


def _command_line() -> str:
    ready.set_up()  # commands of the library import its tables
    parts = ["# Command line\n"]
    for name, (module, _) in COMMANDS.items():
        command = importlib.import_module(module).command
        context = click.Context(
            command, info_name=f"travaux {name}", terminal_width=_WIDTH, max_content_width=_WIDTH
        )
        shown = "\n".join(row.rstrip() for row in command.get_help(context).splitlines())
        parts.append(f"\n## travaux {name}\n\n```text\n{shown}\n```\n")
    return "".join(parts)


def _errors() -> str:
    rows = "\n".join(_error_rows(TravauxError, 0))
    return (
        "# Errors\n\nEvery error that a person can meet is a `TravauxError`; its text is one sentence that "
        "says what is wrong and what to do. `code` is stable.\n\n"
        f"| error | code | when |\n|---|---|---|\n{rows}\n"
    )


def _error_rows(kind: type[TravauxError], depth: int) -> Iterator[str]:
    first = inspect.cleandoc(kind.__doc__ or "").splitlines()[0]
    yield f"| {'&emsp;' * depth}`{kind.__name__}` | `{kind.code}` | {first} |"
    for branch in kind.__subclasses__():
        yield from _error_rows(branch, depth + 1)


def _reading() -> str:
    rows = "\n".join(_keys(schema(), ""))
    return (
        "# The JSON of a reading\n\nWhat `travaux read FILE --format json` prints, schema "
        "`travaux/reading/1`; as JSON Schema in [reading.schema.json](reading.schema.json). Every key is "
        "always there, in this order. Boxes are points (1/72 inch) from the top left corner of the page as "
        "shown; `at`, `start` and `end` count characters of the block's `text`.\n\n"
        f"| key | type | what it is |\n|---|---|---|\n{rows}\n"
    )


def _keys(node: dict[str, Any], path: str) -> Iterator[str]:
    for name, value in node.get("properties", {}).items():
        here = f"{path}{name}"
        yield f"| `{here}` | {_type(value)} | {value.get('description', '')} |"
        inner = value
        while inner.get("type") == "array" and "items" in inner:
            inner, here = inner["items"], here + "[]"
        yield from _keys(inner, here + ".")


def _type(value: dict[str, Any]) -> str:
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(value["enum"])
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return " or ".join(kinds)


def _python() -> str:
    signature = _plain(str(inspect.signature(travaux.read)))
    parts = [
        "# Python\n\n```python\nimport travaux\n```\n",
        f"\n## travaux.read\n\n```python\ntravaux.read{signature}\n```\n\n{inspect.getdoc(travaux.read)}\n",
    ]
    for name in ("Reading", "Block", "TravauxError"):
        parts.append(_class(name, getattr(travaux, name)))
    parts.append(
        "\nFiles from strangers, or many of them, are read in child processes under limits by "
        "`travaux.reading.apart.read_many(paths, processes=…, limits=Limits(…))`; see "
        "[how to read many files](../how-to/read-many-files.md).\n"
    )
    return "".join(parts)


def _plain(signature: str) -> str:
    """Annotations without the quotes of their strings; default values keep theirs."""
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", signature)


def _class(name: str, kind: type) -> str:
    fields = [
        f"{field}: {hint}"
        for field, hint in inspect.get_annotations(kind).items()
        if not field.startswith("_")
    ]
    code = "\n".join(["```python", f"class travaux.{name}", *(f"    {row}" for row in fields), "```"])
    return f"\n## travaux.{name}\n\n{code}\n\n{inspect.getdoc(kind)}\n"


def main() -> None:
    """Write the files."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(REFERENCE / name)


if __name__ == "__main__":
    main()
