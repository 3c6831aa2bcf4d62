"""A small library with connections and notes of every kind, for the tests of exporters."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.library.shelf import shelve, short_report
from travaux.library.connections import connecting, describing, groups, relations
from travaux.library.permissions import Viewer

MADE = datetime(2024, 5, 1, 10, 0, 0, 250_000, tzinfo=UTC)


def documents(owner: Viewer) -> None:
    """Two documents, one of them in two languages."""
    shelve(short_report(), owner)
    shelve(short_report(language="fr"), owner)
    shelve(short_report("CAT/C/54/2"), owner)


def connections(owner: Viewer) -> int:
    """Words to a paragraph, paragraphs to a document, to what is not here; notes and tags; how many."""
    assert owner.person is not None
    team = groups.set_members(owner, groups.create(owner, "Team").pk, [owner.person.pk])
    relations.add(owner, "quotes", "is quoted by", "The very words.", labels={"fr": ["cite", "est cité par"]})

    def end(symbol: str, address: str = "", language: str = "en") -> describing.End:
        return describing.named(owner, symbol, address, language)

    connecting.connect(
        owner, end("A/57/292", "para_2:0-19"), [end("CAT/C/54/2", "para_3__list_a"), end("CAT/C/54/2")],
        "implements", note="=A note,\nof two “lines”", tags=["torture", "fin de l’été"], made_at=MADE,
    )  # fmt: skip
    connecting.connect(
        owner, end("A/57/292", "para_1:12~para_2:9", "fr"), [end("A/99/1", "para_7")], "quotes",
        sharing="group", group=team, by_name="Ana María", made_at=MADE,
    )  # fmt: skip
    connecting.connect(owner, end("A/57/292", "para_1~para_2"), [end("Instrument/iccpr", "art_9")], "cites")
    connecting.note(owner, end("A/57/292", "para_4"), "Ask them\x0b.", tags=["-later"], sharing="private")
    connecting.note(owner, end("CAT/C/54/2"), tags=["reading"])
    return 6
