"""The meetings and sessions of a record, and what each participation claim is about, kept up to date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from communique.record.announced import Announced
from communique.record.arenas import Arenas
from communique.record.facts import name_of
from communique.record.items import Item
from communique.record.likeness import it_key
from communique.record.meetings import Meeting, meeting_of, place, years_of
from communique.record.occasions import Told, told
from communique.record.people import People
from communique.record.programme import Account, divide, settle, weigh
from communique.record.remembered import Remembered
from communique.record.sessions import Names, Part, Place, Session, find_sessions, in_order
from communique.record.words import fold, stems_of

Programme = list[tuple[Session, list[Part]]]


class Calendar:
    """Who met when, in which sessions, from claims that come and go.

    Attributes:
        meetings: All meetings; the main one first, then by weight.
        sessions: All sessions, as they were held.
        places: What each participation claim is about, by key.
    """

    def __init__(self) -> None:
        self.meetings: tuple[Meeting, ...] = ()
        self.sessions: tuple[Session, ...] = ()
        self.places: dict[str, Place] = {}
        self._arenas = Arenas()
        self._told: dict[int, Told] = {}
        self._accounts: dict[str, Account] = {}
        self._meeting_of: Remembered[Meeting] = Remembered()
        self._names_of: Remembered[tuple[frozenset[str], ...]] = Remembered()
        self._programme_of: Remembered[Programme] = Remembered()
        self._weighed: dict[str, Hashable] = {}
        self._divided: dict[str, Hashable] = {}
        self._settled: dict[str, tuple[Hashable, list[Programme]]] = {}

    def update(
        self,
        gone: Sequence[Item],
        come: Sequence[Item],
        accounts: Mapping[str, Sequence[Item]],
        people: People,
        source_of: Mapping[str, str],
    ) -> set[str]:
        """Take claims out and put others in.

        Args:
            gone, come: Claims of any kind.
            accounts: The claims that now stand of each document that something was taken out of or put in.
            people: Who is who.
            source_of: Each document's name with the source that it counts as.

        Returns:
            The keys of the participation claims that now are about something else, or are new.
        """
        for name, items in accounts.items():
            self._weighed.pop(name, None)
            self._divided.pop(name, None)
            self._settled.pop(name, None)
            before = self._accounts.pop(name, None)
            for it in before.participations if before else ():
                self.places.pop(it_key(it), None)
            if account := Account.of(items):
                self._accounts[name] = account
        leaving = [it.number for it in gone if self._told.pop(it.number, None)]
        arriving = [told(it, people) for it in come if it.claim.kind == "meeting"]
        self._told |= {it.item.number: it for it in arriving}
        self._arenas.update(leaving, arriving)
        return self._work_out(source_of)

    def _work_out(self, source_of: Mapping[str, str]) -> set[str]:
        groups = self._arenas.groups()
        years = years_of(groups)
        found = _unique([self._meeting(group, source_of, years) for group in groups])
        self._meeting_of.end_round()
        names = {it.id: self._names_of.get(it, partial(self._names, it)) for it in found}
        self._names_of.end_round()
        weighed = self._weigh(found, names)
        home_of = {number: it.id for it in weighed for number in it.claims}
        by_document = _by_document(weighed)
        self._attach(by_document, weighed)
        main = weighed[0].id if weighed else ""
        for name, account in self._accounts.items():
            mine = by_document.get(name, [])
            homes = tuple(home_of[it.number] for it in account.meetings)
            basis = (tuple((it.id, it.modality, it.date, it.bodies, names[it.id]) for it in mine), homes, main)
            if self._divided.get(name) != (basis, years.get(name)):
                divide(account, mine, names, home_of, main, years)
                self._divided[name] = (basis, years.get(name))
        programmes = self._programmes(source_of)
        changed = self._settle(by_document, names, programmes)
        self.sessions = tuple(
            in_order([entry for entries in programmes.values() for entry in entries], {it.id: it for it in weighed})
        )
        self.meetings = tuple(self._with_attached(weighed))
        return changed

    def _attach(self, by_document: dict[str, list[Meeting]], meetings: Sequence[Meeting]) -> None:
        """Give the accounts that tell of no meeting the one that their first lines are about."""
        told: Announced | None = None
        for name, account in self._accounts.items():
            if name not in by_document:
                told = told or Announced(meetings)
                found = told.by(account.document)
                if found is not None:
                    by_document[name] = [found]

    def _meeting(self, group: Sequence[Told], source_of: Mapping[str, str], years: Mapping[str, int]) -> Meeting:
        names = [it.item.document.name for it in group]
        basis = tuple((it, source_of[name], years.get(name)) for it, name in zip(group, names, strict=True))
        return self._meeting_of.get(basis, partial(meeting_of, list(group), source_of, years))

    def _names(self, meeting: Meeting) -> tuple[frozenset[str], ...]:
        """The content words of every name that documents give a meeting."""
        given = {self._told[number].fields.name or "" for number in meeting.claims}
        called = [*([name] for name in given if name), [*meeting.bodies, "meeting"]]
        called.append([meeting.city or "", meeting.format, "meeting"])
        return tuple(sorted({stems_of(words) for words in called}, key=sorted))

    def _weigh(self, meetings: Sequence[Meeting], names: Names) -> list[Meeting]:
        """The meetings with their weight, the main one first.

        Weight counts the sessions and participations of each document towards the meeting that it names.
        """
        by_document = _by_document(meetings)
        weight = Counter({it.id: len(it.claims) for it in meetings})
        for name, account in self._accounts.items():
            mine = by_document.get(name, [])
            basis = tuple((it, names[it.id]) for it in mine)
            if self._weighed.get(name) != basis:
                account.weights = weigh(account, mine, names)
                self._weighed[name] = basis
            weight.update(account.weights)
        return _heaviest_first([replace(it, weight=weight[it.id]) for it in meetings])

    def _programmes(self, source_of: Mapping[str, str]) -> dict[str | None, Programme]:
        """The sessions of each meeting, with the claims of each."""
        by_meeting: defaultdict[str | None, list[Part]] = defaultdict(list)
        for account in self._accounts.values():
            for part in account.parts:
                by_meeting[part.meeting].append(part)
        found = {}
        for meeting in sorted(by_meeting, key=lambda it: it or ""):
            told_parts = sorted(by_meeting[meeting], key=lambda part: part.item.key)
            basis = tuple((part, source_of[part.item.document.name]) for part in told_parts)
            found[meeting] = self._programme_of.get(basis, partial(find_sessions, told_parts, source_of))
        self._programme_of.end_round()
        return found

    def _settle(
        self,
        by_document: Mapping[str, list[Meeting]],
        names: Names,
        programmes: Mapping[str | None, Programme],
    ) -> set[str]:
        """Work out what participation claims are about where something that this rests on has changed."""
        labels: dict[str | None, dict[str, Session]] = {}
        changed = set()
        for name, account in self._accounts.items():
            if not account.participations:
                continue
            mine = by_document.get(name, [])
            meetings = dict.fromkeys((*(part.meeting for part in account.parts), *(it.id for it in mine[:1])))
            near = [programmes[it] for it in meetings if it in programmes]
            basis, settled = (self._divided[name], near), self._settled.get(name)
            if settled and settled[0] == basis[0] and _are(settled[1], near):
                continue
            self._settled[name] = basis
            main = mine[0].id if mine else None
            if main not in labels:
                labels[main] = _labels(programmes.get(main, [])) if main else {}
            before = account.places
            settle(account, mine, names, [entry for entries in near for entry in entries], labels[main])
            changed |= {key for key, at in account.places.items() if before.get(key) != at}
            self.places |= account.places
        return changed

    def _with_attached(self, meetings: Sequence[Meeting]) -> list[Meeting]:
        """The meetings, those of sessions and participants counted in, each side event under its meeting."""
        attached: Counter[str] = Counter()
        for session in self.sessions:
            attached[session.meeting or ""] += len(session.claims)
        attached.update(at.meeting or "" for at in self.places.values())
        weighed = _heaviest_first([replace(it, weight=len(it.claims) + attached[it.id]) for it in meetings])
        return place(weighed, weighed[0]) if weighed else []


def _are(some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether these are the very same objects."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _labels(programme: Programme) -> dict[str, Session]:
    found: dict[str, Session] = {}
    for session, group in programme:
        for part in group:
            found.setdefault(fold(part.fields.label), session)
    return found


def _heaviest_first(meetings: list[Meeting]) -> list[Meeting]:
    held = {"asserted": 0, "expected": 1, "conditional": 2, "denied": 3}
    # What is only planned is often announced by every account of what was held.
    documents = {it.id: len(it.documents) * (1.0 if it.modality == "asserted" else 0.4) for it in meetings}
    return sorted(
        meetings, key=lambda it: (-documents[it.id], held[it.modality] > 1, -it.weight, held[it.modality], it.id)
    )


def _by_document(meetings: Sequence[Meeting]) -> dict[str, list[Meeting]]:
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for name in meeting.documents:
            found[name].append(meeting)
    return dict(found)


def _unique(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings that are called the same still have their own ids."""
    seen: dict[str, int] = {}
    made = []
    for meeting in meetings:
        seen[meeting.id] = count = seen.get(meeting.id, 0) + 1
        made.append(replace(meeting, id="m" + name_of("meeting", (meeting.id, count))[1:]) if count > 1 else meeting)
    return made
