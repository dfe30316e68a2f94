"""Claims of kind `commitment`: a party binds itself to act, or gives money or goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.claims.commitment_acts import acts_of
from communique.claims.commitment_claims import claimed
from communique.claims.commitment_coordination import in_turn
from communique.claims.commitment_draft import Draft
from communique.claims.commitment_items import Lead, item_of, lead_of
from communique.claims.commitment_joint import joint_act
from communique.claims.commitment_lists import listed_pledges
from communique.claims.commitment_makers import MEASURING
from communique.claims.commitment_sums import sums_of
from communique.claims.commitment_tables import tabled_pledges
from communique.language.reading import Reading
from communique.model import Claim, Span

_SILENT = frozenset({"credit", "dateline"})


def find(reading: Reading) -> Iterator[Claim]:
    """The commitment claims of a document.

    Amounts are read first, for a sum that is given is the surest sign of a gift; then what parties
    bind themselves to without one; tables and lists of pledges under their makers' headings apart.
    """
    tabled = tabled_pledges(reading)
    yield from tabled.claims
    listed = listed_pledges(reading, tabled.blocks)
    yield from listed.claims
    drafts: list[Draft] = []
    lead: Lead | None = None
    for sentence in reading.sentences:
        lead = lead_of(reading, sentence, lead)
        if sentence.line.kind in _SILENT or sentence.line.span.start in listed.lines:
            continue
        if tabled.meets(sentence.span):
            continue
        sums = in_turn(reading, sentence, list(sums_of(reading, sentence, drafts)))
        drafts += sums
        taken: list[Span] = [draft.content for draft in sums] + _measured(sums)
        acts = list(acts_of(reading, sentence, taken, [draft.clause for draft in sums]))
        if not acts and not sums and lead is not None and (item := item_of(reading, sentence, lead)) is not None:
            acts = [item]
        if not acts and not sums and (step := joint_act(reading, sentence)) is not None:
            acts = [step]
        drafts += acts
    yield from claimed(reading, drafts)


def _measured(sums: Sequence[Draft]) -> list[Span]:
    """What is counted by a sum is not given once more: "the arms that Norland sent are worth €5 million"."""
    return [
        draft.clause.subject.span
        for draft in sums
        if draft.clause is not None and draft.clause.lemma in MEASURING and draft.clause.subject is not None
    ]
