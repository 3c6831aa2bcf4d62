"""The sheet in which passages are connected: what its template shows, for the page and for the side sheet.

In: a request and the state that is asked for. Out: source, relations with the last used first, document,
target text, suggestions and the sentence to review. What is slow is asked only where it is shown: the
script says which parts it has already (`known`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travaux.exporting.labels import direction
from travaux.library import finding
from travaux.library.connections import describing, groups, relations, suggesting, targets
from travaux.library.connections.describing import End
from travaux.library.connections.resolving import Resolved
from travaux.library.models import Edition, Sharing
from travaux.library.permissions import Viewer
from travaux.texts.errors import TravauxError, UsageError
from travaux.texts.relation import RelationType, Words
from travaux.web import connect_asked, connect_target, connect_typed
from travaux.web.connect_asked import Asked
from travaux.web.templatetags.citing import work_name
from travaux.web.viewers import AskedBy

RELATIONS_COOKIE = "relations"
SHARING_COOKIE = "sharing"
GROUP = "group:"  # begins the value of a group in the choice of who sees a connection


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation type to choose."""

    slug: str
    words: Words
    chosen: bool


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A place that was chosen: how it is printed, its words where it has some, what is wrong with it."""

    at: str
    printed: str
    quote: str = ""
    problem: str = ""
    in_pane: bool = False


class Sheet:
    """The state, and what is found for it; what is not shown is not looked for."""

    def __init__(self, viewer: Viewer, asked: Asked, used: Sequence[str] = ()) -> None:
        self.viewer = viewer
        self.language = (get_language() or "en").partition("-")[0]
        self._types: list[RelationType] = _in_order(relations.all(), used)
        relation = asked.relation or ("" if asked.is_note or not self._types else self._types[0].slug)
        read = connect_typed.understood(viewer, replace(asked, relation=relation), self._types, self.language)
        self.asked: Asked = read.asked
        self.resolved: Resolved | None = read.resolved

    @cached_property
    def source_edition(self) -> Edition:
        """The edition the passage was chosen in. Raises MissingError, UsageError."""
        place = self.asked.source_place
        if place is None or not self.asked.stretch:
            raise UsageError(_("Choose a passage first: open a document and select some of its text."))
        return finding.edition(self.viewer, place, [self.language])

    @cached_property
    def source(self) -> End:
        """The passage that is connected."""
        return describing.end_in(self.viewer, self.source_edition, self.asked.stretch)

    @property
    def source_printed(self) -> str:
        """The passage as people cite it, in the reader's language."""
        return self.printed(self.source)

    def printed(self, end: End) -> str:
        """An end as people cite it, in the reader's language; an instrument by its title."""
        stretch, name = end.stretch, work_name(end.symbol)
        if stretch is None:
            return name
        return describing.cited(name, stretch.address, stretch.last, self.language)

    @cached_property
    def target_edition(self) -> Edition | None:
        """The edition that is chosen from; None where the library has no text of it."""
        place = self.asked.target_place
        try:
            return finding.edition(self.viewer, place, [self.language]) if place else None
        except TravauxError:
            return None

    @property
    def symbol(self) -> str:
        """The symbol of the target document."""
        place = self.asked.target_place
        if self.target_edition is not None:
            return self.target_edition.work.symbol
        return place.symbol if place else ""

    def end(self, stretch: str) -> End:
        """The target at one place, "" for the whole document. Raises MissingError, UsageError."""
        if not stretch:
            return describing.whole(self.viewer, self.symbol)
        if self.target_edition is None:
            return describing.named(self.viewer, self.symbol, stretch)
        return describing.end_in(self.viewer, self.target_edition, stretch)

    @property
    def ends(self) -> list[End]:
        """All targets that are chosen. Raises MissingError, UsageError."""
        if not self.symbol:
            return []
        return [self.end(one) for one in ([""] if self.asked.whole else self.asked.at)]

    @cached_property
    def relation_rows(self) -> list[RelationRow]:
        """The relation types, last used first."""
        return [
            RelationRow(one.slug, one.words(self.language), one.slug == self.asked.relation)
            for one in self._types
        ]

    @cached_property
    def target_rows(self) -> list[TargetRow]:
        """What is chosen, printed; a place that is not there says so."""
        chosen = [""] if self.asked.whole else self.asked.at
        return [self._target_row(one) for one in chosen] if self.symbol else []

    def _target_row(self, at: str) -> TargetRow:
        try:
            end = self.end(at)
        except TravauxError as error:
            return TargetRow(at, at, problem=str(error))
        quote = end.passage.quote if end.passage and not end.passage.whole else ""
        shown = self.pane.rows if self.pane else ()
        return TargetRow(at, self.printed(end), quote, in_pane=any(row.address == at for row in shown))

    @cached_property
    def pane(self) -> connect_target.Pane | None:
        """The target's text, where the library has it."""
        edition = self.target_edition
        return connect_target.pane(self.viewer, edition, self.asked) if edition else None

    @property
    def at_address(self) -> str:
        """The first place that is chosen, as an address."""
        first = self.asked.at[0] if self.asked.at else ""
        return first.partition(":")[0].partition("~")[0]

    @property
    def verb(self) -> str:
        """The verb as the sentence has it: seen from the source."""
        chosen = next((row.words for row in self.relation_rows if row.chosen), None)
        if chosen is None:
            return ""
        return chosen.reverse if self.asked.swapped else chosen.verb

    @property
    def complete(self) -> bool:
        """Whether it can be saved as it stands."""
        if self.asked.is_note:
            return bool(self.asked.note or self.asked.tags)
        rows = self.target_rows
        return bool(self.asked.relation and rows) and not any(row.problem for row in rows)


