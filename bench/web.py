"""How long the pages of a large record take on the server. Run by `make bench`."""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from communique.store import Store
from communique.views.index import Index
from communique.web.app import create_app
from communique.web.settings import Settings

from .accounts import TOPICS, accounts
from .record import p95

OF_EACH = 30
PATIENCE = 3600.0  # seconds: what is measured is the page, not the first building of the record


def addresses(index: Index) -> dict[str, list[str]]:
    """Pages by kind, of single things as many as are asked."""
    record = index.record

    def some(room: str, names: Sequence[object]) -> list[str]:
        step = max(1, len(names) // OF_EACH)
        return [f"/{room}/{quote(str(name), safe='')}" for name in names[::step]][:OF_EACH]

    parties = sorted({it for fact in record.facts[:: max(1, len(record.facts) // 500)] for it in _parties(fact)})
    lists = (
        "/", "/meetings", "/entities", "/ledger", "/accessions", "/positions", "/conflicts", "/timeline", "/sources",
        "/review", "/review/pairs", "/trail", "/add", "/ledger?by=recipient", "/sources?page=40", "/timeline?page=3",
    )  # fmt: skip
    pages = {path: [path] * OF_EACH for path in lists}
    pages["/search?words="] = [f"/search?words={quote(topic)}" for topic in TOPICS][:OF_EACH]
    pages |= {
        "/meetings/*": some("meetings", [it.id for it in record.meetings]),
        "/entities/*": some("entities", parties),
        "/conflicts/*": some("conflicts", [it.id for it in record.conflicts]),
        "/sources/*": some("sources", list(record.documents)),
        "/claims/*": some("claims", list(record.claims)),
        "/facts/*": some("facts", [it.id for it in record.facts]),
        "/review/*": some("review", list(record.claims)),
    }
    return pages


def _parties(fact: object) -> Iterator[str]:
    fields = getattr(fact, "fields", None)
    for name in ("makers", "recipients", "speakers", "parties"):
        yield from (it for it in getattr(fields, name, ()) if len(it) == 2 and it.isupper())


def measure(documents: int, meetings: int, file: Path) -> dict[str, dict[str, float]]:
    """Seconds and bytes of each kind of page."""
    with Store.open(file) as store:
        if next(store.documents(), None) is None:
            for claims in accounts(documents, meetings):
                store.add(claims[0].document, claims, reader="bench")
        app = create_app(store, Settings(waiting=PATIENCE))
        found: dict[str, dict[str, float]] = {}
        with TestClient(app, base_url="http://127.0.0.1:8321") as client:
            client.get("/")
            index = app.state.office.desk.look().index
            for kind, paths in addresses(index).items():
                taken, sizes = [], []
                for path in paths:
                    start = time.perf_counter()
                    answer = client.get(path)
                    taken.append(time.perf_counter() - start)
                    sizes.append(len(answer.content))
                    assert answer.status_code == 200, (path, answer.status_code)
                if len(taken) > 1:
                    found[kind] = {
                        "p50": statistics.median(taken), "p95": p95(taken), "pages": len(taken), "bytes": max(sizes),
                    }  # fmt: skip
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--meetings", type=int, default=500)
    parser.add_argument("--keep", type=Path, help="a database to make, or to use where it is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = asked.keep or Path(folder) / "web.db"
        print(json.dumps(measure(asked.documents, asked.meetings, file)))


if __name__ == "__main__":
    main()
