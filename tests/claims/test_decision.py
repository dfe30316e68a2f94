from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.claims import decision
from communique.claims.decision_votes import rule_in, votes_in
from communique.claims.lexicon import rows
from communique.model import Claim, DecisionFields
from tests.language.readings import reading_of


def decisions(text: str, **known: str) -> list[Claim]:
    return list(decision.find(reading_of(text, **known)))


def told(claim: Claim) -> tuple[tuple[str, ...], str, str, str]:
    fields = claim.fields
    assert isinstance(fields, DecisionFields)
    return fields.bodies, fields.act, claim.modality, fields.content.text if fields.content else ""


@pytest.mark.parametrize(
    ("text", "bodies", "act", "modality", "content"),
    [
        (
            "The Council adopted a resolution on fisheries.",
            ("Council",),
            "adopt",
            "asserted",
            "a resolution on fisheries",
        ),
        ("The UN Security Council adopted resolution 9999.", ("UNSC",), "adopt", "asserted", "resolution 9999"),
        (
            "NATO foreign ministers agreed to meet again in May.",
            ("NATO:foreign-ministers",),
            "agree",
            "asserted",
            "meet again in May",
        ),
        (
            "Allies agreed that air defence matters most.",
            ("NATO:members",),
            "agree",
            "asserted",
            "air defence matters most",
        ),
        ("Spain and Italy agreed to open a joint office.", ("ES", "IT"), "agree", "asserted", "open a joint office"),
        ("The EU decided to open an office in Lima.", ("EU",), "decide", "asserted", "open an office in Lima"),
        ("The EU has not decided to open an office in Lima.", ("EU",), "decide", "denied", "open an office in Lima"),
        ("The ministers failed to agree on a budget.", ("ministers",), "agree", "denied", "a budget"),
        ("EU leaders failed to reach an agreement on fish quotas.", ("EU:leaders",), "agree", "denied", "fish quotas"),
        ("EU leaders reached an agreement on fish quotas.", ("EU:leaders",), "agree", "asserted", "fish quotas"),
        ("The parties reached agreement on a ceasefire.", ("parties",), "agree", "asserted", "a ceasefire"),
        ("The European Council endorsed the plan.", ("European Council",), "endorse", "asserted", "the plan"),
        (
            "The Security Council renewed the mandate of the mission.",
            ("UNSC",),
            "renew",
            "asserted",
            "the mandate of the mission",
        ),
        ("The EU extended the sanctions until July.", ("EU",), "extend", "asserted", "the sanctions"),
        ("The committee rejected the amendment.", ("committee",), "reject", "asserted", "the amendment"),
        ("A contact group was established.", (), "establish", "asserted", "A contact group"),
        ("The declaration was adopted by consensus.", (), "adopt", "asserted", "The declaration"),
        ("The resolution was adopted by the General Assembly.", ("UNGA",), "adopt", "asserted", "The resolution"),
        ("It was agreed that talks would resume in May.", (), "agree", "asserted", "talks would resume in May"),
        ("The Council tasked the committee to report by June.", ("Council",), "task", "asserted", "report by June"),
        (
            "The summit launched a new partnership on water.",
            ("summit",),
            "launch",
            "asserted",
            "a new partnership on water",
        ),
        ("The parliament will vote on the bill in May.", ("parliament",), "vote", "expected", "the bill"),
        ("The parliament has not voted on the bill.", ("parliament",), "vote", "denied", "the bill"),
        ("The parliament has yet to vote on the bill.", ("parliament",), "vote", "denied", "the bill"),
        (
            "The plan still needs the consent of the Council and of the European Parliament.",
            ("Council", "European Parliament"),
            "consent",
            "conditional",
            "The plan",
        ),
    ],
)
def test_a_decision_is_read_with_who_took_it_and_what(
    text: str, bodies: tuple[str, ...], act: str, modality: str, content: str
) -> None:
    found = [told(claim) for claim in decisions(text)]
    assert len(found) == 1, found
    assert found[0][:3] == (bodies, act, modality)
    assert content in found[0][3]
    assert len(found[0][3]) <= len(content) + 18


