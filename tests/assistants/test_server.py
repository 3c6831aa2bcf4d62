"""The protocol's own client, in the same process, finds four tools that change nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import pytest

from travaux.assistants.tools import Tools
from travaux.library.models import AuditEntry
from travaux.library.permissions import VISITOR, Viewer

mcp = pytest.importorskip("mcp", reason="the optional extra for assistants")
server = pytest.importorskip("travaux.assistants.server")

# A tool has a connection of its own, which sees only what was really written.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shelved")]


def _with_client(who: Callable[[], Tools], talk: Callable[[Any], Any]) -> Any:
    """What a conversation gives."""

    async def talked() -> Any:
        async with mcp.Client(server.make(who)) as client:
            return await talk(client)

    return anyio.run(talked)


def test_a_conversation(owner: Viewer) -> None:
    before = AuditEntry.objects.count()
    viewers = {"who": owner}

    async def talk(client: Any) -> list[Any]:
        asked = [
            ("search", {"words": "arbitrary detention", "languages": ["en"]}),
            ("read_paragraph", {"place": "A/57/292, para. 2", "language": "en"}),
            ("cited_by", {"place": "A/57/292, para. 3"}),
            ("recommendations", {"country": "ken", "year_from": 2001}),
            ("read_paragraph", {"place": "A/58/99, para. 2"}),
            ("search", {"words": "a", "limit": 1000}),
            ("read_paragraph", {"place": "A/58/1, para. 1"}),
        ]
        answers = [await client.list_tools()] + [await client.call_tool(*one) for one in asked]
        viewers["who"] = VISITOR  # such as when a token is revoked: who asks is found anew each time
        return [*answers, await client.call_tool(*asked[-1])]

    offered, search, read, cited, asked, missing, wrong, private, shut = _with_client(
        lambda: Tools(viewers["who"]), talk
    )
    assert [tool.name for tool in offered.tools] == [
        "search", "read_paragraph", "cited_by", "recommendations",
    ]  # fmt: skip
    assert all(tool.annotations.read_only_hint and tool.description for tool in offered.tools)
    assert not search.is_error, search.content
    quotation = "Arbitrary detention of migrants must end."
    assert search.structured_content["passages"][0]["quotation"] == quotation
    assert read.structured_content["quotation"] == quotation
    assert read.structured_content["citation"] == "A/57/292, para. 2"
    assert cited.structured_content["passages"][0]["citation"] == "A/60/5, para. 1"
    assert asked.structured_content == {"total": 0, "recommendations": []}
    assert missing.is_error
    assert "A/58/99 is not in this library" in missing.content[0].text
    assert wrong.is_error
    assert not private.is_error
    assert shut.is_error
    assert AuditEntry.objects.count() == before
