"""The brief is put together here: what of the record stands in which part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.errors import NotFoundError
from communique.model import CommitmentFields
from communique.record import Conflict, Fact, Meeting, Record, Session, part_of
from communique.record.when import say, when
from communique.record.words import stems
from communique.views.accession import accession_entries
from communique.views.answer import Brief, Difference, Group, Line, Source
from communique.views.attendance import by_capacity
from communique.views.lines import (
    citations,
    commitment_entry,
    decision_line,
    dependency_line,
    describe,
    discussion_line,
    meeting_line,
    occurrence_line,
    sentence,
)
from communique.views.naming import (
    DIFFERENCES,
    STEPS,
    meeting_name,
    meeting_when_where,
    name,
    names,
    person_with_office,
)
from communique.views.programme import NOTHING_AROUND, appointment_entry, around, in_order, session_entry
from communique.views.said import statement_groups
from communique.views.sides import value_in_words
from communique.views.wording import joined, opening, phrase


def brief(record: Record, about: str | None = None) -> Brief:
    """The brief of the record's main meeting, and of all that the documents tell beside it.

    Args:
        record: The record.
        about: A meeting's id, or words of its name and place: only the documents that tell of it are used.

    Raises:
        NotFoundError: No meeting goes by that name.
    """
    if about is not None:
        record = _on(record, find_meeting(record, about))
    main = record.main if _have_in_common(record, record.main) else None
    beside = around(main, (it for it in record.meetings if it.parent == main.id)) if main else NOTHING_AROUND
    others = [meeting for meeting in record.meetings if not main or main.id not in (meeting.id, meeting.parent)]
    sessions = [it for it in record.sessions if not main or it.meeting in {main.id, None}]
    decided, undecided = by_outcome(record.of_kind("decision"))
    return Brief(
        title=_title(record, main),
        dates=say(main.date) if main else _published(record),
        place=_place(main),
        hosts=_hosts(record, main),
        sources=_sources(record),
        independent_sources=len(set(record.source_of.values())),
        claims=len(record.claims),
        programme=tuple(
            session_entry(record, it, beside.told_as.get(it.id, ()), named=main is None)
            if isinstance(it, Session)
            else appointment_entry(record, it)
            for it in in_order(sessions, _by_date(beside.parts))
        ),
        participants=_participants(record, main) if main else _participants_by_meeting(record),
        margins=tuple(meeting_line(record, meeting) for meeting in _by_date(beside.margins)),
        other_meetings=tuple(meeting_line(record, meeting) for meeting in _by_date(others)),
        statements=statement_groups(record, record.of_kind("statement")),
        discussions=tuple(discussion_line(record, fact) for fact in _strongest_first(record.of_kind("discussion"))),
        decisions=tuple(decision_line(record, fact) for fact in _strongest_first(decided)),
        undecided=tuple(decision_line(record, fact) for fact in _strongest_first(undecided)),
        commitments=tuple(commitment_entry(record, fact) for fact in in_ledger_order(record.of_kind("commitment"))),
        accessions=accession_entries(record),
        dependencies=tuple(dependency_line(record, fact) for fact in record.of_kind("dependency")),
        occurrences=tuple(occurrence_line(record, fact) for fact in _strongest_first(record.of_kind("occurrence"))),
        confirmed=_confirmed(record),
        differences=conflicts(record),
        is_miscellany=main is None,
    )


def find_meeting(record: Record, words: str) -> Meeting:
    """The meeting of this id, or the weightiest that these words describe.

    Raises:
        NotFoundError: There is none.
    """
    found = record.meeting(words)
    wanted = stems(words)
    for meeting in record.meetings:
        if found is None and wanted <= stems(f"{meeting_name(meeting)} {meeting.name} {meeting_when_where(meeting)}"):
            found = meeting if wanted else None
    if found is None:
        raise NotFoundError(
            "No meeting of the record is called {words!r}. Nothing was changed. Give its body or city.", words=words
        )
    return found


def _on(record: Record, meeting: Meeting) -> Record:
    """The record of the documents that tell of one meeting."""
    return part_of(record, (filed for name in meeting.documents for filed in record.of_document(name)))


def _have_in_common(record: Record, main: Meeting | None) -> bool:
    """Whether a third of the documents tell of the meeting; otherwise they are about many things."""
    return main is not None and (len(record.documents) < 3 or len(main.documents) * 3 >= len(record.documents))


def _published(record: Record) -> str:
    days = sorted(d.published for d in record.documents.values() if d.published)
    return say(f"{days[0]}/{days[-1]}") if days else ""


def _title(record: Record, main: Meeting | None) -> str:
    if main is None and not record.meetings:
        return "No meeting found in these documents"
    if main is None:
        return f"{len(record.documents)} documents on {len(record.meetings)} meetings"
    title = meeting_name(main)
    return title[:1].upper() + title[1:]


def _place(main: Meeting | None) -> str:
    if main is None:
        return ""
    parts = (main.venue, main.city, name(main.country) if main.country else None)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _by_date(meetings: Sequence[Meeting]) -> list[Meeting]:
    def rank(meeting: Meeting) -> tuple[bool, bool, str, str]:
        found = when(meeting.date)
        day = found.first.isoformat() if found else ""
        return (meeting.modality == "denied", not found, day, meeting.id)

    return sorted(meetings, key=rank)


def _hosts(record: Record, main: Meeting | None) -> tuple[Line, ...]:
    if main is None:
        return ()
    lines = []
    for role, entities in (("Host", main.host), ("Chair", main.chair)):
        for entity in entities:
            numbers = [
                number
                for number in main.claims
                if entity
                in {
                    record.people.canonical(named, record.claims[number].claim.document.name)
                    for named in getattr(record.claims[number].claim.fields, role.casefold())
                }
            ]
            lines.append(Line(f"{role}: {person_with_office(record, entity)}", citations(record, numbers)))
    return tuple(lines)


def _sources(record: Record) -> tuple[Source, ...]:
    count: defaultdict[str, int] = defaultdict(int)
    for filed in record.claims.values():
        count[filed.claim.document.name] += 1
    found = []
    for document in sorted(record.documents.values(), key=lambda d: (d.published or "9999", d.name)):
        source = record.source_of[document.name]
        found.append(
            Source(
                document.name,
                document.publisher,
                document.genre,
                document.published,
                count[document.name],
                source if source != document.name else None,
            )
        )
    return tuple(found)


def _participants(record: Record, main: Meeting) -> tuple[Group, ...]:
    """Who took part in the meeting as a whole; who is named only in a session stands there."""
    return by_capacity(record, [fact for fact in record.of_kind("participation") if fact.event == main.id])


def _participants_by_meeting(record: Record) -> tuple[Group, ...]:
    groups = []
    for meeting in record.meetings:
        mine = [fact for fact in record.of_kind("participation") if fact.event == meeting.id]
        lines = tuple(line for group in by_capacity(record, mine) for line in group.lines)
        if lines:
            groups.append(Group(meeting_name(meeting), lines, say(meeting.date)))
    return tuple(groups)


def _strongest_first(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.modality == "denied", -fact.sources))


def by_outcome(decisions: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The decisions that were taken or are to be, and those that are said not to have been."""
    every = list(decisions)
    return [it for it in every if it.modality != "denied"], [it for it in every if it.modality == "denied"]


