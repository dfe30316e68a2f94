"""Taking part told of the people and not of the event."""

from __future__ import annotations

import pytest

from communique.claims import participation, session
from tests.claims.told import has, told

_MAIN = "The Conference on Forests opened in Lima on 3 May 2027. "


@pytest.mark.parametrize(
    ("text", "participant", "capacity", "modality"),
    [
        (
            "A working group, co-chaired by Ann Roe and Jo Poe (Chile), was set up.",
            "Jo Poe",
            "chair",
            "asserted",
        ),
        ("The consultations were co-facilitated by Ann Roe (Peru).", "Ann Roe", "chair", "asserted"),
        (_MAIN + "Forty-two states and ten companies were represented.", "Forty-two states", "unspecified", "asserted"),
        (_MAIN + "Chile was not represented.", "CL", "unspecified", "denied"),
        (_MAIN + "Chile took part in the proceedings as an observer.", "CL", "observer", "asserted"),
        (_MAIN + "Minister Ann Roe sent her apologies.", "Ann Roe", "unspecified", "denied"),
        (_MAIN + "Minister Ann Roe could not attend.", "Ann Roe", "unspecified", "denied"),
        (_MAIN + "Minister Ann Roe was unable to attend the conference.", "Ann Roe", "unspecified", "denied"),
        (_MAIN + "Chile excused itself.", "CL", "unspecified", "denied"),
        (_MAIN + "Minister Ann Roe sent her regrets to the host.", "Ann Roe", "unspecified", "denied"),
        (_MAIN + "The US trade secretary did not travel to Lima.", "US trade secretary", "unspecified", "denied"),
        (
            "Minister Ann Roe visited Peru. She was accompanied by Minister Bo Koe.",
            "Bo Koe",
            "unspecified",
            "asserted",
        ),
        (
            "Over lunch, they exchanged views with President Ann Roe on fish.",
            "Ann Roe",
            "unspecified",
            "asserted",
        ),
        ("The Forest Council adopted a plan. The session was chaired by Ann Roe.", "Ann Roe", "chair", "asserted"),
    ],
)
def test_who_took_part_is_read_from_what_is_told_of_them(
    text: str, participant: str, capacity: str, modality: str
) -> None:
    rows = told(participation, text, published="2027-05-03")
    assert has(rows, participant=participant, capacity=capacity, modality=modality), rows


@pytest.mark.parametrize(
    "text",
    [
        "Two states were represented on the board.",
        "He was accompanied by his dog.",
        _MAIN + "Minister Ann Roe sent her regrets to the families.",
        _MAIN + "Minister Ann Roe could not attend to every request.",
        _MAIN + "Chile was excused from payment.",
        _MAIN + "The committee was chaired badly.",
        _MAIN + "Workers are represented by a union in the plant.",
    ],
)
def test_other_company_is_no_taking_part(text: str) -> None:
    assert told(participation, text) == []


@pytest.mark.parametrize(
    ("label", "topics"),
    [("PLENARY", None), ("CONTACT GROUP ON FINANCE", ["finance"]), ("COMMITTEE OF THE WHOLE", None)],
)
def test_the_heading_of_a_paragraph_can_name_a_session(label: str, topics: list[str] | None) -> None:
    text = f"FORESTS-4 HIGHLIGHTS\nWednesday, 11 March 2026\n\n{label}: PERU asked for more time for the talks."
    assert has(told(session, text), label=label, topics=topics, date="2026-03-11")


@pytest.mark.parametrize("label", ["IN THE CORRIDORS", "FINANCE", "GROUP OF 77"])
def test_other_headings_name_no_session(label: str) -> None:
    assert told(session, f"{label}: PERU asked for more time for the talks.") == []


def test_the_chairs_of_a_groups_meeting_chair_that_meeting_once() -> None:
    text = "Envoys pledged fish at the ninth meeting of the Herring Contact Group, chaired by Peru."
    events = [row["event"] for row in told(participation, text) if row["participant"] == "PE"]
    assert events == ["ninth meeting of the Herring Contact Group"]


def test_who_sends_regards_or_could_come_to_one_part_did_not_stay_away() -> None:
    for text in ("Minister Ann Roe sent her regards.", "Minister Ann Roe could attend only the dinner."):
        assert not has(told(participation, _MAIN + text), participant="Ann Roe", modality="denied")


@pytest.mark.parametrize(
    "words",
    [
        "La ministre islandaise des Affaires étrangères, Elin Briem, s’est fait excuser.",
        "La ministre islandaise, Elin Briem, s’est excusée.",
    ],
)
def test_a_french_minister_who_has_herself_excused_stayed_away(words: str) -> None:
    text = f"Les ministres des Affaires étrangères du G7 se sont réunis à Riga le 3 mai 2027. {words}"
    assert has(told(participation, text, "fr"), participant="Elin Briem", modality="denied")
