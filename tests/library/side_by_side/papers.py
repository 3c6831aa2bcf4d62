"""Reports in several languages, for tests of what stands side by side."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import block
from tests.library.shelf import shelve, short_report
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts.reading import Block, Kind

FRENCH = {
    "title": "Droits de l’homme des migrants",
    "sec_I": "Introduction",
    "para_1": "Le Rapporteur spécial s’est rendu dans 3 lieux de détention.",
    "para_2": "La détention arbitraire des migrants doit cesser.",
    "sec_II": "Recommandations",
    "para_3": "Les États devraient :",
    "para_3__list_a": "Mettre fin à la torture ;",
    "para_3__list_b": "Former la police.",
    "fn_1": "Voir A/56/10, par. 3.",
}


def french(owner: Viewer, **wishes: str) -> Edition:
    """The short report in French: paragraph 4 is missing, and paragraph 1 has a figure more."""
    made = short_report(language="fr", title=FRENCH["title"])
    blocks = [
        replace(one, text=FRENCH[one.address], spans=()) for one in made.blocks if one.address in FRENCH
    ]
    return shelve(replace(made, blocks=tuple(blocks)), owner, data=b"fr", **wishes)  # type: ignore[arg-type]


def resolution(
    symbol: str, *texts: str, owner: Viewer, date: str = "2002-12-18", language: str = "en"
) -> Edition:
    """A resolution with these operative paragraphs."""
    blocks: list[Block] = [block("title", "Human rights of migrants", kind=Kind.TITLE)]
    blocks += [block(f"op_{at}", text, number=str(at)) for at, text in enumerate(texts, 1)]
    made = short_report(symbol, language, date=date)
    return shelve(replace(made, blocks=tuple(blocks)), owner, data=symbol.encode() + date.encode())
