"""Who came to a meeting for a country, where accounts name one person and mean nobody else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from communique.model import ParticipationFields
from communique.record.conflicts import Conflict, contradiction, told_by
from communique.record.items import Item
from communique.record.lexicon import rows
from communique.record.likeness import it_key
from communique.record.people import is_country, is_group
from communique.record.sessions import Place
from communique.record.words import fold
from communique.registry.gazetteer import gazetteer

_CUES = re.compile(r"represent|représent|delegation|délégation", re.IGNORECASE)
_NATIONAL = frozenset({"country", "demonym"})


class Delegations:
    """The claims that say who represented a country, while claims come and go."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[str, Item]] = {}

    def update(self, gone: Iterable[Item], come: Iterable[Item]) -> None:
        """Take claims of any kind out and put others in."""
        for it in gone:
            self._told.pop(it.number, None)
        for it in come:
            if it.claim.kind == "participation" and it.modality == "asserted" and _is_person(it):
                country = country_represented(it.claim.quote, it.document.language)
                if country is not None:
                    self._told[it.number] = (country, it)

    def conflicts(self, places: Mapping[str, Place]) -> list[Conflict]:
        """Two persons of whom different accounts say that they came to one session or meeting for one country."""
        by_seat: defaultdict[tuple[str, str], dict[str, list[Item]]] = defaultdict(dict)
        for country, it in sorted(self._told.values(), key=lambda told: told[1].key):
            place = places.get(it_key(it))
            event = place and place.is_named and (place.session or place.meeting)
            if event:
                by_seat[event, country].setdefault(it.document.name, []).append(it)
        return [conflict for (_, country), told in sorted(by_seat.items()) for conflict in _differing(country, told)]


def _is_person(it: Item) -> bool:
    name = getattr(it.fields, "participant", "")
    return not is_country(name) and not is_group(name) and name[:1].isupper()


def _differing(country: str, by_document: Mapping[str, list[Item]]) -> list[Conflict]:
    by_persons: defaultdict[tuple[str, ...], list[Item]] = defaultdict(list)
    for told in by_document.values():
        by_persons[tuple(sorted({_participant(it).participant for it in told}))] += told
    found = []
    for (one, mine), (other, theirs) in combinations(sorted(by_persons.items(), key=_most_told), 2):
        if not _surnames(one) & _surnames(other):
            about = (country, _participant(mine[0]).event or "")
            sides = told_by(", ".join(one), mine), told_by(", ".join(other), theirs)
            found.append(contradiction("representative", "participation", about, *sides))
    return found


def _most_told(side: tuple[tuple[str, ...], Sequence[Item]]) -> tuple[int, tuple[str, ...]]:
    return -len({it.document.name for it in side[1]}), side[0]


def _participant(it: Item) -> ParticipationFields:
    assert isinstance(it.fields, ParticipationFields)  # participation claims only
    return it.fields


def _surnames(persons: Iterable[str]) -> frozenset[str]:
    """An account that gives the surname alone means the same person."""
    return frozenset(fold(person).split()[-1] for person in persons if fold(person))


@cache
def _patterns(language: str) -> tuple[str, ...]:
    return tuple(pattern for spoken, pattern, _ in rows("representation.tsv") if spoken == language)


@lru_cache(maxsize=4096)
def country_represented(passage: str, language: str | None = None) -> str | None:
    """The country for which a passage says that somebody came; None where it says it of none, or of several."""
    if not _CUES.search(passage):
        return None
    spoken = "fr" if language == "fr" else "en"
    named = {it.words: it.country for it in gazetteer(spoken).find(passage) if it.kind in _NATIONAL and it.country}
    found = {
        country
        for words, country in named.items()
        for pattern in _patterns(spoken)
        if re.search(pattern.replace("{country}", re.escape(words)), passage, re.IGNORECASE)
    }
    return found.pop() if len(found) == 1 else None
