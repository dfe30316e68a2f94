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
