from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.claims import commitment
from communique.claims.lexicon import rows
from communique.model import Claim, CommitmentFields
from communique.model.fields import Stage
from tests.language.readings import reading_of

STAGES = set(Stage.__args__)  # type: ignore[attr-defined]  # a Literal's values


def commitments(text: str, language: str = "en") -> list[Claim]:
    return list(commitment.find(reading_of(text, language)))


def fields_of(claim: Claim) -> CommitmentFields:
    assert isinstance(claim.fields, CommitmentFields)
    return claim.fields


def sentences() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "commitment-sentences.tsv").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


PROMISING = [row for row in sentences() if row["makers"] != "-"]
NONE = [row for row in sentences() if row["makers"] == "-"]


@pytest.mark.parametrize("row", PROMISING, ids=lambda row: row["text"][:60])
def test_a_commitment_is_read_with_its_terms(row: dict[str, str]) -> None:
    found = commitments(row["text"].replace("\\n", "\n"), row["language"])
    kept = dict(pair.split("=") for pair in row["kept"].split(";") if pair)
    assert len(found) == int(kept.pop("n", "1")), [fields_of(claim) for claim in found]
    fields = fields_of(found[0])
    makers = " ".join(fields.makers)
    assert makers == row["makers"]
    if row["recipients"]:
        assert " ".join(fields.recipients) == row["recipients"]
    assert str(fields.amount or "") == row["amount"]
    assert (fields.currency or "") == row["currency"]
    if row["stage"]:
        assert fields.stage == row["stage"]
    assert found[0].modality == (row["modality"] or found[0].modality)
    for name, value in kept.items():
        given_value = getattr(fields, name)
        assert (given_value[0] if isinstance(given_value, tuple) and given_value else str(given_value)) == value


@pytest.mark.parametrize("row", NONE, ids=lambda row: row["text"][:60])
def test_what_binds_nobody_is_no_commitment(row: dict[str, str]) -> None:
    found = commitments(row["text"], row["language"])
    assert not found, [(claim.modality, fields_of(claim)) for claim in found]


VERBS = [(language, row) for language in ("en", "fr") for row in rows("commitment-verbs", language)]


@pytest.mark.parametrize(
    ("language", "row"), VERBS, ids=lambda value: value if isinstance(value, str) else value["lemma"]
)
def test_every_verb_of_the_lexicon_reads_its_example(language: str, row: dict[str, str]) -> None:
    found = commitments(row["example"], language)
    assert found, row["example"]
    assert found[0].span.start == 0 or fields_of(found[0]).makers


TAKEN_BACK = [(language, row) for language in ("en", "fr") for row in rows("commitment-withdrawing", language)]


@pytest.mark.parametrize(
    ("language", "row"), TAKEN_BACK, ids=lambda value: value if isinstance(value, str) else value["lemma"]
)
def test_what_is_taken_back_is_no_longer_promised(language: str, row: dict[str, str]) -> None:
    (found,) = commitments(row["example"], language)
    assert (found.modality, fields_of(found).amount) == ("denied", 3_000_000)


def test_the_lexicon_names_only_known_forces_and_stages() -> None:
    forces = {"give", "promise", "announce", "approve", "plan", "request", "recall"}
    assert {row["force"] for _, row in VERBS} <= forces
    assert {row["stage"] for _, row in VERBS} <= STAGES


def test_two_sums_for_two_purposes_are_two_commitments() -> None:
    found = commitments("Norway promised Moldova 20 million euros in grants and 3 million euros in loans.")
    assert [fields_of(claim).amount for claim in found] == [20_000_000, 3_000_000]
    assert [fields_of(claim).instrument for claim in found] == ["grants", "loans"]


