"""Where accounts of one promise contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from communique.model.fields import Stage
from communique.record.cities import cities_in
from communique.record.commitments import recalled_in
from communique.record.conflicts import Conflict, ConflictType, apart, contradiction, told_by, without_common
from communique.record.goods import goods_of
from communique.record.instruments import kind_of_money, kinds_clash, tells_of_payment, told_kind
from communique.record.items import Item
from communique.record.promises import counted_makers, digits, fields_of
from communique.record.stages import HANDED, MEANT, STEPS
from communique.record.values import against, bases_clash, vagueness
from communique.record.when import When, meet, when

_NEAR = 1.1


def commitment_conflicts(group: Sequence[Item], sides: Sequence[Sequence[Item]]) -> list[Conflict]:
    """Where accounts of one promise differ in sum, currency, basis, stage, novelty or certainty, or deny it.

    Args:
        group: All that is told of the promise.
        sides: The same by value, the best supported first.
    """
    lead = fields_of(group[0])
    about = (*lead.makers, "→", *lead.recipients) if lead.recipients else lead.makers
    found = []
    is_denied = any(it.modality == "denied" for it in group)
    told = [[it for it in side if is_denied or fields_of(it).amount is not None] for side in sides]
    for one, other in combinations([side for side in told if side], 2):
        speaking, answering = against(one, other), against(other, one)
        type_, first, second = _difference(_telling(speaking or one), _telling(answering or other))
        mine, theirs = without_common(speaking, other), without_common(answering, one)
        if mine and theirs:
            found.append(contradiction(type_, "commitment", about, told_by(first, mine), told_by(second, theirs)))
    whole = [it for it in group if it.modality != "denied"]
    novelty = _novelty(sides[0], about)
    found += novelty or _stages(sides[0], about)
    found += _deadlines(sides[0], about)
    found += _certainty(whole, about) + (_counts(group, about) or _goods(whole, about)) + _first_places(whole, about)
    return found


def _difference(one: Item, other: Item) -> tuple[ConflictType, str, str]:
    """In what two claims differ, with the value of each."""
    x, y = fields_of(one), fields_of(other)
    if (one.modality == "denied") != (other.modality == "denied") and x.stage == y.stage and x.stage in STEPS:
        first, second = (f"not {x.stage}" if it.modality == "denied" else str(x.stage) for it in (one, other))
        return "done-or-not", first, second
    if (one.modality == "denied") != (other.modality == "denied"):
        first, second = ("denied" if it.modality == "denied" else "promised" for it in (one, other))
        return "certainty", first, second
    if kinds_clash(x, y) and x.amount == y.amount:
        return "instrument", str(kind_of_money(told_kind(x))), str(kind_of_money(told_kind(y)))
    type_: ConflictType = (
        "currency" if x.currency != y.currency and x.amount == y.amount else "basis" if bases_clash(x, y) else "amount"
    )
    return type_, _sum(one), _sum(other)


def _telling(side: Sequence[Item]) -> Item:
    """The claim whose value stands for a side: of "at least 1.3" and "1.31" the more exact one."""
    return min(side, key=lambda it: (-digits(fields_of(it).amount or Decimal(0)), vagueness(it)))


def _sum(it: Item) -> str:
    fields = fields_of(it)
    words = f"{fields.amount} {fields.currency or ''}".strip()
    return f"{words} {fields.basis}" if fields.basis else words


def _novelty(side: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    told = [it for it in side if it.modality == "asserted" and fields_of(it).stage not in HANDED]
    old = [it for it in recalled_in(told) if not tells_of_payment(it.claim.quote)]
    new = [it for it in told if not fields_of(it).recalled and fields_of(it).stage in MEANT]
    new = without_common(new, old)  # a document that recalls it does not also count it anew
    if not old or not new:
        return []
    return [
        contradiction("new-or-recalled", "commitment", about, told_by("made now", new), told_by("made earlier", old))
    ]


def _certainty(group: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    """A document that names a condition has it, even where its headline does not; what it recalls was decided."""
    open_ = [it for it in group if it.modality == "conditional"]
    open_ = without_common(open_, [it for it in group if it.modality == "asserted" and fields_of(it).recalled])
    sure = [it for it in group if it.modality == "asserted" and not fields_of(it).recalled]
    sure = without_common(sure, open_)
    if not sure or not open_:
        return []
    sides = told_by("promised", sure), told_by("not yet decided", open_)
    return [contradiction("certainty", "commitment", about, *sides)]


def _stages(side: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    """One document has a promise that another, no later, has signed or paid; a later one tells what came next."""
    told = [it for it in side if it.modality == "asserted" and _day(it) is not None]
    done = [it for it in told if fields_of(it).stage in STEPS and not fields_of(it).recalled]
    meant = [it for it in told if fields_of(it).stage in {"announced", "pledged"}]
    done = without_common(done, meant)
    meant = [it for it in without_common(meant, done) if any(not _before(_day(it), _day(other)) for other in done)]
    if not done or not meant:
        return []
    furthest = max(done, key=lambda it: (STEPS[fields_of(it).stage], it.key))
    sides = told_by("pledged", meant), told_by(str(fields_of(furthest).stage), done)
    return [contradiction("stage", "commitment", about, *sides)]


def _deadlines(side: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    """Two days by which the same is to be done."""
    told: dict[str, list[Item]] = {}
    for it in side:
        if fields_of(it).deadline:
            told.setdefault(str(fields_of(it).deadline), []).append(it)
    found = []
    for (one, mine), (other, theirs) in combinations(sorted(told.items()), 2):
        a, b = when(one), when(other)
        if a and b and not meet(a, b) and apart(mine, theirs):
            found.append(contradiction("date", "commitment", about, told_by(one, mine), told_by(other, theirs)))
    return found


def _day(it: Item) -> When | None:
    return when(it.document.published)


def _before(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.last < other.first


def _counts(group: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    """Two numbers of those who promise."""
    counts = [(it, number) for it in group if (number := counted_makers(it)) is not None]
    for (one, mine), (other, theirs) in combinations(sorted(counts, key=lambda told: told[0].key), 2):
        if one.document.name != other.document.name and mine.noun == theirs.noun and not mine.agrees(theirs):
            sides = told_by(fields_of(one).makers[0], [one]), told_by(fields_of(other).makers[0], [other])
            return [contradiction("count", "commitment", about, *sides)]
    return []


def _goods(group: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    """Two numbers of the same goods at one stage; a rounded number agrees with the exact one."""
    told: dict[tuple[str, Stage | None], dict[int, list[Item]]] = {}
    words: dict[tuple[int, str], str] = {}
    for it in group:
        for goods in goods_of(it):
            told.setdefault((goods.sort, fields_of(it).stage), {}).setdefault(goods.number, []).append(it)
            words[goods.number, goods.sort] = goods.words
    found = []
    for (sort, _), numbers in sorted(told.items(), key=lambda each: (each[0][0], each[0][1] or "")):
        for (few, mine), (many, theirs) in combinations(sorted(numbers.items()), 2):
            rounded = many <= few * _NEAR and (few % 10 == 0 or many % 10 == 0)
            if apart(mine, theirs) and not rounded:
                one, other = (told_by(f"{n:,} {words[n, sort]}", its) for n, its in ((few, mine), (many, theirs)))
                found.append(contradiction("count", "commitment", about, one, other, identity=sort))
    return found


def _first_places(group: Sequence[Item], about: tuple[str, ...]) -> list[Conflict]:
    """Two cities in which a promise that is only recalled is said to have been made."""
    told: dict[str, list[Item]] = {}
    for it in group:
        named = cities_in(it.claim.quote, it.document.language) if fields_of(it).recalled else ()
        if len(named) == 1:
            told.setdefault(named[0], []).append(it)
    found = []
    for (one, mine), (other, theirs) in combinations(sorted(told.items()), 2):
        if apart(mine, theirs):
            found.append(contradiction("place", "commitment", about, told_by(one, mine), told_by(other, theirs)))
    return found
