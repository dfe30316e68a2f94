from __future__ import annotations

import pytest
from scripts.overclaimed import SET, overclaimed


@pytest.mark.skipif(not SET.is_dir(), reason="the development documents (../shared/eval/dev) are not here")
def test_few_sentences_that_promise_nothing_are_claimed_to_promise_something() -> None:
    claimed, without = overclaimed(SET)
    assert without > 200
    assert len(claimed) <= 0.15 * without, claimed
