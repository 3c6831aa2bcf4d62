"""The documentation fails the build when it lags behind the code."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from travaux.cli.main import COMMANDS
from travaux.reading.pdf.damage import MESSAGES
from travaux.texts.errors import TravauxError

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
WARNINGS = (DOCS / "reference" / "warnings.md").read_text(encoding="utf-8")


def generator() -> ModuleType:
    """docs/generate.py, loaded."""
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", generator().pages())
def test_the_reference_is_what_the_code_says(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == generator().pages()[name], "`make docs` writes it again"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_has_help(name: str) -> None:
    text = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    command = importlib.import_module(COMMANDS[name][0]).command
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{option.opts[0]} has no help"
            assert option.opts[0] in text


def test_every_error_has_a_code_of_its_own_and_is_documented() -> None:
    text = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    kinds = [TravauxError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    codes = [kind.code for kind in kinds]
    assert len(codes) == len(set(codes)) > 10
    assert all(f"`{kind.code}`" in text and kind.__doc__ for kind in kinds)


def test_every_warning_is_documented_and_every_one_documented_exists() -> None:
    in_code = generator().warning_codes()
    assert {"number-gap", "damaged-text:"} <= in_code  # otherwise nothing was looked at
    documented = set(re.findall(r"^\| `([a-z:-]+)` \|", WARNINGS, re.MULTILINE))
    families = {code for code in in_code if code.endswith(":")}
    plain = {code for code in documented if not code.startswith(tuple(families))}
    assert plain == in_code - families
    assert documented - plain == {f"damaged-text:{reason}" for reason in MESSAGES}


def test_links_between_documents_lead_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *DOCS.rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_commands_in_the_readme_exist() -> None:
    """Options that the README and the tutorial show are options of the command."""
    known = {
        option
        for module, _ in COMMANDS.values()
        for parameter in importlib.import_module(module).command.params
        for option in parameter.opts
    } | {"--help", "--version"}
    for page in (ROOT / "README.md", DOCS / "tutorial.md", *(DOCS / "how-to").glob("*.md")):
        for row in page.read_text(encoding="utf-8").splitlines():
            if "travaux read" in row and row.startswith("$"):
                assert set(re.findall(r"--[a-z-]+", row.split("#")[0])) <= known


def test_make_help_names_every_target_of_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = "".join(page.read_text(encoding="utf-8") for page in ROOT.glob("*.md"))
    for target in set(re.findall(r"`?make ([a-z]+)", shown)):
        assert re.search(rf"^{target}:.*##", makefile, re.MULTILINE), target


def test_golden_files_are_compared_and_not_written() -> None:
    """With the flag left on, every comparison with a golden file would pass."""
    assert os.environ.get("TRAVAUX_GOLDEN") != "write"
