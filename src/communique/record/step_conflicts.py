"""Where accounts contradict each other on steps of accession."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from communique.model import AccessionFields
from communique.record.conflicts import Conflict, apart, contradiction, told_by
from communique.record.items import Item
from communique.record.when import When, meet, when

_BY_PARTIES = frozenset({"parliament-approved", "ratified", "deposited"})


def told_on(it: Item) -> When | None:
    """The day as of which a claim speaks: its document's day of publication."""
    return when(it.document.published)


def _before(one: When | None, other: When | None) -> bool:
    """Whether `one` lies wholly before `other`; both to the day."""
    return one is not None and other is not None and one.last < other.first


def accession_conflicts(items: Sequence[Item]) -> list[Conflict]:
    """Steps said done and not done, dates of one step that differ, and counts that cannot both hold."""
    done: dict[tuple[str, str, str, str], list[Item]] = {}
    undone: dict[tuple[str, str, str, str], list[Item]] = {}
    counts: dict[tuple[tuple[str, ...], str | None, str], list[Item]] = {}
    for it in items:
        fields = it.fields
        assert isinstance(fields, AccessionFields)  # accession claims only
        if fields.count is not None and it.modality == "asserted" and fields.step not in {"requirement", "joined"}:
            counts.setdefault((tuple(sorted(fields.candidates)), fields.to, fields.step), []).append(it)
        target = {"asserted": done, "denied": undone}.get(it.modality)
        if target is None or fields.step == "requirement":
            continue
        for candidate in fields.candidates or ("",):
            # A running total is told of no party; a step without either is the candidate's own, or the treaty's.
            for party in fields.parties or (("",) if fields.count is None and fields.step not in _BY_PARTIES else ()):
                target.setdefault((candidate, fields.to or "", fields.step, party), []).append(it)
    found: dict[tuple[object, ...], Conflict] = {}
    for key in sorted(done.keys() | undone.keys()):
        for conflict in _step_conflicts(key, done.get(key, []), undone.get(key, [])):
            # One sentence about two candidates is one contradiction, not two.
            same = (conflict.type, key[1:], conflict.sides)
            if same in found:
                about = tuple(dict.fromkeys((key[0], *found[same].about)))
                conflict = contradiction(conflict.type, conflict.kind, about, *conflict.sides)
            found[same] = conflict
    return list(found.values()) + [c for group in counts.values() for c in _count_conflicts(group)]


def _step_conflicts(key: tuple[str, str, str, str], done: list[Item], undone: list[Item]) -> list[Conflict]:
    candidate, to, step, party = key
    about = tuple(word for word in (candidate, to, step, party) if word)
    found = []
    dated: dict[str, list[Item]] = {}
    for it in done:
        date = getattr(it.fields, "date", None)
        if date:
            dated.setdefault(date, []).append(it)
    for (one, mine), (other, theirs) in combinations(sorted(dated.items()), 2):
        a, b = when(one), when(other)
        if a and b and not meet(a, b) and apart(mine, theirs):
            found.append(contradiction("date", "accession", about, told_by(one, mine), told_by(other, theirs)))
    clashing = [(d, n) for d in done for n in undone if apart([d], [n]) and _overlap(d, n)]
    if clashing:
        yes, no = [d for d, _ in clashing], [n for _, n in clashing]
        found.append(contradiction("done-or-not", "accession", about, told_by("done", yes), told_by("not done", no)))
    return found


def _overlap(done: Item, undone: Item) -> bool:
    """Whether one claim says that a step is done on a day for which the other says it is not."""
    as_of = when(getattr(undone.fields, "date", None)) or told_on(undone)
    since = when(getattr(done.fields, "date", None)) or told_on(done)
    if as_of is None or since is None or not (as_of.has_year and since.has_year):
        return False
    return not _before(as_of, since) and (since.last < as_of.first or since == as_of)


def _count_conflicts(group: list[Item]) -> list[Conflict]:
    """Counts only grow: a lower count on a later day, or two counts on one day, cannot both hold."""
    by_count: dict[int, list[Item]] = {}
    for it in group:
        by_count.setdefault(getattr(it.fields, "count", 0), []).append(it)
    found = []
    for low, high in combinations(sorted(by_count), 2):
        less = [it for it in by_count[low] if any(_counts_clash(it, other) for other in by_count[high])]
        more = [it for it in by_count[high] if any(_counts_clash(other, it) for other in by_count[low])]
        if less and more:
            fields = less[0].fields
            assert isinstance(fields, AccessionFields)  # accession claims only
            about = (*fields.candidates, fields.to or "", fields.step)
            found.append(contradiction("count", "accession", about, told_by(str(high), more), told_by(str(low), less)))
    return found


def _counts_clash(low: Item, high: Item) -> bool:
    if low.document.name == high.document.name:
        return False
    early = when(getattr(high.fields, "date", None)) or told_on(high)
    late = when(getattr(low.fields, "date", None)) or told_on(low)
    if early is None or late is None:
        return True
    return not _before(late, early)
