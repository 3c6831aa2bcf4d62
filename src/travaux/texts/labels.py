"""How numbers are printed in front of a text, and which way a language runs.

In: blocks, whose numbers are bare ("12", "a"), and languages. Out: "12.", "(a)" or "a)" as the
language has it; "rtl" or "ltr". Used by everything that people read: pages, search, exports.
"""

from __future__ import annotations

from travaux.texts import address
from travaux.texts.reading import Block, Kind

# Languages that print "a)" where English prints "(a)" (their official editions; domain facts 2).
_BRACKET_AFTER = frozenset({"fr", "es", "pt", "ru", "it"})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_BULLETS = {"dash": "–", "bullet": "•"}


def printed_label(block: Block, language: str | None) -> str:
    """The number of `block` as a page prints it, or "" for a block without one."""
    number = block.number
    if block.kind is Kind.ITEM:
        bullet = _BULLETS.get(dict(block.details).get("list", ""))
        if bullet or number is None:
            return bullet or _BULLETS["dash"]
        return f"{number})" if (block.language or language) in _BRACKET_AFTER else f"({number})"
    if not number or (block.kind is Kind.HEADING and _says_its_number(block, number)):
        return ""
    if block.kind is Kind.FOOTNOTE:
        return number
    return number if not number[-1].isalnum() or _is_dotted(number) else f"{number}."


def _says_its_number(block: Block, number: str) -> bool:
    """ "Article 9" or 第九条: a heading that names its unit and number itself, as a section's doesn't."""
    if address.parse(block.address).steps[-1].kind == "sec":
        return False
    words = block.text.split(maxsplit=2)
    second = words[1].rstrip(".,:;–-") if len(words) > 1 else ""
    return second.casefold() == number.casefold() or block.text.startswith("第")


def direction(language: str | None) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def _is_dotted(number: str) -> bool:
    """4.2, 109.15: printed without a full stop after them."""
    return "." in number and number.replace(".", "").isdigit()
