"""What an account says was not done is never told as a refusal: "not yet", "did not happen", "not invited"."""

from __future__ import annotations

from typing import get_args

import pytest
from rich.console import Console

from communique.record import Record, build
from communique.views import brief, ledger, render_terminal, to_json
from communique.views.index import Index
from communique.views.lines import describe
from communique.views.occasion import occasion
from communique.views.outline import outline
from communique.views.positions import positions
from communique.views.undone import Cue, cues_of, rows

from ..record.telling import account, filed

MEETING = (
    "Ministers met in Osaka on 3 May 2031.",
    "meeting",
    {"format": "ministerial", "date": "2031-05-03", "city": "Osaka", "country": "JP", "name": "Ministers"},
)
SUPPORT = {"bodies": ["Parliament"], "act": "vote", "content": "the request"}


def told(words: str, kind: str, fields: dict[str, object], language: str = "en") -> Record:
    return build(
        filed(account("readout", MEETING, (words, kind, fields, "denied"), language=language, published="2031-05-03"))
    )


@pytest.mark.parametrize(("language", "cue", "words", "example"), rows(), ids=[f"{row[0]}-{row[2]}" for row in rows()])
def test_every_word_on_file_is_found_in_its_example(language: str, cue: Cue, words: str, example: str) -> None:
    assert cue in get_args(Cue)
    assert cue in cues_of(example, language), words


@pytest.mark.parametrize(
    ("words", "language", "mark"),
    [
        ("Lawmakers have yet to vote on the request.", "en", "not yet"),
        ("Parliament has not voted on the request.", "en", "not yet"),
        ("Parliament did not vote on the request.", "en", "did not happen"),
        ("A vote of Parliament on the request is ruled out.", "en", "said not to have happened"),
        ("Le parlement n’a pas encore voté sur the request.", "fr", "not yet"),
        ("Le parlement n’a pas voté sur the request.", "fr", "did not happen"),
    ],
)
def test_a_vote_not_taken_is_told_by_the_words_and_stands_apart_from_what_was_decided(
    words: str, language: str, mark: str
) -> None:
    record = told(words, "decision", SUPPORT, language)
    made = brief(record)
    assert made.decisions == ()
    assert [line.marks for line in made.undecided] == [(mark,)]
    seen = occasion(Index(record), record.meetings[0])
    assert (seen.decisions, [line.marks for line in seen.undecided]) == ((), [(mark,)])
    assert [section.title for section in outline(made)].count("Not decided, or not yet") == 1
    console = Console(width=100, force_terminal=False)
    with console.capture() as capture:
        render_terminal(made, console)
    assert "denied" not in capture.get()
    assert "What was decided" not in capture.get()
    assert "denied" not in str(to_json(made)["undecided"])


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("No Norland envoys were invited to it.", ("not invited",)),
        ("Russia declined its invitation.", ()),
        ("Russia stayed away though it was invited.", ()),
    ],
)
def test_who_stayed_away_is_not_denied_and_is_told_as_not_invited_where_that_is_said(
    words: str, marks: tuple[str, ...]
) -> None:
    record = told(words, "participation", {"participant": "RU", "event": "Ministers"})
    (group,) = brief(record).participants
    (line,) = group.lines
    assert (group.heading, line.text, line.marks) == ("Stayed away", "Russia", marks)
    parties = [it for it in occasion(Index(record), record.meetings[0]).parties if it.capacity == "Stayed away"]
    assert [it.line.marks for party in parties for it in party.attendees] == [marks]
    (fact,) = record.of_kind("participation")
    assert describe(record, fact).marks == (marks or ("stayed away",))


@pytest.mark.parametrize(
    ("words", "stage", "mark"),
    [
        ("Norway made no pledge.", "pledged", "not promised"),
        ("Norway has not given Moldova the money.", "disbursed", "not given"),
        ("Norway has yet to give Moldova the money.", "disbursed", "not yet"),
    ],
)
def test_a_promise_not_made_or_not_kept_is_told_as_that_and_is_no_opposition(words: str, stage: str, mark: str) -> None:
    fields = {"makers": ["NO"], "recipients": ["MD"], "stage": stage, "content": words.split(" ", 2)[2]}
    record = told(words, "commitment", fields)
    (entry,) = brief(record).commitments
    assert entry.line.marks == (mark,)
    assert all("opposes" not in it.stances for it in positions(Index(record)))


def test_a_vote_not_yet_taken_is_no_opposition() -> None:
    record = told("Lawmakers have yet to vote on support for Ukraine.", "decision",
                  {"bodies": ["Congress"], "act": "vote", "content": "support for Ukraine"})  # fmt: skip
    assert all("opposes" not in it.stances for it in positions(Index(record)))


@pytest.mark.parametrize(
    ("words", "kind", "fields"),
    [
        ("The Council has not decided to send any.", "decision",
         {"bodies": ["Council"], "act": "decide", "content": "to send any"}),
        ("Norway has given none of it.", "commitment",
         {"makers": ["NO"], "stage": "disbursed", "content": "none of it"}),
        ("Norway made no pledge.", "commitment",
         {"makers": ["NO"], "recipients": ["MD"], "stage": "pledged", "content": "no pledge"}),
    ],
)  # fmt: skip
def test_what_was_not_done_is_told_in_the_words_that_say_so(words: str, kind: str, fields: dict[str, object]) -> None:
    record = told(words, kind, fields)
    (fact,) = record.of_kind("decision" if kind == "decision" else "commitment")
    assert describe(record, fact).text == words
    for entry in brief(record).commitments:
        assert (entry.what, entry.stage) == (words, "")
    for line in ledger(record).entries:
        assert line.what == words
