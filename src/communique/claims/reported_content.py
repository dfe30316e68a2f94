"""What a reporting verb reports: where its content begins, and where the writer's own voice resumes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb, carries_speech_noun, reporting_verbs, speech_nouns
from communique.model import Span

_WH = frozenset(
    ["whether", "if", "how", "what", "why", "when", "where", "who", "which", "whom", "whose", "si", "comment", "pourquoi", "quand", "où", "quel", "quelle", "quels", "quelles"]
)
_CONTRASTS = frozenset(["though", "although", "while", "whereas", "even", "as", "when", "after", "before", "bien", "alors", "tandis"])
_ASIDE = frozenset(
    ["on", "in", "at", "during", "after", "before", "following", "upon", "since", "ahead", "via", "by", "lors", "durant", "pendant", "après", "avant"]
)
_OCCASIONS = frozenset(
    ["meeting", "conference", "interview", "statement", "speech", "summit", "session", "margin", "sideline", "press", "call", "visit", "talk", "tweet", "post", "letter", "email", "address", "remark", "briefing", "debate", "rally", "video", "morning", "afternoon", "evening", "night", "week", "month", "year", "day", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "context", "regard", "occasion", "time", "beginning", "start", "end", "opening", "réunion", "conférence", "entretien", "discours", "sommet", "marge", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "twitter", "facebook"]
)
_SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "nsubj:pass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_MARKS = frozenset({"that", "que", "qu’", "qu'"})


@dataclass(frozen=True, slots=True)
class Content:
    """What is reported.

    Attributes:
        span: The words, without what introduces or ends them.
        cue: The words of reporting.
        addressees: Who is asked, told or urged.
        pattern: By which complement it was found.
    """

    span: Span
    cue: Span
    addressees: tuple[str, ...] = ()
    pattern: str = "that"


def content_of(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """The content that a clause reports; None where its verb reports nothing here."""
    for find in (_finite, _noun_of_speech, _infinitive, _prepositional, _object):
        found = find(reading, sentence, clause, verb)
        if found is not None:
            return found
    return None


def _finite(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    token = clause.verb
    addressees = _addressed(reading, clause, verb)
    for child in token.children:
        if (
            child.dep_ not in ("ccomp", "xcomp", "advcl", "parataxis")
            or (child.dep_ == "parataxis"
            and child.i > token.i)
        ):
            continue
        asks = _asks(child)
        if child.dep_ == "advcl" and not (asks and "wh" in verb.patterns and asks.lower_ in ("if", "whether", "si")):
            continue
        if not (_is_finite(child) or asks):
            continue
        if asks and asks.lower_ not in _MARKS:
            if "wh" not in verb.patterns and "that" not in verb.patterns:
                continue
        elif "that" not in verb.patterns:
            continue
        if child.i > token.i:
            start = _complement_start(sentence, child)
            if start < clause.cue.end:
                continue
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees)
        return _preposed(reading, sentence, clause, child, addressees)
    if "that" in verb.patterns:
        after = token.i + 1
        doc = token.doc
        while after < len(doc) and doc[after].dep_ in ("prt", "advmod", "npadvmod") and doc[after].head is token:
            after += 1
        if after + 1 < len(doc) and doc[after].lower_ in _MARKS and doc[after].dep_ in ("mark", "pobj"):
            start = sentence.at(doc[after + 1]).start
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees)
    return _parenthetical(reading, sentence, clause, verb, addressees)


def _asks(child: Any) -> Any | None:
    """The question word that opens a complement, if one does."""
    first = child.left_edge
    if first.lower_ in _WH:
        return first
    following = first.nbor(1) if first.i + 1 < len(first.doc) and first.pos_ == "ADP" else None
    return following if following is not None and following.lower_ in _WH and following.i <= child.i else None


def _is_finite(child: Any) -> bool:
    if child.tag_ in _FINITE or "Fin" in child.morph.get("VerbForm"):
        return True
    marked = False
    for grandchild in child.children:
        if grandchild.dep_ in ("aux", "auxpass", "cop", "aux:tense", "aux:pass") and (
            grandchild.tag_ in _FINITE or "Fin" in grandchild.morph.get("VerbForm")
        ):
            return True
        if grandchild.dep_ == "mark" and grandchild.lower_ in _MARKS:
            marked = True
        if grandchild.dep_ == "aux" and grandchild.lower_ == "to":
            return False
    return marked


def _complement_start(sentence: Sentence, child: Any) -> int:
    doc = child.doc
    at = child.left_edge.i
    while at < child.i and ((doc[at].is_punct and doc[at].text not in '“"«([‘') or doc[at].lower_ in _MARKS):
        at += 1
    return sentence.at(doc[at]).start


def _preposed(
    reading: Reading, sentence: Sentence, clause: Clause, child: Any, addressees: tuple[str, ...]
) -> Content | None:
    """ "A, Ms Dall said": from the sentence's begin to the comma before the cue."""
    first = clause.verb
    for grandchild in clause.verb.children:
        if grandchild.i < clause.verb.i and grandchild.i > child.i and grandchild.dep_ not in ("punct", "ccomp"):
            first = min(first, grandchild.left_edge, key=lambda each: each.i)
    end = sentence.at(first).start
    left = min(child.left_edge.i, child.i)
    doc = first.doc
    start = sentence.at(doc[left]).start
    if all(
        doc[i].head.i in range(left, first.i)
        or doc[i].is_punct
        or doc[i].dep_ in ("prep", "advmod", "cc", "advcl", "mark")
        for i in range(left)
    ):
        start = sentence.span.start
    colon = reading.text.rfind(": ", start, end)
    if colon > 0 and reading.quotation_at(colon) is None:
        start = colon + 2
    while doc and reading.text[start:end].startswith(("But ", "And ", "Yet ")):
        start += 4
    span = Span(start, end).trimmed(reading.text, " ,;–—-\u00a0\n")
    return Content(span, clause.cue, addressees, "preposed") if span.end - span.start > 3 else None


