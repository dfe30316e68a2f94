"""Sums of money that are given or promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from communique.claims.commitment_contrast import empty_handed, is_set_against, nothing_of
from communique.claims.commitment_coordination import (
    Turn,
    giver_beside,
    next_turn,
    owner_before,
    turn_at,
    turns_of,
    with_bare,
)
from communique.claims.commitment_costs import is_cost, is_cost_of_noun, is_counterfactual, is_price, is_required
from communique.claims.commitment_draft import Draft
from communique.claims.commitment_force import Force, announcers_of, force_of, is_future
from communique.claims.commitment_lenders import lent
from communique.claims.commitment_makers import MEASURING, giver_within, makers_before, makers_of
from communique.claims.commitment_parties import bound, owners_in, subject_parties
from communique.claims.commitment_phrase import (
    clause_content,
    clause_end,
    governing,
    noun_above,
    phrase_of,
    root_of,
    with_kind,
)
from communique.claims.commitment_receiving import has_received, received
from communique.claims.commitment_recipients import recipients_of
from communique.claims.commitment_shares import Share, is_promised, shares_of, with_parts, with_whole
from communique.claims.commitment_told import told_of
from communique.claims.commitment_trim import without_day, without_part_words
from communique.claims.commitment_words import EARLIER, is_nothing, roles_in, verb
from communique.claims.lexicon import lemmas, rows
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span

_VAGUE = frozenset(
    [
        "put",
        "bring",
        "cover",
        "add",
        "raise",
        "increase",
        "double",
        "boost",
        "support",
        "make",
        "spend",
        "pay",
        "secure",
        "present",
        "launch",
    ]
)
_REACHING = frozenset({"go", "flow", "aller"})
_VALUING = frozenset(
    {"report", "quantify", "count", "value", "estimate", "take", "assume", "record", "put", "consider"}
)
_GROWING = frozenset({"rise", "grow", "increase", "fall", "project", "expect", "augmenter"})
_OWING = frozenset({"owe", "devoir"})
_HANDED = frozenset({"disbursed", "delivered"})
_AIDS = frozenset({"aid", "goods"})


def sums_of(reading: Reading, sentence: Sentence, before: Sequence[Draft]) -> Iterator[Draft]:
    """The commitments of a sentence that name an amount, one for each amount given to a purpose of its own."""
    given = [money for money in reading.money_in(sentence.span) if not is_price(reading, money)]
    if not given:
        return
    shares = shares_of(reading, sentence, given)
    moneys = with_parts(with_bare(reading, sentence, given), shares)
    clauses = {clause.verb.i: clause for clause in sentence.clauses}
    turns = turns_of(reading, sentence, moneys)
    nothing = empty_handed(reading, sentence)
    done: list[Draft] = []
    for index, money in enumerate(moneys):
        following = _start_of(reading, sentence, moneys[index + 1]) if index + 1 < len(moneys) else sentence.span.end
        turn = turn_at(turns, money.full_span.start)
        if (after := next_turn(turns, money.full_span.end, reading.text)) is not None:
            following = min(following, after)
        if nothing is not None and money.full_span.end <= nothing.end:
            following = min(following, nothing.end)
        if any(share.whole is money for share in shares) and not is_promised(reading, sentence, money):
            continue
        draft = _draft(reading, sentence, money, following, clauses, len(moneys), [*before, *done], shares)
        if (
            done
            and (draft is None or not draft.makers)
            and _part_of(reading.text, done[-1].content.end, money.full_span.start)
        ):
            whole = done[-1]
            content = Span(
                money.full_span.start,
                draft.content.end if draft else min(following, clause_end(sentence, money, clauses)),
            )
            draft = replace(whole, content=content.trimmed(reading.text, " ,;:."), money=money)
        like = draft or (done[-1] if done else None)
        if like is not None and (beside := giver_beside(reading, sentence, money, len(moneys))) is not None:
            draft = _given_beside(reading, replace(like, money=money), *beside)
        elif turn is not None:
            draft = _taken_in_turn(reading, draft, turn, money, following, clauses, done)
        if draft is not None and done and (last := done[-1].money) is not None and draft.content.covers(last.span):
            draft = replace(draft, content=Span(money.full_span.start, max(draft.content.end, money.full_span.end)))
        draft = lent(reading, _shared(draft, shares)) if draft is not None else None
        if draft is not None and draft.modality == "denied" and done and is_set_against(reading, done[-1], money):
            draft = replace(draft, modality="asserted")
        if draft is not None and draft.content.start < draft.content.end:
            bare = without_part_words(reading.text, without_day(reading, draft.content, money))
            draft = replace(draft, content=bare)
            whole_span = Span(min(draft.span.start, draft.content.start), max(draft.span.end, draft.content.end))
            draft = replace(draft, span=whole_span)
            done.append(draft)
            yield draft
    if nothing is not None and done:
        yield nothing_of(reading, done[-1], nothing)


def _start_of(reading: Reading, sentence: Sentence, money: Money) -> int:
    """Where the words of an amount begin, with whose it is."""
    owner = owner_before(reading, sentence, money)
    return owner.span.start if owner is not None else money.full_span.start


def _shared(draft: Draft, shares: Sequence[Share]) -> Draft:
    """The draft of a part with the words of its whole; a whole was promised before."""
    money = draft.money
    if money is None:
        return draft
    if any(share.whole is money for share in shares):
        return replace(draft, stage="pledged", modality="asserted", recalled=True)
    words = with_whole(money, shares)
    return draft if words == money.full_span else replace(draft, content=words)


def _taken_in_turn(
    reading: Reading,
    draft: Draft | None,
    turn: Turn,
    money: Money,
    following: int,
    clauses: dict[int, Clause],
    done: Sequence[Draft],
) -> Draft | None:
    """The draft of a sum in the words of one of several makers: it is that maker's."""
    makers, announcers = bound(reading, turn.names, gives=True)
    if draft is not None and set(draft.makers) == set(makers):
        cut = Span(draft.content.start, max(money.full_span.end, min(draft.content.end, following)))
        return replace(draft, content=cut.trimmed(reading.text, " ,;:."))
    clause = clauses.get(turn.verb) if turn.verb is not None else None
    before = draft or (done[-1] if done else None)
    if before is None:
        return None
    force = force_of(reading, before.sentence, clause) if clause is not None else None
    if turn.verb is None and done:
        before = replace(before, stage=done[-1].stage, modality=done[-1].modality, recalled=done[-1].recalled)
    start = turn.start if turn.verb is None else money.full_span.start
    end = max(money.full_span.end, min(following, before.content.end if before is draft else following))
    before = replace(
        before,
        content=Span(start, end).trimmed(reading.text, " ,;:."),
        money=money,
        makers=makers,
        announcers=announcers,
        clause=clause,
    )
    if force is not None:
        before = replace(before, stage=force.stage, modality=force.modality, recalled=force.recalled)
    return before


