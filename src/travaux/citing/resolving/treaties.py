"""Which instrument is meant by "the Convention", "the Optional Protocol", or by articles alone.

In: an `Instrument` mention with its parts, and the context. Out: the id and why, or candidates. In order:
a short form that the document defines; the treaty of the issuing committee (its papers say "the
Convention" of that one, whatever others they name); the one that the document has named in full, if only
one of that kind, or only one in the same paragraph; the only one that has so many articles. Where several
may be meant nothing is chosen. An article beyond the last one of an instrument rules it out.
"""

from __future__ import annotations

import re

from travaux.citing import instruments
from travaux.citing.context import Context, noun_of
from travaux.citing.mentions import Instrument
from travaux.citing.resolving.numbered import Resolved
from travaux.texts.citation import SELF, Candidate
from travaux.texts.pinpoint import Pinpoint

_PROTOCOL_PAPERS = (("CRC/C/OPAC/", "crc-opac"), ("CRC/C/OPSC/", "crc-opsc"))
"""Papers of the Committee on the Rights of the Child that are on one of its treaty's protocols."""

MOST_CANDIDATES = 8
"""Shown to a person who chooses: more is no choice."""

CORE = (
    "iccpr", "icescr", "icerd", "cedaw", "cat", "crc", "icrmw", "crpd", "cped",
    "iccpr-op1", "iccpr-op2", "icescr-op", "cedaw-op", "opcat", "crc-opac", "crc-opsc", "crc-opic", "crpd-op",
)  # fmt: skip
"""What a general noun may mean where the document says nothing: the core treaties and their protocols."""

_ROMAN = re.compile(r"[IVXL]+\Z")
_IN_ROMANS = {"treaty": "npt"}
"""The one instrument of that noun whose articles are numbered in romans."""
_PARAGRAPHS_OF_ICCPR_5 = 2
"""Article 5 of the Covenant has two paragraphs without letters; that of the Optional Protocol has more."""


def resolve(
    one: Instrument, parts: tuple[Pinpoint, ...], context: Context, *, open_end: bool = False
) -> Resolved:
    """The instrument that is meant. `open_end`: the text breaks off right after the noun."""
    if len(one.ids) == 1:
        return Resolved(
            one.ids[0], "its number in the Treaty Series" if one.form == "series" else "named in full"
        )
    if one.its and _is_protocol(one):
        return _supplement(one, context)
    if one.ids:
        return _of_several(one, parts, context)
    if one.form == "thereof":
        last = [known for known in context.treaties[-1:] if fits(known, parts)]
        return Resolved(last[0] if last else None, "of the instrument named just before")
    if one.form in ("bare", "field"):
        near = [known for known in one.near if fits(known, parts)]
        if len(near) == 1:
            return Resolved(near[0], "articles in brackets after what the instrument says")
        return _by_articles(parts, context)
    if context.instrument and _is_called(context.instrument, one.noun) and fits(context.instrument, parts):
        return Resolved(SELF, "the document itself is that instrument")
    if one.said and (named := _just_named(one.noun, parts, context)):
        return Resolved(named, "the one of this kind that was named just before")
    return _general(one.noun, parts, context, open_end)


def _is_protocol(one: Instrument) -> bool:
    return one.noun == "protocol" or {noun_of(known) for known in one.ids} == {"protocol"}


def _supplement(one: Instrument, context: Context) -> Resolved:
    """“Its Optional Protocol”: of the treaty named last."""
    treaty = (
        context.treaties[-1]
        if context.treaties
        else instruments.of_body(context.committee or None).get("treaty", "")
    )
    found = [known for known in instruments.protocols(treaty) if not one.ids or known in one.ids]
    if len(found) == 1:
        return Resolved(found[0], "the protocol of the treaty named before it")
    return Resolved(
        None,
        "the treaty named before it has several protocols",
        _as_candidates(found, "a protocol of that treaty"),
    )


def _of_several(one: Instrument, parts: tuple[Pinpoint, ...], context: Context) -> Resolved:
    """A short form that several share: "1961 Convention"; the one the document has named, if one."""
    named = [candidate for candidate in one.ids if candidate in context.treaties]
    if len(named) == 1:
        return Resolved(named[0], "the document names it in full")
    fitting = [candidate for candidate in one.ids if fits(candidate, parts)]
    if len(fitting) == 1 and parts:
        return Resolved(fitting[0], "only this one has that article")
    if one.form == "group":
        return Resolved(None, "all of them are meant together", _as_candidates(one.ids, "one of those meant"))
    return Resolved(None, "several instruments are called so", _as_candidates(one.ids, "is called so"))


def _just_named(noun: str, parts: tuple[Pinpoint, ...], context: Context) -> str:
    """“That Convention”: the last one of this noun that the same text names."""
    return next(
        (one for one in reversed(context.paragraph) if _is_called(one, noun) and fits(one, parts)), ""
    )


def _general(noun: str, parts: tuple[Pinpoint, ...], context: Context, open_end: bool) -> Resolved:
    defined = next((one for word, one in reversed(context.defined) if word == noun), None)
    if defined is not None and (not defined or fits(defined, parts)):
        return Resolved(defined or None, "the document defines this short form")
    if noun == "charter":
        return _charter(parts, context)
    mine = _of_issuer(noun, context)
    if mine and fits(mine, parts):
        return Resolved(mine, f"the treaty of the committee that issues the document ({context.committee})")
    named = [one for one in reversed(context.treaties) if _is_called(one, noun) and fits(one, parts)]
    if len(named) == 1 and not open_end:
        return Resolved(named[0], "the only one of this kind that the document names in full")
    near = [one for one in named if one in context.paragraph]
    if len(near) == 1 and not open_end:
        others = _as_candidates(named, "named in full before")
        return Resolved(near[0], "the only one of this kind that the same paragraph names in full", others)
    if noun in _IN_ROMANS and parts and _in_romans(parts):
        return Resolved(_IN_ROMANS[noun], "the only treaty whose articles are numbered in romans")
    if not named and not mine and (only := _by_length(noun, parts, context)):
        return only
    candidates = _as_candidates(named, "named in full before") or _core(noun, parts)
    return Resolved(
        None, "several instruments may be meant" if candidates else "nothing says which", candidates
    )


