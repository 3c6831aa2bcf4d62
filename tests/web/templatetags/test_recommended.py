"""How recommendations are shown: parties, the end of a lead-in, what others call the same."""

from __future__ import annotations

from travaux.texts import theme
from travaux.texts.recommendation import Party
from travaux.texts.theme import TopicKind
from travaux.web.templatetags import recommended

SOME = (Party("Spain"), Party("Ghana"), Party("Norway"))


def test_names_in_a_row() -> None:
    assert recommended.named(SOME) == "Spain, Ghana, Norway"
    assert recommended.named(SOME, 2) == "Spain, Ghana and 1 more"
    assert recommended.named(()) == ""


def test_a_long_lead_in_is_told_by_its_end() -> None:
    assert (
        recommended.lead_end("The Committee urges the State party to:")
        == "The Committee urges the State party to:"
    )
    long = recommended.lead_end("word " * 60 + "and to:")
    assert long.startswith("… word") and long.endswith("and to:") and len(long) <= 163


def test_themes_and_groups_with_their_identifiers() -> None:
    torture, women = theme.topic("torture"), theme.topic("women")
    assert recommended.themes([torture, women]) == [torture]
    assert [one.kind for one in recommended.groups([torture, women])] == [TopicKind.GROUP]
    assert recommended.topic_label(women) == women.label("en")
    found = dict(recommended.identifiers([torture, torture]))
    assert len(found) == len(set(found)) and found[f"UNBIS {torture.unbis}"] == torture.unbis_href
    assert found[f"UHRI {torture.uhri}"] == "", "it has no page of its own"
