"""The brief: everything that the record holds of a meeting, every line with its citations."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Citation:
    """A claim that bears a line out.

    Attributes:
        claim: The number that `communique show` opens.
        document: The name of the document.
        quote: The document's exact words, in full.
    """

    claim: int
    document: str
    quote: str


@dataclass(frozen=True)
class Line:
    """One thing said in words.

    Attributes:
        text: The words, in full.
        marks: How it stands: "expected", "not yet", "not certain", "disputed", "direct" …
        sources: How many independent sources support it.
        fact: Id of the fact, where the line is one.
    """

    text: str
    citations: tuple[Citation, ...]
    marks: tuple[str, ...] = ()
    sources: int = 1
    fact: str | None = None


@dataclass(frozen=True)
class Group:
    """Lines under a heading, with a note beside it (an office, a date)."""

    heading: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class Source:
    """A document that the brief rests on."""

    document: str
    publisher: str | None
    genre: str | None
    published: str | None
    claims: int
    copy_of: str | None = None


@dataclass(frozen=True)
class SessionEntry:
    """A session of the programme; `of` names its meeting where the brief is of several."""

    label: str
    when: str
    topics: tuple[str, ...]
    participants: tuple[Group, ...]
    citations: tuple[Citation, ...]
    marks: tuple[str, ...] = ()
    sources: int = 1
    of: str = ""


@dataclass(frozen=True)
class CommitmentEntry:
    """A promise: who, to whom, what."""

    makers: str
    recipients: str
    sum: str
    what: str
    stage: str
    instrument: str
    announced_by: str
    deadline: str
    line: Line


@dataclass(frozen=True)
class AccessionEntry:
    """How far an accession has come.

    `heads` say it at once: who is outstanding, by which rule, how many are reported; empty where none of it is known.
    """

    title: str
    summary: Line
    done: tuple[Line, ...]
    missing: tuple[Line, ...]
    not_reported: tuple[str, ...]
    inferred: tuple[str, ...]
    notes: tuple[Line, ...]
    steps: tuple[Line, ...]
    heads: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Difference:
    """Where documents contradict each other: what about, and the two sides."""

    about: str
    type: str
    sides: tuple[Line, Line]


@dataclass(frozen=True)
class Brief:
    """The record of a meeting, ready to be shown; see the field names.

    `is_miscellany` where the documents have no meeting in common: all meetings then stand in `other_meetings`.
    """

    title: str
    dates: str
    place: str
    hosts: tuple[Line, ...]
    sources: tuple[Source, ...]
    independent_sources: int
    claims: int
    programme: tuple[SessionEntry, ...]
    participants: tuple[Group, ...]
    margins: tuple[Line, ...]
    other_meetings: tuple[Line, ...]
    statements: tuple[Group, ...]
    discussions: tuple[Line, ...]
    decisions: tuple[Line, ...]
    undecided: tuple[Line, ...]
    commitments: tuple[CommitmentEntry, ...]
    accessions: tuple[AccessionEntry, ...]
    dependencies: tuple[Line, ...]
    occurrences: tuple[Line, ...]
    confirmed: tuple[Line, ...]
    differences: tuple[Difference, ...]
    is_miscellany: bool = False


def to_json(brief: Brief) -> dict[str, Any]:
    """The brief as plain data for JSON."""
    return asdict(brief)
