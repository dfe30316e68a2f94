from __future__ import annotations

from typing import Any

import pytest

from communique.claims import session
from communique.claims.lexicon import rows
from communique.model.fields import SessionFormat
from tests.claims.told import has, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The first working session, on energy security, was chaired by Minister Ada Voss of Finland.",
            {"label": "first working session", "topics": ["energy security"], "order": 1, "format": "working-session"},
        ),
        (
            "The second session was devoted to maritime security and the protection of cables.",
            {"label": "second session", "topics": ["maritime security", "protection of cables"], "order": 2},
        ),
        ("The last session was dedicated to fisheries.", {"topics": ["fisheries"], "order": "last"}),
        (
            "Peru and Chile joined the closing session.",
            {"label": "closing session", "order": "last", "format": "working-session"},
        ),
        (
            "The meeting opened with a working dinner hosted by President Juris Kalns.",
            {"label": "working dinner", "format": "dinner"},
        ),
        ("An informal dinner with the envoys followed.", {"label": "informal dinner", "format": "dinner"}),
        ("Ministers met Luis Roca of Peru over dinner.", {"label": "dinner", "format": "dinner"}),
        ("The ministers held a working lunch on 3 May 2024.", {"format": "lunch", "date": "2024-05-03"}),
        (
            "Ada Voss spoke at a press conference in Riga on 3 May 2024 after talks with President Juris Kalns.",
            {"format": "press-conference", "date": "2024-05-03", "of": "talks with President Juris Kalns"},
        ),
        ("A side event on water was held on 3 May 2024.", {"format": "side-meeting", "topics": ["water"]}),
        (
            "At the session on Ukraine, ministers called for calm.",
            {"label": "session on Ukraine", "topics": ["Ukraine"]},
        ),
        ("The closing plenary heard from Georgia and Moldova.", {"label": "closing plenary", "order": "last"}),
        ("A round table on forests was organised by Peru.", {"format": "other", "topics": ["forests"]}),
    ],
)
def test_a_session_has_its_label_matter_and_place_in_the_order(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(session, text), **wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La deuxième session de travail portait sur l’énergie.",
            {"label": "deuxième session de travail", "topics": ["énergie"], "order": 2},
        ),
        ("Un dîner de travail avec le ministre a eu lieu mardi.", {"label": "dîner de travail", "format": "dinner"}),
        ("La première journée était consacrée à la pêche.", {"topics": ["pêche"], "order": 1, "format": "other"}),
        (
            "Le ministre a tenu une conférence de presse à Riga le 3 mai 2024.",
            {"format": "press-conference", "date": "2024-05-03"},
        ),
    ],
)
def test_french_sessions_are_read_by_the_same_rules(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(session, text, "fr"), **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "The court is not in session.",
        "A training session for officers was held in Riga.",
        "Parliament opened its spring session on Monday.",
        "The bills go to the plenary in May.",
        "The seventy-eighth session of the General Assembly opened in New York.",
        "This session comes at a difficult time.",
        "The dinner table was made of oak.",
        "Breakfast is served at seven.",
        "The Panel on Climate Change published a report.",
        "Sessions like these are useful.",
    ],
)
def test_words_that_only_look_like_a_session_give_none(text: str) -> None:
    assert told(session, text) == []


def test_a_session_belongs_to_the_main_meeting_and_is_told_once() -> None:
    text = (
        "The meeting of EU Foreign Ministers took place in Tallinn on 30 August 2024. "
        "The first session was devoted to fisheries. Ada Voss of Finland opened the first session."
    )
    found = told(session, text)
    assert len(found) == 1
    assert found[0]["of"] == "meeting of EU Foreign Ministers"
    assert found[0]["topics"] == ["fisheries"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_formats_of_the_lexicon_are_the_models(language: str) -> None:
    formats = set(SessionFormat.__args__)  # type: ignore[attr-defined]  # a Literal lists its values
    assert {row["format"] for row in rows("occasion-nouns", language) if row["kind"] == "session"} <= formats
