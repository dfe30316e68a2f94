"""Facts in words: one line each, with its citations and marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from communique.model import (
    AccessionFields,
    CommitmentFields,
    DecisionFields,
    DependencyFields,
    DiscussionFields,
    Modality,
    OccurrenceFields,
    OfficeFields,
    ParticipationFields,
    StatementFields,
    Votes,
)
from communique.record import Fact, Meeting, Record, Session
from communique.record.when import say
from communique.views.answer import Citation, CommitmentEntry, Line
from communique.views.money import say_sum
from communique.views.naming import (
    STAGES,
    event_name,
    listed,
    meeting_name,
    meeting_when_where,
    name,
    names,
    step_in_words,
)

_MODALITY: dict[Modality, str] = {
    "asserted": "",
    "expected": "expected",
    "conditional": "not certain",
    "denied": "denied",
}
_STANCES = {"states": "depends on", "reduce": "wants to depend less on", "warns": "is warned of depending on"}


def citations(record: Record, numbers: Iterable[int]) -> tuple[Citation, ...]:
    """The claims of these numbers, with their documents and words."""
    found = []
    for number in sorted(set(numbers)):
        claim = record.claims[number].claim
        found.append(Citation(number, claim.document.name, claim.quote))
    return tuple(found)


def fact_line(record: Record, fact: Fact, text: str, marks: Iterable[str] = ()) -> Line:
    """A line for a fact: its text, its citations for and against, its marks."""
    own = [mark for mark in (*marks, _MODALITY[fact.modality], "disputed" if fact.is_disputed else "") if mark]
    numbers = (*fact.supports, *fact.against)
    return Line(text, citations(record, numbers), tuple(dict.fromkeys(own)), fact.sources, fact.id)


def meeting_line(record: Record, meeting: Meeting) -> Line:
    """A meeting with its date and place."""
    where = meeting_when_where(meeting)
    text = f"{meeting_name(meeting)} ({where})" if where else meeting_name(meeting)
    if (
        meeting.name
        and meeting.format not in {"bilateral"}
        and meeting_name(meeting).casefold() != meeting.name.casefold()
    ):
        text += f": {meeting.name}"
    mark = "not held" if meeting.modality == "denied" else _MODALITY[meeting.modality]
    return Line(text, citations(record, meeting.claims), (mark,) if mark else (), meeting.sources, meeting.id)


def tidy(words: str) -> str:
    """A passage on one line: line breaks and runs of spaces become one space."""
    return " ".join(words.split())


def sentence(words: str) -> str:
    """A passage beginning with a capital."""
    words = tidy(words)
    return words[:1].upper() + words[1:]


@cache
def _plain_cues() -> frozenset[str]:
    text = files(__package__).joinpath("plain_cues.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def cue_of(fields: StatementFields) -> str:
    """The reporting words, where they say more than "said"."""
    cue = tidy(fields.cue.text).casefold() if fields.cue else ""
    return "" if cue in _plain_cues() else cue


def statement_line(record: Record, fact: Fact, session: Session | None = None) -> Line:
    """A statement: its own words; quotation marks where all of it is quoted; the session it fell in as a mark."""
    fields = fact.fields
    assert isinstance(fields, StatementFields)  # statement facts only
    words = tidy(fields.content.text)
    if fields.form == "direct":
        words = words.strip('“”"«» ').rstrip(",")
    text = f"“{words}”" if fields.form == "direct" else words
    cue = cue_of(fields)
    text = f"{cue}: {text}" if cue else text
    if fields.addressees:
        text += f" (to {names(fields.addressees)})"
    line = fact_line(record, fact, text, (fields.form,))
    return replace(line, marks=(*line.marks, f"in: {session.label}")) if session else line


def decision_line(record: Record, fact: Fact) -> Line:
    """A decision: who, what, with which votes."""
    fields = fact.fields
    assert isinstance(fields, DecisionFields)  # decision facts only
    content = tidy(fields.content.text) if fields.content else ""
    what = f"{fields.act}: {content}" if content and content.casefold() != fields.act.casefold() else fields.act
    who = names(fields.bodies)
    text = f"{who} – {what}" if who else sentence(what)
    extra = [part for part in (_votes(fields.votes), fields.rule and f"by {fields.rule}") if part]
    return fact_line(record, fact, text + (f" ({', '.join(extra)})" if extra else ""))


def _votes(votes: Votes | None) -> str:
    if votes is None:
        return ""
    told = ((votes.for_, "for"), (votes.against, "against"), (votes.abstained, "abstained"))
    return ", ".join(f"{count} {word}" for count, word in told if count is not None)


def discussion_line(record: Record, fact: Fact) -> Line:
    """A discussion: who, on what."""
    fields = fact.fields
    assert isinstance(fields, DiscussionFields)  # discussion facts only
    who = names(fields.participants)
    topics = "; ".join(tidy(topic) for topic in fields.topics)
    text = f"{who}: {topics}" if who else sentence(topics)
    if fields.raised_by:
        text += f" (raised by {names(fields.raised_by)})"
    return fact_line(record, fact, text, ("not discussed",) if fact.modality == "denied" else ())


def dependency_line(record: Record, fact: Fact) -> Line:
    """A dependency: who, on whom, for what."""
    fields = fact.fields
    assert isinstance(fields, DependencyFields)  # dependency facts only
    reason = f", for {fields.for_}" if fields.for_ else ""
    text = f"{names(fields.holder)} {_STANCES[fields.stance]} {names(fields.on)}{reason}"
    return fact_line(record, fact, sentence(text))


def occurrence_line(record: Record, fact: Fact) -> Line:
    """A thing done in the world: by whom, against whom, when."""
    fields = fact.fields
    assert isinstance(fields, OccurrenceFields)  # occurrence facts only
    action = tidy(fields.action.text if fields.action else record.claims[fact.lead].claim.quote)
    head = names(fields.actors)
    if fields.targets:
        head = f"{head} → {names(fields.targets)}" if head else f"→ {names(fields.targets)}"
    date = say(fields.date)
    return fact_line(record, fact, f"{head}: {action}" if head else sentence(action), (date,) if date else ())


def sum_in_words(fact: Fact) -> str:
    """The sum of a commitment with its basis, and the total where it is "each"."""
    fields = fact.fields
    assert isinstance(fields, CommitmentFields)  # commitment facts only
    if fields.amount is None:
        return ""
    said = say_sum(fields.amount, fields.currency)
    lead = {"at-least": "at least ", "up-to": "up to "}.get(fields.basis or "", "")
    tail = {"each": " each", "total": " in total" if len(fields.recipients) > 1 else ""}.get(fields.basis or "", "")
    total = f" (total {say_sum(fact.total.amount, fields.currency)}, derived)" if fact.total else ""
    return f"{lead}{said}{tail}{total}"


def commitment_entry(record: Record, fact: Fact) -> CommitmentEntry:
    """A promise as a row: who, to whom, how much, what, at which stage."""
    fields = fact.fields
    assert isinstance(fields, CommitmentFields)  # commitment facts only
    what = tidy(fields.content.text) if fields.content else ""
    makers = names(fields.makers) or "Maker not named"
    recipients = names(fields.recipients)
    each = (
        fact.total is not None and len(fields.recipients) > 1 and fields.basis == "each" and fields.amount is not None
    )
    if each and fact.total and fields.amount is not None:
        total = say_sum(fact.total.amount, fields.currency)
        text = f"{makers} → {say_sum(fields.amount, fields.currency)} to each of {recipients} (total {total}, derived)"
    else:
        text = makers + (f" → {recipients}" if recipients else "")
        text += f": {sum_in_words(fact)}" if fields.amount is not None else f": {what}" if what else ""
    marks = [
        mark for mark in ("additional" if fields.additional else "", "recalled" if fields.recalled else "") if mark
    ]
    stage = STAGES.get(fields.stage or "", "")
    others = [STAGES[s] for key, values in fact.also if key == "stage" for s in values]
    return CommitmentEntry(
        makers=makers,
        recipients=recipients,
        sum=sum_in_words(fact),
        what=what,
        stage=stage + (f" (also: {listed(others)})" if others else ""),
        instrument=fields.instrument or "",
        announced_by=names(fields.announced_by),
        deadline=say(fields.deadline),
        line=fact_line(record, fact, text, marks),
    )


def describe(record: Record, fact: Fact) -> Line:
    """Any fact in words."""
    fields = fact.fields
    if isinstance(fields, StatementFields):
        line = statement_line(record, fact)
        who = names(fields.speakers)
        joint = " " if cue_of(fields) else ": "
        return Line(f"{who}{joint}{line.text}" if who else line.text, line.citations, line.marks, line.sources, fact.id)
    if isinstance(fields, DecisionFields):
        return decision_line(record, fact)
    if isinstance(fields, DiscussionFields):
        return discussion_line(record, fact)
    if isinstance(fields, DependencyFields):
        return dependency_line(record, fact)
    if isinstance(fields, OccurrenceFields):
        return occurrence_line(record, fact)
    if isinstance(fields, CommitmentFields):
        return commitment_entry(record, fact).line
    if isinstance(fields, ParticipationFields):
        where = event_name(record, fact) or fields.event or "a meeting"
        verb = "stayed away from" if fact.modality == "denied" else "took part in"
        capacity = f" as {fields.capacity}" if fields.capacity != "unspecified" else ""
        marks = () if fact.modality != "denied" else ("stayed away",)
        return fact_line(record, fact, f"{name(fields.participant)} {verb} {where}{capacity}", marks)
    if isinstance(fields, OfficeFields):
        of = f", {name(fields.of)}" if fields.of else ""
        return fact_line(record, fact, f"{name(fields.person)}: {fields.title}{of}")
    if isinstance(fields, AccessionFields):
        return _step_line(record, fact, fields)
    return fact_line(record, fact, tidy(record.claims[fact.lead].claim.quote))


def _step_line(record: Record, fact: Fact, fields: AccessionFields) -> Line:
    """A step of accession with its day; what was not done is told with the day on which that was said."""
    day = step_day(record, fact)
    if fact.modality != "denied":
        return fact_line(record, fact, step_in_words(fields) + (f" ({say(fields.date)})" if fields.date else ""))
    line = fact_line(record, fact, step_in_words(fields, done=False) + (f" ({say(day)})" if day else ""))
    return replace(line, marks=tuple(mark for mark in line.marks if mark != _MODALITY["denied"]))


def step_day(record: Record, fact: Fact) -> str | None:
    """The day of a step; of one not done, or of unknown day, the last one on which an account told of it."""
    own = getattr(fact.fields, "date", None)
    if own and fact.modality != "denied":
        return str(own)
    return max((it for name in fact.documents if (it := record.documents[name].published)), default=own)