def test_each_sum_of_a_coordination_has_its_own_maker_and_the_currency_before_it() -> None:
    found = commitments(
        "Denmark pledged 8 million euros to a fund for smaller harbours and Croatia promised 3.2 million."
    )
    assert [fields_of(claim).makers for claim in found] == [("DK",), ("HR",)]
    assert [fields_of(claim).amount for claim in found] == [8_000_000, 3_200_000]
    assert {fields_of(claim).currency for claim in found} == {"EUR"}


def test_only_the_part_of_a_sum_goes_to_whom_the_part_is_earmarked_for() -> None:
    found = commitments("Denmark pledged €6 million to the Tolna Fund, of which €2 million is earmarked for Georgia.")
    assert [fields_of(claim).recipients for claim in found] == [(), ("GE",)]


def test_only_the_part_of_a_grant_that_was_paid_is_disbursed() -> None:
    found = commitments(
        "The World Bank approved a grant of €9 million, of which €4 million has already been disbursed."
    )
    assert [(fields_of(claim).stage, fields_of(claim).recalled) for claim in found] == [
        ("committed", None),
        ("disbursed", True),
    ]


def test_a_list_gives_each_line_to_the_maker_above_it() -> None:
    text = "Pledges for Moldova\n\nNORWAY\n• Schools: €5m\n• Roads: €7m\n\nJAPAN AND CANADA\n• Clinics: €2m each\n"
    found = [fields_of(claim) for claim in commitments(text)]
    assert [(fields.makers, fields.amount, fields.basis) for fields in found] == [
        (("NO",), 5_000_000, None),
        (("NO",), 7_000_000, None),
        (("JP", "CA"), 2_000_000, "each"),
    ]


def test_a_row_of_a_table_of_pledges_is_one_commitment_of_its_first_cell() -> None:
    text = (
        "Harbour conference\n\nPledges\nDonor | Amount | What | Status\nNorway | EUR 5 m | pumps | new\n"
        "Japan, Canada | USD 2 m each | clinics | subject to a vote\nSpain | - | 40 generators | delivered in May\n"
        "Italy | none | - | -\n"
    )
    found = commitments(text)
    assert [fields_of(claim).makers for claim in found] == [("NO",), ("JP", "CA"), ("ES",), ("IT",)]
    assert [claim.modality for claim in found] == ["asserted", "conditional", "asserted", "denied"]
    assert [fields_of(claim).stage for claim in found] == ["pledged", "announced", "delivered", None]
    assert [fields_of(claim).basis for claim in found] == [None, "each", None, None]


def test_a_table_of_other_sums_promises_nothing() -> None:
    assert not commitments("Trade in 2024\n\nCountry | Exports\nNorway | EUR 5 m\nJapan | EUR 7 m\n")


def test_the_country_a_document_is_about_gets_what_names_no_receiver() -> None:
    text = "Donors meet for Moldova’s recovery\n\nNorway pledged €5 million for schools. Japan will help Moldova too."
    found = [fields_of(claim) for claim in commitments(text)]
    assert found[0].recipients == ("MD",)


def test_a_credit_line_promises_nothing() -> None:
    assert not commitments("With reporting by Norway News, which will provide €5 million to Moldova.")


WORDS = st.sampled_from(
    [
        *(
            "Norway",
            "will",
            "pledged",
            "€5 million",
            "to",
            "Moldova",
            ",",
            ".",
            "and",
            "we",
            "their",
            "aid",
            "of which",
        ),
        *("$3bn", "(R)", "•", "\n", "promised", "loans", "each", "“", "”"),
    ]
)


@given(st.lists(WORDS, max_size=25))
@settings(max_examples=30, deadline=None)
def test_every_commitment_quotes_its_document_and_keeps_its_content_inside(words: list[str]) -> None:
    text = " ".join(words)
    for claim in commitments(text):
        content = fields_of(claim).content
        assert content is not None
        assert claim.quote == text[claim.span.start : claim.span.end]
        assert claim.span.start <= content.start < content.end <= claim.span.end


