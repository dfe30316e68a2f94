"""National steps of accession told by verbs: ratified, approved by parliament, signed, deposited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from communique.claims.accession_admission import admitted, refused, sought
from communique.claims.accession_clause import Step, StepClause
from communique.claims.accession_conditions import is_asked
from communique.claims.accession_joining import JOINING
from communique.claims.accession_matter import Masked, Matter, is_about, matter_of
from communique.claims.accession_parties import Takers
from communique.claims.lexicon import by_lemma
from communique.language.clauses import Clause
from communique.language.numbers import read_number
from communique.language.reading import Reading, Sentence

_LEAVING = re.compile(r"\b(?:withdrawal|withdrawing|exit|denunciation|retrait|dénonciation)\b", re.IGNORECASE)
_LAST_HURDLE = re.compile(
    r"\b(?:clear|complet|finish|conclud|end)\w*\s+(?:\w+\s+){0,3}?(?:parliamentary|legislative)\b|\b(?:last|final)\s+(?:parliamentary|legislative)\b",
    re.IGNORECASE,
)
_HAD_PASSED = re.compile(
    r"\b(?:(?:lower|upper|other|first|second)\s+(?:house|chamber)|house|chamber|senate|deputies|assembly)\s+(?:of\s+\w+\s+)?"
    r"had\s+(?:already\s+|earlier\s+)?(?:passed|approved|backed|adopted|voted|endorsed)\b",
    re.IGNORECASE,
)
_OWN_PROCEDURE = re.compile(
    r"\bratif\w+\b|\b(?:its|their|the|sa|leurs?|la|own)\s+(?:\w+\s+){0,2}(?:procedures?|step|formalities|procédures?)\b",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"\b(?:instruments?|ratifications?|letters? of acceptance|documents?|papers|notifications?)\b", re.IGNORECASE
)
_OWN_INSTRUMENT = re.compile(
    r"(?:its|their|son|leurs?)\s+instruments?\b(?!\s+(?:of|for|to|d['’]|de|pour)\s+(?!ratif|accept|approv|approb))",
    re.I,
)
_NUMBERED = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?:such\s+)?instruments\b", re.IGNORECASE)
_MANY = r"(?:\d{1,3}|[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*(?<!all)(?<!the)(?<!every)(?<!les)(?<!tous)(?<!ces))"
_SO_MANY = re.compile(
    rf"(?:some\s+|only\s+|already\s+)?(?:{_MANY}\s+(?:out\s+)?(?:of|des|sur|de)\s+(?:the\s+|its\s+|les\s+)?)?{_MANY}\s+"
    r"(?:member\s+states|allies|members|states|parties|alliés|membres|états(?:\s+membres)?)\b",
    re.IGNORECASE,
)
_PROTOCOL = re.compile(r"\b(?:protocol|protocole|treaty|traité|convention|covenant)s?\b", re.IGNORECASE)
_LAW = re.compile(r"\b(?:laws?|acts?|bills?|instruments?|legislation|loi|it|them|ratification|decree)\b", re.IGNORECASE)
_COUNTRIES_ONLY = re.compile(r"[A-Z]{2}")
_FAVOUR = re.compile(r"\b(?:for|in favou?r|pour|en faveur)\b")
_ACRONYM = re.compile(r"[A-Z][A-Z-]{2,9}")
_APPLICATION = re.compile(r"\b(?:candidature|demande d['’]adhésion)\b")
_CONSENT = re.compile(
    r"\b(?:consent|approval|assent|green light|go-ahead|blessing|accord|approbation)\b", re.IGNORECASE
)


def steps_of(
    reading: Reading, sentence: Sentence, matter: Matter, near: tuple[str, ...], own: Matter, since: int
) -> Iterator[Step]:
    """The steps that the verbs of a sentence tell.

    Args:
        reading: The document.
        sentence: The sentence.
        matter: What the document is about at this place.
        near: The party last named.
        own: What the sentence itself names.
        since: How many sentences ago a ratification was spoken of.
    """
    lexicon = by_lemma("accession-steps", reading.language)
    for clause in sentence.clauses:
        row = lexicon.get(clause.lemma)
        if row is not None and not is_asked(clause):
            here = _own_treaty(reading, sentence, clause) if matter.treaty else None
            at = StepClause(reading, sentence, clause, here or matter, here or own, near, since, row)
            for step in _SHAPES[row["shape"]](at):
                yield step if here is None or step.matter is not None else replace(step, matter=here)


def _own_treaty(reading: Reading, sentence: Sentence, clause: Clause) -> Matter | None:
    """The treaty that the clause itself names: "ratified the one treaty but has not signed the other"."""
    phrases = [*clause.objects, *([clause.subject] if clause.passive and clause.subject is not None else [])]
    for phrase in phrases:
        found = matter_of(Masked(reading, sentence, phrase.span), phrase.span.of(reading.text))
        if found.treaty and found.to:
            return found
    return None


@cache
def _urging(language: str) -> frozenset[str]:
    return frozenset(by_lemma("commitment-urging", language))


def _matter(at: StepClause) -> Iterator[Step]:
    takers = at.takers()
    by = at.clause.agent if at.clause.passive else at.clause.subject
    if takers.role == "group" and by is not None and _SO_MANY.match(at.words(by.span)):
        return  # "eleven Member States have ratified it": their number is told, not who they are
    words = at.object_words().removeprefix("the ").strip()
    if _ACRONYM.fullmatch(words) and takers.names and not at.matter.candidates:
        yield at.step(takers, matter=Matter((), words, True))
        return
    treaties = at.treaties()
    if len(treaties) > 1:
        yield from (at.step(takers, matter=Matter((), name, True)) for name in treaties)
        return
    if not at.concerns():
        return
    if takers.role == "group" and (not takers.names or (at.clause.passive and at.modality() != "asserted")):
        return
    if takers.role in ("chamber", "committee"):
        return
    if not takers.names and not at.clause.passive and at.modality() != "conditional":
        return
    if not takers.names and at.clause.parent is not None and at.clause.parent.lemma in _urging(at.language):
        return  # "called on the others to ratify": a wish, that says of nobody whether they have
    if at.clause.kind in ("pcomp", "acl", "advcl", "amod") and at.clause.verb.tag_ == "VBG" and not takers.names:
        return
    if not at.matter.treaty and not takers.role and len(takers.names) == 1 and takers.names[0] in at.matter.candidates:
        return
    yield at.step(takers)


def _parliament(at: StepClause) -> Iterator[Step]:
    if not at.concerns():
        return
    takers = at.takers()
    modality = at.modality()
    words = at.words(at.sentence.span)
    finished = modality in ("expected", "conditional") or _LAST_HURDLE.search(words) or _other_chamber_had(at)
    if takers.role != "parliament" and not (takers.role == "chamber" and finished):
        return
    if not at.matter.candidates and not at.matter.to:
        return
    if _LEAVING.search(at.object_words()):
        if takers.names and at.matter.to:
            matter = at.matter if at.matter.treaty else Matter(takers.names, at.matter.to)
            yield at.step(takers, "expected" if modality == "asserted" else modality, "withdrew", matter)
        return
    yield at.step(takers, modality)


def _other_chamber_had(at: StepClause) -> bool:
    """Whether the sentences around tell that another chamber had said yes before this one."""
    near = at.reading.sentences[max(0, at.sentence.index - 2) : at.sentence.index + 3]
    return any(_HAD_PASSED.search(at.words(sentence.span)) for sentence in near)


def _vote(at: StepClause) -> Iterator[Step]:
    takers = at.takers()
    modality = at.modality()
    clause = at.clause
    if takers.role not in ("parliament", "chamber") or not (at.matter.candidates or at.matter.to):
        return
    if not (is_about(at.words(at.sentence.span)) or at.own.candidates or at.since <= 2):
        return
    if modality in ("expected", "conditional", "denied"):
        if modality != "conditional":
            yield at.step(takers, modality)
        return
    if takers.role == "chamber" or clause.lemma in ("take up",):
        return
    words = at.words(clause.span)
    if re.search(r"\bvot\w+\s+(?:down|against|contre)\b", words):
        yield at.step(takers, "denied")
        return
    if re.search(r"\bagainst\b|\bcontre\b|\breject", words) and not re.search(r"\d", words):
        return
    lexicon = by_lemma("accession-steps", at.language)
    if any(lexicon.get(child.lemma, {}).get("shape") == "parliament" for child in clause.children):
        return
    if any(child.kind == "xcomp" for child in clause.children) or _FAVOUR.search(words):
        yield at.step(takers, modality)


def _consent(at: StepClause) -> Iterator[Step]:
    words = " ".join(at.words(each.span) for each in at.clause.objects)
    takers = at.takers()
    if not _CONSENT.search(words) or takers.role not in ("parliament", "chamber"):
        return
    if not (at.own.candidates or is_about(at.words(at.sentence.span)) or at.since <= 2):
        return
    yield at.step(takers)


def _procedure(at: StepClause) -> Iterator[Step]:
    words = at.object_words()
    if not _OWN_PROCEDURE.search(words) or not (at.matter.candidates or at.matter.to):
        return
    if not re.search(r"ratif", words, re.IGNORECASE) and at.since > 4 and not is_about(at.words(at.sentence.span)):
        return
    takers = at.takers()
    if takers.role == "group" and not takers.names:
        return
    in_parliament = re.search(r"\bparl[ie]\w+|\blegislative\b", words, re.IGNORECASE) is not None
    in_parliament |= takers.role == "parliament" and re.search(r"ratif", words, re.IGNORECASE) is None
    if in_parliament and at.clause.kind == "advcl":
        return  # "the Senate approved it, completing the parliamentary procedure": the approval is told by its verb
    if takers.names or at.clause.passive:
        yield at.step(takers, step="parliament-approved" if in_parliament else None)


def _instrument(at: StepClause) -> Iterator[Step]:
    words = at.object_words()
    clause = at.clause
    if _APPLICATION.search(words):
        names = at.takers().names
        if names and clause.lemma == "déposer":
            yield at.step(Takers(), step="applied", matter=Matter(names, at.own.to or at.matter.to))
        return
    if not (at.matter.candidates or at.matter.to) and not (_OWN_INSTRUMENT.match(words) and at.takers().names):
        return
    about = _OWN_INSTRUMENT.match(words) or is_about(words) or at.own.candidates or at.since <= 2
    if clause.lemma in ("sign", "signer", "promulgate", "promulguer"):
        takers = at.takers()
        if takers.role == "state" or clause.lemma.startswith("promulg"):
            if _LAW.search(words) and about and takers.names:
                yield at.step(takers, step="ratified")
            return
        unsaid = not words and at.matter.treaty and takers.names and not clause.objects
        if unsaid and (at.own.to or at.since <= 2) and at.modality() in ("denied", "expected", "asserted"):
            yield at.step(takers)
            return
        if (_PROTOCOL.search(words) or at.is_of_treaty()) and (at.matter.candidates or at.matter.treaty):
            names = () if set(takers.names) == set(at.matter.candidates) and not at.matter.treaty else takers.names
            if at.matter.treaty and not names and not clause.passive:
                return
            yield at.step(Takers(names))
        return
    if not _INSTRUMENT.search(words) or not about:
        return
    takers = at.takers()
    if not takers.names and clause.passive and re.search(r"\b(?:our|nos|notre)\b", words, re.IGNORECASE):
        takers = Takers((at.reading.home,) if at.reading.home else ())
    if not takers.names and clause.passive:
        owners = Masked(at.reading, at.sentence, clause.subject.span if clause.subject else None)
        match = re.match(r"(?:the\s+)?\ue001(?:['’]s?)?(?:\s+and\s+\ue001(?:['’]s?)?)*", owners.text)
        takers = Takers(owners.named(*match.span())) if match else takers
        if (number := _NUMBERED.search(words)) is not None and (count := read_number(number[1])) and count > 1:
            yield at.step(takers, count=count)
            return
    if re.search(r"instruments? of accession|instruments? d['’]adhésion", words):
        takers = takers if takers.names else Takers(at.matter.candidates[:1])
        yield at.step(takers, matter=Matter(takers.names, at.matter.to) if not at.matter.treaty else None)
        return
    yield at.step(takers)


def _travel(at: StepClause) -> Iterator[Step]:
    subject = at.clause.subject
    if (
        subject is None
        or not re.search(r"\binstruments?\b", at.words(subject.span))
        or not (at.matter.candidates or at.matter.to)
    ):
        return
    masked = Masked(at.reading, at.sentence, subject.span)
    match = re.match(r"(?:the\s+)?\ue001", masked.text)
    names = masked.named(*match.span()) if match else at.near_here()
    yield at.step(Takers(names))


def _follow(at: StepClause) -> Iterator[Step]:
    if at.since > 1 or at.clause.objects or at.clause.passive:
        return
    takers = at.takers()
    if takers.names and takers.role == "" and all(_COUNTRIES_ONLY.fullmatch(n) for n in takers.names) and at.matter.to:
        modality = at.modality()
        if modality in ("expected", "asserted"):
            yield at.step(takers, modality)


_SHAPES: dict[str, Callable[[StepClause], Iterator[Step]]] = {
    "matter": _matter,
    "parliament": _parliament,
    "vote": _vote,
    "consent": _consent,
    "procedure": _procedure,
    "instrument": _instrument,
    "travel": _travel,
    "follow": _follow,
    "admit": admitted,
    "seek": sought,
    "refuse": refused,
    **JOINING,
}
