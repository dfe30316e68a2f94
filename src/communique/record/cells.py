"""The facts and conflicts of a record, cell by cell: only the cells that something has touched are worked out anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from communique.model import KINDS, AccessionFields, Kind, OfficeFields
from communique.record.accessions import accession_facts
from communique.record.commitments import commitment_fact, group_commitments, sides_of
from communique.record.conflicts import Conflict
from communique.record.decisions import decision_facts, decision_marks, same_decision
from communique.record.facts import Fact
from communique.record.grouping import Grouping, Marks
from communique.record.items import Item, blocks
from communique.record.joining import Joining
from communique.record.likeness import it_key
from communique.record.manners import manner_conflicts
from communique.record.meeting_conflicts import attendance_conflicts, presence_conflict
from communique.record.merging import (
    dependency_fact,
    dependency_key,
    discussion_fact,
    discussion_marks,
    occurrence_fact,
    occurrence_marks,
    office_facts,
    same_discussion,
    same_occurrence,
)
from communique.record.names import surname_key
from communique.record.participations import participation_facts, participation_key
from communique.record.people import People
from communique.record.promise_conflicts import commitment_conflicts
from communique.record.promises import fields_of, makers_of, one_sum, sum_marks
from communique.record.remembered import Remembered
from communique.record.saying_conflicts import decision_conflicts, statement_conflicts
from communique.record.sessions import Place
from communique.record.statements import same_statement, statement_facts, statement_marks
from communique.record.step_conflicts import accession_conflicts

Sources = Mapping[str, str]
Cell = tuple[Kind, Hashable]
ItemKey = tuple[str, int, int, str, str]


@dataclass(frozen=True)
class Alike:
    """How the claims of a kind are grouped that agree by their words."""

    same: Callable[[Item, Item], bool]
    marks: Callable[[Item], Marks]
    facts: Callable[[Sequence[Item], Sources], Sequence[Fact]]
    conflicts: Callable[[Sequence[Item], Sources], list[Conflict]] = lambda _items, _sources: []


ALIKE: Mapping[Kind, Alike] = {
    "statement": Alike(same_statement, statement_marks, statement_facts, statement_conflicts),
    "discussion": Alike(same_discussion, discussion_marks, lambda items, sources: [discussion_fact(items, sources)]),
    "decision": Alike(same_decision, decision_marks, decision_facts, decision_conflicts),
    "occurrence": Alike(same_occurrence, occurrence_marks, lambda items, sources: [occurrence_fact(items, sources)]),
}
ORDER: Sequence[Kind] = tuple(kind for kind in KINDS if kind not in {"meeting", "session"})


@dataclass(frozen=True)
class Outcome:
    """What the claims of one cell come to: facts, each with its place in the record's order, and conflicts."""

    facts: tuple[tuple[ItemKey, Fact], ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, eq=False)
class Pledged:
    """A commitment claim with a sum, and who makes it."""

    item: Item
    makers: Hashable


