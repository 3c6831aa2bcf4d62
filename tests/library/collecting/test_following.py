"""Who follows what, for as long as they may see it."""

from __future__ import annotations

import pytest

from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import following
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError

pytestmark = pytest.mark.django_db


def test_what_is_not_seen_any_more_is_not_followed(owner: Viewer, reader: Viewer) -> None:
    box = collecting.make(owner, "Box", Visibility.PUBLIC)
    following.follow(reader, box, "daily")
    assert [following.subject_of(one).name for one in following.mine(reader)] == ["Box"]
    collecting.share(owner, box, "private")
    assert following.mine(reader) == []
    with pytest.raises(FieldsError, match="say your mail address first"):
        following.follow(somebody("reader", "other"), box, "daily")
    with pytest.raises(FieldsError, match="no mail address"):
        following.set_mail(reader, "reader at example")
    following.unfollow(reader, box)
    assert following.of(reader, box) is None
