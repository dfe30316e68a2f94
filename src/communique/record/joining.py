"""What candidates join, where an account does not say it: what all others say."""

from __future__ import annotations

from collections import Counter, defaultdict

from communique.model import AccessionFields
from communique.record.items import Item


class Joining:
    """The claims of accession, each with what is joined.

    An account of "who has ratified" often names the candidates alone. Where all other accounts say of these
    candidates that they join one organisation, it is that one.
    """

    def __init__(self) -> None:
        self._known: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._unsaid: defaultdict[str, dict[int, Item]] = defaultdict(dict)
        self._anew: dict[int, Item] = {}

    def learn(self, it: Item) -> None:
        """Take a claim in."""
        self._anew[it.number] = it
        self._count(it, 1)

    def forget(self, it: Item) -> None:
        """Take a claim out; it may come back with other names."""
        self._anew.pop(it.number, None)
        for candidate in _fields(it).candidates:
            self._unsaid[candidate].pop(it.number, None)
        self._count(it, -1)

    def _count(self, it: Item, times: int) -> None:
        fields = _fields(it)
        for candidate in fields.candidates:
            if fields.to is None:
                if times > 0:
                    self._unsaid[candidate][it.number] = it
                continue
            before = self._joined(candidate)
            self._known[candidate][fields.to] += times
            if self._joined(candidate) != before:
                self._anew |= self._unsaid[candidate]

    def _joined(self, candidate: str) -> str | None:
        """The one organisation that the candidate joins; None where none or several are told."""
        told = [name for name, times in self._known[candidate].items() if times > 0]
        return told[0] if len(told) == 1 else None

    def told_anew(self) -> list[Item]:
        """The claims that came, or of which it is now known otherwise what is joined, with it."""
        found = [self._completed(it) for it in self._anew.values()]
        self._anew = {}
        return found

    def _completed(self, it: Item) -> Item:
        fields = _fields(it)
        if fields.to is not None or not fields.candidates:
            return it
        joined = {self._joined(candidate) for candidate in fields.candidates}
        if len(joined) != 1 or None in joined:
            return it
        return Item(it.filed, fields.model_copy(update={"to": joined.pop()}), it.preference)


def _fields(it: Item) -> AccessionFields:
    assert isinstance(it.fields, AccessionFields)  # accession claims only
    return it.fields
