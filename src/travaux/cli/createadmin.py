"""`travaux createadmin`: the first account of a library with signing in, or one more admin.

In: a name and a password, asked for twice or read from standard input. Out: an account.
"""

from __future__ import annotations

import sys

import click

from travaux.library import people
from travaux.library.models import Role


@click.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input: one line.")
def command(name: str, password_stdin: bool) -> None:
    """Make an account that may do everything.

    For a library that several people share (`travaux serve --server`). Asks for the password twice.

    \b
    Examples:
      travaux createadmin amina
      pass show library | travaux createadmin amina --password-stdin
    """
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    person = people.create(people.owner(), name, password, Role.ADMIN)
    click.echo(f"{person.get_username()} may now sign in and do everything.")
