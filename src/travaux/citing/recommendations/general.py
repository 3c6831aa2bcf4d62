"""Recommendations of all other documents: concluding observations, reports, resolutions.

In: the outline of a reading. Out: one recommendation for each paragraph that asks, and one for each item
under a paragraph that asks for what follows: "The Committee recommends that the State party: (a) …; (b) …".
The lead-in stays with each item. An item that itself leads a list ("(a) States:") hands on to its own items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from travaux.citing.folding import fold
from travaux.citing.recommendations import asking, wording
from travaux.citing.recommendations.asking import Ask, Setting
from travaux.citing.recommendations.outline import Outline, text_with
from travaux.citing.recommendations.states import state_of_code
from travaux.citing.recommendations.tables import Table
from travaux.texts.reading import Block, Kind
from travaux.texts.recommendation import Form, Party, PartyKind, Recommendation

_TRAILING = re.compile(r"[\s;,；，؛،]*(?:[;,]\s*(?:and|or|et|ou|y|e|o|и|و))?[\s;,；，؛،]*\Z")
_RESOLUTION = re.compile(r"/RES/|/L\.\d|/DEC/")
_COUNTRY = re.compile(r"^[A-Z]{3,5}/(?:C|OP)/(?:[A-Z]+/)?([A-Z]{3})/")
_COUNTRY_EARLY = re.compile(r"/CO/\d+/([A-Z]{3})(?:\b|/)")
_STATE_PARTY = re.compile(
    r"state party|etat partie|estado parte|государств\w+-участник\w*|الدوله الطرف|缔约国"
)
_OF = re.compile(
    r"(?:report|study|note|letter|advice|recommendations|observations|rapport|etude|note|informe|estudio|nota)"
    r"\s(?:of|by|from|de la|de l'|du|de|del)\s|(?:доклад|записка)\s|(?:تقرير|مذكره)\s|^(?=.{2,30}的报告)"
)
_NAME_ENDS = re.compile(
    r"[,;:.(]|\s(?:on its|to the|submitted|pursuant|prepared|in accordance|about|sur sa|sobre su)\b|的报告|$"
)
# A note of the Secretary-General that transmits a report is the rapporteur's.
_AUTHORS = (PartyKind.MANDATE, PartyKind.BODY, PartyKind.OFFICIAL)
_SAYS_WHOSE = frozenset({Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH})
_OPENING = 25  # blocks in which a document says whose it is
_TITLE = 400  # characters of such a block
_BACK = 3  # paragraphs back in which "she" may have been named
_ABOUT = re.compile(
    r"\s(?:on|for|against|sur|pour|contre|sobre|contra|para|по)\s(?:the |les? |la |el |los |las )?"
)
_SAME = 14  # letters by which the subjects of two bodies are the same
_REMARK = 8  # words of a remark that stands there
_SPOKEN = re.compile(r"/(?:PV|SR)\.")


@dataclass(slots=True)
class Finder:
    """One walk over a reading."""

    outline: Outline
    table: Table
    before: tuple[str, ...] = ()
    done: set[str] = field(default_factory=set)
    author: Party | None = field(init=False)
    state: Party | None = field(init=False)

    def __post_init__(self) -> None:
        symbol = self.outline.reading.metadata.symbol or ""
        self.author = _author(self.outline, self.table)
        self.state = _state(symbol, self.table.language)

    def find(self) -> list[Recommendation]:
        """Everything that asks, in the order of the reading."""
        symbol = self.outline.reading.metadata.symbol or ""
        if _SPOKEN.search(symbol):
            return []
        found: list[Recommendation] = []
        for block in self.outline.asking():
            if block.address not in self.done:
                found += [one for one in self._block(block) if not self._reported(one)]
        found.sort(key=lambda one: self.outline.place[one.address])
        return [self._completed(one) for one in found]

    def _block(self, block: Block) -> Iterator[Recommendation]:
        asks = asking.find(block.text, self.table, self._setting(block))
        items = self.outline.items(block)
        lead = asks[-1] if asks and asks[-1].end >= len(block.text.rstrip()) else None
        if items and self._leads(block, lead):
            yield from self._own(block, asks[:-1] if lead else asks)
            yield from self._items(block, items, lead, _lead_text(block, lead), ())
        else:
            below = list(self.outline.all_below(block)) if items and lead and _open(block.text) else []
            self.done.update(one.address for one in below)
            yield from self._own(block, asks, below)
        self.before = (block.text, *self.before[: _BACK - 1])

    def _leads(self, block: Block, lead: Ask | None) -> bool:
        """Whether each item under the block is something to be done.

        So it is after "The Committee recommends that the State party:" and "recommends the following:". After
        "should reduce emissions by:" the items are no actions of their own.
        """
        if not _open(block.text):
            return False
        folded = fold(block.text).rstrip(" :：")
        if lead is None or self.table.listed.search(f"{folded}:"):
            return bool(self.table.listed.search(f"{folded}:"))
        if self.table.steps.search(f"{folded}:"):
            return True
        if lead.action is None:
            return True
        return self._only_leads(folded[lead.action :].strip(" ,"))

    def _only_leads(self, rest: str) -> bool:
        """Whether nothing is asked for before the items: "to:", "as a matter of priority:"."""
        words = rest.split()
        if self.table.adverbs.fullmatch(rest) or (self.table.ends and self.table.ends.match(f" {words[-1]}")):
            return True
        if wording.only_opens(f"{rest}:", self.table):
            return True
        return len(words) <= _REMARK and "," not in rest and self.table.aside.match(rest) is not None

    def _own(self, block: Block, asks: list[Ask], below: Sequence[Block] = ()) -> Iterator[Recommendation]:
        """A paragraph that asks is one recommendation, from the first sentence that asks to the last."""
        if not asks:
            return
        first, last = asks[0], asks[-1]
        end = len(block.text) if below else _closed(block.text, last.end)
        text = text_with(block, below)[first.start :] if below else block.text[first.start : end]
        yield Recommendation(
            address=block.address,
            number=self.outline.number(block),
            text=_TRAILING.sub("", text),
            form=first.form,
            start=first.start,
            end=end,
            recommenders=_once(one.asker for one in asks),
            addressees=_once(party for one in asks for party in one.addressees),
            verb=_verb(block.text, first, self.table),
            asks=first.asks,
            also=tuple(one.address for one in below),
        )

    def _items(
        self, block: Block, items: list[Block], lead: Ask | None, lead_in: str, over: tuple[Party, ...]
    ) -> Iterator[Recommendation]:
        for item in items:
            self.done.add(item.address)
            below = self.outline.items(item)
            if below and item.text.rstrip().endswith((":", "：")):
                longer = f"{lead_in} {item.text}"
                named = tuple(_named(item.text, self.table))
                yield from self._items(item, below, lead, longer, named or over)
            else:
                yield self._item(item, lead, lead_in, over)

    def _item(self, item: Block, lead: Ask | None, lead_in: str, over: tuple[Party, ...]) -> Recommendation:
        below = list(self.outline.all_below(item))
        self.done.update(one.address for one in below)
        own = asking.find(item.text, self.table, self._setting(item))
        text = _TRAILING.sub("", text_with(item, below))
        who = over or (lead.addressees if lead else ())
        action = (own[0].action if own else None) or 0
        return Recommendation(
            address=item.address,
            number=self.outline.number(item),
            text=text,
            form=Form.LISTED,
            start=0,
            end=min(len(text), len(item.text)),
            recommenders=_once([lead.asker if lead else None, *(one.asker for one in own)][:1]),
            addressees=who or (own[0].addressees if own else ()),
            verb=wording.first_verb(item.text[action:], self.table),
            asks=lead.asks if lead else "recommend",
            lead_in=lead_in,
            also=tuple(one.address for one in below),
        )

    def _setting(self, block: Block) -> Setting:
        about = self.outline.reading.metadata
        resolution = bool(_RESOLUTION.search(about.symbol or ""))
        return Setting(
            before=self.before,
            organ=Party(about.body, PartyKind.BODY) if about.body else None,
            operative=block.address.split("__")[-1].startswith("op_") or (resolution and bool(block.number)),
            recommending=bool(self.table.heading.search(self.outline.headings(block))),
            numbered=bool(block.number) and block.kind is Kind.PARAGRAPH,
        )

    def _reported(self, one: Recommendation) -> bool:
        """Whether another body is told to recommend: "the Committee on …, in its general comment, urges"."""
        if self.author is None or one.form is not Form.ASKED or not one.recommenders:
            return False
        about = _ABOUT.split(fold(one.recommenders[0].name), maxsplit=1)
        return len(about) > 1 and about[1][:_SAME] not in fold(self.author.name)

    def _completed(self, one: Recommendation) -> Recommendation:
        """With what the whole document says: whose it is, and which State "the State party" is."""
        author = self.author
        who = _in_full(one.recommenders, author) or ((author,) if author else ())
        asked = one.addressees or self._meant(one.text)
        return replace(one, recommenders=who, addressees=tuple(map(self._of_state, asked)))

    def _meant(self, text: str) -> tuple[Party, ...]:
        """The State party that a text speaks of, in a document on one State: "calls on it to …"."""
        match = _STATE_PARTY.search(fold(text)) if self.state is not None else None
        return (Party(text[match.start() : match.end()], PartyKind.STATES),) if match else ()

    def _of_state(self, party: Party) -> Party:
        if (
            self.state is None
            or party.kind is not PartyKind.STATES
            or not _STATE_PARTY.fullmatch(fold(party.name))
        ):
            return party
        return party._replace(code=self.state.code)


def _in_full(parties: tuple[Party, ...], author: Party | None) -> tuple[Party, ...]:
    """ "The Committee" by its whole name, where the document or another of them says it; each once."""
    known = [*parties, *([author] if author else [])]
    return tuple(
        dict.fromkeys(max((one, *_longer(one, known)), key=lambda each: len(each.name)) for one in parties)
    )


def _longer(one: Party, known: Iterable[Party]) -> Iterator[Party]:
    name = re.compile(rf"(?<!\w){re.escape(fold(one.name))}(?!\w)")
    return (each for each in known if each.kind is one.kind and name.search(fold(each.name)))


def _author(outline: Outline, table: Table) -> Party | None:
    """Whose document it is: "Report of the Special Rapporteur on …"; a treaty body's by its symbol."""
    about = outline.reading.metadata
    if about.body and _COUNTRY.search(about.symbol or ""):  # whoever else its first paragraphs name
        return Party(about.body, PartyKind.BODY)
    opening = [one.text for one in outline.reading.blocks[:_OPENING] if one.kind in _SAYS_WHOSE]
    named = [party for text in [about.title or "", *opening] for party in _authors(text, table)]
    for kind in _AUTHORS:
        for party in named:
            if party.kind is kind:
                return party
    return None