def test_the_issuers_we_decides_in_a_joint_statement() -> None:
    text = "Joint statement of NATO Foreign Ministers\n\nWe have decided to open an office in Lima."
    assert [told(claim)[:3] for claim in decisions(text)] == [(("NATO:foreign-ministers",), "decide", "asserted")]


@pytest.mark.parametrize(
    ("text", "bodies", "act", "modality"),
    [
        ("On Friday, plenary adopted the conclusions without objection.", ("plenary",), "adopt", "asserted"),
        ("The African Union suspended Peru from its activities.", ("AFRICAN UNION",), "suspend", "asserted"),
        ("We, the Leaders of the G20, endorsed the principles.", ("G20:leaders",), "endorse", "asserted"),
        ("EU ministers gave the green light to the plan.", ("EU:ministers",), "consent", "asserted"),
        ("No agreement was reached on the budget.", (), "agree", "denied"),
        ("The Spanish Senate ratified the treaty.", ("Spanish Senate",), "ratify", "asserted"),
    ],
)
def test_further_turns_of_deciding_are_read(text: str, bodies: tuple[str, ...], act: str, modality: str) -> None:
    assert [told(claim)[:3] for claim in decisions(text)] == [(bodies, act, modality)]


def test_what_a_parliament_has_yet_to_say_of_an_accession_is_no_decision() -> None:
    assert decisions("Spain's parliament has not approved the accession of Georgia to NATO.") == []


def test_two_who_met_agree_together() -> None:
    text = "Spanish President Ana Ruiz met Peruvian President Ines Vega in Lima. They agreed to open a joint office."
    assert [told(claim)[0] for claim in decisions(text)] == [("Ana Ruiz", "Ines Vega")]


@pytest.mark.parametrize(
    ("text", "bodies", "rule"),
    [
        ("The envoy hailed the unanimous adoption of Security Council Resolution 9999.", ("UNSC",), "unanimous"),
        ("The agreement reached yesterday between Spain and Peru on fish is good.", ("ES", "PE"), None),
        ("She recalled the agreement on 3 May between Spain and Peru on shared waters.", ("ES", "PE"), None),
    ],
)
def test_a_decision_named_by_a_noun_is_read(text: str, bodies: tuple[str, ...], rule: str | None) -> None:
    found = decisions(text)
    assert [told(claim)[0] for claim in found] == [bodies]
    assert isinstance(found[0].fields, DecisionFields)
    assert found[0].fields.rule == rule


@pytest.mark.parametrize(
    ("words", "for_", "against", "abstained"),
    [
        ("approved by 182 votes to 6", 182, 6, None),
        ("approved with 64 in favour, 9 against and 12 abstentions", 64, 9, 12),
        ("voted 188-6 to leave", 188, 6, None),
        ("approved it (287 to 55, with four abstentions)", 287, 55, 4),
        ("approved by 276 votes to none", 276, 0, None),
        ("gave its consent by a vote of 71 to 4", 71, 4, None),
        ("adopted with 14 votes in favour and one abstention", 14, None, 1),
        ("passed the bill by a margin of 51 to 49", 51, 49, None),
        ("adopté par 300 voix contre 20", 300, 20, None),
        ("adopted by twelve votes to three", 12, 3, None),
    ],
)
def test_the_count_of_a_vote_is_read(words: str, for_: int, against: int | None, abstained: int | None) -> None:
    votes = votes_in(words)
    assert votes is not None
    assert (votes.for_, votes.against, votes.abstained) == (for_, against, abstained)


@pytest.mark.parametrize(
    "words",
    [
        "approved 12 to 15 new posts a year",
        "raised the target from 5 to 10 per cent",
        "agreed on 3 May to meet",
        "met from 9 to 5",
        "no vote was taken",
        "the 27 member states voted",
    ],
)
def test_other_numbers_are_no_votes(words: str) -> None:
    assert votes_in(words) is None


