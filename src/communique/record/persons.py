"""Who is who, kept up to date while claims come and go: a surname at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.model import FiledClaim
from communique.record.judged import PairVerdict
from communique.record.names import surname_key
from communique.record.people import People, find_people, is_country, is_group, names_in


class Persons:
    """The persons of a record. Names of different surnames have nothing to do with each other, unless judged the same.

    Attributes:
        people: Who is who among the claims that stand.
    """

    def __init__(self) -> None:
        self._claims: dict[int, FiledClaim] = {}
        self._naming: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._parts: dict[str, People] = {}
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
        found = find_people([self._claims[number] for number in numbers], judged).parts()
        before = self._meant(touched)
        for surname in touched:
            self._parts.pop(surname, None)
            if not self._naming.get(surname):
                self._naming.pop(surname, None)
            if surname in found:
                self._parts[surname] = found[surname]
        self.people = People.together(self._parts.values())
        after = self._meant(touched)
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        return {number for number in numbers if _names_any(self._claims[number], changed)}

    def _with_judged(self, surnames: set[str]) -> set[str]:
        """The surnames, with those that a judgement links with them."""
        linked = [{surname_key(name) for name in pair} for pair in self._judged]
        wider = set(surnames)
        while more := {surname for pair in linked if pair & wider for surname in pair} - wider:
            wider |= more
        return wider

    def _meant(self, surnames: Iterable[str]) -> dict[str | tuple[str, str], tuple[str, str | None, str | None]]:
        """Each spelling with the person meant, the country, and whom the person's first office serves."""
        found = {}
        for surname in surnames:
            if part := self._parts.get(surname):
                for spelling, name in part.meanings().items():
                    person = self.people.find(name)
                    of = person.posts[0].of if person and person.posts else None
                    found[spelling] = (name, person.country if person else None, of)
        return found


def _names_any(filed: FiledClaim, names: set[str | tuple[str, str]]) -> bool:
    document = filed.claim.document.name
    return any(name in names or (document, name) in names for name in names_in(filed.claim))


def _surnames(filed: FiledClaim) -> set[str]:
    names = names_in(filed.claim)
    return {surname_key(name) for name in names if not is_country(name) and not is_group(name)}
