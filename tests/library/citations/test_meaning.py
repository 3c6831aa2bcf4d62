"""What is meant by what somebody types as a target; what nobody could ever add is refused."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import target_paper
from travaux.library.citations import meaning
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "target", "pinpoint"),
    [
        ("A/57/292, para. 62", "A/57/292", "para:62"),
        ("/A/57/292/para/62", "A/57/292", "para:62"),
        ("iccpr", "iccpr", ""),
        ("iccpr art. 9", "iccpr", "art:9"),
        ("gc:ccpr/36", "gc:ccpr/36", ""),
    ],
)
def test_what_is_meant(typed: str, target: str, pinpoint: str) -> None:
    found = meaning.meant(typed)
    assert (found.target, found.pinpoint) == (target, pinpoint)


def test_what_something_here_goes_by(home: Home, owner: Viewer) -> None:
    target_paper(owner, symbol="Doc/notes-on-a-visit")
    assert meaning.meant("Doc/notes-on-a-visit").target == "Doc/notes-on-a-visit"


@pytest.mark.parametrize("typed", ["", "hello, world", "the Covenant", "!!!", "A" * 400])
def test_what_is_refused(typed: str) -> None:
    with pytest.raises(FieldsError) as refused:
        meaning.meant(typed)
    assert set(refused.value.fields) == {"target"}
