"""The claims made of a document's drafts: each with its makers, receivers and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from communique.claims.commitment_beneficiary import beneficiary_of, carried, counterpart_of, recipients_in
from communique.claims.commitment_coordination import depends
from communique.claims.commitment_draft import Draft
from communique.claims.commitment_earlier import tell_time
from communique.claims.commitment_giver import issuer_of, owner_of_programme, sole_giver, well_spelt, without_country
from communique.claims.commitment_terms import is_headline, terms_of
from communique.claims.commitment_words import FIRST, PENDING, is_part, verb
from communique.claims.lexicon import lemmas
from communique.claims.modality import modality_of
from communique.language.money_context import is_raised
from communique.language.reading import Reading
from communique.model import Claim, CommitmentFields


def claimed(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Claim]:
    """The claims of a document's drafts, each with its terms."""
    drafts = list(_without_outdated(reading, drafts))
    found = [(draft, recipients_in(reading, draft)) for draft in drafts]
    wholes: set[int] = set()
    for (whole, _), (part, names) in pairwise(found):
        whole.parted = bool(names) and is_part(reading.text, whole.content.end, part.content)
        if whole.money is not None and part.money is not None and _has_part(reading, whole, part):
            wholes.add(id(whole))
    beneficiary = beneficiary_of(reading, found)
    nameless = any(not draft.makers or without_country(reading, draft) for draft in drafts)
    giver = sole_giver(reading, beneficiary, found) if nameless else None
    for draft, explicit in found:
        draft.recalled = draft.recalled or _is_recalled(reading, draft)
        tell_time(reading, draft)
        if _awaits_approval(reading, draft) or _has_condition(draft):
            draft.modality = "conditional"
        if draft.clause is not None and draft.clause.lemma in lemmas("commitment-withdrawing", reading.language):
            withdrawn = modality_of(draft.clause, reading.language)
            if withdrawn in ("asserted", "denied"):
                draft.modality = "asserted" if draft.clause.negated else "denied"
        if draft.money is not None and not draft.makers and (owner := owner_of_programme(reading, draft)):
            draft.makers = (owner,)
        alone = draft.money is not None and not is_headline(reading, draft.sentence, draft.money)
        if alone and giver and giver not in explicit and not _is_ours(draft):
            if not draft.makers:
                draft.makers = (giver,)
            elif without_country(reading, draft):
                draft.announcers = tuple(dict.fromkeys([*draft.makers, *draft.announcers]))
                draft.makers = (giver,)
        if without_country(reading, draft) and (issuer := issuer_of(reading, draft)):
            draft.makers = (issuer,)
        draft.makers = well_spelt(reading, draft.makers)
        recipients = explicit
        if not recipients and draft.gives and not draft.parted:
            recipients = carried(reading, draft, found)
            if not recipients and beneficiary and beneficiary not in draft.makers:
                recipients = (beneficiary,)
            if not recipients and (other := counterpart_of(reading, draft)):
                recipients = (other,)
        terms = terms_of(
            reading, draft.sentence, draft.content, draft.money, draft.makers, explicit, parts=id(draft) in wholes
        )
        fields = CommitmentFields(
            makers=draft.makers,
            recipients=recipients,
            content=reading.passage(draft.content),
            stage=draft.stage,
            announced_by=draft.announcers,
            recalled=True if draft.recalled else None,
            **terms,
        )
        yield reading.claim(draft.span, fields, draft.modality)


_REACH = 60


def _before(draft: Draft) -> tuple[int, int]:
    end = draft.money.full_span.start if draft.money is not None else draft.content.start
    return max(draft.sentence.span.start, end - _REACH), end


_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r",?\s+(?:to|à)\s+(?:a total of\s+)?", re.IGNORECASE)


