"""Who a reporting verb's subject is: its own, a shared one, the quoted party, with supporters and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.claims.reported_asides import after_comma
from communique.claims.reporting_words import words
from communique.claims.sittings import sitting_group
from communique.language.clauses import Argument, Clause, argument
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence, acting_noun
from communique.language.reporting import can_speak, is_document, reporting_verbs, verb_forms

_SPEAKING = frozenset(
    {"person", "name", "office", "country", "organisation", "members", "group", "institution", "pronoun"}
    | {"city", "counterpart", "people"}
)
_ON_BEHALF = re.compile(
    r"\s*(?:,\s*|\()(?:(?:also\s+)?speaking\s+(?:also\s+)?)?(?:for|on behalf of|au nom de|pour)"
    r"\s+(?:the\s+|la\s+|les\s+|l’)?",
    re.IGNORECASE,
)
_FOR = re.compile(r",?\s+(?:for|on behalf of|au nom de|pour)\s+(?:the\s+|la\s+|les\s+|l’)?", re.IGNORECASE)
_WITH = re.compile(r",\s*(?:along |together )?with\s+(?:the\s+)?", re.IGNORECASE)
_ALONG = re.compile(r"\bwith\s+(?:the\s+)?")
_AND = re.compile(r"(?:,|,?\s+and|\s+et)\s+(?:the\s+|la\s+|le\s+|les\s+|l’)?", re.IGNORECASE)
_QUOTING = frozenset({"quote", "cite", "describe", "citer"})
# What is taken or used to say something does not say it: "took the floor to say".
_MEANS = frozenset({"take", "use", "seize"})
_HOMES = frozenset({"country", "government", "nation", "delegation", "people"})


def subject_of(reading: Reading, sentence: Sentence, clause: Clause) -> Argument | None:
    """The clause's own subject; a coordinated verb of saying or its participle shares the outer one."""
    subject = _own_subject(reading, sentence, clause)
    if subject is None:
        return None
    if sentence.span.start <= subject.span.start and reading.text.startswith(":", subject.span.end):
        return _after_label(sentence, clause, subject) or subject
    if (speaking := _speaking_for(sentence, subject)) is not None:
        return speaking
    quoted = reading.quotation_at(sentence.at(subject.head).start) is not None
    if quoted and reading.quotation_at(clause.cue.start) is None:
        return _who_quotes(reading, sentence, clause) or subject
    return subject


def _speaking_for(sentence: Sentence, subject: Argument) -> Argument | None:
    """ "Tonga, for the group, recalled": who speaks for the group that the parser took for the subject."""
    before = next((each for each in reversed(sentence.mentions) if each.span.end < subject.span.start), None)
    if before is None or before.kind not in ("country", "person", "organisation"):
        return None
    between = sentence.doc.text[before.span.end - sentence.span.start : subject.span.start - sentence.span.start]
    return _argument_of(sentence, before) if _ON_BEHALF.fullmatch(between) is not None else None


def _after_label(sentence: Sentence, clause: Clause, label: Argument) -> Argument | None:
    """The first party after a heading that runs into its sentence: "Islands: On ferries, Chad asked for …"."""
    between = [
        each for each in sentence.mentions if label.span.end < each.span.start and each.span.end < clause.cue.start
    ]
    party = next((each for each in between if each.kind in _SPEAKING), None)
    return _argument_of(sentence, party) if party is not None else None


def _who_quotes(reading: Reading, sentence: Sentence, clause: Clause) -> Argument | None:
    """Who said the quotation that stands before a coordinated verb: "“A,” she said, and threatened …"."""
    for other in reversed(sentence.clauses):
        outside = other.subject is not None and reading.quotation_at(other.cue.start) is None
        if (
            other.cue.end <= clause.cue.start
            and outside
            and not other.inherited
            and other.lemma in reporting_verbs(reading.language)
        ):
            return other.subject
    return None


def _own_subject(reading: Reading, sentence: Sentence, clause: Clause) -> Argument | None:
    if clause.subject is None and reading.language == "fr":
        for other in sentence.clauses:
            if other.lemma == "faire" and other.verb.head.i == clause.verb.i and other.cue.start < clause.cue.start:
                return other.subject
    if clause.subject is None and clause.kind == "ROOT":
        return _opening(reading, sentence, clause)
    if clause.subject is not None and clause.subject.head.tag_ == "VBG":
        return _behind_participle(reading, sentence, clause.subject) or clause.subject
    if clause.kind == "pcomp" and clause.verb.head.lower_ == "as" and clause.parent is not None:
        quoted = clause.parent.objects if clause.parent.lemma in _QUOTING else ()
        if quoted and not clause.parent.passive:
            return quoted[0]
    if not clause.inherited:
        return clause.subject
    if clause.kind == "relcl" and clause.subject is not None:
        return _person_before(sentence, clause) or clause.subject
    outer = clause.parent
    if clause.verb.tag_ == "VB" and outer is not None and outer.lemma in _MEANS and outer.subject is not None:
        return outer.subject
    if clause.kind == "conj" and clause.verb.tag_ in ("VBD", "VBZ"):
        while outer is not None and outer.verb.tag_ != clause.verb.tag_ and outer.parent is not None:
            outer = outer.parent
        if outer is not None and outer.verb.tag_ == clause.verb.tag_ and outer.subject is not None:
            return outer.subject
    if clause.kind == "advcl" and clause.verb.tag_ == "VBG" and (party := _listed_before(sentence, clause)) is not None:
        return _argument_of(sentence, party)
    participle = clause.verb.tag_ == "VBG" or (reading.language == "fr" and "Part" in clause.verb.morph.get("VerbForm"))
    if participle and (clause.kind == "advcl" or (reading.language == "fr" and clause.kind == "acl")):
        while outer is not None and outer.kind in ("ccomp", "xcomp") and outer.parent is not None:
            outer = outer.parent
        if outer is not None and outer.subject is not None:
            return outer.subject
    return clause.subject


