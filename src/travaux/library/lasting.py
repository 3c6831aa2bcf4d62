"""Addresses that last, in the tables: a reading takes over those of the edition before it.

In: the edition that was there and a new reading of the same document. Out: the reading with carried
addresses, and rows that lead from former addresses to where a paragraph stands now.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from travaux.library import carrying, nouns
from travaux.library.carrying import Carried
from travaux.library.models import Edition, FormerAddress, Visibility
from travaux.texts.reading import Block, Reading


@dataclass(frozen=True, slots=True)
class Lasting:
    """A reading whose addresses last: the blocks before it, what was carried, and former addresses."""

    reading: Reading
    before: tuple[Block, ...]
    carried: Carried
    former: dict[str, str]


def lasting(before: Edition, new: Reading) -> Lasting:
    """Carry the addresses of an edition over to a new reading of its document."""
    old = tuple(nouns.block(row) for row in before.blocks.order_by("place"))
    carried = carrying.carry(old, new.blocks)
    known = before.former_addresses.values_list("former", "address")
    return Lasting(carrying.reading(new, carried), old, carried, carrying.former_addresses(known, carried))


def write_former(edition: Edition, former: dict[str, str]) -> None:
    """Put these former addresses in the place of those an edition has."""
    edition.former_addresses.all().delete()
    FormerAddress.objects.bulk_create(
        FormerAddress(edition=edition, former=name, address=at) for name, at in sorted(former.items())
    )


def before(edition: Edition) -> Edition | None:
    """The newest older version that everybody who sees this one may see."""
    older = Edition.objects.filter(
        work=edition.work, language=edition.language, version__lt=edition.version
    ).order_by("-version")
    seen = Q(visibility=Visibility.PUBLIC)
    if edition.visibility == Visibility.PRIVATE and edition.owner_id is not None:
        seen |= Q(owner=edition.owner_id)
    return older.filter(seen).first()
