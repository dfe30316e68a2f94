"""Who talks where no name is told."""

from __future__ import annotations

import pytest

from communique.claims import discussion
from tests.claims.told import has, told

_MET = "Minister Ann Roe met Minister Jo Poe in Lima on Monday. "
_OPENED = "The Conference on Forests opened in Lima on 3 May 2027. "


@pytest.mark.parametrize(
    ("text", "participants", "topics"),
    [
        (_MET + "Discussions focused on fish and copper.", ["Ann Roe", "Jo Poe"], ["fish", "copper"]),
        (_MET + "Their talks dealt with trade.", ["Ann Roe", "Jo Poe"], ["trade"]),
        (_OPENED + "Participants discussed definitions and peat.", ["Participants"], ["definitions", "peat"]),
        (_OPENED + "Delegates considered the budget.", ["Delegates"], ["budget"]),
        ("Delegates to the Conference on Forests met in Lima. They addressed peat.", ["Delegates"], ["peat"]),
    ],
)
def test_talk_without_names_is_that_of_those_who_met(text: str, participants: list[str], topics: list[str]) -> None:
    assert has(told(discussion, text, published="2027-05-04"), participants=participants, topics=topics)


@pytest.mark.parametrize(
    "text",
    [
        "Participants discussed life and love.",
        _OPENED + "The delegates of the fair considered themselves lucky.",
        _OPENED + "Discussions are what he likes.",
    ],
)
def test_talk_of_nobody_in_particular_gives_none(text: str) -> None:
    assert told(discussion, text) == []
