"""The meeting that each document is mostly about: one held, not one still to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from communique.record import Meeting, Record
from communique.record.when import when


def home_meetings(record: Record) -> Mapping[str, Meeting]:
    """Each document's name with its meeting; documents that tell of none that was held are left out.

    What a document tells most of comes first.
    """
    rank: dict[str, tuple[tuple[bool, int, int], Meeting]] = {}
    for at, meeting in enumerate(record.meetings):
        if meeting.modality in ("denied", "conditional"):
            continue
        told = Counter(record.claims[number].claim.document.name for number in meeting.claims)
        for name in meeting.documents:
            if _is_to_come(record, meeting, name):
                continue
            mine = (meeting.modality != "asserted", -told[name], at)
            if name not in rank or mine < rank[name][0]:
                rank[name] = mine, meeting
    return {name: meeting for name, (_, meeting) in rank.items()}


def _is_to_come(record: Record, meeting: Meeting, document: str) -> bool:
    held, told = when(meeting.date), when(record.documents[document].published)
    if held is None or told is None or not (held.has_year and told.has_year):
        return meeting.modality != "asserted"
    # A day's grace: papers of the world's other side date the first day of a meeting by their own clock.
    return (held.first - told.last).days > 1
