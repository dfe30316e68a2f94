"""Taking part told in passing, and parties told by their number."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.claims import participation
from communique.claims.lexicon import rows
from communique.claims.participation_counts import counted_parties
from communique.model.fields import Capacity
from tests.claims.told import has, told

_MAIN = "The Conference on Forests opened in Lima on 3 May 2027. "
_LA = "La Conférence sur les forêts s'est ouverte à Lima le 3 mai 2027. "


@pytest.mark.parametrize(
    ("text", "participant", "capacity", "modality"),
    [
        (_MAIN + "Chile, also invited, will stay away.", "CL", "invitee", "denied"),
        (_MAIN + "Chile, invited to the conference, spoke first.", "CL", "invitee", "asserted"),
        (_MAIN + "Chile, present as an observer, abstained.", "CL", "observer", "asserted"),
        (_MAIN + "Chile did not send a delegation.", "CL", "unspecified", "denied"),
        (_MAIN + "Chile will send observers.", "CL", "observer", "expected"),
        (_MAIN + "Chile has declined an invitation.", "CL", "invitee", "denied"),
        (_MAIN + "Chile and Ghana were represented as observers.", "GH", "observer", "asserted"),
        (
            _MAIN + "Chile, which will attend as a guest along with India and Ghana, is pleased.",
            "GH",
            "guest",
            "expected",
        ),
        (
            _MAIN + "Ghana, the Chair of the Reef Fund, Ann Roe, and Chile attended as guests.",
            "Ann Roe",
            "guest",
            "asserted",
        ),
        (
            _MAIN + "The minister of Chile, Ann Roe, who attended the gathering, was glad.",
            "Ann Roe",
            "unspecified",
            "asserted",
        ),
        (_MAIN + "Working Group II, chaired by Ann Roe (Peru), met at noon.", "Ann Roe", "chair", "asserted"),
        (_MAIN + "Last night's reception, hosted by Ireland, went on.", "IE", "host", "asserted"),
        (_MAIN + "Chair Ann Roe (Peru) opened the session.", "Ann Roe", "chair", "asserted"),
        (
            _MAIN + "Participants included 41 States, nine UN agencies and 16 companies.",
            "nine UN agencies",
            "unspecified",
            "asserted",
        ),
        (
            "Minister Ann Roe met Minister Bo Koe of Chile in Lima. She was accompanied by Ambassador Jo Poe.",
            "Jo Poe",
            "unspecified",
            "asserted",
        ),
        (
            "The 171st session was held on Tuesday in Lima, chaired by Ann Roe, Minister of Health of Peru.",
            "Ann Roe",
            "chair",
            "asserted",
        ),
        (
            "Minister Ann Roe paid a visit to Quito. The Ambassador of Peru, Jo Poe, accompanied her during the visit.",
            "Jo Poe",
            "unspecified",
            "asserted",
        ),
        (_MAIN + "Niger's rulers stayed away.", "Niger's rulers", "unspecified", "denied"),
        (_MAIN + "The US trade commissioner will not travel.", "US trade commissioner", "unspecified", "denied"),
        (_MAIN + "Chile's representative, speaking under rule 37, objected.", "CL", "unspecified", "asserted"),
        ("Pledging session, Lima, 3 May 2027\n\nChair: Ann Roe (Peru)\n\nIt rained.", "Ann Roe", "chair", "asserted"),
        ("The pact will be signed in Lima in the presence of President Ann Roe.", "Ann Roe", "unspecified", "expected"),
        ("The US took part in the summit in Lima.", "US", "unspecified", "asserted"),
    ],
)
def test_words_in_passing_tell_who_took_part(text: str, participant: str, capacity: str, modality: str) -> None:
    rows = told(participation, text, published="2027-05-03")
    assert has(rows, participant=participant, capacity=capacity, modality=modality)


@pytest.mark.parametrize(
    ("text", "participant", "capacity", "modality"),
    [
        ("La conférence, coprésidée par la Suisse et le Tchad, s'est ouverte à Lima.", "TD", "chair", "asserted"),
        (_LA + "Le Tchad, invité, n'a pas envoyé de délégation.", "TD", "invitee", "denied"),
        (_LA + "La Suisse, présente en tant qu'observatrice, a parlé.", "CH", "observer", "asserted"),
        (
            "Il l’a dit à l’issue de la réunion des ministres, à laquelle le Ghana participait à titre d’observateur.",
            "GH",
            "observer",
            "asserted",
        ),
        (
            "Le ministre Jo Poe s’est rendu à Lima mardi, accompagné de la secrétaire d’État, Mme Ada Voss.",
            "Ada Voss",
            "unspecified",
            "asserted",
        ),
        (_LA + "La Suisse, le Ghana et le Tchad n'ont pas fait le déplacement.", "GH", "unspecified", "denied"),
        (
            _LA + "La ministre ghanéenne, Ada Voss, y assistait en qualité d'observatrice.",
            "Ada Voss",
            "observer",
            "asserted",
        ),
        (
            _LA + "Douze chefs d'État et de gouvernement y ont pris part.",
            "Douze chefs d'État et de gouvernement",
            "unspecified",
            "asserted",
        ),
        (
            "« Il y va », a dit la ministre ghanéenne, Ada Voss, à l'ouverture de la conférence des donateurs.",
            "Ada Voss",
            "unspecified",
            "asserted",
        ),
    ],
)
def test_french_words_in_passing_tell_who_took_part(text: str, participant: str, capacity: str, modality: str) -> None:
    rows = told(participation, text, "fr", published="2027-05-03")
    assert has(rows, participant=participant, capacity=capacity, modality=modality)


@pytest.mark.parametrize(
    ("text", "participant"),
    [
        (_MAIN + "The Fund will send 40 observers to the ceasefire line.", "Fund"),
        (_MAIN + "The book, written by Chile, was read.", "CL"),
        (_MAIN + "Chile sent a letter along with Ghana.", "GH"),
        (_MAIN + "Minister Ann Roe opened the school.", "Ann Roe"),
        ("Chile, also invited, stayed silent.", "CL"),
        (_MAIN + "Minister Ann Roe wrote a letter, accompanied by a map.", "Ann Roe"),
        (_MAIN + "The letter accompanied Ann Roe home.", "Ann Roe"),
    ],
)
def test_other_words_in_passing_make_nobody_take_part(text: str, participant: str) -> None:
    assert not has(told(participation, text, published="2027-05-03"), participant=participant)


@pytest.mark.parametrize("table", ["participation-asides", "participation-led-by"])
def test_the_tables_give_capacities_that_the_format_has(table: str) -> None:
    assert all(row["capacity"] in get_args(Capacity) for language in ("en", "fr") for row in rows(table, language))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("table", ["participation-asides", "participation-led-by"])
def test_the_examples_of_the_tables_are_read(table: str, language: str) -> None:
    for row in rows(table, language):
        main = _MAIN if language == "en" else _LA
        example = row["example"] if table == "participation-asides" else f"{row['example']} et le Chili s'est tenue"
        if language == "en" and table == "participation-led-by":
            example = f"{row['example']} and Chile took place in Lima"
        modality = "denied" if row.get("polarity") == "away" else "asserted"
        found = told(participation, f"{main}{example[0].upper()}{example[1:]}.", language, published="2027-05-03")
        assert has(found, participant="PE", modality=modality), row


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("41 States, nine UN agencies and 16 non-governmental organizations", 3),
        ("more than 40 countries", 1),
        ("une trentaine d'États et deux organisations", 2),
        ("seven of the nineteen have been released", 0),
        ("12 days of talks", 0),
    ],
)
def test_parties_are_counted_by_their_nouns(words: str, counted: int) -> None:
    assert len(counted_parties(words)) == counted
