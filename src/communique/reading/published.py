"""When a document was published, by what its first and last lines say."""

from __future__ import annotations

import re
from functools import cache

from communique.reading.dates import WrittenDate, written_dates
from communique.reading.genre import is_labelled
from communique.reading.head import Head
from communique.reading.lexicon import lexicon

_TIME = re.compile(r"\b\d{1,2}(?:[:.h]\d\d)(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:[A-Z]{2,4}T|UTC|GMT|Z|local time|heure locale|heures?|hrs?)\b(?:\s*[+-]\d{1,4})?")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]{2,60}\)|/[^/]{2,40}/)?\s*(?:[–—|:.•·]|--?|$)")
_DELIMITED_BEFORE = re.compile(r"(?:^|[,(|/–—•·:-])\s*$")
_DELIMITED_AFTER = re.compile(r"\s*(?:$|[,)|/–—•·:.-])")
_PLACE_WORDS = 5
_LINE_WORDS = 10


def published_in(head: Head) -> str | None:
    """The date of publication that the document itself tells, or None.

    Taken is a date beside a label ("Issued on …"), one in a dateline ("BRUSSELS, April 4, 2023 (Agency) -"),
    one that makes a line of its own with a place, weekday or time, or one set off in a line that
    names the kind of document ("Press release, 7 March 2024"). A date in prose is not, nor one without year.
    """
    labelled: list[tuple[int, str]] = []
    plain: list[str] = []
    for line in (*head.lines, *head.foot):
        for date in written_dates(line):
            rank = _label_rank(line[: date.start])
            if rank is not None:
                labelled.append((rank, date.date))
            elif _stands_apart(line, date) or (line in head.headings and is_labelled(line) and _is_set_off(line, date)):
                plain.append(date.date)
    first = min(labelled, default=None, key=lambda found: found[0])
    if first and (first[0] == 1 or not plain):
        return first[1]
    return plain[0] if plain else None


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted((entry["label"] for entry in lexicon("date_labels")), key=len, reverse=True)
    days = "|".join(entry["name"] for entry in lexicon("weekdays"))
    return re.compile(
        rf"(?:^|[.,;:(|•·–—-]\s*|\w+ (?=as (?:of|at)\b))({'|'.join(map(re.escape, labels))})"
        rf"\s*[:,]?\s*(?:on|le|du)?\s*(?:(?:{days})\b\.?,?)?\s*(?:the)?\s*$",
        re.IGNORECASE,
    )


@cache
def _ranks() -> dict[str, int]:
    return {entry["label"]: int(entry["rank"]) for entry in lexicon("date_labels")}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(entry["name"] for entry in lexicon("weekdays"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(entry["word"] for entry in lexicon("name_particles") if entry["place"] == "yes")


def _label_rank(before: str) -> int | None:
    match = _label_pattern().search(before)
    return _ranks()[match[1].lower()] if match else None


def _stands_apart(line: str, date: WrittenDate) -> bool:
    return _is_dateline(line, date) or _is_date_line(line, date)


def _is_dateline(line: str, date: WrittenDate) -> bool:
    """A place, the date, perhaps the agency, then a dash or full stop."""
    before = line[: date.start]
    return bool(
        _names_only(before, _PLACE_WORDS)
        and any(character.isalpha() for character in before)
        and _AFTER_DATELINE.match(line, date.end)
    )


def _is_date_line(line: str, date: WrittenDate) -> bool:
    """The date with nothing beside it but places, offices, weekdays and times."""
    before, after = line[: date.start], line[date.end :]
    return _names_only(before, _PLACE_WORDS) and _names_only(after, _LINE_WORDS)


def _is_set_off(line: str, date: WrittenDate) -> bool:
    return bool(_DELIMITED_BEFORE.search(line[: date.start]) and _DELIMITED_AFTER.match(line, date.end))


def _names_only(words: str, most: int) -> bool:
    rest = _ZONE.sub(" ", _TIME.sub(" ", re.sub(r"\([^()]*\)", " ", words)))
    kept = [word for word in re.findall(r"[^\W_]+", rest) if word.lower() not in _weekdays()]
    if any(character.isdigit() for character in rest) or re.search(r"[!?;“”\"«»]", rest):
        return False
    return len(kept) <= most and all(word[0].isupper() or word in _particles() for word in kept)
