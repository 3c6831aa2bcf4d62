"""`travaux serve`: the library in the browser.

In: where to listen. Out: the site, until Ctrl-C or SIGTERM. Four kinds of processes run under one
that watches them: the web server, the worker that reads what was added, the fetcher of what was asked for,
and the indexer. The port is
taken here, before anything starts, so that a port in use is one sentence and not a traceback.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sys
import webbrowser

import click

from travaux.cli.supervise import Part, Supervisor
from travaux.library.home import here
from travaux.texts.errors import UsageError

LOOPBACK = "127.0.0.1"
PORT = 8000
BACKLOG = 256  # connections that may wait while all threads are busy
MOST_WORKERS = 4  # by default; reading and indexing want processors, too
_PORTS_TRIED = 100  # for a free one to propose
_EVERYWHERE = ("0.0.0.0", "::")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen on; 0 takes any free one.",
)
@click.option("--server", is_flag=True, help="For several people: accounts, signing in, roles.")
@click.option(
    "--open",
    "opened",
    is_flag=False,
    flag_value="/",
    metavar="[PATH]",
    help="Open the browser, at a document if you like (/A/57/292); done by itself on your own machine.",
)
@click.option("--no-open", is_flag=True, help="Leave the browser alone.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that answer requests.  [default: processors, at most 4]",
)
def command(
    host: str, port: int, server: bool, opened: str | None, no_open: bool, workers: int | None
) -> None:
    """Open the library in your browser.

    Without --server it is yours alone: only this machine reaches it, and nobody signs in. (Other
    people who are logged in to this machine can reach the port, too: on a shared machine use --server.)

    \b
    Examples:
      travaux serve
      travaux serve --port 9000 --no-open
      travaux serve --open /A/57/292/para/62
      TRAVAUX_HOSTS=library.example.org travaux serve --server --host 0.0.0.0
    """
    server = server or os.environ.get("TRAVAUX_MODE") == "server"
    _set_mode(host, server)
    listening = _listen(host, port)
    address = _address(host, listening)
    with Supervisor(_say).watching() as supervisor:
        if not _start(supervisor, listening, workers or min(os.cpu_count() or 1, MOST_WORKERS)):
            sys.exit(0 if supervisor.stopping else 1)
        _tell(address, server)
        if not no_open and (opened or (not server and _has_display())):
            webbrowser.open(address.rstrip("/") + "/" + (opened or "").lstrip("/"))
        code = supervisor.run()
    click.echo("Stopped.")
    sys.exit(code)


def _set_mode(host: str, server: bool) -> None:
    """Write into the environment what settings will read; refuse to open one's own library to others."""
    if server:
        os.environ["TRAVAUX_MODE"] = "server"
        os.environ.setdefault("TRAVAUX_HOSTS", _names(host))
        return
    if not _is_loopback(host):
        raise UsageError(
            f"Without accounts everybody who reaches {host} could read and change your library: "
            "add --server (then `travaux createadmin` makes the first account), or leave --host out."
        )
    os.environ["TRAVAUX_MODE"] = "local"
    os.environ["TRAVAUX_HOSTS"] = f"localhost {LOOPBACK} [::1]"  # a foreign name would be a trick of its page


def _names(host: str) -> str:
    """The names under which a server may be asked, when TRAVAUX_HOSTS does not say."""
    own = {socket.gethostname(), socket.getfqdn()} if host in _EVERYWHERE else {host}
    return " ".join(["localhost", LOOPBACK, "[::1]", *sorted(own)])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises UsageError with what to do instead."""
    try:
        return _bound(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            free = _free_port(host, port + 1)
            instead = f"use --port {free}, which is free" if free else "choose another with --port"
            sentence = f"Port {port} is taken, perhaps by a Travaux that runs already: {instead}."
        elif error.errno == errno.EACCES:
            sentence = f"Port {port} needs the rights of an administrator: choose one above 1023 with --port."
        else:
            sentence = f"Nobody can listen on {host} here ({error.strerror}): choose another with --host."
        raise UsageError(sentence) from error


def _bound(host: str, port: int) -> socket.socket:
    family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(where)
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def _free_port(host: str, first: int) -> int | None:
    for port in range(first, min(first + _PORTS_TRIED, 65536)):
        try:
            _bound(host, port).close()
        except OSError:
            continue
        return port
    return None


def _address(host: str, listening: socket.socket) -> str:
    name = LOOPBACK if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{listening.getsockname()[1]}/"


def _start(supervisor: Supervisor, listening: socket.socket, workers: int) -> bool:
    """Start the site and, when it can answer, worker, fetcher and indexer; False when it can't."""
    heard, tells = os.pipe()
    descriptors = (listening.fileno(), tells)
    options = ["--socket", str(descriptors[0]), "--ready", str(tells), "--workers", str(workers)]
    supervisor.add(
        Part("The site", _module("travaux.cli.site", *options), needed=True, descriptors=descriptors)
    )
    os.close(tells)
    if not supervisor.wait_for(heard):
        return False
    supervisor.add(Part("The worker that reads documents", _module("travaux.library.adding.worker")))
    if _fetches():
        supervisor.add(Part("The fetcher", _module("travaux.library.fetching.worker")))
    supervisor.add(Part("The indexer", _module("travaux.library.search.indexer")))
    return True


def _fetches() -> bool:
    """Whether the site fetches documents, as the settings will say."""
    usual = "0" if os.environ["TRAVAUX_MODE"] == "server" else "1"
    return os.environ.get("TRAVAUX_FETCH", usual) == "1"


def _module(name: str, *options: str) -> list[str]:
    return [sys.executable, "-m", name, *options]


def _has_display() -> bool:
    return sys.platform == "darwin" or any(os.environ.get(name) for name in _DISPLAYS)


def _tell(address: str, server: bool) -> None:
    click.echo(f"Travaux is at {address}")
    click.echo(f"The library is in {here().folder}. Ctrl-C stops it.")
    if server:
        click.echo(f"It answers to: {os.environ['TRAVAUX_HOSTS']} (TRAVAUX_HOSTS says otherwise).")


def _say(sentence: str) -> None:
    click.echo(f"travaux: {sentence}", err=True)
