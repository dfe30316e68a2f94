"""The two sides of a contradiction in words: ours can be told in another language, those of the documents stay."""

from __future__ import annotations

from typing import Any, cast

import pytest

from communique.record import Conflict, Side, build
from communique.record.conflicts import ConflictType
from communique.record.stages import STEPS
from communique.views import conflicts
from communique.views.sides import CHOSEN, value_in_words
from communique.views.wording import Wording

from ..record.telling import account, filed


def side(type_: str, value: str, kind: str = "decision") -> str:
    one = Side(value, (1,), ("a",))
    return value_in_words(Conflict("x", cast(ConflictType, type_), kind, (), (one, one)), value)


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        ("instrument", "loan", "loan"),
        ("stage", "disbursed", "disbursed"),
        ("done-or-not", "not committed", "not committed"),
        ("done-or-not", "not adopt the Grain Plan", "not adopt the Grain Plan"),
        ("position", "welcomes the Grain Plan", "welcomes: the Grain Plan"),
        ("position", "did not say: ports must close", "did not say: ports must close"),
        ("votes", "not unanimous", "not unanimous"),
        ("certainty", "denied", "said not to have been promised"),
        ("presence", "by video link", "by video link"),
    ],
)
def test_words_of_ours_are_made_to_be_told_in_another_language(type_: str, value: str, words: str) -> None:
    said = side(type_, value)
    assert said == words
    assert isinstance(said, Wording)


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("done-or-not", "adopt the {grain} plan"),
        ("position", "the plan is {sound}"),
        ("wording", "grant"),
        ("votes", "182 to 6"),
        ("count", "50 generators"),
        ("speaker", "Mara Tolvaj"),
    ],
)
def test_words_of_the_documents_stay_as_they_are(type_: str, value: str) -> None:
    said = side(type_, value)
    assert said == value
    assert not isinstance(said, Wording)


def test_no_step_of_a_promise_is_without_its_words() -> None:
    assert {f"{no}{step}" for step in STEPS for no in ("", "not ")} <= set(CHOSEN["done-or-not"])


def test_how_somebody_took_part_is_told_in_words_of_ours() -> None:
    came: dict[str, Any] = {"participant": "Mara Tolvaj", "event": "the forum", "capacity": "unspecified"}
    sentences = ("Tolvaj came to the forum in person.", "Tolvaj was at the forum by video link.")
    told = [account(f"d{at}", (words, "participation", came)) for at, words in enumerate(sentences)]
    (difference,) = conflicts(build(filed(*told)))
    assert all(isinstance(line.text, Wording) and line.text in CHOSEN["presence"] for line in difference.sides)
