"""An addition as a row of a page: its state in words, how far it is, where to look, what to do next.

In: additions of the library. Out: `Row` values for the templates of the add and jobs pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.library import additions, editing, finding
from travaux.library.additions import Overall
from travaux.library.fetching import sources
from travaux.library.fetching.sources import Wanted
from travaux.library.models import UNFINISHED, Addition, State
from travaux.texts.links import Place
from travaux.web.forms import SettleForm

_PAGE = "page "


@dataclass(frozen=True, slots=True)
class Row:
    """`spot` leads to what needs a look; `form` has the proposals, where the page can change them."""

    addition: Addition
    place: Place | None = None
    spot: str = ""
    form: SettleForm | None = None

    @property
    def waits(self) -> bool:
        """Whether it is on its way."""
        return self.addition.state in UNFINISHED

    @property
    def can_retry(self) -> bool:
        """Whether its file is kept, or can be fetched, so that it can be tried again as it is."""
        return additions.may_be_retried(self.addition)

    @property
    def to_be_fetched(self) -> bool:
        """Whether its file has yet to come from a source."""
        return self.waits and self.addition.original_id is None

    @property
    def may_be_kept(self) -> bool:
        """Whether it was fetched and set aside, and a person may say that it is right."""
        return additions.may_be_kept(self.addition)

    @property
    def by_hand(self) -> str:
        """Where a person can open what could not be fetched; "" for what was not asked for."""
        failed = self.addition.state == State.FAILED
        return sources.by_hand(Wanted.of(self.addition.source)) if failed and self.addition.source else ""


def row(addition: Addition, form: SettleForm | None = None, *, forms: bool = True) -> Row:
    """One addition as a row; with `forms`, what needs a look gets its form."""
    edition = addition.edition
    if edition is None:
        return Row(addition)
    place = finding.place_of(edition)
    looks = addition.state == State.NEEDS_A_LOOK
    if looks and forms and form is None:
        values = editing.values_of(edition)
        form = SettleForm(auto_id=f"a{addition.pk.hex}-%s", initial=values)
    return Row(addition, place, _spot(place, addition.where) if looks else "", form if looks else None)


def rows(some: Iterable[Addition], *, forms: bool = True) -> list[Row]:
    """All of them, in their order."""
    return [row(one, forms=forms) for one in some]


def percent(overall: Overall) -> int:
    """How much is done, in whole percent; 100 only when all is."""
    if overall.finished >= overall.total:
        return 100
    return min(99, int(100 * overall.pages_done / max(overall.pages, 1)))


def _spot(place: Place, where: str) -> str:
    """A link to an address or to "page 9"."""
    if where.startswith(_PAGE) and where.removeprefix(_PAGE).isdigit():
        return place.page(int(where.removeprefix(_PAGE))).path()
    return place.at(where).path() if where else place.path()
