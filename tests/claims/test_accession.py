from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.claims import accession
from communique.claims.lexicon import rows
from communique.model import AccessionFields, Claim
from tests.language.readings import reading_of


def steps(text: str, **known: str) -> list[Claim]:
    return list(accession.find(reading_of(text, **known)))


def told(claim: Claim) -> dict[str, object]:
    assert isinstance(claim.fields, AccessionFields)
    fields = claim.fields.model_dump(exclude_none=True)
    return {name: value for name, value in fields.items() if value != ()} | {"modality": claim.modality}


def only(text: str, **known: str) -> dict[str, object]:
    found = steps(text, **known)
    assert len(found) == 1, [told(claim) for claim in found]
    return told(found[0])


GE, MD, BOTH = ("GE",), ("MD",), ("GE", "MD")


@pytest.mark.parametrize(
    ("text", "step", "modality", "parties"),
    [
        ("Spain ratified ACCESSION.", "ratified", "asserted", ("ES",)),
        ("Spain has completed the ratification of ACCESSION.", "ratified", "asserted", ("ES",)),
        (
            "Spain and Italy have ratified the accession protocols of Georgia and Moldova to NATO.",
            "ratified",
            "asserted",
            ("ES", "IT"),
        ),
        ("Spain has yet to ratify ACCESSION.", "ratified", "denied", ("ES",)),
        ("Spain has not ratified ACCESSION.", "ratified", "denied", ("ES",)),
        ("Spain still hasn’t ratified ACCESSION.", "ratified", "denied", ("ES",)),
        ("Spain refuses to ratify ACCESSION.", "ratified", "denied", ("ES",)),
        ("Spain will ratify ACCESSION in May.", "ratified", "expected", ("ES",)),
        ("Spain could ratify ACCESSION.", "ratified", "conditional", ("ES",)),
        ("Spain became the ninth ally to ratify ACCESSION.", "ratified", "asserted", ("ES",)),
        (
            "Only Spain and Italy have yet to ratify the NATO bids of Georgia and Moldova.",
            "ratified",
            "denied",
            ("ES", "IT"),
        ),
        ("Spain's parliament approved ACCESSION.", "parliament-approved", "asserted", ("ES",)),
        ("Spanish lawmakers backed ACCESSION.", "parliament-approved", "asserted", ("ES",)),
        ("The Spanish parliament voted on Monday to approve ACCESSION.", "parliament-approved", "asserted", ("ES",)),
        ("Spain's parliament will vote on ACCESSION in May.", "parliament-approved", "expected", ("ES",)),
        ("Spain deposited its instrument of ratification of ACCESSION.", "deposited", "asserted", ("ES",)),
        ("The protocols on ACCESSION were signed in Brussels.", "signed", "asserted", ()),
        ("Spanish President Ana Ruiz signed the law on ACCESSION.", "ratified", "asserted", ("ES",)),
        (
            "Spain finished its ratification of the NATO membership of Georgia and Moldova.",
            "ratified",
            "asserted",
            ("ES",),
        ),
        ("The accession of Georgia and Moldova to NATO was ratified by Spain.", "ratified", "asserted", ("ES",)),
        ("All allies but Spain have ratified ACCESSION.", "ratified", "denied", ("ES",)),
        ("Spain is the last holdout on the NATO membership of Georgia and Moldova.", "ratified", "denied", ("ES",)),
        ("NATO invited Georgia and Moldova to join the alliance.", "invited", "asserted", ("NATO",)),
    ],
)
def test_a_step_for_candidates_is_read_with_who_takes_it(
    text: str, step: str, modality: str, parties: tuple[str, ...]
) -> None:
    found = only(text.replace("ACCESSION", "the accession of Georgia and Moldova to NATO"))
    assert (found["step"], found["modality"], found.get("parties", ())) == (step, modality, parties)
    assert found["candidates"] == BOTH
    assert found["to"] == "NATO"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia joined NATO on 4 April 2023.", {"step": "joined", "date": "2023-04-04"}),
        ("Georgia became NATO's 33rd member.", {"step": "joined", "count": 33}),
        ("Georgia has become a member of NATO.", {"step": "joined"}),
        ("Georgia is now a member of NATO.", {"step": "joined"}),
        ("Georgia is thereby the 33rd member of NATO.", {"step": "joined", "count": 33}),
        ("Georgia applied to join NATO in May 2021.", {"step": "applied", "date": "2021-05"}),
        ("Georgia submitted its application for NATO membership.", {"step": "applied"}),
        ("Georgia withdrew from NATO in 2021.", {"step": "withdrew", "date": "2021"}),
        ("Georgia left NATO in 2021.", {"step": "withdrew", "date": "2021"}),
        ("Georgia will join NATO next year.", {"step": "joined", "modality": "expected"}),
        ("Georgia did not join NATO in 2021.", {"step": "joined", "modality": "denied"}),
        ("Georgia was promised membership of NATO in 2008.", {"step": "promised", "date": "2008"}),
        ("Georgia was invited to join NATO.", {"step": "invited"}),
    ],
)
def test_a_candidates_own_step_is_read(text: str, expected: dict[str, object]) -> None:
    found = only(text, published="2024-06-03")
    assert found.get("candidates") == GE
    assert found["to"] == "NATO"
    assert {"modality": "asserted"} | expected == {
        name: found.get(name) for name in ({"modality": "asserted"} | expected)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya ratified the Paris Agreement on 5 May 2017.",
            {"step": "ratified", "parties": ("KE",), "date": "2017-05-05"},
        ),
        (
            "Kenya has ratified the Lagoon Convention.",
            {"step": "ratified", "parties": ("KE",), "to": "Lagoon Convention"},
        ),
        ("Kenya withdrew from the Paris Agreement.", {"step": "withdrew", "parties": ("KE",)}),
        ("Kenya acceded to the Paris Agreement.", {"step": "joined", "parties": ("KE",)}),
        ("The Lagoon Convention entered into force on 1 March 2020.", {"step": "in-force", "date": "2020-03-01"}),
        (
            "Kenya deposited its instrument of ratification of the Lagoon Convention.",
            {"step": "deposited", "parties": ("KE",)},
        ),
        ("The Lagoon Convention needs 40 ratifications to enter into force.", {"step": "requirement", "count": 40}),
        (
            "Kenya has not yet ratified the Lagoon Convention.",
            {"step": "ratified", "parties": ("KE",), "modality": "denied"},
        ),
    ],
)
def test_a_treatys_parties_take_the_step_and_nobody_is_a_candidate(text: str, expected: dict[str, object]) -> None:
    found = [told(claim) for claim in steps(text)]
    matching = [each for each in found if each["step"] == expected["step"]]
    assert matching, found
    assert "candidates" not in matching[0]
    assert expected == {name: matching[0].get(name) for name in expected}


