"""What kind of document it is, by its headings, bylines and the shape of its lines."""

from __future__ import annotations

import re
from functools import cache

from communique.reading.head import Head
from communique.reading.lexicon import lexicon

# A press release that carries a joint statement is the joint statement: the more telling word wins.
_ORDER = (
    "joint-statement",
    "transcript",
    "readout",
    "communique",
    "speech",
    "analysis",
    "list",
    "press-release",
    "wire",
    "newspaper",
)
_PLACE = r"[^\W\d_][\w.’'/ -]{1,40}(?:, [^\W\d_][\w.’' -]{1,30})?"
_DATED = r"(?:,? [\w.]{3,10}\.? ?\d{0,2}(?:,? \d{4})?|,? \d{1,2} [\w.]{3,10}(?: \d{4})?)?"
_AGENCY = r"[A-Z][\w&.’' -]{1,40}"
_WIRE = re.compile(
    rf"(?P<place>{_PLACE}?){_DATED}[,.]? "
    rf"(?:\((?P<agency>{_AGENCY})\) ?(?:[-–—]|--)|/(?P<slashed>{_AGENCY})/[.:]? ?[-–—A-Z])"
)
_BARE_WIRE = re.compile(rf"\((?P<agency>{_AGENCY})\) ?(?:[-–—]|--) ")
_BYLINE = re.compile(r"(?:By|Par) [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3}(?:(?:,| and| et) .{3,80})?")
_TURN = re.compile(r"^(Q|A|[A-Z][A-Z .’'-]{2,40}|Question|Answer|Moderator)(?: \([^)]{1,40}\))?: \S", re.MULTILINE)
_HANDLE = re.compile(r"(?:^|\()@\w{2,15}\b")
_TWEET = 700


def genre_of(text: str, head: Head) -> str | None:
    """The genre of a document, or None where nothing tells it."""
    if len(text) <= _TWEET and any(_HANDLE.search(line) for line in head.lines[:2]):
        return "tweet"
    found = {genre for line in head.headings for genre in labels_of(line)}
    found |= {genre for line in head.headings for genre in _of_place(line, "byline")}
    found |= {genre for line in head.lines[:4] for genre in _of_place(line.lstrip("*_ "), "salutation")}
    found |= {genre for line in head.foot for genre in _of_place(line, "tail")}
    if agency_of(head):
        found.add("wire")
    if any(_BYLINE.fullmatch(line) for line in head.lines[1:5]):
        found.add("newspaper")
    turns = _TURN.findall(text[:50_000])
    if len(turns) >= 3 and len(set(turns)) >= 2:
        found.add("transcript")
    return next((genre for genre in _ORDER if genre in found), None)


@cache
def genres() -> frozenset[str]:
    """The genres that are told apart here; a sidecar may give others."""
    return frozenset({*_ORDER, "statement", "tweet", *(entry["genre"] for entry in lexicon("genres"))})


def agency_of(head: Head) -> str | None:
    """The agency in the dateline of a wire ("HARBOURTON, Nov 30 (North Wire) -"), or None."""
    for line in head.lines:
        match = _WIRE.match(line)
        if match and match["place"].split(",")[0].strip():
            return str(match["agency"] or match["slashed"]).strip()
        if bare := _BARE_WIRE.match(line):
            return bare["agency"].strip()
    return None


def labels_of(heading: str) -> list[str]:
    """The genres that a heading names as its own, not in passing."""
    found = []
    for pattern, genre in _patterns("label"):
        if pattern.search(heading):
            found.append(genre)
    found += [genre for pattern, genre in _patterns("line") if pattern.fullmatch(heading.strip(" :.#*"))]
    return found


def is_labelled(heading: str) -> bool:
    """Whether a heading names a kind of document."""
    return bool(labels_of(heading))


def is_label_alone(heading: str) -> bool:
    """Whether a heading is nothing but the kind of document ("PRESS RELEASE")."""
    words = heading.strip(" :.#*[]()–—-")
    return any(pattern.fullmatch(words) for where in ("label", "line") for pattern, _ in _patterns(where))


def _of_place(line: str, where: str) -> list[str]:
    return [genre for pattern, genre in _patterns(where) if pattern.match(line)]


@cache
def _patterns(where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases of one place, a pattern a genre, the longest phrase first."""
    phrases: dict[str, list[str]] = {}
    for entry in sorted(lexicon("genres"), key=lambda entry: -len(entry["phrase"])):
        if entry["where"] == where:
            phrases.setdefault(entry["genre"], []).append(re.escape(entry["phrase"]))
    before = r"(?:^|(?<=[,;:(|–—•·-] )|(?<=\())" if where == "label" else ""
    # "Communiqué de presse" is no communiqué: a phrase must not be the beginning of another genre's.
    after = r"(?!\w)(?! de presse| à la presse)" if where == "label" else r"(?!\w)"
    return tuple(
        (re.compile(rf"{before}(?:{'|'.join(words)}){_tail(words, after)}", re.IGNORECASE), genre)
        for genre, words in phrases.items()
    )


def _tail(words: list[str], after: str) -> str:
    return r"(?!\w)" if any("presse" in word for word in words) else after
