from __future__ import annotations

import pytest

from communique.claims import dependency
from communique.model import Claim, DependencyFields
from tests.language.readings import reading_of


def dependencies(text: str, language: str = "en") -> list[Claim]:
    return list(dependency.find(reading_of(text, language)))


@pytest.mark.parametrize(
    ("text", "language", "holder", "on", "good", "stance"),
    [
        ("Norway depends on Russia for gas.", "en", ("NO",), ("RU",), "gas", "states"),
        ("Moldova is heavily dependent on Russia for its energy.", "en", ("MD",), ("RU",), "energy", "states"),
        ("Finland ended its dependence on Russian gas.", "en", ("FI",), ("RU",), "gas", "reduce"),
        ("Germany must reduce its dependency on China.", "en", ("DE",), ("CN",), None, "reduce"),
        ("Japan warned against reliance on China for rare earths.", "en", ("JP",), ("CN",), "rare earths", "warns"),
        ("Armenia’s reliance on Russia worries investors.", "en", ("AM",), ("RU",), None, "states"),
        (
            "Georgia gets two thirds of its electricity via Armenia.",
            "en",
            ("GE",),
            ("AM",),
            "two thirds of its electricity",
            "states",
        ),
        ("Moldova obtained most of its grain from Chile.", "en", ("MD",), ("CL",), "most of its grain", "states"),
        (
            "Malawi gets half of its vaccines from Japanese makers.",
            "en",
            ("MW",),
            ("Japanese makers",),
            "half of its vaccines",
            "states",
        ),
        (
            "Latvia depends on American radars for its Harpoon ships.",
            "en",
            ("LV",),
            ("American radars",),
            "Harpoon ships",
            "states",
        ),
        ("Latvia is exposed to Russia.", "en", ("LV",), ("RU",), None, "states"),
        (
            "Moldova’s economy remains dependent on foreign budget support.",
            "en",
            ("MD",),
            ("foreign budget support",),
            None,
            "states",
        ),
        ("Malawi relies on foreign aid for its budget.", "en", ("MW",), ("foreign aid",), "budget", "states"),
        ("Malawi grew. The country remains dependent on tobacco.", "en", ("MW",), ("tobacco",), None, "states"),
        ("Latvia depends on American interceptors.", "en", ("LV",), ("American interceptors",), None, "states"),
        (
            "Latvia depends on a single supplier for its vaccines.",
            "en",
            ("LV",),
            ("single supplier",),
            "vaccines",
            "states",
        ),
        ("La Moldavie dépend de la Russie pour le gaz.", "fr", ("MD",), ("RU",), "gaz", "states"),
        ("La Finlande veut réduire sa dépendance à la Russie.", "fr", ("FI",), ("RU",), None, "reduce"),
    ],
)
def test_who_depends_on_whom_for_what(
    text: str, language: str, holder: tuple[str, ...], on: tuple[str, ...], good: str | None, stance: str
) -> None:
    found = dependencies(text, language)
    assert len(found) == 1, found
    fields = found[0].fields
    assert isinstance(fields, DependencyFields)
    assert (fields.holder, fields.on, fields.for_, fields.stance) == (holder, on, good, stance)


@pytest.mark.parametrize(
    "text",
    [
        "It depends on the weather.",
        "The outcome depends on whether ministers agree.",
        "The plant is independent of the grid.",
        "Norway imports cars.",
        "The bridge is exposed to the wind.",
        "Much depends on the talks.",
        "They rely on each other.",
        "The minister relies on his notes.",
        "The choir depends on the organ.",
        "Georgia got two letters from Armenia.",
        "Norway received half of the delegates from Armenia.",
    ],
)
def test_a_dependence_between_no_parties_is_none(text: str) -> None:
    assert not dependencies(text)
