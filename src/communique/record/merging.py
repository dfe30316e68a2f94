"""The facts of the kinds whose claims agree by who and what: offices, decisions, statements and the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from communique.model import (
    DecisionFields,
    DependencyFields,
    DiscussionFields,
    Kind,
    OccurrenceFields,
    OfficeFields,
    ParticipationFields,
    StatementFields,
)
from communique.record.facts import Fact, leading, make_fact
from communique.record.grouping import Marks
from communique.record.items import Item, blocks, preference_of
from communique.record.people import Person, is_country, is_group
from communique.record.sessions import Place
from communique.record.when import may_meet, when
from communique.record.words import fold, is_excerpt, jaccard, say_the_same, stems, stems_of

Sources = Mapping[str, str]
_TWO_MONTHS = 61


def root(entity: str) -> str:
    """An organisation for any of its organs; anything else as it is."""
    return entity.split(":")[0] if is_group(entity) else entity if is_country(entity) else fold(entity)


@lru_cache(maxsize=16384)
def roots(entities: tuple[str, ...]) -> frozenset[str]:
    """The organisations and parties, organs dropped."""
    return frozenset(root(entity) for entity in entities)


def office_facts(items: Sequence[Item], persons: Sequence[Person], source_of: Sources) -> list[Fact]:
    """One fact for each post of each of the persons that the claims are about."""
    by_number = {it.number: it for it in items}
    facts = []
    for person in persons:
        for post in person.posts:
            supports = [by_number[number] for number in post.claims if number in by_number]
            if supports:
                fields = OfficeFields(person=person.name, title=post.title, of=post.of)
                identity = (person.name, fold(post.title), post.of)
                facts.append(make_fact("office", identity, supports, source_of, fields=fields))
    known = {number for person in persons for post in person.posts for number in post.claims}
    rest = [it for it in items if it.number not in known]
    return facts + [
        make_fact("office", tuple(map(str, key)), group, source_of)
        for group in blocks(rest, _office_key)
        for key in [_office_key(group[0])]
    ]


def _office_key(it: Item) -> tuple[str, str, str | None]:
    fields = it.fields
    assert isinstance(fields, OfficeFields)  # office claims only
    return fields.person, fold(fields.title), fields.of


def participation_key(it: Item, place: Place) -> tuple[str, str]:
    """Which participation claims speak of one participant at one session or meeting."""
    fields = it.fields
    assert isinstance(fields, ParticipationFields)  # participation claims only
    event = place.session or place.meeting or fold(fields.event or "")
    # Who left before "the closing day" did not stay away from the meeting.
    part = fold(fields.event or "") if it.modality == "denied" and not place.is_named else ""
    return fields.participant, f"{event} {part}".strip()


def participation_fact(
    key: tuple[str, str], group: Sequence[Item], places: Mapping[str, Place], source_of: Sources
) -> Fact:
    """One participant of one session or meeting; "stayed away" stands against "took part"."""
    took = [it for it in group if it.modality != "denied"]
    away = [it for it in group if it.modality == "denied"]
    winning, losing = (took, away) if _support(took, source_of) >= _support(away, source_of) else (away, took)
    counted = Counter(getattr(it.fields, "capacity", "unspecified") for it in winning)
    counted.pop("unspecified", None)
    ranked = sorted(counted, key=lambda c: (-counted[c], c))
    lead = min(winning, key=lambda it: it.key)
    fields = lead.fields.model_copy(update={"capacity": ranked[0] if ranked else "unspecified"})
    place = places[it_key(lead)]
    return make_fact(
        "participation",
        key,
        winning,
        source_of,
        against=losing,
        fields=fields,
        event=place.session or place.meeting,
        also=(("capacity", tuple(ranked[1:])),) if ranked[1:] else (),
    )


def it_key(it: Item) -> str:
    """A claim's place among others, unique also between documents with one text."""
    return f"{it.document.name}\n{it.claim.id}"


def _support(items: Sequence[Item], source_of: Sources) -> tuple[int, int]:
    sources = {source_of.get(it.document.name, it.document.name) for it in items}
    return preference_of(items), len(sources)


def _fact(kind: Kind, group: Sequence[Item], identity: Callable[[Item], object], source_of: Sources) -> Fact:
    return make_fact(kind, identity(leading(group)), group, source_of)


def _near_in_time(it: Item) -> frozenset[object]:
    """Marks of the time of a report: any two within two months have one in common, and so have all without a day."""
    published = when(it.document.published)
    if published is None or not published.has_year:
        return frozenset({"undated"})
    halves = published.first.toordinal() // _TWO_MONTHS
    return frozenset({halves, halves + 1})


def _telling(words: frozenset[str]) -> frozenset[str]:
    """So many of the words, the longest first, that whoever shares two fifths of them shares one of these."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return frozenset(ranked[: len(words) - math.ceil(0.4 * len(words)) + 1])


def _marks(it: Item, words: frozenset[str], exact: str, about: object = "") -> Marks:
    """Marks by words: what reports the same has one of the telling words of the shorter in common."""
    times = _near_in_time(it)
    telling = _telling(words)
    carried = frozenset((about, time, word) for time in times for word in words) | {(about, exact)}
    sought = frozenset((about, time, word) for time in times | {"undated"} for word in telling) | {(about, exact)}
    return Marks(carried, sought)


def statement_marks(it: Item) -> Marks:
    """By what statements are compared: their speakers, and the words of what is said."""
    return _marks(it, it.content, _words(it), tuple(sorted(roots(_of(it, "speakers")))))


def same_statement(one: Item, other: Item) -> bool:
    """Statements of one speaker in different documents with nearly the same words are one; marks tell the speaker."""
    if (one.modality == "denied") != (other.modality == "denied"):
        return False
    if one.document.name == other.document.name:
        return _words(one) == _words(other)
    if say_the_same(one.content, other.content, share=0.5, least=3):
        return True
    a, b = one.fields, other.fields
    assert isinstance(a, StatementFields)  # statement claims only
    assert isinstance(b, StatementFields)
    return is_excerpt(a.content.text, b.content.text)


def statement_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One statement as all accounts report it."""
    return _fact("statement", group, lambda it: (sorted(_of(it, "speakers")), _words(it), it.modality), source_of)


