"""What was announced for a day and came on that day: once it is told as done, the announcement says nothing more."""

from __future__ import annotations

from collections import defaultdict

from communique.model import AccessionFields
from communique.record import Record
from communique.record.when import meet, when


def overtaken(record: Record) -> frozenset[str]:
    """Ids of the steps of accession that are told as expected, and as done by the day for which they were."""
    done: defaultdict[tuple[object, ...], list[str | None]] = defaultdict(list)
    expected: list[tuple[str, tuple[object, ...], str | None]] = []
    for fact in record.of_kind("accession"):
        fields = fact.fields
        assert isinstance(fields, AccessionFields)  # accession facts only
        step = (fields.candidates, fields.to, fields.step, fields.parties)
        if fact.modality == "asserted":
            done[step].append(fields.date)
        elif fact.modality == "expected":
            expected.append((fact.id, step, fields.date))
    return frozenset(fact for fact, step, day in expected if any(_as_foreseen(day, other) for other in done[step]))


def _as_foreseen(foreseen: str | None, came: str | None) -> bool:
    one, other = when(foreseen), when(came)
    return one is None or other is None or meet(one, other)
