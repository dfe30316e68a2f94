from __future__ import annotations

import pytest
from rich.console import Console

from communique.errors import NotFoundError
from communique.record import Record, build
from communique.views import render_show, show

from ..record.telling import ALL, account, filed


@pytest.fixture(scope="module")
def record() -> Record:
    return build(filed(*ALL))


@pytest.mark.parametrize("number", [1, 4, 9])
def test_a_claim_is_shown_where_it_stands(record: Record, number: int) -> None:
    for asked in (str(number), f"[{number}]"):
        (extract,) = show(record, asked).extracts
        text = record.claims[number].claim.document.text
        assert extract.before + extract.quote + extract.after in text
        assert extract.quote == record.claims[number].claim.quote


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Tolvaj", "Mara Tolvaj"),
        ("mara tolvaj", "Mara Tolvaj"),
        ("Kenya", "Kenya"),
        ("KE", "Kenya"),
        ("G7", "G7"),
        ("wire", "wire"),
        ("Osaka", "G7 foreign ministers"),
    ],
)
def test_anything_is_found_by_its_name(record: Record, asked: str, title: str) -> None:
    assert show(record, asked).title == title


def test_every_id_of_the_record_can_be_shown(record: Record) -> None:
    ids = [f.id for f in record.facts] + [m.id for m in record.meetings] + [s.id for s in record.sessions]
    for name in [*ids, *(c.id for c in record.conflicts)]:
        assert show(record, name).extracts


def test_a_disputed_fact_shows_both_sides(record: Record) -> None:
    fact = next(f for f in record.facts if f.is_disputed and f.kind == "commitment")
    assert {extract.stance for extract in show(record, fact.id).extracts} == {"for", "against"}


@pytest.mark.parametrize("asked", ["0", "999", "Atlantis", "Tolvajj", ""])
def test_what_the_record_does_not_hold_is_said_so(record: Record, asked: str) -> None:
    with pytest.raises(NotFoundError, match="record"):
        show(record, asked)


def test_without_colours_the_words_are_marked(record: Record) -> None:
    console = Console(width=90, color_system=None)
    with console.capture() as capture:
        render_show(show(record, "5"), console)
    assert "»" in capture.get()


def test_steps_of_an_accession_are_shown_by_their_days_and_what_was_not_done_with_the_day_it_was_said() -> None:
    joining = {"candidates": ["SE"], "to": "NATO", "parties": ["HU"]}
    late = account(
        "late",
        ("Hungary ratified on 5 March 2031.", "accession", {**joining, "step": "ratified", "date": "2031-03-05"}),
        published="2031-03-06",
    )
    early = account(
        "early",
        ("Hungary has not ratified Sweden's accession.", "accession", {**joining, "step": "ratified"}, "denied"),
        published="2030-11-30",
    )
    (group,) = (it for it in show(build(filed(late, early)), "Hungary").groups if it.heading == "Accessions")
    assert [line.text for line in group.lines] == [
        "Sweden → NATO – Hungary: not ratified (30 November 2030)",
        "Sweden → NATO – Hungary: ratified (5 March 2031)",
    ]
    assert "denied" not in group.lines[0].marks
