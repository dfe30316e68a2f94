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
