"""Which claims report one statement: in nearly the same words, in other words, or in translation."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from communique.model import StatementFields
from communique.record.authority import place_of
from communique.record.concepts import concepts, known
from communique.record.facts import Fact, leading, make_fact
from communique.record.grouping import Marks
from communique.record.items import Item, preference_of, told_within
from communique.record.likeness import Sources, entities, near_in_time, roots, word_marks, words_told
from communique.record.people import is_country, looks_like_a_person
from communique.record.polarity import camps, negates, of_one_matter, opposed
from communique.record.when import precision
from communique.record.words import containment, fold, is_excerpt, jaccard, runs, say_the_same

_LANGUAGES = ("en", "fr")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FORM = {"direct": 0, "mixed": 1, "indirect": 2}
_SHORT = 60  # content words
_SHORTLY = 10  # days between reports of one statement told in other words
_AT_ONCE = 3  # days between accounts that can contradict each other on what somebody is for
_VERBATIM = 5  # runs of four words; of eight words in a row nobody says the same by chance
_SAMPLES = 3


def fields_of(it: Item) -> StatementFields:
    """The fields of a claim of a statement."""
    assert isinstance(it.fields, StatementFields)  # statement claims only
    return it.fields


def statement_marks(it: Item) -> Marks:
    """By what statements are compared: their speakers, and words, numbers or meanings of what is said.

    Quotations are compared with those of other speakers, too, where they have a run of words in common.
    """
    speakers = tuple(sorted(roots(entities(it, "speakers"))))
    found = word_marks(it, it.content, words_told(it), speakers)
    times = near_in_time(it)
    meant = known(_meaning(it)) if len(it.content) <= _SHORT else frozenset()
    mine = it.document.language or "en"
    numbers = frozenset((speakers, time, "#" + number) for time in times for number in _numbers(it))
    carried = frozenset((speakers, time, mine, word) for time in times for word in meant)
    sought = frozenset(
        (speakers, time, other, word) for time in times for other in _LANGUAGES if other != mine for word in meant
    )
    quoted = frozenset((time, run) for time in times for run in _samples(it))
    return Marks(found.carried | numbers | carried | quoted, found.sought | numbers | sought | quoted)


def _meaning(it: Item) -> frozenset[str]:
    return concepts(fields_of(it).content.text)


def _numbers(it: Item) -> frozenset[str]:
    found = _NUMBER.findall(fields_of(it).content.text)
    return frozenset(number for number in found if not _YEAR.fullmatch(number))


def _samples(it: Item) -> list[int]:
    """Some of the runs of words of a quotation, the same ones for the same words."""
    fields = fields_of(it)
    if fields.form == "indirect" or not _is_person(it):
        return []
    return sorted(zlib.crc32(run.encode()) for run in runs(fields.content.text))[:_SAMPLES]


def _is_person(it: Item) -> bool:
    """Whether one person, called by name, is said to speak."""
    speakers = entities(it, "speakers")
    return len(speakers) == 1 and looks_like_a_person(speakers[0])


SIDE_OF_FORCE = {
    **dict.fromkeys(("welcomes", "supports", "thanks", "agrees", "hopes"), 1),
    **dict.fromkeys(("condemns", "opposes", "denies", "regrets", "disagrees"), -1),
}
"""Whether who says a thing with such force is for it or against it."""


def same_statement(one: Item, other: Item) -> bool:
    """Whether two claims report one statement, or what two accounts of one time have one say in opposite ways."""
    if contrary(one, other):
        return _contradict(one, other)
    a, b = fields_of(one), fields_of(other)
    mine, theirs = roots(a.speakers), roots(b.speakers)
    if one.document.name == other.document.name:
        return mine == theirs and words_told(one) == words_told(other)
    if mine != theirs:
        return _is_person(one) and _is_person(other) and _verbatim(one, other)
    if not a.speakers:
        return words_told(one) == words_told(other)  # there are many whom nobody names
    if one.content.isdisjoint(other.content) and not (_is_short(one) and _is_short(other)):
        return False
    if is_excerpt(a.content.text, b.content.text):
        return True
    if not _is_short(one) or not _is_short(other):  # long speeches have most words in common by chance
        return False
    if say_the_same(one.content, other.content, share=0.5, least=3):
        return True
    meant, read = concepts(a.content.text), concepts(b.content.text)
    common = meant & read
    if len(common) < 2 or not told_within(one, other, _SHORTLY):
        return False
    if len(common) >= 3 and containment(meant, read) >= 0.5 and _numbers(one) & _numbers(other):
        return True
    if (one.document.language or "en") == (other.document.language or "en"):
        return len(common) >= 4 and jaccard(meant, read) >= 0.5
    return jaccard(meant, read) >= 0.5 and len(known(common)) >= 2


def contrary(one: Item, other: Item) -> bool:
    """Whether two statements, were they of one matter, would be for it and against it."""
    if (one.modality == "denied") != (other.modality == "denied"):
        return True
    a, b = fields_of(one), fields_of(other)
    if SIDE_OF_FORCE.get(a.force or "", 0) * SIDE_OF_FORCE.get(b.force or "", 0) < 0:
        return True
    return opposed(a.content.text, b.content.text)


def camps_of(group: Sequence[Item]) -> list[list[Item]]:
    """The claims of one matter: those that have it said, and those that have the opposite said."""
    return camps(group, contrary, _is_negative)


def _is_negative(it: Item) -> bool:
    fields = fields_of(it)
    return it.modality == "denied" or SIDE_OF_FORCE.get(fields.force or "", 0) < 0 or negates(fields.content.text)


def _contradict(one: Item, other: Item) -> bool:
    """Whether accounts of one time have the same speaker for and against one matter.

    Who welcomed it one week and condemned it in another said two things.
    """
    a, b = fields_of(one), fields_of(other)
    return (
        one.document.name != other.document.name
        and bool(a.speakers)
        and roots(a.speakers) == roots(b.speakers)
        and _is_short(one)
        and _is_short(other)
        and told_within(one, other, _AT_ONCE)
        and of_one_matter(a.content.text, b.content.text)
    )


def _is_short(it: Item) -> bool:
    return len(it.content) <= _SHORT


def _verbatim(one: Item, other: Item) -> bool:
    a, b = (runs(fields_of(it).content.text) for it in (one, other))
    if any(fields_of(it).form == "indirect" for it in (one, other)):
        return False
    if words_told(one) == words_told(other) and a and told_within(one, other, _AT_ONCE):
        return all(fields_of(it).form == "direct" for it in (one, other))
    return len(a & b) >= _VERBATIM and containment(a, b) >= 0.8


def statement_facts(group: Sequence[Item], source_of: Sources) -> list[Fact]:
    """One statement as all accounts report it; what some tell the other way round is another one, against it."""
    both = camps_of(group)
    return [_fact(camp, [it for other in both if other is not camp for it in other], source_of) for camp in both]


def _fact(group: Sequence[Item], contradicting: Sequence[Item], source_of: Sources) -> Fact:
    """A statement: who most say that it was, and its wordings, the original first."""
    sides = by_speaker(group, source_of)
    winning, losing = sides[0], [it for side in sides[1:] for it in side]
    lead = leading(winning)
    identity = (sorted(entities(lead, "speakers")), words_told(lead), lead.modality)
    fact = make_fact("statement", identity, winning, source_of, against=[*losing, *contradicting])
    return replace(fact, variants=tuple(it.number for it in wordings(winning)))


def by_speaker(group: Sequence[Item], source_of: Sources) -> list[list[Item]]:
    """The claims of one statement by who is said to have made it, the better supported first."""
    sides: dict[frozenset[str], list[Item]] = {}
    for it in sorted(group, key=lambda it: it.key):
        sides.setdefault(roots(entities(it, "speakers")), []).append(it)

    def rank(side: list[Item]) -> tuple[int, int, int, tuple[str, int, int, str, str]]:
        sources = {source_of.get(it.document.name, it.document.name) for it in side}
        return (
            -preference_of(side, "speaker"),
            -len(sources),
            min(place_of(it.document, "statement") for it in side),
            side[0].key,
        )

    return sorted(sides.values(), key=rank)


def wordings(group: Sequence[Item]) -> list[Item]:
    """One claim for each wording of a statement, the original first: spoken words before reported ones, the best placed
    and earliest document first.
    """

    def rank(it: Item) -> tuple[object, ...]:
        published = it.document.published
        return (
            _FORM[fields_of(it).form],
            place_of(it.document, "statement"),
            precision(published),
            published or "",
            it.key,
        )

    found: dict[str, Item] = {}
    for it in sorted(group, key=rank):
        found.setdefault(words_told(it), it)
    return list(found.values())


def differing(one: Item, other: Item) -> tuple[str, str] | None:
    """The words in which two quotations of one statement contradict each other; None where they do not.

    One quotation may be shorter than the other. A word for another word is a difference: in one language where all else
    is the same, in two where both words are known and mean different things.
    """
    if any(fields_of(it).form != "direct" for it in (one, other)):
        return None
    a, b = fields_of(one).content.text, fields_of(other).content.text
    if (one.document.language or "en") != (other.document.language or "en"):
        mine, theirs = concepts(a) - concepts(b), concepts(b) - concepts(a)
        whole = known(mine) == mine and known(theirs) == theirs
        return (a, b) if whole and len(mine) == len(theirs) == 1 else None
    first, second = fold(a).split(), fold(b).split()
    if len(first) != len(second) or len(first) < 6:
        return None
    apart = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    told = all(Counter(concepts(x)) != Counter(concepts(y)) and concepts(x) and concepts(y) for x, y in apart)
    return (a, b) if 1 <= len(apart) <= 2 and told else None


def names_one(it: Item) -> str:
    """Who is said to speak, in words."""
    return ", ".join(name for name in entities(it, "speakers") if not is_country(name)) or "nobody named"
