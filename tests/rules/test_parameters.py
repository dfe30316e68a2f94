"""The rules with their parameters, replayed on what happened."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from communique.rules import Rule, all_rules, eu_population, evaluate, paris_deposits, paris_shares, rule_for


def rule(about: str, decision: str, on: date | None = None) -> Rule:
    found = rule_for(about, decision, on)
    assert found is not None
    return found


def test_every_rule_has_its_words_its_source_and_a_name_of_its_own() -> None:
    rules = all_rules()
    assert len({each.id for each in rules}) == len(rules)
    assert all(each.words and each.source for each in rules)
    assert all(each.until is None or each.since < each.until for each in rules)


def test_a_rule_holds_from_its_day_on() -> None:
    assert rule_for("EU", "act", date(2014, 10, 31)) is None
    assert rule("EU", "act", date(2014, 11, 1)).id == "eu-qmv"
    assert rule_for("NATO", "accession", date(1949, 4, 4)) is None
    assert rule_for("Chess Club", "accession") is None


def test_the_paris_agreement_met_both_thresholds_on_5_october_2016() -> None:
    paris = rule("Paris Agreement", "entry-into-force")
    outcome = evaluate(paris, paris_deposits(), shares=paris_shares())
    assert outcome.met
    assert outcome.met_on == date(2016, 10, 5)
    assert outcome.in_force == date(2016, 11, 4)


def test_the_day_before_paris_had_its_parties_and_not_its_share() -> None:
    paris = rule("Paris Agreement", "entry-into-force")
    before = {party: day for party, day in paris_deposits().items() if day < date(2016, 10, 5)}
    outcome = evaluate(paris, before, shares=paris_shares())
    assert len(before) == 63
    assert sum(paris_shares()[party] for party in before if party in paris_shares()) == Decimal("52.11")
    assert not outcome.met
    assert outcome.needed == 2
    assert outcome.ways[0] == ("DE", "CA")


def test_the_union_does_not_count_beside_its_members() -> None:
    paris = rule("Paris Agreement", "entry-into-force")
    assert "EU" in paris_deposits()
    assert "EU" not in paris_shares()
    assert evaluate(paris, ["EU"], shares={"EU": Decimal(99), "A": Decimal(60)}).needed == 55


def deposits(count: int, last: date) -> dict[str, date]:
    """Made-up parties, one a day, the last on `last`."""
    return {f"party {at}": last - timedelta(days=count - 1 - at) for at in range(count)}


@pytest.mark.parametrize(
    ("treaty", "count", "last", "in_force"),
    [
        ("High Seas Treaty", 60, date(2025, 9, 19), date(2026, 1, 17)),
        ("TPNW", 50, date(2020, 10, 24), date(2021, 1, 22)),
    ],
)
def test_a_treaty_enters_into_force_after_its_delay(treaty: str, count: int, last: date, in_force: date) -> None:
    found = rule(treaty, "entry-into-force")
    outcome = evaluate(found, deposits(count, last) | {"later": last + timedelta(days=3)})
    assert (outcome.met_on, outcome.in_force) == (last, in_force)
    short = evaluate(found, deposits(count - 1, last))
    assert (short.met, short.needed, short.in_force) == (False, 1, None)


def test_a_deposit_of_the_union_does_not_count_for_the_high_seas_treaty() -> None:
    found = rule("High Seas Treaty", "entry-into-force")
    assert not evaluate(found, deposits(59, date(2025, 9, 19)) | {"EU": date(2025, 5, 28)}).met


@pytest.mark.parametrize(
    ("about", "decision", "done", "abstained", "met"),
    [
        ("NATO", "accession", "AB", "C", False),
        ("NATO", "accession", "ABC", "", True),
        ("NATO", "act", "", "", True),
        ("NATO", "act", "A", "", False),  # for a consensus, who objects
        ("EU", "unanimous-act", "AB", "C", True),
        ("EU", "procedural-act", "A", "B", False),
        ("UN", "act", "A", "BC", True),
        ("UN", "important-question", "AB", "", True),
        ("UN", "important-question", "A", "", False),
        ("*", "entry-into-force", "AB", "", False),
    ],
)
def test_each_kind_of_rule_is_applied(about: str, decision: str, done: str, abstained: str, met: bool) -> None:
    assert evaluate(rule(about, decision), done, "ABC", abstained=abstained).met is met


def test_the_rule_of_the_council_is_that_of_the_treaty() -> None:
    shares = eu_population(date(2025, 1, 1))
    few = sorted(shares, key=lambda member: -shares[member])[:15]
    assert evaluate(rule("EU", "act"), few, shares, shares).met
    assert not evaluate(rule("EU", "act-without-proposal"), few, shares, shares).met
