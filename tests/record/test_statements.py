from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest

from communique.record import build
from communique.record.concepts import concepts
from communique.record.words import fold

from .telling import Telling, account, filed

MAY = "2031-05-04"


def says(name: str, words: str, speaker: str = "Mara Tolvaj", form: str = "indirect", **known: Any) -> Telling:
    fields = {"speakers": [speaker], "content": words, "form": form}
    return account(name, (f"It was said: {words}", "statement", fields), **({"published": MAY} | known))


@pytest.mark.parametrize(
    ("one", "other", "languages", "same"),
    [
        ("ports must stay open to grain ships", "ports must remain open to ships with grain", ("en", "en"), True),
        ("donors have found 40 billion crowns of support", "40 billion in fresh help for Kenya", ("en", "en"), True),
        ("We lack generators, not courage", "Il manque des groupes électrogènes, pas du courage", ("en", "fr"), True),
        ("We lack generators, not courage", "Il nous manque des ports, pas des navires", ("en", "fr"), False),
        ("ports must stay open to grain ships", "the refugees need houses before the winter", ("en", "en"), False),
        ("donors have found 40 billion crowns", "the border is 40 kilometres long", ("en", "en"), False),
        ("donors gave 40 billion of help for ports", "fresh help of 90 billion for ports of ours", ("en", "en"), False),
    ],
)  # fmt: skip
def test_one_statement_in_other_words_or_another_language(
    one: str, other: str, languages: tuple[str, str], same: bool
) -> None:
    record = build(filed(says("a", one, language=languages[0]), says("b", other, language=languages[1])))
    assert (len(record.of_kind("statement")) == 1) is same


def test_the_wordings_of_a_statement_are_kept_the_original_first() -> None:
    spoken = says("z", "our ports stay open to grain ships this year", form="direct", genre="transcript")
    reported = says("a", "ports stay open to grain ships this year", genre="newspaper")
    record = build(filed(reported, spoken))
    (fact,) = record.of_kind("statement")
    assert [record.claims[number].claim.document.name for number in fact.variants] == ["z", "a"]


def test_unnamed_speakers_of_two_documents_are_two_unless_their_words_are_the_same() -> None:
    def unnamed(name: str, words: str) -> Telling:
        fields = {"speakers": [], "content": words, "form": "direct"}
        return account(name, (f"It was said: {words}", "statement", fields), published=MAY)

    words = "our delegation congratulates the president of this assembly"
    assert len(build(filed(unnamed("a", words), unnamed("b", f"{words} today"))).of_kind("statement")) == 2
    assert len(build(filed(unnamed("a", words), unnamed("b", words))).of_kind("statement")) == 1


QUOTE = "we will not close a single port to the ships of our neighbours this year"


@pytest.mark.parametrize(
    ("speaker", "words", "types"),
    [
        ("Mara Tolvaj", QUOTE, []),
        ("Jon Brask", QUOTE, ["speaker"]),
        ("Mara Tolvaj", QUOTE.replace("ships", "trains"), ["wording"]),
        ("Mara Tolvaj", "we will not close a single port to the ships", []),
        ("Jon Brask", "the winter was long and the harbour full of ice", []),
        ("KE", QUOTE, []),
    ],
)
def test_quotations_contradict_in_who_speaks_and_in_a_word(speaker: str, words: str, types: list[str]) -> None:
    tellings = [says("a", QUOTE, form="direct"), says("b", words, speaker, form="direct")]
    forward, backward = build(filed(*tellings)), build(filed(*reversed(tellings)))
    assert [it.type for it in forward.conflicts] == [it.type for it in backward.conflicts] == types


def votes(name: str, count: dict[str, int], published: str = MAY) -> Telling:
    fields = {"bodies": ["Assembly"], "act": "approve", "content": "the law on grain ports", "votes": count}
    return account(name, ("The Assembly approved the law on grain ports.", "decision", fields), published=published)


@pytest.mark.parametrize(
    ("count", "published", "types"),
    [
        ({"for": 182, "against": 6}, MAY, []),
        ({"for": 182, "against": 9}, MAY, ["votes"]),
        ({"for": 182}, MAY, []),
        ({"for": 150, "against": 9}, "2031-09-01", []),
    ],
)
def test_two_counts_of_one_vote_contradict_each_other(count: dict[str, int], published: str, types: list[str]) -> None:
    record = build(filed(votes("a", {"for": 182, "against": 6}), votes("b", count, published)))
    assert [it.type for it in record.conflicts] == types


