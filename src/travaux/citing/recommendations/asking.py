"""Sentences that ask: who asks whom, found one sentence at a time.

In: a block's text, and what is known where it stands (`Setting`). Out: an `Ask` for each sentence that asks.
Only what is said now counts: "recommended" in a report tells what somebody asked before. Who is meant by
"she also recommends" is whoever asked last, in this block or before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from travaux.citing.folding import fold
from travaux.citing.recommendations import wording
from travaux.citing.recommendations.tables import Table
from travaux.texts.recommendation import Form, Party

_END = re.compile(r"[.?!؟。！？]+[\"”»’)\]]*(\s*)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:nos?|arts?|paras?|parr|parrs|pars?|mr|mrs|ms|dr|vol|pp?|cf|st|sect|chap|num|art|al|ibid|e\.g|i\.e|v|м|п|пп|ст|г|гг|см)"
    r"|\b[^\W\d_])\Z"
)  # fmt: skip
_FAR_BACK = 2_000  # characters back in a paragraph in which "she" may have been named
_ASK_NOBODY = frozenset({"recommend", "reiterate", "call", "demand"})  # these ask even where nobody is named
# What goes on in capitals belongs to a name: "Committee on the Elimination of Racial Discrimination".
_PROPER = re.compile(r"(?:(?:\s(?:on|of|for|the|and|against|in|to|all|forms))*\s[A-Z][\w’'-]*)*")
_OPENS = re.compile(r"[\"“«‘¿¡(\[]")


class Setting(NamedTuple):
    """What is known of the place where a text stands."""

    before: tuple[str, ...] = ()
    """The texts before it, the last one first: who "she" is may stand there."""
    organ: Party | None = None
    """The organ whose resolution it is."""
    operative: bool = False
    recommending: bool = False
    """Under a heading of recommendations."""
    numbered: bool = False


class Ask(NamedTuple):
    """A sentence that asks: its place, the place of the action, and what it says."""

    start: int
    end: int
    action: int | None
    form: Form
    asks: str
    asker: Party | None
    addressees: tuple[Party, ...]


class _Sentence(NamedTuple):
    text: str
    folded: str
    start: int


def find(text: str, table: Table, setting: Setting) -> list[Ask]:
    """The sentences of a text that ask, in order."""
    folded = fold(text)
    if not table.hint.search(folded):
        return []
    found: list[Ask] = []
    for start, end in sentences(text):
        if table.hint.search(folded, start, end):
            sentence = _Sentence(text[start:end], folded[start:end], start)
            here = setting._replace(before=(text[max(0, start - _FAR_BACK) : start], *setting.before))
            if ask := _ask(sentence, table, here):
                found.append(ask)
    return found


def _meant(before: tuple[str, ...], table: Table) -> Party | None:
    """Who a pronoun stands for: whoever was the subject of the last sentence that has one who may ask."""
    for whole in before:
        text = whole[-_FAR_BACK:]
        folded = fold(text)
        for start, end in reversed(list(sentences(text))):
            if party := _subject(_Sentence(text[start:end], folded[start:end], start), table):
                return party
    return None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the white space after it."""
    start = 0
    for match in _END.finditer(text):
        after = match.end()
        if after < len(text) and not _ends_here(text, match):
            continue
        end = match.start(1)
        if end > start:
            yield start, end
        start = after
    if text[start:].strip():
        yield start, len(text.rstrip())


def _ends_here(text: str, match: re.Match[str]) -> bool:
    following = text[match.end()]
    if match[0][0] in "。！？":
        return True
    if not match[1] or following.islower() or following.isdigit():
        return False
    if match[0][0] == "." and _ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()].lower()):
        return False
    return following.isalpha() or bool(_OPENS.match(following))


def _ask(sentence: _Sentence, table: Table, setting: Setting) -> Ask | None:
    if sentence.folded.endswith("?"):
        return None
    if setting.operative and sentence.start == 0 and (ask := _operative(sentence, table, setting)):
        return ask
    for match in table.ask.finditer(sentence.folded):
        if _is_past(sentence, match, table):
            continue
        who = _asker(sentence.text[match.start("asker") : match.end("asker")], table, setting)
        if who is not None and (ask := _asked(sentence, match, Form.ASKED, who, table)):
            return ask if ask.addressees else _also(sentence, match.end(), ask, table)
    return _followed(sentence, table, setting) or _duty(sentence, table, setting)


def _operative(sentence: _Sentence, table: Table, setting: Setting) -> Ask | None:
    """An operative paragraph: "Requests …", "Condemns … and demands that …"."""
    match = table.operative.search(sentence.folded)
    if match and not _is_past(sentence, match, table):
        ask = _asked(sentence, match, Form.OPERATIVE, setting.organ, table)
        return _also(sentence, match.end(), ask, table) if ask and not ask.addressees else ask
    match = table.second.search(sentence.folded)
    ask = _asked(sentence, match, Form.OPERATIVE, setting.organ, table) if match else None
    return ask if ask and ask.addressees else None


