"""Which claims speak of one promise, and which of its values stand against each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from communique.model import CommitmentFields
from communique.record.concepts import concepts
from communique.record.counted import Counted, counted
from communique.record.facts import Fact, Total, leading, make_fact, merged
from communique.record.grouping import Marks
from communique.record.items import Item, blocks, joined, preference_of, strongest
from communique.record.people import People, is_country, is_group
from communique.record.when import days_between, when
from communique.record.words import containment, fold, jaccard, say_the_same, stems
from communique.registry.countries import country_name
from communique.registry.gazetteer import gazetteer

_A_TENTH = math.log(1.1)
_ANYBODY, _NOBODY = "*", ""  # marks of any sum, and of one whose recipient is not told
_FAR = 45  # days between two reports after which another sum is another promise
_SHORT_WAY = 300  # characters between a sum and "that money"
_TELLING = 4  # meanings in common that two promises in other words must share
_SOME = frozenset(["several", "some", "many", "most", "certain", "other", "plusieurs", "certains"])
_GENERIC = stems(
    "aid grant grants loan loans support assistance help money funds funding package contribution programme"
)


def fields_of(item: Item) -> CommitmentFields:
    """The fields of a commitment claim."""
    assert isinstance(item.fields, CommitmentFields)  # the caller passes commitment claims only
    return item.fields


def makers_of(item: Item, people: People) -> frozenset[str]:
    """Who promises: organisations without their organs, persons as the country they act for.

    Makers without a name ("the donors") count as none; those that are counted by what they are ("some 500 companies").
    """
    found = set()
    for told in fields_of(item).makers:
        maker = _members(told) or told
        person = people.find(maker)
        if person and person.posts and person.posts[0].of:
            maker = person.country or person.posts[0].of
        if is_group(maker) or is_country(maker):
            found.add(maker.split(":")[0])
        elif several := counted(maker):
            found.add(f"#{several.noun}")
        elif maker.split()[-1:] and maker.split()[-1][:1].isupper():
            found.add(fold(maker))
    return frozenset(found)


@lru_cache(maxsize=4096)
def _members(maker: str) -> str | None:
    """The group, some of whose members the words mean ("several Allies"); None where they mean none."""
    words = maker.split()
    if len(words) < 2 or fold(" ".join(words[:-1])) not in _SOME:
        return None
    found = gazetteer("en").find(words[-1])
    return found[0].canonical if len(found) == 1 and found[0].kind == "members" else None


def counted_makers(item: Item) -> Counted | None:
    """How many make the promise, where they are counted and not named."""
    makers = fields_of(item).makers
    return counted(makers[0]) if len(makers) == 1 else None


def _recipients_meet(one: CommitmentFields, other: CommitmentFields) -> bool:
    return not one.recipients or not other.recipients or bool(set(one.recipients) & set(other.recipients))


def _rounded(amount: Decimal) -> int:
    """How many significant digits the amount is given with (at least two)."""
    return max(2, len(str(int(amount)).rstrip("0")))


def sums_agree(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether two sums can both hold: equal, one the other rounded, a bound kept, or "each" times the recipients."""
    a, b = one.amount, other.amount
    if a is None or b is None:
        return True
    if a == b:
        return True
    if one.basis == "each" and other.basis != "each":
        return a * max(1, len(one.recipients)) == b and len(one.recipients) > 1
    if other.basis == "each" and one.basis != "each":
        return b * max(1, len(other.recipients)) == a and len(other.recipients) > 1
    low, high = sorted((one, other), key=lambda f: f.amount or Decimal(0))
    small, large = (low.amount or Decimal(0)), (high.amount or Decimal(0))
    near = large <= small * Decimal("1.1")
    if near and (low.basis == "at-least" or (high.basis == "up-to" and _instruments(one, other) == 1)):
        return True
    digits = min(_rounded(a), _rounded(b))
    return near and f"{a:.{digits - 1}e}" == f"{b:.{digits - 1}e}" and _rounded(a) != _rounded(b)


