"""One recommendation: its words, following it up, evidence, those like it, correcting, history and undo."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.recommended import AGAIN, FIRST, SECOND, of, reviews
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import Recommendation
from travaux.library.permissions import Viewer
from travaux.library.recommendations.showing import Shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(home: Home, owner: Viewer) -> Shown:
    """5.1 of the first review; something like it comes again in the second."""
    reviews(owner)
    return of(owner, "5.1")


def test_its_words_and_those_like_it(client: Client, one: Shown) -> None:
    page = client.get(one.page_href)
    said = words(page)
    assert "Spain → asks Cyprus" in said and "The recommendations below enjoy the support of Cyprus:" in said
    assert links(page, "Read it in the document") == [f"/{FIRST}/en/para/5.1"]
    assert re.search(r"\[new: +without delay +\]", said), "what changed is marked"
    assert links(page, f"{SECOND}, para. 5.1"), "beside the one that came later"
    assert links(page, "Choose a passage …")[0].startswith(f"/connect?from=/{FIRST}/en&connect=para_5-1")
    assert client.get("/recommendations/00000000-0000-4000-8000-000000000000").status_code == 404


def test_followed_up_and_undone(client: Client, one: Shown, owner: Viewer) -> None:
    sent = {"do": "follow-up", "status": "planned", "deadline": "2031-05-01", "responsible": "A ministry"}
    answer = client.post(one.page_href, {**sent, "remark": "A bill is tabled."})
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    said = words(page)
    assert "status: no action known → is now planned" in said and "A bill is tabled." in said
    assert "Changed your mind? Undo" in said
    now = of(owner, "5.1")
    assert (now.status, str(now.deadline), now.responsible) == ("planned", "2031-05-01", "A ministry")
    wrong = client.post(one.page_href, {**sent, "deadline": "soon", "responsible": "Kept as typed"})
    assert wrong.status_code == 422 and "Kept as typed" in wrong.content.decode()
    batch = Recommendation.objects.get(key=one.key).steps.get().batch
    client.post(one.page_href, {"do": "undo", "batch": str(batch)})
    assert of(owner, "5.1").status == "none"
    assert client.post(one.page_href, {"do": "undo", "batch": "x"}).status_code == 400
    assert client.post(one.page_href, {"do": "dance"}).status_code == 400


def test_evidence_is_a_connection(client: Client, one: Shown, owner: Viewer) -> None:
    sent = {"do": "evidence", "place": f"{SECOND}, para. 5", "note": "It was ratified."}
    assert client.post(one.page_href, sent).status_code == 302
    page = client.get(one.page_href)
    assert "It was ratified." in words(page)
    assert links(page, f"{SECOND}, para. 5")
    assert of(owner, "5.1").evidence == 1
    assert "1 piece of evidence" in words(client.get("/recommendations"))
    lost = client.post(one.page_href, {**sent, "place": "nowhere at all"})
    assert lost.status_code == 422 and "nowhere at all" in lost.content.decode()


def test_corrected_set_aside_brought_back(client: Client, one: Shown, owner: Viewer) -> None:
    form = {
        "do": "correct", "text": "Ratify it.", "recommenders": "Spain\r\nItaly", "addressees": "Cyprus",
        "number": one.number, "verb": one.verb, "response": "noted", "themes": ["education"],
        "remark": "Misread.",
    }  # fmt: skip
    assert client.post(one.page_href, form).status_code == 302
    now = of(owner, "5.1")
    assert (now.text, now.response, now.verb) == ("Ratify it.", "noted", one.verb)
    assert [party.code for party in now.recommenders] == ["ESP", "ITA"]
    assert [topic.slug for topic in now.topics] == ["education"]
    assert "verb" not in now.settled, "what was sent as it is, is no correction"
    assert client.post(one.page_href, {**form, "text": ""}).status_code == 422
    client.post(one.page_href, {"do": "dismiss"})
    assert "3 recommendations" in words(client.get("/recommendations"))
    assert "Bring it back into the list" in words(client.get(one.page_href))
    client.post(one.page_href, {"do": "bring-back"})
    assert "4 recommendations" in words(client.get("/recommendations"))


def test_parted_and_put_together_again(client: Client, one: Shown, owner: Viewer) -> None:
    other = of(owner, "5.1", SECOND)
    assert client.post(one.page_href, {"do": "part"}).status_code == 302
    assert AGAIN.partition(" (")[0] not in words(client.get(one.page_href))
    client.post(one.page_href, {"do": "join", "other": f"http://testserver{other.page_href}?lang=en"})
    assert of(owner, "5.1").cluster == other.cluster
    client.post(one.page_href, {"do": "join", "other": "nothing"})
    assert "“nothing” is the name of no recommendation." in words(client.get(one.page_href))


def test_each_role_is_offered_what_it_may(home: Home, everyone: dict[str, Viewer], accounts: None) -> None:
    reviews(everyone["editor"])
    one = of(everyone["editor"], "5.1")
    offered = {who: words(browser(viewer).get(one.page_href)) for who, viewer in everyone.items()}
    assert [who for who, said in offered.items() if "Remark" in said] == ["contributor", "editor", "admin"]
    assert [who for who, said in offered.items() if "Correct it" in said] == ["editor", "admin"]
    assert browser(everyone["reader"]).post(one.page_href, {"do": "dismiss"}).status_code == 403
