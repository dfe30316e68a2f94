"""Verbs in capitals, as resolutions and conclusions set them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.operative import in_small_letters, with_small_verb


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("COMMENDS the Chair, and TAKES NOTE of the report;", "commends the Chair, and takes note of the report;"),
        ("STRONGLY CONDEMNS the attacks in Kandi;", "strongly condemns the attacks in Kandi;"),
        ("The Council REITERATES ITS SUPPORT for UNRWA.", "The Council reiterates its support for UNRWA."),
        ("The Council LOOKS FORWARD TO the OECD report.", "The Council looks forward to the OECD report."),
        ("WELCOMES WITH SATISFACTION the ECOWAS report;", "welcomes with satisfaction the ECOWAS report;"),
        ("it FURTHER INVITES the AU to help.", "it further invites the AU to help."),
    ],
)
def test_a_verb_in_capitals_is_read_in_small_letters_with_the_words_beside_it(shown: str, read: str) -> None:
    assert in_small_letters(shown) == read


@pytest.mark.parametrize(
    "kept",
    [
        "The UNITED STATES and the WTO opposed.",
        "FINAL COMMUNIQUE OF THE SUMMIT NOTES",
        "CHINA, supported by INDIA, opposed the text.",
        "AOSIS and the G-77 called for AIDS funding.",
        "",
    ],
)
def test_names_and_acronyms_in_capitals_stay(kept: str) -> None:
    assert in_small_letters(kept) == kept


@pytest.mark.parametrize(
    ("item", "read"),
    [
        ("Urges Member States to contribute;", "urges Member States to contribute;"),
        ("Calls upon all parties to stop;", "calls upon all parties to stop;"),
        ("Member States will contribute;", "Member States will contribute;"),
        ("Norway: two tents", "Norway: two tents"),
    ],
)
def test_an_item_that_opens_with_a_verb_has_it_in_small_letters(item: str, read: str) -> None:
    assert with_small_verb(item) == read


@given(st.text(alphabet="ABDENOSTW adeist.,;", max_size=60))
def test_letters_change_their_case_only(sentence: str) -> None:
    for changed in (in_small_letters(sentence), with_small_verb(sentence)):
        assert len(changed) == len(sentence)
        assert changed.lower() == sentence.lower()