def test_what_a_country_is_said_to_need_makes_it_the_beneficiary() -> None:
    text = "Donors met on Moldova's recovery. Norway pledged €5 million. Spain pledged €7 million."
    found = [claim.fields for claim in commitment.find(reading_of(text))]
    assert [getattr(fields, "recipients", None) for fields in found] == [("MD",), ("MD",)]


def test_a_list_of_pledges_is_for_the_country_that_its_heading_names_or_that_its_facility_is_called_after() -> None:
    text = "Moldova Recovery Conference: who offered what\n\nNORWAY\n• Schools: €5m\n\nJAPAN\n• Clinics: €2m\n"
    assert [fields_of(claim).recipients for claim in commitments(text)] == [("MD",), ("MD",)]


def test_a_list_of_pledges_that_names_nobody_beside_the_givers_is_for_nobody() -> None:
    text = "Harbour conference: who offered what\n\nNORWAY\n• Schools: €5m\n\nJAPAN\n• Clinics: €2m\n"
    assert [fields_of(claim).recipients for claim in commitments(text)] == [(), ()]


def test_a_body_of_the_giver_gets_nothing_by_heading_its_line_but_another_does() -> None:
    text = (
        "Moldova Recovery Conference: who offered what\n\nNORWAY\n• Norwegian Investment Agency: €5m\n"
        "• World Bank: €4m\n\nJAPAN\n• Clinics: €2m\n"
    )
    assert [fields_of(claim).recipients for claim in commitments(text)] == [("MD",), ("World Bank",), ("MD",)]


def test_a_second_gift_of_a_sentence_goes_to_whom_the_first_went() -> None:
    found = commitments("Norway promised Moldova 20 million euros and Denmark 5 million.")
    assert [fields_of(claim).recipients for claim in found] == [("MD",), ("MD",)]


RECEIVING = [(language, row) for language in ("en", "fr") for row in rows("commitment-receiving", language)]
RECEIVERS = [(language, row) for language in ("en", "fr") for row in rows("commitment-receivers", language)]


@pytest.mark.parametrize(("language", "row"), RECEIVING, ids=lambda value: value if isinstance(value, str) else None)
def test_every_verb_of_receiving_reads_its_example(language: str, row: dict[str, str]) -> None:
    (found,) = commitments(row["example"], language)
    assert (fields_of(found).makers, fields_of(found).recipients) == (("NO",), ("MD",))


@pytest.mark.parametrize(("language", "row"), RECEIVERS, ids=lambda value: value if isinstance(value, str) else None)
def test_every_noun_of_those_who_get_a_gift_is_kept_in_its_words(language: str, row: dict[str, str]) -> None:
    found = commitments(row["example"].replace("Norland", "Norway"), language)
    assert any(row["lemma"][:4] in name.casefold() for claim in found for name in fields_of(claim).recipients)


@pytest.mark.parametrize(
    ("heading", "helped"),
    [
        ("Chisinau’s financing gap nearly closed", ("MD",)),
        ("Moldova thanks its donors", ("MD",)),
        ("Ministers stand with Moldovan farmers", ("MD",)),
        ("Moldova told ministers of its budget", ()),
        ("Ministers met in Moldova", ()),
    ],
)
def test_the_beneficiary_is_a_country_with_needs_or_donors_and_not_one_that_is_merely_named(
    heading: str, helped: tuple[str, ...]
) -> None:
    (found,) = commitments(f"{heading}\n\nNorway pledged €5 million.")
    assert fields_of(found).recipients == helped


LENDING = [(language, row) for language in ("en", "fr") for row in rows("commitment-lenders", language)]


@pytest.mark.parametrize(("language", "row"), LENDING, ids=lambda value: value if isinstance(value, str) else None)
def test_a_loan_that_the_borrower_signs_is_the_lenders(language: str, row: dict[str, str]) -> None:
    (found,) = commitments(row["example"], language)
    assert fields_of(found).recipients == ("MD",)
    assert "MD" not in fields_of(found).makers


