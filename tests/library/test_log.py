"""The log of changes: who may read it, and what is found in it."""

from __future__ import annotations

import pytest

from travaux.library import audit, log
from travaux.library.permissions import Viewer
from travaux.texts.errors import NotAllowedError

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor", "editor"])
def test_only_admins_read_it(everyone: dict[str, Viewer], role: str) -> None:
    with pytest.raises(NotAllowedError):
        log.entries(everyone[role], log.Looked())
    with pytest.raises(NotAllowedError):
        log.actions(everyone[role])


def test_it_is_searched_by_who_what_and_to_what(everyone: dict[str, Viewer]) -> None:
    audit.record(everyone["editor"], "edit", "A/57/292 (en)")
    audit.record(everyone["admin"], "share", "A/57/292 (en)")
    audit.record(everyone["admin"], "share", "A/HRC/46/30 (fr)")
    admin = everyone["admin"]

    def found(**looked: str) -> list[str]:
        return [f"{one.action} {one.subject}" for one in log.entries(admin, log.Looked(**looked))]

    assert found() == ["share A/HRC/46/30 (fr)", "share A/57/292 (en)", "edit A/57/292 (en)"]
    assert found(by="EDIT") == ["edit A/57/292 (en)"]
    assert found(action="share", subject="57/292") == ["share A/57/292 (en)"]
    assert found(action="sha") == []
    assert log.actions(admin) == ["edit", "share"]
