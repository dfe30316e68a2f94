"""Money, goods and help that are given or promised without a sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from communique.claims.commitment_contrast import is_opposed
from communique.claims.commitment_draft import Draft, claim_span, drafted
from communique.claims.commitment_force import announcers_of, force_of, lemma_of
from communique.claims.commitment_parties import bound, owners_in, persons, subject_parties
from communique.claims.commitment_phrase import clause_content
from communique.claims.commitment_recipients import recipients_of
from communique.claims.commitment_words import EARLIER, GIFTS, is_nothing, role, roles_in, verb
from communique.claims.lexicon import lemmas
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Stage

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


_ACQUIRING = frozenset(
    {"buy", "purchase", "procure", "acquire", "transport", "invest", "spend", "acheter", "acquérir", "investir"}
)


def _listed(reading: Reading, objects: Sequence[Argument]) -> Argument:
    """What is given: the last object, with those before it that a comma alone parts from it."""
    thing = objects[-1]
    for each in reversed(objects[:-1]):
        if reading.text[each.span.end : thing.span.start].strip() != ",":
            break
        thing = Argument(thing.head, Span(each.span.start, thing.span.end), (*each.heads, *thing.heads))
    return thing


_SHARES = frozenset(
    {"half", "most", "some", "part", "all", "dozens", "hundreds", "thousands", "moitié", "partie"}
    | {"any", "none", "nothing", "aucun", "aucune", "rien"}
)


def _partitive(thing: Argument) -> Argument:
    """What is counted in "25 of the 40 tents", "dozens of tents": the tents."""
    head = thing.head
    if head.pos_ != "NUM" and not head.is_digit and head.lower_ not in _SHARES:
        return thing
    for child in head.children:
        inner = child
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((each for each in child.children if each.dep_ == "pobj"), child)
        if inner.i > head.i and inner.pos_ == "NOUN":
            return Argument(inner, thing.span, (inner, *(each for each in thing.heads if each.i != head.i)))
    return thing


def gift_of(reading: Reading, sentence: Sentence, clause: Clause) -> Draft | None:
    """ "Allies announced additional contributions", "France sent six howitzers to Ukraine"."""
    language = reading.language
    row = verb(lemma_of(clause, language), language)
    if row is None or row["force"] in ("plan", "request"):
        return None
    if clause.kind in ("relcl", "acl", "acl:relcl") and role(clause.verb.head, language) in GIFTS:
        return _given(reading, sentence, clause)
    if clause.tense == "bare" and not clause.passive and clause.kind not in ("ROOT", "conj", "relcl", "acl"):
        return None
    objects = [each for each in clause.objects if each.head.pos_ != "ADP"]
    if not objects and language == "fr":
        objects = [thing for word, thing in clause.obliques if not word and thing.head.pos_ == "NUM"]
        objects = objects or _put_at_disposal(sentence, clause)
    withal = clause.oblique("with", "par", "avec")
    if clause.passive and clause.subject is not None:
        objects = [clause.subject]
    elif (
        withal is not None
        and row["lemma"] in ("come forward", "respond", "provide", "supply", "support")
        and roles_in(withal.heads, language) & GIFTS
    ):
        objects = [withal]
    if not objects:
        return None
    thing = _partitive(_listed(reading, objects))
    roles = roles_in(thing.heads, language)
    named = any(mention.kind == "instrument" for mention in sentence.mentions if thing.span.covers(mention.span))
    deeper = roles_in((token for token in thing.head.subtree), language)
    force_name = row["force"]
    if "idle" in roles:
        return None
    if not roles and "aid" in {role(child, language) for child in thing.head.children}:
        roles.add("aid")
    if not (roles & GIFTS or "act" in roles or "promise" in roles):
        return None
    if "act" in roles and not (
        force_name in ("announce", "recall", "promise") and (deeper & GIFTS or thing.head.lemma_.casefold() in _HANDING)
    ):
        return None
    if "promise" in roles:
        return _denied_promise(reading, sentence, clause, thing)
    subject = clause.agent if clause.passive else clause.subject
    found, binds = subject_parties(reading, sentence, subject)
    if not binds:
        found = owners_in(reading, sentence, thing.span)
        if not found and subject is not None:
            found = owners_in(reading, sentence, subject.span)
        if not found:
            return None
    of = clause.oblique("de", "d’", "d'")
    if of is not None and "act" in roles and 0 <= of.span.start - thing.span.end < 8:
        thing = Argument(thing.head, Span(thing.span.start, of.span.end), thing.heads)
    to = clause.oblique("to", "for", "à", "pour", "au", "aux", "toward", "towards")
    if to is None:
        to = next((each for each in clause.objects if each.head.pos_ == "ADP" and each.head.lower_ == "to"), None)
    receives = to is not None or len(clause.objects) > 1 or bool(recipients_of(reading, sentence, thing.span, (), None))
    firm = roles & {"aid", "act"}
    handed = row["stage"] in ("delivered", "disbursed") and row["lemma"] not in _ACQUIRING and _is_counted(thing)
    if force_name == "give" and not (receives or withal is not None or _has_no(thing) or handed):
        return None
    if "weak" in roles and not firm and not (receives or named or _has_no(thing)):
        return None
    force = force_of(reading, sentence, clause)
    if force is None:
        return None
    modality = force.modality
    if modality == "denied" and clause.parent is not None and is_opposed(reading.text, clause.parent, clause):
        modality = "asserted"
    makers, announcers = bound(reading, found, gives=True)
    said = announcers_of(reading, sentence, clause)
    content = thing.span
    if to is not None and to.span.start >= content.end and to.span.start - content.end < 12:
        content = Span(content.start, to.span.end)
    stage = force.stage
    if force_name == "announce" and "act" not in roles:
        stage = "announced"
    recalled = force.recalled or EARLIER.search(reading.text, clause.span.start, clause.span.end) is not None
    return drafted(
        sentence,
        clause,
        content,
        makers,
        announcers,
        said,
        _kind_of(stage) if force_name == "give" else stage,
        "denied" if _has_no(thing) else modality,
        recalled=recalled,
    )


def _put_at_disposal(sentence: Sentence, clause: Clause) -> list[Argument]:
    """ "Mettra à disposition deux navires": the parser hangs what is given under "disposition"."""
    for child in clause.verb.children:
        if child.lower_ == "disposition":
            things = [each for each in child.rights if any(inner.dep_ == "nummod" for inner in each.children)]
            return [
                Argument(thing, Span(sentence.at(thing.left_edge).start, sentence.at(thing.right_edge).end), (thing,))
                for thing in things[:1]
            ]
    return []


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
    stage, modality, recalled = _kind_of(force.stage), force.modality, True
    if (arrived := _arrival(reading, sentence, head)) is not None:
        # Of goods that were promised and are now handed over, the sentence reports what came last.
        none = arrived.negated or (arrived.subject is not None and is_nothing(arrived.subject.head))
        stage, modality, recalled = "delivered", "denied" if none else "asserted", False
        content = Span(start, sentence.at(clause.verb.right_edge).end)
    return Draft(
        sentence,
        Span(content.start, max(content.end, arrived.span.end)) if arrived is not None else content,
        content,
        makers,
        tuple(dict.fromkeys([*announcers, *said])),
        None,
        clause,
        stage,
        modality,
        recalled,
    )


def _arrival(reading: Reading, sentence: Sentence, thing: Any) -> Clause | None:
    """The clause that tells whether goods have come: "the tents that Norland promised have not been delivered"."""
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or clause.inherited or _partitive(subject).head.i != thing.i:
            continue
        if clause.modal or clause.tense not in ("past", "present"):
            continue
        row = verb(clause.lemma, reading.language)
        done = clause.perfect or clause.passive or clause.tense == "past"
        handed = clause.passive and row is not None and row["stage"] == "delivered"
        if done and (handed or clause.lemma in lemmas("commitment-arriving", reading.language)):
            return clause
    return None


def _kind_of(stage: Stage | None) -> Stage | None:
    """What is given without a sum is delivered rather than paid out."""
    return "delivered" if stage == "disbursed" else stage


def _is_counted(thing: Argument) -> bool:
    """ "Sixty generators": a number of things handed over is a gift also where nobody is named who gets them."""
    return any(child.dep_ == "nummod" for child in thing.head.children)


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
        sentence, claim_span(sentence, clause, thing.span), thing.span, makers, announcers, None, clause, None, "denied"
    )
