"""What reads alike on one day is one line, with the passages, the facts and the independent sources of all."""

from __future__ import annotations

from time import process_time

import pytest

from communique.record import build
from communique.registry import country_codes
from communique.views.timeline import timeline

from ..record.telling import account, filed

DAY = "2031-05-03"


def signing(party: str, **fields: object) -> dict[str, object]:
    return {"candidates": ["KE"], "to": "EAC", "step": "signed", "parties": [party], "date": DAY} | fields


def test_steps_that_read_alike_are_one_line_with_every_source_once() -> None:
    several = {"candidates": ["KE", "GH"], "to": "EAC", "step": "signed", "parties": ["TZ"], "date": DAY}
    told = [
        account("ministry", ("Tanzania signed the treaties for Kenya and Ghana.", "accession", several)),
        account("wire", ("Tanzania signed for Kenya and Ghana on Saturday.", "accession", several)),
        account("paper", ("Kenya and Ghana have Tanzania's signature.", "accession", several)),
    ]
    record = build(filed(*told))
    facts = record.of_kind("accession")
    (moment,) = timeline(record)
    assert len(facts) == 2
    assert set(moment.facts) == {fact.id for fact in facts}
    assert moment.line.fact == moment.facts[0]
    assert [it.claim for it in moment.line.citations] == [1, 2, 3]
    assert moment.line.sources == len({record.source_of[name] for name in ("ministry", "wire", "paper")})


def test_sources_of_facts_that_read_alike_are_counted_together() -> None:
    """Each fact of its own account: no one fact has as many sources as the line."""
    lead = {"candidates": ["KE", "GH"], "to": "EAC", "step": "signed", "parties": ["TZ"], "date": DAY}
    told = [
        account(
            "one", ("Tanzania signed on Saturday both for Kenya and for Ghana, in one ceremony.", "accession", lead)
        ),
        account("two", ("Its minister put her name to it.", "accession", signing("TZ"))),
        account("three", ("Ghana's treaty was signed.", "accession", signing("TZ", candidates=["GH"]))),
    ]
    record = build(filed(*told))
    assert max(fact.sources for fact in record.facts) == 2
    (moment,) = timeline(record)
    assert moment.line.sources == 3
    assert len(moment.line.citations) == 3


def test_what_differs_in_day_party_or_certainty_stands_apart() -> None:
    told = [
        account("one", ("Tanzania signed.", "accession", signing("TZ"))),
        account("two", ("Uganda signed.", "accession", signing("UG"))),
        account("three", ("Rwanda is to sign.", "accession", signing("RW"), "expected")),
        account("four", ("Burundi signed the day after.", "accession", signing("BI", date="2031-05-04"))),
    ]
    assert [len(it.facts) for it in timeline(build(filed(*told)))] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("joint", "alone", "both_on_the_day"),
    [
        ({}, signing("UG"), False),
        ({"date": "2031-05"}, signing("UG"), False),
        ({"date": "2031"}, signing("UG"), False),
        ({"date": DAY}, signing("UG"), True),
        ({"date": "XXXX-05-03"}, signing("UG"), True),
    ],
)
def test_a_day_told_of_one_party_is_not_spread_to_the_other(
    joint: dict[str, object], alone: dict[str, object], both_on_the_day: bool
) -> None:
    both = {"candidates": ["KE"], "to": "EAC", "step": "signed", "parties": ["TZ", "UG"]} | joint
    told = [
        account("one", ("Both Tanzania and Uganda have by now signed the treaty on the accession.", "accession", both)),
        account("two", ("Uganda signed.", "accession", alone)),
    ]
    lines = [it.line.text for it in timeline(build(filed(*told))) if it.date == DAY]
    assert len(lines) == 1
    assert ("Tanzania" in lines[0]) == both_on_the_day
    assert "Uganda" in lines[0]


def test_a_claim_on_four_thousand_pairs_is_put_together_at_once() -> None:
    codes = country_codes()
    whole = {"candidates": codes[:40], "to": "NATO", "step": "signed", "parties": codes[40:140], "date": DAY}
    record = build(filed(account("list", ("All signed.", "accession", whole))))
    assert len(record.of_kind("accession")) == 4000
    began = process_time()
    (moment,) = timeline(record)
    assert process_time() - began < 1
    assert len(moment.facts) == 4000


def test_what_came_as_announced_is_told_as_done_alone() -> None:
    told = [
        account(
            "before",
            ("Kenya's treaty is to be signed by Tanzania.", "accession", signing("TZ"), "expected"),
            ("It is to be signed by Uganda in April.", "accession", signing("UG", date="2031-04"), "expected"),
            ("Rwanda will sign.", "accession", signing("RW"), "expected"),
        ),
        account(
            "after",
            ("Tanzania signed the treaty.", "accession", signing("TZ")),
            ("Uganda signed it in May.", "accession", signing("UG", date="2031-05-04")),
        ),
    ]
    shown = [(it.date, it.line.text.rsplit(" – ")[-1], it.line.marks) for it in timeline(build(filed(*told)))]
    assert shown == [
        ("2031-04", "Uganda: signed", ("expected",)),
        (DAY, "Rwanda: signed", ("expected",)),
        (DAY, "Tanzania: signed", ()),
        ("2031-05-04", "Uganda: signed", ()),
    ]


def test_a_session_names_the_meeting_that_it_is_of() -> None:
    record = build(
        filed(
            account(
                "readout",
                ("The Harbour Forum met on 3 May.", "meeting",
                 {"name": "Harbour Forum", "date": DAY, "format": "conference"}),
                ("A dinner was held.", "session",
                 {"label": "dinner", "format": "dinner", "date": DAY, "of": "Harbour Forum"}),
                ("The Harbour Forum dinner was held.", "session",
                 {"label": "last session of the Harbour Forum", "format": "working-session", "date": DAY,
                  "of": "Harbour Forum"}),
            )
        )
    )  # fmt: skip
    assert [it.line.text for it in timeline(record) if it.kind == "session"] == [
        "dinner (Harbour Forum)",
        "last session of the Harbour Forum",
    ]
