"""The turns of a transcript: who has the floor, from the label to the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.language.lexicon import rows
from communique.language.lines import Line
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_LABEL = re.compile(
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Dr|Mme|M|Lord|Lady|Sir|Amb|Sen|Rep|Gov|Gen)\.?\s)?[A-ZÀ-Þ][\w'’.\-]+(?:\s[A-ZÀ-Þ][\w'’.\-]+){0,5}"
    r"(?:\s\([^)\n]{2,50}\))?):\s+(?=\S)"
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NOISE = re.compile(r"(?:\s*[(\[][^)\]]*[)\]]|\s*…|\s*\.\.\.)+\s*")
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms|miss|dr|mme|m|sir|lord|lady|h\.?e)\.?\s+", re.IGNORECASE)
_NOBODY_NAMED = "Q"
"""Who asks without giving a name, whatever the label calls him."""
_ASKING = frozenset({"q", "question", "reporter", "journalist", "press", "questioner"})
_ANSWERING = frozenset({"a", "answer", "réponse"})
_CHAIRING = frozenset(
    {"moderator", "modératrice", "modérateur", "operator", "staff", "host", "announcer", "interpreter"}
)
_INTRODUCED = re.compile(r"[^.?!]{2,60},\s[^.?!]{2,40}\.")
_LIMIT = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words in a transcript."""

    span: Span
    speakers: tuple[str, ...]
    label: Span
    addressees: tuple[str, ...] = ()
    asks: bool = False


def find_turns(reading: Reading) -> list[Turn]:
    """The turns of a transcript in order; none where the document is not one."""
    labelled = _labelled(reading)
    if len(labelled) < 2:
        return []
    found: list[Turn] = []
    known: dict[str, tuple[str, ...]] = {}
    for position, (index, label, body) in enumerate(labelled):
        stop = labelled[position + 1][0] if position + 1 < len(labelled) else len(reading.lines)
        plain = _BRACKETS.sub(" ", label.of(reading.text)).strip().casefold()
        if plain in _CHAIRING:
            continue
        end = _end(reading.lines, index, stop, body)
        start = _after_noise(reading.text, body.start, end)
        asks = plain in _ASKING
        speakers: tuple[str, ...]
        if asks:
            start, speakers = _introduced(reading, Span(start, end))
            speakers = speakers or _bracketed(label.of(reading.text)) or (_NOBODY_NAMED,)
        elif plain in _ANSWERING:
            speakers = next((turn.speakers for turn in reversed(found) if not turn.asks), ()) or _host(reading)
        else:
            speakers = _named(reading, _BRACKETS.sub(" ", label.of(reading.text)).strip(), known)
        span = Span(start, end).trimmed(reading.text)
        if span.start >= span.end or _NOISE.fullmatch(reading.text, span.start, span.end):
            continue
        addressees = found[-1].speakers if found and found[-1].asks and not asks else ()
        found.append(Turn(span, speakers, label, addressees, asks))
    return found


def _labelled(reading: Reading) -> list[tuple[int, Span, Span]]:
    text = reading.text
    capitals = [
        (index, _label(text, line), line.body) for index, line in enumerate(reading.lines) if line.kind == "turn"
    ]
    if len(capitals) >= 2:
        return capitals
    mixed = []
    for index, line in enumerate(reading.lines):
        match = _LABEL.match(text, line.span.start, line.span.end)
        if match and line.span.end - match.end() > 15:
            mixed.append((index, Span(match.start("label"), match.end("label")), Span(match.end(), line.span.end)))
    labels = [span.of(text) for _, span, _ in mixed]
    if len(mixed) >= 3 and len(set(labels)) < len(labels) and any(_is_speaker(reading, label) for label in labels):
        return mixed
    return []


def _label(text: str, line: Line) -> Span:
    """Where a turn's label stands; a quotation mark may open it."""
    start = text.index(line.label, line.span.start)
    return Span(start, start + len(line.label))


