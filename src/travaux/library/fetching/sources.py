"""Where a document of the United Nations is found by its symbol. Pure but for the settings.

In: a symbol, a language, a format. Out: the addresses to ask, the one to open by hand, and whether a
source may lead to another address. Bases are settings, so that a mirror (or a test) can stand in.

    https://documents.un.org/api/symbol/access?s=A%2F57%2F292&l=fr&t=pdf     the system itself
    https://docs.un.org/fr/A/57/292                                          its links for people
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote, urlsplit

from django.conf import settings

from travaux.reading import sniff

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The languages in which documents are issued, in the order of their English names."""

FORMATS = ("pdf", "doc")
# Hosts of the document system, past and present, to which one leads to another.
_KNOWN_HOSTS = frozenset(
    {
        "documents.un.org",
        "docs.un.org",
        "undocs.org",
        "www.undocs.org",
        "documents-dds-ny.un.org",
        "daccess-ods.un.org",
    }
)
_SUFFIXES = {sniff.PDF: ".pdf", sniff.DOCX: ".docx"}
TAKEN = frozenset(_SUFFIXES)
"""What a document comes as; an answer of another kind is none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is asked for: in the row it is `source`, with how far fetching it is.

    `anyway`: it was looked at by a person, and is to be kept whatever it says of itself.
    """

    symbol: str
    language: str
    format: str = "pdf"
    anyway: bool = False

    @classmethod
    def of(cls, source: dict[str, Any]) -> Self:
        """What a row asks for."""
        return cls(
            str(source["symbol"]),
            str(source["language"]),
            str(source.get("format", "pdf")),
            bool(source.get("anyway")),
        )

    def row(self) -> dict[str, Any]:
        """The same as a row keeps it."""
        return {"symbol": self.symbol, "language": self.language, "format": self.format}

    def name(self, media_type: str = "") -> str:
        """A name for its file, as the document system's own: "A_57_292-FR.pdf"."""
        suffix = _SUFFIXES.get(media_type, ".docx" if self.format == "doc" else ".pdf")
        return f"{_tight(self.symbol).replace('/', '_')}-{self.language.upper()}{suffix}"


def addresses(wanted: Wanted) -> tuple[str, ...]:
    """The addresses to ask, one after the other: links for people give PDFs only."""
    symbol = quote(_tight(wanted.symbol), safe="()")
    asked = f"{_base(settings.FETCH_SYSTEM)}/api/symbol/access?s={symbol}&l={wanted.language}"
    first = f"{asked}&t={wanted.format}"
    return (first, by_hand(wanted)) if wanted.format == "pdf" else (first,)


def by_hand(wanted: Wanted) -> str:
    """The address that a person can open."""
    symbol = quote(_tight(wanted.symbol), safe="/()")
    return f"{_base(settings.FETCH_LINKS)}/{wanted.language}/{symbol}"


def host(address: str) -> str:
    """The host of an address, as people know it."""
    return urlsplit(address).hostname or address


def is_known(address: str) -> bool:
    """Whether an address may be asked: at a known host over HTTPS, or at a base in the settings."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None:
        return False
    if parts.scheme == "https" and port in (None, 443) and parts.hostname in _KNOWN_HOSTS:
        return True
    bases = (urlsplit(settings.FETCH_SYSTEM), urlsplit(settings.FETCH_LINKS))
    return any(
        (parts.scheme, parts.hostname, port) == (base.scheme, base.hostname, base.port) for base in bases
    )


def safely(address: str) -> str:
    """The same address over HTTPS, where an old link of a known host is not."""
    plain = "http://"
    if address.startswith(plain) and is_known(https := "https://" + address.removeprefix(plain)):
        return https
    return address


def _tight(symbol: str) -> str:
    return "".join(symbol.split())


def _base(address: str) -> str:
    return address.rstrip("/")