@given(st.integers(0, 999), st.integers(0, 999), st.integers(2, 99))
def test_a_count_is_read_from_its_own_rendering(for_: int, against: int, abstained: int) -> None:
    votes = votes_in(f"adopted by {for_} votes to {against}, with {abstained} abstentions")
    assert votes is not None
    assert (votes.for_, votes.against, votes.abstained) == (for_, against, abstained)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("adopted unanimously", "unanimous"),
        ("adopted by consensus", "consensus"),
        ("adopted by a qualified majority", "qualified majority"),
        ("backed, by majority, the bill", "majority"),
        ("adopted without a vote", "without a vote"),
        ("adopté à l’unanimité", "unanimous"),
        ("adopted in Paris", None),
    ],
)
def test_the_rule_of_a_decision_is_read(words: str, rule: str | None) -> None:
    assert rule_in(words) == rule


@pytest.mark.parametrize(
    "text",
    [
        "The minister decided to stay at home.",
        "He agreed with his colleague.",
        "I adopted a cat.",
        "The Council should adopt a resolution.",
        "We call on the Council to adopt a resolution.",
        "The attack was launched at night.",
        "The company approved the plan.",
        "Members will agree that peace is better than war.",
        "If the Council adopts the text, talks will resume.",
        "The group reached Lima on Monday.",
        "The adoption of children abroad is rare.",
        "Daesh launched an operation in the north.",
        "The talks between Spain and Peru continued.",
        "Ministers asked many questions.",
        "The Council pledged to impose sanctions.",
        "The fund, which was created in 1990, is empty.",
        "Joining the alliance requires the consent of all 30 Allies.",
        "Amending the charter needs the approval of every member.",
    ],
)
def test_what_no_body_decides_gives_nothing(text: str) -> None:
    assert [told(claim) for claim in decisions(text)] == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Le Conseil de sécurité a adopté la résolution 9999.", "adopter"),
        ("Les ministres ont décidé de créer un fonds.", "décider"),
        ("Le Conseil européen a approuvé le plan.", "approuver"),
        ("La résolution a été adoptée par consensus.", "adopter"),
    ],
)
def test_decisions_are_read_in_french(text: str, act: str) -> None:
    assert [told(claim)[1:3] for claim in decisions(text, language="fr")] == [(act, "asserted")]


EXAMPLES = [row for language in ("en", "fr") for row in rows("decision-verbs", language) if row["example"]]


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row['language']}-{row['lemma']}" for row in EXAMPLES])
def test_each_verb_of_the_lexicon_reads_its_example(row: dict[str, str]) -> None:
    found = [told(claim)[1] for claim in decisions(f"{row['example']}.", language=row["language"])]
    assert row["act"] in found


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(["plan", "budget", "report", "treaty", "proposal"]), st.booleans())
def test_a_negated_decision_is_denied(noun: str, negated: bool) -> None:
    found = decisions(f"The Council {'did not approve' if negated else 'approved'} the {noun}.")
    assert [claim.modality for claim in found] == ["denied" if negated else "asserted"]


SIGNED = [row for language in ("en", "fr") for row in rows("decision-signed", language)]


@pytest.mark.parametrize("row", SIGNED, ids=lambda row: row["example"][:70])
def test_every_text_that_parties_sign_is_read_in_its_example(row: dict[str, str]) -> None:
    (found,) = decisions(row["example"], language=row["language"])
    bodies, _, _, content = told(found)
    assert bodies == ("NO", "CL")
    assert row["lemma"] in content.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "President Ann Roe signed the bill into law.",
        "Finland signed the Accession Protocol to NATO.",
        "More than 400 firms from 38 countries have signed the compact.",
        "A lawyer signed the contract.",
        "Chile signs the letters that it sends.",
    ],
)
def test_laws_treaties_and_private_signatures_are_no_decision(text: str) -> None:
    assert decisions(text) == []


def test_who_did_not_sign_is_told() -> None:
    (found,) = decisions("Chile did not sign the final communiqué.")
    assert told(found) == (("CL",), "sign", "denied", "the final communiqué")


def test_whoever_is_named_after_with_signs_too() -> None:
    (found,) = decisions("The EU signed a partnership agreement with Kenya.")
    assert told(found) == (("EU", "KE"), "sign", "asserted", "a partnership agreement")


