"""The tools over the Model Context Protocol: what an assistant's program is offered, and in which words.

In: who asks (found anew at each call, so that a token can be revoked). Out: a server that answers on
standard input and output, or to a client in the same process. Read-only: there is no tool that changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

from django.db import connection
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from travaux import __version__
from travaux.assistants import tools
from travaux.assistants.tools import MOST, CitedBy, Found, Paragraph, Recommendations, Tools
from travaux.texts.errors import TravauxError

INSTRUCTIONS = """A library of documents of the United Nations and other bodies, paragraph by paragraph.
Quote only what a tool gave as `quotation`, letter for letter, with its `citation`, and link its `address`.
When nothing is found, say so: the library holds only what people have added to it."""

_T = TypeVar("_T")
_READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
Where = Annotated[str, Field(max_length=300, description="Like “A/57/292, para. 62”, or a link of the site.")]
Code = Annotated[str, Field(max_length=60)]


def make(who: Callable[[], Tools]) -> MCPServer:
    """A server with the tools of whoever asks."""
    server: MCPServer = MCPServer("travaux", title="Travaux", instructions=INSTRUCTIONS, version=__version__)
    for title, tool in (
        ("Search paragraphs", _search(who)),
        ("Read a paragraph", _read_paragraph(who)),
        ("Who cites it", _cited_by(who)),
        ("Find recommendations", _recommendations(who)),
    ):
        server.add_tool(tool, title=title, annotations=_READ_ONLY)
    return server


def _search(who: Callable[[], Tools]) -> Callable[..., object]:
    def search(
        words: Annotated[str, Field(max_length=1000, description="Words, “phrases”, fields: year:2001-2005")],
        languages: Annotated[list[str], Field(max_length=10, description="Only these: en, fr …")] = [],  # noqa: B006  part of a schema
        limit: Limit = 10,
    ) -> Found:
        """Find paragraphs in the library. Each comes whole, with its citation and address."""
        return _told(lambda: who().search(words, languages, limit))

    return search


def _read_paragraph(who: Callable[[], Tools]) -> Callable[..., object]:
    def read_paragraph(
        place: Where,
        language: Annotated[str, Field(max_length=8, description="The language to read it in.")] = "",
    ) -> Paragraph:
        """Read a paragraph, one of its letters, or a range of paragraphs, exactly as printed."""
        return _told(lambda: who().read_paragraph(place, language))

    return read_paragraph


def _cited_by(who: Callable[[], Tools]) -> Callable[..., object]:
    def cited_by(place: Where, limit: Limit = 20) -> CitedBy:
        """Find the passages of the library that cite a document, a paragraph or an article of a treaty."""
        return _told(lambda: who().cited_by(place, limit))

    return cited_by


def _recommendations(who: Callable[[], Tools]) -> Callable[..., object]:
    def recommendations(
        text: Annotated[str, Field(max_length=300, description="Words in the recommendation.")] = "",
        country: Annotated[Code, Field(description="The State that is asked (three letters: KEN).")] = "",
        recommender: Annotated[Code, Field(description="The State that asks (three letters).")] = "",
        body: Annotated[Code, Field(description="The body, by its short name: cedaw.")] = "",
        topic: Annotated[Code, Field(description="A theme or group, by its short name.")] = "",
        response: Annotated[Code, Field(description="What the State said: supported, noted.")] = "",
        status: Annotated[
            Code, Field(description="What became of it: none, planned, in-progress, done.")
        ] = "",
        symbol: Annotated[str, Field(max_length=200, description="Only of this document.")] = "",
        year_from: Annotated[int, Field(ge=0, le=9999)] = 0,
        year_to: Annotated[int, Field(ge=0, le=9999)] = 0,
        language: Annotated[str, Field(max_length=8)] = "en",
        limit: Limit = 20,
    ) -> Recommendations:
        """Find recommendations: who asks whom to do what, and what came of it."""
        said = {"from": year_from, "to": year_to}
        wanted = tools.filters(
            text=text, country=country.upper(), recommender=recommender, body=body, topic=topic,
            response=response, status=status, symbol=symbol, **said,
        )  # fmt: skip
        return _told(lambda: who().recommendations(wanted, language, limit))

    return recommendations


def _told(ask: Callable[[], _T]) -> _T:
    """The answer, or the library's own sentence on why there is none."""
    try:
        return ask()
    except TravauxError as error:
        raise ToolError(str(error)) from error
    finally:
        connection.close()  # each call runs in a thread of its own, and so has its own connection