def _given_beside(reading: Reading, draft: Draft, content: Span, names: tuple[str, ...]) -> Draft:
    """The draft of a sum whose giver stands beside it."""
    makers, announcers = bound(reading, names, gives=True)
    return replace(draft, content=content, makers=makers, announcers=announcers)


def _part_of(text: str, start: int, end: int) -> bool:
    return re.search(r"\b(?:of which|of that|including|dont|y compris)\b", text[start:end]) is not None


def _draft(
    reading: Reading,
    sentence: Sentence,
    money: Money,
    following: int,
    clauses: dict[int, Clause],
    count: int,
    before: Sequence[Draft],
    shares: Sequence[Share],
) -> Draft | None:
    root = root_of(sentence, money.span)
    if root is None:
        return None
    language = reading.language
    if language == "fr" and is_cost_of_noun(root, language):
        return None
    noun = noun_above(root, language)
    phrase = with_kind(sentence, phrase_of(sentence, noun, money, following), language)
    is_part = any(share.part is money for share in shares)
    told = None if is_part else told_of(noun, clauses, sentence, money, language)
    outer = governing(noun, clauses)
    clause = told or outer
    while (
        clause is not None
        and clause.lemma in MEASURING
        and clause.kind in ("acl", "relcl")
        and clause.subject is not None
    ):
        noun = clause.verb.head
        phrase = Span(min(phrase.start, sentence.at(noun.left_edge).start), phrase.end)
        clause = governing(noun, clauses)
    if clause is not None and (
        _is_urged(clause, language)
        or clause.lemma in _OWING
        or is_counterfactual(clause)
        or is_required(clause)
        or (clause.lemma in MEASURING | _VALUING | _GROWING and is_cost(reading, clause))
    ):
        return None
    if clause is not None and (got := received(reading, sentence, clause, money, phrase)) is not None:
        return got
    force = force_of(reading, sentence, clause) if clause is not None else None
    near = roles_in((token for token in sentence.doc if phrase.covers(sentence.at(token))), language)
    measured = clause is not None and clause.lemma in MEASURING and clause.subject is not None
    if measured and clause is not None and clause.subject is not None:
        told_by = roles_in(clause.subject.head.subtree, language)
        owned = owners_in(reading, sentence, clause.subject.span) or giver_within(reading, sentence, clause)
        near |= told_by if owned or not told_by <= {"goods", "weak"} else set()
    if clause is not None and before and (set_for := _set_aside(clause, noun)) is not None:
        force = set_for
        makers, announcers = makers_before(sentence, before)
        return Draft(
            sentence,
            sentence.span,
            phrase.trimmed(reading.text, " ,;:."),
            makers or reading.issuer,
            announcers,
            money,
            clause if clause.lemma in _REACHING else None,
            force.stage,
            force.modality,
            force.recalled,
        )
    if force is None or force.kind == "idle":
        shared = money.additional or bool(recipients_of(reading, sentence, phrase, (), None))
        if measured and clause is not None and clause.subject is not None:
            shared = shared or bool(owners_in(reading, sentence, clause.subject.span))
        noted = shared and not any(_is_finite(each) for each in sentence.clauses) and sentence.line.kind == "paragraph"
        if clause is None or measured or not _is_finite(clause):
            near |= roles_in(sentence.doc, language)
            shared = shared or clause is None or not _is_finite(clause)
        known = {"aid", "goods", "promise"} | ({"act"} if measured else set())
        announced = "deciding" in near and bool(owners_in(reading, sentence, phrase))
        if not near & known and not announced and not (noted or ("weak" in near and shared)):
            return None
        above = _above(clause, root, language)
        if above is not None and (higher := force_of(reading, sentence, above)) is not None:
            clause, force = above, higher
            phrase = (
                Span(above.objects[-1].span.start, min(following, above.objects[-1].span.end))
                if following > phrase.end
                else phrase
            )
        else:
            force = _nominal(reading, phrase, near, clause)
        if force is None:
            return None
    elif force.kind in ("announce", "recall", "plan", "approve") and not near and money.amount is None:
        return None
    if told is not None and outer is not None and outer.lemma in _recalling(language):
        force = replace(force, recalled=True)
    if told is not None and outer is not None and outer.lemma in lemmas("commitment-withdrawing", language):
        force = replace(force, modality="asserted" if outer.negated else "denied")
    receivers: tuple[str, ...] = ()
    if told is not None and outer is not None and has_received(outer, language):
        # "Sudria has received the 5 million that Norland pledged": it was paid.
        force = replace(force, stage="disbursed", modality="denied" if outer.negated else "asserted")
        receivers = bound(reading, subject_parties(reading, sentence, outer.subject)[0], gives=True)[0]
    elif told is not None and outer is not None and outer is not told:
        after = force_of(reading, sentence, outer)
        if after is not None and after.kind == "give" and after.stage in _HANDED and not after.future:
            # Of a sum that was pledged and is now paid out, the sentence reports what came last.
            none = outer.subject is not None and is_nothing(outer.subject.head)
            force = replace(force, stage=after.stage, modality="denied" if none else after.modality)
    makers, announcers = makers_of(reading, sentence, clause, phrase, before)
    vague = (
        clause is not None
        and clause.lemma in _VAGUE
        and not _is_pledging(clause)
        and any(_is_finite(each) for each in sentence.clauses)
    )
    if (
        not makers
        and vague
        and not roles_in(sentence.doc, language) & _AIDS
        and not _reaches(reading, sentence, clause)
    ):
        return None
    content = phrase
    alone = clause is not None and count == 1
    promised = force.future and force.kind == "give" and clause is not None and clause.subject is not None
    if clause is not None and alone and (promised or (force.kind == "plan" and clause.kind == "xcomp")):
        content = clause_content(reading, clause)
        if content.end <= money.span.start:
            content = Span(content.start, phrase.end)
    elif (
        clause is not None
        and force.future
        and force.kind == "give"
        and clause.subject is not None
        and not clause.inherited
    ):
        first = (
            min(each.full_span.start for each in reading.money_in(clause.span)) if reading.money_in(clause.span) else -1
        )
        if first == money.full_span.start or clause.passive:
            content = Span(clause.subject.span.start, max(phrase.end, clause.cue.end))
    content = content.trimmed(reading.text, " ,;:.\n\u00a0—–-")
    whole = sentence.span if count == 1 or clause is None else _whole(sentence, clause, content)
    extra = announcers_of(reading, sentence, clause) if clause is not None else ()
    return Draft(
        sentence,
        Span(min(whole.start, content.start), max(whole.end, content.end)),
        content,
        makers,
        tuple(dict.fromkeys([*announcers, *(name for name in extra if name not in makers)])),
        money,
        clause,
        force.stage,
        force.modality,
        force.recalled,
        receivers=receivers,
    )


