"""Which claims speak of one promise."""

from __future__ import annotations

import math
from collections.abc import Hashable
from decimal import Decimal
from functools import cache, lru_cache

from communique.language.money_grammar import currency_forms
from communique.model import CommitmentFields
from communique.record.concepts import concepts
from communique.record.counted import Counted, counted
from communique.record.goods import goods_of
from communique.record.grouping import Marks
from communique.record.instruments import kinds_clash
from communique.record.items import Item, days_apart
from communique.record.people import People, is_country, is_group
from communique.record.stages import HANDED, STEPS
from communique.record.words import containment, fold, jaccard, say_the_same, stems
from communique.record.worth import in_euros
from communique.registry.countries import country_name
from communique.registry.gazetteer import gazetteer

_NEARLY = Decimal("1.1")
_A_TENTH = math.log(1.1)
_ANYBODY, _NOBODY = "*", ""  # marks of any sum, and of one whose recipient is not told
SHORTLY = 10  # days in which accounts of one occasion are told
_FAR = 45  # days between two reports after which another sum is another promise
_ANY_SUM = "=money =give =aid =new =more =promise =announce =total =year milli billi bn m total thre euro dolla pound"
_OF_ANY_SUM = frozenset(_ANY_SUM.split())
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


@lru_cache(maxsize=16384)
def named(recipients: tuple[str, ...]) -> frozenset[str]:
    """Those of the recipients that are called by name; "three partners" may be any three."""
    return frozenset(name for name in recipients if is_country(name) or is_group(name) or name[:1].isupper())


