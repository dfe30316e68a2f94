from __future__ import annotations

import pytest

from communique.claims import discussion
from tests.claims.told import told

MET = "Minister Luis Roca met Minister Ana Hoxha in Riga on 4 May 2027. "
BOTH = ["Luis Roca", "Ana Hoxha"]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("On the agenda were trade and energy.", ["trade", "energy"]),
        ("Topics of discussion included trade and energy.", ["trade", "energy"]),
        ("Trade was high on the agenda.", ["Trade"]),
        ("The focus of the talks lay on energy security.", ["energy security"]),
        ("Visas were at the centre of the discussions.", ["Visas"]),
        ("They compared notes on Haiti.", ["Haiti"]),
    ],
)
def test_what_was_talked_about_is_told_of_the_agenda(text: str, topics: list[str]) -> None:
    found = told(discussion, MET + text)
    assert [(row["participants"], row["topics"]) for row in found] == [(BOTH, topics)]


@pytest.mark.parametrize(
    "text",
    [
        "The agenda of the shop includes prizes.",
        "The focus of the film was on trade.",
        "The book was at the centre of the table.",
    ],
)
def test_an_agenda_of_no_talks_is_no_discussion(text: str) -> None:
    assert told(discussion, text) == []


def test_discussions_stop_before_who_asked_for_what() -> None:
    found = told(discussion, "Discussions centred on fish quotas, with Peru requesting more time.")
    assert [row["topics"] for row in found] == [["fish quotas"]]
