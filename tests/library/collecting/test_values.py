"""Own fields: what may be said in each kind, and the sentence where it may not."""

from __future__ import annotations

import pytest

from tests.library.collecting.box import kinds_of_violation, shared
from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import fields, finding, items, lists, values
from travaux.library.models import Collection, CollectionItem
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError, NotAllowedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(owner: Viewer) -> CollectionItem:
    """A record in a collection with a field of each kind."""
    box = collecting.make(owner, "Cases")
    for kind in ("text", "date", "number", "country"):
        fields.add(owner, box, kind.capitalize(), kind)
    fields.add(owner, box, "Choice", "choice", kinds_of_violation(owner), many=True)
    fields.add(owner, box, "Link", "link", many=True)
    items.add_record(owner, box, "Other case")
    return items.add_record(owner, box, "Case").item


# field, as typed, as kept, as shown
KEPT: list[tuple[str, str | list[str], tuple[str, ...], str]] = [
    ("text", " two\nlines; one text ", ("two\nlines; one text",), "two\nlines; one text"),
    ("date", "2002-8-9", ("2002-08-09",), "2002-08-09"),
    ("date", "2002-08", ("2002-08",), "2002-08"),  # a month, or a year, is all that may be known
    ("number", "1 250", ("1250",), "1250"),
    ("number", "-12.50", ("-12.50",), "-12.50"),
    ("country", "mex", ("MEX",), "Mexico"),
    ("country", "Côte d’Ivoire", ("CIV",), "Côte d’Ivoire"),
    ("country", "Fédération de Russie", ("RUS",), "Russian Federation"),
    ("country", "المكسيك", ("MEX",), "Mexico"),
    ("choice", "liberté; A.1; A", ("A", "A.1"), "Liberty, Arbitrary detention"),
    ("choice", ["A.1"], ("A.1",), "Arbitrary detention"),
    ("text", "", (), ""),
]


def test_what_is_kept(case: CollectionItem, owner: Viewer) -> None:
    for slug, raw, kept, shown in KEPT:
        values.set(owner, case, fields.one(case.collection, slug), raw)
        found = finding.one(owner, case).values.get(slug)
        assert (found.raw if found else (), str(found or "")) == (kept, shown)


REFUSED = [
    ("date", "9/8/2002", "“Date”: “9/8/2002” is no date: write it like 2002-08-09"),
    ("date", "2002-13-01", "is no date"),
    ("number", "12,5", "“12,5” is no number: write it like 1250 or 12.5"),  # one and a half, or 125?
    ("number", "1e9", "is no number"),
    ("number", "²", "is no number"),
    ("country", "Atlantis", "“Atlantis” is no country"),
    ("choice", "Torture", "“Torture” is not in the list “Violations”"),
    ("country", "MEX; PER", "takes one value"),
    ("link", "No such case", "“No such case” is in no collection here"),
    ("nothing", "x", "has no field “nothing”"),
]


def test_what_is_refused(case: CollectionItem, owner: Viewer) -> None:
    values.set_many(owner, case, {"text": "before"})
    for slug, raw, fault in REFUSED:
        with pytest.raises(FieldsError, match=fault) as refusal:
            values.set_many(owner, case, {"text": "after", slug: raw})
        assert list(refusal.value.fields) == [slug]
    assert str(finding.one(owner, case).values["text"]) == "before"  # all or nothing


def test_a_link_leads_to_what_is_seen(case: CollectionItem, owner: Viewer) -> None:
    """By title or by key; who does not see the other item sees no link."""
    theirs = collecting.make(owner, "Hidden")
    hidden = items.add_record(owner, theirs, "Hidden person").item
    values.set_many(owner, case, {"link": f"other CASE; {hidden.key}"})
    found = finding.one(owner, case).values["link"]
    assert (str(found), found.href.partition("#")[0]) == ("Other case, Hidden person", "/collections/cases")
    friend = somebody("reader")
    shared(owner, case.collection, friend, "contributor")
    assert str(finding.one(friend, case).values["link"]) == "Other case"
    with pytest.raises(NotAllowedError):
        values.set_many(friend, case, {"link": ""})


def test_fields_are_named_once_and_put_in_order(case: CollectionItem, owner: Viewer) -> None:
    box = case.collection
    for label, fault in (
        ("date", "field “date” already"),
        ("Title", "column of every table"),
        (" ", "needs"),
    ):
        with pytest.raises(FieldsError, match=fault):
            fields.add(owner, box, label, "text")
    with pytest.raises(FieldsError, match="make the list first"):
        fields.add(owner, box, "Which", "choice")
    with pytest.raises(FieldsError, match="no kind of field"):
        fields.add(owner, box, "Which", "picture")
    fields.move(owner, fields.one(box, "link"), 1)
    fields.change(owner, fields.one(box, "date"), label="Day")
    values.set_many(owner, case, {"date": "2002", "choice": "A;A.1"})
    assert [one.label for one in fields.of(box)] == ["Link", "Text", "Day", "Number", "Country", "Choice"]
    assert fields.choices(fields.one(box, "choice"), "fr") == [
        ("A", "Liberté"),
        ("A.1", "Arbitrary detention"),
    ]
    assert ("MEX", "Mexique") in fields.choices(fields.one(box, "country"), "fr")
    refuse_what_loses(owner, box)
    assert fields.remove(owner, fields.one(box, "choice")) == 2


def refuse_what_loses(owner: Viewer, box: Collection) -> None:
    """Two values don't become one, nor what is chosen something unknown."""
    with pytest.raises(Exception, match="1 items say several things"):
        fields.change(owner, fields.one(box, "choice"), many=False)
    with pytest.raises(Exception, match="is in use and not in that list"):
        fields.change(owner, fields.one(box, "choice"), word_list=lists.make(owner, "Empty"))
