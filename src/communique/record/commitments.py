"""The facts of promises: the claims of each, by value, the best supported value first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.model import CommitmentFields
from communique.record.authority import is_own_account, place_of
from communique.record.contested import with_contested
from communique.record.copies import count_sources
from communique.record.facts import Fact, Total, leading, make_fact, merged
from communique.record.items import Item, blocks, days_apart, joined, preference_of, strongest
from communique.record.people import is_country
from communique.record.promises import (
    SHORTLY,
    are_for_others,
    close,
    fields_of,
    instruments_agree,
    named,
    one_promise,
    words_of_promise,
)
from communique.record.purposes import by_purpose
from communique.record.receivers import by_recipient
from communique.record.stages import HANDED, MEANT, SET_ASIDE
from communique.record.summed import Summed
from communique.record.values import against, by_value
from communique.record.when import when
from communique.record.words import fold


def group_commitments(summed: Sequence[Sequence[Item]], bare: Sequence[Item]) -> list[list[Item]]:
    """The commitment claims of one maker in groups, one for each promise.

    Args:
        summed: Claims with a sum, those together that plainly speak of one promise.
        bare: Claims without a sum.
    """
    told_apart = [part for group in summed for one in by_recipient(group) for part in by_purpose(one)]
    found = _with_payments(with_contested(told_apart))
    unsummed = [one for group in joined(list(bare), one_promise, words_of_promise) for one in by_recipient(group)]
    sums = Summed(found)
    for group in _with_lone(unsummed):
        fits = sums.of_one_promise(group)
        if len(fits) == 1:
            fits[0].extend(group)
        else:
            found.append(group)
    return found


def _with_lone(groups: list[list[Item]]) -> list[list[Item]]:
    """Join what accounts tell of the same named several, where it is the one thing that each tells of them.

    "More help for each of the three" and "tailored help for Kenya, Ghana and Togo" are one promise.
    """
    by_recipients = blocks(groups, lambda group: frozenset(n for it in group for n in fields_of(it).recipients))
    found: list[list[Item]] = []
    for block in by_recipients:
        several = {name for it in block[0] for name in fields_of(it).recipients if is_country(name)}
        count = Counter(name for group in block for name in {it.document.name for it in group})
        lone: list[list[Item]] = []
        for group in block:
            is_lone = len(several) > 1 and all(count[it.document.name] == 1 for it in group)
            (lone if is_lone else found).append(group)
        found += [[it for g in together for it in g] for together in joined(lone, _may_be_one)]
    return found


def _may_be_one(one: list[Item], other: list[Item]) -> bool:
    return all(
        close(a, b)
        and (a.modality == "denied") == (b.modality == "denied")
        and bool(fields_of(a).recalled) == bool(fields_of(b).recalled)
        and instruments_agree(fields_of(a), fields_of(b)) >= 0
        for a in one
        for b in other
    )


def _with_payments(groups: list[list[Item]]) -> list[list[Item]]:
    """Join a payment that names no recipient with the one earlier promise of the very sum.

    Where one document tells two such payments, neither can be told to be the one.
    """
    pledges = [at for at, group in enumerate(groups) if any(_is_meant(it) for it in group)]
    pays: defaultdict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if _is_payment(group):
            fits = [pledge for pledge in pledges if pledge != at and _pays(group, groups[pledge])]
            if len(fits) == 1:
                pays[fits[0]].append(at)
    for pledge, payments in list(pays.items()):
        told = Counter(name for at in payments for name in {it.document.name for it in groups[at]})
        if max(told.values()) > 1:
            del pays[pledge]
    gone = {at for payments in pays.values() for at in payments}
    return [
        [*group, *(it for payment in pays.get(at, ()) for it in groups[payment])]
        for at, group in enumerate(groups)
        if at not in gone
    ]


_OF_SUMS = ("amount", "currency", "basis", "instrument")  # what of a sum a person may have decided on
_AFTER = 3 * 366  # days within which a promise is paid


def _is_meant(it: Item) -> bool:
    return fields_of(it).stage in MEANT and it.modality == "asserted"


def _is_payment(group: list[Item]) -> bool:
    return all(
        fields_of(it).stage in SET_ASIDE and it.modality == "asserted" and not fields_of(it).recipients for it in group
    )


def _pays(payment: list[Item], pledge: list[Item]) -> bool:
    """Whether a payment is of the sum of a promise, told later in another document, and for nothing else."""
    if {it.document.name for it in payment} & {it.document.name for it in pledge}:
        return False
    meant = [it for it in pledge if _is_meant(it)]
    return any(_follows(one, other) for one in payment for other in meant) and not any(
        are_for_others(one, other) for one in payment for other in meant
    )


def _follows(payment: Item, promise: Item) -> bool:
    a, b = fields_of(payment), fields_of(promise)
    days = days_apart(payment, promise)
    first, second = when(promise.document.published), when(payment.document.published)
    return (
        (a.amount, a.currency) == (b.amount, b.currency)
        and days is not None
        and days <= _AFTER
        and first is not None
        and second is not None
        and first.first <= second.first
    )


def sides_of(group: Sequence[Item], source_of: Mapping[str, str]) -> list[list[Item]]:
    """The claims of one promise by value, the best supported value first.

    What a person prefers comes first, then what a party tells of its own promise, then what more independent sources
    say, then what is said most fully, then what the better placed document says.
    """
    sides = by_value(group)
    is_denied = any(it.modality == "denied" for it in group)

    def rank(side: list[Item]) -> tuple[object, ...]:
        others = [it for other in sides if other is not side for it in other]
        speaking = against(side, others) or side
        sources = {source_of.get(it.document.name, it.document.name) for it in speaking}
        lead = leading(side)
        filled = sum(value not in (None, ()) for _, value in lead.fields)
        own = any(is_own_account(it.document, fields_of(it).makers) for it in side)
        place = min(place_of(it.document, "commitment") for it in side)
        # Where nothing else tells which sum to take, it is the smaller one.
        told = (strongest(side) != "asserted", -filled, place, fields_of(lead).amount or 0, lead.key)
        doubted = preference_of(side, "certainty", "done-or-not") if is_denied else 0
        return (-preference_of(side, *_OF_SUMS), -doubted, not own, -len(sources), *told)

    return sorted(sides, key=rank)


def total_of(fields: CommitmentFields) -> Total | None:
    """What an amount "each" comes to in all; None where that cannot be derived."""
    if fields.amount is None or fields.basis != "each":
        return None
    counted = fields.recipients if len(fields.recipients) > 1 else fields.makers
    if len(counted) < 2 or not all(is_country(name) for name in counted):
        return None
    return Total(fields.amount * len(counted), len(counted))


def recalled_in(items: Sequence[Item]) -> list[Item]:
    """The claims by which a promise had been made before: a later account only looks back on what was made anew."""
    new = [
        it for it in items if not fields_of(it).recalled and it.modality == "asserted" and when(it.document.published)
    ]
    return [it for it in items if fields_of(it).recalled and not (new and all(_looks_back(it, other) for other in new))]


def _looks_back(it: Item, other: Item) -> bool:
    """Whether an account is told long after another."""
    days, first, second = days_apart(it, other), when(other.document.published), when(it.document.published)
    return (
        days is not None and days > SHORTLY and first is not None and second is not None and first.first < second.first
    )


def _tells_payment(it: Item) -> bool:
    """Whether a claim against the sum still tells that the promise was kept."""
    return it.modality == "asserted" and fields_of(it).stage in HANDED


def commitment_fact(sides: Sequence[Sequence[Item]], source_of: Mapping[str, str]) -> Fact:
    """The fact of one promise: the best supported value, other values against it."""
    winning, losing = sides[0], [it for side in sides[1:] for it in side]
    with_sum = [it for it in winning if fields_of(it).amount is not None]
    lead = leading(with_sum or winning)
    fields = merged(lead, winning)
    assert isinstance(fields, CommitmentFields)  # merged keeps the lead's class
    given = {name for it in winning for name in fields_of(it).recipients}
    longest = max((fields_of(it).recipients for it in winning), key=lambda r: (len(named(r)), len(r), r))
    if given and set(fields.recipients) != set(longest) and named(fields.recipients) <= set(longest):
        fields = fields.model_copy(update={"recipients": longest})
    announced = tuple(dict.fromkeys(n for it in winning for n in fields_of(it).announced_by))
    fields = fields.model_copy(update={"announced_by": announced, "recalled": bool(recalled_in(winning)) or None})
    decided = preference_of(winning, *_OF_SUMS) > 0
    telling = [*winning, *(it for it in losing if decided and _tells_payment(it))]
    stages = tuple(sorted({stage for it in telling if (stage := fields_of(it).stage)} - {fields.stage or ""}))
    words = fold(fields.content.text) if fields.content else ""
    identity = (
        sorted(fields.makers),
        sorted(fields.recipients),
        fields.amount,
        fields.currency,
        "" if fields.amount else words,
    )
    fact = make_fact(
        "commitment",
        identity,
        winning,
        source_of,
        against=losing,
        fields=fields,
        total=total_of(fields),
        also=(("stage", stages),) if stages else (),
    )
    # Who tells no sum, or one that fits the others as well, does not bear this one out.
    speaking = {it.document.name for it in against(winning, losing)}
    return replace(fact, sources=count_sources(speaking, source_of)) if speaking else fact
