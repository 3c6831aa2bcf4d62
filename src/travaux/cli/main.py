"""`travaux`: the group of commands, each loaded only when it is called.

In: the command line. Out: an exit code: 0 done, 1 something failed, 2 wrong use, 130 stopped by
Ctrl-C. This is where an unforeseen fault becomes one sentence.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
import traceback
from pathlib import Path
from types import FrameType

import click

from travaux import __version__
from travaux.library import home
from travaux.texts.errors import TravauxError, UsageError

EXIT_FAILED, EXIT_USAGE, EXIT_STOPPED, EXIT_TERMINATED, EXIT_NO_READER = 1, 2, 130, 143, 141

READY = "travaux.library.ready"

# Name → (module that holds it, what `travaux --help` says). The module is loaded when it is called.
COMMANDS = {
    "read": ("travaux.cli.read", "Read PDF, Word, HTML and text files into paragraphs."),
    "cite": ("travaux.cli.cite", "Find what files, or texts, cite."),
    "recommendations": ("travaux.cli.recommendations", "Find who asks whom to do what in files."),
    "add": ("travaux.cli.add", "Add files to the library."),
    "fetch": ("travaux.cli.fetch", "Fetch documents by their symbols into the library."),
    "list": ("travaux.cli.listing", "List the documents in the library."),
    "search": ("travaux.cli.search", "Find paragraphs in the library."),
    "cited-by": ("travaux.cli.cited_by", "List the paragraphs that cite a document or paragraph."),
    "symbol": ("travaux.cli.symbol", "Find document symbols in a text and say what they mean."),
    "align": ("travaux.cli.align", "Lay two or three language versions of a text side by side."),
    "compare": ("travaux.cli.compare", "Show what changed from one text to another."),
    "check": ("travaux.cli.check", "Check the references of files or documents."),
    "connect": ("travaux.cli.connect", "Connect passages, or write notes on them."),
    "connections": ("travaux.cli.connections", "List or export connections and notes."),
    "follow-up": ("travaux.cli.follow_up", "Follow recommendations up."),
    "relations": ("travaux.cli.relations", "List the relation types."),
    "collection": ("travaux.cli.collection", "Gather documents, paragraphs and records in collections."),
    "terms": ("travaux.cli.terms", "Show lists of terms, or take one in."),
    "digest": ("travaux.cli.digest", "Send the digests that are due."),
    "form": ("travaux.cli.form", "Take a document or a paragraph out in another form."),
    "serve": ("travaux.cli.serve", "Open the library in your browser."),
    "mcp": ("travaux.cli.mcp", "Let an assistant look things up in the library."),
    "remove": ("travaux.cli.remove", "Remove documents from the library."),
    "reread": ("travaux.cli.reread", "Read documents again with today's reader."),
    "index": ("travaux.cli.index", "Look after the search index."),
    "export": ("travaux.cli.export", "Write the library as plain files and folders."),
    "import": ("travaux.cli.importing", "Take an export of another library in."),
    "backup": ("travaux.cli.backup", "Save the whole library in one file."),
    "restore": ("travaux.cli.restore", "Bring a library back from a backup."),
    "doctor": ("travaux.cli.doctor", "Look for what is wrong in the library, and say what helps."),
    "createadmin": ("travaux.cli.createadmin", "Make an account that may do everything."),
}
FORMER = {"export-home": "export"}
"""Names that commands had before: scripts go on."""

# The rest finds the library set up when its module is loaded, and its folder and tables when it runs.
# The processes that serve starts make it ready themselves.
WITHOUT_DJANGO = frozenset({"read", "cite", "recommendations", "serve", "symbol"})
WITHOUT_TABLES = WITHOUT_DJANGO | {"restore", "doctor"}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its module names it `command`."""
        cmd_name = FORMER.get(cmd_name, cmd_name)
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in WITHOUT_DJANGO:
            importlib.import_module(READY).set_up()
        loaded: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return loaded

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; the library is made ready, but not only to show help."""
        args = [FORMER.get(args[0], args[0]), *args[1:]]
        asks_for_help = bool({"-h", "--help"} & set(args))
        if args[0] in COMMANDS and args[0] not in WITHOUT_TABLES and not asks_for_help:
            importlib.import_module(READY).start()
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


def _choose_home(_ctx: click.Context, _option: click.Parameter, value: Path | None) -> None:
    """Name the library before anything of it is loaded."""
    if value is not None:
        os.environ[home.VARIABLE] = str(value.expanduser().absolute())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    callback=_choose_home,
    is_eager=True,
    expose_value=False,
    help=f"The folder of the library.  [default: {home.VARIABLE}, or the usual place for data]",
)
@click.version_option(__version__, message="travaux %(version)s")
def travaux() -> None:
    """Documents in which every paragraph has an address.

    \b
    Examples:
      travaux read report.pdf      read one file, keep nothing
      travaux add folder           put everything in it into the library
      travaux serve                read and search the library in the browser
      travaux add --help           more about one command
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    code = EXIT_FAILED
    try:
        code = travaux.main(prog_name="travaux", standalone_mode=False) or 0
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = EXIT_STOPPED
    except TravauxError as error:
        click.echo(f"travaux: {error}", err=True)
        code = EXIT_USAGE if isinstance(error, UsageError) else EXIT_FAILED
    except BrokenPipeError:
        code = EXIT_NO_READER
        _forget_output()
    except Exception as fault:  # noqa: BLE001  the border: whatever it is, a person gets one sentence
        click.echo(_fault_sentence(fault), err=True)
    sys.exit(code)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(EXIT_TERMINATED)


def _forget_output() -> None:
    """Whoever read our output has gone: what is still in the buffer has nowhere to go."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault_sentence(fault: Exception) -> str:
    if os.environ.get("TRAVAUX_DEBUG"):
        traceback.print_exception(fault)
    return (
        f"travaux: this should not happen ({type(fault).__name__}: {fault}). "
        "Please report it; TRAVAUX_DEBUG=1 shows where it came from."
    )
