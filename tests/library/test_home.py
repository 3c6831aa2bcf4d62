"""The library's folder."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from travaux.library.home import VARIABLE, Home, here


def test_the_folder_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "shelf"))
    assert here().database == tmp_path / "shelf" / "library.sqlite3"


def test_without_a_name_it_is_where_data_of_people_goes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert here().folder == tmp_path / "travaux"


def test_folder_and_secret_are_for_their_owner_alone_and_made_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "library")
    home.make()
    secret = home.secret.read_text()
    assert len(secret) > 40
    assert stat.S_IMODE(home.secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    home.make()
    assert home.secret.read_text() == secret
