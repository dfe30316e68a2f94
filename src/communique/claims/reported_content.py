"""What a reporting verb reports, whichever complement holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from communique.claims.reported_asides import is_occasion
from communique.claims.reported_clause import Content, addressed, clause_content, complement_start
from communique.claims.reported_naming import named_as
from communique.claims.reported_self import self_told
from communique.claims.reported_span import phrase_end, region_end, trimmed_end
from communique.claims.reported_thanks import thanked_for
from communique.claims.reporting_words import words
from communique.language.announced_words import announces_words
from communique.language.clauses import Argument, Clause
from communique.language.clauses import argument as phrase_of
from communique.language.mending import is_infinitive
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb, carries_speech_noun, speech_nouns
from communique.model import Span

__all__ = ["Content", "content_of"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "nsubj:pass"})
_MARKS = frozenset({"that", "que", "qu’", "qu'"})
_SELF = ("self", "selves")
_CHARGED = re.compile(r"(?:,[^,;]{2,60},)? of\s")
_CLAUSAL = frozenset({"acl", "ccomp", "relcl", "advcl"})


def content_of(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """The content that a clause reports; None where its verb reports nothing here."""
    for find in (
        _after_particle,
        named_as,
        self_told,
        clause_content,
        _noun_of_speech,
        _infinitive,
        thanked_for,
        _prepositional,
        _object,
    ):
        found = find(reading, sentence, clause, verb)
        if found is not None:
            return _with_list(reading, sentence, _with_whole_sum(reading, sentence, found))
    return None


def carries(clause: Clause, language: str) -> bool:
    """Whether a verb may carry a noun of speech, with any ("express") or with one of its own ("take note")."""
    if carries_speech_noun(clause.lemma, language) or (
        language == "fr" and carries_speech_noun(f"{clause.lemma}r", language)
    ):
        return True
    return any(f"{clause.lemma} {each.head.lower_}" in speech_nouns(language) for each in clause.objects[:1])


def _after_particle(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """What follows "called on" where the parser takes "on" for a particle."""
    if "rest" not in verb.prepositions or not _infinitive_follows(clause.verb):
        return None
    start = clause.cue.end + 1
    particle = verb.lemma.split()[-1] + " "
    if reading.text[start : start + len(particle)].casefold() == particle:
        start += len(particle)
    mention = sentence.mention_at(start) or sentence.mention_at(start + 4)
    addressees = mention.entities if mention is not None else ()
    return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees, "oinf")


def _with_whole_sum(reading: Reading, sentence: Sentence, content: Content) -> Content:
    """A content that ends inside a sum of money goes on to its end: "a contribution of CHF 3 million"."""
    for money in reading.money_in(sentence.span):
        if money.span.start < content.span.end < money.span.end:
            return replace(content, span=Span(content.span.start, money.span.end), addressees=())
    return content


def _with_list(reading: Reading, sentence: Sentence, content: Content) -> Content:
    """A content that ends at a colon goes on over the list below it."""
    text = reading.text
    if text[sentence.span.end - 1] != ":" or content.span.end < sentence.span.end - 2:
        return content
    end = 0
    wanted: str | None = None
    for line in reading.lines:
        if line.span.start < sentence.span.end:
            continue
        if wanted is None:
            wanted = line.kind
        if line.kind != wanted or wanted not in ("bullet", "numbered"):
            break
        end = line.span.end
    if not end:
        return content
    return Content(
        Span(content.span.start, end).trimmed(text, " .;\n"), content.cue, content.addressees, content.pattern
    )


def _noun_of_speech(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """What follows the noun of "expressed her hope that …", "drew attention to …"."""
    if not clause.objects or clause.passive or not carries(clause, reading.language):
        return None
    noun = clause.objects[0].head
    nouns = speech_nouns(reading.language)
    pair = nouns.get(f"{clause.lemma} {noun.lower_}")
    complements = pair or nouns.get(noun.lower_) or nouns.get(noun.lemma_.casefold())
    if complements is None or noun.i < clause.verb.i:
        return None
    cue = Span(clause.cue.start, sentence.at(noun).end)
    if announces_words(reading, sentence) and _is_voiced(reading, sentence.span.end):
        return None  # the words below it are their speaker's own
    below = _below(reading, sentence, cue)
    if below is not None:
        return Content(below, cue, (), "noun")
    if "that" in complements:
        for child in (*noun.children, *clause.verb.children):
            marked = any(mark.lower_ in _MARKS for mark in child.lefts)
            if child.i > noun.i and child.dep_ in _CLAUSAL and marked:
                start = complement_start(sentence, child)
                return Content(Span(start, region_end(reading, sentence, clause, start)), cue, (), "noun")
    if noun.lower_ not in words("whole", reading.language):
        target = _target(noun, clause, complements)
        thanked: tuple[str, ...] = ()
        reason = _target(target, clause, frozenset({"for"})) if target is not None and "for" in complements else None
        if target is not None and reason is not None and reason.i > target.i and "to" in complements:
            # "Expressed gratitude to Norland for its help": the help, said to Norland.
            end = sentence.at(reason.left_edge).start - len("for ")
            named = Argument(target, Span(sentence.at(target.left_edge).start, end).trimmed(reading.text), (target,))
            thanked, target = reading.parties(named), reason
        if target is not None:
            first = target.left_edge
            start = sentence.at(first.nbor(1) if first.dep_ == "case" and first.i < target.i else first).start
            return Content(Span(start, phrase_end(reading, sentence, clause, target)), cue, thanked, "noun")
    whole = pair is not None and not pair
    if not verb.patterns & {"np", "sn"} and not whole:
        return None
    start = clause.objects[0].span.start
    return Content(Span(start, phrase_end(reading, sentence, clause, noun)), clause.cue, (), "np")


def _is_voiced(reading: Reading, offset: int) -> bool:
    """Whether what comes next after an offset is told as somebody's own words."""
    following = len(reading.text) - len(reading.text[offset:].lstrip())
    return any(voice.outer.start == following and voice.speakers for voice in reading.voices)


