"""Verbs in capitals, as resolutions and conclusions set them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.operative import in_small_letters, with_small_verb
from tests.language.readings import reading_of


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


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("The EU WELCOMES the release and CALLS for talks.", "The EU welcomes the release and calls for talks."),
        ("NATO CONDEMNS the attack.", "NATO condemns the attack."),
        ("The US URGES all parties to act.", "The US urges all parties to act."),
        ("The WTO TALKS resumed.", "The WTO TALKS resumed."),
        ("The members of ITALY URGE nobody.", "The members of ITALY URGE nobody."),
        ("WELCOMES ITALY and the plan.", "welcomes ITALY and the plan."),
    ],
)
def test_a_verb_in_capitals_behind_a_name_in_capitals_is_a_verb_where_words_follow_it(told: str, read: str) -> None:
    assert in_small_letters(told) == read


def test_a_body_alone_on_a_line_does_what_the_lines_below_it_tell() -> None:
    text = (
        "Decision\n\nThe Security Council of the United Nations\n\nRecalling its resolution 5,\n\n"
        "1. Decides to extend the mandate of the mission;\n\n2. Calls upon all parties to act;\n"
    )
    reading = reading_of(text)
    subjects = [
        reading.parties(clause.subject) for each in reading.sentences for clause in each.clauses if clause.subject
    ]
    assert ("UNSC",) in subjects


def test_a_heading_that_is_no_body_does_nothing() -> None:
    reading = reading_of("The price of fish\n\nRecalling the plan,\n\n1. Decides to extend the mandate;\n")
    clauses = [clause for each in reading.sentences for clause in each.clauses if clause.lemma == "decide"]
    assert [clause.subject for clause in clauses] == [None]
