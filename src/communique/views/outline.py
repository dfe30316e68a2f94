"""A brief as titled sections of lines, for renderings that are read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.views.answer import AccessionEntry, Brief, CommitmentEntry, Group, Line, SessionEntry


@dataclass(frozen=True)
class Section:
    """A titled part of a brief."""

    title: str
    groups: tuple[Group, ...]

    @property
    def anchor(self) -> str:
        """The section's name in links."""
        return self.title.casefold().replace(" ", "-")


def outline(brief: Brief) -> tuple[Section, ...]:
    """The sections that hold something, in reading order; documents stand apart."""
    sections = (
        Section("Programme", tuple(_session(entry) for entry in brief.programme)),
        Section("Who took part", brief.participants),
        Section("What was decided", _plain(brief.decisions)),
        Section("Not decided, or not yet", _plain(brief.undecided)),
        Section("What was promised", _plain(tuple(commitment_line(entry) for entry in brief.commitments))),
        Section("Accession", tuple(_accession(entry) for entry in brief.accessions)),
        Section("Where the accounts differ", tuple(Group(d.about, d.sides, d.type) for d in brief.differences)),
        Section("Who said what", brief.statements),
        Section("What was discussed", _plain(brief.discussions)),
        Section("On the margins", _plain(brief.margins)),
        Section("Dependencies", _plain(brief.dependencies)),
        Section("Events in the world", _plain(brief.occurrences)),
        Section(meetings_title(brief), _plain(brief.other_meetings)),
        Section("Confirmed by two or more sources", _plain(brief.confirmed)),
    )
    return tuple(section for section in sections if section.groups)


def meetings_title(brief: Brief) -> str:
    """How the meetings beside the main one are headed; without a main one they are all there are."""
    return "Meetings" if brief.is_miscellany else "Other meetings mentioned"


def _plain(lines: tuple[Line, ...]) -> tuple[Group, ...]:
    return (Group("", lines),) if lines else ()


def commitment_details(entry: CommitmentEntry) -> str:
    """What is known of a promise beside its sum: stage, instrument, deadline, who announced it."""
    parts = (
        entry.stage,
        f"through {entry.instrument}" if entry.instrument else "",
        f"by {entry.deadline}" if entry.deadline else "",
        f"announced by {entry.announced_by}" if entry.announced_by else "",
    )
    return " · ".join(part for part in parts if part)


def commitment_line(entry: CommitmentEntry) -> Line:
    """A promise on one line, its details after it."""
    line = entry.line
    details = commitment_details(entry)
    return Line(
        f"{line.text} – {details}" if details else line.text, line.citations, line.marks, line.sources, line.fact
    )


def _session(entry: SessionEntry) -> Group:
    head = Line(
        "On " + "; ".join(entry.topics) if entry.topics else entry.label, entry.citations, entry.marks, entry.sources
    )
    present = tuple(
        Line(f"{group.heading}: {line.text}", line.citations, line.marks, line.sources, line.fact)
        for group in entry.participants
        for line in group.lines
    )
    return Group(entry.label, (head, *present), ", ".join(part for part in (entry.of, entry.when) if part))


def _accession(entry: AccessionEntry) -> Group:
    def told(label: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(Line(f"{label}: {line.text}", line.citations, line.marks, line.sources) for line in lines)

    silent = (Line("Not reported: " + ", ".join(entry.not_reported), ()),) if entry.not_reported else ()
    counted = (Line("Inferred from the count, not named: " + ", ".join(entry.inferred), ()),) if entry.inferred else ()
    heads = tuple(replace(head, text=head.text[:1].upper() + head.text[1:]) for head in entry.heads)
    lines = (
        *(heads or (entry.summary, *told("Missing", entry.missing))), *told("Ratified", entry.done), *counted, *silent,
        *entry.steps, *entry.notes,
    )  # fmt: skip
    return Group(entry.title, lines)
