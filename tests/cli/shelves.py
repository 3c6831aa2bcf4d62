"""Libraries for the tests of commands: each in a folder of its own, filled through the command itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.builders import docx
from tests.cli.terminal import Ran, travaux


@dataclass(frozen=True)
class Library:
    """A library and a folder of files beside it."""

    home: Path
    files: Path

    def run(self, *arguments: object, stdin: bytes | None = None) -> Ran:
        """Run a command on it."""
        return travaux("--home", self.home, *arguments, stdin=stdin)

    def file(self, name: str, symbol: str | None = "A/57/292", *texts: str) -> Path:
        """A Word file with a symbol and numbered paragraphs."""
        numbered = [f"{at}. {text}" for at, text in enumerate(texts or ("States should end torture.",), 1)]
        path = self.files / name
        masthead = ["United Nations", "General Assembly", symbol or "", "9 August 2002", "Original: English"]
        path.write_bytes(docx(*filter(None, masthead), "Human rights of migrants", *numbered))
        return path
