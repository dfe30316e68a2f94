"""Taking part told in passing: "chaired by Peru", "Peru, also invited, stayed away", "Chair: Ann Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from communique.claims.lexicon import rows
from communique.claims.meeting import meetings
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.claims.participation_part import Part, capacity_told, event_words, main_words
from communique.language.clauses import Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.language.reporting import reporting_verbs
from communique.model import Modality, Span
from communique.model.fields import Capacity

_PARTIES = ("person", "name", "country", "organisation", "institution", "members", "group", "office")
_BEFORE = re.compile(
    r"\s*,?\s*(?:(?:and|et|as well as|ainsi que|by|par)\s+)?"
    r"(?:(?:the|la|le|les|its|their|sa|son|leur)\s+|l['’])?(?:governments?\s+of\s+|gouvernements?\s+(?:de|du|des)\s+|"
    r"representatives?\s+of\s+|ministers?\s+(?:from|of)\s+)?(?:(?:the|la|le|les)\s+|l['’])?",
    re.IGNORECASE,
)
_HOME = re.compile(r"\s*\([^()]{2,40}\)")
_GROUPS = re.compile(
    r"(?:[\w’'-]+\s+){0,3}?\b(?:(?:working |contact |drafting |expert )?group|committee|panel|round ?table|segment|"
    r"consultations?|track|task force|groupe(?: de travail)?|comité|table ronde)"
    r"(?:\s+[IVX\d]+|\s+(?:on|of|sur)\s[^,;.]{3,60})?"
    r"(?=\s*(?:,|was|were|is|est|a été|$))",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|la|le|les|une?|l['’])\s*", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:along with|together with|alongside|aux côtés (?:de|du|des|d['’])|ainsi que)\s*", re.IGNORECASE
)
_AWAY = frozenset({"stay", "boycott", "decline", "skip", "miss", "refuse", "withdraw", "boycotter", "décliner"})
_LABEL = re.compile(
    r"(?:^|[.;|\n]\s*)(?:Chair(?:person|man|woman)?|Président(?:e)?(?: de séance)?)\s*:\s+", re.IGNORECASE
)
_CHAIRS = re.compile(r"\b(?:co-)?chair(?:person|man|woman)?\b|président(?:e)? de séance", re.IGNORECASE)
_GAVEL = frozenset(
    {"open", "close", "adjourn", "gavel", "reconvene", "resume", "suspend", "introduce", "ouvrir", "clore"}
)
_SITTING = frozenset({"session", "meeting", "plenary", "sitting", "day", "séance", "réunion", "plénière", "conference"})
_OPENING = re.compile(
    r"\b(?:at|à|in)\s+(?:the\s+|l['’]|la\s+)?(?:opening|close|closing|start|ouverture|clôture)\s+(?:of|de|du|des)\s+"
    r"(?:the\s+|la\s+|le\s+|les\s+|l['’])?$",
    re.IGNORECASE,
)


def told_event(reading: Reading, sentence: Sentence) -> str | None:
    """What an event that goes without saying is called: the main meeting, else the one told last before."""
    if words := main_words(reading):
        return words
    before = [each for each in meetings(reading) if each.span.start < sentence.span.start and each.name]
    before = [each for each in before if each.format not in ("call", "ceremony")]
    if before:
        return before[-1].name
    named = [each for each in occasions(reading) if each.sentence.index < sentence.index and each.kind == "meeting"]
    return " ".join(named[-1].name.of(reading.text).split()) if named else None


def listed_from(reading: Reading, sentence: Sentence, start: int) -> tuple[Sequence[Mention], int]:
    """The parties listed right after an offset, with where the list ends."""
    found: list[Mention] = []
    end = start
    for mention in sentence.mentions:
        if mention.span.start < end:
            continue
        if not _BEFORE.fullmatch(reading.text, end, mention.span.start):
            break
        if mention.kind not in _PARTIES or not (mention.entities or mention.kind == "office"):
            break
        found.append(mention)
        end = mention.span.end
        if home := _HOME.match(reading.text, end):
            end = home.end()
    return found, end


def opening_list(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The parties that open a sentence and act in its clause together: "Mali, Niger and the Chair of the Fund"."""
    listed, end = listed_from(reading, sentence, sentence.span.start)
    subject = clause.subject
    if subject is None or len(listed) < 2 or end > clause.group.start or subject.span.start >= end:
        return ()
    if clause.kind not in ("ROOT", "conj") or not any(each.span.meets(subject.span) for each in listed):
        return ()
    article = re.compile(r"^(?:the|le|la|les)\s+|^l['’]", re.IGNORECASE)
    words = [each.entities or (article.sub("", each.span.of(reading.text)),) for each in listed]
    return tuple(dict.fromkeys(entity for each in words for entity in each))


