"""What each side of a contradiction says, in words: ours where the record chose them, else those of the documents."""

from __future__ import annotations

from decimal import Decimal

from communique.record import Conflict
from communique.record.statements import SIDE_OF_FORCE
from communique.views.money import say_sum
from communique.views.naming import names
from communique.views.value import with_basis
from communique.views.wording import day, joined, phrase

CHOSEN = {
    "certainty": ("promised", "not yet decided"),
    "new-or-recalled": ("made now", "made earlier"),
    "stage": ("pledged", "committed", "allocated", "disbursed", "delivered"),
    "presence": ("took part", "stayed away", "in person", "by video link"),
    "done-or-not": ("held", "not held", "done", "not done", "committed", "not committed", "allocated", "not allocated",
                    "disbursed", "not disbursed", "delivered", "not delivered"),
    "instrument": ("grant", "loan", "guarantee"),
    "votes": ("unanimous", "not unanimous"),
}  # fmt: skip
"""The words of ours that sides are told in, by the type of contradiction."""
_NOT, _NOT_SAID = "not ", "did not say: "


def value_in_words(conflict: Conflict, value: str) -> str:
    """What one side of a contradiction says."""
    if conflict.type in {"amount", "currency", "basis"}:
        amount, _, rest = value.partition(" ")
        currency, _, basis = rest.partition(" ")
        said = say_sum(Decimal(amount), currency or None)
        return with_basis(said, basis)
    if conflict.type == "date":
        return day(value)
    if conflict.type == "maker":
        return names(value.split(", "))
    if conflict.type == "position":
        return _said(value)
    if conflict.type == "certainty" and value == "denied":
        return phrase("said not to have been promised")
    if value in CHOSEN.get(conflict.type, ()):
        return phrase(value)
    if conflict.type == "done-or-not" and value.startswith(_NOT):
        return phrase("not {what}", what=value.removeprefix(_NOT))
    return value


def _said(value: str) -> str:
    """What somebody is told to have said of a matter, or not to have said."""
    if value.startswith(_NOT_SAID):
        return phrase("did not say: {what}", what=value.removeprefix(_NOT_SAID))
    force, _, what = value.partition(" ")
    return joined(": ", (phrase(force), what)) if force in SIDE_OF_FORCE else value