def _reaches(reading: Reading, sentence: Sentence, clause: Clause | None) -> bool:
    """Whether what is done with a sum tells who got it: "€5 million was paid to Norland", "… into its relief fund"."""
    if clause is None or not clause.passive:
        return False
    paid_in = any(mention.kind == "instrument" for mention in sentence.mentions if clause.span.covers(mention.span))
    return paid_in or bool(recipients_of(reading, sentence, clause.span, (), clause, strict=True))


def _set_aside(clause: Clause, noun: Any) -> Force | None:
    """A part of what was given before: "NOK 5 million will go to …", or its value as counted by those who write."""
    subject = clause.subject
    if subject is None or clause.negated:
        return None
    if clause.lemma in _REACHING and subject.head.i == noun.i and clause.oblique("to", "towards", "à", "au", "aux"):
        return Force("give", "pledged" if is_future(clause) else "allocated", "asserted", False, False)
    if clause.lemma in _VALUING and subject.head.lower_ in ("we", "nous") and not clause.modal:
        return Force("give", "pledged", "asserted", False, False)
    return None


def _is_urged(clause: Clause, language: str) -> bool:
    """Whether others are called upon to give: that binds nobody."""
    at: Clause | None = clause
    for _ in range(3):
        parent = at.parent if at is not None else None
        if at is None or parent is None or at.kind not in ("xcomp", "ccomp", "advcl", "conj"):
            return False
        if at.tense == "bare" and parent.lemma in lemmas("commitment-urging", language):
            return parent.lemma != "call" or any(
                child.lower_ == "on" or child.lower_ == "upon" or child.lower_ == "for"
                for child in parent.verb.children
            )
        at = parent
    return False