@pytest.mark.parametrize(
    ("text", "count", "parties"),
    [
        ("Twenty-eight of the 30 allies have ratified.", 28, ()),
        ("So far 28 of 30 members have completed ratification.", 28, ()),
        ("28 of 30.", 28, ()),
        ("Spain became the 17th ally to complete the procedure.", 17, ("ES",)),
    ],
)
def test_a_running_total_is_read(text: str, count: int, parties: tuple[str, ...]) -> None:
    found = [told(claim) for claim in steps(f"State of ratification of the NATO bid of Georgia.\n\n{text}")]
    assert [(each.get("count"), each.get("parties", ()), each["step"]) for each in found] == [
        (count, parties, "ratified")
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Unanimous consent of all 30 members is needed before a state can enter NATO.", 30),
        ("The accession of Georgia to NATO must be ratified by all 30 allies.", 30),
        ("All 30 members must ratify the accession of Georgia to NATO.", 30),
        ("The accession of Georgia to NATO has to be ratified by every ally.", None),
        ("The accession of Georgia to NATO requires the approval of all 30 allies.", 30),
        ("The consent of all 30 Allies is required before a state can join NATO.", 30),
        ("Georgia can join NATO only if all 30 Allies agree.", 30),
        ("New members join NATO only with the unanimous consent of all 30 Allies.", 30),
    ],
)
def test_what_is_required_of_all_is_read(text: str, count: int | None) -> None:
    found = [each for each in map(told, steps(text)) if each["step"] == "requirement"]
    assert len(found) == 1
    assert (found[0].get("count"), found[0].get("parties"), found[0]["to"]) == (count, ("NATO:members",), "NATO")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Still missing: Spain, Italy.", ("ES", "IT")),
        ("Outstanding: Spain and Italy", ("ES", "IT")),
        ("Two ratifications are still awaited, those of Spain and Italy.", ("ES", "IT")),
        ("That leaves Spain alone.", ("ES",)),
        ("Spain is still not among the allies that have ratified.", ("ES",)),
        ("President Ana Ruiz of Spain has still to sign the law.", ("ES",)),
        ("Spain must still ratify.", ("ES",)),
        ("Ratification by Spain is still outstanding.", ("ES",)),
    ],
)
def test_who_is_missing_is_read_as_denied(text: str, parties: tuple[str, ...]) -> None:
    found = [told(claim) for claim in steps(f"Allies ratify the NATO bid of Georgia.\n\n{text}")]
    denied = [each for each in found if each["modality"] == "denied"]
    assert [(each["parties"], each["step"], each["candidates"]) for each in denied] == [(parties, "ratified", GE)]


