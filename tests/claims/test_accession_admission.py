"""Who is let into an organisation, whose bid is refused, and who makes none."""

from __future__ import annotations

import pytest

from tests.claims.test_accession import steps, told

FJ = ("FJ",)


def read(text: str, language: str = "en", **known: str) -> list[tuple[object, ...]]:
    found = [told(claim) for claim in steps(text, language=language, **known)]
    return [(f["step"], f["modality"], f.get("candidates", ()), f.get("to")) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The African Union admitted Fiji.", ("joined", "asserted", FJ, "AFRICAN UNION")),
        ("Fiji was admitted to the African Union in 2020.", ("joined", "asserted", FJ, "AFRICAN UNION")),
        (
            "CARICOM decided by consensus to admit Fiji with effect from 1 May 2028.",
            ("joined", "expected", FJ, "CARICOM"),
        ),
        ("The African Union agreed to admit Fiji as its 56th member.", ("joined", "expected", FJ, "AFRICAN UNION")),
        (
            "The Council approves the admission of Fiji to ECOWAS as a member with effect from 1 May 2028.",
            ("joined", "expected", FJ, "ECOWAS"),
        ),
        ("The EU looks forward to the signature of the Accession Treaty with Fiji.", ("signed", "expected", FJ, "EU")),
        (
            "The EU concluded accession talks with Fiji and expects the signing of the accession treaty in May.",
            ("signed", "expected", FJ, "EU"),
        ),
        ("The EAC met. Fiji joined the bloc in 2024.", ("joined", "asserted", FJ, "EAC")),
        (
            "The WHO met. Fiji, which left the Organization in 2026, was not present.",
            ("withdrew", "asserted", FJ, "WHO"),
        ),
        ("The Fish Coalition has nine members; Fiji is to join in May.", ("joined", "expected", FJ, "Fish Coalition")),
        ("The EAC met. Fiji's application, lodged in May, was discussed.", ("applied", "asserted", FJ, "EAC")),
        ("NATO confirmed that Fiji is not seeking membership.", ("applied", "denied", FJ, "NATO")),
    ],
)
def test_who_comes_in_or_does_not_is_read_with_the_body(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


def test_a_french_decision_to_admit_is_read() -> None:
    found = read("Le Conseil a décidé d’admettre le Pérou à l’Union africaine.", "fr")
    assert found == [("joined", "expected", ("PE",), "AFRICAN UNION")]


@pytest.mark.parametrize(
    "text",
    [
        "The African Union admitted Fiji as an observer.",
        "The Council admitted journalists to the hall of the African Union.",
        "Peru admitted a mistake at the African Union.",
        "Fiji's application for a loan was lodged with the African Union.",
        "The Council looks forward to the signature of the trade agreement between the EU and Fiji.",
        "NATO confirmed that Fiji seeks membership of the fishing club.",
        "The Fish Coalition has nine members. Fiji will host a fair in May.",
    ],
)
def test_what_lets_nobody_in_tells_no_step(text: str) -> None:
    assert not any(
        step in ("joined", "signed", "applied") and candidates == FJ for step, _, candidates, _ in read(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Peru's parliament rejected the accession of Fiji to the EU.",
        "Italy ratified the accession of Fiji to the EU. Peru's parliament rejected the bill on 27 April.",
        "Peru's parliament voted down the accession of Fiji to the EU.",
        "Peru's parliament voted against the ratification of the accession of Fiji to the EU.",
    ],
)
def test_a_parliament_that_refuses_has_not_approved(text: str) -> None:
    assert read(text)[-1] == ("parliament-approved", "denied", FJ, "EU")


@pytest.mark.parametrize(
    "text",
    [
        "Peru's parliament rejected a motion to delay the accession of Fiji to the EU.",
        "Peru's parliament rejected an amendment on the accession of Fiji to the EU.",
    ],
)
def test_a_refused_motion_refuses_no_accession(text: str) -> None:
    assert read(text) == []
