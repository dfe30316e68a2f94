from __future__ import annotations

import pytest

from tests.language.readings import reading_of


def conditions(text: str) -> set[str]:
    """The verbs of those clauses that are only a condition."""
    clauses = (clause for sentence in reading_of(text).sentences for clause in sentence.clauses)
    return {clause.verb.text for clause in clauses if clause.marker == "if"}


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Norway would have given EUR 5 million had parliament approved the budget.", {"approved"}),
        ("Had parliament approved the budget, Norway would have given EUR 5 million.", {"approved"}),
        ("Had the plan been adopted by parliament, Norway would have paid.", {"adopted"}),
        ("Peru could have joined had the Security Council adopted the resolution.", {"adopted"}),
        ("Should the Council reject the plan, Peru would leave.", {"reject"}),
        ("Had the Council met and parliament adopted the budget, Norway would have paid.", {"met", "adopted"}),
    ],
)
def test_a_verb_before_its_subject_makes_a_condition_beside_what_would_have_been(text: str, verbs: set[str]) -> None:
    assert conditions(text) == verbs


@pytest.mark.parametrize(
    "text",
    [
        "The ministers had approved the plan when Peru left.",
        "The plan that parliament had approved would have cost EUR 5 million.",
        "Peru would pay EUR 5 million, ministers said after parliament had approved the budget.",
        "They had the plan approved, and Peru would have left.",
        "Had the Council approved the plan?",
    ],
)
def test_what_had_happened_is_no_condition(text: str) -> None:
    assert conditions(text) == set()
