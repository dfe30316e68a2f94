"""Measure the F1 of every claim kind on every gold set and write the floors that a test guards: `make floors`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from communique.pipeline import read_claims

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared" / "eval"
SCORER = SHARED / "score.py"
SETS = {"worked-on": GOLD / "worked-on", "held-out": GOLD / "held-out", "development": SHARED / "dev"}
FLOORS = GOLD / "floors.json"
MARGIN = 0.03


def measured(name: str) -> dict[str, float]:
    """F1 by kind, and the share of all claims together under "all".

    Raises:
        AssertionError: A claim's quote is not the text at its offsets.
    """
    folder = SETS[name]
    with tempfile.TemporaryDirectory() as made:
        predicted = Path(made) / "claims.jsonl"
        with predicted.open("w", encoding="utf-8") as file:
            for claim in read_claims(sorted(folder.rglob("*.txt")), processes=1):
                file.write(json.dumps(claim.to_row(), ensure_ascii=False) + "\n")
        command = [sys.executable, str(SCORER), str(folder), str(predicted), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["ungrounded"] == 0
    kinds = {kind: counts["f1"] for kind, counts in told["kinds"].items() if counts["gold"]}
    return {"all": told["micro_f1"], **kinds}


def main() -> None:
    floors = {
        name: {kind: round(max(0.0, f1 - MARGIN), 3) for kind, f1 in measured(name).items()}
        for name, folder in SETS.items()
        if any(folder.rglob("*.txt"))
    }
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print(FLOORS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
