"""How an accession stands: each step once, and of what has no date no more than the day on which it was told."""

from __future__ import annotations

from communique.record import build
from communique.views import states_of_play
from communique.views.state_of_play import StateOfPlay

from ..record.telling import Telling, account, filed

JOIN = {"candidates": ["FI"], "to": "NATO"}


def step(words: str, modality: str = "asserted", **fields: object) -> tuple[str, str, dict[str, object], str]:
    return words, "accession", JOIN | {"step": "ratified"} | fields, modality


def state(*accounts: Telling) -> StateOfPlay:
    (found,) = states_of_play(build(filed(*accounts)))
    return found


def test_joining_told_with_a_total_and_without_a_date_is_told_once() -> None:
    found = state(
        account("wire", step("Finland joined on 4 April 2023.", step="joined", date="2023-04-04"),
                published="2023-04-04"),
        account("paper", step("Finland is the 31st member.", step="joined", count=31), published="2023-04-05"),
        account("readout", step("Finland has joined.", step="joined"), published="2023-04-05"),
    )  # fmt: skip
    assert [line.text for line in found.steps] == ["Joined 4 April 2023"]
    assert [len(line.citations) for line in found.steps] == [3]


def test_steps_without_a_date_that_read_alike_are_told_once() -> None:
    found = state(
        account("paper", step("Finland is the 31st member.", step="joined", count=31), published="2023-04-05"),
        account("readout", step("Finland has joined.", step="joined"), published="2023-04-05"),
    )
    (line,) = found.steps
    assert line.text == "Joined (said 5 April 2023)"
    assert len(line.citations) == 2


def test_the_course_says_of_a_step_without_a_date_when_it_was_told() -> None:
    found = state(
        account(
            "wire",
            step("Hungary deposited on 4 April.", step="deposited", parties=["HU"], date="2023-04-04"),
            step("Türkiye has deposited.", step="deposited", parties=["TR"]),
            published="2023-04-04",
        )
    )
    assert [(mark.date, mark.line.text, mark.done) for mark in found.timeline] == [
        ("2023-04-04", "Hungary: instrument deposited", 1),
        ("2023-04-04", "Türkiye: instrument deposited (said 4 April 2023)", 2),
    ]


def test_what_is_foreseen_does_not_put_the_state_of_play_on_its_day() -> None:
    found = state(
        account("early",
                step("Hungary could ratify.", "conditional", candidates=["UA"], parties=["HU"], date="2023"),
                step("Spain is to ratify.", "expected", candidates=["UA"], parties=["ES"], date="2023-03-01"),
                published="2022-11-24"),
        account("elsewhere", ("Rain fell.", "statement", {"speakers": ["Ada Orsel"]}), published="2024-03-12"),
    )  # fmt: skip
    assert found.as_of == "2022-11-24"


def test_where_nobody_is_told_to_have_ratified_the_last_step_says_how_it_stands() -> None:
    found = state(account("wire", step("Membership was promised in 2008.", step="promised", date="2008")))
    assert [line.text for line in found.gist] == ["Membership promised 2008"]
