"""`travaux form`: a document of the library, or a part of it, in another form.

In: an address as the site has it, with its ending (A/57/292/para/62.ris). Out: the form on standard
output or in a file; the same as the site gives at that address.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from travaux.cli.work import save
from travaux.exporting import forms, stored
from travaux.library import finding, paragraphs, people
from travaux.library.models import Edition
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.texts.links import Place


@click.command()
@click.argument("address", metavar="ADDRESS")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write into this file instead of printing.",
)
@click.option(
    "--site",
    metavar="URL",
    default="http://localhost:8000",
    show_default=True,
    help="The library's address on the web, which links begin with.",
)
def command(address: str, out: Path | None, site: str) -> int:
    """Take a document or a paragraph out in another form.

    ADDRESS is where it stands in the library, with the ending of the form: .txt .md .html .json,
    .xml (Akoma Ntoso), .ris .bib .csl.json (for Zotero and others), .docx (a quotation with its
    citation in a footnote).

    \b
    Examples:
      travaux form A/57/292.xml
      travaux form A/57/292/para/62.ris --out migrants.ris
      travaux form A/57/292/fr/paras/59-63.docx --out quotation.docx
    """
    place = links.parse(address)
    if place is None or place.form is None:
        raise UsageError(
            f"“{address}” does not end with a form: write it like A/57/292/para/62.ris "
            f"(one of {', '.join(links.FORMS)})."
        )
    viewer = people.owner()
    edition = finding.edition(viewer, place)
    scope = stored.scope(viewer, edition, place, _addresses(edition, place), site.rstrip("/"))
    written, _ = forms.write(scope, place.form)
    data = written.encode() if isinstance(written, str) else written
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        save(out, data)
    return 0


def _addresses(edition: Edition, place: Place) -> list[str]:
    """The blocks that a place names; none for the whole and for a page."""
    if place.view in ("", "page"):
        return []
    if place.view == "paras":
        return [row.address for row in paragraphs.between(edition, place.value)]
    if place.view == "para":
        return [paragraphs.paragraph(edition, place.value).block.address]
    if place.view == "at":
        return [finding.block(edition, place.value).address]
    raise UsageError(
        f"{place.as_form(None).path()} has no other forms: a document, a paragraph or a page has."
    )
