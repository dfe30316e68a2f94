"""Who presided, and whose loan it is."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from communique.record import Builder, build
from communique.views.assembly import conflicts
from tests.record.telling import Telling, account, everything_about, filed

MAY = "2031-05-04"
FORUM = {"name": "Grain Forum", "date": MAY, "city": "Osaka", "format": "conference"}


def presides(name: str, *persons: str, words: str = "The forum was chaired by {who}.", **meeting: Any) -> Telling:
    """An account of the forum that names those who presided."""
    return account(
        name,
        ("The Grain Forum was held in Osaka.", "meeting", FORUM | meeting),
        *(
            (words.format(who=who), "participation",
             {"participant": who, "event": "Grain Forum", "capacity": "chair"})
            for who in persons
        ),
        published=MAY,
        language="en",
    )  # fmt: skip


def types(*told: Telling) -> list[str]:
    """The contradictions between accounts, in any order of reading."""
    found = [[conflict.type for conflict in build(filed(*order)).conflicts] for order in permutations(told)]
    assert all(each == found[0] for each in found)
    return found[0]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (presides("b", "Jon Brask"), ["chair"]),
        (presides("b", chair=["Jon Brask"]), ["chair"]),
        (presides("b", "Jon Brask", words="{who}, in the chair, opened the forum."), ["chair"]),
        # the same person, the surname alone, a country, two who share the chair, who says nothing of it
        (presides("b", "Mara Tolvaj"), []),
        (presides("b", "Tolvaj"), []),
        (presides("b", "SI"), []),
        (presides("b", "Mara Tolvaj", "Jon Brask"), []),
        (presides("b", "Jon Brask", words="The forum was co-chaired by {who}."), []),
        (presides("b"), []),
    ],
)
def test_two_persons_in_one_chair_contradict_each_other(other: Telling, found: list[str]) -> None:
    assert types(presides("a", "Mara Tolvaj"), other) == found


def lends(name: str, words: str, maker: str, published: str = MAY, **fields: Any) -> Telling:
    given = {"makers": [maker], "recipients": ["KE"], "amount": 4e7, "currency": "EUR", "stage": "pledged",
             "instrument": "loan", "content": words}  # fmt: skip
    return account(name, (f"It was told: {words}", "commitment", given | fields), published=published)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (lends("b", "The loan of 40 million euros to Kenya", "NO"), ["maker"]),
        (lends("b", "this loan of 40 million to Kenya", "NO"), ["maker"]),
        (lends("b", "Le prêt de 40 millions d'euros au Kenya", "NO", instrument="prêt"), ["maker"]),
        # a loan of its own, another sum, another recipient, a grant, told much later, the same maker
        (lends("b", "a loan of 40 million euros to Kenya", "NO"), []),
        (lends("b", "the loan of 50 million euros to Kenya", "NO", amount=5e7), []),
        (lends("b", "the loan of 40 million euros to Ghana", "NO", recipients=["GH"]), []),
        (lends("b", "the grant of 40 million euros to Kenya", "NO", instrument="grant"), []),
        (lends("b", "the loan of 40 million euros to Kenya", "NO", published="2031-09-04"), []),
        (lends("b", "the loan of 40 million euros to Kenya", "SI"), []),
    ],
)
def test_one_known_loan_of_two_makers_is_a_contradiction(other: Telling, found: list[str]) -> None:
    assert types(lends("a", "the loan of 40 million euros to Kenya", "SI"), other) == found


def test_who_gives_is_told_by_name() -> None:
    words = "the loan of 40 million euros to Kenya"
    (shown,) = conflicts(build(filed(lends("a", words, "SI"), lends("b", words, "NO"))))
    assert {line.text for line in shown.sides} == {"Norway", "Slovenia"}


def test_a_record_that_is_kept_up_to_date_knows_chairs_and_makers_as_one_built_at_once() -> None:
    words = "the loan of 40 million euros to Kenya"
    told = [presides("a", "Mara Tolvaj"), presides("b", "Jon Brask"), lends("c", words, "SI"), lends("d", words, "NO")]
    claims = filed(*told)
    builder = Builder()
    for each in claims:
        builder.update((), [each])
    assert everything_about(builder.record()) == everything_about(build(claims))
    builder.update([each.number for each in claims if each.claim.document.name in "bd"], ())
    assert builder.record().conflicts == ()
