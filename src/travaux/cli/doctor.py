"""`travaux doctor`: what is wrong with the library, and what helps.

In: nothing. Out: a line for each thing looked at; leaves with 1 when something is wrong.
"""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from travaux.library import doctor

_SIGNS = {doctor.OK: "ok      ", doctor.NOTE: "note    ", doctor.PROBLEM: "PROBLEM "}


@click.command()
@click.option("--deep", is_flag=True, help="Also read every original and compare it with its hash.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(deep: bool, as_json: bool) -> int:
    """Look for what is wrong in the library, and say what helps.

    Looks at the folder, the database, the originals, the index, files that wait, and at what reading
    scans needs. Changes nothing.

    \b
    Examples:
      travaux doctor
      travaux doctor --deep      once a month, or after a disk had trouble

    \b
    Leaves with 0 when all is well (notes are no harm), 1 when there is a problem.
    """
    findings = doctor.examine(deep=deep)
    for one in findings:
        if as_json:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
        else:
            click.echo(_SIGNS[one.state] + one.what + (f"\n          -> {one.do}" if one.do else ""))
    return int(any(one.state == doctor.PROBLEM for one in findings))