class Cells:
    """The claims of a record by what they can agree or disagree with, and what each such cell comes to.

    Claims in different cells have nothing to do with each other, so that a cell's outcome depends on its claims alone.
    """

    def __init__(self) -> None:
        self._items: dict[int, Item] = {}
        self._cell_of: dict[int, Cell] = {}
        self._members: defaultdict[Cell, dict[int, None]] = defaultdict(dict)
        self._groupings = {kind: Grouping(alike.same, alike.marks) for kind, alike in ALIKE.items()}
        self._sums: Grouping[Pledged] = Grouping(
            lambda one, other: one_sum(one.item, other.item), lambda it: sum_marks(it.item, it.makers)
        )
        self._outcomes: dict[Cell, Outcome] = {}
        self._promise_of: defaultdict[Cell, Remembered[Outcome]] = defaultdict(Remembered)
        self._dirty: set[Cell] = set()
        self._joining = Joining()

    def update(self, gone: Iterable[Item], come: Iterable[Item], people: People, places: Mapping[str, Place]) -> None:
        """Take claims out and put others in.

        Args:
            gone, come: Claims of any kind; those that make meetings and sessions are passed over. A claim whose
                place, names or values changed goes and comes.
            people: Who is who.
            places: What each participation claim that comes is about, by key.
        """
        leaving: defaultdict[Kind, list[int]] = defaultdict(list)
        coming: defaultdict[Kind, list[tuple[int, Item]]] = defaultdict(list)
        unsummed = []
        for it in gone:
            if it.claim.kind == "commitment":
                unsummed.append(it.number)
            elif it.claim.kind == "accession":
                self._joining.forget(it)
            if it.claim.kind in ALIKE:
                leaving[it.claim.kind].append(it.number)
                self._cell_of.pop(it.number, None)
            elif it.number in self._cell_of:
                cell = self._cell_of.pop(it.number)
                del self._members[cell][it.number]
                self._dirty.add(cell)
            self._items.pop(it.number, None)
        sums = []
        for it in come:
            if it.claim.kind in ALIKE:
                coming[it.claim.kind].append((it.number, it))
            elif it.claim.kind == "accession":
                self._joining.learn(it)
            elif it.claim.kind in ORDER:
                key = _key(it, people, places)
                self._put(it, (it.claim.kind, key))
                if it.claim.kind == "commitment" and fields_of(it).amount is not None:
                    sums.append((it.number, Pledged(it, key)))
        for it in self._joining.told_anew():
            if it.number in self._cell_of:
                before = self._cell_of[it.number]
                del self._members[before][it.number]
                self._dirty.add(before)
            self._put(it, ("accession", _key(it, people, places)))
        self._sums.update(unsummed, sums)
        for kind, grouping in self._groupings.items():
            ended, begun = grouping.update(leaving[kind], coming[kind])
            for group in ended:
                self._outcomes.pop((kind, group), None)
                self._dirty.discard((kind, group))
            for group in begun:
                members = grouping[group]
                self._dirty.add((kind, group))
                for it in members:
                    self._cell_of[it.number] = (kind, group)

    def _put(self, it: Item, cell: Cell) -> None:
        self._items[it.number] = it
        self._cell_of[it.number] = cell
        self._members[cell][it.number] = None
        self._dirty.add(cell)

    def touch(self, numbers: Iterable[int]) -> None:
        """Have the cells of these claims worked out anew: something that they depend on has changed."""
        self._dirty.update(self._cell_of[number] for number in numbers if number in self._cell_of)

    def settle(self, people: People, places: Mapping[str, Place], source_of: Sources) -> None:
        """Work out every cell that was touched."""
        for cell in self._dirty:
            kind, group = cell
            if kind in ALIKE:
                assert isinstance(group, int)  # the groups of a Grouping are numbered
                members = self._groupings[kind].members(group)
            else:
                members = [self._items[number] for number in self._members.get(cell, ())]
            if not members:
                self._outcomes.pop(cell, None)
                self._members.pop(cell, None)
                self._promise_of.pop(cell, None)
                continue
            members = sorted(members, key=lambda it: it.key)
            if kind == "commitment":
                self._outcomes[cell] = self._promises(cell, members, source_of)
            else:
                self._outcomes[cell] = _outcome(kind, members, people, places, source_of)
        self._dirty.clear()

    def _promises(self, cell: Cell, items: Sequence[Item], source_of: Sources) -> Outcome:
        """What one maker promises; a promise of which nothing has changed is not weighed anew."""
        summed = [it for it in items if fields_of(it).amount is not None]
        groups = blocks(summed, lambda it: self._sums.group_of(it.number))
        promises = group_commitments(groups, [it for it in items if fields_of(it).amount is None])
        remembered = self._promise_of[cell]
        outcomes = [
            remembered.get(
                tuple((it, source_of.get(it.document.name)) for it in group), partial(_promise, group, source_of)
            )
            for group in promises
        ]
        remembered.end_round()
        return Outcome(
            tuple(fact for outcome in outcomes for fact in outcome.facts),
            tuple(conflict for outcome in outcomes for conflict in outcome.conflicts),
        )

    def facts(self) -> list[Fact]:
        """All facts, by kind, in an order that does not depend on what came first."""
        by_kind: defaultdict[Kind, list[tuple[ItemKey, Fact]]] = defaultdict(list)
        for (kind, _), outcome in self._outcomes.items():
            by_kind[kind] += outcome.facts
        return [fact for kind in ORDER for _, fact in sorted(by_kind[kind], key=lambda entry: (entry[0], entry[1].id))]

    def conflicts(self) -> list[Conflict]:
        """All conflicts of the cells, in no particular order."""
        return [conflict for outcome in self._outcomes.values() for conflict in outcome.conflicts]


def _key(it: Item, people: People, places: Mapping[str, Place]) -> Hashable:
    fields = it.fields
    if it.claim.kind == "participation":
        return participation_key(it, places[it_key(it)])
    if isinstance(fields, OfficeFields):
        return surname_key(fields.person)
    if isinstance(fields, AccessionFields):
        return fields.to or "", fields.step
    if it.claim.kind == "dependency":
        return repr(dependency_key(it))
    return makers_of(it, people)


def _promise(group: Sequence[Item], source_of: Sources) -> Outcome:
    sides = sides_of(group, source_of)
    fact = commitment_fact(sides, source_of)
    return Outcome(((min(it.key for it in group), fact),), tuple(commitment_conflicts(group, sides)))


def _outcome(
    kind: Kind, items: Sequence[Item], people: People, places: Mapping[str, Place], source_of: Sources
) -> Outcome:
    if kind in ALIKE:
        alike = ALIKE[kind]
        facts = alike.facts(items, source_of)
        return Outcome(tuple((items[0].key, fact) for fact in facts), tuple(alike.conflicts(items, source_of)))
    if kind == "participation":
        key = participation_key(items[0], places[it_key(items[0])])
        facts = participation_facts(key, items, places, source_of)
        if key[0].startswith("#"):
            conflicts = attendance_conflicts(items)
        else:
            said = blocks(items, lambda it: places[it_key(it)].is_named or it.modality != "denied")
            conflicts = [c for group in said for c in presence_conflict(group, None)] + manner_conflicts(items)
        return Outcome(tuple((items[0].key, fact) for fact in facts), tuple(conflicts))
    first = items[0].key
    if kind == "accession":
        return Outcome(
            tuple((first, fact) for fact in accession_facts(items, source_of)), tuple(accession_conflicts(items))
        )
    if kind == "office":
        persons = people.by_surname.get(str(_key(items[0], people, places)), ())
        return Outcome(tuple((first, fact) for fact in office_facts(items, persons, source_of)))
    return Outcome(((first, dependency_fact(items, source_of)),))
