from __future__ import annotations

import pytest

from communique.model import Document
from communique.record import copies
from communique.record.copies import independent_sources

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