def test_lists_by_date_give_a_claim_a_date() -> None:
    text = (
        "NATO accession of Georgia and Moldova: ratifications\n\n"
        "5 July 2023: Canada, Iceland · 6 July 2023: Estonia · 7 July 2023: Spain, Italy and Peru"
    )
    found = [told(claim) for claim in steps(text)]
    assert [(each["date"], each["parties"]) for each in found] == [
        ("2023-07-05", ("CA", "IS")),
        ("2023-07-06", ("EE",)),
        ("2023-07-07", ("ES", "IT", "PE")),
    ]
    assert {each["candidates"] for each in found} == {BOTH}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "• 5 July 2022 – Canada, Iceland\n• 6 July 2022 – Estonia",
            [("2022-07-05", ("CA", "IS")), ("2022-07-06", ("EE",))],
        ),
        ("Canada – 5 July 2022\nIceland – 6 July 2022", [("2022-07-05", ("CA",)), ("2022-07-06", ("IS",))]),
        (
            "Canada (5 July 2022) and Iceland (6 July 2022) have ratified.",
            [("2022-07-05", ("CA",)), ("2022-07-06", ("IS",))],
        ),
        ("Ratified: Canada, Iceland.\nNot yet ratified: Spain.", [(None, ("CA", "IS")), (None, ("ES",))]),
        ("Spain – not yet ratified", [(None, ("ES",))]),
    ],
)
def test_lists_of_many_shapes_are_read(text: str, expected: list[tuple[str | None, tuple[str, ...]]]) -> None:
    found = [told(claim) for claim in steps(f"Ratifications of the NATO accession of Georgia\n\n{text}")]
    assert [(each.get("date"), each["parties"]) for each in found] == expected
    assert {each["modality"] for each in found if each["parties"] == ("ES",)} <= {"denied"}


@pytest.mark.parametrize(
    ("text", "parties", "count"),
    [
        ("Spain and Italy are the only NATO members that have not ratified Georgia's accession.", ("ES", "IT"), None),
        ("Only two allies, Spain and Italy, have not yet ratified Georgia's accession to NATO.", ("ES", "IT"), None),
        ("Nine countries have yet to complete ratification of Georgia's accession to NATO.", (), 9),
        ("Spain has never ratified Georgia's accession to NATO.", ("ES",), None),
    ],
)
def test_those_who_have_not_are_read_from_many_turns(text: str, parties: tuple[str, ...], count: int | None) -> None:
    found = [told(claim) for claim in steps(text)]
    assert [(each["modality"], each.get("parties", ()), each.get("count")) for each in found] == [
        ("denied", parties, count)
    ]


