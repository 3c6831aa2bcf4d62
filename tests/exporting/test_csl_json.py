"""CSL-JSON."""

from __future__ import annotations

import json

from travaux.exporting.citation import CitedDocument
from travaux.exporting.csl_json import write
from travaux.exporting.reference import record


def test_a_paragraph_is_the_locator() -> None:
    one = CitedDocument("A/57/292", "Migrants", "2002-08-09", "ga", "report", "en", "https://x/para/62")
    assert json.loads(write([record(one, ["para_62"])])) == [
        {
            "id": "A-57-292-para-62",
            "type": "report",
            "title": "Migrants",
            "author": [{"literal": "General Assembly"}],
            "number": "A/57/292",
            "issued": {"date-parts": [[2002, 8, 9]]},
            "language": "en",
            "publisher": "United Nations",
            "URL": "https://x/para/62",
            "locator": "62",
            "label": "paragraph",
        }
    ]


def test_what_is_no_main_paragraph_is_a_locator_in_words() -> None:
    (found,) = json.loads(write([record(CitedDocument("A/1"), ["annex_I__para_3"])]))
    assert (found["locator"], "label" in found, "issued" in found) == ("annex I, para. 3", False, False)
