"""Where reported words end: at the sentence's end, or where the writer's own voice resumes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from communique.claims.lexicon import rows
from communique.claims.reported_asides import after_comma, is_aside, is_occasion, narrows, resumes, resumes_after_aside
from communique.claims.reporting_words import words
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import carries_speech_noun, reporting_verbs, speech_nouns

_ENDS = " ,.;:–—-\n\u00a0"
_DASH = re.compile(r"\s(?:—|–|--|-|―)\s")
_CONTINUING = (
    *("in particular", "including", "not ", "namely", "and ", "or ", "even ", "especially", "particularly", "because "),
)
_CONCESSIONS = ("though", "although", "whereas", "bien", "tandis")
_PHRASES = frozenset(
    {"prep", "dative", "oprd", "acomp", "advmod", "xcomp", "ccomp", "obl", "obl:arg", "obl:mod", "dobj", "obj", "advcl"}
    | {"npadvmod", "agent", "acl", "conj"}
)


def region_end(reading: Reading, sentence: Sentence, clause: Clause, start: int, gerunds: bool = False) -> int:
    """Where the words that begin at `start`, reported by a clause before them, end.

    Args:
        reading: The document.
        sentence: The sentence of both.
        clause: The clause that reports.
        start: Where the reported words begin.
        gerunds: Whether they list doings ("the importance of meeting …, keeping … and …").
    """
    quotation = reading.quotation_at(clause.cue.start)
    end = min(sentence.span.end, quotation.inner.end) if quotation is not None else sentence.span.end
    for cut in _cuts(reading, sentence, clause, start, gerunds):
        if cut > start:
            end = min(end, _with_whole_quotation(reading, start, cut))
    outer = _before_outer(sentence, clause)
    if outer > start:
        end = min(end, outer)
    return trimmed_end(reading, sentence, _before_dash(reading, start, _before_semicolon(reading, start, end)))


def _with_whole_quotation(reading: Reading, start: int, end: int) -> int:
    """A cut inside a quotation that begins after `start` moves behind it: quoted words are one speaker's."""
    around = reading.quotation_at(end)
    return around.outer.end if around is not None and around.outer.start > start else end


def _before_outer(sentence: Sentence, clause: Clause) -> int:
    """The end of a clause that stands before the verb it goes with: "hoping to calm the valley, she came"."""
    last = clause.verb.right_edge
    follows = clause.kind in ("advcl", "relcl", "acl", "csubj", "pcomp") and any(
        outer.i > last.i for outer in clause.verb.ancestors
    )
    return sentence.at(last).end if follows else 0


def phrase_end(reading: Reading, sentence: Sentence, clause: Clause, head: Any) -> int:
    """The end of a noun's phrase with the phrases of its verb that go with it."""
    start = sentence.at(head.left_edge).start
    gerunds = any(token.dep_ in ("pcomp", "pobj") and token.text.endswith("ing") for token in head.subtree)
    limit = region_end(reading, sentence, clause, start, gerunds)
    end = sentence.at(head.right_edge).end
    event = _is_event(reading, clause, head)
    deed = head.lemma_.casefold() in words("deed", reading.language)
    verb = reporting_verbs(reading.language).get(clause.lemma)
    is_due = clause.lemma in ("look", "call") or (
        verb is not None and verb.force in ("demands", "proposes", "promises")
    )
    for child in clause.verb.children:
        if child.i <= head.i or sentence.at(child).start < end:
            continue
        if _goes_on(child):
            end = max(end, sentence.at(child.right_edge).end) if child.dep_ == "conj" else end
            continue
        if event and child.dep_ == "prep" and not _is_moment(child, reading.language):
            end = sentence.at(child.right_edge).end
            continue
        if child.dep_ == "punct" and child.text in ("“", '"', "«", "”", "»", "("):
            continue
        if deed and child.dep_ == "prep":
            if child.lower_ in _OF_DEEDS:
                end = sentence.at(child.right_edge).end
                continue
            if any(each.i > child.i and each.lower_ in _OF_DEEDS for each in clause.verb.children):
                continue
        if child.dep_ == "punct" and child.text == ",":
            if deed and _of_deed_follows(child):
                continue
            if gerunds or resumes_after_aside(child) or narrows(child):
                continue
            break
        if child.dep_ not in _PHRASES or (child.dep_ == "conj" and not gerunds):
            break
        if child.lower_ in ("by", "until") and is_due:
            end = sentence.at(child.right_edge).end
            continue
        if is_aside(child, reading.language):
            if resumes(child):
                continue
            break
        is_quality = child.pos_ == "ADJ" and child.left_edge.lower_ == "as"
        if child.dep_ == "advcl" and child.tag_ != "VB" and not is_quality and not (gerunds and child.tag_ == "VBG"):
            break
        end = sentence.at(child.right_edge).end
    end = max(end, _parallel_end(sentence, head))
    end = min(end, _before_occasion(reading, sentence, clause, head, end))
    if not event:
        end = _without_remark(reading, sentence, head, start, end)
    end = _with_quotation(reading, sentence, end)
    end = _without_occasion(reading, sentence, start, end)
    return _with_whole_quotation(reading, start, trimmed_end(reading, sentence, min(end, max(limit, start))))


