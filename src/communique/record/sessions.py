"""The programme of a meeting: its sessions, and who took part in what."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.model import Modality, ParticipationFields, SessionFields
from communique.record.copies import count_sources
from communique.record.items import Item, blocks, joined, strongest
from communique.record.meetings import Meeting
from communique.record.when import When, days_between, may_meet, meet, precision, when, widened
from communique.record.words import fold, jaccard, stems, stems_of

_LAST = 900
_FORMAT_RANK = {
    "lunch": 400,
    "working-session": 500,
    "other": 500,
    "side-meeting": 600,
    "dinner": 800,
    "press-conference": 950,
}
_GENERIC = stems(
    "session sessions meeting meetings working work plenary event day journée séance réunion travail discussion part "
    "first second third fourth last final closing opening informal première deuxième dernière ouverture clôture"
)
_BARE = stems("session sessions meeting working work event day journée séance réunion travail")
_WHOLE = stems("meeting meetings réunion summit sommet conference conférence forum talks event gathering")
_LONG = 90  # days
NAMED = 0.4  # the likeness from which words name a meeting
_ONCE_A_DAY = {"dinner", "lunch"}
Rank = tuple[str, int, int, float, str]


@dataclass(frozen=True)
class Session:
    """A part of a meeting, or an event beside it, as all documents together describe it."""

    id: str
    meeting: str | None
    label: str
    format: str
    topics: tuple[str, ...]
    date: str | None
    order: int | str | None
    modality: Modality
    claims: tuple[int, ...]
    documents: tuple[str, ...]
    sources: int


@dataclass(frozen=True, eq=False)
class Part:
    """A session claim with the meeting that it belongs to and what is compared."""

    item: Item
    fields: SessionFields
    meeting: str | None
    topics: frozenset[str]
    label: frozenset[str]
    present: frozenset[str]


def _same(one: Part, other: Part) -> bool:
    """Whether two session claims of one meeting are one session."""
    a, b = one.fields, other.fields
    if not may_meet(a.date, b.date):
        return False
    if a.format != b.format and "other" not in (a.format, b.format):
        return False
    if a.order is not None and b.order is not None:
        return a.order == b.order
    if a.format == b.format and a.format in _ONCE_A_DAY:
        return True
    if one.label and other.label and jaccard(one.label, other.label) >= 0.5:
        return True
    if one.topics and other.topics:
        return len(one.topics & other.topics) >= 2 or (
            bool(one.topics & other.topics)
            and (len(one.topics) == 1 or len(other.topics) == 1 or _together(one, other))
        )
    if _together(one, other) or _named_alike(a.label, b.label):
        return True
    same_words = fold(a.label) == fold(b.label)
    return same_words and (a.format == "press-conference" or one.item.document.name == other.item.document.name)


def _named_alike(one: str, other: str) -> bool:
    """Whether both are called the opening, the closing or the plenary session, and nothing more."""
    a, b = stems(one) - _BARE, stems(other) - _BARE
    return bool(a) and a == b


def _together(one: Part, other: Part) -> bool:
    return len(one.present & other.present) >= 2


Names = Mapping[str, tuple[frozenset[str], ...]]


def doc_meeting(of: str | None, mine: Sequence[Meeting], names: Names, date: str | None = None) -> Meeting | None:
    """The meeting of one document that the words name; its weightiest where the words name none in particular.

    Args:
        of: The words ("meeting of Foreign Ministers").
        mine: The document's meetings, the weightiest first.
        names: Each meeting's id with the content words of each name that documents give it.
        date: When the event was, where that is known.
    """
    fitting = [it for it in mine if _may_hold(it, date)] or list(mine)
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    wanted = stems(of or "")
    scored = [(named(wanted, it, names), -at) for at, it in enumerate(fitting)]
    score, at = max(scored)
    return fitting[-at] if score >= NAMED else fitting[0]


def named(wanted: frozenset[str], meeting: Meeting, names: Names) -> float:
    """How well words name a meeting; what is only planned, or was not held, gives way to what was held."""
    likeness = max((jaccard(wanted, name) for name in names[meeting.id]), default=0.0)
    if any(len(words := stems(body)) > 1 and words <= wanted for body in meeting.bodies if ":" not in body):
        likeness = max(likeness, 0.8)
    return likeness * (1 if meeting.modality == "asserted" else 0.6)


def _may_hold(meeting: Meeting, date: str | None) -> bool:
    a, b = when(meeting.date), when(date)
    return a is None or b is None or meet(widened(a, 1), b)


def parts(
    items: Sequence[Item], present: Mapping[tuple[str, str], frozenset[str]], home: Mapping[str, str | None]
) -> list[Part]:
    """The session claims, each with its meeting (`home`, by claim id) and who was present by its label."""
    made = []
    for it in items:
        fields = it.fields
        assert isinstance(fields, SessionFields)  # the caller passes session claims only
        topics = stems_of(fields.topics)
        label = stems(fields.label) - _GENERIC
        names = present.get((it.document.name, fold(fields.label)), frozenset())
        made.append(Part(it, fields, home[f"{it.document.name}\n{it.claim.id}"], topics or label, label, names))
    return made


def find_sessions(told: list[Part], source_of: Mapping[str, str]) -> list[tuple[Session, list[Part]]]:
    """The sessions, with the claims of each."""
    found = []
    for block in blocks(told, lambda part: part.meeting):
        dated = [part for part in block if part.fields.date]
        undated = [part for part in block if not part.fields.date]
        groups = joined(dated, _same)
        for part in sorted(undated, key=lambda p: (p.fields.order is None, p.item.key)):
            fits = [group for group in groups if any(_same(part, other) for other in group) and _allows(part, group)]
            if len(fits) == 1 or (fits and part.fields.format in _ONCE_A_DAY):
                fits[0].append(part)
            elif len(fits) > 1 and (mine := [g for g in fits if any(o.fields.order == part.fields.order for o in g)]):
                mine[0].append(part)
            else:
                groups.append([part])
        found += [(_session(group, source_of), group) for group in groups]
    return found


def _allows(part: Part, group: list[Part]) -> bool:
    orders = {other.fields.order for other in group if other.fields.order is not None}
    return part.fields.order is None or not orders or part.fields.order in orders


def _session(group: list[Part], source_of: Mapping[str, str]) -> Session:
    group = sorted(group, key=lambda part: part.item.key)
    labels = Counter(part.fields.label for part in group)
    english = {part.fields.label for part in group if part.item.document.language in (None, "en")}
    label = min(
        labels,
        key=lambda it: (
            it not in english,
            _is_bare(it),
            any(c.isdigit() for c in it),
            -labels[it],
            len(it),
            it,
        ),
    )
    formats = Counter(part.fields.format for part in group)
    dates = sorted({part.fields.date for part in group if part.fields.date}, key=lambda d: (precision(d), d))
    orders = sorted({part.fields.order for part in group if part.fields.order is not None}, key=str)
    documents = tuple(sorted({part.item.document.name for part in group}))
    topics: dict[frozenset[str], str] = {}
    for part in sorted(group, key=lambda p: (p.item.document.language not in (None, "en"), p.item.key)):
        for topic in part.fields.topics:
            words = stems(topic)
            if not any(words <= other or (other <= words and len(other) > 0) for other in topics):
                topics[words] = topic
    meeting = group[0].meeting
    identity = (meeting, dates[:1], orders[:1], fold(label))
    return Session(
        id="s" + hashlib.sha256(repr(identity).encode()).hexdigest()[:11],
        meeting=meeting,
        label=label,
        format=min(formats, key=lambda f: (f == "other", -formats[f], f)),
        topics=tuple(topics.values()),
        date=dates[0] if dates else None,
        order=orders[0] if orders else None,
        modality=strongest(part.item for part in group),
        claims=tuple(sorted(part.item.number for part in group)),
        documents=documents,
        sources=count_sources(documents, source_of),
    )


def _is_bare(label: str) -> bool:
    """Whether a label would fit any session: "last session" and "session on grain" do not."""
    return all(stems(word) and stems(word) <= _BARE for word in fold(label).split())


def ranked(programme: Sequence[tuple[Session, list[Part]]], meeting: Meeting | None) -> list[tuple[Rank, Session]]:
    """The sessions of one meeting, each with its rank among all as they were held.

    By day, by stated order, dinner in the evening, "last" at the end. A first session without a date is on the
    meeting's first day, a last one on its last.
    """
    around = when(meeting.date) if meeting else None
    return [(_rank(session, group, around), session) for session, group in programme]


def _rank(session: Session, group: Sequence[Part], around: When | None) -> Rank:
    span = when(session.date)
    if span and not span.has_year and around and around.has_year:
        span = span.in_year(around.first.year)
    order = session.order
    if span is not None:
        day = span.first
    elif around is not None:
        day = around.last if order == "last" or session.format == "press-conference" else around.first
    else:
        day = None
    step = order if isinstance(order, int) else _LAST if order == "last" else _FORMAT_RANK.get(session.format, 500)
    at = min(part.item.claim.span.start / max(1, len(part.item.document.text)) for part in group)
    return (day.isoformat() if day else "9999", step, -len(session.documents), at, session.id)


@dataclass(frozen=True)
class Place:
    """What a participation claim is about: a session, or the whole meeting.

    Attributes:
        meeting, session: Their ids; None where there is none.
        is_named: Whether the claim's words name it; otherwise it is only where the claim belongs.
    """

    meeting: str | None
    session: str | None
    is_named: bool = True


def place_of(
    item: Item,
    by_label: Mapping[str, Session],
    elsewhere: Mapping[str, Session],
    names: Names,
    mine: Sequence[Meeting],
) -> Place:
    """Which session or meeting a participation claim names with its event words.

    Args:
        item: The claim.
        by_label: The sessions of the claim's document, by the folded label that it uses.
        elsewhere: The sessions of its meetings, by the folded labels that other documents use.
        names: Each meeting's id with the content words of each name that documents give it.
        mine: The document's meetings, the weightiest first.
    """
    fields = item.fields
    assert isinstance(fields, ParticipationFields)  # the caller passes participation claims only
    event = fields.event or ""
    session = by_label.get(fold(event)) or elsewhere.get(fold(event))
    wanted = stems(event)
    if session is None and by_label:
        scored = max(
            ((_likeness(wanted, label, it), label) for label, it in by_label.items()), key=lambda e: (e[0], e[1])
        )
        meeting_score = max((named(wanted, it, names) for it in mine), default=0.0)
        if scored[0] >= 0.5 and scored[0] > meeting_score:
            session = by_label[scored[1]]
    if session is not None:
        return Place(session.meeting, session.id)
    meeting = doc_meeting(event, in_time(item, mine), names)
    is_named = meeting is None or not wanted - _WHOLE or named(wanted, meeting, names) >= NAMED
    return Place(meeting.id if meeting else None, None, is_named)


def in_time(item: Item, meetings: Sequence[Meeting]) -> Sequence[Meeting]:
    """Those of the meetings that a claim can be about; all of them where it can be about none.

    Nobody is still expected at what had been long over when the account was written, and what has been held is no
    part of what was only planned for later.
    """
    told = when(item.document.published)
    return [it for it in meetings if not _is_over(item, it, told) and not _is_ahead(item, it, told)] or meetings


def _is_over(item: Item, meeting: Meeting, told: When | None) -> bool:
    held = when(meeting.date)
    if item.modality != "expected" or held is None or told is None or not (held.has_year and told.has_year):
        return False
    return days_between(held, told) > _LONG and held.last < told.first


def _is_ahead(item: Item, meeting: Meeting, told: When | None) -> bool:
    held = when(meeting.date)
    if item.modality != "asserted" or meeting.modality not in {"expected", "conditional"}:
        return False
    return held is not None and told is not None and held.has_year and told.has_year and told.last < held.first


def _likeness(wanted: frozenset[str], label: str, session: Session) -> float:
    words = stems(label)
    specific = words - _GENERIC
    if session.format in _ONCE_A_DAY and wanted & stems("dinner lunch dîner déjeuner") & (
        words | stems(session.format)
    ):
        return 0.9
    return max(jaccard(wanted, words), jaccard(wanted - _GENERIC, specific) if specific else 0.0)


def present_by_label(items: Sequence[Item]) -> dict[tuple[str, str], frozenset[str]]:
    """Who is said to be present, by document and folded event words."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for it in items:
        if isinstance(it.fields, ParticipationFields) and it.fields.event and it.modality != "denied":
            found[it.document.name, fold(it.fields.event)].add(it.fields.participant)
    return {key: frozenset(names) for key, names in found.items()}