def asides(reading: Reading, sentence: Sentence, named: list[Occasion]) -> Iterator[Part]:
    """Who took part by words in passing."""
    yield from _led_by(reading, sentence, named)
    yield from _behind_a_comma(reading, sentence, named)
    yield from _labelled(reading, sentence)
    yield from _accompanied(reading, sentence, named)
    for clause in sentence.clauses:
        yield from _gavelled(reading, sentence, clause)
        yield from _at_the_opening(reading, sentence, clause, named)


@cache
def _participles(language: str) -> tuple[tuple[re.Pattern[str], Capacity], ...]:
    by = "par" if language == "fr" else "by"
    return tuple(
        (re.compile(rf"\b(?:{row['words']}) {by}\b", re.IGNORECASE), row["capacity"])  # type: ignore[misc]  # a test checks the column's values
        for row in rows("participation-led-by", language)
    )


def _led_by(reading: Reading, sentence: Sentence, named: list[Occasion]) -> Iterator[Part]:
    """ "The conference, hosted by Peru and co-chaired by Chile and Kenya"."""
    for pattern, capacity in _participles(reading.language):
        for match in pattern.finditer(reading.text, sentence.span.start, sentence.span.end):
            listed, end = listed_from(reading, sentence, match.end())
            who = tuple(dict.fromkeys(entity for mention in listed for entity in mention.entities))
            if not who:
                continue
            occasion = _occasion_before(sentence, named, match.start())
            if occasion is not None and occasion.row["format"] in ("call", "visit"):
                continue
            event = (
                event_words(reading, occasion)
                if occasion is not None
                else _group_named(reading, sentence, match.start())
            )
            lone = len(who) == 1 and len(who[0]) == 2 and capacity == "host"
            if event is None or (lone and occasion is not None and occasion.kind == "meeting"):
                continue  # a lone country as host belongs to the meeting
            modality = _modality(reading, sentence, match.start())
            yield Part(Span(sentence.span.start, max(end, match.end())), who, event, capacity, modality)


def _occasion_before(sentence: Sentence, named: list[Occasion], at: int) -> Occasion | None:
    """The occasion of the sentence that a participle speaks of: the last one named before it."""
    before = [each for each in named if each.name.end <= at and each.sentence is sentence]
    return before[-1] if before else None


