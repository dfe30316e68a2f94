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
from communique.views.answer import Citation, CommitmentEntry, Line
from communique.views.conditions import condition_of
from communique.views.money import say_sum
from communique.views.naming import (
    STAGES,
    event_name,
    meeting_name,
    meeting_when_where,
    name,
    names,
    step_in_words,
)
from communique.views.undone import STAYED_AWAY, UNDONE, UNINVITED, undone_of
from communique.views.value import Value, values_of, with_basis
from communique.views.wording import Wording, day, joined, listed, opening, phrase

_MODALITY: dict[Modality, str] = {"asserted": "", "expected": "expected", "conditional": "not certain", "denied": ""}
_STANCES = {
    "states": "{who} depends on {whom}",
    "reduce": "{who} wants to depend less on {whom}",
    "warns": "{who} is warned of depending on {whom}",
}


def citations(record: Record, numbers: Iterable[int]) -> tuple[Citation, ...]:
    """The claims of these numbers, with their documents and words."""
    found = []
    for number in sorted(set(numbers)):
        claim = record.claims[number].claim
        found.append(Citation(number, claim.document.name, claim.quote))
    return tuple(found)


def fact_line(record: Record, fact: Fact, text: str, marks: Iterable[str] = ()) -> Line:
    """A line for a fact: its text, its citations for and against, its marks."""
    stands = undone_of(record, fact) if fact.modality == "denied" else _MODALITY[fact.modality]
    condition = condition_of(record, fact) if fact.modality == "conditional" else ""
    disputed = "disputed" if record.is_disputed(fact) else ""
    own = [mark for mark in (*marks, stands, condition, disputed) if mark]
    numbers = (*fact.supports, *fact.against)
    return Line(text, citations(record, numbers), tuple(dict.fromkeys(own)), fact.sources, fact.id)


def meeting_line(record: Record, meeting: Meeting) -> Line:
    """A meeting with its date and place."""
    where = meeting_when_where(meeting)
    text = phrase("{what} ({more})", what=meeting_name(meeting), more=where) if where else meeting_name(meeting)
    if (
        meeting.name
        and meeting.format not in {"bilateral"}
        and meeting_name(meeting).casefold() != meeting.name.casefold()
    ):
        text = joined(": ", (text, meeting.name))
    disputed = ("disputed",) if record.is_disputed(meeting) else ()
    marks = (*held_marks(meeting.modality), *disputed)
    return Line(text, citations(record, meeting.claims), marks, meeting.sources, meeting.id)


def held_marks(modality: Modality) -> tuple[str, ...]:
    """How a meeting or session stands: held, expected, not held."""
    mark = "not held" if modality == "denied" else _MODALITY[modality]
    return (mark,) if mark else ()


def tidy(words: str) -> str:
    """A passage on one line: line breaks and runs of spaces become one space."""
    return words if isinstance(words, Wording) else " ".join(words.split())


def sentence(words: str) -> str:
    """A passage beginning with a capital."""
    return opening(tidy(words))


