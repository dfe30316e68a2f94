"""Who is who, kept up to date while claims come and go: a surname at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.model import FiledClaim
from communique.record.judged import PairVerdict
from communique.record.people import People, Person, find_people, is_country, is_group, names_in, surname_key
from communique.record.words import fold


class Persons:
    """The persons of a record. Names of different surnames have nothing to do with each other, unless judged the same.

    Attributes:
        people: Who is who among the claims that stand.
    """

    def __init__(self) -> None:
        self._claims: dict[int, FiledClaim] = {}
        self._naming: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._by_surname: dict[str, tuple[Person, ...]] = {}
        self._by_name: dict[str, str] = {}
        self._judged: Mapping[frozenset[str], PairVerdict] = {}
        self.people = People((), {})

    def update(
        self, gone: Iterable[FiledClaim], come: Iterable[FiledClaim], judged: Mapping[frozenset[str], PairVerdict]
    ) -> set[int]:
        """Take claims out and put others in, and honour what people judged about pairs of names.

        Returns:
            The numbers of the claims, of those that stood and stand, in which a name now means somebody else, or
            somebody else's country.
        """
        touched: set[str] = set()
        for filed in gone:
            del self._claims[filed.number]
            for surname in _surnames(filed):
                self._naming[surname].pop(filed.number, None)
                touched.add(surname)
        for filed in come:
            self._claims[filed.number] = filed
            for surname in _surnames(filed):
                self._naming[surname][filed.number] = None
                touched.add(surname)
        for pair in self._judged.items() ^ judged.items():
            touched |= {surname_key(name) for name in pair[0]}
        self._judged = judged
        touched = self._with_judged(touched)
        numbers = sorted({number for surname in touched for number in self._naming.get(surname, ())})
        found = find_people([self._claims[number] for number in numbers])
        before = self._meant(touched)
        for surname in touched:
            for person in self._by_surname.pop(surname, ()):
                for spelling in person.spellings:
                    self._by_name.pop(spelling, None)
            if not self._naming.get(surname):
                self._naming.pop(surname, None)
        persons: defaultdict[str, list[Person]] = defaultdict(list)
        for person in found.persons:
            surname = surname_key(person.name)
            if surname in touched:
                persons[surname].append(person)
                for spelling in person.spellings:
                    self._by_name[spelling] = person.name
        self._by_surname |= {surname: tuple(mine) for surname, mine in persons.items()}
        everybody = (person for mine in self._by_surname.values() for person in mine)
        self.people = People(
            tuple(sorted(everybody, key=lambda person: (fold(person.name), person.name))), dict(self._by_name)
        )
        after = self._meant(touched)
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        return {number for number in numbers if any(name in changed for name in names_in(self._claims[number].claim))}

    def _with_judged(self, surnames: set[str]) -> set[str]:
        """The surnames, with those that a judgement links with them."""
        linked = [{surname_key(name) for name in pair} for pair in self._judged]
        wider = set(surnames)
        while more := {surname for pair in linked if pair & wider for surname in pair} - wider:
            wider |= more
        return wider

    def _meant(self, surnames: Iterable[str]) -> dict[str, tuple[str, str | None, str | None]]:
        """Each spelling with the person meant, the country, and whom the person's first office serves."""
        return {
            spelling: (person.name, person.country, person.posts[0].of if person.posts else None)
            for surname in surnames
            for person in self._by_surname.get(surname, ())
            for spelling in person.spellings
        }


def _surnames(filed: FiledClaim) -> set[str]:
    names = names_in(filed.claim)
    return {surname_key(name) for name in names if not is_country(name) and not is_group(name)}
