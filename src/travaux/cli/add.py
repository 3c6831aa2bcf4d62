"""`travaux add`: files into the library.

In: paths, tables about them, and how they are to be kept. Out: documents in the library; see `Run`. Each
file is a row in a table before it is read: whatever stops the run, the next one goes on where it was.
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import click

from travaux.cli.adding import Run
from travaux.library import collecting, people
from travaux.library.adding.together import Wish, named
from travaux.library.search import indexing
from travaux.reading.read import OCR_MODES

_HELP = """Add files to the library.

PATH is a PDF, Word (.docx), HTML or text file, a zip archive of them, a folder (everything
readable below it) or a pattern in quotes. The same file again is "already here"; another file
of the same symbol and language becomes a new version, and the old one is kept.

A table (CSV) says of files what they are: a column "file" with paths beside the table, and any of
symbol, title, date, language, body, kind, countries, visibility, collection, tags. It is given with
--table, or lies in an archive.

\b
Examples:
  travaux add report.pdf
  travaux add reports/ --collection "Mission to Kenya"
  travaux add "2024/*.pdf" archive.zip --private
  travaux add --table reports/about.csv
  travaux add --resume                            after Ctrl-C or a power cut

\b
Leaves with 0 when everything is in the library (also when something needs a look),
1 when some files failed (each is named with its reason), 130 after Ctrl-C.
"""


@click.command(help=_HELP)
@click.argument("paths", metavar="[PATH]…", nargs=-1)
@click.option(
    "--table",
    "tables",
    type=click.Path(path_type=Path),
    metavar="FILE",
    multiple=True,
    help="A table (CSV) with files beside it and what they are; may be given several times.",
)
@click.option("--collection", metavar="NAME", help="Put the documents into this collection; made when new.")
@click.option(
    "--public/--private",
    "public",
    default=None,
    help="Who may see them: everybody who may read the library, or only you (and admins).  "
    "[default: public on your own machine, private on a server]",
)
@click.option(
    "--ocr",
    type=click.Choice(OCR_MODES),
    default="auto",
    show_default=True,
    help="Recognise text from the picture of a page: where it has no usable text, never, or always.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Files read at the same time.  [default: one for each processor]",
)
@click.option("--resume", is_flag=True, help="Go on with what an earlier run left waiting.")
@click.option("--json", "as_json", is_flag=True, help="Tell what happens as JSON, one object a line.")
def command(
    paths: tuple[str, ...],
    tables: tuple[Path, ...],
    collection: str | None,
    public: bool | None,
    ocr: str,
    jobs: int | None,
    resume: bool,
    as_json: bool,
) -> int:
    """Add files to the library."""
    if not paths and not tables and not resume:
        raise click.UsageError("Name files or folders to add, or go on with --resume.")
    viewer = people.owner()
    wanted = collecting.named(viewer, collection) if collection else None
    visibility = None if public is None else "public" if public else "private"
    run = Run(viewer, as_json=as_json, resume="travaux add --resume")
    try:
        run.take(named(viewer, paths, tables, Wish(uuid4(), visibility, wanted, ocr)))
        if resume:
            run.take_up()
        run.read(jobs)
    except KeyboardInterrupt:
        run.stopped()
        raise
    indexing.follow()
    return run.end()
