"""Claims about one thing whose values cannot both hold; both sides are kept and cited.

Another precision ("November 2022", "29 November 2022") or another scope is no conflict.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from communique.model import AccessionFields, ParticipationFields
from communique.record.commitments import bases_clash, fields_of, sides_of
from communique.record.items import Item
from communique.record.judged import Preference
from communique.record.meetings import Meeting
from communique.record.when import When, meet, when
from communique.record.words import fold

ConflictType = Literal[
    "amount", "currency", "basis", "new-or-recalled", "certainty", "date", "place", "count", "presence", "done-or-not"
]


@dataclass(frozen=True)
class Side:
    """One of two values, with the claims and documents that give it."""

    value: str
    claims: tuple[int, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Two values that cannot both hold.

    Attributes:
        id: Stable name: a hash of the type and both values with their documents.
        kind: The claim kind that it concerns.
        about: Entities and words that say what it is about, most telling first.
        sides: The better supported value first; the one that a person prefers before all.
        judgement: Number of the judgement that prefers a side; None where nobody has judged.
    """

    id: str
    type: ConflictType
    kind: str
    about: tuple[str, ...]
    sides: tuple[Side, Side]
    judgement: int | None = None

    @property
    def claims(self) -> tuple[int, ...]:
        """The claims of both sides."""
        return tuple(sorted({*self.sides[0].claims, *self.sides[1].claims}))


def judged(conflict: Conflict, preferences: Iterable[Preference]) -> Conflict:
    """The conflict, the side first that a person prefers."""
    one, other = (frozenset(side.claims) for side in conflict.sides)
    for judgement, preferred, aside in reversed(list(preferences)):
        if preferred & one and aside & other:
            return replace(conflict, judgement=judgement.number)
        if preferred & other and aside & one:
            return replace(conflict, sides=(conflict.sides[1], conflict.sides[0]), judgement=judgement.number)
    return conflict


def _side(value: str, items: Sequence[Item]) -> Side:
    return Side(value, tuple(sorted({it.number for it in items})), tuple(sorted({it.document.name for it in items})))


def _conflict(
    type_: ConflictType, kind: str, about: tuple[str, ...], one: Side, other: Side, identity: object = ""
) -> Conflict:
    matter = (type_, kind, about, one.value, one.documents, other.value, other.documents, identity)
    name = "x" + hashlib.sha256(repr(matter).encode()).hexdigest()[:11]
    return Conflict(name, type_, kind, about, (one, other))