ARRIVING = [(language, row) for language in ("en", "fr") for row in rows("commitment-arriving", language)]


@pytest.mark.parametrize(("language", "row"), ARRIVING, ids=lambda value: value if isinstance(value, str) else None)
def test_goods_that_have_come_are_delivered(language: str, row: dict[str, str]) -> None:
    (found,) = commitments(row["example"], language)
    assert (fields_of(found).makers, fields_of(found).stage, found.modality) == (("NO",), "delivered", "asserted")


def test_entries_of_a_list_have_their_parts_and_several_givers() -> None:
    text = (
        "Moldova pledging conference: pledges by donor\n\n"
        "Germany: EUR 60 million, of which EUR 15 million for schools\n"
        "Netherlands and Denmark: EUR 10 million each, unearmarked\nSpain: EUR 5 million\n"
    )
    found = [(f.makers, f.amount, f.basis) for f in map(fields_of, commitments(text))]
    assert found == [
        (("DE",), 60_000_000, None),
        (("DE",), 15_000_000, None),
        (("NL", "DK"), 10_000_000, "each"),
        (("ES",), 5_000_000, None),
    ]


COSTS = [(language, row) for language in ("en", "fr") for row in rows("commitment-costs", language)]


@pytest.mark.parametrize(("language", "row"), COSTS, ids=lambda value: value if isinstance(value, str) else None)
def test_what_something_costs_or_lacks_is_given_by_nobody(language: str, row: dict[str, str]) -> None:
    assert commitments(row["example"], language) == []


def test_a_long_text_that_helps_many_gives_its_unsigned_sums_to_none_of_them() -> None:
    many = "The session went on. " * 45
    text = f"{many}We stand with aid for Moldova. Support for Moldova goes on. Norway pledged €5 million."
    found = [fields_of(claim) for claim in commitments(text)]
    assert [each.recipients for each in found if each.amount] == [()]


def test_an_organisation_of_two_letters_is_no_country_that_gets_what_names_nobody() -> None:
    text = (
        "Norway spoke at the UN. The UN thanked Norway. The UN met. Norway and the UN talked. "
        "Norway pledged 10 million euros."
    )
    found = [fields_of(claim) for claim in commitments(text)]
    assert [each.recipients for each in found if each.amount] == [()]


ADDED = [(language, row) for language in ("en", "fr") for row in rows("commitment-adding", language)]


@pytest.mark.parametrize(
    ("language", "row"), ADDED, ids=lambda value: value["phrase"] if isinstance(value, dict) else ""
)
def test_the_sum_to_which_another_one_is_added_was_given_before(language: str, row: dict[str, str]) -> None:
    assert row["phrase"] in row["example"].casefold()
    older = [
        fields_of(claim) for claim in commitments(row["example"], language) if fields_of(claim).amount == 3_000_000
    ]
    assert [fields.recalled for fields in older] == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Finland will not give EUR 5 million but EUR 3 million."),
        ("en", "Finland has not paid EUR 5 million but only EUR 3 million."),
        ("fr", "La Finlande ne donnera pas 5 millions d'euros mais 3 millions d'euros."),
        ("en", "Poland will not provide financial assistance to Georgia but will send 12 ambulances."),
        ("en", "Poland did not provide financial assistance to Georgia but sent 12 ambulances to Moldova."),
        ("fr", "La Pologne ne fournira pas d'aide financière mais enverra 12 ambulances à la Géorgie."),
    ],
)
def test_what_is_given_instead_is_not_denied(language: str, text: str) -> None:
    assert [claim.modality for claim in commitments(text, language)] == ["denied", "asserted"]