def _parenthetical(
    reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb, addressees: tuple[str, ...]
) -> Content | None:
    """ "Roads, Ms Dall said, would open": the whole sentence is what she said."""
    if "quote" not in verb.patterns or "that" not in verb.patterns or clause.subject is None or clause.inherited:
        return None
    if clause.objects and "addr" not in verb.patterns:
        return None
    text = reading.text
    subject_start = min(clause.subject.span.start, clause.group.start)
    before = text[sentence.span.start : subject_start].rstrip()
    if not before.endswith((",", "–", "—", "”", '"')):
        return None
    end = max(clause.subject.span.end, clause.cue.end)
    following = text[end : end + 1]
    if len(before) < 8 or (clause.kind not in ("parataxis", "ROOT", "ccomp") and following != ","):
        return None
    if any(complement.i > clause.verb.i for complement in clause.complements):
        return None
    if reading.quotation_at(sentence.span.start) is not None and before.endswith(("”", '"')):
        return None
    has_main = any(other is not clause and other.subject is not None for other in sentence.clauses)
    if not has_main:
        return None
    start = sentence.span.start
    colon = text.rfind(": ", start, subject_start)
    start = colon + 2 if colon > 0 and reading.quotation_at(colon) is None else start
    if following == "," and _finite_after(sentence, clause, end):
        stop = _trimmed_end(reading, sentence.span.end, sentence)
    else:
        stop = subject_start
    span = Span(start, stop).trimmed(text, " ,;–—-\u00a0\n")
    return Content(span, clause.cue, addressees, "parenthetical") if span.end - span.start > 8 else None


def _finite_after(sentence: Sentence, clause: Clause, end: int) -> bool:
    """Whether the reported sentence's own verb comes after the cue."""
    return any(
        other is not clause and other.cue.start > end and other.kind in ("ROOT", "ccomp") and not other.inherited
        for other in sentence.clauses
    )


def _noun_of_speech(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """ "expressed her hope that …", "drew attention to …"."""
    if not clause.objects or not carries_speech_noun(clause.lemma, reading.language):
        return None
    noun = clause.objects[0].head
    complements = speech_nouns(reading.language).get(noun.lower_) or speech_nouns(reading.language).get(noun.lemma_)
    if complements is None or noun.i < clause.verb.i or clause.passive:
        return None
    cue = Span(clause.cue.start, sentence.at(noun).end)
    if "that" in complements:
        for child in (*noun.children, *clause.verb.children):
            if (
                child.i > noun.i
                and child.dep_ in ("acl", "ccomp", "relcl", "advcl")
                and any(mark.lower_ in _MARKS for mark in child.lefts)
            ):
                start = _complement_start(sentence, child)
                return Content(Span(start, region_end(reading, sentence, clause, start)), cue, (), "noun")
    for child in (*noun.children, *clause.verb.children):
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in complements:
            target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
            if target is not None and noun.lower_ not in _KEPT:
                start = sentence.at(target.left_edge).start
                return Content(Span(start, _noun_phrase_end(reading, sentence, clause, target)), cue, (), "noun")
    if not verb.patterns & {"np", "sn"}:
        return None
    start = clause.objects[0].span.start
    return Content(Span(start, _noun_phrase_end(reading, sentence, clause, noun)), clause.cue, (), "np")


_KEPT = frozenset(
    ["support", "solidarity", "commitment", "readiness", "willingness", "determination", "intention", "opposition", "condolences", "thanks", "congratulations", "sympathy", "confidence", "interest", "appreciation", "gratitude"]
)


def _infinitive(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    for child in clause.verb.children:
        if child.i < clause.verb.i or child.dep_ not in ("xcomp", "ccomp", "advcl"):
            continue
        to = next(
            (each for each in child.children if each.lower_ in ("to", "de", "d’", "à") and each.i < child.i), None
        )
        if child.tag_ == "VBG" and "ing" in verb.patterns and child.dep_ in ("xcomp", "ccomp"):
            start = sentence.at(child.left_edge).start
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, (), "ing")
        if to is None and not (
            reading.language == "fr" and child.dep_ == "xcomp" and "Inf" in child.morph.get("VerbForm")
        ):
            continue
        party = clause.objects[0] if clause.objects and clause.objects[0].head.i < child.i else None
        own = next((each for each in child.children if each.dep_ in _SUBJECT_DEPS and each.i > clause.verb.i), None)
        if "oinf" in verb.patterns and (party is not None or own is not None):
            start = sentence.at(own.left_edge).start if party is None else party.span.start
            addressees = reading.parties(party) if party is not None else ()
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees, "oinf")
        if (
            "tooinf" in verb.patterns
            and (target := clause.oblique("to"))
            and target.span.start < sentence.at(child).start
        ):
            start = target.span.start
            return Content(
                Span(start, region_end(reading, sentence, clause, start)), clause.cue, reading.parties(target), "oinf"
            )
        if "inf" in verb.patterns and party is None and own is None and child.dep_ != "advcl":
            start = sentence.at(child.left_edge).start
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, (), "inf")
    return None