def _below(reading: Reading, sentence: Sentence, cue: Span) -> Span | None:
    """The lines under "made the following announcements:"."""
    text = reading.text
    if text[cue.end : sentence.span.end].strip() != ":":
        return None
    lines = [line for line in reading.lines if line.span.start >= sentence.span.end]
    end = 0
    for line in lines[:12]:
        if text[line.span.end - 1] in ".!?:" and line.kind not in ("bullet", "numbered"):
            break
        end = line.span.end
    return Span(lines[0].body.start, end).trimmed(text, " .;\n") if end else None


def _target(noun: Any, clause: Clause, complements: frozenset[str]) -> Any | None:
    for child in _phrases(noun, clause):
        if child.dep_ == "prep" and child.lower_ in complements:
            return next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
        case = next((each for each in child.children if each.dep_ == "case"), None)
        if case is not None and case.lower_ in complements and child.dep_ in ("nmod", "obl", "obl:arg", "obl:mod"):
            return child
    return None


def _phrases(noun: Any, clause: Clause) -> Iterator[Any]:
    yield from (child for child in noun.children if child.i > noun.i)
    yield from (child for child in clause.verb.children if child.i > noun.i)


def _infinitive(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    if not verb.patterns & {"inf", "oinf", "ing"} and not verb.prepositions & {"tooinf", "for"}:
        return None
    for child in clause.verb.children:
        if child.i < clause.verb.i or child.dep_ not in ("xcomp", "ccomp", "advcl"):
            continue
        if child.tag_ == "VBG" and "ing" in verb.patterns and child.dep_ in ("xcomp", "ccomp"):
            return _from(reading, sentence, clause, sentence.at(child.left_edge).start, (), "ing")
        if not _is_infinitive(child, reading.language):
            continue
        if verb.force == "denies" and child.lemma_ in words("silence", reading.language):
            return None
        opening = _for_before(child, clause) if "for" in verb.prepositions else None
        if opening is not None:
            start = sentence.at(opening.nbor(1)).start
            cue = Span(clause.cue.start, sentence.at(opening).end)
            return Content(Span(start, region_end(reading, sentence, clause, start)), cue, (), "for")
        party = clause.objects[0] if clause.objects and clause.objects[0].head.i < child.i else None
        own = next((each for each in child.children if each.dep_ in _SUBJECTS and each.i > clause.verb.i), None)
        if "oinf" in verb.patterns and party is not None:
            return _from(reading, sentence, clause, party.span.start, reading.parties(party), "oinf")
        if "oinf" in verb.patterns and own is not None:
            return _from(reading, sentence, clause, sentence.at(own.left_edge).start, (), "oinf")
        target = clause.oblique("to", "à", "au", "aux") if "tooinf" in verb.prepositions else None
        if target is not None and target.span.start < sentence.at(child).start:
            return _from(reading, sentence, clause, target.span.start, reading.parties(target), "oinf")
        if "inf" in verb.patterns and party is None and own is None and child.dep_ != "advcl":
            first = next(token for token in child.subtree if token.i > clause.verb.i)
            found = _from(reading, sentence, clause, sentence.at(first).start, (), "inf")
            if clause.kind not in ("relcl", "acl:relcl"):
                return found
            last = sentence.at(child.right_edge).end
            end = trimmed_end(reading, sentence, min(found.span.end, last))
            return Content(Span(found.span.start, end), clause.cue, (), "inf")
    return None


def _for_before(child: Any, clause: Clause) -> Any | None:
    """The "for" before what is called for, which the parser hangs on either verb: "for footage to be released"."""
    first = child.left_edge
    if first.lower_ == "for" and first.i > clause.verb.i:
        return first
    before = first.nbor(-1) if first.i > clause.verb.i + 1 else None
    return before if before is not None and before.lower_ == "for" and before.head.i == clause.verb.i else None


def _from(
    reading: Reading, sentence: Sentence, clause: Clause, start: int, addressees: tuple[str, ...], pattern: str
) -> Content:
    return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees, pattern)


