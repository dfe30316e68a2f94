"""What counts, what only was said, and what follows, in the status of an accession."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import FiledClaim
from communique.record import build
from communique.record.standing import Standing
from communique.record.status import AccessionStatus, accession_statuses

from .telling import Telling, account, filed

FOUR = ("AA", "BB", "CC", "DD")
STEP = {"candidates": ["FI"], "to": "UNION", "step": "ratified"}


def four(organisation: str, on: date) -> tuple[str, ...]:
    return FOUR if organisation == "UNION" and on else ()


def five_later(organisation: str, on: date) -> tuple[str, ...]:
    return (*FOUR, "EE") if organisation == "UNION" and on >= date(2031, 6, 1) else four(organisation, on)


REPORT = account(
    "report",
    ("Two have ratified.", "accession", STEP | {"parties": ["AA", "BB"], "date": "2031-05-02"}),
    ("DD has not.", "accession", STEP | {"parties": ["DD"]}, "denied"),
    ("All must ratify.", "accession", {"to": "UNION", "step": "requirement", "parties": ["UNION:members"], "count": 4}),
    published="2031-05-04",
)
COUNT = account("count", ("Three of four have ratified.", "accession", STEP | {"count": 3}), published="2031-05-04")


def told(name: str, published: str, fields: dict[str, Any], modality: str = "asserted", **known: Any) -> Telling:
    """A document of one sentence about the accession."""
    return account(name, (f"So says {name}.", "accession", STEP | fields, modality), published=published, **known)


def status_of(*tellings: Telling, on: date | None = None, members: Any = four) -> AccessionStatus:
    (status,) = accession_statuses(build(filed(*tellings)), on=on, members=members)
    return status


def row_of(status: AccessionStatus, party: str) -> Standing:
    (row,) = [row for row in status.members if row.party == party]
    return row


def test_who_is_missing_and_who_is_not_reported_are_told_apart() -> None:
    status = status_of(REPORT)
    assert [party for party, _ in status.done] == ["AA", "BB"]
    assert [party for party, _ in status.missing] == ["DD"]
    assert status.not_reported == ("CC",)
    assert status.outstanding == ("CC", "DD")
    assert (status.is_rule_stated, status.rule_count) == (True, 4)
    assert status.outcome is not None
    assert status.outcome.ways == (("CC", "DD"),)


def test_a_count_that_leaves_no_other_place_infers_the_rest() -> None:
    status = status_of(REPORT, COUNT)
    assert (status.inferred, status.not_reported, status.outstanding) == (("CC",), (), ("DD",))
    assert row_of(status, "CC").state == "inferred"


@pytest.mark.parametrize("count", [2, 4, 5])
def test_a_count_that_leaves_the_rest_open_infers_nothing(count: int) -> None:
    status = status_of(REPORT, told("other", "2031-05-04", {"count": count}))
    assert (status.inferred, status.not_reported) == ((), ("CC",))


def test_a_count_is_read_over_the_members_of_its_own_day() -> None:
    status = status_of(REPORT, COUNT, on=date(2031, 7, 1), members=five_later)
    assert status.inferred == ("CC",)
    assert status.outstanding == ("DD", "EE")


def test_a_ratification_after_the_count_was_told_names_who_was_missing() -> None:
    later = told("later", "2031-05-20", {"parties": ["DD"], "date": "2031-05-20"})
    early = told("early", "2031-05-04", {"count": 3})
    assert status_of(early, later, on=date(2031, 5, 5)).inferred == ("AA", "BB", "CC")


def test_the_status_of_an_earlier_day_knows_nothing_later() -> None:
    assert status_of(REPORT, on=date(2031, 5, 1)).done == ()


def test_a_candidate_that_joined_has_nobody_missing() -> None:
    status = status_of(REPORT, told("later", "2031-06-02", {"step": "joined", "date": "2031-06-01"}))
    assert status.joined is not None
    assert (status.outstanding, status.missing, status.not_reported) == ((), (), ())


def test_a_candidate_that_the_registry_has_as_a_member_has_joined_though_no_document_says_so() -> None:
    status = status_of(REPORT, members=lambda *_: (*FOUR, "FI"))
    assert (status.joined, status.is_member, status.outstanding) == (None, True, ())


def test_a_new_member_must_ratify_from_its_first_day() -> None:
    assert "EE" not in status_of(REPORT, on=date(2031, 5, 31), members=five_later).outstanding
    assert "EE" in status_of(REPORT, on=date(2031, 6, 1), members=five_later).outstanding


def test_a_parliaments_vote_is_a_step_and_does_not_end_being_outstanding() -> None:
    status = status_of(REPORT, told("vote", "2031-05-09", {"step": "parliament-approved", "parties": ["DD"]}))
    assert [party for party, _ in status.approved] == ["DD"]
    assert "DD" in status.outstanding
    assert row_of(status, "DD").state == "approved"


@pytest.mark.parametrize("modality", ["expected", "conditional"])
def test_what_is_only_announced_is_never_counted(modality: str) -> None:
    status = status_of(REPORT, told("soon", "2031-05-04", {"parties": ["CC"], "date": "2031-05-03"}, modality))
    assert "CC" in status.outstanding
    assert [step.party for step in status.foreseen] == ["CC"]


def test_what_was_announced_and_is_done_is_expected_no_longer() -> None:
    soon = told("soon", "2031-05-01", {"parties": ["AA"], "date": "2031-05"}, "expected")
    assert status_of(REPORT, soon).foreseen == ()
    assert [step.party for step in status_of(REPORT, soon, on=date(2031, 5, 1)).foreseen] == ["AA"]


@pytest.mark.parametrize(
    ("date_told", "day", "done"),
    [
        ("2031-05-10", date(2031, 5, 10), True),
        ("2031-05-10", date(2031, 5, 9), False),
        ("2031-05", date(2031, 5, 19), False),  # some day in May, told on the 20th
        ("2031-05", date(2031, 5, 20), True),
        ("2031-04", date(2031, 4, 30), True),
        ("2031-04", date(2031, 4, 29), False),
        ("2031-04-02/..", date(2031, 4, 2), True),
        (None, date(2031, 5, 19), False),  # no date: from its document's
        (None, date(2031, 5, 20), True),
    ],
)
def test_a_step_counts_from_the_end_of_its_day(date_told: str | None, day: date, done: bool) -> None:
    fields = {"parties": ["CC"]} | ({"date": date_told} if date_told else {})
    begun = told("begun", "2031-01-01", {"step": "signed", "date": "2031-01-01"})
    assert ("CC" not in status_of(begun, told("one", "2031-05-20", fields), on=day).outstanding) is done


def test_before_an_accession_is_under_way_nobody_is_asked() -> None:
    promised = told("promise", "2031-01-05", {"step": "promised"})
    status = status_of(promised, REPORT, on=date(2031, 2, 1))
    assert (status.electorate, status.missing, status.outstanding) == ((), (), ())


def test_what_was_not_done_on_a_later_day_was_not_done_before() -> None:
    status = status_of(REPORT, on=date(2031, 5, 2))
    row = row_of(status, "DD")
    assert (row.state, row.is_denied_later) == ("open", True)


NEWSPAPER = told("paper", "2031-05-10", {"parties": ["CC"], "date": "2031-05-09"}, genre="newspaper")


def test_who_ratified_on_a_later_day_had_not_before() -> None:
    later = told("later", "2031-05-20", {"parties": ["CC"], "date": "2031-05-20"})
    soon = told("soon", "2031-05-20", {"parties": ["DD"], "date": "2031-05-30"}, "expected")
    status = status_of(REPORT, later, soon, on=date(2031, 5, 10))
    assert [(party, step.modality) for party, step in status.missing] == [("CC", "asserted"), ("DD", "denied")]
    assert row_of(status, "CC").is_denied_later
    assert row_of(status, "DD").foreseen == ()
    assert row_of(status_of(REPORT, later, soon, on=date(2031, 5, 20)), "DD").foreseen != ()


@pytest.mark.parametrize(
    ("published", "genre", "outstanding"),
    [
        ("2031-05-12", "press-release", True),  # later and better placed
        ("2031-05-09", "press-release", False),  # said before
        ("2031-05-12", "newspaper", False),  # no better placed
        ("2031-05-12", "opinion", False),
    ],
)
def test_a_later_and_better_placed_denial_outranks_a_report_without_erasing_it(
    published: str, genre: str, outstanding: bool
) -> None:
    denial = told("denial", published, {"parties": ["CC"]}, "denied", genre=genre)
    status = status_of(REPORT, NEWSPAPER, denial)
    assert ("CC" in status.outstanding) is outstanding
    row = row_of(status, "CC")
    everything = {step.documents for step in (row.reached, row.denied, *row.others) if step}
    assert ("paper",) in everything
    assert (("denial",) in everything) is (published > "2031-05-09")


@pytest.mark.parametrize(
    ("genre", "published", "first"),
    [("communique", "2031-05-20", "2031-05-08"), ("opinion", "2031-05-20", "2031-05-09"),
     ("newspaper", "2031-05-20", "2031-05-08"), ("newspaper", "2031-05-10", "2031-05-08")],
)  # fmt: skip
def test_of_two_dates_that_of_the_better_placed_then_the_later_source_comes_first(
    genre: str, published: str, first: str
) -> None:
    other = told("other", published, {"parties": ["CC"], "date": "2031-05-08"}, genre=genre)
    row = row_of(status_of(REPORT, NEWSPAPER, other), "CC")
    assert row.reached is not None
    dates = [row.reached.date, *(step.date for step in row.others)]
    assert sorted(filter(None, dates)) == ["2031-05-08", "2031-05-09"]
    if published > "2031-05-10" or genre == "communique":
        assert dates[0] == first


def test_a_deposit_denied_leaves_the_ratification() -> None:
    denial = told("denial", "2031-05-12", {"step": "deposited", "parties": ["CC"]}, "denied", genre="communique")
    assert "CC" not in status_of(REPORT, NEWSPAPER, denial).outstanding


def test_who_withdraws_is_a_party_no_longer() -> None:
    treaty = {"to": "Arms Trade Treaty", "candidates": []}
    record = (
        told("in", "2031-05-10", treaty | {"parties": ["NO", "SE"], "date": "2031-05-09"}),
        told("out", "2031-06-10", treaty | {"step": "withdrew", "parties": ["SE"], "date": "2031-06-09"}),
    )
    assert [party for party, _ in status_of(*record, on=date(2031, 6, 1)).done] == ["NO", "SE"]
    assert [party for party, _ in status_of(*record, on=date(2031, 6, 9)).done] == ["NO"]


def test_a_document_that_does_not_name_the_organisation_speaks_of_the_one_the_others_name() -> None:
    fields = {"candidates": ["FI"], "step": "ratified", "parties": ["CC"], "date": "2031-05-03"}
    unnamed = account("list", ("3 May: CC", "accession", fields), published="2031-05-04")
    status = status_of(REPORT, unnamed)
    assert status.outstanding == ("DD",)
    alone = status_of(unnamed)
    assert (alone.to, [party for party, _ in alone.done]) == ("", ["CC"])


def test_a_treaty_enters_into_force_by_its_own_rule() -> None:
    letters = "ABCDEFGHJK"
    parties = [f"{one}{other}" for one in letters for other in letters]
    treaty = {"to": "TPNW", "candidates": [], "step": "deposited", "date": "2020-10-24"}
    short = status_of(told("un", "2020-10-25", treaty | {"parties": parties[:49]}))
    assert short.outcome is not None
    assert (short.outcome.met, short.outcome.needed) == (False, 1)
    full = status_of(told("un", "2020-10-25", treaty | {"parties": parties[:50]}))
    assert full.outcome is not None
    assert (full.outcome.met_on, full.outcome.in_force) == (date(2020, 10, 24), date(2021, 1, 22))


@pytest.mark.parametrize(("count", "needed", "in_force"), [(49, 1, None), (50, 0, date(2021, 1, 22)), (51, 0, None)])
def test_a_total_told_meets_a_treatys_threshold_though_few_parties_are_named(
    count: int, needed: int, in_force: date | None
) -> None:
    treaty = {"to": "TPNW", "candidates": [], "step": "ratified", "date": "2020-10-24", "parties": ["HN"]}
    status = status_of(told("un", "2020-10-25", treaty | {"count": count}))
    assert status.outcome is not None
    assert (status.outcome.needed, status.outcome.in_force) == (needed, in_force)


def test_a_treaty_without_a_known_rule_has_the_one_that_is_stated() -> None:
    treaty = {"to": "Lake Convention", "candidates": []}
    status = status_of(
        told("one", "2031-05-10", treaty | {"parties": ["NO", "SE"]}),
        told("two", "2031-05-10", treaty | {"step": "requirement", "count": 3}),
    )
    assert status.outcome is not None
    assert (status.is_rule_stated, status.outcome.met, status.outcome.needed) == (True, False, 1)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(FOUR), st.integers(1, 20), st.integers(1, 28),
            st.sampled_from(["asserted", "denied", "expected"]), st.sampled_from(["wire", "press-release", None]),
            st.sampled_from(["ratified", "deposited", "parliament-approved"]),
        ),
        max_size=6,
    ),
    st.sampled_from(FOUR), st.integers(1, 20), st.sampled_from(["wire", "press-release"]), st.integers(1, 28),
)  # fmt: skip
def test_one_more_ratification_never_makes_a_status_worse(
    claims: list[tuple[str, int, int, str, str | None, str]], party: str, day: int, genre: str, on: int
) -> None:
    signed = told("signed", "2031-05-01", {"step": "signed", "date": "2031-05-01"})
    tellings = [
        told(f"d{at}", f"2031-05-{published:02}", {"parties": [who], "step": step, "date": f"2031-05-{dated:02}"},
             modality, genre=kind)
        for at, (who, dated, published, modality, kind, step) in enumerate(claims)
    ]  # fmt: skip
    more = told("more", "2031-05-28", {"parties": [party], "date": f"2031-05-{day:02}"}, genre=genre)
    asked = date(2031, 5, on)
    before = status_of(signed, *tellings, on=asked)
    after = status_of(signed, *tellings, more, on=asked)
    assert set(after.outstanding) <= set(before.outstanding)
    assert {who for who, _ in after.done} >= {who for who, _ in before.done}
    if before.outcome and after.outcome:
        assert after.outcome.needed <= before.outcome.needed
        assert after.outcome.met == (not after.outcome.missing)


def test_a_document_without_a_date_counts_from_the_last_day_that_it_tells_of() -> None:
    undated = account(
        "undated",
        ("AA ratified on 2 May 2031.", "accession", STEP | {"parties": ["AA"], "date": "2031-05-02"}),
        ("BB has ratified.", "accession", STEP | {"parties": ["BB"]}),
        ("DD has not.", "accession", STEP | {"parties": ["DD"]}, "denied"),
    )
    for day, done in ((date(1900, 1, 1), []), (date(2031, 5, 1), []), (date(2031, 5, 2), ["AA", "BB"])):
        status = status_of(undated, on=day)
        assert [party for party, _ in status.done] == done
    assert build(filed(undated), as_of=date(1900, 1, 1)).facts == ()
    assert len(build(filed(undated), as_of=date(2031, 5, 2)).facts) == 3


def test_a_document_without_any_day_counts_from_the_day_on_which_it_was_filed() -> None:
    ((_, claims),) = [account("bare", ("BB has ratified.", "accession", STEP | {"parties": ["BB"]}))]
    standing = [FiledClaim(1, claims[0], recorded_at="2032-02-03T10:00:00+00:00")]
    for day, done in ((date(1900, 1, 1), []), (date(2032, 2, 3), ["BB"])):
        (status,) = accession_statuses(build(standing), on=day, members=four)
        assert [party for party, _ in status.done] == done
