"""Status lists of treaties, and steps told by "has not yet done so"."""

from __future__ import annotations

import pytest

from communique.claims.lexicon import rows
from tests.claims.test_accession import steps, told

HEAD = "Status of the Quito Protocol on River Data as at 30 September 2025\n\n"
TETE = "État du Protocole de Quito sur les données fluviales au 30 septembre 2025\n\n"


def read(text: str, language: str = "en") -> list[tuple[object, ...]]:
    found = [told(claim) for claim in steps(text, language=language)]
    return [(f["step"], f["modality"], f.get("parties", ()), f.get("date")) for f in found]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Chile, Peru: ratification deposited, 22 April 2025", [("deposited", "asserted", ("CL", "PE"), "2025-04-22")]),
        ("Kenya and Zambia: accession deposited, 1 May 2025", [("deposited", "asserted", ("KE", "ZM"), "2025-05-01")]),
        (
            "European Union: instrument of approval deposited, 5 June 2025",
            [("deposited", "asserted", ("EU",), "2025-06-05")],
        ),
        ("Kenya: signed, 17 June 2025", [("signed", "asserted", ("KE",), "2025-06-17")]),
        (
            "Kenya | signed 17 June 2024 | ratified 3 May 2025",
            [("signed", "asserted", ("KE",), "2024-06-17"), ("ratified", "asserted", ("KE",), "2025-05-03")],
        ),
        (
            "Kenya – signed, not ratified",
            [("signed", "asserted", ("KE",), None), ("ratified", "denied", ("KE",), None)],
        ),
        ("Kenya. Withdrew its signature on 30 May 2025.", [("withdrew", "asserted", ("KE",), "2025-05-30")]),
        (
            "Kenya. Signatory; has stated that it does not intend to ratify at present.",
            [("signed", "asserted", ("KE",), None), ("ratified", "denied", ("KE",), None)],
        ),
        (
            "Kenya. Parliament completed its procedure on 18 May 2025.",
            [("parliament-approved", "asserted", ("KE",), "2025-05-18")],
        ),
        ("Kenya. Deposit is planned for May 2026.", [("deposited", "expected", ("KE",), "2026-05")]),
        ("Kenya. The instrument has not been deposited.", [("deposited", "denied", ("KE",), None)]),
    ],
)
def test_an_entry_of_a_status_list_tells_its_steps(entry: str, expected: list[object]) -> None:
    assert read(HEAD + entry + "\n") == expected


@pytest.mark.parametrize(
    "entry",
    [
        "Kenya: a country of lakes and of fish",
        "Kenya: the minister signed the guest book",
        "Kenya. Signature dishes were served.",
    ],
)
def test_prose_behind_a_name_is_no_entry(entry: str) -> None:
    assert read(HEAD + entry + "\n") == []


ROWS = [row for language in ("en", "fr") for row in rows("accession-status", language)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_each_phrase_of_a_status_list_reads_its_example(row: dict[str, str]) -> None:
    head = HEAD if row["language"] == "en" else TETE
    assert (row["step"], row["modality"], ("FJ",)) in [
        each[:3] for each in read(f"{head}{row['example']}\n", row["language"])
    ]


@pytest.mark.parametrize(
    ("text", "step", "modality", "parties"),
    [
        ("Chile has not yet done so.", "deposited", "denied", ("CL",)),
        ("Chile and Fiji have yet to do so.", "deposited", "denied", ("CL", "FJ")),
        ("Chile did so in 2021.", "deposited", "asserted", ("CL",)),
        ("Chile is expected to do so in May.", "deposited", "expected", ("CL",)),
    ],
)
def test_who_did_so_too_takes_the_step_told_before(
    text: str, step: str, modality: str, parties: tuple[str, ...]
) -> None:
    found = read(f"Peru deposited its instrument of ratification of the Ottawa Treaty. {text}")
    assert found[-1][:3] == (step, modality, parties)
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Peru backed the fisheries plan. Chile has not yet done so.",
        "Peru ratified the Ottawa Treaty. The fleet sailed. The minister slept. Chile has not yet done so.",
    ],
)
def test_what_was_done_must_have_been_a_step(text: str) -> None:
    assert not any(parties == ("CL",) for _, _, parties, _ in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ottawa Treaty is not yet in force.", ("in-force", "denied", (), None)),
        ("The Ottawa Treaty is now in force.", ("in-force", "asserted", (), None)),
        ("The minister expects the Ottawa Treaty to be in force by May 2029.", ("in-force", "expected", (), None)),
        (
            "Peru's ratification of the Ottawa Treaty is expected in May 2029.",
            ("ratified", "expected", ("PE",), "2029-05"),
        ),
        (
            "Ratification of the Ottawa Treaty by Peru is planned for May 2029.",
            ("ratified", "expected", ("PE",), "2029-05"),
        ),
    ],
)
def test_what_is_in_force_or_planned_is_told_by_states_of_things(text: str, expected: tuple[object, ...]) -> None:
    ((*found, date),) = read(text)
    assert tuple(found) == expected[:3]
    assert expected[3] is None or date == expected[3]


@pytest.mark.parametrize(
    ("text", "step", "count"),
    [
        ("So far 41 instruments of ratification of the Ottawa Treaty have been deposited.", "deposited", 41),
        ("Five Pacific Islands countries have now ratified the Ottawa Treaty.", "ratified", 5),
        ("The Ottawa Treaty has been ratified by eleven states.", "ratified", 11),
        ("Eleven member states have also ratified the Ottawa Treaty.", "ratified", 11),
        ("The Ottawa Treaty needs twenty to enter into force.", "requirement", 20),
    ],
)
def test_how_many_is_counted_without_saying_who(text: str, step: str, count: int) -> None:
    (claim,) = steps(text)
    assert (claim.fields.step, claim.fields.count, claim.fields.parties) == (step, count, ())  # type: ignore[union-attr]
