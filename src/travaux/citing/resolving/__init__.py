"""Resolving: mentions in, citations out, through what is known around the text.

numbered    whose resolution or decision a number is
treaties    which instrument "the Convention" or a bare article means
committees  whose general comment, communication or rules of procedure

What the library holds comes in as a `Lookup`; nothing is read here. What stays open is a citation all
the same: without a target, with candidates, and with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, Protocol

from travaux.citing.context import Context
from travaux.citing.mentions import (
    Bare,
    Comment,
    Communication,
    Document,
    Goals,
    Here,
    Instrument,
    Mention,
    Numbered,
    Opinion,
    Previous,
    Rules,
)
from travaux.citing.resolving import committees, numbered, treaties
from travaux.citing.resolving.numbered import Resolved
from travaux.texts import citation
from travaux.texts.citation import Candidate, Citation, CitationKind
from travaux.texts.pinpoint import Pinpoint, Segment


class Lookup(Protocol):
    """Who knows what there is."""

    def known(self, target: str) -> bool:
        """Whether the library holds what this target names."""
        ...


class Followed(NamedTuple):
    """The citations of a text, and the context after it."""

    citations: list[Citation]
    context: Context


_KINDS = {
    Document: CitationKind.DOCUMENT, Instrument: CitationKind.TREATY, Comment: CitationKind.GENERAL_COMMENT,
    Communication: CitationKind.COMMUNICATION, Opinion: CitationKind.OPINION, Rules: CitationKind.RULES,
    Goals: CitationKind.SDG, Here: CitationKind.INTERNAL, Previous: CitationKind.IBID,
    Bare: CitationKind.INTERNAL,
}  # fmt: skip
_SOURCES = (Document, Communication, Opinion)
"""What "ibid." in running text may stand for: a resolution that is spoken of is no source."""


def resolve(
    mentions: Iterable[Mention], context: Context | None = None, lookup: Lookup | None = None, text: str = ""
) -> list[Citation]:
    """The citations that the mentions of one text are."""
    return follow(mentions, context or Context(), lookup, text).citations


def follow(
    mentions: Iterable[Mention], context: Context, lookup: Lookup | None = None, text: str = ""
) -> Followed:
    """The same, with the context for the text that comes next."""
    citations = []
    if context.paragraph:
        context = replace(context, paragraph=())
    for one in mentions:
        resolved = _resolved(one, context, text)
        if resolved is not None:
            citations.append(_citation(_in_article(one, context), resolved, lookup))
        context = _after(one, resolved, context)
    return Followed(citations, context)


def _resolved(one: Mention, context: Context, text: str) -> Resolved | None:
    """What the mention means; None for what turns out to be no citation."""
    what = one.what
    if isinstance(what, Document):
        return Resolved(what.symbol, _why(one, what))
    if isinstance(what, Numbered):
        return _kept(numbered.resolve(what, context))
    if isinstance(what, Instrument):
        return _instrument(one, what, context, text)
    if isinstance(what, Comment):
        return _kept(committees.comment(what, context))
    if isinstance(what, Communication):
        return _kept(committees.communication(what, context))
    if isinstance(what, Opinion):
        return Resolved(f"opinion:wgad/{int(what.number)}/{what.year}", "opinions are the Working Group's")
    if isinstance(what, Rules):
        return _rules(what, context)
    if isinstance(what, Goals):
        return Resolved("agenda-2030", "the goals are those of the 2030 Agenda")
    return _around(one, context)


def _why(one: Mention, what: Document) -> str:
    if one.rule == "official-records-supplement":
        return "supplements have the symbol of their session and number"
    return f"mended from {what.corrected}" if what.corrected else "a symbol"


def _kept(found: Resolved) -> Resolved | None:
    return found if found.target or found.candidates else None


def _instrument(one: Mention, what: Instrument, context: Context, text: str) -> Resolved | None:
    if what.form in ("defined", "strange"):
        return None
    rest = text[one.end :].strip()
    found = treaties.resolve(what, one.parts, context, open_end=bool(text) and not rest)
    if found.target or (found.candidates and (what.form != "bare" or what.bracketed)):
        return found
    if (
        what.form in ("bare", "field")
        and context.jurisprudence
        and all(part.segments[0].value.isdigit() for part in one.parts)
    ):
        return committees.rules(Rules(), context)
    return None


def _rules(what: Rules, context: Context) -> Resolved | None:
    """Rules that are named; a bare "rule 37" only in papers of a body that has such."""
    if not what.named and not (context.committee or context.organ == "sc"):
        return None
    return _kept(committees.rules(what, context))


def _around(one: Mention, context: Context) -> Resolved | None:
    """This document, the note before, or a part of either; in a treaty a paragraph is one of the article."""
    if isinstance(one.what, Here) and one.what.article:
        known = context.article and not any(part.segments[0].unit == "art" for part in one.parts)
        return Resolved(citation.SELF, "the article in which it stands") if known else None
    if isinstance(one.what, Here):
        return Resolved(citation.SELF, "the document itself: above, below, or the present report")
    if isinstance(one.what, Previous):
        if len(context.source) == 1:
            return Resolved(context.source[0], "the source of the note before")
        candidates = tuple(Candidate(target, "named in the note before") for target in context.source)
        return Resolved(
            None if candidates else citation.PREVIOUS, "the source of the note before", candidates
        )
    if context.instrument:
        return None
    if isinstance(one.what, Bare) and one.what.unit == "report":
        reports = (Candidate(context.report, "the report named before by its symbol"),)
        return Resolved(None, "a report not named by its symbol here", reports) if context.report else None
    candidates = (
        Candidate(citation.SELF, "the document itself"),
        *(Candidate(target, "named before") for target in context.source[:1]),
    )
    return Resolved(None, "nothing says of which document", candidates)


def _citation(one: Mention, found: Resolved, lookup: Lookup | None) -> Citation:
    target, parts = found.target, one.parts
    if target and target.startswith("rules:"):
        parts = tuple(map(_as_rule, parts))
    candidates = found.candidates
    if lookup is not None and target is None:
        candidates = tuple(sorted(candidates, key=lambda candidate: not lookup.known(candidate.target)))
    return Citation(
        kind=_kind(one, target),
        start=one.start,
        end=one.end,
        text=one.text,
        target=target,
        pinpoints=parts,
        rule=one.rule,
        reason=found.reason,
        candidates=candidates,
        corrected=one.what.corrected if isinstance(one.what, Document) else "",
    )


def _in_article(one: Mention, context: Context) -> Mention:
    """“Paragraph 2 of this article” with the article in which it stands."""
    if not isinstance(one.what, Here) or not one.what.article:
        return one
    above = Segment("art", context.article)
    return replace(one, parts=tuple(Pinpoint((above, *part.segments)) for part in one.parts))


def _kind(one: Mention, target: str | None) -> CitationKind:
    what = one.what
    if target and target.startswith("rules:"):
        return CitationKind.RULES
    if isinstance(what, Numbered):
        decided = what.word == "decision" or (target is not None and "/DEC/" in target)
        return CitationKind.DECISION if decided else CitationKind.RESOLUTION
    if isinstance(what, Document) and what.records:
        return CitationKind.OFFICIAL_RECORDS
    if isinstance(what, Document) and ("/RES/" in what.symbol or "/DEC/" in what.symbol):
        return CitationKind.RESOLUTION if "/RES/" in what.symbol else CitationKind.DECISION
    if isinstance(what, Instrument) and what.form == "series":
        return CitationKind.TREATY_SERIES
    return _KINDS[type(what)]


def _as_rule(part: Pinpoint) -> Pinpoint:
    first, *rest = part.segments
    return Pinpoint((Segment("rule", first.value), *rest)) if first.unit == "art" else part


def _after(one: Mention, found: Resolved | None, context: Context) -> Context:
    """What the text that follows is understood by."""
    what = one.what
    if found is not None and found.target and isinstance(what, _SOURCES):
        context = context.sourced(found.target)
        if isinstance(what, Document) and what.report:
            context = replace(context, report=found.target)
    if isinstance(what, Instrument) and what.form == "strange":
        return replace(context, strangers=(what.noun,))
    if isinstance(what, Instrument) and what.defines and (what.ids or not context.committee):
        context = context.defining(what.defines, what.ids[0] if what.ids else "")
    if isinstance(what, Instrument) and len(what.ids) == 1 and what.form not in ("generic", "defined"):
        return context.naming(what.ids[0])
    return context