def context(request: AskedBy, sheet: Sheet, problems: dict[str, str] | None = None) -> dict[str, Any]:
    """What the templates of the sheet show; functions are called only where their part is shown."""
    asked, viewer, edition = sheet.asked, sheet.viewer, sheet.source_edition
    source = sheet.source
    return {
        "sheet": sheet,
        "asked": asked,
        "source": source,
        "source_language": edition.language,
        "source_direction": direction(edition.language),
        "back": _back(edition, source),
        "problems": problems or {},
        "known": request.GET.getlist("known"),
        "in_place": request.GET.get("part") == "sheet",
        "near_key": f"near {asked.source} {asked.stretch}",
        "suggested_key": f"suggested {asked.source} {asked.stretch} {asked.target}",
        "near": partial(targets.near, viewer, edition, source.stretch, language=sheet.language),
        "found": partial(_found, sheet),
        "suggested": partial(_suggested, sheet),
        "sharings": sharings(request, asked),
    }


def sharings(request: AskedBy, asked: Asked) -> list[tuple[str, str, bool]]:
    """Who may see it: value, name, and whether it is chosen; the last choice is remembered."""
    named = [(f"{GROUP}{one.pk}", str(one.name)) for one in groups.mine(request.viewer)]
    rows = [
        (Sharing.PUBLIC.value, _("Everybody")),
        *named,
        (Sharing.PRIVATE.value, _("Only me")),
    ]
    values = [value for value, _name in rows]
    wanted = asked.sharing or request.COOKIES.get(SHARING_COOKIE, "")
    chosen = wanted if wanted in values else values[0]
    return [(value, name, value == chosen) for value, name in rows]


def _back(edition: Edition, source: End) -> str:
    """Where the passage stands, to go back to."""
    home = finding.place_of(edition)
    return home.at(source.passage.address).path() if source.passage else home.path()


def _found(sheet: Sheet) -> Sequence[targets.Row]:
    """Documents by symbol or title, while words are typed that name none."""
    if sheet.resolved is None or sheet.resolved.kind != "words":
        return ()
    return targets.documents(
        sheet.viewer, sheet.resolved.text, edition=sheet.source_edition, language=sheet.language
    )


def _suggested(sheet: Sheet) -> Sequence[suggesting.Suggestion]:
    """Paragraphs that are likely meant: cited in the passage, then most alike."""
    stretch = sheet.source.stretch
    if stretch is None:
        return ()
    return suggesting.paragraphs(
        sheet.viewer, sheet.source_edition, stretch, sheet.symbol or None, language=sheet.language
    )


def _in_order(types: Sequence[RelationType], used: Sequence[str]) -> list[RelationType]:
    """Relation types: the last used first, then as they are."""
    place = {slug: at for at, slug in enumerate(used)}
    return sorted(types, key=lambda one: place.get(one.slug, len(place)))


def made(request: AskedBy, asked: Asked) -> Sheet:
    """The sheet for whoever asks."""
    return Sheet(request.viewer, asked, connect_asked.recent(request, RELATIONS_COOKIE))
