"""Editions that move: to another symbol, to another language. Part of editing, in its transaction.

In: an edition and where it belongs. Out: the edition with its work, language and version number as they
are then; works without editions are gone, and their symbols lead to where the editions went. The work of an
instrument stays what it is, whatever comes and goes.
"""

from __future__ import annotations

from travaux.library import versions
from travaux.library.citations import keeping, names, waking
from travaux.library.citations.following import following
from travaux.library.collecting import tracking
from travaux.library.connections import following as passages
from travaux.library.models import Edition, Symbol, Work
from travaux.library.recommendations import following as described
from travaux.library.recommendations import moving as recommendations
from travaux.texts import links


def to_symbol(edition: Edition, symbol: str, *, alone: bool) -> Edition:
    """Rename the edition's work, or move its editions to the work that has this symbol already."""
    work = edition.work
    found = Symbol.objects.filter(key=links.key(symbol)).select_related("work").first()
    going = [edition] if alone else list(work.editions.order_by("language", "version"))
    target = found.work if found else None
    if target is None and len(going) == work.editions.count() and not names.instrument(work):
        target = work
    elif target is None:
        target = Work.objects.create(symbol=symbol)
    with following(work, target):
        if target == work:
            if not names.instrument(work):
                _name(work, symbol)
                passages.rename(work)
                described.described(work)
                tracking.attach(work)
        else:
            if found is None:
                _name(target, symbol)
            keeping.move(going, target)
            passages.moving(going, work, target)
            held = recommendations.take(going)
            _join(work, target, going)
            passages.moved(work, target)
            recommendations.put(held, target)
    for one in going:
        one.corrections = _with_symbol(one, target.symbol)
        one.save(update_fields=["corrections"])
    return Edition.objects.select_related("work").get(pk=edition.pk)


def to_language(edition: Edition, language: str) -> None:
    """Make it the next version in another language."""
    with following(edition.work):
        keeping.move([edition], edition.work, language)
        before, edition.language = edition.language, language
        edition.version = versions.next_version(edition.work, language)
        edition.superseded = False
        edition.save()
        for one in (before, language):
            versions.settle(edition.work, one)
        passages.speak(edition)
        described.spoken(edition)
    edition.refresh_from_db(fields=["superseded"])


def _name(work: Work, symbol: str) -> None:
    """Make `symbol` the main one; those it had lead here still."""
    work.symbols.update(main=False)
    Symbol.objects.update_or_create(
        key=links.key(symbol), defaults={"printed": symbol, "work": work, "main": True}
    )
    work.symbol = symbol
    work.save(update_fields=["symbol"])


def _join(work: Work, target: Work, going: list[Edition]) -> None:
    """Move editions into another work as the next versions there."""
    languages = {one.language for one in going}
    for one in going:
        one.version = versions.next_version(target, one.language)
        one.work = target
        one.superseded = False
        one.save(update_fields=["version", "work", "superseded"])
    tracking.moved(going, target)
    if not work.editions.exists() and not names.instrument(work):
        _dissolve(work, target)
    for language in languages:
        versions.settle(target, language)
        tracking.settle(target, language)
        if work.pk is not None:
            versions.settle(work, language)
    versions.tell(Edition.objects.filter(pk__in=[one.pk for one in going]).order_by("pk"))


def _dissolve(work: Work, target: Work) -> None:
    """Hand over what names a work that has no edition left, and where it belongs; then it is gone."""
    work.symbols.update(work=target, main=False)
    tracking.dissolve(work, target)
    waking.leave(work)
    work.delete()


def _with_symbol(edition: Edition, symbol: str) -> dict[str, object]:
    kept = {name: value for name, value in edition.corrections.items() if name != "symbol"}
    return kept if symbol == edition.metadata.get("symbol") else kept | {"symbol": symbol}
