"""What is put off is taken up again, whatever happens meanwhile."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from communique.collecting import leave_alone, put_off
from communique.store import Store
from communique.views.index import Index
from communique.web.desk import Desk

from .record.telling import LIST, MINISTRY, WIRE


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


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


@pytest.mark.usefixtures("thawed")
def test_what_is_left_alone_is_not_searched_and_goes_when_nobody_uses_it() -> None:
    class Thing:
        pass

    thing = Thing()
    ref = weakref.ref(thing)
    leave_alone()
    assert gc.get_freeze_count() > 0
    assert not any(it is thing for it in gc.get_objects())
    with put_off():
        del thing
        assert ref() is None


@pytest.mark.usefixtures("thawed")
def test_a_record_that_a_newer_one_replaces_goes_without_a_search(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        for document, claims in (MINISTRY, WIRE):
            store.add(document, claims, reader="test")
        desk = Desk(store, patience=60, waiting=60)
        before: weakref.ref[Index] = weakref.ref(desk.look().index)
        assert before() is not None
        assert gc.get_freeze_count() > 0
        with put_off():
            store.add(LIST[0], LIST[1], reader="test")
            assert len(desk.look().index.record.documents) == 3
            assert before() is None
        desk.close()