def sum_marks(it: Item, makers: Hashable) -> Marks:
    """By what sums are compared: who gives them, their size to a tenth, in all or for each, and who receives them."""
    fields = fields_of(it)
    amounts = {fields.amount or Decimal(0)}
    if fields.basis == "each":
        amounts.add((fields.amount or Decimal(0)) * max(1, len(fields.recipients)))
    sizes = {int(math.log(amount) / _A_TENTH) if amount >= 1 else 0 for amount in amounts}
    near = {size + step for size in sizes for step in (-1, 0, 1)}
    carried = {(makers, size, recipient) for size in sizes for recipient in (*fields.recipients, _ANYBODY)}
    sought = {(makers, size, recipient) for size in near for recipient in fields.recipients or (_ANYBODY,)}
    if not fields.recipients:
        carried |= {(makers, size, _NOBODY) for size in sizes}
    sought |= {(makers, size, _NOBODY) for size in near}
    return Marks(frozenset(carried), frozenset(sought))


def _instruments(one: CommitmentFields, other: CommitmentFields) -> int:
    """1: the same named instrument; -1: two different named ones; 0: cannot be told."""
    if not one.instrument or not other.instrument:
        return 0
    a, b = stems(one.instrument), stems(other.instrument)
    a, b = a - _GENERIC, b - _GENERIC
    if fold(one.instrument) == fold(other.instrument) or jaccard(a, b) >= 0.5 or containment(a, b) == 1:
        return 1
    return 0 if not a or not b or a & b else -1


def one_sum(one: Item, other: Item) -> bool:
    """Whether two claims that both give a sum speak of one promise."""
    a, b = fields_of(one), fields_of(other)
    if one.document.name == other.document.name and a.amount != b.amount:
        return False
    if not _recipients_meet(a, b) or not sums_agree(a, b) or not _may_be_denied(one, other):
        return False
    if a.currency == b.currency or not a.currency or not b.currency:
        return one.document.name != other.document.name or _instruments(a, b) >= 0
    return a.amount == b.amount


def _one_promise(one: Item, other: Item) -> bool:
    """Whether two claims, at least one without a sum, speak of one promise."""
    a, b = fields_of(one), fields_of(other)
    if not _recipients_meet(a, b) or not _may_be_denied(one, other):
        return False
    if _refers_back(one, other) or _refers_back(other, one):
        return True
    if bool(a.recalled) != bool(b.recalled):
        return False
    if say_the_same(one.content, other.content):
        return True
    apart = one.document.name != other.document.name and bool(a.makers)
    if apart and len(one.content & other.content) >= 4 and containment(one.content, other.content) >= 0.55:
        return True
    if apart and close(one, other) and _mean_the_same(_meaning(one), _meaning(other)):
        return True
    if one.document.name == other.document.name or _instruments(a, b) != 1:
        return False
    return bool(set(a.recipients) & set(b.recipients)) or bool(counted_makers(one)) or _is_proper(a) or _is_proper(b)


def _is_proper(fields: CommitmentFields) -> bool:
    """Whether the instrument is called by a name of its own, so that it tells the promise without its recipients."""
    words = (fields.instrument or "").split()
    return sum(word[:1].isupper() for word in words) >= 2 and bool(stems(fields.instrument or "") - _GENERIC)


def _refers_back(one: Item, other: Item) -> bool:
    """Whether a document that has just named a sum says of it, without naming it again, that it is not new."""
    a, b = fields_of(one), fields_of(other)
    if one.document.name != other.document.name or a.amount is not None or b.amount is None or not a.recalled:
        return False
    gap = one.claim.span.start - other.claim.span.end
    return 0 <= gap <= _SHORT_WAY and not a.recipients and "=money" in _meaning(one)


