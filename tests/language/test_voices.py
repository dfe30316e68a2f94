from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.readings import reading_of


def _voices(text: str, language: str = "en") -> list[tuple[str, tuple[str, ...], str]]:
    reading = reading_of(text, language)
    return [(voice.span.of(text), voice.speakers, voice.origin) for voice in reading.voices]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("“The dam is full,” said Orla Brandt.", [("The dam is full,", ("Orla Brandt",), "quotation")]),
        (
            "“The dam is full,” Orla Brandt said. “It will hold.”",
            [("The dam is full,” Orla Brandt said. “It will hold.", ("Orla Brandt",), "quotation")],
        ),
        ("The “smart” dam is full.", []),
        ("Orla Brandt praised the “smart” dam.", []),
        (
            "MINISTER ORLA BRANDT: The dam is full and holds.\n\nIt is old.\n\nQ: Ida Roe, Fjord Daily. Will it hold?",
            [
                ("The dam is full and holds.\n\nIt is old.", ("Orla Brandt",), "turn"),
                ("Will it hold?", ("Ida Roe",), "turn"),
            ],
        ),
        (
            "Foreign Minister Orla Brandt said:\n\nThe dam is full. It will hold.",
            [("The dam is full. It will hold", ("Orla Brandt",), "block")],
        ),
    ],
)
def test_the_words_of_each_speaker_are_found(text: str, voices: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _voices(text) == voices


def test_we_of_a_joint_text_are_its_issuers() -> None:
    text = "Joint statement of NATO Foreign Ministers\n\nWe condemn the attack. We thank Norway."
    assert reading_of(text).speakers_at(text.index("We condemn")) == ("NATO:foreign-ministers",)


def test_i_in_a_turn_is_whoever_has_the_floor() -> None:
    text = "MINISTER ORLA BRANDT: I thank the crew for its work.\n\nQ: Ida Roe, Fjord Daily. May I ask about the dam?"
    reading = reading_of(text)
    assert reading.speakers_at(text.index("I thank")) == ("Orla Brandt",)
    assert reading.speakers_at(text.index("I ask")) == ("Ida Roe",)


def test_outside_all_voices_nobody_speaks() -> None:
    text = "The dam was full on Friday. “It will hold,” said Orla Brandt."
    assert reading_of(text).speakers_at(3) == ()


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet='AbQ: .,\n“”"«»said', max_size=120))
def test_voices_stay_inside_the_text_and_in_order(text: str) -> None:
    voices = reading_of(text).voices
    assert all(0 <= voice.outer.start <= voice.span.start < voice.span.end <= len(text) for voice in voices)
    assert [voice.outer.start for voice in voices] == sorted(voice.outer.start for voice in voices)


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Q (Fjord Daily, Ida Roe)", "Ida Roe"),
        ("Q (Ida Roe, follow-up)", "Ida Roe"),
        ("QUESTION (Ida Roe)", "Ida Roe"),
        ("Q (inaudible)", "Q"),
        ("Q", "Q"),
    ],
)
def test_the_brackets_of_a_question_name_who_asks(label: str, speaker: str) -> None:
    text = f"SPOKESPERSON ADA VOSS: Good morning.\n\n{label}: Will the bridge open in May?\n\nA: It will open in June."
    voices = [voice for voice in reading_of(text, "en").voices if voice.origin == "turn"]
    assert [voice.speakers for voice in voices] == [("Ada Voss",), (speaker,), ("Ada Voss",)]


def test_a_title_with_the_first_of_two_surnames_is_of_the_person_who_has_both() -> None:
    text = (
        "The Minister of Peru, Rosa Quispe Landauro, met her colleague, Hugo Maldonado Ycaza. "
        "Minister Maldonado thanked Minister Quispe."
    )
    names = [entity for mention in reading_of(text, "en").sentences[1].mentions for entity in mention.entities]
    assert names == ["Hugo Maldonado Ycaza", "Rosa Quispe Landauro"]