def _without_outdated(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    outdated = False
    for draft, after in zip_longest(drafts, drafts[1:]):
        if outdated:
            draft.recalled = False  # "its earlier contribution of 5 million" was; what it is raised to is new
        outdated = _is_outdated(reading, draft, after)
        if not outdated:
            yield draft


def _is_outdated(reading: Reading, draft: Draft, after: Draft | None) -> bool:
    """Whether a sum only tells what another was before, or by how much it grew: "raised it by 3 to 8 million"."""
    if after is None or draft.money is None or after.money is None:
        return False
    between = reading.text[draft.money.full_span.end : after.money.full_span.start]
    start, end = _before(draft)
    told = _FROM.search(reading.text, start, end) or is_raised(reading.text[start:end], reading.language)
    return _TO.fullmatch(between) is not None and bool(told)


_ANAPHOR = re.compile(
    r"[\"“]?(?:(?:This|That|It|Both|They)|(?:The|This|That|These|Those)\s+(?:\w+\s+){0,2}?(?:contributions?|money|grants?|loans?|sums?"
    r"|funds?|funding|packages?|pledges?|credits?|aid|support|amount|commitments?|assistance|donations?|payments?|offer))\b"
    r"|(?:Ce(?:tte|s|t)?|La|Le|Les)\s+(?:\w+\s+)?(?:contributions?|subventions?|prêts?|sommes?|fonds|aides?|dons?|versements?)\b"
)


_CONDITION = re.compile(
    r"\b(?:is|are|was|were|remains?|will be|est|sont|reste(?:nt)?)\s+(?:still\s+|encore\s+)?"
    r"(?:subject to|(?:conditional|contingent) (?:up)?on|dependent on|sous réserve|soumise?s? à|subordonnée?s? à)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"[\"“]?(?:(?:Part|Some|Most|Half) of (?:this|that|these|the)|Of (?:this|that|these|the)\b"
    r"|(?:The|This|That) (?:\w+ ){0,3}?(?:includes?|comprises?|consists? of|covers?)\b"
    r"|De cette somme|Sur ce(?:tte|s|t)?\b|Une partie de)"
)


def _has_part(reading: Reading, whole: Draft, part: Draft) -> bool:
    """Whether an amount is told as a part of the one before: "of which …", "The package includes …"."""
    if is_part(reading.text, whole.content.end, part.content):
        return True
    following = part.sentence.span
    return (
        0 < part.sentence.index - whole.sentence.index <= 2
        and _PARTS.match(reading.text, following.start, following.end) is not None
    )


def _is_recalled(reading: Reading, draft: Draft) -> bool:
    """Whether somebody only recalls what was promised: "recalled that Norland had pledged …"."""
    clause = draft.clause
    above = clause.parent if clause is not None and clause.kind == "ccomp" else None
    row = verb(above.lemma, reading.language) if above is not None else None
    return row is not None and row["force"] == "recall" and clause is not None and clause.tense == "past"


def _has_condition(draft: Draft) -> bool:
    """Whether what is promised depends on a condition that its own sentence names."""
    open_ = draft.modality == "asserted" and draft.stage in ("pledged", "announced", None) and not draft.recalled
    return open_ and draft.clause is not None and depends(draft.clause)


def _awaits_approval(reading: Reading, draft: Draft) -> bool:
    """Whether the sentence after a gift says of it that somebody must still approve: "The loan is subject to …"."""
    if draft.modality != "asserted" or draft.stage in ("disbursed", "delivered") or not draft.gives:
        return False
    if draft.money is not None and _CONDITION.search(reading.text, draft.money.full_span.end, draft.sentence.span.end):
        return True
    following = draft.sentence.index + 1
    if following >= len(reading.sentences):
        return False
    span = reading.sentences[following].span
    return (
        _ANAPHOR.match(reading.text, span.start, span.end) is not None
        and PENDING.search(reading.text, span.start, span.end) is not None
    )


def _is_ours(draft: Draft) -> bool:
    """Whether "we" or "I" promise: of nobody known rather than of the one country named."""
    subject = draft.clause.subject if draft.clause is not None else None
    return subject is not None and subject.head.lower_ in FIRST
