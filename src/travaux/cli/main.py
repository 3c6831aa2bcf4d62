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
from types import FrameType

import click

from travaux import __version__
from travaux.texts.errors import TravauxError, UsageError

EXIT_FAILED, EXIT_USAGE, EXIT_STOPPED, EXIT_TERMINATED, EXIT_NO_READER = 1, 2, 130, 143, 141

# Name → (module that holds it, what `travaux --help` says). The module is loaded when it is called.
COMMANDS = {
    "read": ("travaux.cli.read", "Read PDF, Word, HTML and text files into numbered paragraphs."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its module names it `command`."""
        if cmd_name not in COMMANDS:
            return None
        loaded: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return loaded

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="travaux %(version)s")
def travaux() -> None:
    """Documents in which every paragraph has an address.

    \b
    Examples:
      travaux read report.pdf
      travaux read --help
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
