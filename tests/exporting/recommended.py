"""Two recommendations to write: one of the review, one of a committee."""

from __future__ import annotations

from tests.builders import block, reading
from travaux.texts.recommendation import Form, Party, PartyKind, Recommendation, Response

REVIEW = Recommendation(
    "para_114-2", "114.2", "Ratify the  Convention", Form.REVIEW, 0, 22,
    recommenders=(Party("Spain", PartyKind.STATE, "ESP"), Party("the Group", PartyKind.GROUP)),
    addressees=(Party("Chad", PartyKind.STATE, "TCD"),),
    verb="ratify", response=Response.PENDING, lead_in="The following recommendations:",
)  # fmt: skip
ITEM = Recommendation(
    "para_9__list_a", "9 (a)", "=Adopt a law", Form.LISTED, 0, 12,
    addressees=(Party("NGOs", PartyKind.CIVIL_SOCIETY), Party("media", PartyKind.CIVIL_SOCIETY)),
    lead_in="The Committee, having said much more than anybody can read in one line, urges civil society to:",
    also=("para_9__list_a__list_i",),
)  # fmt: skip
FOUND = [REVIEW, ITEM]
READING = reading([block("para_9", "…", number="9")], symbol="A/99/901", date="2044-05-04")
