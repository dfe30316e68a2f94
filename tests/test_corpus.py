"""The accounts that come with the program, and those kept beside the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import corpus, views
from communique.model import Claim, CommitmentFields, StatementFields
from communique.pipeline import documents, read_claims
from communique.pipeline import read as read_record
from communique.record import Record
from communique.views import Brief

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "eval" / "dev"


@pytest.fixture(scope="module")
def accounts() -> Iterator[Path]:
    with corpus.folder("bucharest-2022") as folder:
        yield folder


@pytest.fixture(scope="module")
def record(accounts: Path) -> Record:
    return read_record(accounts)


@pytest.fixture(scope="module")
def brief(record: Record) -> Brief:
    return views.brief(record)


def unquoted(found: Iterator[Claim]) -> tuple[int, list[str]]:
    """How many claims there are, and those whose words are not their document's."""
    count = 0
    wrong = []
    for claim in found:
        count += 1
        text = claim.document.text
        spans = [(claim.span.start, claim.span.end, claim.quote)]
        spans += [(passage.start, passage.end, passage.text) for _, passage in claim.passages()]
        wrong += [f"{claim.document.name}: {words}" for start, end, words in spans if text[start:end] != words]
    return count, wrong


def test_every_claim_of_the_demo_quotes_its_document(accounts: Path) -> None:
    count, wrong = unquoted(read_claims([accounts]))
    assert count > 50
    assert wrong == []


@pytest.mark.skipif(not BESIDE.is_dir(), reason=f"the accounts for development are not at {BESIDE}")
def test_every_claim_of_the_accounts_beside_the_project_quotes_its_document() -> None:
    count, wrong = unquoted(read_claims(sorted(BESIDE.glob("*/*.txt")), processes=1))
    assert count > 300
    assert wrong == []


def test_the_demo_is_three_short_accounts_that_say_what_they_are(accounts: Path) -> None:
    found = [item for item in documents([accounts]) if isinstance(item, tuple)]
    assert len(found) == 3
    for _, document in found:
        assert 180 <= len(document.text.split()) <= 320
        assert document.publisher is not None
        assert document.publisher.endswith("(demo)")
        assert document.language == "en"
        assert document.genre is not None
        assert document.published is not None


# What the reference accounts report as spoken. Nothing else may be put into these people's mouths.
SPOKEN = {
    "Jean Asselborn": (
        "to preserve unity and cohesion within it",
        "support Ukraine by all our means and for as long as necessary",
        "leave aside and delay the yearning for more security by millions of Finns and Swedes",
        "We cannot afford to make such a miscalculation a second time. We need to reduce our strategic dependencies "
        "on China, identify and reduce our vulnerabilities, and ensure the integrity of our supply chains",
        "the time has come to intensify our cooperation",
    ),
    "Jens Stoltenberg": (
        "NATO is an Alliance of Europe and North America, but the challenges we face are global, "
        "and we must address them together in NATO",
        "as we face our greatest security crisis in a generation",
    ),
}


def test_the_demo_quotes_only_what_was_spoken(accounts: Path) -> None:
    spoken = {words for said in SPOKEN.values() for words in said}
    quoted = {
        words.rstrip(",")
        for path in accounts.glob("*.txt")
        for words in re.findall(r'"([^"]+)"', path.read_text("utf-8"))
    }
    assert quoted == spoken


def test_the_demo_gives_quotations_to_those_who_spoke_them(record: Record) -> None:
    found = 0
    for filed in record.claims.values():
        fields = filed.claim.fields
        if isinstance(fields, StatementFields) and '"' in filed.claim.quote:
            for words in re.findall(r'"([^"]+)"', filed.claim.quote):
                found += 1
                assert any(words.rstrip(",") in SPOKEN.get(speaker, ()) for speaker in fields.speakers), words
    assert found >= 5


def test_the_demo_is_one_meeting_of_two_days(brief: Brief) -> None:
    assert "NATO" in brief.title
    assert brief.dates == "29–30 November 2022"
    assert "Bucharest" in brief.place
    assert brief.independent_sources == 3


def test_the_pledge_is_one_fact_of_two_sources_with_its_total_derived(record: Record, brief: Brief) -> None:
    pledges = [fact for fact in record.of_kind("commitment") if fact.sources >= 2]
    sums = [
        (fields.makers, set(fields.recipients), fields.amount, fields.currency, fields.basis)
        for fact in pledges
        if isinstance(fields := fact.fields, CommitmentFields) and fields.amount
    ]
    assert (("LU",), {"BA", "GE", "MD"}, 1_000_000, "EUR", "each") in sums
    assert any("€3 million" in entry.line.text for entry in brief.commitments)


def test_each_million_and_three_in_total_are_no_contradiction(record: Record) -> None:
    assert [conflict for conflict in record.conflicts if conflict.kind == "commitment"] == []


def test_two_allies_are_missing_and_all_thirty_must_consent(brief: Brief) -> None:
    nordic = [entry for entry in brief.accessions if "Finland" in entry.title or "Sweden" in entry.title]
    assert nordic
    for entry in nordic:
        assert {line.text.split(" (")[0] for line in entry.missing} == {"Hungary", "Türkiye"}
        assert "28" in entry.summary.text


def test_the_sessions_and_side_events_are_told(brief: Brief) -> None:
    programme = " ".join(session.label.casefold() for session in brief.programme)
    for label in ("first working session", "dinner", "last working session"):
        assert label in programme
    assert any("BeNeLux" in line.text for line in brief.margins)


def test_the_offices_are_known(record: Record) -> None:
    held = {person.name: [post.of for post in person.posts] for person in record.people.persons}
    expected = {"Jean Asselborn": "LU", "Dmytro Kuleba": "UA", "Jens Stoltenberg": "NATO", "Klaus Iohannis": "RO"}
    for person, of in expected.items():
        assert of in held[person]
