"""Which meetings the claims tell of, and which documents tell of each, kept up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from communique.model import Claim
from communique.record.arenas import Arenas
from communique.record.ids import with_own_ids
from communique.record.items import Item
from communique.record.meetings import Meeting, meeting_of, years_of
from communique.record.occasions import Told, told
from communique.record.people import People
from communique.record.remembered import Remembered
from communique.record.words import stems_of

NameWords = tuple[frozenset[str], ...]


class Gatherings:
    """The meetings of a record as claims of kind "meeting" tell them.

    Attributes:
        found: The meetings by id, in an order that does not depend on what came first.
        names: The content words of every name that documents give each.
        home_of: The meeting that each meeting claim is about, by the claim's number.
        years: The year that each document speaks of, where its dates lack one.
        of_document: The ids of the meetings that each document tells of.
        several: The documents that tell of more than one.
    """

    def __init__(self) -> None:
        self.found: dict[str, Meeting] = {}
        self.names: dict[str, NameWords] = {}
        self.home_of: dict[int, str] = {}
        self.years: dict[str, int] = {}
        self.of_document: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.several: set[str] = set()
        self._arenas = Arenas()
        self._told: dict[int, Told] = {}
        self._meeting_of: Remembered[Meeting] = Remembered()

    def update(
        self, gone: Sequence[Item], come: Sequence[Item], people: People, source_of: Mapping[str, str]
    ) -> tuple[set[str], set[str]]:
        """Take claims out and put others in.

        Args:
            gone, come: Claims of any kind.
            people: Who is who.
            source_of: Each document's name with the source that it counts as.

        Returns:
            The meetings that are new, gone or told otherwise, and the documents that now tell of other meetings or
            of such that look otherwise.
        """
        leaving = [it.number for it in gone if self._told.pop(it.number, None)]
        arriving = [told(it, people) for it in come if it.claim.kind == "meeting"]
        self._told |= {it.item.number: it for it in arriving}
        self._arenas.update(leaving, arriving)
        groups = self._arenas.groups()
        years = years_of(groups)
        redated = {name for name, _ in self.years.items() ^ years.items()}
        told_by = [self._meeting(group, source_of, years) for group in groups]
        found = {it.id: it for it in with_own_ids(told_by, self._claims_of)}
        self._meeting_of.end_round()
        before, self.found, self.years = self.found, found, years
        changed = {name for name in before.keys() | found.keys() if before.get(name) is not found.get(name)}
        return changed, redated | self._follow(changed, before)

    def _meeting(self, group: Sequence[Told], source_of: Mapping[str, str], years: Mapping[str, int]) -> Meeting:
        names = [it.item.document.name for it in group]
        basis = tuple((it, source_of[name], years.get(name)) for it, name in zip(group, names, strict=True))
        return self._meeting_of.get(basis, partial(meeting_of, list(group), source_of, years))

    def _claims_of(self, meeting: Meeting) -> Iterator[Claim]:
        return (self._told[number].item.claim for number in meeting.claims)

    def _follow(self, changed: Iterable[str], before: Mapping[str, Meeting]) -> set[str]:
        """Take over the meetings that changed; gives the documents for which that means something else."""
        stale: set[str] = set()
        for name in changed:
            old, new = before.get(name), self.found.get(name)
            looked = old and self.look(old)
            for number in old.claims if old else ():
                if self.home_of.get(number) == name:
                    del self.home_of[number]
            for document in old.documents if old else ():
                self.of_document[document].pop(name, None)
            if new is None:
                self.names.pop(name, None)
            else:
                self.names[name] = self._names(new)
            told = {document for it in (old, new) if it for document in it.documents}
            if old is None or new is None or looked != self.look(new):
                stale |= told
            else:
                moved = set(old.claims) ^ set(new.claims)
                stale |= set(old.documents) ^ set(new.documents)
                stale |= {self._told[number].item.document.name for number in moved if number in self._told}
        self._point_to(changed, before)
        return stale

    def _point_to(self, changed: Iterable[str], before: Mapping[str, Meeting]) -> None:
        documents = {document for name in changed if name in before for document in before[name].documents}
        for name in changed:
            if new := self.found.get(name):
                self.home_of |= dict.fromkeys(new.claims, name)
                for document in new.documents:
                    self.of_document[document][name] = None
                documents |= set(new.documents)
        for document in documents:
            many = len(self.of_document[document])
            if many > 1:
                self.several.add(document)
            else:
                self.several.discard(document)
            if not many:
                del self.of_document[document]

    def look(self, meeting: Meeting) -> Hashable:
        """What of a meeting the claims of a document are compared with."""
        return (meeting.modality, meeting.date, meeting.bodies, self.names[meeting.id])

    def _names(self, meeting: Meeting) -> NameWords:
        given = {self._told[number].fields.name or "" for number in meeting.claims}
        called = [*([name] for name in given if name), [*meeting.bodies, "meeting"]]
        called.append([meeting.city or "", meeting.format, "meeting"])
        return tuple(sorted({stems_of(words) for words in called}, key=sorted))

    def told_in(self, document: str, order: Mapping[str, int]) -> list[Meeting]:
        """The meetings that a document tells of, in the order given by their ids."""
        mine = self.of_document.get(document, {})
        return [self.found[name] for name in (sorted(mine, key=order.__getitem__) if len(mine) > 1 else mine)]
