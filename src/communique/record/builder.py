"""Builds the record, and keeps it up to date: what comes or goes is worked out anew, and all else stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from communique.model import KINDS, Claim, Document, FiledClaim, Kind
from communique.record.calendar import Calendar
from communique.record.cells import Cells
from communique.record.chairs import Chairs
from communique.record.conflicts import by_weight, judged
from communique.record.copies import Copies
from communique.record.delegations import Delegations
from communique.record.facts import Fact
from communique.record.givers import Givers
from communique.record.ids import with_own_ids
from communique.record.items import NOTHING, Item, item
from communique.record.judged import Judged, judge
from communique.record.meeting_conflicts import held_conflicts, meeting_conflicts
from communique.record.next_meetings import next_meeting_conflicts
from communique.record.persons import Persons
from communique.record.record import Record


class Builder:
    """The record of claims that come and go.

    What it gives depends on the claims that stand, not on the order or the portions in which they came.

    Args:
        kinds: Facts and conflicts of these kinds only, as the whole record has them; of every kind where not given.
            Who is who, the meetings and their sessions are always worked out.
    """

    def __init__(self, kinds: Collection[Kind] | None = None) -> None:
        self._kinds = frozenset(KINDS if kinds is None else kinds)
        self._filed: dict[int, FiledClaim] = {}
        self._number_of: dict[tuple[str, str], int] = {}
        self._twins: dict[tuple[str, str], dict[int, FiledClaim]] = {}
        self._twin_of: dict[int, tuple[str, str]] = {}
        self._items: dict[int, Item] = {}
        self._of_document: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._documents: dict[str, Document] = {}
        self._judged = judge((), ())
        self._preference: dict[int, dict[str, int]] = {}
        self._persons = Persons()
        self._copies = Copies()
        self._calendar = Calendar()
        self._cells = Cells()
        self._delegations = Delegations()
        self._chairs = Chairs()
        self._givers = Givers()

    def update(self, gone: Iterable[int], come: Iterable[FiledClaim], decided: Judged | None = None) -> None:
        """Take claims out, by number, and put others in.

        A claim that is filed twice for one document counts once, for as long as one of the two stands. A claim that was
        corrected goes and comes.

        Args:
            gone: Numbers of claims; those that do not stand are passed over.
            come: Claims.
            decided: What people decided; as before where it is not given.
        """
        if decided is not None:
            self._judged = decided
        leaving = []
        for number in dict.fromkeys(gone):
            if number in self._filed:
                leaving.append(self._filed.pop(number))
            elif number in self._twin_of:
                del self._twins[self._twin_of.pop(number)][number]
        arriving: list[FiledClaim] = []
        left: list[FiledClaim] = []
        for filed in leaving:
            name = (filed.claim.document.name, filed.claim.id)
            del self._number_of[name]
            del self._of_document[name[0]][filed.number]
            twins = self._twins.pop(name, {})
            left += twins.values()
            for number in twins:
                del self._twin_of[number]
        newest = next(reversed(self._filed), 0)
        for filed in (*left, *come):
            name = (filed.claim.document.name, filed.claim.id)
            if name not in self._number_of:
                self._number_of[name] = filed.number
                self._filed[filed.number] = filed
                self._of_document[name[0]][filed.number] = None
                arriving.append(filed)
            elif filed.number not in self._filed:
                self._twins.setdefault(name, {})[filed.number] = filed
                self._twin_of[filed.number] = name
        if any(one > other for one, other in pairwise([newest, *(filed.number for filed in arriving)])):
            self._filed = dict(sorted(self._filed.items()))
        self._work_out(leaving, arriving)

    def _work_out(self, leaving: Sequence[FiledClaim], arriving: Sequence[FiledClaim]) -> None:
        renamed = self._persons.update(leaving, arriving, self._judged.pairs)
        renamed |= self._weigh() & self._filed.keys()
        renamed -= {filed.number for filed in (*leaving, *arriving)}
        people = self._persons.people
        gone = [self._items.pop(number) for number in (*(filed.number for filed in leaving), *sorted(renamed))]
        fresh = [*arriving, *(self._filed[number] for number in sorted(renamed))]
        come = [item(filed, people, self._preference.get(filed.number, NOTHING)) for filed in fresh]
        self._items |= {it.number: it for it in come}

        touched = {it.document.name for it in (*gone, *come)}
        resourced = self._change_documents(touched)
        source_of = self._copies.source_of
        accounts = {name: [self._items[number] for number in self._of_document.get(name, ())] for name in touched}
        moved = self._calendar.update(gone, come, accounts, people, source_of, resourced)
        for name in touched:
            if not self._of_document.get(name):
                self._of_document.pop(name, None)

        places = self._calendar.places
        handled = {it.number for it in (*gone, *come)}
        elsewhere = [it for it in self._participations(moved) if it.number not in handled]
        self._cells.update(self._wanted(gone, elsewhere), self._wanted(come, elsewhere), people, places)
        self._cells.touch(number for name in resourced for number in self._of_document.get(name, ()))
        self._cells.settle(people, places, source_of)
        for each in (self._delegations, self._chairs, self._givers):
            each.update(self._wanted(gone), self._wanted(come))

    def _wanted(self, *items: Iterable[Item]) -> Iterator[Item]:
        return (it for each in items for it in each if it.claim.kind in self._kinds)

    def _weigh(self) -> set[int]:
        """Take over what people prefer; gives the numbers of the claims about which that has changed."""
        before = self._preference
        self._preference = {}
        for judgement, preferred, aside in self._judged.preferences:
            for number in aside | preferred:
                weight = 1 if number in preferred else -1
                self._preference.setdefault(number, {})[judgement.matter] = weight
        numbers = before.keys() | self._preference.keys()
        return {number for number in numbers if before.get(number) != self._preference.get(number)}

    def _participations(self, keys: Iterable[str]) -> list[Item]:
        numbers = (self._number_of.get((name, claim)) for key in keys for name, _, claim in [key.rpartition("\n")])
        return [self._items[number] for number in numbers if number is not None]

    def _change_documents(self, names: Iterable[str]) -> set[str]:
        """Let documents come and go with their claims; gives those that now count as another source."""
        gone, come = [], []
        for name in sorted(names):
            numbers = self._of_document.get(name)
            document = self._filed[next(iter(numbers))].claim.document if numbers else None
            before = self._documents.get(name)
            if document is not None and before is not None and document.sha256 == before.sha256:
                self._documents[name] = document
                continue
            if before is not None:
                gone.append(name)
                del self._documents[name]
            if document is not None:
                come.append(document)
                self._documents[name] = document
        return self._copies.update(gone, come) if gone or come else set()

    def _supporting(self, fact: Fact) -> Iterator[Claim]:
        return (self._filed[number].claim for number in fact.supports)

    def record(self) -> Record:
        """The record as it now is."""
        meetings = self._calendar.meetings
        conflicts = [c for meeting in meetings for c in meeting_conflicts(meeting, self._items)]
        conflicts += held_conflicts(meetings, self._items)
        conflicts += next_meeting_conflicts(meetings, self._items)
        conflicts += self._delegations.conflicts(self._calendar.places)
        if "participation" in self._kinds:
            conflicts += self._chairs.conflicts(meetings, self._items, self._calendar.places)
        conflicts += self._givers.conflicts()
        conflicts += self._cells.conflicts()
        if self._judged.preferences:
            conflicts = [judged(conflict, self._judged.preferences) for conflict in conflicts]
        return Record(
            claims=dict(self._filed),
            documents=dict(sorted(self._documents.items())),
            source_of=dict(self._copies.source_of),
            people=self._persons.people,
            meetings=meetings,
            sessions=self._calendar.sessions,
            facts=tuple(with_own_ids(self._cells.facts(), self._supporting)),
            conflicts=tuple(sorted(conflicts, key=by_weight)),
            judged=self._judged,
        )
