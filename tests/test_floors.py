from __future__ import annotations

import json

import pytest
from scripts.floors import FLOORS, SCORER, SETS, measured

_FLOORS = json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SETS)
@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer (../shared/eval/score.py) is not here")
def test_no_kind_of_claim_is_read_worse_than_it_was(name: str) -> None:
    if not SETS[name].is_dir():
        pytest.skip(f"the {name} documents are not here")
    fallen = {
        kind: (f1, _FLOORS[name][kind]) for kind, f1 in measured(name).items() if f1 < _FLOORS[name].get(kind, 0.0)
    }
    assert not fallen, f"{name}: F1 below its floor: {fallen}"
