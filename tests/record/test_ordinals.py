from __future__ import annotations

import pytest

from communique.record.ordinals import ordinals


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("COP27", {27}),
        ("the 41st meeting of the Grain Contact Group", {41}),
        ("twenty-sixth Conference of the Parties", {26}),
        ("vingt-sixième session", {26}),
        ("thirtieth anniversary summit", {30}),
        ("fourth Lake Forum", {4}),
        ("2008 summit", set()),
        ("meeting of ministers", set()),
    ],
)
def test_the_number_of_a_meeting_in_its_series_is_read_from_its_name(name: str, numbers: set[int]) -> None:
    assert ordinals(name) == numbers
