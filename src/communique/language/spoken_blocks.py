"""Unquoted speech: what follows "X said:" at a line's end or stands under "Statement by X", and joint texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.language.announced_words import announced_speaker, announces_words
from communique.language.lexicon import phrases
from communique.language.lines import Line
from communique.language.reporting import reporting_verbs
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_OPENERS = '"“«„'
_HEADED = re.compile(
    r"\b(?:statement|remarks|speech|message|address|intervention|opening remarks|keynote|letter|op-ed|comments|tweet|"
    r"déclaration|discours|allocution|intervention|propos|message)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(r"\b(?:on|regarding|concerning|about|following|after|sur|concernant|après)\b(?![^\n]*\bby\b)")
_JOINT = re.compile(r"\b(?:joint|communiqu[eé]|conclusions|declaration|conjointe?|commune?)\b", re.IGNORECASE)
_OURS = re.compile(r"(?:we|nous),?\s", re.IGNORECASE)
_ISSUING = re.compile(r"(?:We,\s+(?:the\s+)?|Nous,\s+(?:les\s+)?)(?P<who>[^,\n]{3,80}),", re.IGNORECASE)
_BYLINE = re.compile(r"^(?:By|Par)\s+(?P<name>[^\W\d_][\w’'.-]+(?: [\w’'.-]+){1,3})(?=\s*(?:,|$))", re.MULTILINE)
_HEAD = 6


@dataclass(frozen=True, slots=True)
class Block:
    """Words without quotation marks that are somebody's own."""

    span: Span
    speakers: tuple[str, ...]
    cue: Span | None
    mention: Span | None
    origin: Literal["block", "joint", "first-person"]


def find_blocks(reading: Reading) -> list[Block]:
    """The unquoted speech of a document, in order."""
    found = list(_introduced(reading))
    if found:
        return found
    block = _joint(reading) or _headed(reading)
    return [block] if block else []


def _introduced(reading: Reading) -> list[Block]:
    found: list[Block] = []
    verbs = reporting_verbs(reading.language)
    text = reading.text
    for index, line in enumerate(reading.lines[:-1]):
        if not line.span.of(text).endswith(":") or (found and found[-1].span.end > line.span.start):
            continue
        following = reading.lines[index + 1]
        if text[following.span.start] in _OPENERS or following.kind not in ("paragraph", "numbered"):
            continue
        sentence = reading.sentence_at(line.body.end - 1)
        if sentence is None:
            continue
        if _OURS.match(line.body.of(text)):
            continue
        if announces_words(reading, sentence):
            speakers, mention = announced_speaker(reading, sentence)
            if speakers:
                end = _block_end(reading, index + 1, speakers)
                found.append(Block(Span(following.body.start, end), speakers, None, mention, "block"))
            continue
        for clause in reversed(sentence.clauses):
            verb = verbs.get(clause.lemma)
            if verb is None or "quote" not in verb.patterns or clause.passive or clause.negated:
                continue
            if (
                clause.subject is None
                or len(text[clause.cue.end : sentence.span.end]) > 80
                or clause.kind not in ("ROOT", "conj")
            ):
                continue
            speakers = reading.parties(clause.subject)
            end = _block_end(reading, index + 1, speakers)
            found.append(
                Block(
                    Span(following.body.start, end),
                    speakers,
                    clause.cue,
                    clause.subject.span,
                    "block",
                )
            )
            break
    return found


def _block_end(reading: Reading, first: int, speakers: Sequence[str]) -> int:
    """The block runs on to a heading, a caption, credits, notes, or a line that tells of its speaker or another."""
    lines = reading.lines
    end = lines[first].span.end
    for line in lines[first + 1 :]:
        if not line.is_prose or _closes(reading, line) or _tells_of(reading, line, speakers):
            break
        end = line.span.end
    return _without_stop(reading.text, end)


def _tells_of(reading: Reading, line: Line, speakers: Sequence[str]) -> bool:
    """Whether a line has the speaker for the subject of its verbs, so that the writer's voice is back."""
    for sentence in reading.sentences:
        if not line.span.covers(sentence.span):
            continue
        for clause in sentence.clauses:
            named = sentence.mention_at(sentence.at(clause.subject.head).start) if clause.subject else None
            if named is not None and named.kind in ("person", "office", "name") and set(named.entities) & set(speakers):
                return True
    return False


