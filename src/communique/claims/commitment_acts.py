"""What parties bind themselves to without naming a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_force import Force, announcers_of, force_of, is_future, lemma_of
from communique.claims.commitment_parties import bound, owners_in, persons, subject_parties
from communique.claims.commitment_sums import clause_content
from communique.claims.commitment_words import EARLIER, is_idle, role, roles_in, verb
from communique.claims.modality import modality_of
from communique.claims.parties import speakers_at
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Stage

_GIFTS = frozenset({"aid", "weak", "goods"})
_FIRST = frozenset({"we", "i", "us", "nous", "je"})
_CONTINUING = frozenset(
    {"continue", "keep", "keep up", "keep on", "go on", "carry on", "remain", "continuer", "poursuivre", "rester"}
)
_RESOLVED = frozenset(
    {
        "commit",
        "committed",
        "determined",
        "resolved",
        "ready",
        "prepared",
        "dedicated",
        "engagé",
        "engagée",
        "prêt",
        "prête",
        "déterminé",
        "déterminée",
        "résolu",
        "résolue",
    }
)
_HANDING = frozenset(
    {
        "delivery",
        "shipment",
        "dispatch",
        "deployment",
        "provision",
        "disbursement",
        "livraison",
        "envoi",
        "fourniture",
        "déploiement",
    }
)
_DECLARING = frozenset(
    {"strive", "endeavour", "endeavor", "commit", "pledge", "undertake", "engager", "vow", "promise"}
)


def acts_of(reading: Reading, sentence: Sentence, taken: Sequence[Span]) -> Iterator[Draft]:
    """The commitments of a sentence that name no amount, outside the spans already taken."""
    covered = list(taken)
    for clause in sentence.clauses:
        if any(span.start <= clause.cue.start < span.end for span in covered):
            continue
        draft = (
            _future(reading, sentence, clause)
            or _bound_to(reading, sentence, clause)
            or _gift(reading, sentence, clause)
        )
        if draft is None or any(draft.content.meets(span) for span in covered):
            continue
        covered.append(draft.content)
        yield draft
    for draft in _nouns(reading, sentence):
        if not any(draft.content.meets(span) for span in covered):
            covered.append(draft.content)
            yield draft
    if not covered and (draft := _worded(reading, sentence)) is not None:
        yield draft


def _future(reading: Reading, sentence: Sentence, clause: Clause) -> Draft | None:
    """ "Norland will host …", "we will continue to …", "he said they would send …"."""
    if any(child.tag_ in ("WRB", "WP") for child in clause.verb.children if child.i < clause.verb.i):
        return None
    if not is_future(clause) or clause.marker in (
        "if",
        "unless",
        "whether",
        "si",
        "when",
        "until",
        "once",
        "quand",
        "lorsque",
    ):
        return None
    if clause.verb.tag_ == "MD" or _is_question(reading, sentence):
        return None
    language = reading.language
    lemma = lemma_of(clause, language)
    row = verb(lemma, language)
    ours = clause.subject is not None and not clause.passive and clause.subject.head.lower_ in ("we", "nous")
    if lemma in _CONTINUING:
        inner = [child for child in clause.children if child.kind in ("xcomp", "pcomp", "advcl")]
        gift = roles_in((token for argument in clause.objects for token in argument.head.subtree), language) & _GIFTS
        resolved = any(child.lower_ in _RESOLVED for child in clause.verb.children)
        if clause.lemma == "remain" or clause.lemma == "rester":
            if not resolved:
                return None
        elif (
            not (clause.objects or clause.obliques or [each for each in inner if not is_idle(each.lemma, language)])
            and not gift
        ):
            return None
        if inner and is_idle(inner[0].lemma, language) and not gift:
            return None
    elif (
        is_idle(lemma, language, ours=ours)
        or (row is not None and row["force"] not in ("give", "promise"))
        or _gives_words(clause, language)
    ):
        return None
    argument = clause.agent if clause.passive else clause.subject
    if clause.passive and (not clause.agent or clause.kind in ("relcl", "acl", "acl:relcl")):
        return None
    if clause.passive and row is None and argument is not None and not _is_first(argument):
        return None
    gifts = roles_in(clause.verb.subtree, language) & _GIFTS
    if argument is not None and argument.head.lower_ in ("i", "je", "j’", "j'") and (row is None or not gifts):
        return None
    found, binds = subject_parties(reading, sentence, argument)
    if not binds:
        return None
    if _about_others(reading, clause, argument):
        return None
    tokens = list(clause.verb.subtree)
    gives = bool(roles_in(tokens, language) & _GIFTS) and (
        verb(clause.lemma, language) is not None or clause.lemma in _CONTINUING
    )
    first = argument is not None and _is_first(argument)
    makers, announcers = bound(reading, found, gives=gives or first)
    said = announcers_of(reading, sentence, clause)
    announcers = tuple(dict.fromkeys([*announcers, *(name for name in said if name not in makers)]))
    content = clause_content(reading, clause)
    if len(content.of(reading.text).split()) < 3:
        return None
    modality = "denied" if clause.negated and verb(clause.lemma, language) is not None else "asserted"
    return Draft(
        sentence,
        _span(sentence, clause, content),
        content,
        makers,
        announcers,
        None,
        clause,
        "pledged",
        modality,
        False,
        gives,
    )


def _is_first(argument: Argument) -> bool:
    return argument.head.lower_ in _FIRST or any(token.lower_ in _FIRST for token in argument.head.subtree)


def _is_question(reading: Reading, sentence: Sentence) -> bool:
    return sentence.span.of(reading.text).rstrip('"”’ ').endswith("?")


def _gives_words(clause: Clause, language: str) -> bool:
    """ "Will deliver a speech", "will send a signal": nothing is promised."""
    return bool(clause.objects) and role(clause.objects[-1].head, language) == "idle"


def _about_others(reading: Reading, clause: Clause, argument: Argument | None) -> bool:
    """Whether a speaker foretells what somebody else will do."""
    if argument is None or argument.head.lower_ in _FIRST or _is_first(argument):
        return False
    parent = clause.parent
    if parent is not None and parent.lemma in (
        "hope",
        "believe",
        "expect",
        "think",
        "fear",
        "predict",
        "want",
        "wish",
        "warn",
        "ensure",
        "doubt",
        "espérer",
        "croire",
        "penser",
        "craindre",
    ):
        return True
    if reading.quotation_at(clause.cue.start) is None:
        return False
    helped = roles_in(clause.verb.subtree, reading.language) & _GIFTS
    return not helped and clause.lemma not in _CONTINUING


def _bound_to(reading: Reading, sentence: Sentence, clause: Clause) -> Draft | None:
    """ "Agreed to …", "pledged to …", "is committed to …", "stands ready to …"."""
    language = reading.language
    row = verb(clause.lemma, language)
    resolved = None
    if clause.lemma in (
        "be",
        "remain",
        "stand",
        "stay",
        "être",
        "rester",
        "commit",
        "resolve",
        "determine",
        "dedicate",
        "devote",
    ):
        resolved = next((child for child in clause.verb.children if child.lower_ in _RESOLVED), None)
        if resolved is None and clause.passive and clause.lemma in ("commit", "resolve", "determine"):
            resolved = clause.verb
    promise = (row is not None and row["force"] in ("promise", "plan")) or clause.lemma in _DECLARING
    if not promise and resolved is None:
        return None
    if clause.tense == "bare" and clause.kind in ("acl",) and clause.passive:
        return None
    inner = _infinitive(clause, resolved)
    if inner is None:
        return None
    if clause.passive and resolved is None:
        return None
    found, binds = subject_parties(reading, sentence, clause.subject)
    if not binds:
        return None
    if any(child.tag_ in ("WRB", "WP", "WDT") for child in inner.children):
        return None
    firm = (
        resolved is not None
        or row is not None
        and row["force"] == "promise"
        and clause.lemma not in ("decide", "décider")
    )
    if inner.lemma_.casefold() in ("be", "have", "être", "avoir") or (
        not firm and is_idle(inner.lemma_.casefold(), language)
    ):
        return None
    tokens = list(inner.subtree)
    gives = bool(roles_in(tokens, language) & _GIFTS) and verb(inner.lemma_.casefold(), language) is not None
    first = clause.subject is not None and clause.subject.head.lower_ in _FIRST
    makers, announcers = bound(reading, found, gives=gives or first)
    said = announcers_of(reading, sentence, clause)
    start = sentence.at(inner.left_edge).start
    end = max(sentence.at(token).end for token in tokens)
    content = _cut(reading, sentence, inner, Span(start, end))
    plan = row is not None and row["force"] == "plan"
    modality = modality_of(clause, language)
    if modality == "expected":
        modality = "asserted"
    if plan and modality == "asserted":
        modality = "conditional"
    return Draft(
        sentence,
        _span(sentence, clause, content),
        content,
        makers,
        tuple(dict.fromkeys([*announcers, *(name for name in said if name not in makers)])),
        None,
        clause,
        "announced" if plan else "pledged",
        modality,
        False,
        gives,
    )


def _infinitive(clause: Clause, resolved: Any) -> Any:
    """The verb that a promise governs: "to …", or "to …ing" after "committed"."""
    heads = [clause.verb] + ([resolved] if resolved is not None else [])
    for head in heads:
        for child in head.children:
            if child.i <= head.i:
                continue
            if child.dep_ in ("xcomp", "advcl") and child.pos_ in ("VERB", "AUX") and _is_infinitive(child):
                if child.tag_ == "VBG" and child.dep_ == "advcl":
                    continue
                return child
            if child.dep_ == "prep" and child.lower_ == "to":
                inner = next((each for each in child.children if each.dep_ in ("pcomp", "pobj")), None)
                if inner is not None:
                    return inner
    return None


def _is_infinitive(token: Any) -> bool:
    return token.tag_ in ("VB", "VBG") or "Inf" in token.morph.get("VerbForm")


def _cut(reading: Reading, sentence: Sentence, inner: Any, span: Span) -> Span:
    clause = next((each for each in sentence.clauses if each.verb.i == inner.i), None)
    if clause is None:
        return span.trimmed(reading.text, " ,;:.")
    found = clause_content(reading, clause)
    return Span(min(span.start, found.start) if not clause.inherited else span.start, found.end)


def _gift(reading: Reading, sentence: Sentence, clause: Clause) -> Draft | None:
    """ "Allies announced additional contributions", "France sent six howitzers to Ukraine"."""
    language = reading.language
    row = verb(lemma_of(clause, language), language)
    if row is None or row["force"] in ("plan", "request"):
        return None
    if clause.kind in ("relcl", "acl", "acl:relcl") and role(clause.verb.head, language) in _GIFTS:
        return _given(reading, sentence, clause)
    if clause.tense == "bare" and not clause.passive and clause.kind not in ("ROOT", "conj", "relcl", "acl"):
        return None
    objects = list(clause.objects)
    withal = clause.oblique("with", "par", "avec")
    if clause.passive and clause.subject is not None:
        objects = [clause.subject]
    elif (
        withal is not None
        and row["lemma"] in ("come forward", "respond", "provide", "supply", "support")
        and roles_in(withal.heads, language) & _GIFTS
    ):
        objects = [withal]
    if not objects:
        return None
    thing = objects[-1]
    roles = {found for head in thing.heads if (found := role(head, language))}
    named = any(mention.kind == "instrument" for mention in sentence.mentions if thing.span.covers(mention.span))
    deeper = roles_in((token for token in thing.head.subtree), language)
    force_name = row["force"]
    if "idle" in roles:
        return None
    if not roles and "aid" in {role(child, language) for child in thing.head.children}:
        roles.add("aid")
    if not (roles & _GIFTS or "act" in roles or "promise" in roles):
        return None
    if "act" in roles and not (
        force_name in ("announce", "recall", "promise")
        and (deeper & _GIFTS or thing.head.lemma_.casefold() in _HANDING)
    ):
        return None
    if "promise" in roles:
        return _denied_promise(reading, sentence, clause, thing)
    subject = clause.agent if clause.passive else clause.subject
    found, binds = subject_parties(reading, sentence, subject)
    if not binds:
        found = owners_in(sentence, reading.text, thing.span)
        if not (clause.passive and found):
            return None
    of = clause.oblique("de", "d’", "d'")
    if of is not None and "act" in roles and 0 <= of.span.start - thing.span.end < 8:
        thing = Argument(thing.head, Span(thing.span.start, of.span.end), thing.heads)
    to = clause.oblique("to", "for", "à", "pour", "au", "aux", "toward", "towards")
    receives = to is not None or len(clause.objects) > 1
    firm = roles & {"aid", "act"}
    if force_name == "give" and not (receives or withal is not None or _has_no(thing)):
        return None
    if "weak" in roles and not firm and not (receives or named or _has_no(thing)):
        return None
    force = force_of(reading, sentence, clause)
    if force is None:
        return None
    makers, announcers = bound(reading, found, gives=True)
    said = announcers_of(reading, sentence, clause)
    content = thing.span
    if to is not None and to.span.start >= content.end and to.span.start - content.end < 12:
        content = Span(content.start, to.span.end)
    stage = force.stage
    if force_name == "announce" and "act" not in roles:
        stage = "announced"
    recalled = force.recalled or EARLIER.search(reading.text, clause.span.start, clause.span.end) is not None
    return Draft(
        sentence,
        _span(sentence, clause, content),
        content,
        makers,
        tuple(dict.fromkeys([*announcers, *(name for name in said if name not in makers)])),
        None,
        clause,
        "delivered" if force_name == "give" and stage == "disbursed" else stage,
        "denied" if _has_no(thing) else force.modality,
        recalled,
    )


def _given(reading: Reading, sentence: Sentence, clause: Clause) -> Draft | None:
    """ "The support provided by Norland", "money which Norland had already set aside": told, not promised anew."""
    force = force_of(reading, sentence, clause)
    if force is None or force.kind not in ("give", "approve", "promise") or force.future:
        return None
    argument = clause.agent if clause.passive else clause.subject
    if argument is None or (clause.inherited and not clause.passive):
        return None
    found, binds = subject_parties(reading, sentence, argument)
    if not binds:
        return None
    makers, announcers = bound(reading, found, gives=True)
    head = clause.verb.head
    start = min(sentence.at(token).start for token in head.subtree if token.i <= head.i)
    content = Span(start, clause_content(reading, clause).end)
    said = persons(reading, subject_parties(reading, sentence, clause.parent.subject)[0]) if clause.parent else ()
    return Draft(
        sentence,
        content,
        content,
        makers,
        tuple(dict.fromkeys([*announcers, *said])),
        None,
        clause,
        _kind_of(force.stage),
        force.modality,
        True,
    )


def _kind_of(stage: Stage | None) -> Stage | None:
    """What is given without a sum is delivered rather than paid out."""
    return "delivered" if stage == "disbursed" else stage


def _has_no(thing: Argument) -> bool:
    return any(
        child.lower_ in ("no", "any", "aucun", "aucune") and child.lower_ != "any" for child in thing.head.children
    )


def _denied_promise(reading: Reading, sentence: Sentence, clause: Clause, thing: Argument) -> Draft | None:
    if not _has_no(thing):
        return None
    found, binds = subject_parties(reading, sentence, clause.subject)
    if not binds:
        return None
    makers, announcers = bound(reading, found, gives=True)
    return Draft(
        sentence, _span(sentence, clause, thing.span), thing.span, makers, announcers, None, clause, None, "denied"
    )


_WE_WILL = re.compile(
    r"\b[Ww]e\]?(?:\s+\[[^\]]{0,120}\]|\s+all|\s+also)?\s+(?:will|shall|commit to|pledge to|undertake to|agree to|resolve to|are committed to|remain committed to)"
    r"(?:\s*:?\s*\]?[:…]*)\s+(?:also\s+)?(?:\w+ly\s+)?(?P<verb>[\w-]+)",
)


def _worded(reading: Reading, sentence: Sentence) -> Draft | None:
    """ "We [recalling …] will …" by its words, where the parser lost its way in brackets and dots."""
    match = _WE_WILL.search(reading.text, sentence.span.start, sentence.span.end)
    if (
        match is None
        or is_idle(match["verb"].casefold(), reading.language, ours=True)
        or _is_question(reading, sentence)
    ):
        return None
    content = Span(match.start(), sentence.span.end).trimmed(reading.text, ' .;,"”')
    if len(content.of(reading.text).split()) < 5:
        return None
    makers, announcers = bound(reading, speakers_at(reading, match.start()), gives=True)
    return Draft(sentence, content, content, makers, announcers, None, None, "pledged", gives=False)


_NOUN_CUE = re.compile(
    r"\b(?P<noun>support|commitments?|pledges?|promises?|readiness|determination|resolve|offer|willingness|engagement|promesse|détermination|volonté|disponibilité)"
    r"\s+(?:(?:of|by|made by) [^,.;]{3,40}? )?(?P<to>to|that|made|for|of|de|d['’]|à)\s*(?=\w)",
    re.IGNORECASE,
)
_REAFFIRMED = frozenset(
    {
        "reaffirm",
        "reiterate",
        "affirm",
        "renew",
        "confirm",
        "restate",
        "underline",
        "express",
        "welcome",
        "repeat",
        "recall",
        "reconfirm",
        "underscore",
        "stress",
        "make",
        "give",
        "end",
        "return",
        "réaffirmer",
        "réitérer",
        "confirmer",
        "exprimer",
        "saluer",
    }
)


def _nouns(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """ "We reaffirm our commitment to …", "Norway's offer to host …", "with promises of fuel"."""
    for match in _NOUN_CUE.finditer(reading.text, sentence.span.start, sentence.span.end):
        token = next((each for each in sentence.doc if sentence.at(each).start == match.start()), None)
        if token is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        draft = _noun(reading, sentence, token, match)
        if draft is not None:
            yield draft


def _noun(reading: Reading, sentence: Sentence, token: Any, match: re.Match[str]) -> Draft | None:
    language = reading.language
    clauses = {clause.verb.i: clause for clause in sentence.clauses}
    at = token
    while at.i not in clauses and at.head.i != at.i:
        at = at.head
    clause = clauses.get(at.i)
    possessor = next((child for child in token.children if child.dep_ in ("poss", "det", "nmod:poss")), None)
    noun_start = sentence.at(token.left_edge).start
    owners = owners_in(sentence, reading.text, Span(noun_start, sentence.at(token).end))
    own = possessor is not None and possessor.lower_ in (
        "our",
        "its",
        "his",
        "her",
        "their",
        "my",
        "notre",
        "son",
        "sa",
        "leur",
        "nos",
    )
    found: tuple[str, ...] = owners
    binds = bool(owners)
    if not binds and clause is not None and (own or clause.lemma in _REAFFIRMED):
        found, binds = subject_parties(reading, sentence, clause.subject)
    if not binds:
        return None
    end = sentence.at(token.right_edge).end
    start = match.end()
    if end <= start:
        limit = clause.span.end if clause is not None else sentence.span.end
        end = limit
    inner = next((each for each in sentence.doc if sentence.at(each).start == start), None)
    if inner is None:
        return None
    if (
        match["to"].casefold() in ("of", "de")
        and not roles_in(inner.subtree, language) & _GIFTS
        and role(inner, language) not in _GIFTS
    ):
        return None
    words = Span(start, end).trimmed(reading.text, ' ,;:."”’)]')
    if len(words.of(reading.text).split()) < 2:
        return None
    gives = bool(roles_in((each for each in sentence.doc if words.covers(sentence.at(each))), language) & _GIFTS)
    first = clause is not None and clause.subject is not None and clause.subject.head.lower_ in _FIRST
    makers, announcers = bound(reading, found, gives=gives or first)
    lemma = clause.lemma if clause is not None else ""
    recalled = lemma in ("reaffirm", "reiterate", "repeat", "recall", "renew", "restate") and gives
    modality = "denied" if clause is not None and clause.negated else "asserted"
    return Draft(
        sentence,
        _span(sentence, clause, words),
        words,
        makers,
        announcers,
        None,
        clause,
        "announced" if token.lemma_ == "offer" else "pledged",
        modality,  # type: ignore[arg-type]  # a Modality by construction
        recalled,
        gives,
    )


def _span(sentence: Sentence, clause: Clause | None, content: Span) -> Span:
    if clause is None or sentence.span.end - sentence.span.start < 320:
        return Span(min(sentence.span.start, content.start), max(sentence.span.end, content.end))
    return Span(min(clause.span.start, content.start), max(clause.span.end, content.end))


__all__ = ["Force", "acts_of"]