def _group_named(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """ "Working Group II, chaired by": the group right before the participle."""
    found = list(_GROUPS.finditer(reading.text, sentence.span.start, at))
    if not found or at - found[-1].end() > 16:
        return None
    return _ARTICLE.sub("", " ".join(found[-1].group().split())) or None


def _modality(reading: Reading, sentence: Sentence, at: int) -> Modality:
    """The modality of the clause around a participle; a finished event where there is none."""
    around = [each for each in sentence.clauses if each.span.start <= at < each.span.end and each.tense != "bare"]
    if not around:
        return "asserted"
    inner = min(around, key=lambda each: each.span.end - each.span.start)
    modality = modality_of(inner, reading.language)
    return "asserted" if modality == "denied" else modality


_ACCOMPANIED = re.compile(
    r"\baccompagnée?s?\s+(?:notamment\s+)?(?:par\s+|(?:de|du|des)\s+|d[’'])(?:la\s+|le\s+|les\s+|l[’'])?|"
    r",\s+accompanied\s+by\s+",
    re.IGNORECASE,
)


def _accompanied(reading: Reading, sentence: Sentence, named: list[Occasion]) -> Iterator[Part]:
    """ "S'est rendu à Lima, accompagné de la ministre, Ann Roe": she came along."""
    for match in _ACCOMPANIED.finditer(reading.text, sentence.span.start, sentence.span.end):
        first = next((each for each in sentence.mentions if each.span.end > match.end()), None)
        if first is None or first.span.start > match.end():
            continue
        listed, end = listed_from(reading, sentence, min(first.span.start, match.end()))
        people = [each for each in listed if each.kind == "person" and each.entities]
        before = [each for each in meetings(reading) if each.span.start <= match.start() and each.format == "visit"]
        occasion = _occasion_before(sentence, named, match.start())
        event = event_words(reading, occasion) if occasion is not None else None
        event = event or next((each.name for each in reversed(before) if each.name), None)
        event = event or told_event(reading, sentence)
        for each in people:
            span = Span(sentence.span.start, max(end, match.end()))
            yield Part(span, each.entities, event, "unspecified", _modality(reading, sentence, match.start()))


@cache
def _beside(language: str) -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple(
        (
            re.compile(
                rf"(?:['’]s (?:representative|delegate|envoy|ambassador))?,\s+(?:{row['words']})"
                r"(?P<more>[^,;.()]{0,80}),",
                re.IGNORECASE,
            ),
            dict(row),
        )
        for row in rows("participation-asides", language)
    )


def _behind_a_comma(reading: Reading, sentence: Sentence, named: list[Occasion]) -> Iterator[Part]:
    """ "Chile, also invited, will stay away": invited, and taken not to come by what follows."""
    for mention in sentence.mentions:
        if mention.kind not in _PARTIES or not mention.entities:
            continue
        for pattern, row in _beside(reading.language):
            match = pattern.match(reading.text, mention.span.end, sentence.span.end)
            if match is None:
                continue
            inside = [each for each in named if match.start() <= each.name.start < match.end()]
            event = event_words(reading, inside[0]) if inside else told_event(reading, sentence)
            clause = next((each for each in sentence.clauses if each.group.start >= match.end() - 1), None)
            if event is None or (row["capacity"] == "host" and not main_words(reading)):
                continue
            modality: Modality = "denied" if row["polarity"] == "away" else "asserted"
            told: Capacity = row["capacity"]  # type: ignore[assignment]  # a test checks the column's values
            if told == "unspecified":
                told = _capacity_in(reading, sentence, match)
            if told == "invitee" and clause is not None and (_stays_away(clause)):
                modality = "denied"
            yield Part(sentence.span.trimmed(reading.text), mention.entities, event, told, modality)


def _capacity_in(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Capacity:
    inner = Clause(verb=None, lemma="", cue=_span(match), group=_span(match), span=_span(match), kind="")
    return capacity_told(reading, sentence, inner, None)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


_TAKING_PART = frozenset(
    {"attend", "participate", "take", "send", "come", "travel", "join", "appear", "show up"}
) | frozenset({"assister", "participer", "prendre", "envoyer", "venir", "rendre", "faire"})


def _stays_away(clause: Clause) -> bool:
    if clause.lemma == "stay" and not any(child.lower_ == "away" for child in clause.verb.children):
        return False
    if clause.lemma.split()[0] in _AWAY:
        return not clause.negated
    return clause.negated and clause.lemma in _TAKING_PART


def along_with(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """ "Will attend as a guest along with Peru and Chile": who else does."""
    found: list[str] = []
    for match in _TOGETHER.finditer(reading.text, clause.cue.end, clause.span.end):
        listed, _ = listed_from(reading, sentence, match.end())
        found += [entity for mention in listed for entity in mention.entities]
    return tuple(dict.fromkeys(found))


def _labelled(reading: Reading, sentence: Sentence) -> Iterator[Part]:
    """ "Chair: Ann Roe (Peru)": as records of a sitting tell it."""
    for match in _LABEL.finditer(sentence.span.of(reading.text)):
        end = sentence.span.start + match.end()
        first = next((each for each in sentence.mentions if each.span.start >= end), None)
        if first is None or first.kind not in ("person", "name") or first.span.start - end > 1:
            continue
        event = told_event(reading, sentence) or _event_here(reading, sentence)
        if event is not None and first.entities:
            yield Part(sentence.span.trimmed(reading.text), first.entities, event, "chair", "asserted")


def _event_here(reading: Reading, sentence: Sentence) -> str | None:
    near = [each for each in occasions(reading) if abs(each.sentence.index - sentence.index) <= 1]
    return " ".join(near[0].name.of(reading.text).split()) if near else None


def _gavelled(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "Chair Ann Roe opened the session": as the chair."""
    if clause.lemma not in _GAVEL or clause.passive or clause.subject is None or clause.inherited:
        return
    mention = sentence.mention_at(sentence.at(clause.subject.head).start)
    if mention is None or mention.kind != "person" or not mention.entities:
        return
    if not any(_CHAIRS.search(office.title) for office in mention.offices):
        return
    if not any(each.head.lemma_.casefold() in _SITTING for each in clause.objects):
        return
    event = told_event(reading, sentence)
    if event is not None:
        span = Span(min(clause.span.start, clause.subject.span.start), clause.span.end)
        yield Part(span, mention.entities, event, "chair", modality_of(clause, reading.language))


def _at_the_opening(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "…, Ann Roe said at the opening of the conference": she was there."""
    if clause.lemma not in reporting_verbs(reading.language) or clause.passive or clause.negated:
        return
    subject = clause.subject
    mention = sentence.mention_at(sentence.at(subject.head).start) if subject is not None else None
    if mention is None or mention.kind not in ("person", "name", "office") or len(mention.entities) != 1:
        return
    if reading.people.named(mention.entities[0]) is None:
        return
    for occasion in named:
        before = Span(max(sentence.span.start, occasion.name.start - 40), occasion.name.start)
        if _OPENING.search(reading.text, before.start, before.end) and occasion.name.start > clause.cue.start:
            words = event_words(reading, occasion)
            yield Part(sentence.span.trimmed(reading.text), mention.entities, words, "unspecified", "asserted")
            return