def _closes(reading: Reading, line: Line) -> bool:
    words = line.span.of(reading.text)
    folded = words.casefold()
    return any(folded.startswith(opening) for opening in phrases("note-openings", reading.language)) or (
        words.endswith(":") and len(words) < 120
    )


def _without_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1] == "." else end


def _headed(reading: Reading) -> Block | None:
    """A text in the first person under a heading that names its author."""
    heads = [sentence for sentence in reading.sentences[:_HEAD] if sentence.line.kind in ("headline", "heading")]
    body = [line for line in reading.lines if line.is_prose]
    if not body:
        return None
    span = Span(body[0].body.start, _body_end(reading, body))
    if not _in_first_person(reading, span):
        return None
    for sentence in heads:
        headed = _HEADED.search(reading.text, sentence.span.start, sentence.span.end)
        if headed is None:
            continue
        matter = _MATTER.search(reading.text, headed.end(), sentence.span.end)
        for mention in sentence.mentions:
            if matter is not None and mention.span.start > matter.start():
                break  # whom or what the statement is about
            if mention.kind in ("person", "office", "name") and mention.entities:
                return Block(span, mention.entities[:1], None, mention.span, "block")
    signed = _author(reading, body[0].span.start)
    if signed is not None:
        return Block(span, (signed.of(reading.text),), None, signed, "block")
    if (reading.home or reading.house) and not _is_letter(reading, span):
        return None  # what its country or body says there is told sentence by sentence
    return Block(span, (), None, None, "first-person")


def _author(reading: Reading, before: int) -> Span | None:
    """The name in the byline above a text in the first person."""
    byline = _BYLINE.search(reading.text, 0, before)
    return Span(byline.start("name"), byline.end("name")) if byline is not None else None


def _joint(reading: Reading) -> Block | None:
    """The body of a text that several parties issue together."""
    body = [line for line in reading.lines if line.is_prose]
    if not body:
        return None
    issuer = reading.issuer or _opening(reading, body)
    if issuer is None:
        return None
    span = Span(body[0].body.start, _body_end(reading, body))
    if not _in_first_person(reading, span, plural=True):
        return None
    return Block(span, issuer, None, None, "joint")


def _opening(reading: Reading, body: Sequence[Line]) -> tuple[str, ...] | None:
    """Who issues a text that nobody else names: "We, the ministers of …,"; nobody, if only numbered points tell."""
    for line in body[:2]:
        match = _ISSUING.match(reading.text, line.body.start, line.body.end)
        if match is not None:
            return (match["who"],)
    heading = reading.text[: body[0].span.start]
    if not _JOINT.search(heading):
        return None
    numbered = [line for line in body if line.kind == "numbered" and _OURS.match(reading.text, line.body.start)]
    return () if len(numbered) >= 3 else None


def _body_end(reading: Reading, body: Sequence[Line]) -> int:
    end = body[0].span.end
    for line in body:
        if _closes(reading, line) and line is not body[0]:
            break
        end = line.span.end
    return _without_stop(reading.text, end)


_FIRST = frozenset({"i", "we", "je", "j’", "j'", "nous"})


def _in_first_person(reading: Reading, span: Span, plural: bool = False) -> bool:
    """Whether the subjects of the text's own sentences are often I and we."""
    own = total = 0
    for sentence in reading.sentences:
        if not span.covers(Span(sentence.span.start, sentence.span.start + 1)):
            continue
        total += 1
        if reading.quotation_at(sentence.span.start) is not None:
            continue
        own += _speaks_of_self(sentence)
    return own >= max(1 if plural else 2, 0.2 * total)


def _is_letter(reading: Reading, span: Span) -> bool:
    """Whether a text says "I": one person's words, though nobody signs them."""
    return any(
        span.covers(sentence.span)
        and reading.quotation_at(sentence.span.start) is None
        and any(token.lower_ in ("i", "je", "j’", "j'") and token.pos_ == "PRON" for token in sentence.doc)
        for sentence in reading.sentences
    )


def _speaks_of_self(sentence: Sentence) -> bool:
    return any(
        clause.subject is not None
        and not clause.inherited
        and clause.kind in ("ROOT", "conj", "ccomp", "parataxis")
        and clause.subject.head.lower_ in _FIRST
        for clause in sentence.clauses
    )
