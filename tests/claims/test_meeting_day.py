from __future__ import annotations

import pytest

from communique.claims import meeting
from tests.claims.told import has, told

HEAD = "LIMA, 4 May 2027 – Minister Luis Roca opened a school in Lima today. "


def test_a_meeting_without_a_date_is_of_the_day_that_the_release_tells_of() -> None:
    assert has(
        told(meeting, f"{HEAD}He met Minister Ana Hoxha.", published="2027-05-04"),
        bodies=["Luis Roca", "Ana Hoxha"],
        date="2027-05-04",
    )


@pytest.mark.parametrize(
    "text",
    [
        "He met Minister Ana Hoxha in 2019.",
        "He last met Minister Ana Hoxha in Quito.",
        "He will meet Minister Ana Hoxha.",
        "He has often met Minister Ana Hoxha.",
    ],
)
def test_a_meeting_of_another_day_is_not_of_the_day_of_the_release(text: str) -> None:
    assert not has(told(meeting, HEAD + text, published="2027-05-04"), date="2027-05-04")


def test_without_a_day_of_its_own_a_release_dates_no_meeting() -> None:
    text = "LIMA, 4 May 2027 – Minister Luis Roca met Minister Ana Hoxha."
    assert not has(told(meeting, text), date="2019-05-04")


@pytest.mark.parametrize(
    ("next_one", "bodies"),
    [
        ("Their next meeting will take place in Oslo on 19 May 2028.", ["G7:finance-ministers"]),
        ("The next meeting will be held in Oslo on 19 May 2028.", ["G7:finance-ministers"]),
        ("The next meeting of the Joint Commission will be held in Oslo on 19 May 2028.", None),
    ],
)
def test_the_next_meeting_is_of_those_who_met(next_one: str, bodies: list[str] | None) -> None:
    rows = told(meeting, f"The G7 finance ministers met in Lima on 3 May 2027. {next_one}")
    (planned,) = [row for row in rows if row["modality"] == "expected"]
    assert planned.get("bodies") == bodies
