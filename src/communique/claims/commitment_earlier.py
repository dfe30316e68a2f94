"""Sums that were promised or paid before: "in addition to the €3m pledged in 2023", "had pledged €8m in 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_words import EARLIER, GIFTS, roles_in, verb
from communique.claims.lexicon import by_lemma, lemmas, rows
from communique.language.reading import Reading
from communique.model.fields import Stage

_GIVEN = frozenset({"give", "approve", "promise", "announce"})
_BETWEEN = frozenset({"that", "which", "it", "they", "we", "had", "has", "have", "was", "were", "been"}) | frozenset(
    {"été", "qu'", "qu’", "que", "elle", "il", "avait", "a"}
)
"""Words that may stand between a sum and what was done with it."""
_REACH = 70
_PAST = re.compile(
    r"\b(?:(?:in|at|en|au|à) (?:\w+ )?(?:19|20)\d\d|last (?:year|month|week|spring|summer|autumn|winter)"
    r"|l[’']an(?:née)? (?:dernier|dernière|passée?)|(?:le mois|la semaine) derni(?:er|ère))\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s+(?:of (?:this|that|it|these|those)\b|de (?:cette|ce|ces)\b)", re.IGNORECASE)


def tell_time(reading: Reading, draft: Draft) -> None:
    """Mark a sum that was given before, with how far it had come; what is paid of a sum so far is told anew."""
    if draft.money is None or draft.modality == "denied":
        return
    text, end = reading.text, draft.money.full_span.end
    if draft.recalled and draft.stage in ("disbursed", "delivered") and _SHARE.match(text, end):
        draft.recalled = False
    elif _is_added_to(reading, draft):
        behind = next(_verbs_behind(draft, reading.language), None)
        row = verb(behind.lemma_.casefold(), reading.language) if behind is not None else None
        if row is not None:
            draft.stage, draft.modality = cast("Stage", row["stage"]), "asserted"
        if row is not None or _is_definite(reading, draft):
            draft.recalled = True
    elif _had_given(reading, draft) or _is_converted(reading, draft):
        draft.recalled = True


@cache
def _adding(language: str) -> re.Pattern[str]:
    phrases = sorted(
        (row["phrase"] for row in rows("commitment-adding", language)), key=lambda each: (-len(each), each)
    )
    body = "|".join(re.escape(phrase) for phrase in phrases)
    gap = r"(?:(?!and\b|et\b)[\w’'-]+\s+){0,6}?(?:[\w’']+\s*)?"
    return re.compile(rf"\b(?:{body})\s+(?P<lead>{gap})$", re.IGNORECASE)


def _lead(reading: Reading, draft: Draft) -> str | None:
    assert draft.money is not None  # callers look at sums only
    start = draft.money.span.start
    match = _adding(reading.language).search(reading.text[max(draft.sentence.span.start, start - _REACH) : start])
    return match["lead"] if match is not None else None


def _is_added_to(reading: Reading, draft: Draft) -> bool:
    return _lead(reading, draft) is not None


_DEFINITE = re.compile(
    r"\b(?:the|its|their|his|her|our|earlier|previous|aux?|les?|la|des|du|ses?|sa|leurs?)\b", re.IGNORECASE
)


def _is_definite(reading: Reading, draft: Draft) -> bool:
    """Whether the sum is one that is known: "in addition to its loan of 3 million"."""
    return _DEFINITE.search(_lead(reading, draft) or "") is not None


def _verbs_behind(draft: Draft, language: str) -> Iterator[Any]:
    """The participle or verb right behind a sum that tells what was done with it."""
    assert draft.money is not None  # callers look at sums only
    for token in draft.sentence.doc:
        if draft.sentence.at(token).start < draft.money.full_span.end:
            continue
        row = verb(token.lemma_.casefold(), language)
        if row is not None and row["force"] in _GIVEN and token.pos_ in ("VERB", "ADJ", "AUX"):
            yield token
            return
        if token.lower_ not in _BETWEEN and token.pos_ not in ("PROPN", "ADV"):
            return


def _had_given(reading: Reading, draft: Draft) -> bool:
    """Whether the text itself looks back: "Norland had pledged 8 million in 2022", not "he said that it had"."""
    clause = draft.clause
    row = verb(clause.lemma, reading.language) if clause is not None else None
    if clause is None or row is None or row["force"] not in _GIVEN or draft.stage == "requested":
        return False
    if not any(child.lower_ in ("had", "avait", "avaient") for child in clause.verb.children):
        return False
    above = clause.parent
    if above is not None and clause.kind == "ccomp" and above.lemma in lemmas("commitment-saying", reading.language):
        return False
    words = clause.span
    return bool(
        _PAST.search(reading.text, words.start, words.end) or EARLIER.search(reading.text, words.start, words.end)
    )


def _is_converted(reading: Reading, draft: Draft) -> bool:
    """Whether money of before only gets another form: "converted €5 million of loans into grants"."""
    if draft.clause is None or draft.money is None or draft.clause.subject is None:
        return False
    row = by_lemma("commitment-converting", reading.language).get(draft.clause.lemma)
    if row is None or draft.money.full_span.start < draft.clause.cue.end:
        return False
    form = re.compile(rf"[^.;:]{{0,60}}?\b{row['link']}\s+(?:an?\s+|une?\s+)?(?:\w+\s+)?(?P<noun>\w+)")
    match = form.match(reading.text, draft.money.full_span.end, draft.sentence.span.end)
    if match is None:
        return False
    nouns = [each for each in draft.sentence.doc if draft.sentence.at(each).start == match.start("noun")]
    return bool(roles_in(nouns, reading.language) & (GIFTS | {"promise", "act", "deciding"}))
