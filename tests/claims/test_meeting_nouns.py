from __future__ import annotations

from typing import Any

import pytest

from communique.claims import meeting
from tests.claims.told import has, told

PUBLISHED = "2027-05-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Luis Roca is on an official visit to Chile.",
            {"bodies": ["Luis Roca"], "country": "CL", "format": "visit"},
        ),
        (
            "Minister Luis Roca began a working visit to Chile on 4 May 2027.",
            {"bodies": ["Luis Roca"], "country": "CL", "date": "2027-05-04", "format": "visit"},
        ),
        (
            "Minister Luis Roca will travel to Lima on 6 May 2027. A planned stop in Quito has been cancelled.",
            {"bodies": ["Luis Roca"], "city": "Quito", "format": "visit", "modality": "denied"},
        ),
        (
            "President Luis Roca's visit to Bogotá was called off.",
            {"bodies": ["Luis Roca"], "city": "Bogotá", "modality": "denied"},
        ),
        (
            "Minister Luis Roca had a pull-aside with Premier Ana Hoxha.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "format": "bilateral"},
        ),
        (
            "Ambassador Luis Roca paid a courtesy call on Minister Ana Hoxha.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "format": "bilateral"},
        ),
        (
            "Minister Luis Roca's meeting with Premier Ana Hoxha lasted two hours.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "format": "bilateral"},
        ),
        (
            "In a telephone conversation on 4 May 2027, Minister Luis Roca and Minister Ana Hoxha discussed trade.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "date": "2027-05-04", "format": "call"},
        ),
        (
            "Minister Luis Roca will travel to Lima on 6 May 2027 for talks with President Ana Hoxha.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "city": "Lima", "format": "bilateral", "modality": "expected"},
        ),
        (
            "The Eightieth World Health Assembly opened in Geneva on Monday.",
            {"name": "Eightieth World Health Assembly", "city": "Geneva", "date": "2027-05-03"},
        ),
        (
            "The 34th Ministerial Council closed in Helsinki on 4 May 2027.",
            {"name": "34th Ministerial Council", "city": "Helsinki", "date": "2027-05-04"},
        ),
        (
            "COP34 will be held in Nairobi in November 2029.",
            {"name": "COP34", "city": "Nairobi", "date": "2029-11", "modality": "expected"},
        ),
        (
            "We look forward to the Adriatic Summit, to be hosted by Albania.",
            {"name": "Adriatic Summit", "host": ["AL"], "modality": "expected"},
        ),
        (
            "Presidents Luis Roca of Peru and Ana Hoxha of Chile met in Geneva on 4 May 2027.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "city": "Geneva", "date": "2027-05-04"},
        ),
        (
            "Ministers of Peru and Chile signed a letter of intent.",
            {"bodies": ["PE", "CL"], "format": "ceremony"},
        ),
        (
            "President Luis Roca and Minister Ana Hoxha committed to meeting again in June 2027.",
            {"bodies": ["Luis Roca", "Ana Hoxha"], "date": "2027-06", "modality": "expected"},
        ),
    ],
)
def test_an_occasion_is_told_by_its_noun(text: str, expected: dict[str, Any]) -> None:
    assert has(told(meeting, text, published=PUBLISHED), **expected)


@pytest.mark.parametrize(
    "text",
    [
        "The health assembly line opened in Geneva on Monday.",
        "The third council house in Lima was sold.",
        "She made a stop at the shop.",
        "The visit was a success.",
        "The audience applauded President Luis Roca.",
    ],
)
def test_such_nouns_alone_are_no_occasion(text: str) -> None:
    assert told(meeting, text, published=PUBLISHED) == []
