"""`travaux mcp`: with whose eyes an assistant looks, and one sentence where the protocol is missing."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.conf import LazySettings

from tests.library.shelf import somebody
from travaux.cli import mcp
from travaux.library import people
from travaux.library.permissions import Viewer
from travaux.texts.errors import NotAllowedError, UsageError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_whose_eyes(settings: LazySettings) -> None:
    reader = somebody("reader")
    token, text = people.make_token(reader, "assistant")
    assert mcp.tools_for(None, "") == mcp.Tools(people.owner())
    settings.MODE = "server"
    theirs = mcp.tools_for(f" {text} ", "https://library.test/")
    assert (theirs.viewer, theirs.site) == (reader, "https://library.test")
    with pytest.raises(NotAllowedError, match="TRAVAUX_TOKEN"):
        mcp.tools_for(None, "")
    people.revoke_token(reader, token.pk)
    with pytest.raises(NotAllowedError, match="revoked"):
        mcp.tools_for(text, "")


def test_the_protocol_may_be_missing(owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mcp, "_PROTOCOL", "a_package_that_is_not_there")
    ran = CliRunner().invoke(mcp.command, [], standalone_mode=False)
    assert isinstance(ran.exception, UsageError)
    assert str(ran.exception) == (
        "The protocol for assistants is not installed: pip install 'travaux[mcp]' brings it."
    )
    assert CliRunner().invoke(mcp.command, ["--help"]).exit_code == 0
