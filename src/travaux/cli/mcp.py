"""`travaux mcp`: lets an assistant look things up in the library, over the Model Context Protocol.

In: whose eyes it looks with. Out: answers on standard output, for the program that started the command.
The protocol is an optional extra: it is loaded only here, and when it is missing one sentence says so.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec

import click
from django.conf import settings

from travaux.assistants.tools import Tools
from travaux.library import people
from travaux.library.search import indexing
from travaux.texts.errors import NotAllowedError, UsageError

_PROTOCOL, _SERVER = "mcp", "travaux.assistants.server"
_TOKEN = "TRAVAUX_TOKEN"
_HELP = f"""Let an assistant look things up in the library.

The assistant's program starts this command and speaks to it over standard input and output (Model
Context Protocol). It can search, read paragraphs, and find what cites them and who recommends what;
it can change nothing. Each answer has its citation, its address and the exact words.

It sees what you see; with a token, what the person sees whose token it is. Needs the extra "mcp":
pip install 'travaux[mcp]'.

\b
Examples:
  travaux mcp
  {_TOKEN}=travaux_… travaux mcp                     as that person
  travaux mcp --site https://library.example.org        links that work for others

\b
What to write into the assistant's settings:
  {{"mcpServers": {{"travaux": {{"command": "travaux", "args": ["mcp"]}}}}}}
"""


@click.command(help=_HELP)
@click.option("--token", envvar=_TOKEN, metavar="TOKEN", help=f"An API token.  [default: {_TOKEN}]")
@click.option(
    "--site",
    default="",
    envvar="TRAVAUX_ADDRESS",
    metavar="URL",
    help="What the addresses in answers begin with.  [default: TRAVAUX_ADDRESS]",
)
def command(token: str | None, site: str) -> None:
    """Let an assistant look things up in the library."""
    if find_spec(_PROTOCOL) is None:
        raise UsageError(
            "The protocol for assistants is not installed: pip install 'travaux[mcp]' brings it."
        )
    tools_for(token, site)  # says at once what is wrong with the token
    indexing.restore()
    importlib.import_module(_SERVER).make(lambda: tools_for(token, site)).run()


def tools_for(token: str | None, site: str) -> Tools:
    """The tools of whoever asks: the owner, or the person whose token it is. Raises NotAllowedError."""
    address = site.rstrip("/")
    if token:
        viewer = people.viewer_of_token(token.strip())
        if viewer.person is None:
            raise NotAllowedError("This token is not valid here, or was revoked: make another on the site.")
        return Tools(viewer, address)
    if settings.MODE == "server":
        raise NotAllowedError(f"This library has accounts: give an API token with --token or {_TOKEN}.")
    return Tools(people.owner(), address)
