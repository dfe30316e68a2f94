"""What parties bind themselves to without naming a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from communique.claims.commitment_contrast import before_contrast, is_opposed
from communique.claims.commitment_draft import Draft, drafted, is_question
from communique.claims.commitment_force import announcers_of, is_future, lemma_of
from communique.claims.commitment_gifts import gift_of
from communique.claims.commitment_nouns import nouns_of, worded
from communique.claims.commitment_parties import bound, subject_parties
from communique.claims.commitment_phrase import clause_content
from communique.claims.commitment_shares import counted_share
from communique.claims.commitment_words import FIRST, GIFTS, is_idle, role, roles_in, verb
from communique.claims.lexicon import lemmas
from communique.claims.modality import modality_of
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span
from communique.model.fields import Stage

_CONTINUING = frozenset(
    {"continue", "keep", "keep up", "keep on", "go on", "carry on", "remain", "continuer", "poursuivre", "rester"}
)


_RESOLVED = frozenset({"commit", "committed", "determined", "resolved", "dedicated", "engagé", "déterminé", "résolu"})
_OFFERING = frozenset({"ready", "prepared", "willing", "prêt", "disposé"})
"""Who is ready to act has not promised to: an offer."""
_DETERMINED = frozenset({"commit", "resolve", "determine"})
_DECLARING = frozenset(
    {"strive", "endeavour", "endeavor", "commit", "pledge", "undertake", "engager", "vow", "promise"}
)


def acts_of(
    reading: Reading, sentence: Sentence, taken: Sequence[Span], giving: Sequence[Clause | None] = ()
) -> Iterator[Draft]:
    """The commitments of a sentence that name no amount.

    Args:
        reading: The document.
        sentence: The sentence.
        taken: The spans of its sums, which are commitments already.
        giving: Their clauses: "pledged 5 million to rebuild the port" promises once.
    """
    covered = list(taken)
    for clause in sentence.clauses:
        if any(span.start <= clause.cue.start < span.end for span in covered) or _names_occasion(clause):
            continue
        draft = (
            _future(reading, sentence, clause)
            or (None if any(clause is each for each in giving) else _bound_to(reading, sentence, clause))
            or (None if _is_raised(clause, giving, reading.language) else gift_of(reading, sentence, clause))
        )
        if draft is None:
            continue
        own = counted_share(reading.text, draft.content) or draft.content
        if any(own.meets(span) for span in covered):
            continue
        covered.append(own)
        yield draft
    for draft in nouns_of(reading, sentence):
        if not any(draft.content.meets(span) for span in covered):
            covered.append(draft.content)
            yield draft
    if not covered and (draft := worded(reading, sentence)) is not None:
        yield draft


def _is_raised(clause: Clause, giving: Sequence[Clause | None], language: str) -> bool:
    """ "Increased its aid by €5 million": the sum tells of the aid already."""
    row = verb(clause.lemma, language)
    grows = row is not None and (row["force"], row["stage"]) == ("give", "pledged")
    return grows and any(clause is each for each in giving)


def _names_occasion(clause: Clause) -> bool:
    """ "Pledging conference": what sort of meeting it is, and no promise."""
    following = clause.verb.doc[clause.verb.i + 1] if clause.verb.i + 1 < len(clause.verb.doc) else None
    return clause.verb.tag_ == "VBG" and following is not None and following.lemma_.casefold() in _OCCASIONS


_OCCASIONS = frozenset({"conference", "event", "session", "meeting", "summit", "round", "moment"})


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
    if clause.verb.tag_ == "MD" or is_question(reading, sentence):
        return None
    language = reading.language
    lemma = lemma_of(clause, language)
    row = verb(lemma, language)
    ours = clause.subject is not None and not clause.passive and clause.subject.head.lower_ in ("we", "nous")
    if lemma in _CONTINUING:
        inner = [child for child in clause.children if child.kind in ("xcomp", "pcomp", "advcl")]
        gift = roles_in((token for argument in clause.objects for token in argument.head.subtree), language) & GIFTS
        resolved = any(_form(child) in _RESOLVED for child in clause.verb.children)
        if clause.lemma == "remain" or clause.lemma == "rester":
            if not resolved:
                return None
        elif (
            not (
                clause.objects
                or clause.obliques
                or [each for each in inner if not is_idle(each.lemma, language, ours=True)]
            )
            and not gift
        ):
            return None
        if inner and not clause.objects and is_idle(inner[0].lemma, language, ours=True) and not gift:
            return None
    elif (
        is_idle(lemma, language, ours=ours)
        or (row is not None and row["force"] not in ("give", "promise"))
        or _gives_words(clause, language)
        or (row is None and not ours and _is_procedure(clause.verb, language))
    ):
        return None
    argument = clause.agent if clause.passive else clause.subject
    if row is None and argument is not None and _is_convener(argument, language):
        return None
    if clause.passive and (not clause.agent or clause.kind in ("relcl", "acl", "acl:relcl")):
        return None
    if clause.passive and row is None and argument is not None and not _is_first(argument):
        return None
    gifts = roles_in(clause.verb.subtree, language) & GIFTS
    if argument is not None and argument.head.lower_ in ("i", "je", "j’", "j'") and (row is None or not gifts):
        return None
    found, binds = subject_parties(reading, sentence, argument)
    if not binds:
        return None
    if _about_others(reading, clause, argument):
        return None
    tokens = list(clause.verb.subtree)
    gives = bool(roles_in(tokens, language) & GIFTS) and (
        verb(clause.lemma, language) is not None or clause.lemma in _CONTINUING
    )
    first = argument is not None and _is_first(argument)
    makers, announcers = bound(reading, found, gives=gives or first)
    said = announcers_of(reading, sentence, clause)
    if not gives and not first and not said and _only_persons(reading, found):
        return None
    if not gives and clause.verb.tag_ == "VBG" and not first:
        return None
    content = clause_content(reading, clause)
    if len(content.of(reading.text).split()) < 3:
        return None
    opposed = clause.parent is not None and is_opposed(reading.text, clause.parent, clause)
    for child in clause.children:
        if clause.negated and is_opposed(reading.text, clause, child) and child.group.start > clause.group.end:
            own = before_contrast(reading.text, Span(content.start, child.group.start))
            content = own if own.end > clause.cue.end else content
    denied = clause.negated and not opposed and verb(clause.lemma, language) is not None
    modality: Modality = "denied" if denied else "asserted"
    return drafted(sentence, clause, content, makers, announcers, said, "pledged", modality, gives=gives)


def _only_persons(reading: Reading, names: Sequence[str]) -> bool:
    """Whether only persons are named: what the source says they will do is their programme, no promise."""
    return bool(names) and all(reading.people.named(name) is not None for name in names)


def _is_convener(argument: Argument, language: str) -> bool:
    """Whether a subject runs or attends a negotiation."""
    return argument.head.lemma_.casefold() in lemmas("commitment-conveners", language)


def _is_first(argument: Argument) -> bool:
    return argument.head.lower_ in FIRST or any(token.lower_ in FIRST for token in argument.head.subtree)


def _gives_words(clause: Clause, language: str) -> bool:
    """ "Will deliver a speech", "will send a signal": nothing is promised."""
    return bool(clause.objects) and role(clause.objects[-1].head, language) == "idle"


def _about_others(reading: Reading, clause: Clause, argument: Argument | None) -> bool:
    """Whether a speaker foretells what somebody else will do."""
    if argument is None or argument.head.lower_ in FIRST or _is_first(argument):
        return False
    parent = clause.parent
    if parent is not None and parent.lemma in lemmas("commitment-foretelling", reading.language):
        return True
    if reading.quotation_at(clause.cue.start) is None:
        return False
    helped = roles_in(clause.verb.subtree, reading.language) & GIFTS
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
        "tenir",
        "être",
        "rester",
        "commit",
        "resolve",
        "determine",
        "dedicate",
        "devote",
    ):
        resolved = next((child for child in clause.verb.children if _form(child) in _RESOLVED | _OFFERING), None)
        if resolved is None and clause.passive and not clause.agent and clause.lemma in _DETERMINED:
            resolved = clause.verb
    elif language == "fr" and clause.verb.pos_ in ("ADJ", "VERB") and _form(clause.verb) in _RESOLVED | _OFFERING:
        resolved = clause.verb
    promise = (row is not None and row["force"] in ("promise", "plan")) or clause.lemma in _DECLARING
    if not promise and resolved is None:
        return None
    if (clause.tense == "bare" and clause.kind in ("acl",) and clause.passive) or _is_withheld(clause):
        return None
    if (
        clause.verb.tag_ == "VB"
        and clause.kind in ("acl", "xcomp", "ccomp", "advcl")
        and not _is_resolved_above(clause)
    ):
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
    firm = resolved is not None or (
        row is not None and row["force"] == "promise" and clause.lemma not in ("decide", "décider")
    )
    if inner.lemma_.casefold() in ("be", "have", "être", "avoir") or (
        not firm and is_idle(inner.lemma_.casefold(), language)
    ):
        return None
    if firm and _is_procedure(inner, language):
        return None
    tokens = list(inner.subtree)
    gives = bool(roles_in(tokens, language) & GIFTS) and verb(inner.lemma_.casefold(), language) is not None
    first = clause.subject is not None and clause.subject.head.lower_ in FIRST
    makers, announcers = bound(reading, found, gives=gives or first)
    said = announcers_of(reading, sentence, clause)
    start = sentence.at(inner.left_edge).start
    end = max(sentence.at(token).end for token in tokens)
    content = _cut(reading, sentence, inner, Span(start, end))
    offered = resolved is not None and _form(resolved) in _OFFERING
    plan = offered or (row is not None and row["force"] == "plan")
    modality = modality_of(clause, language)
    if modality == "expected":
        modality = "asserted"
    if plan and modality == "asserted":
        modality = "conditional"
    stage: Stage = "announced" if plan else "pledged"
    return drafted(sentence, clause, content, makers, announcers, said, stage, modality, gives=gives)


_LEADING_ON = frozenset({"continue", "decide", "agree", "resolve", "choose", "vow", "go", "come", "remain", "be"})


def _is_resolved_above(clause: Clause) -> bool:
    """Whether the verb above an infinitive carries its promise: "agreed to commit to …", not "help them to commit"."""
    return clause.parent is not None and clause.parent.lemma in _LEADING_ON and clause.kind != "acl"


_ENDING = re.compile(r"(?:es?|s)$")


def _form(token: Any) -> str:
    """An adjective or participle in the form of the lexicon: French ones in the masculine singular."""
    word: str = token.lower_
    bare = _ENDING.sub("", word)
    return bare if bare in _OFFERING | _RESOLVED else word


def _is_withheld(clause: Clause) -> bool:
    """ "Without promising to …", "stopped short of promising to …": what was not promised."""
    above = clause.verb.head
    if above.lower_ == "of":
        above = above.head
    return clause.verb.dep_ == "pcomp" and above.lower_ in ("without", "short", "instead", "before")


def _is_procedure(inner: Any, language: str) -> bool:
    """Whether a body only settles its own work: "agreed to delete the brackets", "committed to meeting again"."""
    words = lemmas("commitment-procedure", language)
    if inner.lemma_.casefold() in words:
        return True
    return any(
        child.dep_ in ("dobj", "obj") and child.lemma_.casefold() in lemmas("commitment-papers", language)
        for child in inner.children
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
                ours = clause.subject is not None and clause.subject.head.lower_ in ("we", "i")
                binding = clause.lemma in ("commit", "pledge") and not clause.passive
                thing = binding or (ours and clause.lemma in ("agree", "be", "remain", "commit"))
                kinds = ("pcomp", "pobj") if thing else ("pcomp",)
                inner = next((each for each in child.children if each.dep_ in kinds and each.pos_ != "PROPN"), None)
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