def recipients_meet(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether both can go to one recipient; who receives it is often not said."""
    mine, theirs = named(one.recipients), named(other.recipients)
    return not mine or not theirs or bool(mine & theirs)


def digits(amount: Decimal) -> int:
    """How many significant digits the amount is given with (at least two)."""
    return max(2, len(str(int(amount)).rstrip("0")))


def sums_agree(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether two sums can both hold: equal, one the other rounded, a bound kept, or "each" times the recipients."""
    a, b = one.amount, other.amount
    if a is None or b is None:
        return True
    if a == b:
        return True
    # Who says "each" may leave unsaid of how many; the other account counts them.
    several = max(len(one.recipients), len(other.recipients))
    if one.basis == "each" and other.basis != "each":
        return several > 1 and a * several == b
    if other.basis == "each" and one.basis != "each":
        return several > 1 and b * several == a
    low, high = (one, other) if a < b else (other, one)
    if max(a, b) > min(a, b) * _NEARLY:
        return False
    if low.basis == "at-least" or (high.basis == "up-to" and instruments_agree(one, other) == 1):
        return True
    mine, theirs = digits(a), digits(b)
    fewest = min(mine, theirs)
    return mine != theirs and f"{a:.{fewest - 1}e}" == f"{b:.{fewest - 1}e}"


def sum_marks(it: Item, makers: Hashable) -> Marks:
    """By what sums are compared: who gives them, their size to a tenth, in all or for each, and who receives them."""
    fields = fields_of(it)
    amounts = {fields.amount or Decimal(0)}
    if fields.basis == "each":
        amounts.add((fields.amount or Decimal(0)) * max(1, len(fields.recipients)))
    sizes = {int(math.log(amount) / _A_TENTH) if amount >= 1 else 0 for amount in amounts}
    near = {size + step for size in sizes for step in (-1, 0, 1)}
    recipients = named(fields.recipients)
    carried = {(makers, size, recipient) for size in sizes for recipient in (*recipients, _ANYBODY)}
    sought = {(makers, size, recipient) for size in near for recipient in recipients or (_ANYBODY,)}
    if not recipients:
        carried |= {(makers, size, _NOBODY) for size in sizes}
    sought |= {(makers, size, _NOBODY) for size in near}
    return Marks(frozenset(carried), frozenset(sought))


def instruments_agree(one: CommitmentFields, other: CommitmentFields) -> int:
    """1: the same named instrument; -1: two different named ones, a grant and a loan; 0: cannot be told."""
    if kinds_clash(one, other):
        return -1
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
    if not recipients_meet(a, b) or not sums_agree(a, b) or not _may_be_denied(one, other):
        return False
    if pays_one_of_several(a, b) or pays_one_of_several(b, a):
        return False
    if kinds_clash(a, b) or (instruments_agree(a, b) < 0 and are_for_others(one, other)):
        return False
    if one.document.name != other.document.name and not _of_one_time(one, other):
        return False
    if a.currency == b.currency or not a.currency or not b.currency:
        return one.document.name != other.document.name or instruments_agree(a, b) >= 0
    return a.amount == b.amount


def pays_one_of_several(payment: CommitmentFields, promise: CommitmentFields) -> bool:
    """Whether one of several has got what was promised to each: the promise to all is not kept by that."""
    handed = payment.stage in HANDED and promise.stage not in HANDED
    return handed and len(payment.recipients) == 1 and promise.basis == "each" and payment.basis != "each"


def _of_one_time(one: Item, other: Item) -> bool:
    """Whether two accounts can tell of one sum: of one week, or long after with recipients or words in common."""
    a, b = fields_of(one), fields_of(other)
    days = days_apart(one, other)
    if days is not None and days <= SHORTLY:
        return True
    common = named(a.recipients) & named(b.recipients) or _own_words(one) & _own_words(other)
    return bool(common) or instruments_agree(a, b) == 1


def are_for_others(one: Item, other: Item) -> bool:
    """Whether two sums go to different ends: each is told with words of its own, none in common."""
    a, b = _own_words(one), _own_words(other)
    return bool(a) and bool(b) and not a & b


def have_words_in_common(one: Item, other: Item) -> bool:
    """Whether two sums are told with words of their own that they share: both "for the power grid"."""
    return bool(_own_words(one) & _own_words(other))


def worth_of(it: Item) -> Decimal | None:
    """The sum in euros on the day it was told; None where no rate is known."""
    fields = fields_of(it)
    if fields.amount is None or fields.currency is None:
        return None
    return in_euros(fields.amount, fields.currency, it.document.published)


@cache
def _currency_words() -> frozenset[str]:
    """The names and codes of all currencies, cut to their stems."""
    return stems(" ".join((*currency_forms("name"), *currency_forms("code"))))


def _own_words(it: Item) -> frozenset[str]:
    """What of a promise's words does not fit any sum; none where its words are not told from the rest."""
    fields = fields_of(it)
    words = _meaning(it) - _OF_ANY_SUM - _currency_words() if fields.content else frozenset()
    return frozenset(word for word in words if not any(c.isdigit() for c in word))


def one_promise(one: Item, other: Item) -> bool:
    """Whether two claims, at least one without a sum, speak of one promise."""
    a, b = fields_of(one), fields_of(other)
    if not recipients_meet(a, b) or not _may_be_denied(one, other):
        return False
    if one.document.name != other.document.name and not (_are_called(a.makers) and _are_called(b.makers)):
        return False  # "we" are others in another document
    if one.modality == "denied" and not close(one, other):
        return False
    if _refers_back(one, other) or _refers_back(other, one):
        return True
    if bool(a.recalled) != bool(b.recalled):
        return False
    if say_the_same(one.content, other.content) or _give_like_goods(one, other):
        return True
    if _goes_on(one, other) or _goes_on(other, one):
        return True
    apart = one.document.name != other.document.name and bool(a.makers)
    if apart and len(one.content & other.content) >= 4 and containment(one.content, other.content) >= 0.55:
        return True
    if apart and close(one, other) and _mean_the_same(_meaning(one), _meaning(other)):
        return True
    if one.document.name == other.document.name or instruments_agree(a, b) != 1:
        return False
    to_one = named(a.recipients) & named(b.recipients)
    return bool(to_one or counted_makers(one)) or _is_proper(a) or _is_proper(b)


def _give_like_goods(one: Item, other: Item) -> bool:
    """Whether two accounts of one time count goods of one kind that the same makers give, whatever their numbers."""
    a, b = fields_of(one), fields_of(other)
    mine, theirs = (frozenset(goods.sort for goods in goods_of(it) if not goods.are_people) for it in (one, other))
    if one.document.name == other.document.name or not named(a.makers) or a.stage != b.stage:
        return False
    days = days_apart(one, other)
    return bool(mine & theirs) and days is not None and days <= SHORTLY


def _goes_on(given: Item, promised: Item) -> bool:
    """Whether one document tells what is given and that the same will go on: "gives shelter, and will continue to"."""
    a, b = fields_of(given), fields_of(promised)
    if given.document.name != promised.document.name or a.stage not in HANDED or b.stage in HANDED:
        return False
    if a.amount is not None or b.amount is not None:
        return False  # a sum that has been given is done with
    if given.modality != "asserted" or promised.modality != "asserted" or not named(a.recipients) & named(b.recipients):
        return False
    mine, theirs = _meaning(given), _meaning(promised)
    return "=continue" in theirs and len(mine) >= 2 and mine <= theirs


def _are_called(makers: tuple[str, ...]) -> bool:
    """Whether the makers are known by their names, or at least by what and how many they are."""
    return bool(named(makers)) or any(counted(maker) for maker in makers)


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
    denial, told = (one, other) if one.modality == "denied" else (other, one)
    stage = fields_of(denial).stage
    later = stage in STEPS and fields_of(told).stage != stage
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


def close(one: Item, other: Item) -> bool:
    """Whether two accounts are of one time."""
    days = days_apart(one, other)
    return days is None or days <= _FAR


def words_of_promise(it: Item) -> frozenset[str]:
    """The words by which a promise without a sum is looked for."""
    return it.content | stems(fields_of(it).instrument or "")
