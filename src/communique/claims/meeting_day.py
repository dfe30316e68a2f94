"""The day of a release: meetings told without a date of their own are of the day that the text tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.claims.meeting_account import MeetingAccount
from communique.claims.organ_meetings import letterhead
from communique.language.reading import Reading, Sentence

_TOLD = ("bilateral", "ceremony", "call", "ministerial", "other", "session", "summit")
_EARLIER = re.compile(
    r"\b(?:last|previous(?:ly)?|earlier|ago|since|first met|already|often|regularly|annual(?:ly)?|"
    r"dernière?|précédente?|déjà|souvent|régulièrement)\b",
    re.IGNORECASE,
)


def on_the_day(reading: Reading, accounts: Sequence[MeetingAccount]) -> list[MeetingAccount]:
    """The accounts, those without a date dated by the release where it tells of its own day before them."""
    head = letterhead(reading)
    if head.date is None or len(head.date) != 10:
        return list(accounts)
    since = _first_told(reading, head.date)
    found = []
    for account in accounts:
        sentence = reading.sentence_at(account.span.start)
        if sentence is not None and since is not None and _is_of_the_day(reading, account, sentence, since):
            account = replace(account, when=replace(account.when, date=head.date))
        found.append(account)
    return found


def _first_told(reading: Reading, day: str) -> int | None:
    """The first sentence of prose that tells of the day."""
    for sentence in reading.sentences:
        if sentence.line.is_prose and any(each.edtf == day for each in reading.dates_in(sentence.span)):
            return sentence.index
    return None


def _is_of_the_day(reading: Reading, account: MeetingAccount, sentence: Sentence, since: int) -> bool:
    group = any(":" in each for each in account.bodies)
    if account.when.date or account.modality != "asserted" or account.format not in _TOLD:
        return False
    if not (account.strong or group) or sentence.index < since or not sentence.line.is_prose:
        return False
    if len(account.bodies) < 2 and not group:
        return False
    if any(each.edtf for each in reading.dates_in(sentence.span)):
        return False
    quoted = reading.quotation_at(account.span.start) is not None
    return not quoted and _EARLIER.search(reading.text, sentence.span.start, sentence.span.end) is None
