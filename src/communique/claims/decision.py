"""Claims of kind `decision`: bodies that as a whole agree, adopt, approve, decide, task, reject or vote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from communique.claims.accession_matter import is_about
from communique.claims.accession_parties import role_in
from communique.claims.decision_bodies import bodies_of, with_partners
from communique.claims.decision_content import Act, complement, end_of_task, is_matter, phrase
from communique.claims.decision_nouns import nominal
from communique.claims.decision_votes import rule_in, votes_in
from communique.claims.lexicon import by_lemma
from communique.claims.modality import modality_of
from communique.language.clauses import Argument, Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DecisionFields, Modality, Span

_HOW = re.compile(r"(?:a\s+)?(?:consensus|majority|acclamation|unanimity|vote|show|\d)", re.IGNORECASE)
_CONSENTS = frozenset(
    {"consent", "approval", "assent", "backing", "endorsement", "agreement", "authorisation", "authorization"}
)
_WITH_BE = frozenset({"convenir", "parvenir"})  # conjugated with "être", which is no passive here
_IN_FAVOUR = re.compile(r"(?:\ben faveur |\bcontre )(?:de\s+|d['’](?=\w)|(?=du\s|des\s))|\bcontre (?=l[ae’'])")
_ACCORD = re.compile(r"d['’]accord\s+(?:sur|pour|que|afin de)\s+")
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
        yield from _needed(reading, sentence, clause, row, modality)
        return
    if not active and subject is None and not _tells_itself(clause):
        return
    if not active and subject is not None and _HOW.match(subject.span.of(reading.text)):
        subject = None
    bodies = bodies_of(reading, sentence, subject)
    if active and not bodies.sort and row["shape"] in ("agree", "reach"):
        bodies = with_partners(reading, sentence, clause)
    act = Act(reading, sentence, clause, row, bodies, modality)
    content = _SHAPES[row["shape"]](act)
    if content is None or _is_a_step_alone(reading, act, content):
        return
    span = _span(sentence, clause)
    words = _words_on(reading.text, sentence, clause)
    yield reading.claim(
        span,
        DecisionFields(
            bodies=act.bodies.names,
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


def _needed(
    reading: Reading, sentence: Sentence, clause: Clause, row: dict[str, str], modality: Modality
) -> Iterator[Claim]:
    """ "Still needs the consent of the Council": what is not decided yet."""
    consent, subject = clause.object, clause.subject
    if consent is None or subject is None or not _is_active(clause) or modality == "denied":
        return
    if consent.head.lemma_.casefold() not in _CONSENTS or subject.head.pos_ not in {"NOUN", "PROPN"}:
        return  # "joining requires the consent of all" is a rule, and nothing lies before anybody
    names: list[str] = []
    for preposition in (child for child in consent.head.subtree if child.lower_ in ("of", "by", "from")):
        for each in preposition.children:
            if each.dep_ == "pobj" and preposition.head.i >= consent.head.i:
                start = sentence.at(each.left_edge).start
                found = argument(each, sentence.span.start)
                names += bodies_of(reading, sentence, found).names if start >= consent.span.start else ()
    names = list(dict.fromkeys(names))
    if names and not is_about(subject.span.of(reading.text)):
        content = subject.span
        cut = reading.text.find(",", content.start, content.end)
        content = Span(content.start, cut) if cut > content.start else content
        fields = DecisionFields(bodies=tuple(names), act=row["act"], content=reading.passage(content))
        yield reading.claim(_span(sentence, clause), fields, "conditional")


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


def _span(sentence: Sentence, clause: Clause) -> Span:
    span = clause.span
    if clause.kind == "xcomp" and clause.parent is not None:
        return clause.parent.span
    subject = clause.subject
    if subject is not None and clause.inherited and sentence.span.start <= subject.span.start < span.start:
        return Span(subject.span.start, span.end)
    return span


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
    return matter is None or matter.head.pos_ == "PRON" or (mention is not None and mention.kind in ("person", "country"))


def _law(act: Act) -> Span | None:
    return _act_on(act) if act.bodies.sort in ("law", "body") and _is_active(act.clause) else None


def _found(act: Act) -> Span | None:
    clause = act.clause
    matter = clause.subject if not _is_active(clause) else clause.object
    if _is_active(clause) and act.bodies.sort not in ("law", "body", "many"):
        return None
    return phrase(act, matter) if is_matter(act, matter, "thing") else None


def _task(act: Act) -> Span | None:
    if not _is_active(act.clause) or act.bodies.sort not in ("law", "body", "many") or not act.clause.objects:
        return None
    asked = act.clause.objects[0]
    found = complement(act) or phrase(act, act.clause.oblique("with", "de"))
    if found is None or asked.span.start >= found.start:
        return found
    return Span(asked.span.start, max(found.end, end_of_task(act, found.end)))


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
    return complement(act) or phrase(act, on) or phrase(act, clause.object) or _voted_upon(act)


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


def _consent(act: Act) -> Span | None:
    consent = act.clause.object
    if (
        consent is None
        or consent.head.lemma_.casefold() not in (*_CONSENTS, "light", "go-ahead", "blessing")
        or not act.bodies.sort
    ):
        return None
    to = act.clause.oblique("to", "à") or next(
        (each for each in act.clause.objects if each is not consent and each.span.start > consent.span.start), None
    )
    if to is not None and act.reading.text.startswith("to ", to.span.start):
        to = Argument(to.head, Span(to.span.start + 3, to.span.end), to.heads)
    return phrase(act, to) or Span(act.sentence.at(consent.head).start, consent.span.end)


def _accord(act: Act) -> Span | None:
    """ "Se mettre d'accord": the French idiom."""
    span = act.clause.span
    match = _ACCORD.search(act.reading.text, span.start, span.end)
    return Span(match.end(), span.end) if match and act.bodies.sort and match.end() < span.end else None


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


def _favour(act: Act) -> Span | None:
    """ "Se prononcer en faveur de": the French idiom for a vote."""
    text, sentence = act.reading.text, act.sentence.span
    match = _IN_FAVOUR.search(text, act.clause.cue.end, sentence.end)
    reflexive = any(child.lower_ in ("se", "s'", "s’") for child in act.clause.verb.children)
    if match is None or not act.bodies.sort or not reflexive:
        return None
    return Span(match.end(), sentence.end).trimmed(text, " .;,")


_NAMING = frozenset({"name", "confirm", "choose", "select", "designate"})
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
    "accord": _accord,
    "favour": _favour,
    "found": _found,
    "task": _task,
    "elect": _elect,
    "vote": _vote,
    "reach": _reach,
    "consent": _consent,
}
