from __future__ import annotations

from typing import Any

import pytest

from communique.claims import dependency
from communique.claims.lexicon import rows
from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many islands remain dependent on tourism.", {"holder": ["Many islands"], "on": ["tourism"]}),
        (
            "More than half of the population depends on food aid.",
            {"holder": ["More than half of the population"], "on": ["food aid"]},
        ),
        ("Two million people rely on imported seeds.", {"holder": ["Two million people"], "on": ["imported seeds"]}),
        (
            "Ninety per cent of Peru's wheat comes from Ukraine.",
            {"holder": ["PE"], "on": ["UA"], "for": "wheat"},
        ),
        (
            "Russia accounted for 40 per cent of EU gas imports.",
            {"holder": ["EU"], "on": ["RU"], "for": "gas imports"},
        ),
        (
            "The EU must become less dependent on China for batteries.",
            {"holder": ["EU"], "on": ["CN"], "stance": "reduce"},
        ),
    ],
)
def test_who_depends_is_read_in_whatever_form_it_is_told(text: str, expected: dict[str, Any]) -> None:
    found = told(dependency, text)
    assert len(found) == 1
    assert {name: found[0].get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Success depends on the commitment of all.",
        "The economy depends on many factors.",
        "The minister warned against dependence on one supplier.",
        "Peru supplies wheat to Chile.",
    ],
)
def test_what_all_things_depend_on_is_no_dependency(text: str) -> None:
    assert told(dependency, text) == []


@pytest.mark.parametrize(
    "row",
    [row for language in ("en", "fr") for row in rows("dependency-holders", language)],
    ids=lambda row: f"{row['language']}-{row['lemma']}",
)
def test_each_holder_of_the_lexicon_reads_its_example(row: dict[str, str]) -> None:
    assert told(dependency, f"{row['example'][:1].upper()}{row['example'][1:]}.", language=row["language"])