def in_ledger_order(facts: Sequence[Fact]) -> list[Fact]:
    """New promises with a sum first, the largest first; then other promises; recalled and denied ones last."""

    def rank(fact: Fact) -> tuple[bool, bool, bool, bool, int, str]:
        fields = fact.fields
        assert isinstance(fields, CommitmentFields)  # commitment facts only
        return (
            fact.modality == "denied",
            bool(fields.recalled),
            fields.amount is None,
            fact.modality == "conditional",
            -fact.sources,
            name(fields.makers[0]) if fields.makers else "~",
        )

    return sorted(facts, key=rank)


def _confirmed(record: Record) -> tuple[Line, ...]:
    lines = [meeting_line(record, meeting) for meeting in record.meetings if meeting.sources >= 2]
    lines += [
        Line(
            f"{sentence(it.label)}{f' ({say(it.date)})' if it.date else ''}",
            citations(record, it.claims),
            (),
            it.sources,
            it.id,
        )
        for it in record.sessions
        if it.sources >= 2
    ]
    lines += [
        describe(record, fact)
        for fact in record.facts
        if fact.is_confirmed and fact.kind not in {"office", "accession"}
    ]
    return tuple(sorted(lines, key=lambda line: -line.sources))


def conflicts(record: Record) -> tuple[Difference, ...]:
    """Where the documents of the record contradict each other."""
    return tuple(difference(record, conflict) for conflict in record.conflicts)


def difference(record: Record, conflict: Conflict) -> Difference:
    """A contradiction in words, each side with its citations."""
    sides = []
    for side in conflict.sides:
        sources = len({record.source_of[document] for document in side.documents})
        sides.append(Line(value_in_words(conflict, side.value), citations(record, side.claims), (), sources))
    about = about_in_words(conflict)
    return Difference(about, DIFFERENCES[conflict.type], (sides[0], sides[1]))


def about_in_words(conflict: Conflict) -> str:
    """What a contradiction is about: who, to whom, which step."""
    words = [word for word in conflict.about if word]
    if "→" in words:
        at = words.index("→")
        who, whom = names(words[:at]) or phrase("Sum announced"), names(words[at + 1 :])
        return opening(joined(" → ", (who, whom)) if whom else f"{who} → ")
    if conflict.kind == "accession":
        at = next((place for place, word in enumerate(words) if word in STEPS), len(words))
        way = joined(" → ", (names(words[: max(at - 1, 0)]), names(words[max(at - 1, 0) : at])))
        step = joined(": ", (names(words[at + 1 :]), phrase(STEPS[words[at]]) if at < len(words) else ""))
        return opening(joined(" – ", (way, step)))
    return opening(names(words))
