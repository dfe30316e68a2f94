"""Who came for a country, and how: in person or by video link."""

from __future__ import annotations

from importlib.resources import files
from itertools import permutations

import pytest

from communique.record import Builder, Record, build
from communique.record.delegations import country_represented
from tests.record.telling import Telling, account, everything_about, filed

FORUM = {"name": "Grain Forum", "date": "2031-05-04", "city": "Osaka", "format": "conference"}


def tells(name: str, *sentences: tuple[str, str]) -> Telling:
    """An account of the forum; each row is a sentence and the participant of whom it tells."""
    return account(
        name,
        ("The Grain Forum was held in Osaka.", "meeting", FORUM),
        *((said, "participation", {"participant": who, "event": "Grain Forum"}) for said, who in sentences),
        published="2031-05-04",
        language="en",
    )


def types(*sentences: tuple[str, str]) -> list[str]:
    """The contradictions between accounts of one sentence each, in any order of reading."""
    told = [tells(f"d{at}", sentence) for at, sentence in enumerate(sentences)]
    found = [[conflict.type for conflict in build(filed(*order)).conflicts] for order in permutations(told)]
    assert all(each == found[0] for each in found)
    return found[0]


def otwori(words: str) -> tuple[str, str]:
    return f"Foreign Minister Amina Otwori {words}.", "Amina Otwori"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("attended in person", "addressed the forum by video link", ["presence"]),
        ("flew to Osaka for the forum", "joined virtually", ["presence"]),
        ("travelled to Osaka", "took part remotely, from Nairobi", ["presence"]),
        # neither says how; one does not say; both say the same in other words; a clause about somebody else
        ("attended", "took part", []),
        ("attended", "joined by video link", []),
        ("joined online", "spoke via videoconference", []),
        ("attended in person", "attended, while Ane Solvik joined by video link", []),
    ],
)
def test_in_person_and_by_video_link_contradict_each_other(one: str, other: str, found: list[str]) -> None:
    assert types(otwori(one), otwori(other)) == found


def test_the_side_that_more_accounts_tell_stands_first() -> None:
    there, far = otwori("attended in person"), otwori("joined by video link")
    record = build(filed(tells("a", there), tells("b", far), tells("c", far)))
    assert [side.value for side in record.conflicts[0].sides] == ["by video link", "in person"]


BY_OTWORI = ("Kenya was represented at the forum by Foreign Minister Amina Otwori.", "Amina Otwori")
BY_MWARO = ("Deputy Minister Peter Mwaro represented Kenya at the forum.", "Peter Mwaro")
LED_BY_MWARO = ("Peter Mwaro headed the Kenyan delegation at the forum.", "Peter Mwaro")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (BY_OTWORI, BY_MWARO, ["representative"]),
        (BY_OTWORI, LED_BY_MWARO, ["representative"]),
        # both may have come; the same; another country; the surname alone
        (BY_OTWORI, ("Deputy Minister Peter Mwaro of Kenya attended the forum.", "Peter Mwaro"), []),
        (BY_MWARO, LED_BY_MWARO, []),
        (BY_OTWORI, ("Ghana was represented by its Deputy Minister, Peter Mwaro.", "Peter Mwaro"), []),
        (BY_MWARO, ("Kenya was represented by Mwaro.", "Mwaro"), []),
    ],
)
def test_two_persons_who_represented_one_country_contradict_each_other(
    one: tuple[str, str], other: tuple[str, str], found: list[str]
) -> None:
    assert types(one, other) == found


def test_a_country_that_two_persons_represented_is_contradicted_by_neither() -> None:
    said = "Kenya was represented by Amina Otwori and Peter Mwaro."
    both = tells("a", (said, "Amina Otwori"), (said, "Peter Mwaro"))
    assert not build(filed(both, tells("b", BY_MWARO))).conflicts


def test_who_represented_a_country_at_another_meeting_contradicts_nobody() -> None:
    elsewhere = account(
        "b",
        ("The Water Forum was held in Turin.", "meeting",
         {"name": "Water Forum", "date": "2031-06-04", "city": "Turin", "format": "conference"}),
        (BY_MWARO[0], "participation", {"participant": BY_MWARO[1], "event": "Water Forum"}),
        published="2031-06-04",
    )  # fmt: skip
    assert not build(filed(tells("a", BY_OTWORI), elsewhere)).conflicts


def test_an_account_that_goes_takes_its_representative_with_it() -> None:
    stock = filed(tells("a", BY_OTWORI), tells("b", BY_MWARO))
    builder = Builder()
    builder.update((), stock)
    assert [conflict.type for conflict in builder.record().conflicts] == ["representative"]
    builder.update([it.number for it in stock if it.claim.document.name == "b"], ())
    kept: Record = build([it for it in stock if it.claim.document.name == "a"])
    assert everything_about(builder.record()) == everything_about(kept)


def rows() -> list[tuple[str, str]]:
    text = files("communique.record").joinpath("data/representation.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return [(language, example) for language, _, example in lines]


@pytest.mark.parametrize(("language", "example"), rows())
def test_every_pattern_of_representation_finds_the_country_of_its_example(language: str, example: str) -> None:
    assert country_represented(example, language) == "KE"


@pytest.mark.parametrize(
    "passage",
    [
        "Amina Otwori of Kenya attended the forum.",
        "She represents farmers in Kenya.",
        "The Kenyan delegation welcomed Amina Otwori.",
        "Kenya and Ghana were there; farmers were represented by Amina Otwori.",
    ],
)
def test_who_came_for_a_country_is_not_read_where_nobody_says_it(passage: str) -> None:
    assert country_represented(passage, "en") is None
