"""Instruments in a library: each is a work from the start, so that citations have somewhere to point.

In: the data of `citing.instruments`; a viewer and an id. Out: a work for each instrument under the symbol
"Instrument/ID", without an edition until somebody adds its text; what its page and the list of all show.
Finders of documents go by editions, so that a bare instrument is in no list, count or search of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from travaux.citing import instruments
from travaux.citing.instruments import Instrument
from travaux.library import describing
from travaux.library.citations import finding as citations
from travaux.library.citations import names, placing, seeing, waking
from travaux.library.citations.finding import Listing
from travaux.library.citations.following import hold
from travaux.library.models import CitationState, CitedPlace, Symbol, TargetName, Work
from travaux.library.permissions import Action, Viewer, require, visible_editions
from travaux.texts import address as addresses
from travaux.texts import links
from travaux.texts import symbol as symbols
from travaux.texts.errors import MissingError
from travaux.texts.links import Place
from travaux.texts.reading import Reading

GROUPS: Mapping[str, Promise] = {
    "bill": _("International Bill of Human Rights"),
    "core": _("Core human rights treaties"),
    "united-nations": _("The United Nations"),
    "declarations": _("Declarations on rights and groups"),
    "refugees": _("Refugees, statelessness, migration"),
    "crime": _("Organized crime and corruption"),
    "humanitarian": _("International crimes and humanitarian law"),
    "justice": _("Detention, justice, remedies"),
    "environment": _("Business, poverty, environment, speech"),
    "conferences": _("Conference outcomes and agendas"),
    "labour": _("ILO and UNESCO"),
    "general": _("General international law"),
    "hague": _("Private international law (children)"),
    "regional": _("Regional instruments"),
}
CITING_AT_A_TIME = 20
"""Paragraphs that cite an instrument on one page of its list."""
_FEWEST_ARTICLES = 3  # of a text that is taken for the instrument: a leaflet on it has none
# The words of `Work.kind` for kinds of instruments; others are described when their text is added.
_KINDS = {"treaty": "treaty", "declaration": "declaration"}


# How long an instrument is, by the unit that its text is numbered in.
_LENGTHS: Mapping[str, Callable[[int], str]] = {
    "article": lambda n: ngettext("%(n)d article", "%(n)d articles", n) % {"n": n},
    "paragraph": lambda n: ngettext("%(n)d paragraph", "%(n)d paragraphs", n) % {"n": n},
    "principle": lambda n: ngettext("%(n)d principle", "%(n)d principles", n) % {"n": n},
    "rule": lambda n: ngettext("%(n)d rule", "%(n)d rules", n) % {"n": n},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument in the list: its title in the reader's language, how many documents cite it.

    `language` is that of the title, `from_memory` whether that was not seen in a text yet; `text` is where
    its text can be read, "" where nobody has added it.
    """

    id: str
    title: str
    language: str
    from_memory: bool
    abbreviation: str
    year: str
    documents: int
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article (or other part) that documents cite: how many paragraphs do."""

    address: str
    printed: str
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    """Something that an instrument's page names, with its link where it has one."""

    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the page of an instrument shows."""

    entry: Entry
    instrument: Instrument
    body: str
    adopted_by: Named
    parent: Named | None
    protocols: tuple[Named, ...]
    titles: tuple[tuple[str, str, bool], ...]
    paragraphs: int
    cited: tuple[Cited, ...]
    at: str
    at_printed: str
    citing: Listing

    @property
    def shorts(self) -> tuple[str, ...]:
        """Its short forms; general nouns ("the Covenant") left out."""
        named = (*self.instrument.short, *self.instrument.shared_with_committee)
        return tuple(one for one in named if not one.startswith("the "))

    @property
    def length(self) -> str:
        """How many articles it has, or what it has instead."""
        count = self.instrument.divisions or 0
        return _LENGTHS.get(self.instrument.unit, _LENGTHS["article"])(count)


def missing() -> list[str]:
    """The instruments that have no work yet; cheap: asked whenever the library is made ready."""
    keys = {links.key(symbol_of(one)): one for one in instruments.ALL}
    there = set(Symbol.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    return [one for key, one in keys.items() if key not in there]


def ensure() -> int:
    """Make the works of instruments that are missing; how many were made."""
    wanted = missing()
    if wanted:
        with transaction.atomic():
            hold()
            _make(wanted)
    return len(wanted)


def symbol_of(instrument_id: str) -> str:
    """The symbol under which an instrument is kept: "Instrument/iccpr"."""
    return f"{names.INSTRUMENT}{instrument_id}"


def id_of(symbol: str) -> str | None:
    """The instrument that a symbol names, however it is spelled; None when it names none."""
    prefix = links.key(names.INSTRUMENT)
    named = links.key(symbol)
    found = named.removeprefix(prefix).lower() if named.startswith(prefix) else ""
    return found if found in instruments.ALL else None


def printed_in(reading: Reading) -> str | None:
    """The symbol of the instrument whose text this is: it has its very title, and articles if it should."""
    found = instruments.titled(reading.metadata.title or "")
    if found is None:
        return None
    articles = {block.address for block in reading.blocks if _is_article(block.address)}
    enough = min(_FEWEST_ARTICLES, instruments.ALL[found].divisions or _FEWEST_ARTICLES)
    if instruments.ALL[found].unit == "article" and len(articles) < enough:
        return None
    return symbol_of(found)


def listing(viewer: Viewer, language: str, text: str = "") -> list[tuple[str, tuple[Entry, ...]]]:
    """All instruments by group, or those of which a title or short form has these words."""
    require(viewer, Action.READ)
    words = describing.fold(text).split()
    fitting = [one for one in instruments.ALL.values() if _fits(one, words)]
    entries = {entry.id: entry for entry in _entries(viewer, fitting, language)}
    groups: dict[str, list[Entry]] = {}
    for one in fitting:
        groups.setdefault(one.group, []).append(entries[one.id])
    return [(group, tuple(some)) for group, some in groups.items()]


def card(viewer: Viewer, instrument_id: str, language: str, at: str = "", start: int = 0) -> Card:
    """What an instrument's page shows, with the paragraphs that cite it (at an article, if one is asked).

    Raises MissingError.
    """
    require(viewer, Action.READ)
    one = instruments.ALL.get(instrument_id)
    if one is None:
        raise MissingError(f"There is no instrument “{instrument_id}”: look in the list of all of them.")
    work = _work(instrument_id)
    below = [instruments.ALL[pk] for pk in instruments.protocols(instrument_id)]
    return Card(
        entry=_entries(viewer, [one], language)[0],
        instrument=one,
        body=describing.body_label(one.body) if one.body else "",
        adopted_by=_adopted_by(viewer, one),
        parent=_link(instruments.ALL[one.parent], language) if one.parent else None,
        protocols=tuple(_link(other, language) for other in below),
        titles=tuple((code, title, code in one.from_memory) for code, title in one.titles.items()),
        paragraphs=citations.total(viewer, work.pk)[0],
        cited=tuple(_by_division(viewer, work)),
        at=at,
        at_printed=_printed(at),
        citing=citations.citing(
            viewer, work.pk, at or None, start, CITING_AT_A_TIME, under=True, language=language
        ),
    )


def _make(ids: Iterable[str]) -> None:
    """The works with their names; citations that waited for them are resolved."""
    some = [instruments.ALL[one] for one in ids]
    works = Work.objects.bulk_create(
        Work(symbol=symbol_of(one.id), body=one.body or "", kind=_KINDS.get(one.kind, "")) for one in some
    )
    Symbol.objects.bulk_create(
        Symbol(key=links.key(work.symbol), printed=work.symbol, work=work, main=True) for work in works
    )
    keys = {names.key(one.id): work for one, work in zip(some, works, strict=True)}
    TargetName.objects.bulk_create(TargetName(key=key, work=work) for key, work in keys.items())
    waking.settle(set(keys))


def _work(instrument_id: str) -> Work:
    found = Work.objects.filter(symbols__key=links.key(symbol_of(instrument_id))).first()
    if found is None:  # a library that was just restored from before there were instruments
        ensure()
        found = Work.objects.get(symbols__key=links.key(symbol_of(instrument_id)))
    return found


def _entries(viewer: Viewer, some: list[Instrument], language: str) -> list[Entry]:
    works = {one.symbol: one for one in Work.objects.filter(symbol__in=[symbol_of(one.id) for one in some])}
    pks = [work.pk for work in works.values()]
    rows = seeing.citing(viewer).filter(work__in=pks, state=CitationState.RESOLVED)
    rows = rows.exclude(edition__work=F("work"))
    counted = rows.values_list("work").annotate(Count("edition__work", distinct=True)).order_by()
    documents: Mapping[int, int] = dict(counted)
    seen = visible_editions(viewer).filter(work__in=pks, superseded=False)
    with_text = set(seen.values_list("work", flat=True))
    return [_entry(one, works.get(symbol_of(one.id)), documents, with_text, language) for one in some]


def _entry(
    one: Instrument, work: Work | None, documents: Mapping[int, int], with_text: set[int], language: str
) -> Entry:
    pk = work.pk if work else 0
    code = language if language in one.titles else "en"
    return Entry(
        id=one.id,
        title=one.title(language),
        language=code,
        from_memory=code in one.from_memory,
        abbreviation=one.abbreviation if one.abbreviation != one.title("en") else "",
        year=one.adopted[:4],
        documents=documents.get(pk, 0),
        text=Place(work.symbol).path() if work and pk in with_text else "",
    )


def _fits(one: Instrument, words: list[str]) -> bool:
    """Whether each word is in one of its titles or short forms."""
    titles = [*one.titles.values(), *(title for some in one.also.values() for title in some)]
    told = [describing.fold(name) for name in (one.id, *titles, *one.short, *one.shared_with_committee)]
    return all(any(word in name for name in told) for word in words)


def _adopted_by(viewer: Viewer, one: Instrument) -> Named:
    """Who adopted it, with a link where it is a resolution that they may read here."""
    for found in symbols.find(one.adopted_by):
        for symbol in found.symbols:
            key = links.key(str(symbol))
            work = Work.objects.filter(symbols__key=key, editions__in=visible_editions(viewer)).first()
            if work is not None:
                return Named(one.adopted_by, Place(work.symbol).path())
    return Named(one.adopted_by)


def _link(one: Instrument, language: str) -> Named:
    return Named(one.title(language), one.id)


def _by_division(viewer: Viewer, work: Work) -> list[Cited]:
    """Articles in order, each with the number of paragraphs that cite it or a part of it."""
    rows = CitedPlace.objects.filter(work=work, citation__in=seeing.of_others(viewer, work.pk))
    passages: dict[str, set[tuple[int, str]]] = {}
    told = rows.values_list("address", "citation__edition__work", "citation__address").distinct()
    for name, document, place in told.iterator():
        passages.setdefault(_division(name), set()).add((document, place))
    return [Cited(one, _printed(one), len(passages[one])) for one in sorted(passages, key=placing.in_order)]


def _division(name: str) -> str:
    """The article, rule, principle or paragraph that an address is in; an annex stays before it."""
    steps = name.split("__")
    for at, step in enumerate(steps):
        if step.partition("_")[0] not in ("annex", "appendix", "part", "chp", "sec"):
            return "__".join(steps[: at + 1])
    return name


def _printed(name: str) -> str:
    try:
        return addresses.printed(name) if name else ""
    except addresses.AddressError:
        return name


def _is_article(name: str) -> bool:
    return name.split("__")[-1].startswith("art_")