def _apart(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether the two sides are told by different documents: one document qualifying itself is no conflict."""
    return not {it.document.name for it in one} & {it.document.name for it in other}


def _without_common(one: Sequence[Item], other: Sequence[Item]) -> list[Item]:
    """The claims of documents that do not also tell the other side."""
    names = {it.document.name for it in other}
    return [it for it in one if it.document.name not in names]


def commitment_conflicts(group: Sequence[Item], source_of: Mapping[str, str]) -> list[Conflict]:
    """Where accounts of one promise differ in sum, currency, basis, novelty or certainty."""
    sides = [[it for it in side if fields_of(it).amount is not None] for side in sides_of(group, source_of)]
    sides = [side for side in sides if side]
    found = []
    lead = fields_of(group[0])
    about = (*lead.makers, "→", *lead.recipients) if lead.recipients else lead.makers
    for one, other in combinations(sides, 2):
        a, b = _telling(one), _telling(other)
        one, other = _without_common(one, other), _without_common(other, one)
        if not one or not other:
            continue
        x, y = fields_of(a), fields_of(b)
        type_: ConflictType = (
            "currency"
            if x.currency != y.currency and x.amount == y.amount
            else "basis"
            if bases_clash(x, y)
            else "amount"
        )
        found.append(_conflict(type_, "commitment", about, _side(_sum(a), one), _side(_sum(b), other)))
    if sides:
        found += _novelty(sides[0], about) + _certainty(sides[0], about)
    return found


def _telling(side: Sequence[Item]) -> Item:
    return min(side, key=lambda it: (fields_of(it).basis is None, it.key))


def _sum(it: Item) -> str:
    fields = fields_of(it)
    words = f"{fields.amount} {fields.currency or ''}".strip()
    return f"{words} {fields.basis}" if fields.basis else words


def _novelty(side: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    stages = {"announced", "pledged", "committed", None}
    old = [it for it in side if fields_of(it).recalled and it.modality == "asserted"]
    new = [
        it for it in side if not fields_of(it).recalled and it.modality == "asserted" and fields_of(it).stage in stages
    ]
    old, new = _without_common(old, new), _without_common(new, old)
    if not old or not new:
        return []
    return [_conflict("new-or-recalled", "commitment", about, _side("made now", new), _side("made earlier", old))]


def _certainty(side: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    sure = [it for it in side if it.modality == "asserted" and not fields_of(it).recalled]
    told_sure = {it.document.name for it in side if it.modality == "asserted"}
    open_ = [it for it in side if it.modality == "conditional" and it.document.name not in told_sure]
    sure = _without_common(sure, open_)
    if not sure or not open_:
        return []
    return [_conflict("certainty", "commitment", about, _side("promised", sure), _side("not yet decided", open_))]


def meeting_conflicts(meeting: Meeting, items: Mapping[int, Item]) -> list[Conflict]:
    """Dates or places of one meeting that cannot both hold."""
    found = []
    about = meeting.bodies or ((meeting.name,) if meeting.name else ())
    for one, other in combinations(meeting.dates, 2):
        a, b = when(one[0]), when(other[0])
        if a and b and not meet(a, b):
            sides = [[items[number] for number in value[1]] for value in (one, other)]
            if _apart(*sides):
                found.append(_conflict("date", "meeting", about, _side(one[0], sides[0]), _side(other[0], sides[1])))
    cities = meeting.cities
    for one, other in combinations(cities, 2):
        if fold(one[0]) != fold(other[0]):
            sides = [[items[number] for number in value[1]] for value in (one, other)]
            found.append(_conflict("place", "meeting", about, _side(one[0], sides[0]), _side(other[0], sides[1])))
    return found


def presence_conflict(group: Sequence[Item], event: str | None) -> list[Conflict]:
    """One document says that somebody attended, another that they stayed away."""
    took = [it for it in group if it.modality == "asserted"]
    away = [it for it in group if it.modality == "denied"]
    if not took or not away or not _apart(took, away):
        return []
    fields = took[0].fields
    assert isinstance(fields, ParticipationFields)  # participation claims only
    about = (fields.participant, fields.event or "")
    return [_conflict("presence", "participation", about, _side("took part", took), _side("stayed away", away), event)]


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
            for party in fields.parties or (("",) if fields.step == "joined" else ()):
                target.setdefault((candidate, fields.to or "", fields.step, party), []).append(it)
    found: dict[tuple[object, ...], Conflict] = {}
    for key in sorted(done.keys() | undone.keys()):
        for conflict in _step_conflicts(key, done.get(key, []), undone.get(key, [])):
            # One sentence about two candidates is one contradiction, not two.
            same = (conflict.type, key[1:], conflict.sides)
            if same in found:
                about = tuple(dict.fromkeys((key[0], *found[same].about)))
                conflict = _conflict(conflict.type, conflict.kind, about, *conflict.sides)
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
        if a and b and not meet(a, b) and _apart(mine, theirs):
            found.append(_conflict("date", "accession", about, _side(one, mine), _side(other, theirs)))
    clashing = [(d, n) for d in done for n in undone if _apart([d], [n]) and _overlap(d, n)]
    if clashing:
        yes, no = [d for d, _ in clashing], [n for _, n in clashing]
        found.append(_conflict("done-or-not", "accession", about, _side("done", yes), _side("not done", no)))
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
            found.append(_conflict("count", "accession", about, _side(str(high), more), _side(str(low), less)))
    return found


def _counts_clash(low: Item, high: Item) -> bool:
    if low.document.name == high.document.name:
        return False
    early = when(getattr(high.fields, "date", None)) or told_on(high)
    late = when(getattr(low.fields, "date", None)) or told_on(low)
    if early is None or late is None:
        return True
    return not _before(late, early)
