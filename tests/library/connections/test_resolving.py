"""The one box: what is typed leads to a document and a place in it, or to a sentence."""

from __future__ import annotations

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from tests.library.connections.papers import COMMENT, FRENCH, REPORT, put
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.connections import resolving
from travaux.library.connections.resolving import DOCUMENT, NOTHING, PASSAGE, WORDS
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError, MissingError

pytestmark = pytest.mark.django_db

_MOST_QUERIES = 16


def stretches(viewer: Viewer, text: str, document: str = "") -> list[str]:
    """The places in the text that is here."""
    found = resolving.place(viewer, text, "en", document)
    assert found.edition is not None, found.why
    return [str(one) for one in found.stretches]


@pytest.mark.parametrize(
    ("text", "document", "places"),
    [
        pytest.param("A/57/292, para. 3 (b)", "", ["para_3__list_b"], id="an item"),
        pytest.param("A/57/292, paras. 1-2", "", ["para_1~para_2"], id="a range is one stretch"),
        pytest.param("A/57/292, paras. 1 and 4", "", ["para_1", "para_4"], id="two places"),
        pytest.param("A/57/292, sect. II", "", ["sec_II"], id="a section"),
        pytest.param("A/57/292，第2段", "", ["para_2"], id="Chinese"),
        pytest.param("2", REPORT, ["para_2"], id="a number alone"),
        pytest.param("/A/57/292/en/para/2#para_2:10-19", "", ["para_2:10-19"], id="a link with characters"),
        pytest.param("A/57/292/fr/para/2", "", ["para_2"], id="a language that is not here"),
        pytest.param("A/57/292", "", [], id="the document"),
    ],
)
def test_it_leads_to_the_place(owner: Viewer, text: str, document: str, places: list[str]) -> None:
    shelve(short_report(), owner)
    assert stretches(owner, text, document) == places


def test_what_is_shown_of_it(owner: Viewer) -> None:
    put(owner), put(owner, texts=FRENCH, language="fr")
    found = resolving.place(owner, "par. 2 de A/57/292", "fr")
    assert (found.kind, found.symbol, found.label) == (PASSAGE, REPORT, "A/57/292, par. 2")
    assert (found.href, found.here, found.why) == ("/A/57/292/fr/para/2#para_2", True, "")
    linked = resolving.place(owner, "/A/57/292/en#para_2:0-9", "fr")
    assert linked.edition is not None and linked.edition.language == "en", "a link says its language"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        pytest.param("A/57/292, para. 99", DOCUMENT, "numbers run from 1 to 4", id="no such paragraph"),
        pytest.param("A/57/292, para. 2 (c)", PASSAGE, "no para. 2 (c) just so", id="no such item"),
        pytest.param("A/57/292, paras. 3-9", PASSAGE, "just so", id="a range that goes too far"),
        pytest.param("A/57/292, annex II", DOCUMENT, "no annex II", id="no such annex"),
        pytest.param("/A/57/292/en#para_2:10-9999", PASSAGE, "not there any more", id="characters gone"),
        pytest.param("/A/57/292/en/at/nonsense_9", DOCUMENT, "nothing at", id="a block that never was"),
        pytest.param("A/57/292, p. 1", DOCUMENT, "Page 1 begins here", id="a page names no paragraph"),
        pytest.param("A/57/293, para. 2", PASSAGE, "nearest symbol is A/57/292", id="not in the library"),
        pytest.param("ICCPR, art. 9", PASSAGE, "Its text is not", id="a treaty without its text"),
        pytest.param("article 9 of the Covenant", WORDS, "one of several", id="one of several"),
        pytest.param("A/57/292; A/58/1", WORDS, "Several documents", id="several"),
        pytest.param("detention", WORDS, "", id="words"),
        pytest.param("  ", NOTHING, "", id="nothing"),
    ],
)
def test_what_it_is_not_is_said(owner: Viewer, text: str, kind: str, words: str) -> None:
    shelve(short_report(), owner)
    found = resolving.place(owner, text)
    assert (found.kind, words in found.why) == (kind, True)


def test_what_may_be_meant_can_be_chosen(owner: Viewer) -> None:
    found = resolving.place(owner, "art. 9 of the Convention")
    assert len(found.choices) > 5
    for one in found.choices:
        chosen = resolving.place(owner, one.typed)
        assert (chosen.kind, chosen.addresses) == (PASSAGE, ("art_9",))


def test_a_document_one_may_not_see_looks_as_if_it_were_not_there(owner: Viewer) -> None:
    put(owner, visibility=Visibility.PRIVATE)
    put(owner, COMMENT)
    other = somebody("contributor")
    hidden = resolving.place(other, "A/57/292, para. 2")
    absent = resolving.place(other, "A/57/777, para. 2")
    assert hidden.why == absent.why.replace("A/57/777", REPORT)
    assert (hidden.edition, hidden.title, hidden.addresses) == (None, "", ("para_2",))


def test_ends_of_what_was_typed(owner: Viewer) -> None:
    put(owner)

    def ends(text: str) -> list[str]:
        return [one.printed for one in resolving.ends(owner, resolving.place(owner, text))]

    assert ends("A/57/292, paras. 1 and 3") == ["A/57/292, para. 1", "A/57/292, para. 3"]
    assert ends("A/57/292") == ["A/57/292"]
    assert ends("A/58/1, paras. 2-3") == ["A/58/1, paras. 2 and 3"], "named, though it is not here"
    for text in ("detention", "", "article 9 of the Covenant", "A/57/292, para. 99"):
        with pytest.raises(FieldsError):
            ends(text)


def test_quoted_words_in_a_place(owner: Viewer) -> None:
    put(owner)
    there = resolving.place(owner, "A/57/292, para. 2")
    quoted = resolving.end(owner, there, quote="every  person")
    assert quoted.passage is not None and quoted.passage.quote == "every person"
    with pytest.raises(MissingError, match="is not in A/57/292"):
        resolving.end(owner, there, quote="registers")
    with pytest.raises(FieldsError, match="several places"):
        resolving.end(owner, resolving.place(owner, "A/57/292, paras. 1 and 3"))


def test_it_costs_few_queries_whatever_the_document(owner: Viewer) -> None:
    texts = [f"Paragraph {n} says something of its own about detention." for n in range(300)]
    put(owner, texts=texts)
    with CaptureQueriesContext(
        database,
    ) as asked:
        assert stretches(owner, "A/57/292, paras. 12-280") == ["para_12~para_280"]
    assert len(asked) <= _MOST_QUERIES
