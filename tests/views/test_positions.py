"""Where parties stand: on which topics, and for or against."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Passage, StatementFields
from communique.record import Record, build
from communique.views.heat import heat
from communique.views.index import Index
from communique.views.positions import positions
from communique.views.stances import Stance, stance_of
from communique.views.topics import sentences, topics_of
from tests.record.telling import account, filed


def said(cue: str, content: str, force: str = "says", form: Any = "indirect") -> StatementFields:
    def passage(words: str) -> Passage:
        return Passage(start=0, end=len(words), text=words)

    return StatementFields(speakers=("SI",), cue=passage(cue), content=passage(content), form=form, force=force)


@pytest.mark.parametrize(
    ("force", "cue", "between", "content", "stance"),
    [
        ("welcomes", "welcomed", "", "the grain corridor", "supports"),
        ("supports", "backs", "", "the grain corridor", "supports"),
        ("thanks", "thanked", "", "Norway for the grain", "supports"),
        ("hopes", "hopes", "that", "the corridor will open", "supports"),
        ("says", "expressed his hope", "that", "the corridor will open", "supports"),
        ("says", "expressed", "", "its full support for the corridor", "supports"),
        ("repeats", "reiterated", "", "our firm and lasting support for the corridor", "supports"),
        ("stresses", "underlined", "", "the importance of open ports", "supports"),
        ("condemns", "condemned", "", "the blockade", "opposes"),
        ("opposes", "opposes", "", "the blockade", "opposes"),
        ("denies", "rejected", "", "the plan", "opposes"),
        ("says", "voiced her opposition", "to", "the plan", "opposes"),
        ("says", "expressed", "", "his deep regret at the delay", "opposes"),
        ("demands", "urged", "", "the parties to open the ports", "calls for"),
        ("says", "called for", "", "open ports", "calls for"),
        ("says", "called", "once again for", "open ports", "calls for"),
        ("says", "call", "on", "all parties to open the ports", "calls for"),
        ("says", "asked", "", "the Council to report on the ports", "calls for"),
        ("asks", "asked for", "", "ships rather than words", "calls for"),
        ("repeats", "reiterates its urgent appeal", "to", "the parties", "calls for"),
        ("stresses", "stressed", "", "the need for open ports", "calls for"),
        ("says", "said", "that", "ports must stay open", "calls for"),
        ("thinks", "pense", "que", "les ports doivent rester ouverts", "calls for"),
        ("demands", "appelé", "à", "la retenue", "calls for"),
        ("promises", "pledged", "", "to open the ports", "commits"),
        ("repeats", "repeated a promise", "of", "ten ships", "commits"),
        ("says", "confirms", "", "its strong commitment to open ports", "commits"),
        ("says", "expressed concern", "about", "the blockade", "concerned"),
        ("warns", "warned", "that", "grain would rot", "concerned"),
        ("asks", "asked", "", "whether the ports were open", "speaks of"),
        ("asks", "wonder", "", "why nobody came", "speaks of"),
        ("says", "said", "that", "ten ships had left", "speaks of"),
        ("says", "called", "", "the plan long", "speaks of"),
        ("says", "told", "the committee", "ten ships had left", "speaks of"),
        ("reports", "reported", "that", "its objective was met", "speaks of"),
    ],
)
def test_the_words_of_reporting_tell_for_or_against(
    force: str, cue: str, between: str, content: str, stance: Stance
) -> None:
    assert stance_of(said(cue, content, force), between=between) == stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("We fully support the corridor.", "supports"),
        ("We do not support the corridor.", "opposes"),
        ("I condemn the blockade.", "opposes"),
        ("Nous condamnons le blocus.", "opposes"),
        ("We call on all parties to open the ports.", "calls for"),
        ("I urge you to open the ports.", "calls for"),
        ("J’appelle à la retenue.", "calls for"),
        ("We pledge ten ships.", "commits"),
        ("We are deeply concerned by the blockade.", "concerned"),
        ("Ports must stay open.", "calls for"),
        ("We met in the committee room.", "speaks of"),
    ],
)
def test_what_a_speaker_does_in_so_many_words_tells_for_or_against(words: str, stance: Stance) -> None:
    assert stance_of(said("said", words, form="direct")) == stance


def test_what_is_denied_tells_the_opposite() -> None:
    assert stance_of(said("support", "the plan", "supports"), "denied") == "opposes"
    assert stance_of(said("called for", "a vote"), "denied") == "speaks of"


SPEECH = (
    "We met in Osaka last May. We condemn the blockade of the ports. Nobody spoke of fish. "
    "We support the energy plan of the Commission."
)


def record() -> Record:
    french = account(
        "readout",
        ("Les ministres ont évoqué la Chine.", "discussion", {"participants": ["SI"], "topics": ["Chine"]}),
        ("Les ministres ont évoqué les ports.", "discussion", {"participants": ["SI"], "topics": ["les ports"]}),
        ("Les ministres ont évoqué la sécurité maritime.", "discussion",
         {"participants": ["SI"], "topics": ["sécurité maritime"]}),
        published="2031-05-03", language="fr",
    )  # fmt: skip
    english = account(
        "wire",
        ("Ministers discussed the blockade of ports.", "discussion",
         {"participants": ["SI"], "topics": ["blockade of ports"]}),
        ("They turned to the energy plan.", "discussion", {"participants": ["SI"], "topics": ["energy plan"]}),
        ("They turned to these concerns.", "discussion", {"participants": ["SI"], "topics": ["these concerns"]}),
        ("They came to maritime safety.", "discussion", {"participants": ["KE"], "topics": ["maritime safety"]}),
        (SPEECH, "statement", {"speakers": ["SI"], "content": SPEECH, "form": "direct", "force": "says"}),
        published="2031-05-04", language="en",
    )  # fmt: skip
    return build(filed(french, english))


def test_topics_are_told_in_english_where_an_account_or_the_registry_has_it_so() -> None:
    labels = [topic.label for topic in topics_of(record())]
    assert "China" in labels
    assert "Chine" not in labels
    assert "maritime safety" in labels
    assert "sécurité maritime" not in labels
    assert "these concerns" not in labels


def test_a_long_speech_counts_for_a_topic_with_the_sentences_that_stand_on_it() -> None:
    found = {it.topic: it for it in positions(Index(record()), ["Slovenia"])}
    (against,) = found["ports"].stands
    assert against.stance == "opposes"
    assert against.line.text.endswith("“We condemn the blockade of the ports.”")
    (for_it,) = found["energy plan"].stands
    assert for_it.stance == "supports"
    assert "Osaka" not in for_it.line.text
    assert "fish" not in {topic.label for topic in topics_of(record())}


def test_of_a_sentence_for_a_topic_the_countries_and_bodies_that_it_names_are_topics() -> None:
    told = {"participants": ["SI"], "topics": ["the long war of aggression of Russia against Ukraine’s people"]}
    record = build(filed(account("wire", ("They talked long.", "discussion", told), language="en")))
    assert {topic.label for topic in topics_of(record)} == {"Russia", "Ukraine"}


def test_words_of_two_sentences_are_no_topic_of_a_speech() -> None:
    assert not positions(Index(record()), topic="fish energy")


def test_every_topic_of_the_map_has_a_party() -> None:
    made = heat(Index(record()))
    assert made.topics
    for at in range(len(made.topics)):
        assert any(cells[at].facts for _, cells in made.rows)


@given(st.text(alphabet="ab .;!?\n“”U", max_size=60))
def test_sentences_leave_no_word_out(words: str) -> None:
    assert [c for part in sentences(words) for c in part if c.isalnum()] == [c for c in words if c.isalnum()]