_OF_DEEDS = frozenset({"by", "of"})


def _of_deed_follows(comma: Any) -> bool:
    """Whether a day set off by commas stands between a deed and its matter: "the deposit, on 1 June, of its …"."""
    later = [each for each in comma.head.children if each.i > comma.i and each.dep_ != "punct"][:2]
    return any(each.dep_ == "prep" and each.lower_ in _OF_DEEDS for each in later)


def _parallel_end(sentence: Sentence, head: Any) -> int:
    """The end of "and to the people of Peru" after "to the families"."""
    ends = [
        sentence.at(child.right_edge).end
        for child in (head.head.children if head.dep_ == "pobj" else ())
        if child.dep_ == "conj" and child.pos_ == "ADP"
    ]
    return max(ends, default=0)


def _before_occasion(reading: Reading, sentence: Sentence, clause: Clause, head: Any, end: int) -> int:
    """A thing without the phrase that tells where or how it was said."""
    verb = reporting_verbs(reading.language).get(clause.lemma)
    announced = verb is not None and verb.force == "announces"
    for child in head.children:
        if child.dep_ == "prep" and child.i > head.i and _is_telling(child, announced, reading.language):
            return min(end, sentence.at(child).start)
    return end


def _is_telling(preposition: Any, announced: bool, language: str) -> bool:
    """Whether a phrase tells where or in what words a thing was said: "at a conference", "in a letter"."""
    target = next((each for each in preposition.children if each.dep_ == "pobj"), None)
    if target is None:
        return False
    if preposition.lower_ == "in":
        return target.lemma_.casefold() in words("utterance", language)
    return announced and preposition.lower_ in ("at", "during") and is_occasion(target, language)


def _is_event(reading: Reading, clause: Clause, head: Any) -> bool:
    """Whether what is condemned or deplored is a deed, of which time, place and victims are part."""
    verb = reporting_verbs(reading.language).get(clause.lemma)
    if verb is None or verb.force not in ("condemns", "regrets"):
        return False
    return head.lemma_.casefold() in _deeds(reading.language) or (head.text.endswith("ing") and head.pos_ == "NOUN")


@cache
def _deeds(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("occurrence-nouns", language) if row["sort"] in ("attack", "breaks"))


def _is_moment(preposition: Any, language: str) -> bool:
    """Whether a phrase tells on what occasion or weekday something was said: "on Tuesday", "at the summit"."""
    target = next((each for each in preposition.children if each.dep_ in ("pobj", "pcomp")), None)
    if preposition.lower_ not in words("aside", language):
        return False
    return target is None or (is_occasion(target, language) and not any(each.like_num for each in target.children))


def _goes_on(child: Any) -> bool:
    """Whether a list of objects goes on here: ", and the adoption of …", which the parser hangs on the verb."""
    later = [each for each in child.head.children if each.i >= child.i]
    if child.dep_ == "conj":
        return _is_thing(child)
    if child.dep_ not in ("punct", "cc") or child.text not in (",", "and", "et"):
        return False
    following = next((each for each in later if each.dep_ not in ("punct", "cc")), None)
    return following is not None and following.dep_ == "conj" and _is_thing(following)


