"""Finding passages again: where they truly are, or a person is asked; never elsewhere."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import block

from travaux.texts.passage import Passage, Stretch, StretchError, describe
from travaux.texts.reading import Block, Kind
from travaux.texts.refinding import Finder, State, diff, find_again

TEXTS = (
    "The Special Rapporteur notes that the State party has ratified the Convention and its Protocol.",
    "The Committee recommends that the State party take all measures to end the detention of children.",
    "It welcomes the adoption of the national plan of action on the rights of migrants, in 2001.",
    "The Committee recommends that the State party provide interpreters to all asylum seekers at borders.",
    "According to the information received, 412 persons were held for more than ninety days without review.",
    "The Committee requests the State party to submit its next periodic report by 1 March 2010.",
)
NOTE = block("fn_1", "See A/56/1, annex.", kind=Kind.FOOTNOTE)
OLD = (*(block(f"para_{number}", text) for number, text in enumerate(TEXTS, 1)), NOTE)


def passage(address: str, words: str, blocks: Sequence[Block] = OLD) -> Passage:
    """The passage of these words in a block."""
    at = next(one.text for one in blocks if one.address == address).index(words)
    return describe(blocks, Stretch(address, at, at + len(words)))


def changed(**texts: str) -> list[Block]:
    """The old blocks with other texts at some addresses; "" takes a block out."""
    blocks = [replace(one, text=texts.get(one.address, one.text)) for one in OLD]
    return [one for one in blocks if one.text]


@pytest.mark.parametrize("was", [(), OLD], ids=["alone", "with the old"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXTS[0], "the same"),
        (TEXTS[0].replace(" ", "  "), "white space"),
        (TEXTS[0].replace("State", "Sta\u00adte").replace("Convention", "Conven- tion"), "hyphens"),
    ],
)  # fmt: skip
def test_what_only_looks_different_is_exact(was: Sequence[Block], text: str, reason: str) -> None:
    wanted = passage("para_1", "State party has ratified the Convention and its")
    found = find_again(wanted, changed(para_1=text), was=was)
    assert (found.state, found.certain) == (State.EXACT, True), reason
    assert found.text.replace("- ", "").replace("\u00ad", "").split() == wanted.quote.split()


@pytest.mark.parametrize(
    ("printed", "read", "reason"),
    [
        ("the “first” finding’s effect", 'the "first" finding\'s effect', "typographic quotes"),
        ("the efficient oﬃce of the fiscal", "the eﬃcient office of the ﬁscal", "ligatures"),
        ("2001–2005 — the period", "2001-2005 – the period", "dashes"),
        ("la désignation", "la de\u0301signation", "accents apart"),
        ("الـــدولة الطرف في العهد", "الدولة الطرف في العهد", "Arabic words made longer"),
        ("حقوق", "ﺣﻘﻮﻕ", "Arabic presentation forms"),
        ("缔约国应当采取措施", "缔约国 应当采取措施", "Chinese with a space from a line end"),
    ],
)
def test_what_readings_print_differently_is_the_same(printed: str, read: str, reason: str) -> None:
    frame = "It is said here that {} is of no consequence, and this goes on."
    old, new = ([block("para_1", frame.format(text)), *OLD[1:]] for text in (printed, read))
    found = find_again(passage("para_1", printed, old), new)
    assert (found.state, found.certain, found.text) == (State.EXACT, True, read), reason


def test_a_dash_that_stands_for_something_is_no_hyphen() -> None:
    old, new = (
        [block("para_1", f"See paragraphs {what} of the report before us.")] for what in ("1-2", "12")
    )
    assert find_again(passage("para_1", "paragraphs 1-2 of the report", old), new).state is State.CHANGED


def test_words_keep_their_place_when_a_sentence_comes_before() -> None:
    found = find_again(passage("para_2", "end the detention"), changed(para_2="Much is new. " + TEXTS[1]))
    assert (found.state, found.certain) == (State.EXACT, True)
    assert found.stretch is not None and found.stretch.start == TEXTS[1].index("end the detention") + 13


@pytest.mark.parametrize("whole", [False, True])
def test_a_paragraph_that_was_numbered_anew_has_moved(whole: bool) -> None:
    new = [block("para_1", "A paragraph that was not there before."), *(
        replace(one, address=f"para_{number}") for number, one in enumerate(OLD[:-1], 2)
    ), NOTE]  # fmt: skip
    wanted = describe(OLD, Stretch("para_5")) if whole else passage("para_5", "412 persons were held")
    for finder in (Finder(new, was=OLD), Finder(new, {"para_5": "para_6"})):
        found = finder.find(wanted)
        assert (found.state, found.certain, found.text) == (State.MOVED, True, wanted.quote)
        assert found.stretch is not None and (found.stretch.address, found.stretch.whole) == ("para_6", whole)
    alone = find_again(wanted, new)
    assert not alone.certain and alone.stretch == found.stretch, "alone it is a proposal"


def test_what_was_rewritten_is_changed_with_the_words_of_now() -> None:
    text = TEXTS[4].replace("412 persons were held", "507 persons were kept")
    found = find_again(
        passage("para_5", "persons were held for more than ninety days"), changed(para_5=text), was=OLD
    )
    assert (found.state, found.certain) == (State.CHANGED, True)
    assert found.text == "persons were kept for more than ninety days"
    assert 0.5 < found.score < 1
    whole = find_again(describe(OLD, Stretch("para_5")), changed(para_5=text), was=OLD)
    assert (whole.state, whole.certain, whole.stretch) == (State.CHANGED, True, Stretch("para_5"))


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            TEXTS[4].replace("412 persons", "507 women"),
            "507 women were held for more than",
            "the first words",
        ),
        (TEXTS[4].replace("more than", "well over"), "412 persons were held for well over", "the last words"),
        (TEXTS[4].replace("412", "some 412"), "412 persons were held for more than", "put in before it"),
        (TEXTS[4].replace("than", "than the"), "412 persons were held for more than", "put in after it"),
        (
            TEXTS[4].replace("held", "being held"),
            "412 persons were being held for more than",
            "in the middle",
        ),
    ],
)
def test_the_ends_move_sensibly(text: str, expected: str, reason: str) -> None:
    found = find_again(
        passage("para_5", "412 persons were held for more than"), changed(para_5=text), was=OLD
    )
    assert (found.certain, found.text) == (True, expected), reason


def test_another_paragraph_that_took_the_number_is_not_it() -> None:
    """Paragraph 2 is deleted, and 4, which begins with the same words, becomes 2."""
    new = [OLD[0], replace(OLD[3], address="para_2"), replace(OLD[2], address="para_3"), *OLD[4:]]
    for wanted in (
        describe(OLD, Stretch("para_2")),
        passage("para_2", "The Committee recommends that the State party"),
        passage("para_2", "State party"),
    ):
        for was in ((), OLD):
            assert not find_again(wanted, new, was=was).certain, wanted.quote


def test_a_few_words_that_stand_elsewhere_too_are_not_moved_there() -> None:
    found = find_again(passage("para_2", "State party"), changed(para_2=""), was=OLD)
    assert not found.certain
    assert (
        find_again(passage("para_3", "national plan of action"), changed(para_3=""), was=OLD).state
        is State.LOST
    )


def test_one_of_many_is_told_by_what_stands_around_it() -> None:
    new = changed(para_1="An introduction. " + TEXTS[0])
    found = find_again(passage("para_4", "the State party"), new)
    assert (found.state, found.certain) == (State.EXACT, True)
    assert found.stretch is not None and found.stretch.address == "para_4"


def test_a_passage_over_several_blocks_finds_both_ends() -> None:
    wanted = describe(OLD, Stretch("para_2", 79, 24, "para_5"))
    new = changed(para_2="New words. " + TEXTS[1], para_3=TEXTS[2].replace("migrants", "workers"))
    found = find_again(wanted, new, was=OLD)
    assert (found.state, found.certain) == (State.CHANGED, True)
    assert found.stretch == Stretch("para_2", 90, 24, "para_5")
    whole = find_again(describe(OLD, Stretch("para_2", until="para_3")), new, was=OLD)
    assert (whole.stretch, whole.certain) == (Stretch("para_2", until="para_3"), True)
    without_its_end = find_again(wanted, changed(para_5="", para_4=""), was=OLD)
    assert not without_its_end.certain


def test_a_paragraph_that_the_other_reading_has_in_two_is_found_over_both() -> None:
    first, second = TEXTS[0][:48], TEXTS[0][48:]
    new = [block("para_1", first), block("para_1__p_1", second), *OLD[1:]]
    found = find_again(describe(OLD, Stretch("para_1")), new, was=OLD)
    assert (found.state, found.stretch, found.certain) == (
        State.MOVED,
        Stretch("para_1", until="para_1__p_1"),
        True,
    )


def test_a_quote_without_an_address_is_certain_where_it_stands_once() -> None:
    imported = Passage("", 0, 0, "the rights of migrants", "plan of action on ", ", in 2001")
    found = find_again(imported, OLD)
    assert (found.certain, found.text) == (True, imported.quote)
    assert found.stretch is not None and found.stretch.address == "para_3"
    assert not find_again(Passage("", 0, 0, "the State party"), OLD).certain


def test_another_language_has_whole_paragraphs_by_their_addresses() -> None:
    french = [
        block("para_5", "Selon les informations reçues, 412 personnes …", number="5"),
        block("p_3", "Sans numéro", number=None),
        block("para_62", "Le Comité recommande …", number="62"),
    ]
    finder = Finder(french, {"para_6": "para_62"})
    found = finder.by_address(passage("para_5", "412 persons"))
    assert (found.state, found.certain, found.stretch) == (State.BY_ADDRESS, True, Stretch("para_5"))
    assert finder.by_address(passage("para_6", "next periodic report")).stretch == Stretch("para_62")
    over = replace(passage("para_5", "412 persons"), until="para_6")
    assert finder.by_address(over).stretch == Stretch("para_5", until="para_62")
    assert not finder.by_address(Passage("p_3", 0, 3, "abc")).certain, "counted, not printed"
    assert finder.by_address(Passage("para_4", 0, 3, "abc")).state is State.LOST


def test_nothing_to_look_for_and_nowhere_to_look() -> None:
    assert find_again(passage("para_1", "State party"), []).state is State.LOST
    assert find_again(Passage("para_1", 0, 0, ""), OLD).state is State.LOST
    assert find_again(Passage("para_1", 0, 1, "\u200b"), OLD).state is State.LOST
    table = [*OLD, block("tbl_1", "", kind=Kind.TABLE)]
    assert find_again(describe(table, Stretch("tbl_1")), table).state is State.EXACT


WORD = st.sampled_from(
    ["the", "State", "party", "shall", "report", "on", "measures", "of", "torture", "12", "(b)"]
)
SENTENCE = st.lists(WORD, min_size=1, max_size=14).map(" ".join)
DOCUMENT = st.lists(SENTENCE, min_size=1, max_size=6).map(
    lambda texts: [block(f"para_{number}", text) for number, text in enumerate(texts, 1)]
)


@st.composite
def chosen(draw: st.DrawFn, blocks: Sequence[Block]) -> Passage:
    first = draw(st.integers(0, len(blocks) - 1))
    last = draw(st.integers(first, min(first + 2, len(blocks) - 1)))
    until = blocks[last].address if last != first else ""
    if draw(st.booleans()):
        return describe(blocks, Stretch(blocks[first].address, until=until))
    start = draw(st.integers(0, len(blocks[first].text) - 1))
    end = draw(st.integers(start + 1 if first == last else 1, len(blocks[last].text)))
    try:
        return describe(blocks, Stretch(blocks[first].address, start, end, until))
    except StretchError:
        return describe(blocks, Stretch(blocks[first].address))


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_in_the_same_text_every_passage_is_exact(data: st.DataObject) -> None:
    blocks = data.draw(DOCUMENT)
    wanted = data.draw(chosen(blocks))
    for was in ((), blocks):
        found = find_again(wanted, blocks, was=was)
        assert (found.state, found.stretch, found.certain) == (State.EXACT, wanted.stretch, True)


@given(st.integers(0, 10**6), st.sampled_from([0.02, 0.1, 0.3]))
@settings(max_examples=40, deadline=None)
def test_edited_texts_never_misplace_a_passage(seed: int, rate: float) -> None:
    """Each word of the old text is another, so the truth is known by the words that are left."""
    chance = random.Random(seed)
    old = [
        block(f"para_{number}", " ".join(f"w{number}x{at}" for at in range(chance.randrange(4, 40))))
        for number in range(1, 9)
    ]
    new = [replace(one, text=" ".join(_edit(one.text.split(), rate, chance))) for one in old]
    new = [one for one in new if one.text and chance.random() > rate]
    chance.shuffle(new)
    new = [replace(one, address=f"para_{number}") for number, one in enumerate(new, 1)]
    for one in old:
        words = one.text.split()
        start, end = sorted(chance.sample(range(len(words) + 1), 2))
        wanted = passage(one.address, " ".join(words[start:end]), old)
        for was in ((), old):
            found = find_again(wanted, new, was=was)
            if found.certain:
                assert set(found.text.split()) & set(words[start:end]), (wanted, found)
                assert not set(found.text.split()) & set(words[:start] + words[end:]), "its ends are right"


def _edit(words: Sequence[str], rate: float, chance: random.Random) -> list[str]:
    out: list[str] = []
    for word in words:
        if chance.random() >= rate:
            out.append(word)
        else:
            new = f"n{chance.randrange(10**6)}"
            out += chance.choice([[], [new], [word, new]])
    return out


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_where_every_word_repeats_nothing_else_is_taken_for_it(data: st.DataObject) -> None:
    """Of a text whose words all come again, a paragraph is deleted: only a copy of it is taken for it."""
    blocks = data.draw(DOCUMENT)
    gone = data.draw(st.sampled_from(blocks))
    wanted = describe(blocks, Stretch(gone.address))
    new = [one for one in blocks if one is not gone]
    found = find_again(wanted, new, was=blocks)
    assert not found.certain or found.text == wanted.quote, found


def test_thousands_of_passages_of_one_document_cost_little() -> None:
    chance = random.Random(5)
    vocabulary = [f"word{number}" for number in range(3000)]
    old = [
        block(f"para_{number}", " ".join(chance.choices(vocabulary, k=100)) + ".") for number in range(150)
    ]
    new = [replace(one, text=one.text.replace("word7", "other7")) for one in old]
    wanted = [describe(old, Stretch(f"para_{number}", 50, 250)) for number in range(150)]
    started = time.process_time()
    finder = Finder(new, was=old)
    found = [finder.find(one) for one in wanted]
    assert all(one.certain for one in found)
    assert time.process_time() - started < 10, "a few thousandths of a second each, with room to spare"


@pytest.mark.parametrize(
    ("before", "after", "expected", "reason"),
    [
        ("", "", (), "nothing"),
        ("a b c", "a b c", (("same", "a b c"),), "the same"),
        ("a b c", "a x c", (("same", "a"), ("gone", " b"), ("new", " x"), ("same", " c")), "a word"),
        ("a  b", "a b", (("same", "a b"),), "white space is no difference"),
        ("a b", "", (("gone", "a b"),), "all is gone"),
        (
            "缔约国应",
            "缔约各国应",
            (("same", "缔约"), ("new", "各"), ("same", "国应")),
            "a character is a word",
        ),
        ("a b c d", "c d e", (("gone", "a b "), ("same", "c d"), ("new", " e")), "at both ends"),
    ],
)
def test_diff(before: str, after: str, expected: tuple[tuple[str, str], ...], reason: str) -> None:
    assert tuple(tuple(part) for part in diff(before, after)) == expected, reason


@given(st.lists(WORD, max_size=30).map(" ".join), st.lists(WORD, max_size=30).map(" ".join))
def test_the_parts_of_a_diff_are_both_texts(before: str, after: str) -> None:
    parts = diff(before, after)
    assert "".join(part.text for part in parts if part.kind != "gone") == after
    assert "".join(part.text for part in parts if part.kind != "new").split() == before.split()


def test_a_diff_of_two_long_texts_is_bounded() -> None:
    started = time.process_time()
    parts = diff("a b" * 30_000, "c d" * 30_000)
    assert [part.kind for part in parts] == ["gone", "new"]
    assert time.process_time() - started < 5
