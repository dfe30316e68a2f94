"""The facts of the kinds whose claims agree by who and what: offices, discussions, dependencies, occurrences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.model import DependencyFields, DiscussionFields, OccurrenceFields, OfficeFields
from communique.record.facts import Fact, make_fact
from communique.record.grouping import Marks
from communique.record.items import Item, blocks
from communique.record.likeness import Sources, entities, fact_of, near_in_time, roots, telling, words_told
from communique.record.people import Person
from communique.record.polarity import opposed
from communique.record.when import may_meet
from communique.record.words import fold, jaccard, say_the_same, stems, stems_of


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


def discussion_marks(it: Item) -> Marks:
    """By what discussions are compared: the words of their topics."""
    words = stems_of(entities(it, "topics"))
    carried = frozenset((time, word) for time in near_in_time(it) for word in words)
    sought = frozenset((time, word) for time in near_in_time(it) | {"undated"} for word in words)
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
        return sorted(entities(it, "participants")), sorted(map(fold, entities(it, "topics"))), it.modality

    fact = fact_of("discussion", group, identity, source_of)
    fields = fact.fields
    assert isinstance(fields, DiscussionFields)  # made above
    topics: dict[frozenset[str], str] = {stems(topic): topic for topic in fields.topics}
    for it in sorted(group, key=lambda it: it.key):
        if it.document.language in (None, "en"):
            for topic in entities(it, "topics"):
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
    return fact_of("dependency", group, dependency_key, source_of)


def occurrence_marks(it: Item) -> Marks:
    """By what things done in the world are compared: their words."""
    return Marks(frozenset(it.content), telling(it.content))


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
    return say_the_same(one.content, other.content, share=0.4) and not opposed(words_told(one), words_told(other))


def occurrence_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One thing done as all accounts report it."""

    def identity(it: Item) -> object:
        return sorted(entities(it, "actors")), sorted(entities(it, "targets")), words_told(it)

    return fact_of("occurrence", group, identity, source_of)