def _prepositional(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    if not verb.prepositions or clause.passive:
        return None
    if clause.objects and not verb.patterns & {"addr"} and "on" not in verb.prepositions:
        return None
    if clause.objects and clause.lemma == "call":
        return None
    for preposition, argument in clause.obliques:
        last = preposition.split()[-1]
        if last not in verb.prepositions or argument.span.start < clause.cue.end:
            continue
        if _is_occasion(argument.head) and last in _ASIDE:
            continue
        cue = Span(clause.cue.start, argument.span.start).trimmed(reading.text)
        cue = cue if cue.end - cue.start < 24 else clause.cue
        asked = last in ("on", "upon", "à") and verb.force == "demands"
        if last in ("on", "upon") and clause.lemma == "call" and not _followed_by_infinitive(clause, argument.head):
            continue
        end = (
            region_end(reading, sentence, clause, argument.span.start)
            if asked
            else _noun_phrase_end(reading, sentence, clause, argument.head)
        )
        return Content(Span(argument.span.start, end), cue, reading.parties(argument) if asked else (), "prep")
    return None


def _followed_by_infinitive(clause: Clause, head: Any) -> bool:
    return any(
        token.lower_ == "to" and token.tag_ == "TO" and head.i < token.i for token in clause.verb.doc[head.i :]
    ) or any(child.dep_ == "acl" for child in head.children)


def _object(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    if not verb.patterns & {"np", "pred", "oof"} or not clause.objects or clause.passive:
        return None
    argument = next((each for each in clause.objects if each.span.start > clause.cue.end), None)
    if argument is None:
        return None
    addressees: tuple[str, ...] = ()
    if "addr" in verb.patterns and len(clause.objects) > 1:
        addressees = reading.parties(argument)
        argument = clause.objects[1]
    elif clause.lemma == "ask" and not clause.oblique("for"):
        return None
    head = argument.head
    if head.lower_ in (
        "that",
        "this",
        "it",
        "so",
        "what",
        "which",
        "them",
        "him",
        "her",
        "nothing",
        "anything",
        "all",
        "ce",
        "cela",
    ):
        return None
    if "np" not in verb.patterns:
        if "pred" in verb.patterns and not _has_predicate(clause, argument.span.start):
            return None
        if "oof" in verb.patterns and clause.oblique("of") is None and " of " not in argument.span.of(reading.text):
            return None
    end = _noun_phrase_end(reading, sentence, clause, head)
    return Content(Span(argument.span.start, end), clause.cue, addressees, "np")


def _has_predicate(clause: Clause, start: int) -> bool:
    if len(clause.objects) > 1:
        return True
    for child in clause.verb.children:
        if child.i > clause.verb.i and (
            child.dep_ in ("oprd", "acomp", "ccomp") or (child.dep_ == "prep" and child.lower_ == "as")
        ):
            return True
    return False


def _addressed(reading: Reading, clause: Clause, verb: ReportingVerb) -> tuple[str, ...]:
    if "addr" in verb.patterns and clause.objects:
        return reading.parties(clause.objects[0])
    target = clause.oblique("to")
    return (
        reading.parties(target)
        if target is not None and verb.force in ("says", "announces") and target.head.pos_ in ("PROPN",)
        else ()
    )


def _is_occasion(head: Any) -> bool:
    return head.lemma_.casefold() in _OCCASIONS or head.ent_type_ == "DATE" or head.like_num


def _noun_phrase_end(reading: Reading, sentence: Sentence, clause: Clause, head: Any) -> int:
    """The end of a noun's phrase with the phrases of the verb that go with it."""
    limit = region_end(reading, sentence, clause, sentence.at(head.left_edge).start)
    end = sentence.at(head.right_edge).end
    verb = clause.verb
    for child in verb.children:
        if child.i <= head.i or sentence.at(child).start < end:
            continue
        if child.dep_ == "punct" and child.text == ",":
            following = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if following is not None and following.head is not verb and following.dep_ not in ("prep",):
                continue
            break
        if child.dep_ in (
            "prep",
            "dative",
            "oprd",
            "acomp",
            "advmod",
            "xcomp",
            "ccomp",
            "obl",
            "obl:arg",
            "obl:mod",
            "dobj",
            "advcl",
        ):
            target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), child)
            if child.lower_ in _ASIDE and (target.pos_ == "PROPN" or _is_occasion(target)):
                break
            if child.dep_ == "advcl" and child.tag_ != "VB":
                break
            end = sentence.at(child.right_edge).end
            continue
        if child.dep_ in ("cc", "conj"):
            break
    return _trimmed_end(reading, min(end, limit), sentence)


