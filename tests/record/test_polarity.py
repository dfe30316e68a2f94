from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from communique.record import Record, build
from communique.record.polarity import of_one_matter, opposed

from .telling import Telling, account, filed

MAY = "2031-05-04"


def rows(name: str) -> list[list[str]]:
    text = files("communique.record").joinpath(f"data/{name}").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@pytest.mark.parametrize(("role", "words", "example"), rows("negations.tsv"))
def test_every_negation_turns_its_example_and_what_only_looks_like_one_does_not(
    role: str, words: str, example: str
) -> None:
    plain = (
        "la Slovénie a soutenu l'aide au plan" if "plan" in example and " le " in example else "it supports the plan"
    )
    if "aucun" in words:
        plain = "il y a soutien et aide au plan"
    assert words in example or "n't" in example or "n'" in example
    assert opposed(example, plain) is (role != "idle")


@pytest.mark.parametrize(("axis", "for_", "against", "one", "other"), rows("opposites.tsv"))
def test_every_pair_of_opposites_opposes_its_examples(axis: str, for_: str, against: str, one: str, other: str) -> None:
    assert axis
    assert for_ != against
    assert opposed(one, other)
    assert of_one_matter(one, other)
    assert not opposed(one, one)


@pytest.mark.parametrize(
    ("one", "other", "are_opposed"),
    [
        ("Slovenia supports the plan", "Slovenia does not fully support the plan", True),
        ("Slovenia will send ships", "la Slovénie n'enverra pas de navires", True),
        ("the ports will close", "the ports will stay open", True),
        ("Slovenia opposes the plan", "Slovenia does not support the plan", False),
        ("the ports must not be closed", "the ports must stay open", False),
        ("Slovenia will not send soldiers", "Slovenia would not send soldiers to Kenya", False),
        ("Slovenia supports the plan, not the fee", "Slovenia supports the plan", False),
        ("Slovenia supports the plan to reject the fee", "Slovenia supports the plan", False),
    ],
)
def test_what_is_negated_decides_and_not_that_something_is(one: str, other: str, are_opposed: bool) -> None:
    assert opposed(one, other) is are_opposed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Slovenia supports the plan", "we do not support the plan", True),
        ("Slovenia will not send soldiers to Kenya", "Slovenia will send trainers to Kenya", False),
        ("Slovenia supports the fee on grain from Kenya", "Slovenia opposes the fee on grain from Ghana", False),
        ("Slovenia will not contribute", "Slovenia will contribute", True),
    ],
)
def test_two_passages_of_one_matter(one: str, other: str, same: bool) -> None:
    assert opposed(one, other)
    assert of_one_matter(one, other) is same


def says(name: str, words: str, published: str = MAY, force: str = "says", **known: Any) -> Telling:
    fields = {"speakers": ["Mara Tolvaj"], "content": words, "force": force}
    return account(name, (f"It was said: {words}", "statement", fields), published=published, **known)


def decides(
    name: str, words: str, act: str = "adopt", modality: str = "asserted", published: str | None = MAY
) -> Telling:
    fields = {"bodies": ["G7:foreign-ministers"], "act": act, "content": words}
    return account(name, (f"The ministers spoke of {words}", "decision", fields, modality), published=published)


def types(record: Record) -> list[str]:
    return [conflict.type for conflict in record.conflicts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Slovenia supports the plan for the grain ports", "Slovenia does not support the plan for the grain ports"),
        ("Slovenia supports the plan", "Slovenia opposes the plan"),
        ("Slovenia will send ships to Kenya", "Slovenia will not send ships to Kenya"),
        ("we will never close the ports", "the ports will be closed"),
    ],
)
def test_a_statement_and_its_opposite_are_two_disputed_facts_and_a_conflict(one: str, other: str) -> None:
    record = build(filed(says("a", one), says("b", other), says("c", one, publisher="Paper")))
    found = record.of_kind("statement")
    assert len(found) == 2
    assert all(fact.is_disputed for fact in found)
    assert {fact.documents for fact in found} == {("a", "c"), ("b",)}
    assert types(record) == ["position"]


def test_a_statement_in_two_languages_contradicts_across_them() -> None:
    french = says("b", "La Slovénie s'oppose aux sanctions", language="fr")
    record = build(filed(says("a", "Slovenia supports the sanctions", language="en"), french))
    assert types(record) == ["position"]


def test_who_changed_their_mind_a_week_later_or_within_one_account_contradicts_nobody() -> None:
    words = ("Slovenia supports the plan", "Slovenia does not support the plan")
    later = build(filed(says("a", words[0]), says("b", words[1], published="2031-05-14")))
    within = account("a", *((f"It was said: {it}", "statement", {"speakers": ["SI"], "content": it}) for it in words))
    for record in (later, build(filed(within))):
        assert len(record.of_kind("statement")) == 2
        assert types(record) == []
        assert not any(fact.is_disputed for fact in record.facts)


def test_who_is_said_to_support_and_to_oppose_the_same_is_contradicted_by_the_force_of_the_verb() -> None:
    record = build(filed(says("a", "the grain plan", force="supports"), says("b", "the grain plan", force="opposes")))
    assert types(record) == ["position"]
    assert record.conflicts[0].sides[0].value == "supports the grain plan"


@pytest.mark.parametrize(
    ("other", "conflicts"),
    [
        ({"modality": "denied"}, ["done-or-not"]),
        ({"act": "reject"}, ["done-or-not"]),
        ({"act": "reject", "modality": "denied"}, []),
        ({"modality": "denied", "published": None}, ["done-or-not"]),
        ({"modality": "denied", "published": "2031-06-04"}, []),
        ({}, []),
    ],
)
def test_adopted_and_not_adopted_are_two_decisions_that_contradict_each_other(
    other: dict[str, Any], conflicts: list[str]
) -> None:
    words = "the declaration on grain ports"
    record = build(filed(decides("a", words), decides("b", words, **other)))
    assert types(record) == conflicts
    assert len(record.of_kind("decision")) == (1 if not other else 2)


def test_what_was_done_and_what_was_not_are_two_occurrences() -> None:
    def does(name: str, words: str) -> Telling:
        fields = {"actors": ["SI"], "action": words}
        return account(name, (f"In May {words}", "occurrence", fields), published=MAY)

    words = ("the fleet left the port of Koper with grain", "the fleet never left the port of Koper with grain")
    record = build(filed(does("a", words[0]), does("b", words[1])))
    assert len(record.of_kind("occurrence")) == 2
