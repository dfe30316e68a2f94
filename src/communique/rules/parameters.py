"""Which rule holds for an organisation or treaty on a day, with its parameters and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from communique.rules.majorities import simple_majority, two_thirds_majority
from communique.rules.outcome import Done, Outcome, days_of
from communique.rules.qualified import qualified_majority
from communique.rules.table import rows
from communique.rules.thresholds import double_threshold, threshold
from communique.rules.unanimity import consensus, unanimity

Kind = Literal[
    "unanimity", "consensus", "qualified-majority", "simple-majority", "two-thirds-majority", "threshold",
    "double-threshold",
]  # fmt: skip
Abstention = Literal["blocks", "passes", "leaves"]


@dataclass(frozen=True)
class Rule:
    """A rule with its parameters; what a kind of rule does not have is None.

    Attributes:
        id: Short name.
        about: Canonical name of the organisation or treaty; "*" for any treaty.
        decision: What is decided: "accession", "entry-into-force", "act" …
        kind: How.
        parties: How many parties it takes.
        members_percent, share_percent: How many of the members, and how much of the share, in per cent.
        blocking: How many members a blocking minority has at least.
        delay_days: Days until it takes effect.
        abstention: Whether an abstention blocks, passes, or leaves the vote.
        not_counted: Who joins without counting.
        since, until: First day on which it holds, first day on which it no longer does.
        words: The rule in plain words.
        source: Where it stands.
    """

    id: str
    about: str
    decision: str
    kind: Kind
    parties: int | None
    members_percent: Decimal | None
    share_percent: Decimal | None
    blocking: int | None
    delay_days: int
    abstention: Abstention
    not_counted: tuple[str, ...]
    since: date
    until: date | None
    words: str
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether the rule holds on the day."""
        return self.since <= day and (self.until is None or day < self.until)


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return tuple(_rule(row) for row in rows("rules"))


def rule_for(about: str, decision: str, on: date | None = None) -> Rule | None:
    """The rule by which an organisation or treaty decides something on a day.

    Args:
        about: Canonical name of the organisation or treaty.
        decision: "accession", "entry-into-force", "act" …
        on: The day; None for the rule that holds still.

    Returns:
        The rule of its own, or None. The rule for treaties in general is `rule_for("*", …)`: a treaty may
        well provide otherwise, so it is never given unasked.
    """
    for rule in all_rules():
        holds = rule.holds_on(on) if on else rule.until is None
        if holds and rule.about == about and rule.decision == decision:
            return rule
    return None


def evaluate(
    rule: Rule,
    done: Done,
    electorate: Iterable[str] = (),
    shares: Mapping[str, Decimal] | None = None,
    abstained: Iterable[str] = (),
) -> Outcome:
    """What the rule says of those who have done it.

    Args:
        rule: The rule.
        done: Who has ratified, deposited or voted in favour; for a consensus, who objects.
        electorate: The members on the day; a threshold needs none.
        shares: What each party holds, where the rule weighs them.
        abstained: Who abstained.
    """
    voters = frozenset(electorate)
    counting = {party: day for party, day in days_of(done).items() if party not in rule.not_counted}
    match rule.kind:
        case "unanimity":
            return unanimity(voters, counting, abstained, abstention_blocks=rule.abstention != "passes")
        case "consensus":
            return consensus(voters, counting)
        case "simple-majority":
            return simple_majority(voters, counting, abstained, of_those_voting=rule.abstention == "leaves")
        case "two-thirds-majority":
            return two_thirds_majority(voters, counting, abstained, of_those_voting=rule.abstention == "leaves")
        case "threshold":
            return threshold(rule.parties or 1, counting, rule.delay_days)
        case "double-threshold":
            return double_threshold(
                rule.parties or 1, rule.share_percent or Decimal(0), counting, shares or {}, rule.delay_days
            )
        case "qualified-majority":
            return qualified_majority(
                voters, counting, shares or {},
                members_percent=rule.members_percent or Decimal(0),
                population_percent=rule.share_percent or Decimal(0), blocking=rule.blocking,
            )  # fmt: skip


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        id=row["id"],
        about=row["about"],
        decision=row["decision"],
        kind=cast("Kind", row["kind"]),
        parties=int(row["parties"]) if row["parties"] else None,
        members_percent=Decimal(row["members_percent"]) if row["members_percent"] else None,
        share_percent=Decimal(row["share_percent"]) if row["share_percent"] else None,
        blocking=int(row["blocking"]) if row["blocking"] else None,
        delay_days=int(row["delay_days"] or 0),
        abstention=cast("Abstention", row["abstention"] or "blocks"),
        not_counted=tuple(row["not_counted"].split("|")) if row["not_counted"] else (),
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        words=row["words"],
        source=row["source"],
    )
