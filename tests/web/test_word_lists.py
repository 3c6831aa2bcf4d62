"""Lists of terms on the web: made, filled by hand and from a table, changed, taken out."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.site import links, words
from travaux.library.collecting import lists
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_a_list_from_making_to_deleting(client: Client, home: Home, owner: Viewer) -> None:
    page = client.post("/lists", {"name": "Rights"})["Location"]
    assert client.post("/lists", {"name": " "}).status_code == 422
    client.post(page, {"do": "add", "label": "Liberty", "code": "lib"})
    client.post(page, {"do": "add", "label": "Detention", "code": "det", "broader": "lib"})
    again = client.post(page, {"do": "add", "label": "Again", "code": "lib"})
    assert again.status_code == 422 and 'value="Again"' in again.content.decode()
    table = SimpleUploadedFile("t.csv", "code,label,label_fr\ndet,Held,Détenu\nasy,Asylum,\n,,\n".encode())
    taken = words(client.post(page, {"do": "take-in", "table": table}))
    assert "1 new" in taken and "1 changed" in taken
    client.post(page, {"do": "change", "term": "asy", "label": "Asile"})
    client.post(page, {"do": "remove", "term": "asy"})
    found = lists.one(owner, "rights")
    assert [(one.code, one.label, one.depth) for one in lists.terms(found, "fr")] == [
        ("lib", "Liberty", 0),
        ("det", "Détenu", 1),
    ]
    out = client.get(f"{page}/export")
    assert b"det,Held,lib,D" in b"".join(out.streaming_content)  # type: ignore[attr-defined]
    client.post(page, {"do": "rename", "name": "Human rights"})
    assert links(client.get("/lists"), "Human rights") == [page]
    assert client.post(page, {"do": "dance"}).status_code == 400
    assert client.post(page, {"do": "delete"})["Location"] == "/lists"
    assert client.get(page).status_code == 404
