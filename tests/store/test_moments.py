"""A moment is written so that it sorts as text, and can be read again."""

from __future__ import annotations

import pytest

from communique.errors import StoreError
from communique.store.moments import moment


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("2022-11-30", "2022-11-30T23:59:59.999999Z"),
        ("2022-11-30T18:00+01:00", "2022-11-30T17:00:00.000000Z"),
        ("0999-01-01T00:00", "0999-01-01T00:00:00.000000Z"),
        ("0001-01-01", "0001-01-01T23:59:59.999999Z"),
    ],
)
def test_a_moment_has_one_form_and_stays_itself_when_it_is_read_again(words: str, written: str) -> None:
    assert moment(words) == written
    assert moment(written) == written


@pytest.mark.parametrize("words", ["noon", "2022-13-40", "", "0000-01-01"])
def test_what_is_no_moment_is_refused(words: str) -> None:
    with pytest.raises(StoreError, match=r"is no moment\. Nothing was read"):
        moment(words)