def _is_speaker(reading: Reading, label: str) -> bool:
    bare = _HONORIFIC.sub("", label)
    return bare != label or reading.people.named(bare) is not None or label.casefold() in _ASKING


def _end(lines: Sequence[Line], index: int, stop: int, body: Span) -> int:
    end = body.end
    for line in lines[index + 1 : stop]:
        if not line.is_prose:
            break
        end = line.span.end
    return end


def _after_noise(text: str, start: int, end: int) -> int:
    match = _NOISE.match(text, start, end)
    return match.end() if match and match.end() < end else start


_OUTLET = re.compile(
    r"\b(?:Daily|News|Times|Post|Press|Agency|TV|Television|Radio|Wire|Journal|Herald|Tribune|Agence|Media|Broadcasting)\b"
)


def _bracketed(label: str) -> tuple[str, ...]:
    """Who asks, in the brackets of a label: "Q (Fjord Daily, Ida Roe)", "QUESTION (Ida Roe, follow-up)"."""
    match = _BRACKETS.search(label)
    if match is None:
        return ()
    parts = [part.strip() for part in match[0].strip(" ()[]").split(",")]
    names = [part for part in parts if len(part.split()) > 1 and part[0].isupper() and not _OUTLET.search(part)]
    return (names[-1],) if names else ()


def _introduced(reading: Reading, span: Span) -> tuple[int, tuple[str, ...]]:
    """A questioner's own introduction ("Thank you. Ida Roe, Fjord Daily.") and where the question begins."""
    first = reading.sentence_at(span.start)
    if first is None:
        return span.start, ()
    for sentence in reading.sentences[first.index : first.index + 3]:
        if sentence.span.start >= span.end:
            break
        name = next((mention for mention in sentence.mentions if mention.kind in ("name", "person")), None)
        if name is None or not _INTRODUCED.fullmatch(sentence.span.of(reading.text)):
            continue
        if name.span.start - sentence.span.start > 12 or any(clause.subject for clause in sentence.clauses):
            continue
        return min(_next_start(reading, sentence), span.end), (name.entities or (name.name,))[:1]
    return span.start, ()


def _next_start(reading: Reading, sentence: Sentence) -> int:
    following = sentence.index + 1
    return reading.sentences[following].span.start if following < len(reading.sentences) else sentence.span.end


def _named(reading: Reading, label: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    bare = _HONORIFIC.sub("", label).strip(" ,")
    title, name = _title_and_name(bare, reading.language)
    key = (title or name).casefold()
    if name:
        person = reading.people.named(name)
        speakers = (person.name,) if person else (_cased(name),)
        for word in (title.casefold(), name.casefold(), name.split()[-1].casefold()):
            if word and (word not in known or word == title.casefold()):
                known[word] = known[word] if word == name.split()[-1].casefold() and word in known else speakers
        fuller = known.get(name.casefold())
        return fuller or speakers
    if key in known:
        return known[key]
    holder = reading.people.holding(title, None, reading.home)
    if holder is not None:
        return (holder.name,)
    return (_cased(bare),) if bare else ()


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


@cache
def _title_words(language: str) -> frozenset[str]:
    words = set()
    for row in rows("offices"):
        if row["language"] == language:
            words.update(row["phrase"].casefold().replace("-", " ").split())
    return frozenset(words)


def _title_and_name(label: str, language: str) -> tuple[str, str]:
    """An office before a name: "FOREIGN MINISTER IDA ROE"."""
    parts = label.split()
    titles = _title_words(language) | {"nato", "un", "eu", "foreign"}
    at = 0
    while at < len(parts) and all(piece in titles for piece in parts[at].casefold().strip(",").split("-")):
        at += 1
    return " ".join(parts[:at]), " ".join(parts[at:])


def _host(reading: Reading) -> tuple[str, ...]:
    """Whom the heading names as the one who speaks."""
    for sentence in reading.sentences[:_LIMIT]:
        if sentence.line.kind not in ("headline", "heading"):
            continue
        for mention in sentence.mentions:
            if mention.kind in ("person", "office") and mention.entities:
                return mention.entities[:1]
    return ()