GEORGIAS = "The accession of Georgia to NATO was signed in May. "


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("As of today, 20 of 28 Allies have ratified the Protocol.", 20),
        ("So far, twenty out of the 28 Allies have ratified the Protocol.", 20),
        ("The Protocol has been ratified by 20 of the 28 Allies.", 20),
        ("20 of 28 members have now ratified.", 20),
        ("All Allies have ratified the Protocol.", None),
        ("The member states have ratified the Protocol.", None),
    ],
)
def test_some_of_all_are_counted_and_never_told_of_all(text: str, count: int | None) -> None:
    found = [told(claim) for claim in steps(GEORGIAS + text) if claim.fields.step == "ratified"]  # type: ignore[union-attr]
    parties = ("NATO:members",) if count is None else ()
    assert [(each.get("count"), each.get("parties", ())) for each in found] == [(count, parties)]


@pytest.mark.parametrize(
    ("text", "modality", "parties"),
    [
        ("All Allies except Spain and the Netherlands have ratified the Protocol.", "denied", ("ES", "NL")),
        ("Every member but Spain, Italy and the Netherlands has ratified.", "denied", ("ES", "IT", "NL")),
        ("The Protocol has been ratified by all Allies except Spain and Italy.", "denied", ("ES", "IT")),
        ("All Allies, with the exception of the Netherlands, have ratified it.", "denied", ("NL",)),
        ("Spain and the Netherlands have ratified the Protocol.", "asserted", ("ES", "NL")),
        ("All have ratified the Protocol, but Spain has not signed it.", None, ()),
    ],
)
def test_those_taken_out_of_all_are_the_ones_missing(text: str, modality: str | None, parties: tuple[str, ...]) -> None:
    found = [told(claim) for claim in steps(GEORGIAS + text) if claim.fields.step == "ratified"]  # type: ignore[union-attr]
    expected = [(modality, parties)] if modality else []
    assert [(each["modality"], each.get("parties", ())) for each in found] == expected


def test_a_count_of_a_protocol_that_is_never_named_is_read_all_the_same() -> None:
    assert only("As of today, 20 of 28 Allies have ratified the Protocol.")["count"] == 20
    assert not steps("As of today, 20 of 28 pupils have passed the test. Ratification is another matter.")


def test_each_of_two_treaties_has_a_claim_of_its_own() -> None:
    text = "Kenya has ratified the Paris Agreement and the Comprehensive Nuclear-Test-Ban Treaty."
    found = [told(claim) for claim in steps(text)]
    assert len({each["to"] for each in found}) == 2
    assert {each["parties"] for each in found} == {("KE",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain has ratified the Treaty of Lima but has not ratified the Quito Convention.",
            [("Treaty of Lima", "ratified", "asserted", None), ("Quito Convention", "ratified", "denied", None)],
        ),
        (
            "Spain signed the Treaty of Lima in 2020 and ratified the Quito Convention on 4 May 2021.",
            [
                ("Treaty of Lima", "signed", "asserted", "2020"),
                ("Quito Convention", "ratified", "asserted", "2021-05-04"),
            ],
        ),
    ],
)  # fmt: skip
def test_each_verb_speaks_of_the_treaty_that_it_names(text: str, expected: list[tuple[str | None, ...]]) -> None:
    found = [told(claim) for claim in steps(text)]
    assert [(f["to"], f["step"], f["modality"], f.get("date")) for f in found] == expected


def test_both_chambers_together_are_the_parliament() -> None:
    found = only("Germany's Bundestag and Bundesrat approved the NATO accession of Georgia.")
    assert (found["step"], found["parties"]) == ("parliament-approved", ("DE",))