def _person_before(sentence: Sentence, clause: Clause) -> Argument | None:
    """The person that "who" goes with, where the parser took the house for it: "Ms Dall of charity Relief, who"."""
    house = clause.verb.head
    if house.dep_ != "pobj" or house.head.lower_ not in ("of", "from", "at"):
        return None
    if not any(child.lower_ == "who" for child in clause.verb.children):
        return None
    person = house.head.head
    mention = sentence.mention_at(sentence.at(person).start)
    named = sentence.mention_at(sentence.at(house).start)
    if mention is None or mention.kind not in ("person", "name", "office") or (named and named.kind == "person"):
        return None
    return argument(person, sentence.span.start)


def _behind_participle(reading: Reading, sentence: Sentence, subject: Argument) -> Argument | None:
    """ "Briefing the Council, Ms Dall said": who stands behind the comma, where the parser made one of it."""
    for mention in sentence.mentions:
        inside = subject.span.start < mention.span.start and mention.span.end <= subject.span.end
        if inside and mention.kind in ("person", "office") and reading.text.startswith(", ", mention.span.start - 2):
            return _argument_of(sentence, mention)
    return None


def _opening(reading: Reading, sentence: Sentence, clause: Clause) -> Argument | None:
    """The party that opens a sentence whose verb comes after words between commas: "Ms Dall, back home, said"."""
    mention = next((each for each in sentence.mentions if each.kind in _SPEAKING), None)
    if mention is None or mention.span.start > sentence.span.start + 4 or clause.cue.start < mention.span.end:
        return None
    text = reading.text
    if text[mention.span.end : mention.span.end + 1] != "," or not after_comma(reading, clause.group.start):
        return None
    return _argument_of(sentence, mention)


def _argument_of(sentence: Sentence, mention: Mention) -> Argument | None:
    head = next((token for token in reversed(sentence.doc) if sentence.at(token).start < mention.span.end), None)
    return Argument(head, mention.span, (head,)) if head is not None else None


def speakers_of(reading: Reading, sentence: Sentence, subject: Argument, strict: bool = True) -> tuple[str, ...] | None:
    """The canonical names of a subject that can speak; None where it cannot.

    Args:
        reading: The document.
        sentence: The sentence of the subject.
        subject: Who would speak.
        strict: Whether it must be a person, body or document by its own word, not only by its verb.
    """
    head = subject.head
    word = head.lower_
    if word in words("self", reading.language):
        return reading.own if word in ("we", "nous") else ()
    ours = word in _HOMES or acting_noun(word, reading.language) == "acts"
    if ours and any(child.dep_ == "poss" and child.lower_ in ("my", "our") for child in head.children):
        return (reading.home,) if reading.home else None
    if group := sitting_group(reading, subject, head):
        return (group,)
    mention = sentence.mention_at(sentence.span.start + head.idx)
    if word in verb_forms(reading.language) and head.pos_ == "PROPN" and (mention is None or not mention.entities):
        return None
    if word in ("government", "gouvernement") and head.text[0].isupper() and reading.home:
        named = mention is not None and mention.name != head.text
        if not named and all(child.dep_ in ("det", "punct") for child in head.children):
            return (reading.home,)
    if word in words("nobody", reading.language) and (mention is None or not mention.entities):
        return () if _speaks_itself(reading, head) else None
    if (
        mention is not None
        and mention.kind == "organisation"
        and (holder := _holder_behind(reading, sentence, mention))
    ):
        return holder
    if mention is not None and mention.kind in _SPEAKING:
        return reading.parties(subject)
    lemma = head.lemma_.casefold()
    known = head.pos_ in ("PRON", "PROPN") or can_speak(lemma, reading.language) or is_document(lemma, reading.language)
    if known or (not strict and head.pos_ in ("NOUN", "NUM", "ADJ", "DET")):
        return reading.parties(subject)
    return None