def _authors(text: str, table: Table) -> Iterator[Party]:
    folded = fold(text[:_TITLE])
    for match in _OF.finditer(folded):
        after = table.articles.match(folded, match.end())
        start = after.end() if after else match.end()
        for kind, pattern in table.asker_sorts:
            if kind in _AUTHORS and pattern.match(folded, start):
                end = _NAME_ENDS.search(folded, start)
                yield Party(" ".join(text[start : end.start() if end else _TITLE].split()), kind)
                break


def _state(symbol: str, language: str) -> Party | None:
    match = _COUNTRY.search(symbol) or _COUNTRY_EARLY.search(symbol)
    return state_of_code(match[1], language) if match else None


def _open(text: str) -> bool:
    """Whether a text stops before it is at its end."""
    return not text.rstrip().endswith((".", "。", "؟", "?", ";", "；"))


def _lead_text(block: Block, lead: Ask | None) -> str:
    return block.text[lead.start :].strip() if lead else block.text.strip()


def _closed(text: str, end: int) -> int:
    return len(_TRAILING.sub("", text[:end]))


def _verb(text: str, ask: Ask, table: Table) -> str:
    return "" if ask.action is None else wording.first_verb(text[ask.action : ask.end], table)


def _named(text: str, table: Table) -> Iterator[Party]:
    """Who an item that leads a list is for: "States:", "(b) Business enterprises should:"."""
    yield from (one for one in wording.parties(text.rstrip(" :："), table) if one.kind is not PartyKind.OTHER)


def _once(parties: Iterable[Party | None]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(one for one in parties if one is not None))
