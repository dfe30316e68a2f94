"""The meetings and sessions of a record, and what each participation claim is about, kept up to date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from communique.model import Modality, ParticipationFields
from communique.record.announced import Announced, tells_the_news
from communique.record.gatherings import Gatherings
from communique.record.items import Item
from communique.record.likeness import it_key
from communique.record.meetings import Meeting, beside
from communique.record.occasions import country_of
from communique.record.people import People
from communique.record.programme import Account, divide, settle, weigh
from communique.record.sessions import Part, Place, Rank, Session, find_sessions, ranked
from communique.record.within import Passage, sat_in
from communique.record.words import fold

Programme = list[tuple[Session, list[Part]]]
_HELD: Mapping[Modality, int] = {"asserted": 0, "expected": 1, "conditional": 2, "denied": 3}


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
        self._gatherings = Gatherings()
        self._accounts: dict[str, Account] = {}
        self._weight: Counter[str | None] = Counter()
        self._main = ""
        self._adrift: set[str] = set()
        self._sided: set[str] = set()
        self._mine: dict[str, list[Meeting]] = {}
        self._divided: dict[str, Hashable] = {}
        self._parts_of: defaultdict[str | None, dict[str, list[Part]]] = defaultdict(dict)
        self._programmes: dict[str | None, Programme] = {}
        self._ranked: dict[str | None, list[tuple[Rank, Session]]] = {}
        self._followed_by: defaultdict[str | None, dict[str, None]] = defaultdict(dict)
        self._followed: dict[str, tuple[str | None, ...]] = {}
        self._attached: Counter[str | None] = Counter()
        self._shown: dict[str, tuple[Meeting, Meeting]] = {}

    def update(
        self,
        gone: Sequence[Item],
        come: Sequence[Item],
        accounts: Mapping[str, Sequence[Item]],
        people: People,
        source_of: Mapping[str, str],
        resourced: Iterable[str] = (),
    ) -> set[str]:
        """Take claims out and put others in.

        Args:
            gone, come: Claims of any kind.
            accounts: The claims that now stand of each document that something was taken out of or put in.
            people: Who is who.
            source_of: Each document's name with the source that it counts as.
            resourced: The documents that now count as another source.

        Returns:
            The keys of the participation claims that now are about something else, or are new.
        """
        emptied: set[str | None] = set()
        for name, items in accounts.items():
            if before := self._accounts.pop(name, None):
                emptied |= self._forget(name, before)
            self._sided.discard(name)
            if account := Account.of(items):
                self._accounts[name] = account
                if account.has_side_event:
                    self._sided.add(name)
        told_anew, stale = self._gatherings.update(gone, come, people, source_of)
        stale |= accounts.keys()
        self._weigh(stale)
        weighed = _heaviest_first(self._gatherings.found.values(), self._weight)
        divided, anew = self._divide(stale, weighed)
        anew |= emptied | {part.meeting for it in self._named(resourced) for part in self._accounts[it].parts}
        self._convene(anew, source_of)
        changed = self._settle(divided.union(*(self._followed_by.get(it, ()) for it in anew)))
        self._rank(anew | told_anew)
        self.meetings = tuple(self._with_attached(people))
        return changed

    def _named(self, documents: Iterable[str]) -> list[str]:
        return [name for name in documents if name in self._accounts]

    def _forget(self, name: str, account: Account) -> set[str | None]:
        """Forget an account; gives the meetings of whose sessions it told."""
        self._weight.subtract(account.weights)
        self._attached.subtract(at.meeting for at in account.places.values())
        for key in account.places:
            self.places.pop(key, None)
        self._follow(name, ())
        self._mine.pop(name, None)
        self._divided.pop(name, None)
        return self._take_out(name, account)

    def _take_out(self, name: str, account: Account) -> set[str | None]:
        meetings = {part.meeting for part in account.parts}
        for meeting in meetings:
            self._parts_of[meeting].pop(name, None)
        return meetings

    def _follow(self, name: str, meetings: tuple[str | None, ...]) -> None:
        """Note the meetings on whose sessions it depends what the account's participation claims are about."""
        for meeting in self._followed.pop(name, ()):
            self._followed_by[meeting].pop(name)
        if meetings:
            self._followed[name] = meetings
        for meeting in meetings:
            self._followed_by[meeting][name] = None

    def _weigh(self, stale: Iterable[str]) -> None:
        """Count the sessions and participations of each account towards the meeting that it names."""
        told = self._gatherings
        order = {name: at for at, name in enumerate(told.found)}
        for name in self._named(stale):
            account = self._accounts[name]
            self._weight.subtract(account.weights)
            account.weights = weigh(account, told.told_in(name, order), told.names)
            self._weight.update(account.weights)

    def _divide(self, stale: Iterable[str], weighed: Sequence[Meeting]) -> tuple[set[str], set[str | None]]:
        """Give the sessions of each account to its meetings.

        Returns:
            The accounts of which something else is now known, and the meetings of which sessions came or went.
        """
        told, main = self._gatherings, weighed[0].id if weighed else ""
        order = {it.id: at for at, it in enumerate(weighed)}
        for name in stale:
            self._adrift.discard(name)
            if name in self._accounts and not tells_the_news(self._accounts[name].document, told.told_in(name, order)):
                self._adrift.add(name)
        announced = Announced(weighed) if self._adrift else None
        names = {*self._named(stale), *self._named(told.several), *self._adrift}
        if main != self._main:
            names |= self._sided
        self._main = main
        divided: set[str] = set()
        anew: set[str | None] = set()
        for name in names:
            account, mine = self._accounts[name], told.told_in(name, order)
            if announced and name in self._adrift and (found := announced.by(account.document)):
                mine = [told.found[found.id], *(it for it in mine if it.id != found.id)]
            homes = tuple(told.home_of[it.number] for it in account.meetings)
            looks = tuple((told.look(it), it.id) for it in mine)
            basis = (looks, homes, main if name in self._sided else "", told.years.get(name))
            self._mine[name] = mine
            if self._divided.get(name) == basis:
                continue
            self._divided[name] = basis
            divided.add(name)
            anew |= self._take_out(name, account)
            divide(account, mine, told.names, told.home_of, main, told.years)
            for part in account.parts:
                self._parts_of[part.meeting].setdefault(name, []).append(part)
                anew.add(part.meeting)
            self._follow(name, tuple(dict.fromkeys((*(it.meeting for it in account.parts), *(m.id for m in mine[:1])))))
        return divided, anew

    def _convene(self, meetings: Iterable[str | None], source_of: Mapping[str, str]) -> None:
        """Work out the sessions of these meetings."""
        for meeting in meetings:
            parts = [part for each in self._parts_of.get(meeting, {}).values() for part in each]
            if parts:
                self._programmes[meeting] = find_sessions(sorted(parts, key=lambda part: part.item.key), source_of)
            else:
                self._programmes.pop(meeting, None)
                self._parts_of.pop(meeting, None)

    def _settle(self, names: Iterable[str]) -> set[str]:
        """Work out what the participation claims of these accounts are about; gives the keys of those that changed."""
        labels: dict[str, dict[str, Session]] = {}
        changed = set()
        for name in names:
            account, mine = self._accounts[name], self._mine[name]
            if not account.participations:
                continue
            near = [entry for it in self._followed.get(name, ()) for entry in self._programmes.get(it, ())]
            main = mine[0].id if mine else ""
            if main not in labels:
                labels[main] = _labels(self._programmes.get(main, ()))
            before = account.places
            settle(account, mine, self._gatherings.names, near, labels[main])
            changed |= {key for key, at in account.places.items() if before.get(key) != at}
            self._attached.subtract(at.meeting for at in before.values())
            self._attached.update(at.meeting for at in account.places.values())
            self.places |= account.places
        return changed

    def _rank(self, meetings: Iterable[str | None]) -> None:
        """Put the sessions in the order in which they were held, those of these meetings anew."""
        for meeting in meetings:
            if meeting in self._programmes:
                self._ranked[meeting] = ranked(
                    self._programmes[meeting], self._gatherings.found.get(meeting) if meeting else None
                )
            else:
                self._ranked.pop(meeting, None)
        everything = [entry for entries in self._ranked.values() for entry in entries]
        self.sessions = tuple(session for _, session in sorted(everything, key=lambda entry: entry[0]))

    def _with_attached(self, people: People) -> list[Meeting]:
        """The meetings, those of sessions and participants counted in, each side event under its meeting."""
        attached = Counter(self._attached)
        for meeting, programme in self._programmes.items():
            attached[meeting] += sum(len(session.claims) for session, _ in programme)
        found = self._gatherings.found
        weighed = _heaviest_first(found.values(), attached)
        around = beside(weighed, weighed[0]) if weighed else set()
        before, self._shown = self._shown, {}
        sessions = self._sat_in(weighed[0], [it for it in weighed if it.id in around], people) if around else {}
        for it in weighed:
            parent = weighed[0].id if it.id in around else None
            weight = len(it.claims) + attached[it.id]
            told, shown = before.get(it.id, (None, it))
            look = (weight, parent, sessions.get(it.id))
            if told is not it or (shown.weight, shown.parent, shown.session) != look:
                shown = replace(it, weight=weight, parent=parent, session=sessions.get(it.id))
            self._shown[it.id] = (it, shown)
        return [shown for _, shown in self._shown.values()]

    def _sat_in(self, main: Meeting, around: Sequence[Meeting], people: People) -> dict[str, str]:
        """The meetings around the main one that are sessions of it, each with the session's id."""
        programme = self._programmes.get(main.id, ())
        if not programme:
            return {}
        present: defaultdict[str, set[str]] = defaultdict(set)
        passages: dict[int, Passage] = {}
        documents = {name for it in around for name in it.documents} | set(self._parts_of.get(main.id, ()))
        for account in (self._accounts[name] for name in documents):
            passages |= {it.number: (it.document, it.claim.span) for it in (*account.meetings, *account.sessions)}
            for it in account.participations:
                session = account.places[it_key(it)].session
                if session and isinstance(it.fields, ParticipationFields) and it.modality != "denied":
                    present[session].add(country_of(it.fields.participant, people))
        sessions = [session for session, _ in programme]
        found = {it.id: sat_in(it, main, sessions, present, passages, people) for it in around}
        return {meeting: session for meeting, session in found.items() if session}


def _labels(programme: Iterable[tuple[Session, list[Part]]]) -> dict[str, Session]:
    found: dict[str, Session] = {}
    for session, group in programme:
        for part in group:
            found.setdefault(fold(part.fields.label), session)
    return found


def _heaviest_first(meetings: Iterable[Meeting], attached: Mapping[str | None, int]) -> list[Meeting]:
    """The meetings by the accounts of each; then by its claims, and those of its sessions and participants."""

    def rank(it: Meeting) -> tuple[bool, float, bool, int, int, str]:
        held = _HELD[it.modality]
        # What is only planned is often announced by every account of what was held.
        accounts = len(it.documents) * (1.0 if it.modality == "asserted" else 0.4)
        # However many tell that it was called off, it is not what the accounts are about.
        return (it.modality == "denied", -accounts, held > 1, -len(it.claims) - attached.get(it.id, 0), held, it.id)

    return sorted(meetings, key=rank)
