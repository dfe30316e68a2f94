from __future__ import annotations

import pytest

from tests.claims.test_accession import steps, told


def fields(text: str, language: str = "en", **known: str) -> list[dict[str, object]]:
    return [told(claim) for claim in steps(text, language=language, **known)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The board welcomed the deposit by Chad of its instrument of ratification of the Protocol on Rivers "
            "on 3 May 2023, bringing the number of ratifications to eight, and called on the others to ratify it.",
            "en",
            [("Protocol on Rivers", "deposited", ("TD",), "2023-05-03", 8)],
        ),
        (
            "Ministers congratulated Peru on the deposit, on 1 June 2023, of its instrument of accession "
            "to the Minamata Convention.",
            "en",
            [("Minamata Convention", "deposited", ("PE",), "2023-06-01", None)],
        ),
        (
            "Norway noted Chad’s deposit of its instrument of ratification of the Minamata Convention.",
            "en",
            [("Minamata Convention", "deposited", ("TD",), None, None)],
        ),
        (
            "Elle a salué le dépôt par le Tchad de son instrument de ratification de la Convention "
            "sur les armes à sous-munitions.",
            "fr",
            [("Convention on Cluster Munitions", "deposited", ("TD",), None, None)],
        ),
        ("The deposit by Chad of 3 million euros in the fund was confirmed.", "en", []),
        ("The deposit of gold found in Chad will be mined under a protocol.", "en", []),
    ],
)
def test_a_deposit_told_by_a_noun_is_a_step(text: str, language: str, expected: list[tuple[object, ...]]) -> None:
    found = [(f.get("to"), f["step"], f.get("parties"), f.get("date"), f.get("count")) for f in fields(text, language)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Summit considered the application of Burundi to join SADC.", [(("BI",), "SADC", "applied")]),
        ("Members discussed Peru’s application for membership of the European Union.", [(("PE",), "EU", "applied")]),
        ("Belgium withdrew its own application to join the European Union.", [(("BE",), "EU", "withdrew")]),
        ("Peru had applied to join the Blue Rivers Partnership.", [(("PE",), "Blue Rivers Partnership", "applied")]),
        ("The application of Burundi for aid was considered by the European Union.", []),
        ("The application of the rules of the treaty to Peru was discussed.", []),
    ],
)
def test_an_application_told_by_a_noun_is_a_step(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(f.get("candidates"), f.get("to"), f["step"]) for f in fields(text)] == expected


TREATY = (
    "On Tuesday the Dutch Senate approved the treaty of accession of Albania to the European Union. "
    "The lower house had passed the bill in December. Members have to ratify it. "
)


@pytest.mark.parametrize(
    ("text", "step", "parties", "modality", "date", "count"),
    [
        ("Malta was first, on 4 November.", "ratified", ("MT",), "asserted", "2027-11-04", None),
        ("Malta was the first to ratify.", "ratified", ("MT",), "asserted", None, None),
        ("Two are missing: France and Cyprus.", "ratified", ("FR", "CY"), "denied", None, 2),
        (
            "Every one of the 27 must ratify before it enters into force.",
            "requirement",
            ("EU:members",),
            "asserted",
            None,
            27,
        ),
        (
            "It can enter into force, which is planned for 1 January 2029.",
            "in-force",
            (),
            "expected",
            "2029-01-01",
            None,
        ),
        ("Ireland ratified it on 3 December.", "ratified", ("IE",), "asserted", "2027-12-03", None),
    ],
)
def test_an_accession_treaty_names_candidate_and_organisation_of_what_follows(
    text: str, step: str, parties: tuple[str, ...], modality: str, date: str | None, count: int | None
) -> None:
    found = [
        f for f in fields(TREATY + text, published="2028-05-18") if f["step"] == step and f["modality"] == modality
    ]
    assert found[-1].get("parties", ()) == parties
    assert (found[-1].get("date"), found[-1].get("count")) == (date, count)
    assert (found[-1]["candidates"], found[-1]["to"]) == (("AL",), "EU")


def test_a_chamber_completes_the_approval_after_the_other_had_said_yes() -> None:
    assert [f["step"] for f in fields(TREATY)] == ["parliament-approved"]
    assert [f["step"] for f in fields(TREATY.split(". ")[0] + ".")] == []


@pytest.mark.parametrize("text", ["Malta was first in the race.", "Mr Roe was first to speak."])
def test_who_is_first_in_something_else_ratifies_nothing(text: str) -> None:
    assert fields(f"The treaty of accession of Albania to the European Union was discussed. {text}") == []


def test_a_question_in_capitals_is_not_the_health_organisation() -> None:
    text = "The Minamata Convention was adopted in 2013. Chad ratified it in 2015.\n\n"
    text += "WHO HAS RATIFIED (as of 30 May)\n\nPeru ratified it in 2016."
    assert [f.get("parties") for f in fields(text)] == [("TD",), ("PE",)]