def _is_infinitive(child: Any, language: str) -> bool:
    if language == "fr":
        return child.dep_ == "xcomp" and is_infinitive(child)
    return any(each.lower_ == "to" and each.i < child.i for each in child.children)


def _prepositional(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    reflexive = "refl" in verb.patterns and bool(clause.objects) and clause.objects[0].head.lower_.endswith(_SELF)
    if "refl" in verb.patterns and not reflexive:
        return None
    has_object = any(
        each.span.start >= clause.cue.start
        and not (each.head.pos_ == "PROPN" and is_occasion(each.head, reading.language))
        for each in clause.objects
    )
    if not verb.prepositions or clause.passive or (has_object and "addr" not in verb.patterns and not reflexive):
        return _urged(reading, sentence, clause, verb) if verb.force in ("demands", "welcomes") else None
    for preposition, argument in clause.obliques:
        last = preposition.split()[-1]
        if last not in verb.prepositions or argument.span.start < clause.cue.end:
            continue
        timed = is_occasion(argument.head, reading.language) and "addr" not in verb.patterns
        if timed and last in words("aside", reading.language):
            continue
        cue = Span(clause.cue.start, argument.span.start).trimmed(reading.text, " \n\u00a0“\"«‘'")
        cue = cue if cue.end - cue.start < 24 else clause.cue
        if last in ("on", "upon", "à") and verb.force in ("demands", "says") and clause.lemma in ("call", "appeler"):
            if last != "à" and not _infinitive_follows(argument.head):
                continue
            end = region_end(reading, sentence, clause, argument.span.start)
            return Content(Span(argument.span.start, end), cue, reading.parties(argument), "prep")
        end = phrase_end(reading, sentence, clause, argument.head)
        if any(money.full_span.start == argument.span.start for money in reading.money_in(argument.span)):
            return None  # "asked parliament for €5 million": a request for money
        return Content(Span(argument.span.start, end), cue, (), "prep")
    if "addr" in verb.patterns and clause.objects:
        told = clause.objects[0]
        for child in told.head.children:
            target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
            if target is not None and _tells_of(child, verb):
                start = sentence.at(target.left_edge).start
                end = phrase_end(reading, sentence, clause, target)
                named = Argument(told.head, Span(told.span.start, sentence.at(child).start - 1), told.heads)
                return Content(Span(start, end), clause.cue, reading.parties(named), "prep")
    return None


def _tells_of(preposition: Any, verb: ReportingVerb) -> bool:
    """Whether a phrase on the addressee holds what is told; "of" mostly goes with the addressee's own name."""
    return preposition.lower_ in verb.prepositions and (preposition.lower_ != "of" or verb.lemma == "remind")


def _urged(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """French "a appelé les parties à la retenue", "s'est félicitée de": the object, or what follows the reflexive."""
    if reading.language != "fr" or clause.passive or not verb.prepositions:
        return None
    argument = next((each for each in clause.objects if each.span.start > clause.cue.end), None)
    if argument is not None and verb.force == "demands" and "à" in verb.prepositions:
        end = phrase_end(reading, sentence, clause, argument.head)
        return Content(Span(argument.span.start, end), clause.cue, reading.parties(argument), "oinf")
    for preposition, target in clause.obliques:
        if preposition in verb.prepositions and target.span.start >= clause.cue.end:
            end = phrase_end(reading, sentence, clause, target.head)
            return Content(Span(target.span.start, end), clause.cue, (), "prep")
    return None


def _infinitive_follows(head: Any) -> bool:
    return any(token.lower_ == "to" and token.tag_ == "TO" for token in head.doc[head.i :])


def _object(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    if not verb.patterns & {"np", "pred", "oof"} or clause.passive:
        return None
    later = [each for each in clause.objects if each.span.start >= clause.cue.end]
    if not later and verb.force in ("proposes", "wants"):
        measures = (each for each in clause.verb.rights if each.tag_ == "CD" or _is_measure(each))
        later = [phrase_of(each, sentence.span.start) for each in measures]
    if not later and reading.language == "fr" and verb.force in ("condemns", "welcomes", "regrets"):
        later = _after_manner(sentence, clause)
    if not later:
        return None
    addressees: tuple[str, ...] = ()
    said = later[0]
    if "addr" in verb.patterns:
        if len(later) > 1:
            addressees, said = reading.parties(later[0]), later[1]
        elif clause.lemma == "ask":
            return None
    head = said.head
    if "pred" in verb.patterns and head.lower_.endswith(_SELF):
        return None  # "a group calling itself the Front": its name
    if verb.lemma == "accept" and (
        head.lower_ not in words("taken", reading.language) or _is_of_bodies(sentence, clause)
    ):
        return None
    if _is_sum(reading, said):
        return None  # "reconfirmed 40 million euros" promises, and says nothing
    if _is_person_with_reason(clause, verb, head):
        end = phrase_end(reading, sentence, clause, head)
        return Content(Span(said.span.start, end), clause.cue, (), "np")
    pointing = head.lower_ in words("pointing", reading.language)
    if pointing and not verb.patterns & {"pred", "oof"} and not (verb.lemma == "describe" and _has_predicate(clause)):
        return None
    if verb.lemma == "admit" and _is_party(sentence, head):
        return None
    if verb.lemma == "put" and not re.search(r"\bat\b[^,]*\d", reading.text[said.span.start : sentence.span.end]):
        return None
    named = sentence.mention_at(sentence.at(head).start)
    if verb.lemma == "cite" and named is not None and named.kind in ("person", "office", "name", "counterpart"):
        return None
    if "np" not in verb.patterns:
        if "pred" in verb.patterns and not _has_predicate(clause):
            return None
        if "oof" in verb.patterns and clause.oblique("of") is None and " of " not in said.span.of(reading.text):
            if _CHARGED.match(reading.text, sentence.at(head.right_edge).end, sentence.span.end) is None:
                return None
            return _from(reading, sentence, clause, said.span.start, (), "np")
    end = phrase_end(reading, sentence, clause, head)
    if "pred" in verb.patterns and (naming := _naming(head, clause.verb.subtree)) is not None:
        end = max(end, sentence.at(naming.right_edge).end)
    if not addressees and ("addr" not in verb.patterns or said is not clause.objects[0]):
        addressees = addressed(reading, clause, verb)
    return Content(Span(said.span.start, end), clause.cue, addressees, "np")


def _is_of_bodies(sentence: Sentence, clause: Clause) -> bool:
    """Whether a body as a whole does something: what it accepts, it decides."""
    named = sentence.mention_at(sentence.at(clause.subject.head).start) if clause.subject is not None else None
    return named is not None and named.kind in ("organisation", "members", "group", "institution")


def _is_sum(reading: Reading, said: Argument) -> bool:
    """Whether a phrase is an amount of money with nothing that tells for what."""
    return any(
        money.full_span.start <= said.span.start and said.span.end <= money.full_span.end + 1
        for money in reading.money_in(said.span)
    )


def _is_measure(token: Any) -> bool:
    """A number of things that the parser takes for how long: "preferred four years"."""
    return token.dep_ == "npadvmod" and any(child.tag_ == "CD" for child in token.children)


def _after_manner(sentence: Sentence, clause: Clause) -> list[Argument]:
    """The object that the parser hung on how it was said: "condamne avec la plus grande fermeté l’attaque"."""
    doc = clause.verb.doc
    if clause.verb.i + 1 >= len(doc) or doc[clause.verb.i + 1].lower_ != "avec":
        return []
    for token in doc[clause.verb.i + 2 :]:
        first = token.left_edge
        if (
            token.pos_ == "NOUN"
            and first.pos_ == "DET"
            and first.i > clause.verb.i + 2
            and first.nbor(-1).pos_ == "NOUN"
        ):
            return [phrase_of(token, sentence.span.start)]
        if token.is_punct:
            return []
    return []


def _is_party(sentence: Sentence, head: Any) -> bool:
    """Whether what is admitted is a member rather than a fault."""
    named = sentence.mention_at(sentence.at(head).start)
    return named is not None and named.kind in ("country", "person", "organisation", "members", "group", "people")


def _is_person_with_reason(clause: Clause, verb: ReportingVerb, head: Any) -> bool:
    """Whether somebody is thanked or blamed for a thing that the clause names: "thanked her for the visit"."""
    if head.lower_ not in ("him", "her", "them", "us") or verb.force not in ("thanks", "welcomes", "condemns"):
        return False
    return clause.oblique("for", "on", "over") is not None


def _has_predicate(clause: Clause) -> bool:
    apart = [each for each in clause.objects if each.head.is_alpha and not _is_hyphenated(each.head)]
    if len(apart) > 1 or any(_naming(each.head, clause.verb.subtree) for each in clause.objects):
        return True
    return any(
        child.i > clause.verb.i
        and child.is_alpha
        and not _is_hyphenated(child)
        and (child.dep_ in ("oprd", "acomp", "ccomp") or (child.dep_ == "prep" and child.lower_ == "as"))
        for child in clause.verb.children
    )


def _is_hyphenated(head: Any) -> bool:
    """Whether a word is the tail of a compound that the parser took apart: "non-paper"."""
    return bool(head.i > 0 and head.nbor(-1).text == "-")


def _naming(head: Any, tokens: Iterable[Any]) -> Any | None:
    """What an object is called, behind it: "called the raid and the fines a disgrace".

    The parser takes it for an apposition, which would stand after a comma, or for a measure ("a step backwards").
    """
    for token in tokens:
        first = token.left_edge
        if token.i > head.i and first.i > head.i and first.nbor(-1).text != "," and _is_naming(token):
            return token
    return None


def _is_naming(token: Any) -> bool:
    if token.dep_ == "appos":
        return True
    return token.dep_ == "npadvmod" and token.left_edge.lower_ in ("a", "an") and token.head.dep_ == "advmod"