@cache
def _plain_cues() -> frozenset[str]:
    text = files(__package__).joinpath("plain_cues.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def cue_of(fields: StatementFields) -> str:
    """The reporting words, where they say more than "said"."""
    cue = tidy(fields.cue.text) if fields.cue else ""
    if cue.casefold() in _plain_cues():
        return ""
    # At the beginning of a sentence the word has a capital; a name within the cue keeps its own.
    return cue[:1].lower() + cue[1:] if cue[1:2].islower() else cue


def statement_line(record: Record, fact: Fact, session: Session | None = None) -> Line:
    """A statement: its own words; quotation marks where all of it is quoted; the session it fell in as a mark."""
    fields = fact.fields
    assert isinstance(fields, StatementFields)  # statement facts only
    words = tidy(fields.content.text)
    if fields.form == "direct":
        words = words.strip('“”"«» ').rstrip(",")
    text = phrase("“{words}”", words=words) if fields.form == "direct" else words
    text = joined(": ", (cue_of(fields), text))
    if fields.addressees:
        text = phrase("{words} (to {whom})", words=text, whom=names(fields.addressees))
    line = fact_line(record, fact, text, (fields.form,))
    return replace(line, marks=(*line.marks, phrase("in: {session}", session=session.label))) if session else line


def decision_line(record: Record, fact: Fact) -> Line:
    """A decision: who, what, with which votes; one not taken in the words that say so."""
    fields = fact.fields
    assert isinstance(fields, DecisionFields)  # decision facts only
    if fact.modality == "denied":
        # "NATO – decide: send any" would say the contrary.
        return fact_line(record, fact, sentence(record.claims[fact.lead].claim.quote))
    content = tidy(fields.content.text) if fields.content else ""
    what = f"{fields.act}: {content}" if content and content.casefold() != fields.act.casefold() else fields.act
    who = names(fields.bodies)
    text = joined(" – ", (who, what)) if who else sentence(what)
    extra = joined(", ", (_votes(fields.votes), phrase("by {rule}", rule=fields.rule) if fields.rule else ""))
    return fact_line(record, fact, phrase("{what} ({more})", what=text, more=extra) if extra else text)


def _votes(votes: Votes | None) -> str:
    if votes is None:
        return ""
    told = ((votes.for_, "{n} for"), (votes.against, "{n} against"), (votes.abstained, "{n} abstained"))
    return joined(", ", (phrase(words, n=count) for count, words in told if count is not None))


def discussion_line(record: Record, fact: Fact) -> Line:
    """A discussion: who, on what."""
    fields = fact.fields
    assert isinstance(fields, DiscussionFields)  # discussion facts only
    who = names(fields.participants)
    topics = "; ".join(tidy(topic) for topic in fields.topics)
    text = joined(": ", (who, topics)) if who else sentence(topics)
    if fields.raised_by:
        text = phrase("{what} (raised by {whom})", what=text, whom=names(fields.raised_by))
    return fact_line(record, fact, text)


def dependency_line(record: Record, fact: Fact) -> Line:
    """A dependency: who, on whom, for what."""
    fields = fact.fields
    assert isinstance(fields, DependencyFields)  # dependency facts only
    text = phrase(_STANCES[fields.stance], who=names(fields.holder), whom=names(fields.on))
    if fields.for_:
        text = phrase("{what}, for {reason}", what=text, reason=fields.for_)
    return fact_line(record, fact, sentence(text))


def occurrence_line(record: Record, fact: Fact) -> Line:
    """A thing done in the world: by whom, against whom, when."""
    fields = fact.fields
    assert isinstance(fields, OccurrenceFields)  # occurrence facts only
    action = tidy(fields.action.text if fields.action else record.claims[fact.lead].claim.quote)
    head = names(fields.actors)
    if fields.targets:
        whom = phrase("→ {whom}", whom=names(fields.targets))
        head = joined(" ", (head, whom))
    date = day(fields.date)
    return fact_line(record, fact, joined(": ", (head, action)) if head else sentence(action), (date,) if date else ())


def sum_in_words(fact: Fact, value: Value | None) -> str:
    """The sum of a commitment with its basis, and the total where it is "each"."""
    if value is None:
        return ""
    if fact.total and value.basis == "each":
        return phrase("{sum} (total {total}, derived)", sum=value.words, total=value.whole(fact.total.amount))
    return value.words


def what_of(record: Record, fact: Fact) -> str:
    """What is promised; of what is not, the words that say so: "to send any" would say the contrary."""
    if fact.modality == "denied":
        return sentence(record.claims[fact.lead].claim.quote)
    content = getattr(fact.fields, "content", None)
    return tidy(content.text) if content else ""


def commitment_entry(record: Record, fact: Fact) -> CommitmentEntry:
    """A promise as a row: who, to whom, how much, what, at which stage."""
    fields = fact.fields
    assert isinstance(fields, CommitmentFields)  # commitment facts only
    what = what_of(record, fact)
    makers = names(fields.makers) or phrase("Maker not named")
    recipients = names(fields.recipients)
    value, _ = values_of(record, fact)
    if value and fact.total and value.basis == "each" and len(fields.recipients) > 1:
        total, one = value.whole(fact.total.amount), with_basis(say_sum(value.amount, value.currency), value.bound)
        pattern = "{makers} → {sum} to each of {recipients} (total {total}, derived)"
        text: str = phrase(pattern, makers=makers, sum=one, recipients=recipients, total=total)
    else:
        text = joined(" → ", (makers, recipients))
        text = joined(": ", (text, sum_in_words(fact, value) or what))
    if fact.modality == "denied":
        text = what
    marks = [
        mark for mark in ("additional" if fields.additional else "", "recalled" if fields.recalled else "") if mark
    ]
    stage = phrase(STAGES[fields.stage]) if fields.stage and fact.modality != "denied" else ""
    others = [phrase(STAGES[s]) for key, values in fact.also if key == "stage" for s in values]
    return CommitmentEntry(
        makers=makers,
        recipients=recipients,
        sum=sum_in_words(fact, value),
        what=what,
        stage=phrase("{stage} (also: {others})", stage=stage, others=listed(others)) if others else stage,
        instrument=fields.instrument or "",
        announced_by=names(fields.announced_by),
        deadline=day(fields.deadline),
        line=fact_line(record, fact, text, marks),
    )


def describe(record: Record, fact: Fact) -> Line:
    """Any fact in words."""
    fields = fact.fields
    if isinstance(fields, StatementFields):
        line = statement_line(record, fact)
        who = names(fields.speakers)
        text = joined(" " if cue_of(fields) else ": ", (who, line.text))
        return Line(text, line.citations, line.marks, line.sources, fact.id)
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
        return _participation_line(record, fact, fields)
    if isinstance(fields, OfficeFields):
        post = joined(", ", (fields.title, name(fields.of) if fields.of else ""))
        return fact_line(record, fact, joined(": ", (name(fields.person), post)))
    if isinstance(fields, AccessionFields):
        return _step_line(record, fact, fields)
    return fact_line(record, fact, tidy(record.claims[fact.lead].claim.quote))


def _participation_line(record: Record, fact: Fact, fields: ParticipationFields) -> Line:
    """Who took part in what, or stayed away from it."""
    who, where = name(fields.participant), event_name(record, fact) or fields.event or phrase("a meeting")
    if fact.modality == "denied" and undone_of(record, fact) == UNINVITED:
        return fact_line(record, fact, phrase("{who} did not take part in {where}", who=who, where=where))
    is_away = fact.modality == "denied"
    text = phrase("{who} stayed away from {where}" if is_away else "{who} took part in {where}", who=who, where=where)
    if fields.capacity != "unspecified":
        text = phrase("{what} as {capacity}", what=text, capacity=phrase(fields.capacity))
    return fact_line(record, fact, text)


def attendance_line(record: Record, fact: Fact, text: str, marks: Iterable[str] = ()) -> Line:
    """A participation under a heading that says already whether somebody came or stayed away."""
    line = fact_line(record, fact, text, marks)
    return replace(line, marks=tuple(mark for mark in line.marks if mark != STAYED_AWAY))


def _step_line(record: Record, fact: Fact, fields: AccessionFields) -> Line:
    """A step of accession with its day; what was not done is told with the day on which that was said."""
    if fact.modality != "denied":
        return fact_line(record, fact, _with_day(step_in_words(fields), fields.date))
    line = fact_line(record, fact, _with_day(step_in_words(fields, done=False), step_day(record, fact)))
    return replace(line, marks=tuple(mark for mark in line.marks if mark not in UNDONE))


def _with_day(what: str, edtf: str | None) -> str:
    return phrase("{what} ({more})", what=what, more=day(edtf)) if edtf else what


def step_day(record: Record, fact: Fact) -> str | None:
    """The day of a step; of one not done, or of unknown day, the last one on which an account told of it."""
    own = getattr(fact.fields, "date", None)
    if own and fact.modality != "denied":
        return str(own)
    return max((it for name in fact.documents if (it := record.documents[name].published)), default=own)
