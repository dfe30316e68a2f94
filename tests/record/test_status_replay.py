"""Two accessions to NATO replayed day by day, and the documents with known answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from communique import registry
from communique.model import Claim, Document, FiledClaim
from communique.pipeline import default_reader
from communique.record import Record, build
from communique.record.status import AccessionStatus, accession_statuses
from communique.rules import paris_deposits

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATES = SHARED / "data" / "finland-sweden-ratification-dates.tsv"
ACCOUNTS = SHARED / "eval" / "dev" / "accession-finland-sweden"
SEEDS = SHARED / "eval" / "dev" / "seeds"
SIGNED, FINLAND_IN, SWEDEN_IN = date(2022, 7, 5), date(2023, 4, 4), date(2024, 3, 7)
HUNGARY_VOTES, HUNGARY_SIGNS, TURKEY_VOTES = date(2024, 2, 26), date(2024, 3, 5), date(2024, 1, 23)
TEMPLATES = (
    "{who} ratified the accession of {whom} to NATO on {day}.",
    "{who} has ratified the accession of {whom} to NATO, the foreign ministry said on {day}.",
    "On {day}, {who} ratified the accession of {whom} to NATO.",
)

needs_dates = pytest.mark.skipif(not DATES.exists(), reason="the table of ratification dates is not here")
needs_accounts = pytest.mark.skipif(not ACCOUNTS.exists(), reason="the evaluation texts are not here")
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the evaluation texts are not here")


@cache
def ratifications() -> dict[str, dict[str, date]]:
    """For each candidate, who ratified when: by both for the first 28, then one by one."""
    rows = [line.split("\t") for line in DATES.read_text("utf-8").splitlines()[1:]]
    finland = {registry.country(row[0]) or row[0]: date.fromisoformat(row[1]) for row in rows}
    return {"FI": finland, "SE": finland | {"FI": FINLAND_IN, "TR": TURKEY_VOTES, "HU": HUNGARY_SIGNS}}


def sentences() -> Iterator[tuple[str, str, dict[str, object], date]]:
    """The steps as sentences with what they claim: (words, step, fields, day)."""
    both, finland, sweden = ("Finland and Sweden", ["FI", "SE"]), ("Finland", ["FI"]), ("Sweden", ["SE"])

    def ratified(who: str, whom: tuple[str, list[str]], day: date) -> tuple[str, str, dict[str, object], date]:
        template = TEMPLATES[day.day % len(TEMPLATES)]
        words = template.format(who=registry.name_of(who), whom=whom[0], day=f"{day.day} {day:%B %Y}")
        return words, "ratified", {"candidates": whom[1], "parties": [who]}, day

    yield (
        "The protocols on the accession of Finland and Sweden to NATO were signed.",
        "signed",
        {"candidates": both[1]},
        SIGNED,
    )
    for who, day in ratifications()["FI"].items():
        yield ratified(who, both if day < date(2023, 1, 1) else finland, day)
    for who, day in ratifications()["SE"].items():
        if day > date(2023, 1, 1):
            yield ratified(who, sweden, day)
    yield "The Hungarian parliament approved the accession of Sweden to NATO.", "parliament-approved", {
        "candidates": ["SE"], "parties": ["HU"],
    }, HUNGARY_VOTES  # fmt: skip
    for whom, day in ((finland, FINLAND_IN), (sweden, SWEDEN_IN)):
        yield f"{whom[0]} joined NATO.", "joined", {"candidates": whom[1]}, day


@cache
def replayed(reads: bool) -> Record:
    """The record of the sentences, one document each: claims as they should be, or as the reader reads them."""
    documents, claims = [], []
    for at, (words, step, fields, day) in enumerate(sentences()):
        document = Document(f"d{at:02}", words, published=day.isoformat(), language="en")
        documents.append(document)
        row = {"kind": "accession", "start": 0, "end": len(words), "quote": words,
               "fields": fields | {"to": "NATO", "step": step, "date": day.isoformat()}}  # fmt: skip
        claims.append(Claim.from_row(row, document))
    if reads:
        claims = [claim for _, found in default_reader().read(documents) for claim in found]
    return build(FiledClaim(number, claim) for number, claim in enumerate(claims, start=1))


def truth(candidate: str, day: date) -> tuple[str, ...]:
    """Who had not ratified on the day, from the table and nothing else."""
    joined = {"FI": FINLAND_IN, "SE": SWEDEN_IN}[candidate]
    if not SIGNED <= day < joined:
        return ()
    done = {who for who, ratified in ratifications()[candidate].items() if ratified <= day}
    allies = set(ratifications()["FI"]) | ({"FI"} if candidate == "SE" and day >= FINLAND_IN else set())
    return tuple(sorted(allies - done))


def of(statuses: tuple[AccessionStatus, ...], candidate: str) -> AccessionStatus:
    (found,) = [status for status in statuses if status.candidate == candidate and status.to == "NATO"]
    return found


@needs_dates
@pytest.mark.parametrize("reads", [False, True], ids=["claims", "read"])
def test_the_status_is_right_on_every_day_of_three_years(reads: bool) -> None:
    record = replayed(reads)
    day, days = date(2022, 1, 1), 0
    while day < date(2025, 1, 1):
        statuses = accession_statuses(record, on=day)
        for candidate, joined in (("FI", FINLAND_IN), ("SE", SWEDEN_IN)):
            status = of(statuses, candidate)
            assert status.outstanding == truth(candidate, day), (candidate, day)
            assert (status.joined is not None) is (day >= joined), (candidate, day)
            approved = candidate == "SE" and HUNGARY_VOTES <= day < HUNGARY_SIGNS
            assert [party for party, _ in status.approved] == (["HU"] if approved else []), (candidate, day)
            if status.electorate and status.outcome:
                assert status.outcome.met is (not truth(candidate, day)) or day >= joined
        day, days = day + timedelta(days=1), days + 1
    assert days == 1096


@needs_dates
def test_the_rule_is_met_on_the_day_of_the_last_ratification() -> None:
    statuses = accession_statuses(replayed(False), on=SWEDEN_IN)
    outcome = of(statuses, "SE").outcome
    assert outcome is not None
    assert (outcome.met, outcome.met_on) == (True, HUNGARY_SIGNS)


def _document(path: Path) -> Document:
    beside = path.with_suffix(".json")
    known = json.loads(beside.read_text("utf-8")) if beside.exists() else {}
    kept = {key: known.get(key) for key in ("published", "publisher", "genre", "language")}
    return Document(path.stem, path.read_text("utf-8"), **kept)


def _gold(folder: Path) -> Record:
    """The record of the claims that people wrote down."""
    claims = []
    for rows in sorted(folder.glob("*.claims.jsonl")):
        document = _document(rows.with_name(rows.name.removesuffix(".claims.jsonl") + ".txt"))
        claims += [Claim.from_row(json.loads(line), document) for line in rows.read_text("utf-8").splitlines()]
    return build(FiledClaim(number, claim) for number, claim in enumerate(claims, start=1))


def _read(folder: Path) -> Record:
    """The record of the claims that the reader finds."""
    from communique.pipeline import read_claims

    found = read_claims(sorted(folder.glob("*.txt")), processes=1)
    return build(FiledClaim(number, claim) for number, claim in enumerate(found, start=1))


@needs_accounts
@pytest.mark.parametrize("record_of", [_gold, _read], ids=["gold", "read"])
def test_every_list_of_the_known_answers_is_right(record_of) -> None:  # type: ignore[no-untyped-def]
    answers = json.loads((ACCOUNTS / "status.json").read_text("utf-8"))
    record = record_of(ACCOUNTS)
    for candidate, days in answers["candidates"].items():
        for day, expected in days.items():
            status = of(accession_statuses(record, on=date.fromisoformat(day)), candidate)
            assert list(status.outstanding) == expected["outstanding"], (candidate, day)
            assert (status.joined is not None) is expected["joined"], (candidate, day)
            assert [party for party, _ in status.approved] == expected.get("parliament_approved", []), (candidate, day)


@needs_accounts
def test_a_date_that_two_documents_tell_differently_is_kept_with_both() -> None:
    (row,) = [
        r for r in of(accession_statuses(_gold(ACCOUNTS), on=date(2022, 11, 30)), "FI").members if r.party == "DK"
    ]
    assert row.reached is not None
    assert (row.reached.date, [step.date for step in row.others]) == ("2022-07-07", ["2022-07-05"])


@needs_seeds
@pytest.mark.parametrize("record_of", [_gold, _read], ids=["gold", "read"])
def test_two_short_accounts_give_who_is_missing_and_the_rule_with_their_passages(record_of) -> None:  # type: ignore[no-untyped-def]
    record = record_of(SEEDS)
    statuses = accession_statuses(record, on=date(2022, 11, 30))
    for candidate in ("FI", "SE"):
        status = of(statuses, candidate)
        assert [party for party, _ in status.missing] == ["HU", "TR"]
        for _, step in status.missing:
            assert all("ratified" in record.claims[number].claim.quote for number in step.claims)
        assert status.is_rule_stated
        assert any("nanimous consent" in record.claims[number].claim.quote for number in status.rule_claims)
        assert len(status.not_reported) == 28
        assert not status.inferred


def _treaty(name: str, deposits: dict[str, date]) -> Record:
    """The record of a depositary's notices, one a party."""
    claims = []
    for at, (party, day) in enumerate(sorted(deposits.items())):
        words = f"{registry.name_of(party)} deposited its instrument."
        document = Document(f"d{at:02}", words, published=day.isoformat(), language="en")
        fields = {"to": name, "step": "deposited", "parties": [party], "date": day.isoformat()}
        row = {"kind": "accession", "start": 0, "end": len(words), "quote": words, "fields": fields}
        claims.append(Claim.from_row(row, document))
    return build(FiledClaim(number, claim) for number, claim in enumerate(claims, start=1))


