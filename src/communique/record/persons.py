"""Who is who, kept up to date while claims come and go: a surname at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.model import FiledClaim
from communique.record.judged import PairVerdict
from communique.record.mentions import Mentions
from communique.record.names import surname_key
from communique.record.people import People, is_person, people_of


class Persons:
    """The persons of a record. Names of different surnames have nothing to do with each other, unless judged the same.

    Attributes:
        people: Who is who among the claims that stand.
    """

    def __init__(self) -> None:
        self._mentions = Mentions()
        self._parts: dict[str, People] = {}
        self._judged: Mapping[frozenset[str], PairVerdict] = {}
        self.people = People((), {})

    def update(
        self, gone: Iterable[FiledClaim], come: Iterable[FiledClaim], judged: Mapping[frozenset[str], PairVerdict]
    ) -> set[int]:
        """Take claims out and put others in, and honour what people judged about pairs of names.

        Returns:
            The numbers of the claims that stand in which a name now means somebody else, or somebody else's country.
        """
        touched: set[str] = set()
        for filed in gone:
            touched.update(self._mentions.remove(filed))
        for filed in come:
            touched.update(self._mentions.add(filed))
        # An organisation's name may be a surname in capitals; it is one where somebody bears it.
        touched = {surname for surname in touched if surname in self._parts or self._is_borne(surname)}
        for pair in self._judged.items() ^ judged.items():
            touched |= {surname_key(name) for name in pair[0]}
        self._judged = judged
        touched = self._with_judged(touched)
        if not touched:
            return set()
        found = people_of(self._mentions, sorted(touched), judged).parts()
        before = self._meant(touched)
        for surname in touched:
            self._parts.pop(surname, None)
            if surname in found:
                self._parts[surname] = found[surname]
        self.people = People.together(self._parts.values())
        after = self._meant(touched)
        return self._naming(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))

    def _is_borne(self, surname: str) -> bool:
        return any(is_person(it.name, holds_office=bool(it.offices)) for it in self._mentions.of(surname))

    def _naming(self, names: Iterable[str | tuple[str, str]]) -> set[int]:
        """The numbers of the claims that have one of these names, or one in this document."""
        numbers: set[int] = set()
        for name in names:
            document, spelling = name if isinstance(name, tuple) else (None, name)
            if mention := self._mentions.find(spelling):
                claims = mention.claims.items()
                numbers |= {number for number, stands_in in claims if document in (None, stands_in)}
        return numbers

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
                    home = self._parts.get(surname_key(name))
                    person = home.find(name) if home else None
                    of = person.posts[0].of if person and person.posts else None
                    found[spelling] = (name, person.country if person else None, of)
        return found
