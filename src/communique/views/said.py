"""Who said what about what, and in which session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.model import StatementFields
from communique.record import Fact, Record
from communique.record.words import fold
from communique.registry import country
from communique.views.answer import Group
from communique.views.lines import statement_line
from communique.views.naming import name, office_of


def said(record: Record, speaker: str | None = None, about: Sequence[str] = ()) -> tuple[Group, ...]:
    """The statements of a record, grouped by speaker, in the order of the record.

    Args:
        record: The record.
        speaker: Only theirs: a person's name or surname, a country, an organisation.
        about: Only those whose words hold all of these, each as the beginning of a word; accents and case are folded.
    """
    facts = []
    for fact in record.of_kind("statement"):
        fields = fact.fields
        assert isinstance(fields, StatementFields)  # statement facts only
        theirs = speaker is None or any(_is(speaker, each) for each in fields.speakers)
        if theirs and _holds(fields.content.text, about):
            facts.append(fact)
    return statement_groups(record, facts)


def statement_groups(record: Record, facts: Sequence[Fact]) -> tuple[Group, ...]:
    """Statements by speaker, those with an office first; a speaker's by session, in the order of the programme.

    What was said in no session that the accounts name comes last.
    """
    found: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        fields = fact.fields
        assert isinstance(fields, StatementFields)  # statement facts only
        found[fields.speakers].append(fact)
    place = {session.id: at for at, session in enumerate(record.sessions)}
    sessions = {fact.id: record.session_of(fact) for fact in facts}

    def order(fact: Fact) -> tuple[int, int, tuple[str, int]]:
        session = sessions[fact.id]
        return (place[session.id] if session else len(place), -fact.sources, _where(record, fact))

    def rank(entry: tuple[tuple[str, ...], list[Fact]]) -> tuple[bool, bool, int, str]:
        speakers, mine = entry
        person = record.people.find(speakers[0]) if speakers else None
        return (not speakers, person is None or not person.posts, -len(mine), " ".join(speakers))

    groups = []
    for speakers, mine in sorted(found.items(), key=rank):
        heading = " and ".join(name(speaker) for speaker in speakers) or "Speaker not named"
        note = office_of(record.people.find(speakers[0])) if len(speakers) == 1 else ""
        ordered = sorted(mine, key=order)
        groups.append(Group(heading, tuple(statement_line(record, fact, sessions[fact.id]) for fact in ordered), note))
    return tuple(groups)


def _where(record: Record, fact: Fact) -> tuple[str, int]:
    claim = record.claims[fact.lead].claim
    return claim.document.name, claim.span.start


def _is(asked: str, speaker: str) -> bool:
    if asked == speaker or country(asked) == speaker:
        return True
    words, named = fold(asked).split(), fold(name(speaker)).split()
    return bool(words) and any(named[at : at + len(words)] == words for at in range(len(named)))


def _holds(text: str, words: Sequence[str]) -> bool:
    told = fold(text).split()
    wanted = [part for word in words for part in fold(word).split()]
    return all(any(each.startswith(part) for each in told) for part in wanted)