@pytest.mark.parametrize(
    ("language", "text", "giver", "none"),
    [
        ("en", "Canada pledged CAD 18 million in grants and Australia nothing.", "CA", "AU"),
        ("en", "Norway promised EUR 7 million to Georgia, while Sweden offered nothing.", "NO", "SE"),
        ("fr", "La Norvège a promis 7 millions d'euros et la Suède rien.", "NO", "SE"),
    ],
)
def test_who_gives_nothing_gets_nothing(language: str, text: str, giver: str, none: str) -> None:
    given_claim, empty = commitments(text, language)
    assert (given_claim.modality, fields_of(given_claim).makers) == ("asserted", (giver,))
    assert none not in fields_of(given_claim).recipients
    assert (empty.modality, fields_of(empty).makers) == ("denied", (none,))


@pytest.mark.parametrize(
    ("text", "receivers"),
    [
        (
            "Norway will provide EUR 160 million, including EUR 45 million for displaced persons. "
            "Austria and Slovenia will together provide EUR 24 million.",
            [(), ("displaced persons",), ()],
        ),
        (
            "Denmark paid DKK 40 million to the World Bank trust fund. "
            "Mr Roe recalled that Denmark had pledged DKK 90 million at the conference.",
            [("World Bank",), ()],
        ),
        (
            "Norway gave EUR 5 million to local volunteers. Sweden offered EUR 3 million.",
            [("local volunteers",), ()],
        ),
        ("Norway gave EUR 5 million to Georgia. Sweden gave EUR 3 million.", [("GE",), ("GE",)]),
        (
            "Norway will provide EUR 16 million to Georgia, including EUR 4 million for local volunteers.",
            [("GE",), ("local volunteers",)],
        ),
    ],
)
def test_a_fund_or_group_gets_only_what_is_said_to_go_to_it(text: str, receivers: list[tuple[str, ...]]) -> None:
    assert [fields_of(claim).recipients for claim in commitments(text)] == receivers


CONVERTED = [(language, row) for language in ("en", "fr") for row in rows("commitment-converting", language)]


@pytest.mark.parametrize(
    ("language", "row"), CONVERTED, ids=lambda value: value["lemma"] if isinstance(value, dict) else ""
)
def test_money_that_gets_another_form_is_no_new_money(language: str, row: dict[str, str]) -> None:
    assert [fields_of(claim).recalled for claim in commitments(row["example"], language)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Norway turned the school into a shelter with EUR 5 million in grants to Georgia.",
        "Norway converted the grant into kroner and gave Georgia EUR 5 million.",
    ],
)
def test_money_spent_on_turning_one_thing_into_another_is_new(text: str) -> None:
    assert not any(fields_of(claim).recalled for claim in commitments(text))


@pytest.mark.parametrize(
    ("text", "makers"),
    [
        ("Japan pledged EUR 9 million. The World Bank confirmed that USD 60 million has been disbursed.", "World Bank"),
        ("Japan pledged EUR 9 million. The European Investment Bank said that EUR 5 million would be released.", "EIB"),
        ("Japan pledged EUR 9 million. The IMF announced that $5 million had been disbursed to Georgia.", "IMF"),
        ("Japan pledged EUR 9 million. The World Bank confirmed that Norway had paid EUR 5 million.", "NO"),
        ("Japan pledged EUR 9 million. Officials said that EUR 5 million had already been transferred.", "JP"),
    ],
)
def test_a_bank_that_says_what_was_paid_out_paid_it(text: str, makers: str) -> None:
    assert [fields_of(claim).makers for claim in commitments(text)] == [("JP",), (makers,)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway would have given EUR 5 million had parliament approved the budget.",
        "Had parliament approved the budget, Norway would have given EUR 5 million.",
        "Norway said it would have given EUR 5 million to the fund had the Council adopted the plan.",
    ],
)
def test_what_would_have_been_given_is_no_commitment(text: str) -> None:
    assert commitments(text) == []


def test_what_somebody_said_they_would_give_is_a_commitment() -> None:
    (found,) = commitments("Norway said it would give EUR 5 million to the fund after parliament had approved it.")
    assert fields_of(found).amount == 5_000_000