@pytest.mark.parametrize(
    ("heading", "candidates"),
    [
        ("Note on the NATO accession of Georgia, Brussels, 15 December 2016", GE),
        ("Signing of the accession protocols of Georgia and Moldova to NATO, Brussels, Thursday, 19 May 2016", BOTH),
        ("The NATO accession protocol of Georgia, Brussels", GE),
        ("The NATO bids of Georgia and Chisinau", BOTH),
        ("The NATO bids of Kyiv, Tbilisi and Chisinau", ("UA", "GE", "MD")),
        ("The NATO bids of Ukraine, Georgia and Moldova, Brussels, 3 May 2016", ("UA", "GE", "MD")),
    ],
)
def test_the_city_of_a_dateline_is_no_candidate(heading: str, candidates: tuple[str, ...]) -> None:
    assert only(f"{heading}\n\nHungary ratified it on 5 July 2016.")["candidates"] == candidates


@pytest.mark.parametrize(
    ("text", "depositor"),
    [
        ("In Spain the Cortes approved the Protocol on 5 July, and the instrument was deposited on 1 May.", ("ES",)),
        ("Spain’s parliament approved the Protocol; its instrument was deposited in Washington.", ("ES",)),
        ("Spain ratified the Protocol on 5 July 2016. The instrument was deposited on 1 May 2017.", ("ES",)),
        ("Spain met Italy in May. The instrument was deposited on 1 May 2017.", ()),
        ("Spain and Italy ratified the Protocol in May. The instrument was deposited on 1 May 2017.", ()),
        ("Spain ratified the Protocol in May. The instruments were deposited on 1 May 2017.", ()),
    ],
)
def test_the_instrument_is_that_of_the_party_just_spoken_of(text: str, depositor: tuple[str, ...]) -> None:
    found = [told(claim) for claim in steps(GEORGIAS + text)]
    assert [each.get("parties", ()) for each in found if each["step"] == "deposited"] == [depositor]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Peru’s minister opened the talks. Hungary deposited its instrument on 14 September 2016, she said.", ("HU",)),
        ("The envoys met. Spain and Italy deposited their instruments of ratification in May 2016.", ("ES", "IT")),
        ("The envoys met. Spain has not deposited its instrument of acceptance, he said.", ("ES",)),
        ("The envoys met. Spain deposited its instruments of torture in a museum.", None),
        ("The envoys met. Spain deposited its gold in May 2016, he said.", None),
    ],
)
def test_a_partys_own_instrument_is_a_step_whatever_else_is_told(text: str, parties: tuple[str, ...] | None) -> None:
    found = [told(claim) for claim in steps(text)]
    assert [(each["step"], each["parties"]) for each in found] == ([("deposited", parties)] if parties else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya signed the Paris Agreement on 22 April 2016 but has not ratified it.",
            [("ratified", "denied"), ("signed", "asserted")],
        ),
        (
            "Kenya has signed the Paris Agreement without ratifying it.",
            [("ratified", "denied"), ("signed", "asserted")],
        ),
        (
            "Kenya signed the Paris Agreement in May 2016 and ratified it in June 2016.",
            [("ratified", "asserted"), ("signed", "asserted")],
        ),
        ("Kenya signed the Paris Agreement in May 2016.", [("signed", "asserted")]),
        ("Kenya signed a sales agreement in Paris in May 2016.", []),
        ("Kenya signed a letter on the Paris Agreement in May 2016.", []),
    ],
)
def test_who_signed_a_treaty_is_told_with_whether_it_ratified(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted((str(each["step"]), str(each["modality"])) for each in map(told, steps(text))) == expected


def test_candidates_come_from_what_was_said_before() -> None:
    found = [
        told(each) for each in steps("Spain backs Georgia's NATO bid\n\nItaly ratified the protocol on 4 May 2023.")
    ]
    assert found[-1] | {"candidates": GE, "parties": ("IT",), "to": "NATO", "date": "2023-05-04"} == found[-1]


def test_a_demonym_or_a_capital_names_the_candidate() -> None:
    assert only("Spain ratified the Georgian accession protocol.")["candidates"] == GE
    assert only("Spain ratified Tbilisi's NATO bid.")["candidates"] == GE


@pytest.mark.parametrize(
    "text",
    [
        "Spain ratified the budget.",
        "Georgia joined the meeting.",
        "Georgia joined NATO allies in condemning the attack.",
        "Georgia joined the EU in calling for calm.",
        "Georgia joined the EU, the UN and NATO in condemning the attack.",
        "The President left the UN headquarters.",
        "Spain's minister arrived in Lima with instruments for the orchestra.",
        "Georgia has not withdrawn its offer to NATO allies.",
        "Spain's foreign committee approved the accession of Georgia to NATO.",
        "The Spanish Senate approved the accession of Georgia to NATO.",
        "The minister left Spain on Monday.",
        "Spain signed a loan agreement with the bank.",
        "Georgia is a member of NATO.",
        "Spain deposited flowers at the memorial.",
        "The president invited Georgia to the summit.",
        "Spain completed the procedure for buying helicopters.",
        "Two of the three ministers have arrived.",
        "Georgia applied for a loan.",
        "The convention hall was full, and delegates joined the party.",
        "Protocol officers welcomed the guests.",
        "Spain welcomed the ratification of the budget by parliament.",
    ],
)
def test_what_is_no_step_of_accession_gives_nothing(text: str) -> None:
    assert [told(claim) for claim in steps(text)] == []


@pytest.mark.parametrize(
    ("text", "step", "modality", "parties"),
    [
        ("L’Espagne a ratifié l’adhésion de la Géorgie à l’OTAN.", "ratified", "asserted", ("ES",)),
        ("L’Espagne n’a pas ratifié l’adhésion de la Géorgie à l’OTAN.", "ratified", "denied", ("ES",)),
        ("L’Espagne a achevé la ratification de l’adhésion de la Géorgie à l’OTAN.", "ratified", "asserted", ("ES",)),
        ("L’Espagne ratifiera l’adhésion de la Géorgie à l’OTAN.", "ratified", "expected", ("ES",)),
        ("La Géorgie a rejoint l’OTAN.", "joined", "asserted", ()),
        ("La Géorgie est devenue membre de l’OTAN.", "joined", "asserted", ()),
    ],
)
def test_steps_are_read_in_french(text: str, step: str, modality: str, parties: tuple[str, ...]) -> None:
    found = only(text, language="fr")
    assert (found["step"], found["modality"], found.get("parties", ())) == (step, modality, parties)
    assert (found["candidates"], found["to"]) == (GE, "OTAN" if found["to"] == "OTAN" else "NATO")


EXAMPLES = [row for language in ("en", "fr") for row in rows("accession-steps", language) if row["example"]]


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row['language']}-{row['lemma']}" for row in EXAMPLES])
def test_each_verb_of_the_lexicon_reads_its_example(row: dict[str, str]) -> None:
    found = [told(claim) for claim in steps(f"{row['example']}.", language=row["language"])]
    assert row["step"] in [each["step"] for each in found]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("The Protocol will enter into force once nine countries have ratified it.", 9),
        ("The Protocol enters into force after ratification by nine participants.", 9),
        ("The Protocol enters into force ninety days after the deposit of the fifth instrument of ratification.", 5),
        ("The Protocol shall enter into force when at least ten signatories have ratified it.", 10),
        ("It cannot enter into force until twelve states have deposited their instruments.", 12),
        ("As soon as seven parties have ratified, the Protocol will enter into force.", 7),
        ("If four members ratify the Protocol, it will enter into force.", 4),
        ("The Protocol takes effect three months after deposit.", None),
    ],
)
def test_a_condition_of_entry_into_force_is_a_rule_and_counts_nobody(rule: str, count: int | None) -> None:
    found = [told(each) for each in steps(f"The Lagoon Protocol was signed in Lima in 2021. {rule}")]
    assert [each["step"] for each in found] == ["signed", "requirement"]
    assert (found[1].get("count"), found[1]["to"]) == (count, "Lagoon Protocol")