@pytest.mark.parametrize("row", [row for row in SIGNED if row["alone"]], ids=lambda row: row["lemma"])
def test_a_text_that_was_not_signed_is_told_without_parties(row: dict[str, str]) -> None:
    text = f"No {row['lemma']} was signed." if row["language"] == "en" else f"Aucun {row['lemma']} n’a été signé."
    (found,) = decisions(text, language=row["language"])
    assert told(found)[::2] == ((), "denied")


@pytest.mark.parametrize(
    ("language", "text", "bodies", "modality", "content"),
    [
        (
            "en",
            "A planned agreement between Peru and Chile on fish was not signed.",
            ("PE", "CL"),
            "denied",
            "A planned agreement between Peru and Chile on fish",
        ),
        (
            "en",
            "The memorandum between Peru and Chile was never signed.",
            ("PE", "CL"),
            "denied",
            "The memorandum between Peru and Chile",
        ),
        (
            "en",
            "An agreement between Peru and Chile was signed.",
            ("PE", "CL"),
            "asserted",
            "An agreement between Peru and Chile",
        ),
        (
            "fr",
            "L’accord entre le Pérou et le Chili n’a pas été signé.",
            ("PE", "CL"),
            "denied",
            "L’accord entre le Pérou et le Chili",
        ),
        ("en", "Peru, which was to join, did not sign.", ("PE",), "denied", ""),
        ("en", "The declaration was ready, but Peru and Chile did not sign.", ("PE", "CL"), "denied", ""),
        ("fr", "Le Pérou n’a pas signé.", ("PE",), "denied", ""),
    ],
)
def test_who_left_a_text_unsigned_is_told(
    language: str, text: str, bodies: tuple[str, ...], modality: str, content: str
) -> None:
    (found,) = decisions(text, language=language)
    assert told(found)[::2] + told(found)[3:] == (bodies, modality, content)


@pytest.mark.parametrize(
    "text",
    [
        "The letters were not signed.",
        "The guards did not sign.",
        "Peru has not signed the treaty. Chile did not sign.",
        "Peru did not sign up for the course.",
        "An agreement between friends was signed.",
        "Peru signed.",
    ],
)
def test_letters_guards_and_treaties_left_unsigned_are_no_decision(text: str) -> None:
    assert decisions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway would have given EUR 5 million had parliament approved the budget.",
        "Had the Council adopted the plan, Peru would have joined.",
        "Had the plan been adopted by parliament, Norway would have paid EUR 5 million.",
        "Peru said the Council would have adopted the text in May.",
    ],
)
def test_what_would_have_been_decided_is_no_decision(text: str) -> None:
    assert decisions(text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru would pay EUR 5 million, ministers said after parliament had approved the budget.", "asserted"),
        ("Peru said the Council would adopt the text in May.", "expected"),
    ],
)
def test_what_had_been_or_would_be_decided_is_told(text: str, modality: str) -> None:
    assert [found.modality for found in decisions(text)] == [modality]


@pytest.mark.parametrize(
    ("text", "act", "content", "votes"),
    [
        ("Declaration adopted with 38 votes in favour, 2 against and 3 abstentions.", "adopt", "Declaration", (38, 2)),
        ("Declaration adopted by 37 votes to 2, with 4 abstentions.", "adopt", "Declaration", (37, 2)),
        ("The declaration was adopted by 37 votes to 2.", "adopt", "The declaration", (37, 2)),
        ("The meeting ended. Resolution rejected by 20 votes to 12.", "reject", "Resolution", (20, 12)),
    ],
)
def test_a_text_voted_on_is_decided_without_an_auxiliary(
    text: str, act: str, content: str, votes: tuple[int, int]
) -> None:
    (found,) = decisions(text)
    assert told(found) == ((), act, "asserted", content)
    assert isinstance(found.fields, DecisionFields)
    assert found.fields.votes is not None
    assert (found.fields.votes.for_, found.fields.votes.against) == votes


@pytest.mark.parametrize(
    "text", ["Parliament approved by 20 votes to 12.", "Council adopted by consensus.", "Resolution adopted in haste."]
)
def test_a_body_before_its_verb_and_a_text_without_a_vote_are_not_voted_on(text: str) -> None:
    assert decisions(text) == []
