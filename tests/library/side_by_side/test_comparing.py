"""Which documents are compared, and what is suggested."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french, resolution
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.library.side_by_side.comparing import compared, older_first, other, some, suggested
from travaux.texts.errors import MissingError, UsageError

pytestmark = pytest.mark.django_db
ASKS = "Requests the Secretary-General to report on the matter"
WELCOMES = "Welcomes the report of the Special Rapporteur on the human rights of migrants"


@pytest.fixture
def draft(home: Home, owner: Viewer) -> Edition:
    """A draft."""
    return resolution("A/C.3/57/L.5", WELCOMES, f"{ASKS};", owner=owner, date="2002-11-01")


@pytest.fixture
def adopted(draft: Edition, owner: Viewer) -> Edition:
    """What was adopted."""
    return resolution("A/RES/57/218", WELCOMES, f"{ASKS} at its next session;", owner=owner)


def test_from_the_older_to_the_newer(draft: Edition, adopted: Edition) -> None:
    old, new = older_first(adopted, draft)
    made = compared(old, new, only="changed")
    assert (made.old.work.symbol, made.shown, made.counts.changed) == ("A/C.3/57/L.5", 1, 1)
    assert [part.text for part in made.rows[0].parts if part.kind == "new"] == [" at its next session"]
    assert len(some(old, new)) == made.counts.same + made.counts.changed


def test_named_by_link_and_symbol(draft: Edition, adopted: Edition, owner: Viewer) -> None:
    for said in (
        "A/RES/57/218",
        "/A/RES/57/218/en",
        "A/RES/57/218/en/v1",
        "http://localhost/A/RES/57/218/en/v1",
    ):
        assert other(owner, said, draft) == adopted, said
    with pytest.raises(MissingError):
        other(owner, "A/RES/57/999", draft)
    with pytest.raises(UsageError, match="names no document"):
        other(owner, "what was adopted", draft)


def test_neither_itself_nor_two_languages(home: Home, owner: Viewer, draft: Edition) -> None:
    with pytest.raises(UsageError, match="same text twice"):
        compared(draft, draft)
    with pytest.raises(UsageError, match="two languages"):
        compared(draft, french(owner))


def test_suggested(
    home: Home, owner: Viewer, everyone: dict[str, Viewer], draft: Edition, adopted: Edition
) -> None:
    first = shelve(
        short_report("CCPR/C/ITA/CO/5", title="Concluding observations on Italy"), owner, data=b"5"
    )
    shelve(short_report("CCPR/C/ITA/CO/6", title="Concluding observations on Italy"), owner, data=b"6")
    newer = shelve(
        short_report("CCPR/C/ITA/CO/5", title="Concluding observations on Italy"), owner, data=b"5b"
    )
    revised = resolution("A/C.3/57/L.5/Rev.1", WELCOMES, owner=owner)
    hidden = resolution("A/C.3/57/L.5/Rev.2", WELCOMES, owner=owner)
    Edition.objects.filter(pk=hidden.pk).update(visibility=Visibility.PRIVATE)

    assert [(one.edition, one.why) for one in suggested(everyone["reader"], draft)] == [
        (revised, "revision"),
        (adopted, "title"),
    ]
    found = {(one.edition.work.symbol, one.edition.version): one.why for one in suggested(owner, newer)}
    assert found == {("CCPR/C/ITA/CO/5", first.version): "version", ("CCPR/C/ITA/CO/6", 1): "state"}
