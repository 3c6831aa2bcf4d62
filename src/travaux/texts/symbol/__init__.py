"""Symbols of United Nations documents: parse, find, compare, order, print. Depends on nothing.

    >>> from travaux.texts import symbol
    >>> one = symbol.parse("CCPR/C/121/D/2025/2011")
    >>> one.body_name, one.session, one.kind, one.number
    ('Human Rights Committee', '121', 'D', '2025/2011')
    >>> [str(s) for found in symbol.find("see A/C.3/57/SR.39, 47 and 50") for s in found.symbols]
    ['A/C.3/57/SR.39', 'A/C.3/57/SR.47', 'A/C.3/57/SR.50']

`parse` takes one symbol in any spelling and refuses, with a reason, what is none; `find` takes running
text in any language; `key` is what all spellings of a symbol share. `parse(str(s)) == s` for every s.
"""

from __future__ import annotations

from travaux.texts.symbol.building import (
    commission_on_human_rights,
    decision,
    ecosoc,
    human_rights_council,
    old_ecosoc,
    old_resolution,
    presidential_statement,
    resolution,
    security_council,
    supplement,
)
from travaux.texts.symbol.facts import committee, communication, general_comment, opinion, related
from travaux.texts.symbol.finding import Found, find
from travaux.texts.symbol.model import Symbol, SymbolError
from travaux.texts.symbol.parsing import key, parse

__all__ = [
    "Found",
    "Symbol",
    "SymbolError",
    "commission_on_human_rights",
    "committee",
    "communication",
    "decision",
    "ecosoc",
    "find",
    "general_comment",
    "human_rights_council",
    "key",
    "old_ecosoc",
    "old_resolution",
    "opinion",
    "parse",
    "presidential_statement",
    "related",
    "resolution",
    "security_council",
    "supplement",
]
