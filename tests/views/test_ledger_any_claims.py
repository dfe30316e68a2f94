"""Whatever readers assert, there is a ledger: it can be asked, printed and written, and its sums agree."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from communique.model import Claim, Document, FiledClaim, Span
from communique.record import build
from communique.views import Question, ledger, ledger_csv, ledger_json, render_ledger
from communique.views.ledger_sums import DIMENSIONS

from ..record.test_any_claims import TEXT, fields


@st.composite
def told(draw: st.DrawFn) -> list[FiledClaim]:
    documents = [
        Document(name, TEXT, published=published)
        for name, published in (("a", "2024-05-04"), ("b", None), ("c", "2024"), ("d", "1990-01-01"))
    ]
    claims = []
    for kind in draw(
        st.lists(st.sampled_from(["commitment", "commitment", "commitment", "meeting", "office"]), max_size=9)
    ):
        start = draw(st.integers(0, len(TEXT) - 20))
        claims.append(
            Claim.at(
                draw(st.sampled_from(documents)),
                Span(start, draw(st.integers(start + 1, len(TEXT)))),
                draw(fields(kind)),
                draw(st.sampled_from(["asserted", "asserted", "expected", "conditional", "denied"])),
            )
        )
    return [FiledClaim(at, claim, f"2024-0{at % 9 + 1}-01T00:00:00Z") for at, claim in enumerate(claims, 1)]


questions = st.builds(
    Question,
    maker=st.sampled_from([None, None, "SI", "NATO"]),
    recipient=st.sampled_from([None, None, "KE"]),
    stage=st.sampled_from([None, None, "pledged"]),
    instrument=st.sampled_from([None, None, "grain", ""]),
    since=st.sampled_from([None, None, date(2000, 1, 1)]),
    as_of=st.sampled_from([None, None, date(2024, 5, 4)]),
    currency=st.sampled_from(["EUR", "USD", "JPY"]),
    by=st.sampled_from(DIMENSIONS),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told(), questions, st.sampled_from([40, 80, 100]))
def test_any_claims_make_a_ledger(claims: list[FiledClaim], question: Question, width: int) -> None:
    made = ledger(build(claims), question)
    again = ledger(build(reversed(claims)), question)
    assert again == made
    assert len({entry.fact for entry in made.entries}) == len(made.entries)
    rows = list(csv.DictReader(io.StringIO(ledger_csv(made))))
    assert [row["fact"] for row in rows] == [entry.fact for entry in made.entries]
    assert ledger_json(made)["undated"] == made.undated
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        render_ledger(made, console, with_quotes=True)
    assert all(len(line) <= width for line in capture.get().splitlines())
    assert {fact for it in made.sums for fact in it.facts} == {entry.fact for entry in made.counted}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told())
def test_all_sums_agree_and_hold_only_what_counts(claims: list[FiledClaim]) -> None:
    record = build(claims)
    whole: defaultdict[tuple[Any, str], Decimal] = defaultdict(Decimal)
    for entry in ledger(record).counted:
        assert entry.value is not None
        assert entry.total is not None
        assert "asserted" in {record.claims[it.claim].claim.modality for it in entry.citations}
        whole[entry.stage, entry.value.currency or ""] += entry.total
    for by in DIMENSIONS:
        found: defaultdict[tuple[Any, str], Decimal] = defaultdict(Decimal)
        for it in ledger(record, Question(by=by)).sums:
            for amount in it.amounts:
                found[it.stage, amount.currency] += amount.amount
        assert dict(found) == dict(whole)
