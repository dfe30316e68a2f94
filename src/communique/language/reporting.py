"""The words of reporting: verbs with their force and complements, nouns of speech, those who can speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.language.lexicon import rows

_PATTERNS = frozenset({"that", "wh", "inf", "oinf", "ing", "np", "pred", "sn", "addr", "quote", "oof", "refl"})
_CONTRACTED = {"de": ("du", "des", "d'", "d’"), "à": ("au", "aux")}
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "crat", "person")


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb by which somebody is reported to say, think, want or feel something.

    Attributes:
        lemma: The verb with its particle ("set out").
        force: What the speaker does with the content: says, demands, promises, welcomes, condemns …
        patterns: Which complements hold a content: "that", "wh", "inf", "oinf", "ing", "np", "pred", "sn",
            "oof", "refl" (a reflexive object before its preposition); further "addr" (the object is
            addressed) and "quote" (it introduces quotations).
        prepositions: Those that come before a content ("call for").
    """

    lemma: str
    force: str
    patterns: frozenset[str]
    prepositions: frozenset[str]


@cache
def reporting_verbs(language: str) -> dict[str, ReportingVerb]:
    """The reporting verbs of a language by lemma."""
    found = {}
    for row in rows("reporting-verbs"):
        if row["language"] == language:
            codes = frozenset(row["patterns"].split())
            codes |= {contracted for code in codes for contracted in _CONTRACTED.get(code, ()) if language == "fr"}
            found[row["phrase"]] = ReportingVerb(row["phrase"], row["force"], codes & _PATTERNS, codes - _PATTERNS)
    return found


@cache
def verb_forms(language: str) -> dict[str, ReportingVerb]:
    """Verbs by their written forms, for words whose lemma the tagger gets wrong ("hopes", "preferred", "félicité")."""
    found: dict[str, ReportingVerb] = {}
    for lemma, verb in reporting_verbs(language).items():
        if language == "fr" and lemma.endswith("er"):
            found |= {lemma.removesuffix("er") + ending: verb for ending in ("é", "ée", "és", "ées", "ant")}
        if " " in lemma or language != "en":
            continue
        stem = lemma.removesuffix("e")
        for form in (f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing", f"{lemma}{lemma[-1]}ed"):
            found.setdefault(form, verb)
        if lemma.endswith("y"):
            found |= {f"{lemma[:-1]}ies": verb, f"{lemma[:-1]}ied": verb}
    return found


@cache
def speech_nouns(language: str) -> dict[str, frozenset[str]]:
    """Nouns of speech and attitude with what may follow them: "that", or prepositions before the content."""
    return {
        row["phrase"]: frozenset(row["complements"].split())
        for row in rows("speech-nouns")
        if row["language"] == language
    }


@cache
def _roles(language: str) -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {"speaker": set(), "document": set(), "inquiry": set(), "support": set()}
    for row in rows("speaker-nouns"):
        if row["language"] == language:
            roles[row["role"]].add(row["phrase"])
    return {role: frozenset(found) for role, found in roles.items()}


def carries_speech_noun(lemma: str, language: str) -> bool:
    """Whether a verb carries a noun of speech: "express", "voice", "make"."""
    return lemma in _roles(language)["support"]


def is_inquiry(lemma: str, language: str) -> bool:
    """Whether a noun names what finds something out: a poll, a study."""
    return lemma in _roles(language)["inquiry"]


def is_document(lemma: str, language: str) -> bool:
    """Whether a noun names a document that can speak for its author."""
    return lemma in _roles(language)["document"]


@cache
def can_speak(lemma: str, language: str) -> bool:
    """Whether a common noun names a person or a body."""
    if lemma in _roles(language)["speaker"]:
        return True
    if language != "en":
        return False
    plain = lemma.removesuffix("s")
    return plain in _roles(language)["speaker"] or (len(plain) > 5 and plain.endswith(_AGENT_ENDINGS))
