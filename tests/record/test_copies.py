from __future__ import annotations

import pytest

from communique.model import Document
from communique.record import copies
from communique.record.copies import independent_sources
from communique.record.origins import agency_of

FOOTER = " ".join(f"footer{number}" for number in range(80))
STORY = " ".join(f"word{number}" for number in range(200))


def own(number: int) -> str:
    return " ".join(f"own{number}x{at}" for at in range(200))


def test_copies_of_one_wire_are_one_source_and_others_are_their_own() -> None:
    documents = [Document(f"copy{number:02}", f"{STORY} site {number}") for number in range(40)]
    documents += [Document(f"own{number}", own(number)) for number in range(3)]
    found = independent_sources(documents)
    assert {found[f"copy{number:02}"] for number in range(40)} == {"copy00"}
    assert [found[f"own{number}"] for number in range(3)] == ["own0", "own1", "own2"]


def test_a_footer_in_common_makes_no_copies_and_few_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    really_near = copies._near

    def counted(one: frozenset[int], other: frozenset[int]) -> bool:
        nonlocal compared
        compared += 1
        return really_near(one, other)

    monkeypatch.setattr(copies, "_near", counted)
    documents = [Document(f"own{number:03}", f"{own(number)} {FOOTER}") for number in range(300)]
    assert len(set(independent_sources(documents).values())) == 300
    assert compared < 40 * 300


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("TIRSK, May 4 (Reuters) - Ministers met on Friday.", "Reuters"),
        ("Lake town, 4 May (AFP) – Ministers met on Friday.", "AFP"),
        ("TIRSK (Lakeside News) — Ministers met.", "Lakeside News"),
        ("Ministers met on Friday, AGERPRES reports. They spoke of ports.", "Agerpres"),
        ("Ministers met on Friday, according to a TASS report.", "TASS"),
        ("Ministers met on Friday.\nSource: Yonhap", "Yonhap"),
        ("Ministers met (briefly) - and parted.", None),
        ("Ministers met. Reuters and AFP were in the room.", None),
        (
            "Ministers met. "
            + "They spoke of ports at great length. " * 30
            + "Reuters reported that. "
            + "More. " * 60,
            None,
        ),
    ],
)
def test_a_text_says_in_its_first_and_last_lines_whose_report_it_is(text: str, agency: str | None) -> None:
    assert agency_of(Document("d", text)) == agency


def test_what_two_sites_carry_from_one_agency_is_one_source() -> None:
    texts = {
        "a": "TIRSK, May 4 (Reuters) - Ministers met on Friday and spoke of ports.",
        "b": "A meeting of ministers in Tirsk was about harbours above all, Reuters reported.",
        "c": "Ministers met in Tirsk on Friday. Nobody told us of what they spoke.",
    }
    found = independent_sources([Document(name, text) for name, text in texts.items()])
    assert found["a"] == found["b"] != found["c"]
