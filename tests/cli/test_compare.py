"""`travaux compare`: two texts in one language."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders import docx
from tests.library.side_by_side.papers import french, resolution
from travaux.cli.compare import command
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.texts.errors import UsageError

pytestmark = pytest.mark.django_db
TEXT = "Requests the Secretary-General to report on the matter"


def run(*arguments: object) -> str:
    """What the command prints; what it raises is raised."""
    ran = CliRunner().invoke(
        command, list(map(str, arguments)), catch_exceptions=False, standalone_mode=False
    )
    return ran.stdout


def test_a_file_with_a_document(home: Home, owner: Viewer, tmp_path: Path) -> None:
    resolution("A/RES/57/218", f"{TEXT};", owner=owner)
    draft = tmp_path / "draft.docx"
    draft.write_bytes(docx(f"1. {TEXT} at its next session;"))
    assert "[- at its next session-]" in run(draft, "A/RES/57/218/en").replace(" [-", "[- ")


def test_two_languages(home: Home, owner: Viewer) -> None:
    resolution("A/RES/57/218", f"{TEXT};", owner=owner)
    french(owner)
    with pytest.raises(UsageError, match="two languages"):
        run("A/RES/57/218/en", "A/57/292/fr")
