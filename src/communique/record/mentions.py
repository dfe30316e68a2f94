"""Which claims name whom, and say that an office is held: what tells the persons of a record apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from communique.model import Claim, Fields, FiledClaim, OfficeFields
from communique.record.names import surname_key

ENTITY_LISTS = frozenset(
    {"bodies", "host", "chair", "speakers", "addressees", "participants", "raised_by", "makers", "recipients"}
    | {"announced_by", "candidates", "parties", "holder", "on", "actors", "targets"}
)


@cache
def entity_fields(kind: type[Fields]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a kind that hold one entity, and those that hold several."""
    names = tuple(kind.model_fields)
    return tuple(it for it in names if it in {"person", "participant"}), tuple(it for it in names if it in ENTITY_LISTS)


def names_in(claim: Claim) -> Iterator[str]:
    """Every entity that the claim's fields name."""
    single, several = entity_fields(type(claim.fields))
    for name in single:
        yield getattr(claim.fields, name)
    for name in several:
        yield from getattr(claim.fields, name)


@dataclass
class Mention:
    """A name with the claims that have it.

    Attributes:
        claims: The document of each claim that names it, by the claim's number.
        offices: Those of them that say of an office that it is held under this name.
    """

    name: str
    claims: dict[int, str] = field(default_factory=dict)
    offices: dict[int, tuple[FiledClaim, OfficeFields]] = field(default_factory=dict)


class Mentions:
    """The names in claims that come and go, by surname."""

    def __init__(self, claims: Iterable[FiledClaim] = ()) -> None:
        self._by_surname: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
        for filed in claims:
            self.add(filed)

    def add(self, filed: FiledClaim) -> list[str]:
        """Take a claim in; gives the surnames of the names that it has."""
        document, fields = filed.claim.document.name, filed.claim.fields
        surnames = []
        for name in names_in(filed.claim):
            surname = surname_key(name)
            surnames.append(surname)
            mine = self._by_surname[surname]
            if name not in mine:
                mine[name] = Mention(name)
            mine[name].claims[filed.number] = document
            if isinstance(fields, OfficeFields):
                mine[name].offices[filed.number] = (filed, fields)
        return surnames

    def remove(self, filed: FiledClaim) -> list[str]:
        """Take a claim out; gives the surnames of the names that it had."""
        surnames = []
        for name in dict.fromkeys(names_in(filed.claim)):
            surname = surname_key(name)
            surnames.append(surname)
            mine = self._by_surname[surname]
            mine[name].claims.pop(filed.number)
            mine[name].offices.pop(filed.number, None)
            if not mine[name].claims:
                del mine[name]
            if not mine:
                del self._by_surname[surname]
        return surnames

    def surnames(self) -> list[str]:
        """Every surname that a claim has."""
        return list(self._by_surname)

    def of(self, surname: str) -> list[Mention]:
        """The names of one surname."""
        return list(self._by_surname.get(surname, {}).values())

    def find(self, name: str) -> Mention | None:
        """The name; None where no claim has it."""
        return self._by_surname.get(surname_key(name), {}).get(name)
