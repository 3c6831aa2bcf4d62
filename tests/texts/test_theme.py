"""Topics have a name in six languages, identifiers that lead somewhere, and words that can be looked up."""

from __future__ import annotations

import re

import pytest

from travaux.citing.recommendations import topics
from travaux.texts import theme
from travaux.texts.theme import LANGUAGES, TopicKind


def test_every_topic_is_whole() -> None:
    known = theme.topics()
    assert len(known) == len(theme.of_kind(TopicKind.THEME)) + len(theme.of_kind(TopicKind.GROUP))
    for one in known.values():
        assert set(one.labels) == set(one.words) == set(LANGUAGES), one.slug
        assert all(len(words) > 0 for words in one.words.values()), one.slug
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.slug)
        assert all(re.fullmatch(r"\d{1,2}(\.\w+)?", goal) for goal in one.sdg), one.slug
        assert re.fullmatch(r"\d{2}(\d{4})?", one.unbis), one.slug


def test_identifiers_are_links() -> None:
    education = theme.topic("education")
    assert education.sdg_hrefs == ("http://metadata.un.org/sdg/4",)
    assert education.unbis_href == "http://metadata.un.org/thesaurus/11"
    assert (education.uhri, education.label("fr"), education.label("de")) == ("E5", "Éducation", "Education")


def test_a_topic_that_is_not_in_the_set_goes_by_its_slug() -> None:
    other = theme.topic("right-to-silence")
    assert (other.label("fr"), other.unbis_href, other.sdg_hrefs) == ("right to silence", "", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_every_language_can_be_looked_up(language: str) -> None:
    """A word that is too short raises when the table is made; each finds its own topic."""
    topics.of("", language)
    for one in theme.topics().values():
        for word in one.words[language]:
            assert one.slug in topics.of(word.replace("*", ""), language), (one.slug, word)
