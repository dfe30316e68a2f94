"""Words that the line above them announces."""

from __future__ import annotations

import pytest

from communique.claims import statement
from tests.claims.told import told

WORDS = "The forces have begun to leave the city. We are confident that the truce will hold"


@pytest.mark.parametrize(
    "line",
    [
        "Minister Ada Voss issued the following statement:",
        "The force’s commander, Gen. Ada Voss, provided the following statement on the truce:",
        "Minister Ada Voss sent the following message to the press in Lima on Tuesday:",
        "The following is a statement by Minister Ada Voss:",
        "Remarks by Minister Ada Voss:",
    ],
)
@pytest.mark.parametrize("marks", ["“{}.”", "{}."])
def test_words_below_the_line_that_announces_them_are_its_speakers(line: str, marks: str) -> None:
    (row,) = told(statement, f"{line}\n\n{marks.format(WORDS)}")
    assert row["speakers"] == ["Ada Voss"]
    assert row["content"]["text"].rstrip(".") == WORDS
    assert row["form"] == "direct"


@pytest.mark.parametrize(
    "line",
    ["Minister Ada Voss has the following tasks:", "The statement by the ministers was adopted.", "Agenda:"],
)
def test_other_lines_give_the_words_below_them_to_nobody(line: str) -> None:
    assert not any(row.get("speakers") == ["Ada Voss"] for row in told(statement, f"{line}\n\n{WORDS}."))


def test_a_list_of_announcements_stays_a_report() -> None:
    text = "During the summit, the ministers of Peru made the following announcements:\n\n- Peru will open a port.\n"
    assert all(row["form"] == "indirect" for row in told(statement, text))