def _is_thing(token: Any) -> bool:
    clausal = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "cop") for child in token.children)
    return token.pos_ in ("NOUN", "PROPN") and not clausal


def trimmed_end(reading: Reading, sentence: Sentence, end: int) -> int:
    """The end without closing punctuation; the stop of an acronym stays."""
    text = reading.text
    while end > sentence.span.start and text[end - 1] in _ENDS:
        if text[end - 1] == "." and end < sentence.span.end and text[end - 2 : end - 1].isupper():
            break
        end -= 1
    return end


def _without_remark(reading: Reading, sentence: Sentence, head: Any, start: int, end: int) -> int:
    """A noun's phrase without the relative clause after a comma: that is the writer's remark."""
    for token in head.subtree:
        if token.dep_ in ("relcl", "acl:relcl") and token.i > head.i:
            opening = sentence.at(token.left_edge).start
            if opening > start and after_comma(reading, opening) and reading.quotation_at(opening) is None:
                end = min(end, opening)
    return end


def _with_quotation(reading: Reading, sentence: Sentence, end: int) -> int:
    """A phrase that a quoted piece follows at once goes to that piece's end."""
    quotation = reading.quotation_at(end) or reading.quotation_at(end + 1)
    if (
        quotation is not None
        and end - 1 <= quotation.outer.start <= end + 1
        and quotation.outer.end <= sentence.span.end
    ):
        return quotation.outer.end
    return end


