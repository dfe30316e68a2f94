"""The meeting that each document is mostly about: one held, not one still to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from communique.record import Meeting, Record
from communique.record.when import when


def home_meetings(record: Record, *, to_come: bool) -> Mapping[str, Meeting]:
    """Each document's name with its meeting; documents that tell of none are left out.

    What a document tells most of comes first, among meetings that were held when it was told.

    Args:
        record: The record.
        to_come: Whether a meeting of the future is a document's own where it tells of no other.
    """
    rank: dict[str, tuple[tuple[bool, bool, int, int], Meeting]] = {}
    for at, meeting in enumerate(record.meetings):
        if meeting.modality in ("denied", "conditional"):
            continue
        told = Counter(record.claims[number].claim.document.name for number in meeting.claims)
        for name in meeting.documents:
            later = _is_to_come(record, meeting, name)
            if later and not to_come:
                continue
            mine = (later, meeting.modality != "asserted", -told[name], at)
            if name not in rank or mine < rank[name][0]:
                rank[name] = mine, meeting
    return {name: meeting for name, (_, meeting) in rank.items()}


def _is_to_come(record: Record, meeting: Meeting, document: str) -> bool:
    held, told = when(meeting.date), when(record.documents[document].published)
    if held is None or told is None or not (held.has_year and told.has_year):
        return meeting.modality != "asserted"
    # A day's grace: papers of the world's other side date the first day of a meeting by their own clock.
    return (held.first - told.last).days > 1
