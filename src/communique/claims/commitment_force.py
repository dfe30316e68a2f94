"""How firm a clause of giving or promising is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from communique.claims.commitment_parties import persons
from communique.claims.commitment_words import EARLIER, PENDING, before_part, is_giver, is_idle, verb
from communique.claims.lexicon import lemmas
from communique.claims.modality import modality_of
from communique.claims.parties import parties_of
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.model import Modality
from communique.model.fields import Stage

ForceKind = Literal["give", "promise", "announce", "approve", "plan", "request", "recall", "idle"]

# Who should or must give has not promised to; whether somebody else says so makes no difference.
_DEMANDING = frozenset({"should", "must", "ought"})
_BETWEEN = ("xcomp", "pcomp", "acl", "ccomp", "advcl", "conj")


@dataclass(frozen=True, slots=True)
class Force:
    """What a verb group makes of what it gives.

    Attributes:
        kind: What sort of verb.
        stage: How far it has come.
        modality: How sure.
        recalled: Whether it was made earlier.
        future: Whether it is still to be done.
    """

    kind: ForceKind
    stage: Stage | None
    modality: Modality
    recalled: bool
    future: bool


def force_of(reading: Reading, sentence: Sentence, clause: Clause) -> Force | None:
    """How firm a clause is, with the verbs that govern it; None where no verb of it gives or promises."""
    language = reading.language
    if clause.modal in _DEMANDING:
        return None
    row = verb(lemma_of(clause, language), language)
    own = modality_of(clause, language)
    future = is_future(clause)
    governor = _governor(clause, language)
    if row is None and governor is None and (not future or is_idle(clause.lemma, language)):
        return None
    kind = cast("ForceKind", row["force"] if row is not None else "give")
    stage = cast("Stage", row["stage"]) if row is not None else "pledged"
    words = sentence.span
    pending = PENDING.search(reading.text, words.start, words.end) is not None
    own_words = before_part(reading.text, clause.span) if clause.cue.start > clause.span.start else clause.span
    earlier = EARLIER.search(reading.text, clause.span.start, max(own_words.end, clause.cue.end)) is not None
    if governor is not None:
        above, top = governor
        kind, stage = cast("ForceKind", above["force"]), cast("Stage", above["stage"])
        if kind in ("announce", "promise", "recall", "approve", "give"):
            modality = "denied" if top.negated or clause.negated else modality_of(top, language)
            modality = "asserted" if modality == "expected" else modality
            if pending:
                modality = "conditional"
            return Force(
                "give" if row is None or kind == "promise" else kind,
                "pledged" if kind != "approve" else stage,
                modality,
                kind == "recall",
                kind == "promise",
            )
        if kind in ("plan", "request"):
            return Force(kind, stage, "denied" if top.negated else "conditional", False, False)
    if kind in ("plan", "request"):
        return Force(kind, stage, "denied" if clause.negated else "conditional", False, False)
    if future or own == "expected":
        modality = "denied" if clause.negated else ("conditional" if pending else "asserted")
        return Force(kind, "pledged", modality, False, True)
    if own == "conditional" or clause.marker in ("if", "unless", "si"):
        return Force(kind, "announced", "conditional", False, False)
    if (
        clause.tense == "bare"
        and clause.kind not in ("ROOT", "conj")
        and not clause.passive
        and clause.verb.tag_ in ("VB", "")
    ):
        return (
            None
            if row is None or clause.kind not in ("acl", "relcl", "ccomp")
            else Force(kind, "announced", "conditional", False, False)
        )
    modality = own if own in ("asserted", "denied") else "asserted"
    if pending and modality == "asserted":
        modality = "conditional"
    done = kind in ("give", "approve")
    if clause.verb.tag_ == "VBG" and kind == "give":
        return Force(kind, "delivered", modality, False, False)
    return Force(kind, stage, modality, kind == "recall" or (earlier and (done or clause.perfect)), False)


def lemma_of(clause: Clause, language: str) -> str:
    """The verb with the adverb or adjective that makes it another one: "come forward", "make available"."""
    for child in clause.verb.children:
        if (
            child.dep_ in ("advmod", "acomp", "oprd", "xcomp", "ccomp", "advcl")
            and child.lower_
            in (
                "forward",
                "up",
                "aside",
                "available",
                "on",
            )
        ) or (child.lower_ == "disposition" and clause.lemma == "mettre"):
            longer = f"{clause.lemma} {'à ' * (language == 'fr')}{child.lower_}"
            if verb(longer, language) is not None or longer in ("go on", "keep up", "keep on"):
                return longer
    return clause.lemma


def is_future(clause: Clause) -> bool:
    """Whether the clause is set for later: "will", "shall", a reported "would", a future or reported conditional."""
    if clause.tense == "future":
        return True
    if (
        clause.modal == "would"
        and clause.kind == "ROOT"
        and any(
            child.lemma in lemmas("commitment-saying", "en")
            and child.tense == "past"
            and child.kind in ("parataxis", "ccomp", "advcl")
            for child in clause.children
        )
    ):
        return True
    if _is_set(clause):
        return True
    mood = clause.verb.morph.get("Mood")
    if "Cnd" in mood and clause.kind in ("ccomp", "conj"):
        return True
    return modality_of(clause) == "expected" and clause.modal in ("would", "'d", "’d")


def _is_set(clause: Clause) -> bool:
    """ "Norland is to send …": "be" with a mere infinitive of somebody; "its mission is to …" only defines."""
    above = clause.parent
    if above is None or above.subject is None:
        return False
    who = above.subject.head
    if who.pos_ not in ("PROPN", "PRON") and not is_giver(who.lemma_.casefold(), "en"):
        return False
    return (
        clause.kind == "xcomp"
        and clause.tense == "bare"
        and above.lemma == "be"
        and above.tense == "present"
        and not above.modal
        and not any(child.dep_ in ("acomp", "attr", "oprd", "expl") for child in above.verb.children)
        and clause.verb.i > 0
        and any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.verb.children)
    )


def _governor(clause: Clause, language: str) -> tuple[dict[str, str], Clause] | None:
    """The verb of promising, planning or asking above an infinitive."""
    at = clause
    for _ in range(3):
        parent = at.parent
        if parent is None or at.kind not in _BETWEEN:
            return None
        infinitive = at.tense == "bare" and at.kind in ("xcomp", "ccomp", "pcomp", "acl", "advcl", "conj")
        if not infinitive or (at.subject is not None and not at.inherited and at.kind == "ccomp"):
            return None
        row = verb(parent.lemma, language)
        if (
            row is not None
            and row["force"] not in ("give", "approve")
            and at.kind in ("xcomp", "ccomp", "pcomp", "advcl")
        ):
            return row, parent
        at = parent
    return None


def announcers_of(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The persons under whose verb of saying a clause stands."""
    at: Clause | None = clause
    found: list[str] = []
    for _ in range(4):
        parent = at.parent if at is not None else None
        if parent is None:
            break
        if parent.lemma in lemmas("commitment-saying", reading.language) and parent.subject is not None and not found:
            found += persons(reading, parties_of(reading, sentence, parent.subject))
        at = parent
    if (
        not found
        and clause.lemma in lemmas("commitment-saying", reading.language)
        and clause.subject is not None
        and not clause.passive
    ):
        found += persons(reading, parties_of(reading, sentence, clause.subject))
    return tuple(found)
