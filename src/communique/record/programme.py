"""Where the claims of one document belong: which of its meetings and sessions they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.model import Document, SessionFields
from communique.record.items import Item
from communique.record.likeness import it_key
from communique.record.meetings import Meeting, completed
from communique.record.sessions import (
    NAMED,
    Names,
    Part,
    Place,
    Session,
    doc_meeting,
    in_time,
    named,
    parts,
    place_of,
    present_by_label,
)
from communique.record.words import fold, stems

KINDS = frozenset({"meeting", "session", "participation"})
_OF_FEW = frozenset({"bilateral", "call", "visit"})


@dataclass
class Account:
    """The claims of one document that make its programme, and what was worked out about them.

    Attributes:
        meetings: Claims of kind "meeting", in the record's order; the other lists likewise.
        parts: Its session claims, each with its meeting.
        twins: Session claims that the document also tells as a meeting, by key, with the meeting's id.
        places: What each participation claim is about, by key.
        weights: How many of its sessions and participations name each of its meetings.
    """

    meetings: list[Item] = field(default_factory=list)
    sessions: list[Item] = field(default_factory=list)
    participations: list[Item] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    twins: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document that gives the account."""
        return next(it.document for its in (self.participations, self.sessions, self.meetings) for it in its)

    @property
    def has_side_event(self) -> bool:
        """Whether it tells of an event beside a meeting; which meeting is the main one matters to no other account."""
        return any(_is_beside(it) for it in self.sessions)

    @classmethod
    def of(cls, items: Iterable[Item]) -> Account | None:
        """The account of a document's claims; None where none of them is about a meeting."""
        ordered = sorted((it for it in items if it.claim.kind in KINDS), key=lambda it: it.key)
        by_kind = {kind: [it for it in ordered if it.claim.kind == kind] for kind in KINDS}
        return cls(by_kind["meeting"], by_kind["session"], by_kind["participation"]) if ordered else None


def _is_beside(it: Item) -> bool:
    return isinstance(it.fields, SessionFields) and it.fields.format == "side-meeting"


def weigh(account: Account, mine: Sequence[Meeting], names: Names) -> dict[str, int]:
    """How many of an account's sessions and participations name each of its meetings.

    Args:
        account: The account.
        mine: Its meetings, in any order.
        names: Each meeting's id with the content words of every name that documents give it.
    """
    found: defaultdict[str, int] = defaultdict(int)
    for it in (*account.sessions, *account.participations):
        words = getattr(it.fields, "of", None) or getattr(it.fields, "event", None)
        home = doc_meeting(words, mine, names) if words else None
        if home:
            found[home.id] += 1
    return dict(found)


def divide(
    account: Account,
    mine: Sequence[Meeting],
    names: Names,
    home_of: Mapping[int, str],
    main: str,
    years: Mapping[str, int],
) -> None:
    """Work out the account's session claims: each with its meeting, those told as meetings apart.

    Args:
        account: The account; `parts` and `twins` are set.
        mine: Its meetings, the weightiest first.
        names: Each meeting's id with the content words of every name that documents give it.
        home_of: The meeting that each meeting claim is about, by the claim's number.
        main: Id of the record's main meeting.
        years: The year that each document speaks of, where its dates lack one.
    """
    # A side event that is told as a meeting of its own stands among the meetings, not in the programme.
    account.twins = {}
    for it in account.sessions:
        if _is_beside(it):
            others = (m for m in account.meetings if home_of[m.number] != main)
            twin = next((m for m in others if m.claim.span.meets(it.claim.span)), None)
            if twin:
                account.twins[it_key(it)] = home_of[twin.number]
    told: list[Item] = []
    home: dict[str, str | None] = {}
    for it in account.sessions:
        fields = it.fields
        assert isinstance(fields, SessionFields)  # session claims only
        day = completed(fields.date, it.document.name, years)
        found = doc_meeting(fields.of, in_time(it, mine), names, day)
        home[it_key(it)] = _talks_before(it, account, mine, names, home_of) or (found.id if found else None)
        if it_key(it) not in account.twins:
            told.append(it if day == fields.date else Item(it.filed, fields.model_copy(update={"date": day})))
    account.parts = parts(told, present_by_label(account.participations), home)


def _talks_before(
    it: Item, account: Account, mine: Sequence[Meeting], names: Names, home_of: Mapping[int, str]
) -> str | None:
    """The talks of a few after which a press conference was given, where its words name no other meeting.

    "Tolvaj met her Kenyan counterpart. At a press conference afterwards …": the last meeting told before it in its
    paragraph, where that is one of a few parties.
    """
    fields, text = it.fields, it.document.text
    if not isinstance(fields, SessionFields) or fields.format != "press-conference":
        return None
    wanted = stems(fields.of or "")
    if any(named(wanted, meeting, names) >= NAMED for meeting in mine):
        return None
    paragraph = text.rfind("\n", 0, it.claim.span.start) + 1
    told = [m for m in account.meetings if paragraph <= m.claim.span.start and m.claim.span.end <= it.claim.span.end]
    last = max(told, key=lambda m: (m.claim.span.end, m.key), default=None)
    by_id = {meeting.id: meeting for meeting in mine}
    home = by_id.get(home_of[last.number]) if last else None
    return home.id if home and home.format in _OF_FEW and home.modality == "asserted" else None


def settle(
    account: Account,
    mine: Sequence[Meeting],
    names: Names,
    sessions: Sequence[tuple[Session, Sequence[Part]]],
    elsewhere: Mapping[str, Session],
) -> None:
    """Work out what the account's participation claims are about.

    Args:
        account: The account; `places` is set.
        mine: Its meetings, the weightiest first.
        names: Each meeting's id with the content words of every name that documents give it.
        sessions: The sessions of its meetings, with the claims of each.
        elsewhere: The sessions of its weightiest meeting, by the folded labels that documents use.
    """
    own = {part.item.number for part in account.parts}
    labels = {
        fold(part.fields.label): session for session, group in sessions for part in group if part.item.number in own
    }
    by_twin = {
        fold(getattr(it.fields, "label", "")): account.twins[it_key(it)]
        for it in account.sessions
        if it_key(it) in account.twins
    }
    account.places = {}
    for it in account.participations:
        event = fold(getattr(it.fields, "event", None) or "")
        account.places[it_key(it)] = (
            Place(by_twin[event], None)
            if event in by_twin
            else place_of(it, labels, elsewhere if mine else {}, names, mine)
        )