def _words(it: Item) -> str:
    fields = it.fields
    if isinstance(fields, StatementFields | DecisionFields) and fields.content:
        return fold(fields.content.text)
    if isinstance(fields, OccurrenceFields) and fields.action:
        return fold(fields.action.text)
    return fold(it.claim.quote)


def _of(it: Item, name: str) -> tuple[str, ...]:
    value = getattr(it.fields, name)
    assert isinstance(value, tuple)  # every entity list of the fields is a tuple
    return value


def decision_marks(it: Item) -> Marks:
    """By what decisions are compared: the words of what is decided, or the count of votes."""
    fields = it.fields
    assert isinstance(fields, DecisionFields)  # decision claims only
    found = _marks(it, it.content, _words(it))
    votes = frozenset({("votes", str(fields.votes))}) if fields.votes else frozenset()
    return Marks(found.carried | votes, found.sought | votes)


def same_decision(one: Item, other: Item) -> bool:
    """Decisions of one body with the same content, or the same count of votes."""
    a, b = one.fields, other.fields
    assert isinstance(a, DecisionFields)  # decision claims only
    assert isinstance(b, DecisionFields)
    if one.modality != other.modality:
        return False
    if a.votes and b.votes:
        return a.votes == b.votes and bool(one.content & other.content)
    mine, theirs = roots(a.bodies), roots(b.bodies)
    if mine and theirs and not mine & theirs:
        return False
    return say_the_same(one.content, other.content)


def decision_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One decision as all accounts report it."""

    def identity(it: Item) -> object:
        return sorted(_of(it, "bodies")), getattr(it.fields, "act", ""), _words(it), it.modality

    return _fact("decision", group, identity, source_of)


def discussion_marks(it: Item) -> Marks:
    """By what discussions are compared: the words of their topics."""
    words = stems_of(_of(it, "topics"))
    carried = frozenset((time, word) for time in _near_in_time(it) for word in words)
    sought = frozenset((time, word) for time in _near_in_time(it) | {"undated"} for word in words)
    return Marks(carried, sought)


def same_discussion(one: Item, other: Item) -> bool:
    """Discussions among overlapping parties with a topic in common."""
    a, b = one.fields, other.fields
    assert isinstance(a, DiscussionFields)  # discussion claims only
    assert isinstance(b, DiscussionFields)
    if (one.modality == "denied") != (other.modality == "denied"):
        return False
    mine, theirs = roots(a.participants), roots(b.participants)
    if mine and theirs and not (mine & theirs and (mine <= theirs or theirs <= mine)):
        return False
    alike = sum(any(jaccard(stems(x), stems(y)) >= 0.5 for y in b.topics) for x in a.topics)
    return alike > 0 and alike * 2 >= min(len(a.topics), len(b.topics))


def discussion_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One discussion with the topics of all accounts."""

    def identity(it: Item) -> object:
        return sorted(_of(it, "participants")), sorted(map(fold, _of(it, "topics"))), it.modality

    fact = _fact("discussion", group, identity, source_of)
    fields = fact.fields
    assert isinstance(fields, DiscussionFields)  # made above
    topics: dict[frozenset[str], str] = {stems(topic): topic for topic in fields.topics}
    for it in sorted(group, key=lambda it: it.key):
        if it.document.language in (None, "en"):
            for topic in _of(it, "topics"):
                if not any(jaccard(stems(topic), other) >= 0.5 for other in topics):
                    topics[stems(topic)] = topic
    return replace(fact, fields=fields.model_copy(update={"topics": tuple(topics.values())}))


def dependency_key(it: Item) -> object:
    """Which dependencies are one: those of one holder on one other, by stance."""
    fields = it.fields
    assert isinstance(fields, DependencyFields)  # dependency claims only
    return sorted(roots(fields.holder)), sorted(roots(fields.on)), fields.stance, it.modality


def dependency_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One dependency as all accounts report it."""
    return _fact("dependency", group, dependency_key, source_of)


def occurrence_marks(it: Item) -> Marks:
    """By what things done in the world are compared: their words."""
    return Marks(frozenset(it.content), _telling(it.content))


def same_occurrence(one: Item, other: Item) -> bool:
    """Things done in the world: the same actor and nearly the same act, on days that meet."""
    a, b = one.fields, other.fields
    assert isinstance(a, OccurrenceFields)  # occurrence claims only
    assert isinstance(b, OccurrenceFields)
    if one.modality != other.modality or not may_meet(a.date, b.date):
        return False
    for mine, theirs in ((roots(a.actors), roots(b.actors)), (roots(a.targets), roots(b.targets))):
        if mine and theirs and not mine & theirs:
            return False
    return say_the_same(one.content, other.content, share=0.4)


def occurrence_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One thing done as all accounts report it."""

    def identity(it: Item) -> object:
        return sorted(_of(it, "actors")), sorted(_of(it, "targets")), _words(it)

    return _fact("occurrence", group, identity, source_of)
