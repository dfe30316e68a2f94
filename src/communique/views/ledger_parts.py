"""Which sums are part of another one: "$4 million, of which $1 million is for schools"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import chain, islice

from communique.model import CommitmentFields
from communique.record import Fact, Record

_FIGURE = re.compile(r"\d(?:[\d.,  ' ]*\d)?")
_SENTENCE_END = re.compile(r"[.!?;](?=\s)")
# Between the words that tell a part and its figure stand a few words at most ("including some $3m").
_CLOSE = re.compile(r"[\s:]*(?:(?!and\b|et\b)[\w’'$€£¥-]+[\s:]*){0,5}[^\w\s,;.]{0,3}\s*")
# "$4 million, $1 million of it for schools"
_AFTER = re.compile(r"[\d.,]*\d[\w.]*(?: \w+){0,2} (?:of (?:it|which|that)|dont)\b")
# These hold for every sum that follows in the sentence ("of which $1 million for roads and $2 million for schools").
_OF_ALL = frozenset({"of which", "dont", "parmi lesquels"})
_FAR = 300
_FAR_BACK = 600  # "the first €30m" looks back past the ends of sentences
_MOST_TELLINGS = 4  # sums of one maker among which the share of a joint one is looked for
_MOST_SUMS = 20_000  # to which the shares of the first makers can come; past it the earliest tellings are looked at


@cache
def _phrases() -> re.Pattern[str]:
    text = files(__package__).joinpath("part_words.txt").read_text("utf-8")
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE)


def _openings() -> tuple[str, ...]:
    """Words right before the part of a sum told earlier ("the first", "tranche of")."""
    text = files(__package__).joinpath("part_openings.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(line.split("\t")[0] for line in lines[1:])


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, _openings()))})\s+(?:[A-Z]{{0,3}}[$€£¥]|[A-Z]{{3}})?\s?$", re.IGNORECASE
    )


def parts(record: Record) -> dict[str, str]:
    """Facts whose sum some account tells as part of another's, by id, with the id of the whole.

    Words decide: the same maker, the larger sum told first in the same sentence, and between the two the words that
    tell a part, or right before the smaller one words that look back ("the first €30m"); and what several are told
    to give together is not counted again for each.
    """
    tellings = [
        (number, fact)
        for fact in record.of_kind("commitment")
        if fact.modality != "denied"
        for number in fact.supports
        if _fields(record, number).amount is not None
    ]
    by_document: dict[str, list[tuple[int, Fact]]] = {}
    for number, fact in tellings:
        by_document.setdefault(record.claims[number].claim.document.name, []).append((number, fact))
    found: dict[str, str] = {}
    for mine in by_document.values():
        placed = sorted(
            ((at, number, fact) for number, fact in mine if (at := _figure_at(record, number)) is not None),
            key=lambda it: it[0],
        )
        for i, (at, number, fact) in enumerate(placed):
            for whole_at, whole, its in reversed(placed[:i]):
                if its.id != fact.id and _is_part(record, number, at, whole, whole_at):
                    found.setdefault(fact.id, its.id)
                    break
    found |= {part: whole for part, whole in _of_joint(record) if part not in found and whole not in found}
    # A part of a part stands under the part; two that name each other are told differently and both count.
    return {part: whole for part, whole in found.items() if found.get(whole) != part}


def _of_joint(record: Record) -> Iterator[tuple[str, str]]:
    """The sums of several that come to what another account tells of them together or each, with that whole."""
    alone: dict[tuple[str, str | None], list[Fact]] = {}
    promised = (fact for fact in record.of_kind("commitment") if fact.modality == "asserted")
    facts = [fact for fact in promised if _given(fact).stage not in ("disbursed", "delivered")]
    for fact in facts:
        fields = _given(fact)
        if len(fields.makers) == 1 and fields.amount is not None and fields.basis != "each":
            alone.setdefault((fields.makers[0], fields.currency), []).append(fact)
    for fact in facts:
        fields = _given(fact)
        if len(fields.makers) < 2 or fields.amount is None:
            continue
        if fields.basis == "each":
            for maker in fields.makers:
                same = (it for it in alone.get((maker, fields.currency), ()) if _is_own_share(it, fact))
                yield from ((it.id, fact.id) for it in islice(same, 1))
            continue
        tellings = [alone.get((maker, fields.currency), [])[:_MOST_TELLINGS] for maker in fields.makers]
        told = [[_given(each).amount or Decimal(0) for each in its] for its in tellings]
        for at, its in zip(shares_of(fields.amount, told) or (), tellings, strict=False):
            yield its[at].id, fact.id


def _is_own_share(alone: Fact, shared: Fact) -> bool:
    """Whether what one gives is told again of several who each give it, and to the same."""
    one, all_of_them = _given(alone), _given(shared)
    mine, theirs = set(one.recipients), set(all_of_them.recipients)
    return one.amount == all_of_them.amount and (not mine or not theirs or bool(mine & theirs))


def shares_of(whole: Decimal, told: Sequence[Sequence[Decimal]]) -> tuple[int, ...] | None:
    """Which one of the sums told of each of several comes to a whole with those of the others; None where none does.

    The earliest tellings that do are taken.

    Args:
        whole: What they give together.
        told: Of each, the sums told of it alone.
    """
    if not told or not all(told):
        return None
    # Whole numbers are quick to add and to look up.
    places = max(-int(each.normalize().as_tuple().exponent) for each in (whole, *chain.from_iterable(told)))
    left, figures = int(whole.scaleb(places)), [[int(each.scaleb(places)) for each in sums] for sums in told]
    least, most = sum(map(min, figures)), sum(map(max, figures))
    # Each sum that the first, the first two … of them come to, with which sum of the last one it was reached.
    reached: list[dict[int, int]] = []
    before: Iterable[int] = (0,)
    for sums in figures:
        least, most = least - min(sums), most - max(sums)
        low, high = left - most, left - least
        further: dict[int, int] = {}
        for so_far in before:
            for at, each in enumerate(sums):
                if low <= so_far + each <= high:
                    further.setdefault(so_far + each, at)
            if len(further) > _MOST_SUMS:
                break
        reached.append(further)
        before = further
    if left not in reached[-1]:
        return None
    found: list[int] = []
    for sums, here in zip(reversed(figures), reversed(reached), strict=True):
        found.append(here[left])
        left -= sums[found[-1]]
    return tuple(reversed(found))


def _given(fact: Fact) -> CommitmentFields:
    assert isinstance(fact.fields, CommitmentFields)  # the caller passes commitment facts only
    return fact.fields


def _fields(record: Record, number: int) -> CommitmentFields:
    fields = record.claims[number].claim.fields
    assert isinstance(fields, CommitmentFields)  # commitment facts rest on commitment claims only
    return fields


def _figure_at(record: Record, number: int) -> int | None:
    """Where the figure of the claim's sum stands in its document."""
    claim, amount = record.claims[number].claim, _fields(record, number).amount
    if amount is None:
        return None
    digits = "".join(map(str, amount.as_tuple().digits)).strip("0")
    spans = [claim.span]
    content = _fields(record, number).content
    if content is not None:
        spans.insert(0, claim.span._replace(start=content.start, end=content.end))
    for start, end in spans:
        for match in _FIGURE.finditer(claim.document.text, start, end):
            if re.sub(r"\D", "", match[0]).strip("0") == digits:
                return match.start()
    return None


def _is_part(record: Record, part: int, at: int, whole: int, whole_at: int) -> bool:
    a, b = _fields(record, part), _fields(record, whole)
    if a.currency != b.currency or not set(a.makers) & set(b.makers) or (a.amount or 0) >= (b.amount or 0):
        return False
    text = record.claims[part].claim.document.text
    between = text[whole_at:at]
    if len(between) <= _FAR_BACK and not a.additional and _opening().search(between):
        return True
    if len(between) > _FAR or _SENTENCE_END.search(between):
        return False
    if _AFTER.match(text, at):
        return True
    told = list(_phrases().finditer(between))
    if not told or a.additional:
        return False
    return told[-1][0].casefold() in _OF_ALL or _CLOSE.fullmatch(between, told[-1].end()) is not None
