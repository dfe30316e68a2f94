"""What the accounts call topics, each under one name in English, and the words of a fact that stand on one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from communique.language.lexicon import rows
from communique.model import DependencyFields, DiscussionFields, Passage, SessionFields
from communique.record import Fact, Record
from communique.record.concepts import concepts
from communique.record.words import stems
from communique.registry import country, organisation
from communique.views.lines import tidy
from communique.views.naming import name

_LONGEST = 5  # words
_MOST = 12
_Key = str | frozenset[str]
_ARTICLE = re.compile(r"^(?:the|an?|les?|la|une?)\s+|^l[’']", re.IGNORECASE)
_NAMES = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_POINTING = frozenset({"this", "that", "these", "those", "such", "ce", "cet", "cette", "ces"})
_ENDS = re.compile(r"(?<=[.!?…;])[\"”’»)\]*]*\s+|\n+")


@dataclass(frozen=True)
class Topic:
    """One topic, whatever the language and the words of the accounts.

    Attributes:
        label: What it is called: a country or body by its English name, else an English account's words where one
            names it, else those of an account in another language.
        wordings: The content words of each way to name it.
    """

    label: str
    wordings: frozenset[frozenset[str]]

    def is_in(self, words: frozenset[str]) -> bool:
        """Whether these content words name it."""
        return any(wording <= words for wording in self.wordings)


def topic_of(words: str) -> Topic:
    """The topic that somebody asks for: a country or body under all of its names, else these words."""
    known = _entity(words)
    wordings = {stems(words)} | ({stems(name(known))} if known else set())
    return Topic(words, frozenset(wording for wording in wordings if wording))


def topics_of(record: Record) -> list[Topic]:
    """The short topics that accounts name, the most frequent first; of one within another the wider stands."""
    weight: Counter[_Key] = Counter()
    told: defaultdict[_Key, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for words, language, sources in _told(record):
        wording = tidy(words)
        first, *rest = wording.split() or [""]
        if len(rest) >= _LONGEST:
            # Of a sentence for a topic, whom it names is one: "Russia's war of aggression against Ukraine".
            keys: list[_Key] = list(_named_in(wording))
        elif stems(wording) and first.casefold() not in _POINTING:
            keys = [_entity(wording) or concepts(wording)]
        else:
            keys = []
        for key in keys:
            weight[key] += sources
            words = wording if len(rest) < _LONGEST else name(str(key))
            told[key][language not in (None, "en"), words] += sources
    made: dict[_Key, Topic] = {}
    for key, wordings in told.items():
        _, shortest = min(wordings, key=lambda it: (it[0], len(it[1]), it[1]))
        known = frozenset(stems(wording) for _, wording in wordings)
        if isinstance(key, str):
            made[key] = Topic(name(key), known | {stems(name(key))})
        else:
            made[key] = Topic(_label(shortest), known)
    kept: list[Topic] = []
    for key in sorted(made, key=lambda key: (-weight[key], len(made[key].label.split()), made[key].label)):
        topic = made[key]
        if not any(all(other.is_in(wording) for wording in topic.wordings) for other in kept):
            kept.append(topic)
    return kept[:_MOST]


def _told(record: Record) -> Iterator[tuple[str, str | None, int]]:
    """Each topic that an account names, with the account's language and how many sources tell of it."""
    for session in record.sessions:
        yield from _named(record, session.claims, session.sources)
    for fact in record.of_kind("discussion"):
        yield from _named(record, fact.supports, fact.sources)


def _named(record: Record, claims: Iterable[int], sources: int) -> Iterator[tuple[str, str | None, int]]:
    found: dict[str, str | None] = {}
    for number in claims:
        claim = record.claims[number].claim
        assert isinstance(claim.fields, DiscussionFields | SessionFields)  # the claims of discussions and sessions
        for topic in claim.fields.topics:
            if topic not in found or claim.document.language in (None, "en"):
                found[topic] = claim.document.language
    return ((topic, language, sources) for topic, language in found.items())


def _named_in(words: str) -> Iterator[str]:
    """The countries and bodies that a passage calls by name."""
    found = (_entity(_POSSESSIVE.sub("", run.group())) for run in _NAMES.finditer(words))
    return (each for each in dict.fromkeys(found) if each)


def _entity(words: str) -> str | None:
    return country(words) or organisation(words)


def _label(wording: str) -> str:
    """The words without article, and without the capital of a list's entry."""
    bare = _ARTICLE.sub("", wording) or wording
    first, *rest = bare.split()
    return bare[:1].lower() + bare[1:] if rest and first.istitle() and bare[1:].islower() else bare


def topics_told(topics: Sequence[Topic], fact: Fact) -> list[tuple[Topic, str]]:
    """The topics on which a fact has words, each with those of its sentences: out of a long speech only these."""
    parts = [(part, stems(part)) for part in _parts(fact)] if topics else []
    found = []
    for topic in topics:
        mine = [part for part, words in parts if topic.is_in(words)]
        if mine:
            found.append((topic, " … ".join(mine)))
    return found


def _parts(fact: Fact) -> list[str]:
    fields = fact.fields
    if isinstance(fields, DiscussionFields):
        return list(fields.topics)
    if isinstance(fields, DependencyFields):
        return [" ".join((fields.for_ or "", *(name(it) for it in fields.on)))]
    content = getattr(fields, "content", None)
    return sentences(content.text) if isinstance(content, Passage) else []


def sentences(words: str) -> list[str]:
    """The sentences of a passage, and the parts of sentences between semicolons."""
    found: list[str] = []
    for part in _ENDS.split(words):
        if found and not found[-1].endswith(";") and (part[:1].islower() or _shortened().search(found[-1])):
            found[-1] += " " + part
        elif part.strip():
            found.append(part.strip())
    return found


@cache
def _shortened() -> re.Pattern[str]:
    """A word at the end that a full stop shortens, or an initial."""
    known = "|".join(sorted(re.escape(row["phrase"]) for row in rows("abbreviations")))
    return re.compile(rf"(?:^|[\s.(])(?:(?i:{known})|[A-Z])\.$")