def region_end(reading: Reading, sentence: Sentence, clause: Clause, start: int) -> int:
    """Where the reported words that begin at `start` end: at the sentence's end, or where the writer resumes."""
    end = sentence.span.end
    for cut in _cuts(reading, sentence, clause, start):
        end = min(end, cut)
    text = reading.text
    at = text.find(";", start, end)
    while at > 0 and reading.quotation_at(at) is not None:
        at = text.find(";", at + 1, end)
    if at > start and not text[at + 1 : at + 8].strip().startswith(("that", "and", "que")):
        end = at
    return _trimmed_end(reading, end, sentence)


def _cuts(reading: Reading, sentence: Sentence, clause: Clause, start: int) -> Iterator[int]:
    verbs = reporting_verbs(reading.language)
    token = clause.verb
    for other in sentence.clauses:
        where = sentence.at(other.verb).start
        if other is clause or where <= start or other.verb.i <= token.i:
            continue
        head = other.verb.head
        opening = sentence.at(other.verb.left_edge).start
        comma = _after_comma(reading, opening)
        reporting = (
            (other.lemma in verbs
            and "that" in verbs[other.lemma].patterns)
            or carries_speech_noun(other.lemma, reading.language)
        )
        if other.kind == "conj" and head is token:
            if other.subject is None or other.inherited or reporting:
                yield _before_conjunction(sentence, token, other)
        elif (
            other.kind == "conj"
            and reporting
            and other.verb.tag_ in ("VBD", "VBZ")
            and other.verb.tag_ == token.tag_
            and (other.inherited and head.tag_ != other.verb.tag_)
        ):
            yield _before_conjunction(sentence, head, other)
        elif other.kind == "advcl" and head is token and comma:
            marker = other.marker or _first_word(other)
            if other.verb.tag_ == "VBG" or marker in _CONTRASTS:
                yield opening
        elif (other.kind == "advcl" and comma and other.verb.tag_ == "VBG" and reporting) or (
            other.kind == "advcl"
            and comma
            and (other.marker or _first_word(other)) in ("though", "although", "whereas")
        ):
            yield opening
        elif other.kind in ("parataxis", "ROOT", "ccomp") and "quote" in getattr(
            verbs.get(other.lemma), "patterns", ()
        ):
            subject = other.subject
            if subject is not None and not other.inherited and where > start + 10:
                first = min(subject.span.start, other.group.start)
                if _after_comma(reading, first) and not any(each.i > other.verb.i for each in other.complements):
                    yield first


def _first_word(clause: Clause) -> str:
    word: str = clause.verb.left_edge.lower_
    return word


def _after_comma(reading: Reading, at: int) -> bool:
    return reading.text[max(0, at - 3) : at].rstrip().endswith((",", "–", "—"))


def _before_conjunction(sentence: Sentence, head: Any, other: Clause) -> int:
    first = other.verb.left_edge.i
    for child in head.children:
        if child.dep_ == "cc" and child.i < other.verb.i and child.i >= first - 4 and child.i < first + 1:
            first = min(first, child.i)
    return sentence.at(other.verb.doc[first]).start


def _trimmed_end(reading: Reading, end: int, sentence: Sentence) -> int:
    text = reading.text
    while end > sentence.span.start and text[end - 1] in " ,.;:–—-\n\u00a0":
        if text[end - 1] == "." and _abbreviated(text, end, sentence):
            break
        end -= 1
    return end


def _abbreviated(text: str, end: int, sentence: Sentence) -> bool:
    return end < sentence.span.end and text[end - 2 : end - 1].isupper()
