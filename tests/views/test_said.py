from __future__ import annotations

import pytest

from communique.record import Record, build
from communique.views import brief, said
from communique.views.lines import statement_line

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


def test_what_a_speaker_said_is_grouped_by_session_in_the_order_of_the_programme() -> None:
    told = account(
        "programme",
        ("The ministerial was held on 3 May 2031.", "meeting", MEETING),
        ("Mara Tolvaj said that the harbour must stay open.\n", "statement",
         {"speakers": ["Mara Tolvaj"], "content": "the harbour must stay open"}),
        ("The second session was about fish.", "session",
         {"label": "second session", "format": "working-session", "order": 2, "of": "ministerial"}),
        ("Mara Tolvaj said that fish are few.\n", "statement",
         {"speakers": ["Mara Tolvaj"], "content": "fish are few"}),
        ("The first session was about grain.", "session",
         {"label": "first session", "format": "working-session", "order": 1, "of": "ministerial"}),
        ("Mara Tolvaj said that grain must flow.", "statement",
         {"speakers": ["Mara Tolvaj"], "content": "grain must flow"}),
        ("Mara Tolvaj said that grain is dear.", "statement",
         {"speakers": ["Mara Tolvaj"], "content": "grain is dear"}),
    )  # fmt: skip
    statements = brief(build(filed(told))).statements
    assert [line.text for line in statements[0].lines] == [
        "grain must flow",
        "grain is dear",
        "fish are few",
        "the harbour must stay open",
    ]
    in_session = [next((mark for mark in line.marks if mark.startswith("in:")), "") for line in statements[0].lines]
    assert in_session == ["in: first session", "in: first session", "in: second session", ""]


@pytest.mark.parametrize(
    ("words", "cue", "shown"),
    [
        ("Asked Congress for one billion dollars.", "Asked Congress for", "asked Congress for: one billion dollars"),
        ("Told EU envoys that grain is dear.", "Told EU envoys that", "told EU envoys that: grain is dear"),
        ("US officials heard that grain is dear.", "US officials heard that", "US officials heard that: grain is dear"),
        ("She Said grain is dear.", "Said", "grain is dear"),
    ],
)
def test_a_name_in_the_reporting_words_keeps_its_capital(words: str, cue: str, shown: str) -> None:
    at, content = words.index(cue), words[:-1].partition(cue)[2].strip()
    fields = {
        "speakers": ["Mara Tolvaj"], "content": content, "cue": {"start": at, "end": at + len(cue)},
    }  # fmt: skip
    told = build(filed(account("wire", (words, "statement", fields))))
    (fact,) = told.facts
    assert statement_line(told, fact).text == shown