def _followed(sentence: _Sentence, table: Table, setting: Setting) -> Ask | None:
    """A verb that asks after another one ("regrets … and recommends"), or without a subject."""
    folded = sentence.folded
    first = table.asker_first.match(folded)
    match = table.second.search(folded, first.end()) if first else None
    if first and match and not _is_past(sentence, match, table):
        who = _asker(_name(sentence, first), table, setting)
        return _asked(sentence, match, Form.ASKED, who, table) if who else None
    match = table.dropped.search(folded)
    who = _meant(setting.before, table) if match and not _is_past(sentence, match, table) else None
    return _asked(sentence, match, Form.ASKED, who, table) if match and who else None


def _also(sentence: _Sentence, at: int, ask: Ask, table: Table) -> Ask:
    """With whom a second verb of the same sentence asks: "reiterates its recommendation and urges …"."""
    match = table.second.search(sentence.folded, at)
    if match is None:
        return ask
    found = wording.asked(sentence.text, sentence.folded, match.end(), table)
    if not found.parties or found.action is None:
        return ask
    return ask._replace(addressees=found.parties, action=sentence.start + found.action)


def _is_past(sentence: _Sentence, match: re.Match[str], table: Table) -> bool:
    return bool(table.participle.search(sentence.text[match.start("verb") : match.end("verb")]))


def _duty(sentence: _Sentence, table: Table, setting: Setting) -> Ask | None:
    """It is recommended; somebody should; and under a heading of recommendations, anything should."""
    folded = sentence.folded
    if match := table.passive.search(folded):
        return _passive(sentence, match, table)
    if match := table.should.search(folded):
        who = wording.parties(sentence.text[match.start("addressee") : match.end("addressee")], table)
        return _at(sentence, match.end(), Form.SHOULD, "should", None, who)
    if setting.recommending and (match := table.under_heading.search(folded)):
        return _at(sentence, match.end(), Form.SHOULD, "should", None, ())
    return None


def _passive(sentence: _Sentence, match: re.Match[str], table: Table) -> Ask:
    groups = match.groupdict()
    name = "verb2" if groups.get("verb2") else "verb"
    verb = wording.asks(sentence.folded, match.start(name), table)
    if groups.get("addressee"):
        who = wording.parties(sentence.text[match.start("addressee") : match.end("addressee")], table)
        return _at(sentence, match.end(), Form.ASKED, verb, None, who)
    found = wording.asked(sentence.text, sentence.folded, match.end(), table)
    return _at(sentence, found.action, Form.ASKED, verb, None, found.parties)


def _asked(
    sentence: _Sentence, match: re.Match[str], form: Form, who: Party | None, table: Table
) -> Ask | None:
    """The sentence as an ask; None where it asks nobody: "encourages trade" tells what is done."""
    found = wording.asked(sentence.text, sentence.folded, match.end(), table)
    verb = wording.asks(sentence.folded, match.start("verb"), table)
    if not found.parties and form is Form.ASKED and verb not in _ASK_NOBODY:
        return None
    return _at(sentence, found.action, form, verb, who, found.parties)


def _at(
    sentence: _Sentence,
    action: int | None,
    form: Form,
    asks: str,
    who: Party | None,
    addressees: tuple[Party, ...],
) -> Ask:
    start = sentence.start
    return Ask(
        start,
        start + len(sentence.text),
        None if action is None else start + action,
        form,
        asks,
        who,
        addressees,
    )


def _asker(printed: str, table: Table, setting: Setting) -> Party | None:
    """Who asks; None for a pronoun of which nothing is known, and for the writer of a letter."""
    folded = fold(printed)
    if table.carried.match(folded):
        return _meant(setting.before, table)
    if table.myself.match(folded):
        return wording.asker(printed, table) if setting.numbered else None
    return wording.asker(printed, table)


def _subject(sentence: _Sentence, table: Table) -> Party | None:
    """Who a sentence that asks nothing is about, if that is one who may ask."""
    match = table.asker_first.match(sentence.folded)
    if match is None:
        return None
    folded = match["asker"]
    if table.carried.match(folded) or table.myself.match(folded):
        return None
    return wording.asker(_name(sentence, match), table)


def _name(sentence: _Sentence, match: re.Match[str]) -> str:
    """The name that begins with a word for one who asks, with what goes on in capitals."""
    start, end = match.span("asker")
    proper = _PROPER.match(sentence.text, end)
    return sentence.text[start : proper.end() if proper else end]
