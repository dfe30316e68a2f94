"""Clauses: each verb with who does it, to whom, and how sure it is.

One shape serves every claim kind and both label schemes (English parsers give ClearNLP labels,
French ones Universal Dependencies), so that extractors speak of subjects and objects only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from communique.language.counterfactuals import mark_conditions
from communique.language.french_tenses import is_future_form
from communique.language.mending import mended
from communique.language.phrases import Argument as Argument
from communique.language.phrases import after_circumstance, agent_of, agent_under_name, subtree_span
from communique.language.phrases import argument as argument
from communique.language.reporting import reporting_verbs
from communique.model import Span

Tense = Literal["past", "present", "future", "bare"]

_SUBJECTS = {"nsubj", "csubj", "nsubj:outer", "expl:subj"}
_PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass", "nsubj:pass"}
_OBJECTS = {"dobj", "obj", "iobj", "dative", "attr", "oprd"}
_OBLIQUES = {"obl", "obl:arg", "obl:mod"}
_COMPLEMENTS = {"ccomp", "xcomp", "pcomp"}
_CLAUSAL = {
    "ROOT",
    "ccomp",
    "xcomp",
    "advcl",
    "relcl",
    "acl",
    "conj",
    "pcomp",
    "acl:relcl",
    "csubj",
    "csubjpass",
    "parataxis",
}
_FUTURE = {"will", "'ll", "’ll", "shall", "wo"}
_CONDITIONAL = {"would", "could", "might", "may", "should", "can", "'d", "’d", "ought", "must"}
_NEGATIONS_FR = {"ne", "n’", "n'", "pas", "jamais", "aucun", "aucune", "ni"}
_NEVER_PASSIVE = {"centre", "center", "revolve", "collapse", "stall"}
_NEVER = {"never", "no", "neither", "nor", "none", "nobody", "nothing", "hardly"}


@dataclass(slots=True, eq=False)
class Clause:
    """A verb with its arguments; offsets count code points of the document.

    Attributes:
        verb: The spaCy token of the verb.
        lemma: Its lemma with its particle ("call", "set out"), case-folded.
        cue: The span of the verb with particle, without auxiliaries.
        group: The span from the first auxiliary to the last word of the verb group.
        span: The clause with everything under its verb.
        kind: The dependency by which it hangs on the rest ("ROOT", "ccomp", "relcl" …).
        parent: The clause it hangs on.
        tense: future where "will" or "is to"; bare for infinitives and participles.
        modal: "would", "could", "must" … or empty.
        subject: None where the clause has none of its own and none can be carried over.
        inherited: Whether the subject stands in another clause.
    """

    verb: Any
    lemma: str
    cue: Span
    group: Span
    span: Span
    kind: str
    parent: Clause | None = None
    tense: Tense = "bare"
    modal: str = ""
    passive: bool = False
    negated: bool = False
    perfect: bool = False
    subject: Argument | None = None
    inherited: bool = False
    agent: Argument | None = None
    objects: tuple[Argument, ...] = ()
    complements: tuple[Any, ...] = ()
    obliques: tuple[tuple[str, Argument], ...] = ()
    marker: str = ""
    children: list[Clause] = field(default_factory=list)

    def oblique(self, *prepositions: str) -> Argument | None:
        """The first phrase under one of these prepositions."""
        return next((argument for preposition, argument in self.obliques if preposition in prepositions), None)

    def with_shared_subject(self, sentence: Span) -> Span:
        """The clause from the subject on that it shares with another before it in the sentence."""
        subject = self.subject
        if subject is not None and self.inherited and sentence.start <= subject.span.start < self.span.start:
            return Span(subject.span.start, self.span.end)
        return self.span

    @property
    def object(self) -> Argument | None:
        """The first object or predicate noun."""
        return self.objects[0] if self.objects else None


def find_clauses(doc: Any, offset: int) -> list[Clause]:
    """The clauses of a parsed sentence whose text begins at `offset` of the document."""
    if doc.lang_ == "fr":
        mended(doc)
    by_verb: dict[int, Clause] = {}
    ordered: list[Clause] = []
    for token in doc:
        if not _heads_clause(token):
            continue
        clause = _clause(token, offset)
        by_verb[token.i] = clause
        ordered.append(clause)
    for clause in ordered:
        clause.parent = _parent(clause.verb, by_verb)
        if clause.parent is not None:
            clause.parent.children.append(clause)
    for clause in sorted(ordered, key=lambda each: _depth(each.verb)):
        _carry_over(clause, offset)
    if doc.lang_ == "en":
        mark_conditions(ordered)
    return [clause for clause in ordered if not _is_auxiliary_of(clause)]


def _is_auxiliary_of(clause: Clause) -> bool:
    """Give the participle of a split compound tense what the parser hung on its auxiliary.

    "Il a par ailleurs condamné l’attentat" comes as two clauses, "a … l’attentat" and "condamné".
    """
    if clause.lemma != "avoir" or clause.verb.head.i != clause.verb.i:
        return False
    for child in clause.children:
        verb = child.verb
        near = 0 < verb.i - clause.verb.i <= 6
        if (
            near
            and child.kind in ("advcl", "xcomp", "ccomp", "acl")
            and not child.marker
            and "Part" in verb.morph.get("VerbForm")
        ):
            child.kind, child.parent, child.inherited = clause.kind, None, False
            child.subject = clause.subject
            child.objects = child.objects or clause.objects
            child.complements = child.complements or clause.complements
            child.tense, child.perfect = "present", True
            child.group = Span(clause.group.start, child.group.end)
            child.span = clause.span
            return True
    return False


def _heads_clause(token: Any) -> bool:
    if token.pos_ == "VERB":
        return token.dep_ not in ("amod", "compound", "aux", "auxpass", "case", "prep", "mark") or any(
            child.dep_ in _SUBJECTS or child.dep_ in _PASSIVE_SUBJECTS for child in token.children
        )
    if token.pos_ == "AUX":
        return token.dep_ in _CLAUSAL
    return token.dep_ in ("ROOT", "ccomp", "advcl", "conj", "acl:relcl") and any(
        child.dep_ in ("cop", "nsubj") for child in token.children
    )


def _clause(verb: Any, offset: int) -> Clause:
    objects: list[Any] = []
    complements: list[Any] = []
    obliques: list[tuple[str, Argument]] = []
    subject = agent = None
    particle = ""
    passive = negated = perfect = False
    modal = marker = ""
    tense: Tense = _own_tense(verb)
    group = [verb.i]
    for child in verb.children:
        dep = child.dep_
        if dep in _SUBJECTS or dep in _PASSIVE_SUBJECTS:
            subject = argument(after_circumstance(child), offset)
            passive = passive or dep in _PASSIVE_SUBJECTS
        elif dep in ("aux", "auxpass", "aux:tense", "aux:pass", "cop"):
            folded = child.lower_
            group.append(child.i)
            under = next((each for each in child.children if each.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS), None)
            if subject is None and under is not None:  # "ministers did, however, adopt": hung on the auxiliary
                subject = argument(under, offset)
            passive = passive or dep in ("auxpass", "aux:pass")
            if folded in _FUTURE:
                tense = "future"
            elif folded in _CONDITIONAL:
                modal = folded
            elif folded == "to":
                tense = "bare"
            else:
                perfect = perfect or child.lemma_ in ("have", "avoir")
                if tense != "future":
                    tense = _own_tense(child) if _own_tense(child) != "bare" else tense
        elif dep == "neg" or child.lower_ in _NEVER or (child.lower_ in _NEGATIONS_FR and dep == "advmod"):
            negated = True
        elif dep in ("prt", "compound:prt"):
            particle = child.lower_
            group.append(child.i)
        elif dep in ("agent", "obl:agent"):
            agent = agent_of(child, offset)
        elif dep in _OBJECTS | _OBLIQUES and (said := _phrase_of_saying(verb, child)):
            particle = said
            group.append(child.i)
        elif dep in _OBJECTS:
            objects.append(child)
        elif dep in _COMPLEMENTS:
            complements.append(child)
        elif dep == "prep":
            obliques += _prepositional(child, offset)
        elif dep in _OBLIQUES:
            case = next((grandchild.lower_ for grandchild in child.children if grandchild.dep_ == "case"), "")
            obliques.append((case, argument(child, offset)))
        elif dep == "mark":
            marker = child.lower_
    arguments = tuple(argument(found, offset) for found in objects)
    if subject is not None and any(
        child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither", "none") for child in subject.head.children
    ):
        negated = True
    if agent is not None and not passive and verb.doc.lang_ == "fr" and verb.dep_ not in ("acl", "amod", "advcl"):
        obliques.append(("par", agent))  # "par téléphone", "par consensus": no passive, hence no agent
        agent = None
    if passive and agent is None and verb.doc.lang_ == "en":
        agent = agent_under_name(obliques, offset)
    lemma = verb.lemma_.casefold() + (f" {particle}" if particle else "")
    start = offset + verb.idx
    cue_end = offset + verb.idx + len(verb)
    if particle:
        cue_end = max(cue_end, max(offset + verb.doc[i].idx + len(verb.doc[i]) for i in group))
    first, last = verb.doc[min(group)], verb.doc[max(group)]
    return Clause(
        verb=verb,
        lemma=lemma,
        cue=Span(start, cue_end),
        group=Span(offset + first.idx, max(cue_end, offset + last.idx + len(last))),
        span=subtree_span(verb, offset),
        kind=verb.dep_,
        tense=tense,
        modal=modal,
        passive=passive,
        negated=negated,
        perfect=perfect,
        subject=subject,
        agent=agent,
        objects=arguments,
        complements=tuple(complements),
        obliques=tuple(obliques),
        marker=marker,
    )


def _phrase_of_saying(verb: Any, child: Any) -> str:
    """The rest of a French phrase that reports: "prendre acte", "mettre en garde", "faire part"."""
    if verb.doc.lang_ != "fr" or child.i < verb.i or child.i > verb.i + 3:
        return ""
    case = next((each.lower_ for each in child.children if each.dep_ == "case"), "")
    said = f"{case} {child.lower_}".strip()
    return said if f"{verb.lemma_.casefold()} {said}" in reporting_verbs("fr") else ""


def _own_tense(token: Any) -> Tense:
    tag = token.tag_
    if tag == "VBD":
        return "past"
    if tag in ("VBP", "VBZ"):
        return "present"
    if tag in ("VB", "VBN", "VBG", "MD"):
        return "bare"
    morph = token.morph
    if "Part" in morph.get("VerbForm"):
        return "bare"
    found = morph.get("Tense")
    if "Fut" in found or (token.doc.lang_ == "fr" and is_future_form(token.text, token.lemma_)):
        return "future"
    if "Past" in found or "Imp" in found:
        return "past"
    return "present" if "Pres" in found and "Fin" in morph.get("VerbForm") else "bare"


def _prepositional(preposition: Any, offset: int) -> Iterator[tuple[str, Argument]]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield preposition.lower_, argument(child, offset)
        elif child.dep_ == "prep":
            for _, found in _prepositional(child, offset):
                yield f"{preposition.lower_} {child.lower_}", found


def _parent(verb: Any, by_verb: dict[int, Clause]) -> Clause | None:
    at = verb
    while at.head.i != at.i:
        at = at.head
        if at.i in by_verb:
            return by_verb[at.i]
    return None


def _depth(token: Any) -> int:
    depth = 0
    while token.head.i != token.i and depth < 60:
        token = token.head
        depth += 1
    return depth


def _carry_over(clause: Clause, offset: int) -> None:
    """Give a clause without a subject of its own the one that grammar lends it."""
    verb, parent = clause.verb, clause.parent
    if clause.kind in ("relcl", "acl:relcl"):
        own = clause.subject
        if (
            own is None
            or own.head.tag_ in ("WDT", "WP", "WP$")
            or own.head.lower_ in ("who", "which", "that", "qui", "lequel")
        ):
            if (
                own is None
                and any(child.tag_ in ("WDT", "WP") for child in verb.subtree if child.i < verb.i)
                and clause.objects
            ):
                return
            antecedent = verb.head
            told = own is not None or _is_to_be_done(clause)
            clause.subject = Argument(antecedent, _noun_span(antecedent, verb, offset), (antecedent,)) if told else None
            clause.inherited = clause.subject is not None
        return
    if clause.subject is not None:
        return
    if clause.kind == "acl":
        antecedent = verb.head
        if _is_finite_after_all(clause):
            clause.kind, clause.tense = "ROOT", "past"
            clause.subject = Argument(antecedent, _noun_span(antecedent, verb, offset), (antecedent,))
            return
        if antecedent.pos_ in ("NOUN", "PROPN", "PRON"):
            found = Argument(antecedent, _noun_span(antecedent, verb, offset), (antecedent,))
            if verb.tag_ == "VBN" or "Past" in verb.morph.get("Tense"):
                clause.passive = True
                clause.subject = found
            else:
                clause.subject = found
            clause.inherited = True
        return
    if parent is None:
        return
    if clause.kind == "xcomp" and parent.objects and not parent.lemma.startswith(("promise", "promettre")):
        clause.subject = parent.objects[0]
    elif clause.kind == "pcomp" and clause.verb.head.dep_ == "prep" and clause.verb.head.head.pos_ in ("NOUN", "PROPN"):
        return
    elif parent.passive and clause.kind == "conj" and not clause.passive and clause.verb.tag_ not in ("VBN",):
        clause.subject = parent.subject
    elif clause.kind == "conj" and clause.tense != "bare" and parent.tense == "bare" and not parent.modal:
        clause.subject = _finite_above(parent)
    else:
        clause.subject = parent.agent if parent.passive and clause.kind == "advcl" and parent.agent else parent.subject
        if clause.kind == "advcl" and clause.agent is not None and clause.verb.tag_ == "VBN":
            clause.passive = True
        if clause.kind == "conj":
            clause.passive = clause.passive or _is_second_participle(clause, parent)
            if clause.tense == "bare" and parent.tense != "bare":
                clause.tense = parent.tense
                clause.modal = clause.modal or parent.modal
            clause.negated = clause.negated or (
                parent.negated and parent.tense == "future" and not clause.group.start > parent.span.end
            )
    clause.inherited = clause.subject is not None


def _is_to_be_done(clause: Clause) -> bool:
    """ "The summit, to be held in Lima": an infinitive that says of the noun what becomes of it."""
    helping = {child.lower_ for child in clause.verb.children if child.dep_ in ("aux", "auxpass")}
    return clause.passive and clause.verb.tag_ == "VBN" and helping == {"to", "be"}


def _is_finite_after_all(clause: Clause) -> bool:
    """ "The Council, chaired by Peru, also resolved to meet again": the parser found no verb in the whole sentence."""
    verb, noun = clause.verb, clause.verb.head
    alone = (
        clause.parent is None
        and noun.dep_ == "ROOT"
        and verb.tag_ in ("VBN", "VBD")
        and verb.lower_.endswith("ed")
        and clause.agent is None
        and all(token.i == verb.i or token.tag_ not in ("VBD", "VBZ", "VBP", "MD") for token in verb.doc)
    )
    apart = any(token.text == "," for token in verb.doc[noun.i : verb.i])
    told = apart and bool(clause.objects or clause.complements)
    return alone and (told or (clause.lemma in _NEVER_PASSIVE and verb.doc[-1].text == "."))


def _is_second_participle(clause: Clause, parent: Clause) -> bool:
    """ "Hosted by Latvia and chaired by her", "was drafted and adopted": the second is as passive as the first."""
    return (
        parent.passive
        and clause.verb.tag_ == "VBN"
        and not clause.objects
        and not any(child.dep_ in ("aux", "auxpass") for child in clause.verb.children)
    )


def _finite_above(clause: Clause) -> Argument | None:
    """The subject of the finite clause above an infinitive: a finite verb goes on with that one."""
    at: Clause | None = clause
    while at is not None and at.tense == "bare" and not at.modal:
        at = at.parent
    return at.subject if at is not None else clause.subject


def _noun_span(noun: Any, clause_verb: Any, offset: int) -> Span:
    """A noun phrase up to the clause that hangs on it."""
    doc = noun.doc
    left = noun.left_edge.i
    right = max((token.i for token in noun.subtree if token.i < clause_verb.left_edge.i), default=noun.i)
    right = max(right, noun.i)
    while right > noun.i and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    return Span(offset + doc[left].idx, offset + doc[right].idx + len(doc[right]))
