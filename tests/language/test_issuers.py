from __future__ import annotations

import pytest

from tests.language.readings import reading_of


@pytest.mark.parametrize(
    ("heading", "issuer"),
    [
        ("Joint statement of EU foreign ministers", ("EU:foreign-ministers",)),
        ("Joint Statement by Finland and Sweden", ("FI", "SE")),
        ("Joint Statement by Finland and Sweden on Georgia", ("FI", "SE")),
        ("Foreign Affairs Council: conclusions on Georgia", ("Foreign Affairs Council",)),
        ("Finland and Sweden met in the spring", ()),
    ],
)
def test_who_speaks_in_a_joint_text_stands_in_its_heading_before_its_matter(
    heading: str, issuer: tuple[str, ...]
) -> None:
    assert reading_of(f"{heading}\n\nWe welcome the report of the panel on the fisheries of the lake.").issuer == issuer


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        ("Ministry of Foreign Affairs of Finland", "FI"),
        ("Ministère de l'Europe et des Affaires étrangères", "FR"),
        ("Finnish Government", "FI"),
        ("The Lake Wire", None),
        (None, None),
    ],
)
def test_the_publisher_tells_the_country_that_issues_a_text(publisher: str | None, home: str | None) -> None:
    known = {"publisher": publisher} if publisher else {}
    assert reading_of("The talks went on.", **known).home == home


_WIRE = "BARCELONA, 11 October 2023 (Wire) - Ministers met in Barcelona on Wednesday. "


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (_WIRE + "Germany, Portugal and Greece spoke.", None),
        (_WIRE + "Portugal spoke.", "ES"),
        (_WIRE + "Spain opened the talks, Spain chaired them. Germany, Portugal and Greece spoke.", "ES"),
    ],
)
def test_a_dateline_tells_nothing_of_the_officials_of_a_meeting_of_many(text: str, home: str | None) -> None:
    assert reading_of(text).home == home
