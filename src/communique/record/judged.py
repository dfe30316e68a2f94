"""What people decided about claims, applied before the record is built; the claims stay as they were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from communique.errors import GroundingError
from communique.model import Claim, Document, FiledClaim, Judgement
from communique.model.judgement import standing
from communique.record.filed import once

PairVerdict = Literal["same", "different", "unsure"]
_OVERLAP = 0.5


Preference = tuple[Judgement, frozenset[int], frozenset[int]]
"""A judgement on a conflict, with the numbers of the claims that it prefers and of those that it sets aside."""


@dataclass(frozen=True)
class Judged:
    """Claims with the judgements of people applied.

    Attributes:
        claims: The claims that the record is built from: without the rejected ones, with the corrected ones as
            corrected, each under its number.
        of_claim: The judgement on a claim, by the claim's number; rejected claims among them.
        pairs: Names judged to be one person's or not.
        preferences: Judgements on conflicts.
        lost: Judgements on claims that their documents no longer bear out; they stay on file without effect.
    """

    claims: tuple[FiledClaim, ...]
    of_claim: Mapping[int, Judgement]
    pairs: Mapping[frozenset[str], PairVerdict]
    preferences: tuple[Preference, ...]
    lost: tuple[Judgement, ...]


def judge(
    claims: Sequence[FiledClaim],
    judgements: Iterable[Judgement],
    moment: str | None = None,
    documents: Mapping[str, Document] | None = None,
) -> Judged:
    """Apply judgements to claims.

    A claim that its document no longer yields, because it was read anew, is found again by its kind and place.
    What a person accepted or corrected stays, even where the new reading does not find it, for as long as the
    document holds its words.

    Args:
        claims: The standing claims.
        judgements: Judgements on file, in any order; those withdrawn have no effect.
        moment: When (ISO 8601, UTC) the judgements are to have stood; now where it is not given.
        documents: The standing documents by name; those of the claims where they are not given.
    """
    listed = list(judgements)
    if not listed:
        return Judged(tuple(claims), {}, {}, (), ())
    texts = {filed.claim.document.name: filed.claim.document for filed in claims} | dict(documents or {})
    # What is decided of a claim is decided of it as often as it is filed.
    standing_once = once(claims)
    finder = _Finder(standing_once)
    kept: dict[int, FiledClaim] = {filed.number: filed for filed in standing_once}
    of_claim: dict[int, Judgement] = {}
    pairs: dict[frozenset[str], PairVerdict] = {}
    preferences: list[Preference] = []
    lost: list[Judgement] = []
    for judgement in standing(listed, moment):
        if judgement.about == "pair":
            pairs[frozenset(judgement.subjects)] = cast("PairVerdict", judgement.verdict)
        elif judgement.about == "claim":
            filed = finder.find(judgement.subjects[0], judgement.anchors.get(judgement.subjects[0], {}))
            made = _applied(judgement, filed, texts)
            if made is None and filed is None and judgement.verdict != "rejected":
                lost.append(judgement)
            number = filed.number if filed else made.number if made else 0
            if number:
                of_claim[number] = judgement
                kept.pop(number, None)
            if made is not None:
                kept[made.number] = made
        else:
            wanted = frozenset(judgement.changes.get("claims", ()))
            mine = {
                name: found
                for name in judgement.subjects
                if (found := finder.find(name, judgement.anchors.get(name, {}))) is not None
            }
            preferred = frozenset(it.number for name, it in mine.items() if name in wanted)
            aside = frozenset(it.number for name, it in mine.items() if name not in wanted)
            if preferred and aside:
                preferences.append((judgement, preferred, aside))
            else:
                lost.append(judgement)
    return Judged(tuple(kept.values()), of_claim, pairs, tuple(preferences), tuple(lost))


class _Finder:
    """Finds the claim that a judgement was made on, also after its document was read anew."""

    def __init__(self, claims: Iterable[FiledClaim]) -> None:
        self._by_id: dict[str, FiledClaim] = {}
        self._by_place: defaultdict[tuple[str, str], list[FiledClaim]] = defaultdict(list)
        for filed in claims:
            self._by_id.setdefault(filed.claim.id, filed)
            self._by_place[filed.claim.document.name, filed.claim.kind].append(filed)

    def find(self, name: str, anchor: Mapping[str, Any]) -> FiledClaim | None:
        """The claim of that id, else the most alike of those that overlap its anchor by half."""
        if name in self._by_id:
            found = self._by_id[name]
            if not anchor or found.claim.document.name == anchor.get("document"):
                return found
        if not anchor:
            return None
        scored = [
            (alike, overlap, -filed.claim.span.start, filed)
            for filed in self._by_place[str(anchor["document"]), str(anchor["kind"])]
            if (overlap := _overlap(filed.claim, anchor)) >= _OVERLAP
            for alike in [_alike(filed.claim, anchor)]
        ]
        return max(scored, key=lambda it: it[:3])[3] if scored else None


def _overlap(claim: Claim, anchor: Mapping[str, Any]) -> float:
    """How much of both spans is common; where the text has moved, whether the words are the same."""
    if claim.quote == anchor["quote"]:
        return 1.0
    start, end = int(anchor["start"]), int(anchor["end"])
    if claim.document.text[start:end] != anchor["quote"]:
        return 0.0
    common = min(claim.span.end, end) - max(claim.span.start, start)
    return common / (max(claim.span.end, end) - min(claim.span.start, start)) if common > 0 else 0.0


def _alike(claim: Claim, anchor: Mapping[str, Any]) -> int:
    fields = claim.to_row()["fields"]
    return sum(fields.get(name) == value for name, value in anchor["fields"].items())


def _applied(judgement: Judgement, filed: FiledClaim | None, documents: Mapping[str, Document]) -> FiledClaim | None:
    """The claim as the judgement wants it; None where it is rejected or its words are gone."""
    if judgement.verdict == "rejected":
        return None
    if judgement.verdict == "accepted" and filed is not None:
        return filed
    anchor = judgement.anchors.get(judgement.subjects[0])
    if anchor is None:
        return None
    row = corrected(anchor, judgement.changes)
    document = filed.claim.document if filed else documents.get(str(anchor["document"]))
    if document is None:
        return None
    moved = _moved(row, document.text)
    if moved is None:
        return None
    try:
        claim = Claim.from_row(moved, document)
    except GroundingError:
        return None
    if filed is not None:
        return replace(filed, claim=claim)
    return FiledClaim(int(anchor.get("number", 0)), claim, judgement.at)


def corrected(row: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the claims file with the changes of a correction; the quote is left to `_moved`."""
    fields = {**row["fields"], **changes.get("fields", {})}
    made = {name: changes.get(name, row[name]) for name in ("start", "end", "modality")}
    return {
        **row,
        **made,
        "fields": {name: value for name, value in fields.items() if value is not None},
        "quote": row["quote"],
        "was": (row["start"], row["end"]),
    }


def _moved(row: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    """The row where its words now stand in the text; None where they stand nowhere or in several places."""
    was = row["was"]
    shift = 0
    if text[was[0] : was[1]] != row["quote"]:
        if text.count(row["quote"]) != 1:
            return None
        shift = text.index(row["quote"]) - was[0]
    start, end = row["start"] + shift, row["end"] + shift
    fields = {
        name: {**value, "start": value["start"] + shift, "end": value["end"] + shift}
        if isinstance(value, Mapping) and "start" in value
        else value
        for name, value in row["fields"].items()
    }
    return {**row, "start": start, "end": end, "quote": text[start:end], "fields": fields}
