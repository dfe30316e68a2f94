from __future__ import annotations

import pytest

from communique.claims import participation
from tests.claims.told import told

EVENT = "Riga Security Conference"


def parts(text: str) -> set[tuple[str, str | None, str, str]]:
    return {
        (row["participant"], row.get("event"), row["capacity"], row["modality"]) for row in told(participation, text)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Representatives of Peru and Chile were present at the Riga Security Conference.",
            {("PE", EVENT, "unspecified", "asserted"), ("CL", EVENT, "unspecified", "asserted")},
        ),
        (
            "Also in attendance at the Riga Security Conference was Danish Foreign Minister Peder Holm.",
            {("Peder Holm", EVENT, "unspecified", "asserted")},
        ),
        ("Chile was absent from the Riga Security Conference.", {("CL", EVENT, "unspecified", "denied")}),
        (
            "Leaders attending the Riga Security Conference include Finnish Prime Minister Ada Voss.",
            {("Ada Voss", EVENT, "unspecified", "asserted")},
        ),
        (
            "Deputy Minister Ana Hoxha headed the Albanian delegation to the Riga Security Conference.",
            {("Ana Hoxha", EVENT, "unspecified", "asserted")},
        ),
        (
            "The delegation to the Riga Security Conference was led by Deputy Minister Ana Hoxha.",
            {("Ana Hoxha", EVENT, "unspecified", "asserted")},
        ),
        (
            "The Peruvian delegation at the Riga Security Conference included Foreign Minister Luis Roca.",
            {("Luis Roca", EVENT, "unspecified", "asserted")},
        ),
        ("Peru sent observers to the Riga Security Conference.", {("PE", EVENT, "observer", "asserted")}),
        ("Peru did not send a delegation to the Riga Security Conference.", {("PE", EVENT, "unspecified", "denied")}),
        ("Peru declined an invitation to the Riga Security Conference.", {("PE", EVENT, "invitee", "denied")}),
        (
            "In her address to the Riga Security Conference, Minister Ana Hoxha called for calm.",
            {("Ana Hoxha", EVENT, "unspecified", "asserted")},
        ),
        (
            "Minister Ana Hoxha confirmed her attendance at the Riga Security Conference.",
            {("Ana Hoxha", EVENT, "unspecified", "expected")},
        ),
        (
            "Minister Ana Hoxha cancelled her participation in the Riga Security Conference.",
            {("Ana Hoxha", EVENT, "unspecified", "denied")},
        ),
        (
            "The Riga Security Conference drew delegates from Peru and Chile.",
            {("PE", EVENT, "unspecified", "asserted"), ("CL", EVENT, "unspecified", "asserted")},
        ),
        (
            "The Riga Security Conference, co-hosted by Peru and Chile, opens on Monday.",
            {("PE", EVENT, "host", "asserted"), ("CL", EVENT, "host", "asserted")},
        ),
        (
            "Minister Ana Hoxha spoke at the Riga Security Conference, chaired by Peru and Chile.",
            {
                ("Ana Hoxha", EVENT, "unspecified", "asserted"),
                ("PE", EVENT, "chair", "asserted"),
                ("CL", EVENT, "chair", "asserted"),
            },
        ),
        (
            "The Riga Security Conference, hosted by Latvia and chaired by Minister Ana Hoxha, ended on Friday.",
            {("Ana Hoxha", EVENT, "chair", "asserted")},
        ),
        (
            "The Riga Security Conference was attended by Minister Ana Hoxha and by the ambassadors of Peru and Chile.",
            {
                ("Ana Hoxha", EVENT, "unspecified", "asserted"),
                ("PE", EVENT, "unspecified", "asserted"),
                ("CL", EVENT, "unspecified", "asserted"),
            },
        ),
        (
            "NATO Secretary General Eva Roe and EU Commissioner Paul Lind attended the Riga Security Conference.",
            {("Eva Roe", EVENT, "unspecified", "asserted"), ("Paul Lind", EVENT, "unspecified", "asserted")},
        ),
        (
            "The envoy was accompanied at the Riga Security Conference by Minister Ana Hoxha.",
            {("Ana Hoxha", EVENT, "unspecified", "asserted")},
        ),
        (
            "Minister Ana Hoxha announced the grant at the Riga Security Conference.",
            {("Ana Hoxha", EVENT, "unspecified", "asserted")},
        ),
        (
            "Minister Ana Hoxha, chief of staff, and Ambassador Luis Roca attended the Riga Security Conference.",
            {("Ana Hoxha", EVENT, "unspecified", "asserted"), ("Luis Roca", EVENT, "unspecified", "asserted")},
        ),
        (
            "Polish President Jan Kowal attended the Riga Security Conference.",
            {("Jan Kowal", EVENT, "unspecified", "asserted")},
        ),
    ],
)
def test_who_was_there_took_part(text: str, expected: set[tuple[str, str | None, str, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Representatives of Peru were present in the capital during the floods.",
        "The risks discussed at the Riga Security Conference include Peru and Chile.",
        "Minister Ana Hoxha headed the delegation for many years.",
        "Minister Ana Hoxha announced the Riga Security Conference.",
        "Peru announced a grant ahead of the Riga Security Conference.",
        "Peru sent aid to the victims of the floods.",
        "The Riga Security Conference drew criticism from many.",
        "The interest of Peru in the Riga Security Conference surprised many.",
    ],
)
def test_who_is_only_named_near_an_event_took_no_part(text: str) -> None:
    assert parts(text) == set()
