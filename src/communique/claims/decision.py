"""Claims of kind `decision`: bodies that as a whole agree, adopt, approve, decide, task, reject or vote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from communique.claims.accession_matter import is_about
from communique.claims.accession_parties import role_in
from communique.claims.decision_bodies import bodies_of, with_partners
from communique.claims.decision_content import Act, complement, end_of_task, is_matter, phrase, span_of
from communique.claims.decision_idioms import accord, consent, favour
from communique.claims.decision_lists import listed
from communique.claims.decision_needs import needed
from communique.claims.decision_nouns import nominal
from communique.claims.decision_signing import signatories, signed
from communique.claims.decision_votes import rule_in, votes_in
from communique.claims.lexicon import by_lemma
from communique.claims.modality import modality_of
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DecisionFields, Modality, Span

_HOW = re.compile(r"(?:a\s+)?(?:consensus|majority|acclamation|unanimity|vote|show|\d)", re.IGNORECASE)
_WITH_BE = frozenset({"convenir", "parvenir"})  # conjugated with "être", which is no passive here
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
    active = _is_active(clause)
    subject = clause.subject if active else clause.agent
    if row["shape"] == "need":
        yield from needed(reading, sentence, clause, row, modality)
        return
    if not active and subject is None and not _tells_itself(clause):
        return
    if not active and subject is not None and _HOW.match(subject.span.of(reading.text)):
        subject = None
    bodies = bodies_of(reading, sentence, subject)
    if active and not bodies.sort and row["shape"] in ("agree", "reach"):
        bodies = with_partners(reading, sentence, clause)
    if active and clause.lemma == "pass" and not bodies.sort:
        bodies = bodies_of(reading, sentence, clause.object)
    act = Act(reading, sentence, clause, row, bodies, modality)
    content = _SHAPES[row["shape"]](act)
    names = signatories(act) if row["shape"] == "sign" else act.bodies.names
    items = listed(act) if row["shape"] == "agree" and active and bodies.sort else ()
    for item in items:
        fields = DecisionFields(bodies=bodies.names, act=row["act"], content=reading.passage(item))
        yield reading.claim(item, fields, modality)
    if items:
        return
    if content is None or _is_a_step_alone(reading, act, content):
        return
    span = span_of(sentence, clause)
    words = _words_on(reading.text, sentence, clause)
    yield reading.claim(
        span,
        DecisionFields(
            bodies=names,
            act=row["act"],
            content=reading.passage(content),
            votes=votes_in(words),
            rule=rule_in(words),
        ),
        modality,
    )


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


def _is_active(clause: Clause) -> bool:
    return not clause.passive or clause.lemma in _WITH_BE


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
    if content is not None and act.modality == "expected" and clause.lemma == "agree":
        return None
    if content is None:
        on = clause.oblique("on", "upon", "sur", "to", "de", "d'", "d’")
        content = phrase(act, on)
    if not _is_active(clause):
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
    matter = clause.subject if not _is_active(clause) else clause.object
    if _is_active(clause) and not act.bodies.sort:
        return None
    if act.bodies.sort in ("law", "body", "many") and _is_active(clause):
        sure = act.bodies.sort == "law" or (clause.lemma in _OF_BODIES and not _is_somebody(act, matter))
        return phrase(act, matter) if sure or is_matter(act, matter, "text", "thing") else None
    if clause.tense == "present" and not act.bodies.sort and clause.kind != "ROOT":
        return None
    return phrase(act, matter) if is_matter(act, matter, "text") else None


def _is_somebody(act: Act, matter: Argument | None) -> bool:
    mention = act.sentence.mention_at(act.sentence.at(matter.head).start) if matter is not None else None
    return (
        matter is None or matter.head.pos_ == "PRON" or (mention is not None and mention.kind in ("person", "country"))
    )


def _law(act: Act) -> Span | None:
    if act.clause.lemma == "pass" and _is_active(act.clause) and is_matter(act, act.clause.subject, "text"):
        return _passed(act)
    return _act_on(act) if act.bodies.sort in ("law", "body") and _is_active(act.clause) else None


def _passed(act: Act) -> Span | None:
    """ "The bill passed by 45 votes to 12", "passed the Senate": the bill is what was decided."""
    subject = act.clause.subject
    counted = votes_in(_words_on(act.reading.text, act.sentence, act.clause)) is not None
    if subject is None or subject.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return subject.span if counted or act.clause.objects else None


def _found(act: Act) -> Span | None:
    clause = act.clause
    matter = clause.subject if not _is_active(clause) else clause.object
    if _is_active(clause) and act.bodies.sort not in ("law", "body", "many"):
        return None
    return phrase(act, matter) if is_matter(act, matter, "thing") else None


def _task(act: Act) -> Span | None:
    clause = act.clause
    if not _is_active(clause) and clause.lemma in _TASKED and clause.kind in ("ROOT", "conj") and clause.subject:
        told = clause.subject.head.pos_ in ("NOUN", "PROPN") and (complement(act) or clause.oblique("with"))
        return clause.span if told else None
    if not _is_active(clause) or act.bodies.sort not in ("law", "body", "many"):
        return None
    if not clause.objects:
        deed = next((each for each in clause.children if each.kind == "ccomp" and each.verb.tag_ == "VB"), None)
        return deed.span if deed is not None and deed.subject is not None and not deed.inherited else None
    asked = act.clause.objects[0]
    found = complement(act) or phrase(act, act.clause.oblique("with", "de")) or _to_do(act)
    if found is None or asked.span.start >= found.start:
        return found
    return Span(asked.span.start, max(found.end, end_of_task(act, found.end)))


def _to_do(act: Act) -> Span | None:
    """ "Directed ministers to prepare a plan", where the parser hung the infinitive on the verb."""
    for child in act.clause.children:
        first = child.verb.doc[child.verb.left_edge.i]
        if child.kind == "advcl" and child.verb.tag_ == "VB" and first.lower_ == "to" and not child.marker:
            return child.span
    return None


def _vote(act: Act) -> Span | None:
    clause = act.clause
    if act.bodies.sort not in ("law", "body", "many"):
        return None
    verbs = by_lemma("decision-verbs", act.reading.language)
    if any(
        child.kind == "xcomp" and verbs.get(child.lemma, {}).get("shape") in ("act", "law") for child in clause.children
    ):
        return None
    on = next(
        (
            each
            for preposition, each in clause.obliques
            if preposition in ("on", "for", "against", "sur", "pour", "contre") and not act.reading.dates_in(each.span)
        ),
        None,
    )
    return complement(act) or _favoured(act) or phrase(act, on) or phrase(act, clause.object) or _voted_upon(act)


def _favoured(act: Act) -> Span | None:
    """ "Voted in favour of the bill"."""
    favour = act.clause.oblique("in")
    if favour is None or favour.head.lower_ not in ("favour", "favor"):
        return None
    start = favour.span.start + len(favour.head) + 1
    if not act.reading.text.startswith("of ", start):
        return None
    return Span(start + 3, favour.span.end)


def _voted_upon(act: Act) -> Span | None:
    """ "The texts pass to the Senate, which is due to vote": the subject above."""
    upper = act.clause.parent
    while upper is not None:
        if upper.subject is not None and not set(act.reading.parties(upper.subject)) & set(act.bodies.names):
            return upper.subject.span if is_matter(act, upper.subject, "text") else None
        upper = upper.parent
    return None


def _reach(act: Act) -> Span | None:
    clause = act.clause
    matter = clause.subject if not _is_active(clause) else clause.object or clause.oblique("à", "to")
    if matter is None or matter.head.lemma_.casefold() not in _DEALS or (_is_active(clause) and not act.bodies.sort):
        return None
    for child in matter.head.children:
        if child.lower_ in ("on", "to", "sur") and child.i > matter.head.i:
            return Span(act.sentence.at(child).end + 1, max(matter.span.end, act.sentence.at(child).end + 2)).trimmed(
                act.reading.text
            )
    told = phrase(act, clause.oblique("on", "sur")) or complement(act)
    return told or (matter.span if clause.lemma != "take" else None)  # "took a decision" alone tells no content


def _elect(act: Act) -> Span | None:
    """A body elects a person to an office; the officers of a meeting are elected by nobody named."""
    clause = act.clause
    if not _is_active(clause):
        chosen = clause.subject
        seat = clause.object or clause.oblique("as")
        if chosen is None or seat is None or seat.head.lemma_.casefold() not in _SEATS or clause.tense != "past":
            return None
        after = Span(seat.span.start, clause.span.end)
        of_state = any(
            mention.kind in ("country", "office") and any(len(name) == 2 for name in mention.entities)
            for mention in act.sentence.mentions
            if after.meets(mention.span)
        )
        return None if of_state else clause.span
    matter = clause.object
    if act.bodies.sort not in ("law", "body", "many") or matter is None or not matter.head.text[:1].isupper():
        return None
    seat = clause.oblique("as", "to")
    if seat is None and clause.lemma in _NAMING:
        return None
    end = max(matter.span.end, seat.span.end if seat is not None else 0)
    return Span(matter.span.start, end) if end <= clause.span.end else matter.span


def _state(act: Act) -> Span | None:
    """A body suspends or admits a member, or suspends an agreement."""
    clause = act.clause
    matter = clause.subject if not _is_active(clause) else clause.object
    if matter is None:
        return None
    mention = act.sentence.mention_at(act.sentence.at(matter.head).start)
    names_state = mention is not None and mention.kind in ("country", "organisation")
    if act.bodies.sort in ("law", "body", "many") and names_state:
        return phrase(act, matter)
    return _act_on(act)


_NAMING = frozenset({"name", "confirm", "choose", "select", "designate"})
_TASKED = frozenset({"task", "mandate", "commission", "instruct", "entrust"})
_OF_BODIES = frozenset({"approve", "authorise", "authorize", "endorse"})  # whatever a body approves, it decides
_SEATS = frozenset(
    {
        "president",
        "chair",
        "chairman",
        "chairperson",
        "vice-chair",
        "vice-president",
        "rapporteur",
        "co-chair",
        "secretary",
    }
)  # offices of an assembly, not of a state

_SHAPES: dict[str, Callable[[Act], Span | None]] = {
    "agree": _agree,
    "act": _act_on,
    "law": _law,
    "state": _state,
    "accord": accord,
    "favour": favour,
    "found": _found,
    "task": _task,
    "elect": _elect,
    "vote": _vote,
    "reach": _reach,
    "consent": consent,
    "sign": signed,
}
