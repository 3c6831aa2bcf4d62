"""Storing a reading: the one place where editions come into being.

In: a reading with its citations and recommendations, the original it was read from, who adds it and for
whom. Out: the edition, its pages, blocks, warnings, citations, recommendations, an entry in the outbox and
one in the log, all in one transaction or not at all. What waited for this document in others is resolved
along, and passages find their place in it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from travaux import __version__
from travaux.library import audit, lasting, nouns, versions
from travaux.library.adding import about, naming
from travaux.library.adding.contents import write_contents
from travaux.library.adding.naming import is_usable
from travaux.library.adding.task import Asked, Found
from travaux.library.citations import keeping
from travaux.library.citations.following import following, hold
from travaux.library.collecting import entries, tracking
from travaux.library.connections import following as passages
from travaux.library.models import (
    Collection,
    Edition,
    Original,
    OutboxEntry,
    Symbol,
    Visibility,
    Work,
)
from travaux.library.permissions import Viewer
from travaux.library.recommendations import keeping as recommendations
from travaux.texts import links
from travaux.texts.reading import Kind, Reading

UNKNOWN_LANGUAGE = "und"
_ROWS_AT_A_TIME = 500
_TRIES = 2  # before the last one: more than two storing the same new symbol at once are rare
# Kinds that count as paragraphs of a document: what people number and cite.
PARAGRAPHS = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.PREAMBLE, Kind.SPEECH})


@dataclass(frozen=True, slots=True)
class Wish:
    """How an edition is to be kept: who adds it, who may see it, where it belongs."""

    viewer: Viewer
    visibility: str = Visibility.PRIVATE
    collection: Collection | None = None
    ocr: str = "auto"
    symbol: str | None = None  # what a person says it is called; overrules the page


def store(
    reading: Reading,
    original: Original,
    wish: Wish,
    found: Found | None = None,
    asked: Asked | None = None,
) -> Edition:
    """Keep a reading as a new edition, or a new version of one.

    `found` are its citations, `asked` its recommendations; None: they are looked for later (`catching_up`).
    """
    for _ in range(_TRIES):
        # Two editions of a new symbol stored at one moment: the second begins anew and finds the first.
        with contextlib.suppress(IntegrityError, Work.DoesNotExist):
            return _store(reading, original, wish, found, asked)
    return _store(reading, original, wish, found, asked)


def _store(
    reading: Reading, original: Original, wish: Wish, found: Found | None, asked: Asked | None
) -> Edition:
    with transaction.atomic():
        hold()
        work = _work(reading, wish)
        about.fill(work, reading)
        language = _language(reading)
        with following(work):
            edition = _edition(reading, original, work, language, wish)
            renamed = _write_lasting(edition, reading)
            tracking.attach(work)
            versions.settle(work, language)
            if found is not None:
                keeping.write(edition, keeping.carried(found, renamed))
            if asked is not None:
                recommendations.write(edition, recommendations.carried(asked, renamed))
        OutboxEntry.objects.create(edition_id=edition.pk)
        if wish.collection is not None:
            _collect(work, wish.collection, edition)
        audit.record(wish.viewer, "add", f"{work.symbol} ({language})", edition_id=edition.pk)
    return edition


def _collect(work: Work, collection: Collection, edition: Edition) -> None:
    """Put the work into a collection; its other editions are found there now as well."""
    if entries.enter(collection, [work.pk], edition.owner):
        versions.tell(work.editions.filter(superseded=False).exclude(pk=edition.pk))


def _write_lasting(edition: Edition, reading: Reading) -> Mapping[str, str]:
    """Write the contents; a new version takes over the addresses of the one before it: which became which."""
    before = lasting.before(edition)
    if before is None:
        write_contents(edition, reading)
        passages.follow(edition)
        return {}
    kept = lasting.lasting(before, reading)
    write_contents(edition, kept.reading)
    lasting.write_former(edition, kept.former)
    passages.follow(edition, kept.carried.former, kept.before, before)
    tracking.follow(edition, kept, before)
    if kept.reading.metadata != reading.metadata:  # where a value was read from may have been renamed
        edition.metadata = nouns.metadata_row(kept.reading.metadata)
        edition.save(update_fields=["metadata"])
    return kept.carried.renamed


def _work(reading: Reading, wish: Wish) -> Work:
    """The work that the reading's symbol names, held until it is stored; made when there is none."""
    main = naming.symbol_of(reading, wish.viewer, wish.symbol)
    known = Symbol.objects.filter(key=links.key(main)).first()
    if known is None:
        work = Work.objects.create(symbol=main)
    else:
        work = Work.objects.select_for_update().get(pk=known.work_id)
    names = {links.key(name): name for name in (*reading.metadata.other_symbols, main) if is_usable(name)}
    for key, name in sorted(names.items()):  # in one order, so that no two wait for each other
        symbol, _ = Symbol.objects.get_or_create(
            key=key, defaults={"printed": name, "work": work, "main": name == work.symbol}
        )
        if name == main and symbol.work_id != work.pk:
            raise IntegrityError(f"{main} was made by somebody else at this very moment")
    return work


def _language(reading: Reading) -> str:
    """The language as it can stand in an address."""
    said = reading.metadata.language
    return said if said in links.LANGUAGES else UNKNOWN_LANGUAGE


def _edition(reading: Reading, original: Original, work: Work, language: str, wish: Wish) -> Edition:
    return Edition.objects.create(
        work=work,
        language=language,
        version=versions.next_version(work, language),
        original=original,
        name=reading.source.name,
        title=reading.metadata.title or "",
        date=reading.metadata.date or "",
        metadata=nouns.metadata_row(reading.metadata),
        page_count=len(reading.pages),
        paragraph_count=sum(block.kind in PARAGRAPHS for block in reading.blocks),
        visibility=wish.visibility,
        owner=wish.viewer.person,
        reader=__version__,
        ocr=wish.ocr,
        read_at=timezone.now(),
    )
