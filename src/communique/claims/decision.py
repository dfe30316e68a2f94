"""Claims of kind `decision`: bodies that as a whole agree, adopt, approve, decide, task, reject or vote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from communique.claims.accession_matter import is_about
from communique.claims.accession_parties import role_in
from communique.claims.decision_bodies import Bodies, bodies_of, with_partners
from communique.claims.decision_content import (
    Act,
    antecedent,
    complement,
    end_of_task,
    given_to,
    is_matter,
    phrase,
    span_of,
)
from communique.claims.decision_denied import nothing_decided, untold
from communique.claims.decision_idioms import accord, consent, favour
from communique.claims.decision_lists import heading_body, listed
from communique.claims.decision_needs import needed
from communique.claims.decision_nouns import nominal
from communique.claims.decision_signing import refused, signatories, signed
from communique.claims.decision_votes import rule_in, voted_on, votes_in
from communique.claims.decision_voting import elected, is_active, to_do, voted
from communique.claims.lexicon import by_lemma
from communique.claims.modality import modality_of
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DecisionFields, Modality, Span

_THESE = re.compile(r"(?:both|these|those|all|the|ces|les|toutes)\b", re.IGNORECASE)
_HOW = re.compile(r"(?:a\s+)?(?:consensus|majority|acclamation|unanimity|vote|show|\d)", re.IGNORECASE)
_ALONE = ("state", "reach")  # a government alone reaches no agreement
_REFLEXIVE = frozenset({"se", "s'", "s’", "nous"})
_SAID_ABOVE = frozenset(
    {("agree", shape) for shape in ("agree", "act", "law", "found", "task", "vote", "reach", "state", "consent")}
    | {("vote", "state"), ("vote", "found"), ("task", "act"), ("task", "agree"), ("task", "found"), ("task", "state")}
)
_DEALS = frozenset(
    {
        "agreement",
        "deal",
        "consensus",
        "compromise",
        "understanding",
        "accord",
        "ceasefire",
        "truce",
        "settlement",
        "decision",
    }
)


def find(reading: Reading) -> Iterator[Claim]:
    """The decision claims of a document."""
    verbs = by_lemma("decision-verbs", reading.language)
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            row = verbs.get(clause.lemma)
            if row is not None:
                yield from _of_clause(reading, sentence, clause, row)
        yield from nominal(reading, sentence)


def _of_clause(reading: Reading, sentence: Sentence, clause: Clause, row: dict[str, str]) -> Iterator[Claim]:
    if clause.kind in ("amod", "acl", "pcomp"):
        return
    if row["shape"] in ("act", "law", "state"):
        clause = voted_on(reading, sentence, clause)
    if clause.kind == "advcl" and clause.tense == "bare" and not _opens_sentence(clause):
        return
    verbs = by_lemma("decision-verbs", reading.language)
    if (
        clause.kind == "xcomp"
        and clause.parent is not None
        and (verbs.get(clause.parent.lemma, {}).get("shape"), row["shape"]) in _SAID_ABOVE
    ):
        return
    modality = _modality(clause, reading.language)
    if modality == "asserted" and clause.kind == "xcomp" and clause.verb.tag_ == "VB" and not _brought_about(clause):
        return
    if modality == "conditional" and row["shape"] != "need":
        return
    active = is_active(clause)
    subject = clause.subject if active else clause.agent
    if row["shape"] == "need":
        yield from needed(reading, sentence, clause, row, modality)
        return
    if not active and subject is None and not _tells_itself(clause):
        return
    if not active and subject is not None and _HOW.match(subject.span.of(reading.text)):
        subject = None
    bodies = bodies_of(reading, sentence, subject)
    if bodies.sort == "state" and row["shape"] not in ("agree", "act", "reach", "vote"):
        return
    if active and not bodies.sort and clause.kind == "conj" and clause.inherited:
        bodies = _above(reading, sentence, clause)
    if active and subject is None and not bodies.sort:
        bodies = Bodies(heading_body(reading, sentence), "body") if heading_body(reading, sentence) else bodies
    if active and row["shape"] in ("agree", "reach") and (not bodies.sort or (bodies.sort, row["shape"]) == _ALONE):
        bodies = with_partners(reading, sentence, clause)
    if active and clause.lemma == "pass" and not bodies.sort:
        bodies = bodies_of(reading, sentence, clause.object)
    act = Act(reading, sentence, clause, row, bodies, modality)
    if untold(act):
        yield from nothing_decided(act, row)
        return
    content = _SHAPES[row["shape"]](act)
    names = signatories(act) if row["shape"] == "sign" else act.bodies.names
    items = listed(act) if row["shape"] == "agree" and active and bodies.sort else ()
    for item in items:
        fields = DecisionFields(bodies=bodies.names, act=row["act"], content=reading.passage(item))
        yield reading.claim(item, fields, modality)
    if items:
        return
    chamber = bodies.sort == "law" and not any(role_in(name, reading.language) == "parliament" for name in names)
    if content is None and row["shape"] == "vote" and chamber and modality in ("expected", "denied"):
        yield reading.claim(span_of(sentence, clause), DecisionFields(bodies=names, act=row["act"]), modality)
        return
    unnamed = row["shape"] == "sign" and content is None and refused(act)
    if (content is None and not unnamed) or (content is not None and _is_a_step_alone(reading, act, content)):
        return
    span = span_of(sentence, clause)
    words = _words_on(reading.text, sentence, clause)
    yield reading.claim(
        span,
        DecisionFields(
            bodies=names,
            act=row["act"],
            content=reading.passage(content) if content is not None else None,
            votes=votes_in(words),
            rule=rule_in(words),
        ),
        modality,
    )


def _above(reading: Reading, sentence: Sentence, clause: Clause) -> Bodies:
    """ "The sides noted that Peru grows rice and decided to …": the parser gives the second verb to Peru."""
    upper = clause.parent
    while upper is not None and upper.kind in ("ccomp", "conj", "relcl"):
        upper = upper.parent
    above = bodies_of(reading, sentence, upper.subject) if upper is not None and upper.subject is not None else Bodies()
    return above if above.sort == "many" else Bodies()


def _opens_sentence(clause: Clause) -> bool:
    """ "Adopting the text by 13 votes to none, the Council also …": told of the same body, before its verb."""
    parent = clause.parent
    opens = clause.verb.tag_ == "VBG" and not clause.marker and clause.verb.i == 0
    return opens and parent is not None and not parent.passive and parent.tense == "past"


def _words_on(text: str, sentence: Sentence, clause: Clause) -> str:
    """The words that tell how this was decided: without those of another decision that opens the sentence."""
    verbs = by_lemma("decision-verbs", "en")
    opening = next((each for each in sentence.clauses if each.kind == "advcl" and _opens_sentence(each)), None)
    if opening is None or opening.lemma not in verbs:
        return sentence.span.of(text)
    if clause is opening:
        return clause.span.of(text)
    return Span(opening.span.end, sentence.span.end).of(text) if clause.verb.i > opening.verb.i else ""


def _is_a_step_alone(reading: Reading, act: Act, content: Span) -> bool:
    """What a parliament has yet to say of an accession is a step of that accession, and no decision so far."""
    if act.modality not in ("expected", "denied") or act.bodies.sort != "law":
        return False
    whole = all(role_in(name, reading.language) == "parliament" for name in act.bodies.names)
    return whole and is_about(content.of(reading.text))


def _brought_about(clause: Clause) -> bool:
    """Whether the verb above an infinitive says that it was done: "voted to approve", not "pledged to impose"."""
    return clause.parent is not None and clause.parent.lemma in (
        "vote",
        "choose",
        "move",
        "proceed",
        "go",
        "see",
        "help",
    )


def _tells_itself(clause: Clause) -> bool:
    """Whether a passive without agent is told as an outcome, not in passing ("the fund, which was created")."""
    done = clause.tense != "present" or clause.perfect or not clause.verb.tag_.startswith("VB")
    return done and (clause.kind in ("ROOT", "ccomp", "conj", "parataxis", "xcomp") or clause.perfect)


def _modality(clause: Clause, language: str) -> Modality:
    parent = clause.parent
    if parent is not None and clause.kind == "xcomp":
        if parent.lemma == "have" and any(child.lower_ in ("yet", "still") for child in parent.verb.children):
            return "denied"
        if parent.lemma == "have":
            return "conditional"
    return modality_of(clause, language)


def _agree(act: Act) -> Span | None:
    clause = act.clause
    content = complement(act)
    if clause.lemma == "accorder" and not any(child.lower_ in _REFLEXIVE for child in clause.verb.children):
        return None  # "accorder un prêt" is to grant one
    if content is not None and act.modality == "expected" and clause.lemma == "agree":
        return None
    if content is None:
        on = clause.oblique("on", "upon", "sur", "to", "de", "d'", "d’")
        content = phrase(act, on)
    if not is_active(clause):
        subject = clause.subject
        if subject is not None and subject.head.lower_ in ("it", "il"):
            return content
        if clause.kind in ("relcl", "ccomp", "conj", "ROOT") and is_matter(act, subject, "text", "thing"):
            return phrase(act, subject)
        return None
    if not act.bodies.sort:
        return None
    if content is None and clause.objects and clause.lemma != "consent":
        content = phrase(act, clause.object) if is_matter(act, clause.object, "text", "thing") else None
    return content


def _act_on(act: Act) -> Span | None:
    clause = act.clause
    matter = clause.subject if not is_active(clause) else clause.object
    if is_active(clause) and not act.bodies.sort:
        return None
    if is_active(clause) and act.bodies.sort in ("law", "body"):
        matter = antecedent(act, matter)
    if act.bodies.sort in ("law", "body", "many") and is_active(clause):
        sure = act.bodies.sort == "law" or (clause.lemma in _OF_BODIES and not _is_somebody(act, matter))
        told = phrase(act, matter) if sure or is_matter(act, matter, "text", "thing") else None
        return given_to(act, told)
    if clause.tense == "present" and not act.bodies.sort and clause.kind != "ROOT":
        return None
    return phrase(act, matter) if is_matter(act, matter, "text") else None


def _is_somebody(act: Act, matter: Argument | None) -> bool:
    mention = act.sentence.mention_at(act.sentence.at(matter.head).start) if matter is not None else None
    return (
        matter is None or matter.head.pos_ == "PRON" or (mention is not None and mention.kind in ("person", "country"))
    )


def _law(act: Act) -> Span | None:
    if act.clause.lemma == "pass" and is_active(act.clause) and is_matter(act, act.clause.subject, "text"):
        return _passed(act)
    sorts = ("law",) if act.clause.lemma in ("ratify", "ratifier") else ("law", "body")
    return _act_on(act) if act.bodies.sort in sorts and is_active(act.clause) else None


def _passed(act: Act) -> Span | None:
    """ "The bill passed by 45 votes to 12", "passed the Senate": the bill is what was decided."""
    subject = act.clause.subject
    counted = votes_in(_words_on(act.reading.text, act.sentence, act.clause)) is not None
    if subject is None or subject.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return subject.span if counted or act.clause.objects else None


def _found(act: Act) -> Span | None:
    clause = act.clause
    matter = clause.subject if not is_active(clause) else clause.object
    if is_active(clause) and act.bodies.sort not in ("law", "body", "many"):
        return None
    return phrase(act, matter) if is_matter(act, matter, "thing") else None


def _task(act: Act) -> Span | None:
    clause = act.clause
    if not is_active(clause) and clause.lemma in _TASKED and clause.kind in ("ROOT", "conj") and clause.subject:
        told = clause.subject.head.pos_ in ("NOUN", "PROPN") and (complement(act) or clause.oblique("with"))
        return clause.span if told else None
    if not is_active(clause) or act.bodies.sort not in ("law", "body", "many"):
        return None
    if not clause.objects:
        deed = next((each for each in clause.children if each.kind == "ccomp" and each.verb.tag_ == "VB"), None)
        return deed.span if deed is not None and deed.subject is not None and not deed.inherited else None
    asked = act.clause.objects[0]
    found = complement(act) or phrase(act, act.clause.oblique("with", "de")) or to_do(act)
    if found is None or asked.span.start >= found.start:
        return found
    return Span(asked.span.start, max(found.end, end_of_task(act, found.end)))


def _reach(act: Act) -> Span | None:
    clause = act.clause
    matter = clause.subject if not is_active(clause) else clause.object or clause.oblique("à", "to")
    if matter is None or matter.head.lemma_.casefold() not in _DEALS or (is_active(clause) and not act.bodies.sort):
        return None
    for child in matter.head.children:
        if child.lower_ in ("on", "to", "sur") and child.i > matter.head.i:
            return Span(act.sentence.at(child).end + 1, max(matter.span.end, act.sentence.at(child).end + 2)).trimmed(
                act.reading.text
            )
    told = phrase(act, clause.oblique("on", "sur")) or complement(act)
    these = not is_active(clause) and act.bodies.sort and _THESE.match(matter.span.of(act.reading.text))
    return told or (
        matter.span if clause.lemma != "take" or these else None
    )  # "took a decision" alone tells no content


def _state(act: Act) -> Span | None:
    """A body suspends or admits a member, or suspends an agreement."""
    clause = act.clause
    matter = clause.subject if not is_active(clause) else clause.object
    if matter is None:
        return None
    mention = act.sentence.mention_at(act.sentence.at(matter.head).start)
    names_state = mention is not None and mention.kind in ("country", "organisation")
    if act.bodies.sort in ("law", "body", "many") and names_state:
        return phrase(act, matter)
    return _act_on(act)


_TASKED = frozenset({"task", "mandate", "commission", "instruct", "entrust"})
_OF_BODIES = frozenset({"approve", "authorise", "authorize", "endorse"})  # whatever a body approves, it decides

_SHAPES: dict[str, Callable[[Act], Span | None]] = {
    "agree": _agree,
    "act": _act_on,
    "law": _law,
    "state": _state,
    "accord": accord,
    "favour": favour,
    "found": _found,
    "task": _task,
    "elect": elected,
    "vote": voted,
    "reach": _reach,
    "consent": consent,
    "sign": signed,
}