def test_a_condition_of_entry_into_force_is_a_rule_in_french() -> None:
    text = (
        "Le Protocole de Lima a été signé en 2021. Le Protocole entrera en vigueur dès que neuf États l’auront ratifié."
    )
    found = [told(each) for each in steps(text, language="fr")]
    assert [(each.get("count"), each["modality"]) for each in found if each["step"] != "signed"] == [(9, "asserted")]
    assert {each["step"] for each in found} <= {"signed", "requirement"}


def test_a_rule_with_a_day_keeps_the_day_under_its_condition() -> None:
    text = "The Lagoon Protocol will enter into force on 1 March 2031 provided that nine states have ratified it."
    found = {each["step"]: each for each in map(told, steps(text))}
    assert found["requirement"]["count"] == 9
    assert (found["in-force"]["modality"], found["in-force"]["date"]) == ("conditional", "2031-03-01")


def test_a_day_still_to_come_is_expected_and_what_is_waited_for_is_not_counted() -> None:
    text = (
        "The Lagoon Protocol enters into force on 1 March 2031. "
        "Until nine participants have ratified, the Protocol remains a promise."
    )
    found = [told(each) for each in steps(text, published="2030-02-01")]
    assert [(each["step"], each["modality"]) for each in found] == [("in-force", "expected")]


