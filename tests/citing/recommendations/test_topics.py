"""What a recommendation is about is told by words that anybody can check."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import document, found
from travaux.citing.recommendations import topics


@pytest.mark.parametrize(
    ("language", "text", "slugs"),
    [
        ("en", "Ratify the Convention on the Rights of the Child", "treaties children"),
        ("en", "Abolish the death penalty.", "right-to-life"),
        ("en", "Ensure that the childless are heard", ""),  # a word ends where it ends
        ("fr", "Mettre fin aux violences à l’égard des femmes", "violence-against-women women"),
        ("es", "Garantizar la libertad de expresión de los periodistas", "expression journalists"),
        ("ru", "Положить конец пыткам и защитить права детей", "torture children"),
        ("ar", "وحماية الأطفال من التعذيب", "torture children"),  # "and" is glued to the first word
        ("zh", "采取措施打击贩运人口,保护儿童", "trafficking children"),
        ("pt", "Proteger as crianças", ""),  # no words in this language
    ],
)
def test_words_tell(language: str, text: str, slugs: str) -> None:
    assert topics.of(text, language) == tuple(slugs.split())


def test_an_item_without_a_topic_has_that_of_what_it_continues() -> None:
    lead = "The Committee recommends that, to end torture, States:"
    first, second = found(document("en", lead, "- Change their laws;", "- Train the police."))
    assert first.topics == ("torture",)
    assert second.topics == ("human-rights-education", "justice")