@pytest.mark.parametrize(
    ("on", "met", "in_force"),
    [
        (date(2016, 9, 30), False, None),  # parties enough, emissions not
        (date(2016, 10, 4), False, None),
        (date(2016, 10, 5), True, date(2016, 11, 4)),
        (date(2016, 12, 1), True, date(2016, 11, 4)),
    ],
)
def test_the_paris_agreement_is_replayed_from_its_deposits(on: date, met: bool, in_force: date | None) -> None:
    (status,) = accession_statuses(_treaty("Paris Agreement", dict(paris_deposits())), on=on)
    assert status.outcome is not None
    assert (status.outcome.met, status.outcome.in_force) == (met, in_force)


def test_the_high_seas_treaty_is_replayed_from_sixty_deposits() -> None:
    last = date(2025, 9, 19)
    parties = [code for code in registry.country_codes() if code != "EU"][:60]
    record = _treaty("High Seas Treaty", {party: last - timedelta(days=at) for at, party in enumerate(parties)})
    (status,) = accession_statuses(record, on=last)
    assert status.outcome is not None
    assert (status.outcome.met_on, status.outcome.in_force) == (last, date(2026, 1, 17))
    (before,) = accession_statuses(record, on=last - timedelta(days=1))
    assert before.outcome is not None
    assert (before.outcome.met, before.outcome.needed) == (False, 1)
