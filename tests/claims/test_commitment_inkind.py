from __future__ import annotations

from typing import Any

import pytest

from communique.claims import commitment
from communique.claims.commitment_inkind import items_of
from communique.model import Claim, Span
from tests.claims.told import told
from tests.language.readings import reading_of

COUNTED = [
    ("en", "24 air-defence missiles and 50 generators", ["24 air-defence missiles", "50 generators"]),
    ("en", "80 generators to Moldova", ["80 generators"]),
    ("en", "a dozen ambulances for 300 families", ["12 ambulances"]),
    ("en", "two dozen used fire trucks in spring", ["24 used fire trucks"]),
    ("en", "one million rounds of artillery ammunition", ["1000000 rounds of artillery ammunition"]),
    ("en", "1.5 million doses of vaccine by 2027", ["1500000 doses of vaccine"]),
    ("en", "12,500 tonnes of wheat and three ferries", ["12500 tonnes of wheat", "3 ferries"]),
    ("en", "more than 300 large power transformers", ["300 large power transformers"]),
    ("en", "14 Leopard 2 tanks and 40 armoured vehicles", ["14 Leopard 2 tanks", "40 armoured vehicles"]),
    ("en", "four air defence systems", ["4 air defence systems"]),
    ("en", "two mobile field hospitals and 3,000 blankets", ["2 mobile field hospitals", "3000 blankets"]),
    ("en", "20 trucks and ambulances", ["20 trucks and ambulances"]),
    ("en", "six of its patrol boats", ["6 patrol boats"]),
    ("en", "5 million euros to pay for 20 school buses", ["20 school buses"]),
    ("en", "twenty-eight F-16s to Moldova", ["28 F-16s"]),
    ("en", "100 tonnes of equipment, 30 pallets of medical supplies and 40 pumps",
     ["100 tonnes of equipment", "30 pallets of medical supplies", "40 pumps"]),
    ("en", "two more IRIS-T air defence systems", ["2 IRIS-T air defence systems"]),
    ("en", "one SAMP/T battery and 7,000 helmets", ["1 SAMP/T battery", "7000 helmets"]),
    ("en", "14 MiG-29 fighters", ["14 MiG-29 fighters"]),
    ("en", "8 Archer howitzers and 10,000 rounds of 155 mm ammunition",
     ["8 Archer howitzers", "10000 rounds of 155 mm ammunition"]),
    ("fr", "20 ambulances à la Moldavie", ["20 ambulances"]),
    ("fr", "15 000 tonnes de blé et cinquante groupes électrogènes",
     ["15000 tonnes de blé", "50 groupes électrogènes"]),
    ("fr", "une douzaine de véhicules blindés", ["12 véhicules blindés"]),
    ("fr", "deux millions de doses de vaccin", ["2000000 doses de vaccin"]),
    ("fr", "trois systèmes de défense antiaérienne", ["3 systèmes de défense antiaérienne"]),
]  # fmt: skip
UNCOUNTED = [
    ("en", "shelter for 300 families"),
    ("en", "spare parts for 20 ambulances"),
    ("en", "20 officers and two judges"),
    ("en", "5 million euros in generators"),
    ("en", "generators by 15 May 2027"),
    ("en", "its 24th ambulance"),
    ("en", "20 per cent of its vehicles"),
    ("en", "two rounds of talks on vehicles"),
    ("en", "three health systems"),
    ("en", "20 ambulance drivers"),
    ("en", "one ambulance driver"),
    ("en", "one of its vehicles"),
    ("en", "200 fighters"),
    ("en", "half a million shells"),
    ("en", "dozens of generators"),
    ("en", "ten to 15 ambulances"),
    ("en", "30 tonnes of carbon"),
    ("en", "the first of 31 tanks"),
    ("en", "155 mm shells"),
    ("en", "24-tonne trucks"),
    ("fr", "un abri pour 300 familles"),
    ("fr", "20 % de ses véhicules"),
    ("fr", "quatre ministres et deux projets"),
]


def items(text: str, language: str) -> list[str]:
    lead = {"en": "Norway will deliver ", "fr": "La Norvège livrera "}[language]
    found = items_of(reading_of(f"{lead}{text}.", language), Span(len(lead), len(lead) + len(text)))
    return [f"{it.quantity} {it.item}" for it in found]


@pytest.mark.parametrize(("language", "text", "told"), COUNTED, ids=[text for _, text, _ in COUNTED])
def test_goods_keep_their_number_and_what_they_are(language: str, text: str, told: list[str]) -> None:
    assert items(text, language) == told


@pytest.mark.parametrize(("language", "text"), UNCOUNTED, ids=[text for _, text in UNCOUNTED])
def test_what_is_no_number_of_goods_is_no_item(language: str, text: str) -> None:
    assert items(text, language) == []


