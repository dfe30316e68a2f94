"""How fast a large record is built, kept up to date and asked, and how its memory grows. Run by `make bench`."""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from communique.archive import Archive
from communique.model import FiledClaim
from communique.pipeline import record_of
from communique.record import Builder
from communique.store import Store
from communique.views import brief

from .accounts import BODIES, TOPICS, accounts

ADDED = 20
ASKED = 60


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def build_speed(documents: int, meetings: int) -> dict[str, float]:
    """Claims a second of building a record at once, in this process, and its memory a claim."""
    filed = [FiledClaim(at, it) for at, it in enumerate((c for a in accounts(documents, meetings) for c in a), 1)]
    before = peak_mib()
    builder = Builder()
    taken = seconds(lambda: (builder.update((), filed), builder.record()))
    return {
        "claims": len(filed),
        "seconds": taken,
        "claims_per_second": len(filed) / taken,
        "kib_per_claim": (peak_mib() - before) * 1024 / len(filed),
    }


def living_record(documents: int, meetings: int, file: Path) -> dict[str, float]:
    """Adding one document to a database and its record; the brief of a meeting; a search."""
    with Store.open(file) as store:
        told = list(accounts(documents, meetings))
        for claims in told[:-ADDED]:
            store.add(claims[0].document, claims, reader="bench")
        archive = Archive(store)
        loading = seconds(archive.record)
        of_one_kind = seconds(lambda: record_of(store, kinds=["accession"]))
        gc.collect()
        gc.freeze()  # as a long-running process does after its start
        adding = []
        for claims in told[-ADDED:]:
            adding.append(
                seconds(lambda claims=claims: (store.add(claims[0].document, claims, reader="bench"), archive.record()))
            )
        record = archive.record()
        step = max(1, len(record.meetings) // ASKED)
        asked = [seconds(lambda it=it: brief(record, it.id)) for it in record.meetings[::step]]
        words = [f"{topic.split()[-1]} {body}" for topic in TOPICS for body in BODIES[:5]]
        searching = [seconds(lambda it=it: store.search(it)) for it in words]
    return {
        "load_seconds": loading,
        "load_for_status_seconds": of_one_kind,
        "add_one_p50": statistics.median(adding),
        "add_one_max": max(adding),
        "brief_p95": p95(asked),
        "search_p95": p95(searching),
    }


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.record", description=__doc__)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--meetings", type=int, default=500)
    options.add_argument("--only", choices=("build", "living"), required=True)
    asked = options.parse_args()
    if asked.only == "build":
        print(json.dumps(build_speed(asked.documents, asked.meetings)))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(living_record(asked.documents, asked.meetings, Path(folder) / "bench.db")))


if __name__ == "__main__":
    main()
