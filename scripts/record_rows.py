"""A record, built or drawn up by hand, as rows that can be compared: one a fact, with documents and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.model import Passage
from communique.record import Fact, Record
from communique.record.within import has_guests


@dataclass(frozen=True)
class Row:
    """One fact.

    Attributes:
        name: Its id.
        fields: Plain values by field.
        words: What it is about in words: a summary by hand, or the passages of its claims.
        event: For participations, the id of the meeting, sessions counted to their meeting.
        claims: Claim numbers for and against; empty in a record drawn up by hand.
    """

    name: str
    kind: str
    modality: str
    fields: dict[str, Any]
    documents: frozenset[str]
    words: str = ""
    event: str | None = None
    claims: frozenset[int] = frozenset()

    @property
    def is_denied(self) -> bool:
        return self.modality == "denied"


@dataclass(frozen=True)
class Difference:
    """One contradiction: what it is about, the kind of value, and the documents of each value.

    Attributes:
        names: The facts that it is about.
        optional: Whether the values can both hold, so that a record may tell of it or not.
    """

    names: tuple[str, ...]
    type: str
    sides: tuple[tuple[str, frozenset[str]], ...]
    claims: frozenset[int] = frozenset()
    note: str = ""
    optional: bool = False


@dataclass
class Rows:
    """All facts and contradictions of one record."""

    facts: list[Row] = field(default_factory=list)
    conflicts: list[Difference] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Row]:
        return [row for row in self.facts if row.kind == kind]


MAY_STAND = ("compatible", "precision", "a sequence in time", "description only")


def rows_by_hand(told: dict[str, Any]) -> Rows:
    """The rows of a record.json."""
    rows = Rows()
    for fact in told["facts"]:
        rows.facts.append(
            Row(
                fact["id"],
                fact["kind"],
                fact["modality"],
                fact["fields"],
                frozenset(fact["documents"]),
                fact.get("summary", ""),
            )
        )
    for conflict in told["conflicts"]:
        note = conflict.get("note", "")
        sides = tuple((str(it["value"]), frozenset(it["documents"])) for it in conflict["values"])
        optional = any(words in note.casefold() for words in MAY_STAND)
        names = tuple(conflict["about"].split(" / "))
        rows.conflicts.append(Difference(names, conflict["field"], sides, note=note, optional=optional))
    return rows


def rows_of(record: Record) -> Rows:
    """The rows of a built record.

    Steps that the record splits by candidate, but the same claims tell together, are one row. Who took part in
    sessions of a meeting took part in the meeting: one row for each participant and meeting. A body that meets its
    guests within its own meeting holds a part of it, and what is told as a meeting may be a session: the records by
    hand list both under sessions and participation.
    """
    rows = Rows()
    for meeting in record.meetings:
        whole = record.meeting(meeting.parent)
        if meeting.session or (whole and has_guests(meeting, whole)):
            continue
        values = {
            name: getattr(meeting, name)
            for name in ("name", "bodies", "date", "city", "country", "venue", "host", "chair", "format")
        }
        rows.facts.append(
            Row(
                meeting.id,
                "meeting",
                meeting.modality,
                _plain(values),
                frozenset(meeting.documents),
                claims=frozenset(meeting.claims),
            )
        )
    for session in record.sessions:
        values = {name: getattr(session, name) for name in ("label", "format", "topics", "date", "order")}
        rows.facts.append(
            Row(
                session.id,
                "session",
                session.modality,
                _plain(values),
                frozenset(session.documents),
                event=session.meeting,
                claims=frozenset(session.claims),
            )
        )
    rows.facts += _steps(record, record.of_kind("accession"))
    rows.facts += _presences(record, record.of_kind("participation"))
    for fact in record.facts:
        if fact.kind not in {"accession", "participation"}:
            rows.facts.append(_row(record, [fact]))
    for conflict in record.conflicts:
        sides = tuple((side.value, frozenset(side.documents)) for side in conflict.sides)
        rows.conflicts.append(Difference(conflict.about, conflict.type, sides, frozenset(conflict.claims)))
    return rows


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value not in (None, (), "")
    }


def _row(record: Record, facts: Sequence[Fact], **known: Any) -> Row:
    """One row of one or several facts, list values and documents together."""
    numbers = sorted({number for fact in facts for number in fact.supports})
    values: dict[str, Any] = {}
    for fact in facts:
        for name, value in _plain(fact.fields.model_dump(by_alias=True)).items():
            if isinstance(value, list) and name in values:
                values[name] += [each for each in value if each not in values[name]]
            else:
                values.setdefault(name, value)
    # Who tells of one thing with another value is among its documents; who denies it is not, unless it is a promise.
    against = {number for fact in facts for number in fact.against}
    rivals = frozenset(
        record.claims[number].claim.document.name
        for number in against
        if facts[0].kind == "commitment"
        or (record.claims[number].claim.modality == "denied") == (facts[0].modality == "denied")
    )
    words = []
    for number in numbers:
        fields = record.claims[number].claim.fields
        passage = getattr(fields, "content", None) or getattr(fields, "action", None)
        words.append(passage.text if isinstance(passage, Passage) else record.claims[number].claim.quote)
    return Row(
        facts[0].id,
        facts[0].kind,
        facts[0].modality,
        values,
        frozenset(name for fact in facts for name in fact.documents) | rivals,
        " ".join(words),
        claims=frozenset(numbers) | against,
        **known,
    )


def _steps(record: Record, facts: Iterable[Fact]) -> list[Row]:
    together: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        fields = fact.fields
        key = getattr(fields, "step", ""), getattr(fields, "parties", ()), getattr(fields, "count", None)
        together[key, fact.modality, fact.supports].append(fact)
    return [_row(record, group) for group in together.values()]


def _presences(record: Record, facts: Iterable[Fact]) -> list[Row]:
    together: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        session = record.session(fact.event)
        event = session.meeting if session else fact.event
        words = getattr(fact.fields, "event", "") if fact.modality == "denied" else ""
        key = (getattr(fact.fields, "participant", ""), event, fact.modality == "denied", words)
        together[key].append(fact)
    return [_row(record, group, event=key[1]) for key, group in together.items()]  # type: ignore[index]