def _without_occasion(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """A phrase that holds a quotation, without when and where that was said: "a “disgrace” Wednesday on her show"."""
    for token in sentence.doc:
        at = sentence.at(token).start
        if not start < at < end or token.i == 0 or token.nbor(-1).text not in ("”", '"', "»", "’"):
            continue
        if reading.quotation_at(at) is None and (_is_day(token) or is_aside(token, reading.language)):
            return trimmed_end(reading, sentence, at)
    return end


def _is_day(token: Any) -> bool:
    return token.pos_ == "PROPN" and token.lower_.endswith("day") and token.lower_ in words("occasion", "en")


def _before_semicolon(reading: Reading, start: int, end: int) -> int:
    text = reading.text
    at = text.find(";", start, end)
    while at > 0 and reading.quotation_at(at) is not None:
        at = text.find(";", at + 1, end)
    if at > start and not text[at + 1 : at + 8].strip().startswith(("that", "and", "que")):
        return at
    return end


def _before_dash(reading: Reading, start: int, end: int) -> int:
    """One dash alone opens the writer's remark; two enclose words of the content."""
    dashes = [
        match for match in _DASH.finditer(reading.text, start, end) if reading.quotation_at(match.start()) is None
    ]
    if len(dashes) != 1 or dashes[0].start() < start + 4:
        return end
    following = reading.text[dashes[0].end() : dashes[0].end() + 12].casefold()
    return end if following.startswith(_CONTINUING) else dashes[0].start()


def _cuts(reading: Reading, sentence: Sentence, clause: Clause, start: int, gerunds: bool) -> Iterator[int]:
    """Where clauses begin that are the writer's, or report something else."""
    verbs = reporting_verbs(reading.language)
    token = clause.verb
    for other in sentence.clauses:
        if other is clause or other.verb.i <= token.i or sentence.at(other.verb).start <= start:
            continue
        verb = verbs.get(other.lemma)
        reporting = (verb is not None and "that" in verb.patterns) or carries_speech_noun(other.lemma, reading.language)
        if other.kind == "conj":
            if _breaks(reading, clause, other, reporting):
                yield _before_conjunction(sentence, other)
        elif other.kind == "advcl":
            if not gerunds or other.verb.tag_ != "VBG" or reporting:
                yield from _adverbial(reading, sentence, clause, other, reporting)
        elif verb is not None and "quote" in verb.patterns and other.kind in ("parataxis", "ROOT", "ccomp"):
            yield from _trailing_cue(reading, other, start)


def _breaks(reading: Reading, clause: Clause, other: Clause, reporting: bool) -> bool:
    """Whether a coordinated verb goes with the reporting one, or reports anew, rather than with the content."""
    token, head = clause.verb, other.verb.head
    there = any(child.dep_ == "expl" for child in other.verb.children)
    shares = (other.subject is None or other.inherited) and not there
    if head.i == token.i:
        infinitive = other.verb.tag_ == "VB" and token.tag_ != "VB" and other.group.start == other.cue.start
        return (shares or reporting) and not infinitive
    if reading.language == "fr" and "Inf" in head.morph.get("VerbForm"):
        return shares and _is_compound(token) and _is_compound(other.verb)
    if other.verb.tag_ not in ("VBD", "VBZ") or other.verb.tag_ != token.tag_:
        return False
    if shares:
        finite = head.tag_ not in ("VB", "VBG")
        return not finite or (reporting and (head.tag_ != token.tag_ or head.pos_ == "AUX"))
    if _is_told_next(reading, head, other, reporting):
        return True
    verb = reporting_verbs(reading.language).get(other.lemma)
    return verb is not None and "quote" in verb.patterns and _same_subject(reading, clause, other)


def _is_told_next(reading: Reading, content: Any, other: Clause, reporting: bool) -> bool:
    """Whether somebody else speaks after a content in the past perfect: "said that he had paid, and Ms Dall warned"."""
    if content.tag_ != "VBN" or not any(child.lower_ == "had" for child in content.children) or other.subject is None:
        return False
    sentence = reading.sentence_at(other.cue.start)
    named = sentence.mention_at(sentence.at(other.subject.head).start) if sentence is not None else None
    nouns = speech_nouns(reading.language)
    told = reporting or any(f"{other.lemma} {each.head.lower_}" in nouns for each in other.objects[:1])
    return told and named is not None and named.kind in ("person", "office", "name")


def _is_compound(verb: Any) -> bool:
    """Whether a French verb stands in a compound tense: "ont condamné"."""
    return any(child.dep_ == "aux:tense" for child in verb.children)


def _adverbial(reading: Reading, sentence: Sentence, clause: Clause, other: Clause, reporting: bool) -> Iterator[int]:
    opening = sentence.at(other.verb.left_edge).start
    if not after_comma(reading, opening):
        return
    marker = other.marker or other.verb.left_edge.lower_
    participle = other.verb.tag_ == "VBG" or ("Part" in other.verb.morph.get("VerbForm") and reading.language == "fr")
    reporting = reporting or other.lemma in reporting_verbs(reading.language)
    if (
        (other.verb.head.i == clause.verb.i and (participle or marker in words("contrast", reading.language)))
        or (participle and reporting)
        or marker in _CONCESSIONS
        or (marker in ("as", "while") and reporting)
    ):
        yield opening


def before_concession(reading: Reading, sentence: Sentence, after: int) -> int:
    """Where the writer's "although …" begins after a place; the sentence's end where there is none."""
    openings = (sentence.at(other.verb.left_edge).start for other in sentence.clauses if other.kind == "advcl")
    doc = sentence.doc.text.casefold()
    found = (
        at
        for at in openings
        if at > after
        and after_comma(reading, at)
        and reading.quotation_at(at) is None
        and doc.startswith(_CONCESSIONS, at - sentence.span.start)
    )
    return min(found, default=sentence.span.end)


def _same_subject(reading: Reading, clause: Clause, other: Clause) -> bool:
    first, second = reading.parties(clause.subject), reading.parties(other.subject)
    return bool(first) and first == second


def _trailing_cue(reading: Reading, other: Clause, start: int) -> Iterator[int]:
    """ ", the agency reported" at the end of what somebody else says."""
    subject = other.subject
    if subject is None or other.inherited or other.cue.start <= start + 10:
        return
    first = min(subject.span.start, other.group.start)
    if after_comma(reading, first) and not any(each.i > other.verb.i for each in other.complements):
        yield first


def _before_conjunction(sentence: Sentence, other: Clause) -> int:
    doc = other.verb.doc
    first: int = other.verb.left_edge.i
    while first > 0 and (doc[first - 1].dep_ == "cc" or doc[first - 1].text == ","):
        first -= 1
    return sentence.at(doc[first]).start
