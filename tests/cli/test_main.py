"""The group of commands: help without loading them, errors as sentences, exit codes."""

from __future__ import annotations

import importlib
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import travaux as package
from tests.cli.terminal import travaux
from travaux.cli import main
from travaux.cli.main import COMMANDS
from travaux.texts.errors import EmptyFileError, UsageError


def test_help_lists_every_command_without_loading_it() -> None:
    program = (
        "import sys; from travaux.cli.main import travaux\n"
        "try: travaux.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('travaux.cli.')])"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert all(name in out and about in out for name, (_, about) in COMMANDS.items())
    assert out.endswith("['travaux.cli.main']\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    module, about = COMMANDS[name]
    command = importlib.import_module(module).command
    assert isinstance(command, click.Command)
    assert command.name in (name, "command")
    assert str(command.help).startswith(about.split(" files")[0].split(", HTML")[0])


def test_version() -> None:
    assert travaux("--version").out == f"travaux {package.__version__}\n".encode()


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["read"], ["read", "--format", "word", "x"], ["read", "--jobs", "0", "x"]]
)
def test_wrong_use_is_two(arguments: list[str]) -> None:
    ran = travaux(*arguments)
    assert ran.code == 2
    assert "Usage: travaux" in ran.err


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (EmptyFileError("The file is empty."), 1, "travaux: The file is empty.\n"),
        (UsageError("No such page."), 2, "travaux: No such page.\n"),
        (KeyError("x"), 1, "this should not happen (KeyError: 'x')"),  # never a traceback
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
    ],
)
def test_errors_become_sentences(
    error: BaseException,
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(main.travaux, "main", fail)
    with pytest.raises(SystemExit) as leaving:
        main.main()
    assert leaving.value.code == code
    assert says in capsys.readouterr().err


def test_unknown_commands_are_unknown() -> None:
    assert CliRunner().invoke(main.travaux, ["write"]).exit_code == 2