def test_a_rule_that_was_met_is_an_entry_into_force() -> None:
    text = "The Lagoon Protocol entered into force in 2020 after nine states had ratified it."
    found = {each["step"]: each["modality"] for each in map(told, steps(text))}
    assert found == {"in-force": "asserted", "ratified": "asserted"}


@pytest.mark.parametrize(
    ("text", "count", "parties"),
    [
        ("Three participants have ratified the Protocol: Spain, Italy and Peru.", 3, ("ES", "IT", "PE")),
        ("Three of the nine signatories have ratified (Spain, Italy and Peru).", 3, ("ES", "IT", "PE")),
        ("Twelve states have ratified, including Spain and Italy.", 12, ("ES", "IT")),
        ("Three parties have ratified; Spain has not.", 3, ()),
    ],
)
def test_those_who_are_counted_are_named_where_a_list_follows(text: str, count: int, parties: tuple[str, ...]) -> None:
    found = [told(each) for each in steps(f"The Lagoon Protocol was signed in 2021.\n\n{text}")]
    total = next(each for each in found if each.get("count"))
    assert (total["count"], total.get("parties", ()), total["step"]) == (count, parties, "ratified")


@pytest.mark.parametrize(
    "words",
    [
        "Spain ratified the Protocol on Shared Rivers in 2025.",
        "Spain ratified the Protocol on Shared Rivers on Monday.",
        "The Protocol on Shared Rivers was signed in Lima. Spain ratified the Protocol.",
    ],
)
def test_a_treaty_is_named_without_the_words_around_it(words: str) -> None:
    assert {told(each)["to"] for each in steps(words, published="2026-01-05")} == {"Protocol on Shared Rivers"}