def test_a_claim_row_holds_the_goods_only_where_some_are_counted() -> None:
    counted = reading_of("Norway will deliver 24 air-defence missiles and 50 generators to Moldova.")
    (claim,) = commitment.find(counted)
    assert claim.to_row()["fields"]["items"] == [
        {"quantity": 24, "item": "air-defence missiles"},
        {"quantity": 50, "item": "generators"},
    ]
    assert Claim.from_row(claim.to_row(), claim.document).id == claim.id
    (plain,) = commitment.find(reading_of("Norway will deliver generators to Moldova."))
    assert "items" not in plain.to_row()["fields"]


PLEDGES = (
    "Harbour Facility: second replenishment\nTable of pledges as recorded by the secretariat.\n\n"
    "Donor | Amount | Remarks\nAustralia | AUD 120 million | over four years; "
    "includes AUD 30 million announced in May\n"
    "France | EUR 15 million | of which EUR 5 million for New Caledonia\n"
    "India | USD 1 million | to each of Tuvalu, Kiribati and Nauru\n\n"
    "In kind\n• Fiji: two barges for debris clearance, to be delivered by March 2029\n• China: solar kits for schools\n"
    "• Peru: no pledge made\n\nOthers\n• Norway: NOK 50 million pledged in 2025, cancelled in June 2028\n"
)


def entries() -> dict[str, dict[str, Any]]:
    return {row["makers"][0]: row for row in told(commitment, PLEDGES)}


def test_what_a_remark_says_of_a_part_is_not_said_of_the_whole() -> None:
    assert entries()["AU"]["stage"] == "pledged"
    assert "recalled" not in entries()["AU"]
    assert "additional" not in entries()["FR"]


def test_whom_one_entry_of_a_table_helps_the_others_do_not() -> None:
    assert entries()["IN"]["recipients"] == ["TV", "KI", "NR"]
    assert "recipients" not in entries()["AU"]


def test_goods_in_a_list_under_their_heading_are_given() -> None:
    assert entries()["FJ"]["items"] == [{"quantity": 2, "item": "barges"}]
    assert entries()["FJ"]["deadline"] == "2029-03"
    assert entries()["CN"]["content"]["text"] == "solar kits for schools"
    assert "PE" not in entries()


def test_a_pledge_that_a_list_calls_cancelled_is_denied() -> None:
    assert entries()["NO"]["modality"] == "denied"


def test_a_country_whose_name_begins_with_new_makes_no_gift_additional() -> None:
    rows = told(commitment, "Norway will give 5 million euros to New Zealand.")
    assert [row.get("additional") for row in rows] == [None]


def test_the_country_in_the_name_of_a_contact_group_gets_what_is_pledged_there() -> None:
    text = (
        "Partners met at the 41st meeting of the Ukraine Defense Contact Group in Brussels.\n\n"
        "Lithuania will donate 40 trucks. Norway will give 5 million euros."
    )
    assert [row.get("recipients") for row in told(commitment, text)] == [["UA"], ["UA"]]


def test_every_line_of_a_plain_list_has_its_own_giver() -> None:
    text = (
        "List of pledges, Brussels, 11 April 2028\n\nJapan – USD 300 million (new)\nBelgium – EUR 20-25 million\n"
        "Norway – NOK 75 bn over five years (recalled)\nUnited Kingdom – GBP 40 million (withdrawn)\n"
    )
    rows = {row["makers"][0]: row for row in told(commitment, text)}
    assert list(rows) == ["JP", "BE", "NO", "GB"]
    assert (rows["NO"]["recalled"], rows["GB"]["modality"]) == (True, "denied")


LISTED = (
    "Harbour Facility: list of pledges\n\n"
    "• Norway: NOK 50 million, to replace the aid cancelled by Peru\n"
    "• Japan: JPY 90 million (cancelled in June 2028)\n\n"
    "In kind\n• Fiji: two barges\n• China: see annex\n• Kenya: sends regrets\n• Chile: to be confirmed\n"
    "• Ghana: solar equipment for schools\n"
)


def test_what_somebody_else_cancelled_takes_no_pledge_back() -> None:
    modality = {row["makers"][0]: row["modality"] for row in told(commitment, LISTED)}
    assert (modality["NO"], modality["JP"]) == ("asserted", "denied")


def test_remarks_under_a_heading_of_goods_give_nothing() -> None:
    assert {row["makers"][0] for row in told(commitment, LISTED)} == {"NO", "JP", "FJ", "GH"}


@pytest.mark.parametrize("text", ["Norway sent one of its two helicopters to Moldova."])
def test_a_part_of_a_number_of_goods_is_not_the_number(text: str) -> None:
    (found,) = commitment.find(reading_of(text))
    assert "items" not in found.to_row()["fields"]