def _may_be_denied(one: Item, other: Item) -> bool:
    """Whether both are promised, both denied, or one account denies what the other tells.

    That a sum has not been paid does not deny that it was promised.
    """
    if (one.modality == "denied") == (other.modality == "denied"):
        return True
    denial = one if one.modality == "denied" else other
    later = fields_of(denial).stage in {"committed", "allocated", "disbursed", "delivered"}
    return not later and one.document.name != other.document.name and close(one, other)


def _meaning(it: Item) -> frozenset[str]:
    """What a promise is about, without the names of those who receive it."""
    fields = fields_of(it)
    passage = fields.content.text if fields.content else it.claim.quote
    return concepts(passage) - frozenset().union(*(_name_words(name) for name in (*fields.recipients, *fields.makers)))


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    return concepts(country_name(name) or name) if is_country(name) else concepts(name)


def _mean_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two promises in other words, or another language, say one thing."""
    common = len(one & other)
    return common >= _TELLING and (jaccard(one, other) >= 0.5 or containment(one, other) >= 0.8)


def group_commitments(summed: Sequence[Sequence[Item]], bare: Sequence[Item]) -> list[list[Item]]:
    """The commitment claims of one maker in groups, one for each promise.

    Args:
        summed: Claims with a sum, those together that plainly speak of one promise.
        bare: Claims without a sum.
    """
    found = _with_contested([list(group) for group in summed])
    for group in _with_lone(joined(list(bare), _one_promise, _promised)):
        fits = [other for other in found if any(_one_promise(a, b) for a in group for b in other)]
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
    found = []
    for block in by_recipients:
        several = {name for it in block[0] for name in fields_of(it).recipients if is_country(name)}
        count = Counter(name for group in block for name in {it.document.name for it in group})
        lone = [g for g in block if len(several) > 1 and all(count[it.document.name] == 1 for it in g)]
        found += [group for group in block if group not in lone]
        found += [[it for g in together for it in g] for together in joined(lone, _may_be_one)]
    return found


def _may_be_one(one: list[Item], other: list[Item]) -> bool:
    return all(
        close(a, b)
        and (a.modality == "denied") == (b.modality == "denied")
        and bool(fields_of(a).recalled) == bool(fields_of(b).recalled)
        and _instruments(fields_of(a), fields_of(b)) >= 0
        for a in one
        for b in other
    )


def _with_contested(groups: list[list[Item]]) -> list[list[Item]]:
    """Join groups whose sums differ where different documents plainly speak of one promise."""
    names = [{it.document.name for it in group} for group in groups]
    merged_groups: list[list[Item]] = []
    taken: set[int] = set()
    for i, group in enumerate(groups):
        if i in taken:
            continue
        whole = list(group)
        for j in range(i + 1, len(groups)):
            if j not in taken and not names[i] & names[j] and _contested(i, j, groups, names):
                whole += groups[j]
                taken.add(j)
        merged_groups.append(whole)
    return merged_groups


def _contested(i: int, j: int, groups: list[list[Item]], names: list[set[str]]) -> bool:
    one, other = groups[i][0], groups[j][0]
    a, b = fields_of(one), fields_of(other)
    if a.currency != b.currency or not _recipients_meet(a, b) or bool(a.recalled) != bool(b.recalled):
        return False
    if not a.makers or "denied" in (one.modality, other.modality) or _instruments(a, b) < 0 or not close(one, other):
        return False
    low, high = sorted((a.amount or Decimal(0), b.amount or Decimal(0)))
    if low * 10 < high:
        return False
    if _instruments(a, b) == 1 or jaccard(one.content, other.content) >= 0.4:
        return True
    return high <= 2 * low and _only_ones_left(i, j, groups, names)


def _only_ones_left(i: int, j: int, groups: list[list[Item]], names: list[set[str]]) -> bool:
    """Whether each is the one sum of its documents that the other's documents do not also give."""
    currency = fields_of(groups[i][0]).currency

    def left(mine: int, theirs: int) -> list[int]:
        return [
            k
            for k, group in enumerate(groups)
            if names[k] & names[mine] and not names[k] & names[theirs] and fields_of(group[0]).currency == currency
        ]

    return left(i, j) == [i] and left(j, i) == [j]