@pytest.mark.parametrize(
    ("one", "other"),
    [("keep up assistance", "continue to support"), ("aide", "help"), ("réseau électrique", "power grid")],
)
def test_words_that_say_the_same_are_one_concept(one: str, other: str) -> None:
    assert concepts(one) & concepts(other)


def agreed(name: str, sentence: str, **fields: Any) -> Telling:
    given = {"bodies": ["G7:foreign-ministers"], "act": "agree", "content": "The fund"} | fields
    return account(name, (sentence, "decision", given), published=MAY)


@pytest.mark.parametrize(
    ("sentence", "fields", "types"),
    [
        ("The fund was agreed with one abstention.", {}, ["votes"]),
        ("The fund was agreed; Kenya voted against it.", {}, ["votes"]),
        ("The fund was agreed, 5 for.", {"votes": {"for": 5, "abstained": 1}}, ["votes"]),
        ("The fund was agreed by all.", {"rule": "unanimous"}, []),
        ("The fund was agreed without an abstention.", {}, []),
        ("The fund was agreed and nobody abstained.", {}, []),
        ("The fund was agreed, 6 for.", {"votes": {"for": 6, "against": 0}}, []),
    ],
)
def test_who_tells_of_an_abstention_contradicts_who_has_all_agree(
    sentence: str, fields: dict[str, Any], types: list[str]
) -> None:
    one = agreed("a", "The fund was agreed unanimously.", rule="unanimous")
    for names in ("ab", "za"):
        record = build(filed(one, agreed(names[1] if names == "ab" else "z", sentence, **fields)))
        assert [it.type for it in record.conflicts] == types


def test_every_dissent_is_known_by_its_example() -> None:
    text = files("communique.record").joinpath("data/dissent.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    for pattern, example in rows:
        assert re.search(pattern, fold(example)), pattern


def test_a_short_quotation_in_the_mouth_of_two_is_a_contradiction() -> None:
    def tell(name: str, speaker: str, words: str, form: str = "direct", published: str = MAY) -> Telling:
        return says(name, words, speaker, form, published=published)

    one = tell("a", "Mara Tolvaj", "Grain is our strength")
    assert [it.type for it in build(filed(one, tell("b", "Jon Brask", "Grain is our strength,"))).conflicts] == [
        "speaker"
    ]
    for other in (
        tell("b", "Jon Brask", "Grain is a burden"),
        tell("b", "Jon Brask", "Grain is our strength", form="indirect"),
        tell("b", "Jon Brask", "Grain is our strength", published="2031-06-04"),
        tell("b", "Mara Tolvaj", "Grain is our strength"),
    ):
        assert build(filed(one, other)).conflicts == ()


@pytest.mark.parametrize(
    ("count", "types"),
    [({"for": 19, "against": 8}, ["votes"]), ({"for": 20, "against": 7}, []), ({"for": 120, "against": 7}, [])],
)
def test_a_vote_of_which_no_account_says_whose_it_is_is_known_by_its_size(
    count: dict[str, int], types: list[str]
) -> None:
    def told(name: str, votes: dict[str, int], more: str = "") -> Telling:
        fields = {"act": "adopt", "content": "The resolution", "votes": votes}
        return account(name, (f"The resolution {more}was adopted.", "decision", fields), published=MAY)

    record = build(filed(told("a", {"for": 20, "against": 7}), told("b", count)))
    assert [it.type for it in record.conflicts] == types
    other = build(
        filed(told("a", {"for": 20, "against": 7}), told("b", count, "on fishing quotas in the northern lakes "))
    )
    assert other.conflicts == ()


def test_the_numbers_of_a_vote_do_not_tell_what_was_voted_on() -> None:
    def told(name: str, count: tuple[int, int]) -> Telling:
        fields = {"bodies": ["Assembly"], "act": "approve", "votes": {"for": count[0], "against": count[1]}}
        return account(name, (f"Harbours: approved by {count[0]} to {count[1]}.", "decision", fields), published=MAY)

    record = build(filed(told("a", (20, 7)), told("b", (19, 8))))
    assert len(record.of_kind("decision")) == 1
    assert [it.type for it in record.conflicts] == ["votes"]
