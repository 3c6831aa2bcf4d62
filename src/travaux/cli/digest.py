"""`travaux digest`: write to people what is new in what they follow, where that is due.

In: the time, and how mail is set up. Out: what was sent. `travaux serve` does it by itself; this is for those
who run it from a timetable of their own.
"""

from __future__ import annotations

import click

from travaux.library.collecting import digest


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say who would be written to.")
def command(dry_run: bool) -> int:
    """Send the digests that are due.

    Mail is set up by TRAVAUX_MAIL_URL, TRAVAUX_MAIL_FROM and TRAVAUX_ADDRESS. Nothing is sent twice, and
    nothing without news. `travaux serve` sends them by itself. Leaves with 1 when a mail could not be sent.
    """
    if dry_run:
        for one in digest.due():
            click.echo(f"{one.person.get_username()}: {len(one.rows)} followed")
        return 0
    done = digest.send()
    for sentence in done.problems:
        click.echo(sentence, err=True)
    click.echo(f"{done.mails:,} mails with {done.told:,} news.")
    return 1 if done.problems else 0
