"""Who presided, where accounts of one meeting or session name different persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from communique.model import MeetingFields, ParticipationFields
from communique.record.conflicts import Conflict, Side, contradiction, told_by
from communique.record.items import Item
from communique.record.lexicon import lines
from communique.record.likeness import it_key
from communique.record.meetings import Meeting
from communique.record.people import is_country, is_group
from communique.record.sessions import Place
from communique.record.words import fold


class Chairs:
    """The participation claims that say who presided, while claims come and go."""

    def __init__(self) -> None:
        self._told: dict[int, Item] = {}

    def update(self, gone: Iterable[Item], come: Iterable[Item]) -> None:
        """Take claims of any kind out and put others in."""
        for it in gone:
            self._told.pop(it.number, None)
        for it in come:
            fields = it.fields
            if isinstance(fields, ParticipationFields) and fields.capacity == "chair" and it.modality == "asserted":
                self._told[it.number] = it

    def conflicts(
        self, meetings: Sequence[Meeting], items: Mapping[int, Item], places: Mapping[str, Place]
    ) -> list[Conflict]:
        """Two persons of whom different accounts say that they presided over one session or meeting."""
        by_event: defaultdict[str, dict[str, list[Item]]] = defaultdict(dict)
        for it in sorted(self._told.values(), key=lambda it: it.key):
            place = places.get(it_key(it))
            event = place and (place.session or place.meeting)
            if event:
                by_event[event].setdefault(it.document.name, []).append(it)
        for meeting in meetings:
            for it in (items[number] for number in meeting.claims) if meeting.chair else ():
                if isinstance(it.fields, MeetingFields) and it.fields.chair:
                    by_event[meeting.id].setdefault(it.document.name, []).append(it)
        return [conflict for _, told in sorted(by_event.items()) for conflict in _differing(told)]


def _differing(by_document: Mapping[str, Sequence[Item]]) -> list[Conflict]:
    by_persons: defaultdict[frozenset[str], list[Item]] = defaultdict(list)
    for told in by_document.values():
        persons = frozenset(fold(name).split()[-1] for it in told for name in _named(it))
        if persons and not any(_with_others(it) for it in told):
            by_persons[persons] += told
    found = []
    ranked = sorted(by_persons.items(), key=lambda side: (-len({it.document.name for it in side[1]}), sorted(side[0])))
    for (one, mine), (other, theirs) in combinations(ranked, 2):
        if not one & other:
            about = (_event(mine[0]) or _event(theirs[0]),)
            sides = (
                told_by(", ".join(dict.fromkeys(n for it in its for n in _named(it))), its) for its in (mine, theirs)
            )
            found.append(contradiction("chair", "participation", about, *sides))
    return found


def _side(told: Sequence[Item]) -> Side:
    return told_by(", ".join(dict.fromkeys(name for it in told for name in _named(it))), told)


def _named(it: Item) -> list[str]:
    """The persons of whom a claim says that they presided: a country and its minister may be one chair."""
    fields = it.fields
    named = fields.chair if isinstance(fields, MeetingFields) else (getattr(fields, "participant", ""),)
    return [name for name in named if fold(name) and not is_country(name) and not is_group(name) and name[:1].isupper()]


def _event(it: Item) -> str:
    fields = it.fields
    return (fields.name if isinstance(fields, MeetingFields) else getattr(fields, "event", None)) or ""


@cache
def _joint_words() -> tuple[str, ...]:
    return tuple(f" {line}" for line in lines("cochair_words.txt"))


def _with_others(it: Item) -> bool:
    told = f" {fold(it.claim.quote)}"
    return any(words in told for words in _joint_words())