def close(one: Item, other: Item) -> bool:
    """Whether two accounts are of one time."""
    a, b = when(one.document.published), when(other.document.published)
    return a is None or b is None or days_between(a, b) <= _FAR


def _promised(it: Item) -> frozenset[str]:
    return it.content | stems(fields_of(it).instrument or "")


def compatible(one: Item, other: Item) -> bool:
    """Whether the values of two claims about one promise can both hold."""
    a, b = fields_of(one), fields_of(other)
    if (one.modality == "denied") != (other.modality == "denied"):
        return False
    if a.amount is None or b.amount is None:
        return True
    if a.currency and b.currency and a.currency != b.currency:
        return False
    return sums_agree(a, b) and not bases_clash(a, b)


def bases_clash(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether one says "each" and the other "in total" of the same sum to several recipients."""
    several = max(len(one.recipients), len(other.recipients), len(one.makers), len(other.makers)) > 1
    return several and one.amount == other.amount and {one.basis, other.basis} == {"each", "total"}


def sides_of(group: Sequence[Item], source_of: Mapping[str, str]) -> list[list[Item]]:
    """The claims of one promise by value, the best supported value first.

    What a person prefers comes first, then what more independent sources say, then what is said most fully.
    """
    sides: list[list[Item]] = []
    for it in sorted(group, key=lambda it: (fields_of(it).amount is None, fields_of(it).basis is None, it.key)):
        home = next((side for side in sides if all(compatible(it, other) for other in side)), None)
        if home is None:
            sides.append([it])
        else:
            home.append(it)

    def rank(side: list[Item]) -> tuple[int, int, bool, int, tuple[str, int, int, str, str]]:
        sources = {source_of.get(it.document.name, it.document.name) for it in side}
        lead = leading(side)
        filled = sum(value not in (None, ()) for _, value in lead.fields)
        return (-preference_of(side), -len(sources), strongest(side) != "asserted", -filled, lead.key)

    return sorted(sides, key=rank)


def total_of(fields: CommitmentFields) -> Total | None:
    """What an amount "each" comes to in all; None where that cannot be derived."""
    if fields.amount is None or fields.basis != "each":
        return None
    counted = fields.recipients if len(fields.recipients) > 1 else fields.makers
    if len(counted) < 2 or not all(is_country(name) for name in counted):
        return None
    return Total(fields.amount * len(counted), len(counted))


def commitment_fact(group: Sequence[Item], source_of: Mapping[str, str]) -> Fact:
    """The fact of one promise: the best supported value, other values against it."""
    sides = sides_of(group, source_of)
    winning, losing = sides[0], [it for side in sides[1:] for it in side]
    with_sum = [it for it in winning if fields_of(it).amount is not None]
    lead = leading(with_sum or winning)
    fields = merged(lead, winning)
    assert isinstance(fields, CommitmentFields)  # merged keeps the lead's class
    given = {name for it in winning for name in fields_of(it).recipients}
    longest = max((fields_of(it).recipients for it in winning), key=lambda r: (len(r), r))
    if given and set(fields.recipients) != set(longest) and set(fields.recipients) <= set(longest):
        fields = fields.model_copy(update={"recipients": longest})
    announced = tuple(dict.fromkeys(n for it in winning for n in fields_of(it).announced_by))
    fields = fields.model_copy(
        update={"announced_by": announced, "recalled": any(fields_of(it).recalled for it in winning) or None}
    )
    stages = tuple(sorted({stage for it in winning if (stage := fields_of(it).stage)} - {fields.stage or ""}))
    words = fold(fields.content.text) if fields.content else ""
    identity = (
        sorted(fields.makers),
        sorted(fields.recipients),
        fields.amount,
        fields.currency,
        "" if fields.amount else words,
    )
    return make_fact(
        "commitment",
        identity,
        winning,
        source_of,
        against=losing,
        fields=fields,
        total=total_of(fields),
        also=(("stage", stages),) if stages else (),
    )
