from __future__ import annotations

from importlib.resources import files

import pytest

from communique.record import build
from communique.views import brief
from communique.views.conditions import condition_in
from tests.record.telling import account, filed


def rows() -> list[list[str]]:
    text = files("communique.views").joinpath("data/condition_words.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@pytest.mark.parametrize(("words", "example"), rows())
def test_every_condition_is_told_from_its_first_word_on(words: str, example: str) -> None:
    assert condition_in(example).startswith(words)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("If parliament agrees, Slovenia will give 2 million.", "If parliament agrees"),
        ("Slovenia gives 2 million if parliament agrees, the minister said.", "if parliament agrees"),
        ("Slovenia gives 2 million if parliament agrees. The port opens.", "if parliament agrees"),
        ("Slovenia would give 2 million.", ""),
        ("Slovenia provided 2 million in 2030.", "provided 2 million in 2030"),
        ("The ships would be gifts from Slovenia.", ""),
    ],
)
def test_a_condition_ends_with_its_clause(sentence: str, told: str) -> None:
    assert condition_in(sentence) == told


def test_the_line_of_a_promise_tells_on_what_it_depends() -> None:
    fields = {"makers": ["SI"], "recipients": ["KE"], "amount": 2e6, "currency": "EUR", "stage": "pledged"}
    words = ("Slovenia gives Kenya 2 million euros, provided that parliament agrees.", "Slovenia would give 2 million.")
    told, vague = (
        brief(build(filed(account("a", (sentence, "commitment", fields, "conditional"))))).commitments[0].line.marks
        for sentence in words
    )
    assert told == ("not certain", "provided that parliament agrees")
    assert vague == ("not certain",)
    sure = brief(build(filed(account("a", (words[0], "commitment", fields))))).commitments[0].line.marks
    assert sure == ()
