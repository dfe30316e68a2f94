"""What is put off is taken up again, whatever happens meanwhile."""

from __future__ import annotations

import gc
from contextlib import suppress

from communique.collecting import put_off


def test_cycles_are_searched_for_again_afterwards() -> None:
    assert gc.isenabled()
    with suppress(ValueError), put_off():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_who_put_it_off_before_keeps_it_put_off() -> None:
    with put_off():
        with put_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