def _of_issuer(noun: str, context: Context) -> str:
    """What the noun means in papers of the body that issues the document; "" for none."""
    if noun == "protocol" and context.committee == "crc":
        series = (one for prefix, one in _PROTOCOL_PAPERS if context.symbol.startswith(prefix))
        return next(series, "crc-opic" if context.jurisprudence else "")
    return instruments.of_body(context.committee or None).get(noun, "")


def _charter(parts: tuple[Pinpoint, ...], context: Context) -> Resolved:
    """The Charter of the United Nations, unless the document names another, known or not."""
    mine = instruments.of_body(context.committee or None).get("charter", "")
    named = [one for one in reversed(context.treaties) if _is_called(one, "charter")]
    fitting = [one for one in dict.fromkeys([*named, mine]) if one and fits(one, parts)]
    if "charter" in context.strangers:
        return Resolved(None, "the document names another charter", _as_candidates(fitting, "is called so"))
    near = [one for one in fitting if one in context.paragraph]
    if len(near) == 1:
        return Resolved(near[0], "the only charter that the same paragraph names")
    if len(fitting) == 1:
        return Resolved(fitting[0], "the Charter of the United Nations, unless another is named")
    return Resolved(None, "several instruments may be meant", _as_candidates(fitting, "is called so"))


def _in_romans(parts: tuple[Pinpoint, ...]) -> bool:
    return all(_ROMAN.match(part.segments[0].value.split("-")[0]) for part in parts)


def _by_length(noun: str, parts: tuple[Pinpoint, ...], context: Context) -> Resolved | None:
    """The only treaty with a committee that has an article of that number: "article 40 of the Covenant".

    Where the document has named another of that noun, a number too high is no proof of which is meant;
    Covenants there are but two.
    """
    if noun != "covenant" and any(_is_called(one, noun) for one in context.treaties):
        return None
    called = [one for one in CORE if _is_called(one, noun)]
    fitting = [one for one in called if fits(one, parts)]
    if len(fitting) != 1 or len(called) == 1:
        return None
    others = [
        one
        for one, known in instruments.ALL.items()
        if one not in CORE and known.divisions and noun_of(one) == noun and fits(one, parts)
    ]
    return Resolved(
        fitting[0],
        "of the treaties with a committee only this one has that article",
        _as_candidates([*fitting, *others], "has an article of that number") if others else (),
    )


def _by_articles(parts: tuple[Pinpoint, ...], context: Context) -> Resolved:
    """Articles with no treaty beside them: the treaty of the committee, in its own papers."""
    if context.instrument and fits(context.instrument, parts):
        return Resolved(SELF, "articles of the document itself, which is that instrument")
    own = instruments.of_body(context.committee or None)
    mine, protocol = own.get("treaty"), own.get("protocol")
    if not mine:
        return _last_named(parts, context)
    if context.jurisprudence and protocol and _only_protocol(parts, mine):
        return Resolved(protocol, "the treaty has no such paragraph; its optional protocol has")
    if fits(mine, parts):
        return Resolved(mine, f"articles alone, in a paper of the committee ({context.committee})")
    return Resolved(None, "the committee's treaty has no such article")


def _last_named(parts: tuple[Pinpoint, ...], context: Context) -> Resolved:
    named = [one for one in reversed(context.treaties) if fits(one, parts) and _has_articles(one)]
    return Resolved(
        None, "articles with no treaty beside them", _as_candidates(named, "named in full before")
    )


def _has_articles(identifier: str) -> bool:
    return instruments.ALL[identifier].unit == "articles"


def _only_protocol(parts: tuple[Pinpoint, ...], treaty: str) -> bool:
    """Whether a part is one that the Covenant lacks: article 5 has no paragraph 2 (b) and no paragraph 4."""
    return treaty == "iccpr" and any(
        part.segments[0].value == "5"
        and len(part.segments) > 1
        and (len(part.segments) > 2 or _above(part.segments[1].value, _PARAGRAPHS_OF_ICCPR_5))
        for part in parts
    )


def _above(value: str, most: int) -> bool:
    return value.isdigit() and int(value) > most


def fits(identifier: str, parts: tuple[Pinpoint, ...]) -> bool:
    """Whether the instrument has the articles that are named."""
    known = instruments.ALL.get(identifier)
    if known is None or known.divisions is None:
        return True
    firsts = [part.segments[0] for part in parts if part.segments[0].unit in ("art", "rule", "principle")]
    return all(not _above(end, known.divisions) for one in firsts for end in one.ends)


def _is_called(identifier: str, noun: str) -> bool:
    return noun_of(identifier) == noun or (
        noun == "treaty" and noun_of(identifier) in ("convention", "covenant", "treaty")
    )


def _core(noun: str, parts: tuple[Pinpoint, ...]) -> tuple[Candidate, ...]:
    fitting = [one for one in CORE if _is_called(one, noun) and fits(one, parts)]
    return _as_candidates(fitting, "a core human rights treaty of this kind")


def _as_candidates(identifiers: list[str] | tuple[str, ...], reason: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(one, reason) for one in identifiers[:MOST_CANDIDATES])
