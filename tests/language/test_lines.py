from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.lines import split_lines
from communique.language.sentences import split_sentences
from communique.model import Span

BODY = "The ministers met for two hours and then spoke to the press about what had been agreed between them."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rurland and Mirland sign fishing accord", "headline"),
        ("PRESS RELEASE", "headline"),
        ("Geneva, 3 March 2021", "dateline"),
        ("Issued on 3 Mar. 2021", "dateline"),
        ("Paris, le 1er décembre 2022", "dateline"),
        ("(Official photo of the ministers, Geneva, Image Credit: Press Service)", "caption"),
        ("From left: Ada Voss, Minister of Trade of Rurland; Otto Lind", "caption"),
        ("Reporting by Ada Voss; editing by Otto Lind", "credit"),
        ("(Additional reporting by the Geneva bureau)", "credit"),
        ("Photo credit: Press Service", "credit"),
        ("• Rurland: €3 million for schools", "bullet"),
        ("– a further €2 million", "bullet"),
        ("12. We welcome the report of the panel and take note of its findings.", "numbered"),
        ("(iv) adopt the budget", "numbered"),
        ("MINISTER VOSS: Thank you all for coming here today.", "turn"),
        ("Q: Will there be another round of talks this year?", "turn"),
        ('"MINISTER VOSS: We will answer each of these letters.', "turn"),
        (BODY, "paragraph"),
    ],
)
def test_lines_are_told_apart_by_their_form(line: str, kind: str) -> None:
    assert split_lines(f"{line}\n\n{BODY}")[0].kind == kind


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("GENEVA, March 3 (Lake Wire) - Ministers met on Monday to talk about fish.", "Ministers met"),
        ("GENEVA (Lake News Agency) — Ministers met on Monday to talk about fish.", "Ministers met"),
        ("Geneva, 9/3/2021. Ministers met on Monday to talk about fish and trade.", "Ministers met"),
        ("• Rurland will give €3 million.", "Rurland will"),
        ("7. We welcome the report.", "We welcome"),
        ("MINISTER VOSS: Thank you all for coming here.", "Thank you"),
    ],
)
def test_the_body_of_a_line_leaves_out_dateline_bullet_number_and_label(line: str, body: str) -> None:
    assert split_lines(line)[0].body.of(line).startswith(body)


def test_a_captions_credit_is_no_part_of_its_body() -> None:
    line = "L-R: Ada Voss, Minister of Trade; Otto Lind, Ambassador; Credit: Press Service"
    assert split_lines(line)[0].body.of(line).endswith("Otto Lind, Ambassador")


def test_a_wrapped_paragraph_is_one_line() -> None:
    text = (
        "The two delegations met for a second day in the old town hall of the\n"
        "capital, where they went through the draft that Rurland had sent to all\n"
        "members in the spring. It was agreed that experts will meet again before\n"
        "the end of the year to settle what is still open in the third chapter.\n\n"
        "The host thanked all those who had travelled far to be there with them\n"
        "and said that the door of the hall remains open."
    )
    assert len(split_lines(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Lind met Dr. Voss. They spoke.", 2),
        ("The U.S. Secretary of State spoke. He left.", 2),
        ("They came to the U.S. The talks went on.", 2),
        ("It rose by 3.5 per cent on Nov. 30 of that year.", 1),
        ('"We agree." She paused. "We sign."', 3),
        ('"Will you sign?" he asked.', 1),
        ("S.E. M. Lind a parlé. Mme Voss aussi.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    language = "fr" if "parlé" in text else "en"
    assert len(list(split_sentences(text, Span(0, len(text)), language))) == count


@given(st.text(alphabet='Ab é.\n“”"«»‘’-•1):\t', max_size=200))
def test_no_word_of_a_text_is_lost_between_lines_and_sentences(text: str) -> None:
    lines = split_lines(text)
    assert "".join(line.span.of(text) for line in lines).split() == text.split() or (
        "".join("".join(line.span.of(text).split()) for line in lines) == "".join(text.split())
    )
    for line in lines:
        assert line.span.covers(line.body)
        said = "".join("".join(each.of(text).split()) for each in split_sentences(text, line.body))
        assert said == "".join(line.body.of(text).split())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("PLENARY: Delegates met in the morning and took up the budget.", ["paragraph"]),
        ("IN THE CORRIDORS: Delegates left late, and few of them were content.", ["paragraph"]),
        ("RURLAND AND MIRLAND: WHO HAS PAID SO FAR", ["headline"]),
        ("MINISTER VOSS: Delegates met in the morning and took up the budget.", ["turn"]),
        (
            "ADA VOSS: We met in the morning.\nQ: And in the afternoon?\nADA VOSS: We met again.",
            ["turn", "turn", "turn"],
        ),
    ],
)
def test_only_who_can_have_the_floor_has_a_turn(text: str, kinds: list[str]) -> None:
    assert [line.kind for line in split_lines(text)] == kinds