def test_the_protocol_is_the_one_that_the_document_named() -> None:
    text = "The Lagoon Protocol was signed in Lima. Kosovo applied to join NATO. Spain has ratified the Protocol."
    assert told(steps(text)[-1]) == {
        "to": "Lagoon Protocol", "step": "ratified", "parties": ("ES",), "modality": "asserted"
    }  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "Asked whether Madrid would ratify, Ana Ruiz declined to answer.",
        "Reporters asked Ana Ruiz if Spain would ratify.",
        "She did not say when Spain would ratify.",
        "WHO HAS RATIFIED",
    ],
)
def test_a_question_tells_no_step(question: str) -> None:
    found = [told(each) for each in steps(f"The Lagoon Protocol was signed in Lima.\n\n{question}")]
    assert [each["step"] for each in found] == ["signed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain ratified it, becoming the 60th party.", ("ratified", "asserted", ("ES",), 60)),
        ("Spain’s parliament approved withdrawal from the Protocol.", ("withdrew", "expected", ("ES",), None)),
        ("Spain criticised the Protocol. The country withdrew from it.", None),
        ("Spain, the first to sign it, pulled out of the Protocol.", ("withdrew", "asserted", ("ES",), None)),
        ("Spain withdrew its signature.", ("withdrew", "asserted", ("ES",), None)),
        ("Spain has not signed.", ("signed", "denied", ("ES",), None)),
        ("Approval would make Spain the 40th party.", ("joined", "conditional", ("ES",), 40)),
        (
            "Spain’s Senate approved the Protocol, completing the parliamentary procedure.",
            ("parliament-approved", "asserted", ("ES",), None),
        ),
        (
            "Spain’s president, Ana Ruiz, said his country would ratify the Protocol.",
            ("ratified", "expected", ("ES",), None),
        ),
    ],
)
def test_turns_of_parties_to_a_treaty_are_read(text: str, expected: tuple[object, ...] | None) -> None:
    found = [told(each) for each in steps(f"The Lagoon Protocol was signed in Lima. {text}")][1:]
    read = [(each["step"], each["modality"], each.get("parties", ()), each.get("count")) for each in found]
    assert read == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italy joined the bloc in 2024.", ("joined", "asserted", ("IT",), None)),
        ("Italy, which left the organisation in 2024, stayed away.", ("withdrew", "asserted", ("IT",), None)),
        ("Nineteen have ratified it.", ("ratified", "asserted", GE, 19)),
        ("Spain has yet to set a date for its vote.", ("parliament-approved", "denied", GE, None)),
    ],
)
def test_the_body_that_was_named_is_meant(text: str, expected: tuple[object, ...]) -> None:
    found = [told(each) for each in steps(f"Peru ratified the accession of Georgia to the EU. {text}")][1:]
    read = [(each["step"], each["modality"], each.get("candidates"), each.get("count")) for each in found]
    assert (read, {each["to"] for each in found}) == ([expected], {"EU"})


@pytest.mark.parametrize(
    ("text", "published", "to"),
    [
        ("NATO ministers met. Spain ratified the accession of Sweden.", "2022-11-30", "NATO"),
        (
            "EU leaders met in Lisbon. Spain has ratified Croatia's accession treaty.",
            "2012-03-01",
            "EU",
        ),
        ("NATO ministers met. Spain ratified the accession of Sweden.", "2022-05-02", None),  # not invited yet
        ("NATO ministers met. Spain ratified the accession of Kenya.", "2022-11-30", None),
        ("Ministers met. Spain ratified the accession of Sweden.", "2022-11-30", "NATO"),  # it was joining nothing else
        ("Ministers met. Spain ratified the accession of Ukraine.", "2023-11-30", None),  # it was joining two
    ],
)
def test_the_body_that_its_candidates_were_joining_that_day_is_meant(text: str, published: str, to: str | None) -> None:
    found = [told(each) for each in steps(text, published=published)]
    assert [(each["step"], each.get("to")) for each in found] == [("ratified", to)]


COUNTRIES = {"Spain": "ES", "Italy": "IT", "Peru": "PE", "Kenya": "KE", "Japan": "JP"}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(sorted(COUNTRIES)), min_size=2, max_size=5, unique=True))
def test_a_list_of_missing_parties_is_read_whole(names: list[str]) -> None:
    text = f"Allies ratify the NATO bid of Georgia.\n\nStill missing: {', '.join(names)}."
    denied = [each for each in map(told, steps(text)) if each["modality"] == "denied"]
    assert [each["parties"] for each in denied] == [tuple(COUNTRIES[name] for name in names)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Montenegro ratified Kenya's accession to NATO, bringing the number of ratifications to 21.", 21),
        ("Montenegro ratified Kenya's accession to NATO, taking the total to twenty-one.", 21),
        ("The donors pledged 5 million euros, bringing the total to 21 million euros.", None),
        ("Malta joined the talks on the fund, bringing the number of members to 12.", None),
    ],
)
def test_the_total_that_a_step_brings_about_is_counted(text: str, count: int | None) -> None:
    counts = [
        claim.fields.count for claim in accession.find(reading_of(text)) if isinstance(claim.fields, AccessionFields)
    ]
    assert [number for number in counts if number] == ([count] if count else [])
