"""What candidates join, where an account does not say it: what all others say."""

from __future__ import annotations

from collections import Counter, defaultdict

from communique.model import AccessionFields
from communique.record.items import Item

_ALL = ""  # all accounts together; no document has an empty name


class Joining:
    """The claims of accession, each with what is joined.

    An account of "who has ratified" often names the candidates alone. Where the rest of the account says of these
    candidates that they join one organisation, it is that one; else where all accounts say so.
    """

    def __init__(self) -> None:
        self._known: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
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
            for account in (_ALL, it.document.name):
                before = self._joined(candidate, account)
                self._known[candidate, account][fields.to] += times
                if self._joined(candidate, account) != before:
                    waiting = self._unsaid[candidate].items()
                    self._anew |= {n: each for n, each in waiting if account in (_ALL, each.document.name)}

    def _joined(self, candidate: str, account: str) -> str | None:
        """The one organisation that an account has the candidate join; None where it tells none, or several."""
        told = [name for name, times in self._known[candidate, account].items() if times > 0]
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
        for account in (it.document.name, _ALL):
            joined = {self._joined(candidate, account) for candidate in fields.candidates}
            if len(joined) == 1 and None not in joined:
                return Item(it.filed, fields.model_copy(update={"to": joined.pop()}), it.preference)
        return it


def _fields(it: Item) -> AccessionFields:
    assert isinstance(it.fields, AccessionFields)  # accession claims only
    return it.fields