def _holder_behind(reading: Reading, sentence: Sentence, body: Mention) -> tuple[str, ...]:
    """ "COP 5 President Ann Roe": the person whose office the body's numbered name opens."""
    person = sentence.mention_at(body.span.end + 3)
    if person is None or person.kind != "person" or not person.offices or person.span.start < body.span.end:
        return ()
    between = reading.text[body.span.end : person.span.start]
    return person.entities if re.fullmatch(r"[ -]\d{1,3} ", between) is not None else ()


def _speaks_itself(reading: Reading, pronoun: Any) -> bool:
    """Whether "it" or "il" stands for a body or a document that says something: "it says the plan failed"."""
    verb = reporting_verbs(reading.language).get(pronoun.head.lemma_)
    passive = any(child.dep_ in ("auxpass", "aux:pass") for child in pronoun.head.children)
    personal = pronoun.lower_ in ("it", "il") and pronoun.dep_ == "nsubj" and not passive
    if not personal:
        return False
    adding = (reporting_verbs(reading.language).get(each.lemma_) for each in pronoun.head.children if _adds(each))
    return any(
        each is not None and each.force in ("says", "stresses", "warns") and "quote" in each.patterns
        for each in (verb, *adding)
    )


def _adds(token: Any) -> bool:
    """Whether a participle adds words to what is done: "it closed the port, saying that …"."""
    return token.dep_ == "advcl" and token.tag_ == "VBG" and any(each.dep_ == "ccomp" for each in token.children)


def beside(reading: Reading, sentence: Sentence, subject: Argument) -> Iterator[str]:
    """Supporters ("supported by B and C") and the group that a speaker speaks for ("Barbados, for AOSIS")."""
    head = subject.head
    supporting = words("supporting", reading.language)
    mention = sentence.mention_at(sentence.span.start + head.idx)
    for clause in sentence.clauses:
        if not clause.passive or clause.lemma not in supporting or clause.agent is None:
            continue
        beside_it = mention is not None and not reading.text[mention.span.end : clause.cue.start].strip(" ,")
        if clause.verb.head.i == head.i or (beside_it and clause.cue.start > subject.span.start):
            yield from reading.parties(clause.agent)
    if mention is not None and mention.kind == "country":
        yield from _before_participle(sentence, mention)
    end = max(mention.span.end if mention is not None else 0, sentence.at(head).end)
    match = _ON_BEHALF.match(reading.text, end)
    if match is not None:
        yield from (name for party in _listed(sentence, match.end(), mention) for name in names_of(party))
    match = _WITH.match(reading.text, mention.span.end) if mention is not None else None
    if match is not None and mention is not None and mention.kind in ("country", "organisation", "group"):
        parties = list(_listed(sentence, match.end(), mention))
        if parties and reading.text.startswith(",", parties[-1].span.end):
            yield from (name for party in parties for name in names_of(party))


def _before_participle(sentence: Sentence, speaker: Mention) -> Iterator[str]:
    """The parties beside one in "with Chad, Peru and Fiji requesting …", which parsers part from it."""
    for match in _ALONG.finditer(sentence.doc.text):
        parties = list(_listed(sentence, sentence.span.start + match.end(), None))
        if speaker not in parties or len(parties) < 2:
            continue
        end = parties[-1].span.end
        if any(clause.verb.tag_ == "VBG" and clause.cue.start == end + 1 for clause in sentence.clauses):
            yield from (name for party in parties if party is not speaker for name in names_of(party))


def _listed_before(sentence: Sentence, clause: Clause) -> Mention | None:
    """The last party of "with Chad and Peru requesting …", right before the participle."""
    party = sentence.mention_at(clause.group.start - 2)
    if party is None or party.kind != "country" or party.span.end != clause.group.start - 1:
        return None
    lists = _ALONG.finditer(sentence.doc.text, 0, party.span.start - sentence.span.start)
    listed = (list(_listed(sentence, sentence.span.start + match.end(), None)) for match in lists)
    return party if any(party in parties for parties in listed) else None


def _listed(sentence: Sentence, at: int, speaker: Mention | None) -> Iterator[Mention]:
    """The parties that stand from a place on, with "and" or commas between them."""
    text = sentence.doc.text
    while (party := sentence.mention_at(at)) is not None and party is not speaker and party.kind in _SPEAKING:
        yield party
        joined = _AND.match(text, party.span.end - sentence.span.start)
        if joined is None:
            return
        at = sentence.span.start + joined.end()


def for_group(reading: Reading, sentence: Sentence, agent: Argument) -> Iterator[str]:
    """The group that an opponent speaks for: "opposed by Chad for the African Group"."""
    party = sentence.mention_at(sentence.at(agent.head).start)
    match = _FOR.match(reading.text, party.span.end) if party is not None else None
    group = sentence.mention_at(match.end()) if match is not None else None
    if group is not None and group.kind in ("organisation", "group", "members"):
        yield from names_of(group)


def names_of(mention: Mention) -> tuple[str, ...]:
    """The names that a mention gives, linked or not."""
    return mention.entities or ((mention.name,) if mention.name else ())
