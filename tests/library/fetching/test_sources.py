"""Addresses are those of the document system, and nothing leads anywhere else."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from travaux.library.fetching.sources import Wanted, addresses, by_hand, is_known, safely


@pytest.mark.parametrize(
    ("symbol", "system", "link"),
    [
        ("A/57/292", "A%2F57%2F292", "A/57/292"),
        ("S/RES/6 (1946)", "S%2FRES%2F6(1946)", "S/RES/6(1946)"),  # parentheses stay, spaces go
        ("A/C.3/57/L.12/Rev.1", "A%2FC.3%2F57%2FL.12%2FRev.1", "A/C.3/57/L.12/Rev.1"),
        ("A/1&l=en#x?y=../z", "A%2F1%26l%3Den%23x%3Fy%3D..%2Fz", "A/1%26l%3Den%23x%3Fy%3D../z"),  # no escape
    ],
)
def test_the_addresses_of_a_symbol(symbol: str, system: str, link: str) -> None:
    wanted = Wanted(symbol, "fr")
    assert addresses(wanted) == (
        f"https://documents.un.org/api/symbol/access?s={system}&l=fr&t=pdf",
        f"https://docs.un.org/fr/{link}",
    )
    assert by_hand(wanted) == f"https://docs.un.org/fr/{link}"


def test_a_word_file_is_asked_of_the_system_alone() -> None:
    (only,) = addresses(Wanted("A/57/292", "en", "doc"))
    assert only.endswith("&l=en&t=doc")


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://documents.un.org/doc/a.pdf", True),
        ("https://undocs.org:443/A/57/292", True),
        ("http://documents.un.org/doc/a.pdf", False),  # not encrypted
        ("https://documents.un.org:8443/a", False),  # another server on the same machine
        ("https://documents.un.org@example.org/a", False),
        ("https://name:word@documents.un.org/a", False),
        ("https://documents.un.org.example.org/a", False),
        ("https://169.254.169.254/latest", False),
        ("file:///etc/passwd", False),
        ("https://[documents.un.org/a", False),
        ("http://mirror.test:81/a", True),  # named in the settings
        ("http://mirror.test/a", False),
    ],
)
def test_where_a_source_may_lead(settings: LazySettings, address: str, known: bool) -> None:
    settings.FETCH_SYSTEM = "http://mirror.test:81"
    assert is_known(address) is known


@pytest.mark.parametrize(
    ("symbol", "media_type", "name"),
    [
        ("A/57/292", "", "A_57_292-FR.pdf"),
        (
            "S/RES/6 (1946)",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "S_RES_6(1946)-FR.docx",
        ),
    ],
)
def test_the_name_of_the_file(symbol: str, media_type: str, name: str) -> None:
    assert Wanted(symbol, "fr").name(media_type) == name


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://daccess-ods.un.org/access.nsf/a", "https://daccess-ods.un.org/access.nsf/a"),
        ("http://example.org/a", "http://example.org/a"),
    ],
)
def test_old_links_are_asked_over_https(address: str, asked: str) -> None:
    assert safely(address) == asked
