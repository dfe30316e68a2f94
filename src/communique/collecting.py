"""Python's search for unused cycles, kept away from many things that are all used."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Search for no unused cycles for a while: of many thousand claims it finds none, and takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def leave_alone() -> None:
    """Search no longer among what there is by now.

    Among the record of ten thousand documents one search takes more than four seconds, in which no page is answered,
    and finds nothing: a record has no cycles and goes as soon as nobody uses it.
    """
    gc.freeze()
