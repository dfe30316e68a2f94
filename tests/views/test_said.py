from __future__ import annotations

import pytest

from communique.record import Record, build
from communique.views import said

from ..record.telling import account, filed

MEETING = {"bodies": ["G7:foreign-ministers"], "date": "2031-05-03", "format": "ministerial", "name": "ministerial"}
READOUT = account(
    "readout",
    ("Mara Tolvaj, Foreign Minister of Slovenia, took the floor.", "office",
     {"person": "Mara Tolvaj", "title": "Foreign Minister", "of": "SI"}),
    ("The ministerial was held on 3 May 2031.", "meeting", MEETING),
    ("She said that the Élan harbour must stay open.", "statement",
     {"speakers": ["Mara Tolvaj"], "content": "the Élan harbour must stay open"}),
    ("The first session was about grain.", "session",
     {"label": "first session", "format": "working-session", "order": 1, "of": "ministerial"}),
    ("She said that grain must flow.", "statement", {"speakers": ["Mara Tolvaj"], "content": "grain must flow"}),
    ("Kenya and Ghana said that grain is dear.", "statement",
     {"speakers": ["KE", "GH"], "content": "grain is dear"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def record() -> Record:
    return build(filed(READOUT))


@pytest.mark.parametrize(
    ("speaker", "about", "headings", "lines"),
    [
        (None, [], ["Mara Tolvaj", "Kenya and Ghana"], 3),
        ("Tolvaj", [], ["Mara Tolvaj"], 2),
        ("mara tolvaj", [], ["Mara Tolvaj"], 2),
        ("Ghana", [], ["Kenya and Ghana"], 1),
        ("KE", [], ["Kenya and Ghana"], 1),
        ("Mara", ["grain"], ["Mara Tolvaj"], 1),
        (None, ["elan", "harb"], ["Mara Tolvaj"], 1),
        ("Tol", [], [], 0),
        (None, ["rain"], [], 0),
        ("Peru", [], [], 0),
    ],
)
def test_statements_are_found_by_speaker_and_by_the_beginnings_of_their_words(
    record: Record, speaker: str | None, about: list[str], headings: list[str], lines: int
) -> None:
    groups = said(record, speaker, about)
    assert [group.heading for group in groups] == headings
    assert sum(len(group.lines) for group in groups) == lines


def test_a_statement_stands_in_the_session_named_before_it_in_its_paragraph(record: Record) -> None:
    (group,) = said(record, "Tolvaj")
    marks = {line.text: line.marks for line in group.lines}
    assert "in: first session" in marks["grain must flow"]
    assert not any(mark.startswith("in:") for mark in marks["the Élan harbour must stay open"])