def _is_pledging(clause: Clause) -> bool:
    """ "The donor conference raised €5m": what was pledged there."""
    subject = clause.subject
    return subject is not None and any(
        token.lower_ in ("pledging", "donor", "donors", "fundraising", "solidarity", "donateurs", "bailleurs")
        for token in subject.head.subtree
    )


def _recalling(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("commitment-verbs", language) if row["force"] == "recall")


def _is_finite(clause: Clause) -> bool:
    return clause.tense != "bare" or clause.passive or bool(clause.modal)


def _above(clause: Clause | None, root: Any, language: str) -> Clause | None:
    """The giving clause whose object holds the sum deeper down: "signed an agreement that opens up to €5m"."""
    at = clause
    for _ in range(5):
        at = at.parent if at is not None else None
        if at is None:
            return None
        row = verb(at.lemma, language)
        if row is not None and at.objects and any(token.i == root.i for token in at.objects[-1].head.subtree):
            return at if roles_in(at.objects[-1].head.subtree, language) & _AIDS else None
    return None


def _nominal(reading: Reading, phrase: Span, near: set[str], clause: Clause | None) -> Force | None:
    """How firm a sum is that stands in a noun phrase alone: "Norway's contribution of €5m"."""
    if clause is not None and (
        clause.lemma in ("need", "require", "lack", "cost", "demand", "want") or clause.marker == "if"
    ):
        return None
    recalled = EARLIER.search(reading.text, phrase.start, phrase.end) is not None
    modality = "asserted"
    if "plan" in near:
        return Force("plan", "announced", "conditional", recalled, False)
    if "deciding" in near and not near & {"aid", "goods", "promise"}:
        return Force("announce", "announced", "asserted", recalled, False)
    if clause is not None and clause.negated:
        modality = "denied"
    return Force("give", "pledged", modality, recalled, False)  # type: ignore[arg-type]  # a Modality by construction


def _whole(sentence: Sentence, clause: Clause, content: Span) -> Span:
    top = clause
    while top.parent is not None and top.kind in ("xcomp", "ccomp", "acl", "pcomp", "relcl"):
        top = top.parent
    if len(top.span.of(sentence.doc.text)) > 400:
        return content
    return (
        sentence.span
        if top.kind == "ROOT"
        else Span(min(top.span.start, content.start), max(top.span.end, content.end))
    )
