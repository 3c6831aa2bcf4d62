"""Documents for connections: paragraphs of real length, with known texts that can be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.builders import block, reading
from tests.library.shelf import shelve
from travaux.library.connections import connecting, describing
from travaux.library.connections.describing import End
from travaux.library.models import Connection, Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.reading import Kind, Reading

REPORT, COMMENT = "A/57/292", "CCPR/C/GC/34"
TEXTS = (
    "The Special Rapporteur visited eleven places of detention in four provinces of the country.",
    "Arbitrary detention of migrants must end, and every person held must be brought before a judge.",
    "States should keep registers of all persons in custody and open them to independent monitors.",
    "Non-governmental organizations should be allowed to assist migrants in every place of detention.",
)
FRENCH = (
    "La Rapporteuse spéciale s’est rendue dans onze lieux de détention de quatre provinces du pays.",
    "La détention arbitraire de migrants doit cesser et toute personne détenue doit voir un juge.",
    "Les États devraient tenir des registres de toutes les personnes détenues et les ouvrir.",
    "Les organisations non gouvernementales devraient pouvoir aider les migrants dans chaque lieu.",
)


def paper(
    symbol: str = REPORT,
    texts: Sequence[str] = TEXTS,
    language: str = "en",
    numbers: Mapping[int, str] | None = None,
) -> Reading:
    """A report of numbered paragraphs; `numbers` says which number the n-th has, where it is another."""
    blocks = [block("title", "Human rights of migrants", kind=Kind.TITLE, on=[(1, 24)])]
    for at, text in enumerate(texts, 1):
        number = (numbers or {}).get(at, str(at))
        blocks.append(block(f"para_{number}", text, number=number, on=[(1, len(text))]))
    made = reading(blocks)
    return replace(
        made,
        metadata=replace(made.metadata, symbol=symbol, language=language, title="Human rights of migrants"),
    )


def put(
    viewer: Viewer,
    symbol: str = REPORT,
    texts: Sequence[str] = TEXTS,
    language: str = "en",
    *,
    visibility: str = Visibility.PUBLIC,
    numbers: Mapping[int, str] | None = None,
) -> Edition:
    """Store such a report."""
    return shelve(paper(symbol, texts, language, numbers), viewer, visibility=visibility)


def end(viewer: Viewer, edition: Edition, stretch: str = "para_2") -> End:
    """An end at a stretch of an edition."""
    return describing.end_in(viewer, edition, stretch)


def joined(
    viewer: Viewer,
    source: Edition,
    target: Edition,
    relation: str = "implements",
    at: str = "para_2",
    to: str = "para_3",
    **fields: object,
) -> Connection:
    """A connection between two places."""
    made = connecting.connect(
        viewer,
        end(viewer, source, at),
        [end(viewer, target, to)],
        relation,
        **fields,  # type: ignore[arg-type]
    )
    (one,) = made.connections
    return one
