"""Processes that die, and processes that meet."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest

from communique.model import Document
from communique.store import Store

from .accounts import statement

_ADD = """
import sys
from communique.model import Claim, Document, Span, StatementFields, Passage
from communique.store import Store
url, prefix, first, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with Store.open(url) as store:
    for number in range(first, last):
        document = Document(f"{prefix}{number}", f"Grain ship {number} will sail. " * 20)
        content = Passage(start=0, end=5, text="Grain")
        fields = StatementFields(speakers=("Ada Orsel",), content=content, form="indirect")
        store.add(document, [Claim.at(document, Span(0, 5 + at), fields) for at in range(10)], reader="rules 1")
        print(number, flush=True)
"""


def adding(url: str, prefix: str, first: int, last: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ADD, url, prefix, str(first), str(last)], stdout=subprocess.PIPE, text=True
    )


def test_a_killed_process_loses_at_most_the_document_in_hand(store_url: str) -> None:
    process = adding(store_url, "d", 0, 100_000)
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(20)]
    process.kill()
    told += process.stdout.readlines()
    process.wait()
    confirmed = len([line for line in told if line.endswith("\n")])
    with Store.open(store_url) as store:
        assert store.health(deep=True).sound
        filed = list(store.documents())
        assert confirmed <= len(filed) <= confirmed + 1
        assert all(item.claims == 10 for item in filed)
        assert [item.number for item in store.claims()] == list(range(1, 10 * len(filed) + 1))
    again = adding(store_url, "d", 0, len(filed) + 5)
    again.communicate()
    assert again.returncode == 0
    with Store.open(store_url) as store:
        assert [item.version for item in store.documents()] == [1] * (len(filed) + 5)
        assert store.health(deep=True).sound


def test_two_processes_may_make_and_fill_one_database_at_once(store_url: str) -> None:
    processes = [adding(store_url, prefix, 0, 40) for prefix in ("a", "b")]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with Store.open(store_url) as store:
        names = {item.document.name for item in store.documents()}
        assert names == {f"{prefix}{number}" for prefix in ("a", "b") for number in range(40)}
        assert [item.number for item in store.claims()] == list(range(1, 801))
        assert store.health(deep=True).sound


def test_two_writers_of_the_same_documents_file_each_once(store_url: str) -> None:
    outcomes: list[str] = []

    def work() -> None:
        with Store.open(store_url) as store:
            for number in range(30):
                document = Document(f"same{number}", "Grain will move.")
                outcomes.append(store.add(document, [statement(document, "Grain")]).outcome)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["new"] * 30 + ["unchanged"] * 30
    with Store.open(store_url) as store:
        assert [item.version for item in store.documents(include_superseded=True)] == [1] * 30
        assert len(list(store.claims(include_superseded=True))) == 30


def test_several_threads_may_use_one_store(store: Store) -> None:
    failures: list[BaseException] = []

    def work(prefix: str) -> None:
        try:
            for number in range(10):
                document = Document(f"{prefix}{number}", "Grain will move.")
                store.add(document, [statement(document, "Grain")])
                assert store.search("grain")
                assert store.document(f"{prefix}{number}") is not None
        except BaseException as failure:  # noqa: BLE001  # whatever it is, the test must see it
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(prefix,)) for prefix in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list(store.claims())) == 40


def test_what_is_added_while_claims_are_read_does_not_show_among_them(store: Store) -> None:
    first = Document("readout", "Grain will move.")
    store.add(first, [statement(first, "Grain"), statement(first, "will")])
    reading = store.claims()
    seen = [next(reading).number]
    second = Document("readout", "Grain will not move.")
    store.add(second, [statement(second, "Grain")])
    seen += [item.number for item in reading]
    assert seen == [1, 2]
    assert [item.number for item in store.claims()] == [3]


def test_a_failure_in_the_middle_of_filing_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("readout", "Grain will move.")
    with monkeypatch.context() as patch:
        patch.setattr("communique.store.filing._numbers", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.add(document, [statement(document, "Grain")])
    assert store.document("readout") is None
    assert store.search("grain") == []
    assert store.add(document, [statement(document, "Grain")]).outcome == "new"
    # PostgreSQL does not give a number again that the failure had taken.
    assert len(list(store.claims(include_superseded=True))) == 1


def test_reading_all_claims_takes_little_memory(tmp_path: Path) -> None:
    with Store.open(tmp_path / "communique.db") as store:
        for number in range(150):
            document = Document(f"d{number}", f"{number} " + "Grain will move. " * 6000)  # 100 kB
            claim = statement(document, "Grain")
            store.add(document, [claim] * 20)
    with Store.open(tmp_path / "communique.db") as store:
        next(store.claims())
        gc.collect()
        tracemalloc.start()
        count = sum(1 for _ in store.claims())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert count == 3000
    assert peak < 150 * 100_000 * 0.7  # the documents alone are more
