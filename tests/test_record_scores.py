"""The record of claims drawn up by hand stays as good as it was; skipped where they are not beside the project."""

from __future__ import annotations

import pytest
from scripts.score_record import CLUSTERS, DEV, Cluster, Count, Score, score_cluster


@pytest.fixture(scope="module")
def score() -> Score:
    if not DEV.is_dir():
        pytest.skip("the evaluation folder is not beside the project")
    whole = Score()
    for name in CLUSTERS:
        whole.add(score_cluster(Cluster.load(name), from_gold=True, strict=True))
    return whole


def test_facts_are_merged_with_the_right_documents(score: Score) -> None:
    assert sum(score.right.values(), Count()).f1 >= 0.93


def test_contradictions_are_found_and_none_is_made_up(score: Score) -> None:
    assert score.conflicts.recall >= 0.85
    assert score.conflicts.precision >= 0.95
