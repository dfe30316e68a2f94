"""The words that name an occasion: where the phrase begins and where it ends."""

from __future__ import annotations

from typing import Any

from communique.language.reading import Sentence

OF_PARTIES = frozenset({"of", "between", "among", "amongst", "with", "entre", "avec", "de", "d'", "d’", "des", "du"})
_IN_NAME = OF_PARTIES | {"on", "for", "sur", "pour", "by", "the", "against"}
_STOPS = frozenset({"VERB", "AUX", "SCONJ", "ADP", "DET", "PRON"})


def left_of(doc: Any, first: int, head: Any) -> tuple[int, str]:
    """Where the phrase begins without its article, and the article."""
    left = first
    while left > 0:
        token = doc[left - 1]
        if token.dep_ in ("det", "poss", "predet") and token.pos_ in ("DET", "PRON"):
            return left, token.lower_
        if token.pos_ in _STOPS and token.tag_ not in ("VBG", "VBN", "POS"):
            break
        if token.pos_ in ("VERB", "ADP", "AUX") and token.dep_ not in ("amod", "compound"):
            break
        inside = left - 1 <= token.head.i <= max(head.i, first) and token.head.i != token.i
        if not inside and not (token.is_punct and token.text in "-–/'’"):
            break
        if token.is_punct and token.text not in "-–/'’":
            break
        left -= 1
    while left < first and (doc[left].is_punct or doc[left].pos_ in ("CCONJ", "ADV", "DET")):
        left += 1
    return left, doc[left - 1].lower_ if left and doc[left - 1].pos_ in ("DET", "PRON") else ""


def right_of(sentence: Sentence, head: Any, last: int) -> int:
    """The last word of the name: with "of", "between", "with", "on" phrases, before dates, places and clauses."""
    doc = head.doc
    right = last
    while right + 1 < len(doc):
        token = doc[right + 1]
        if token.dep_ == "amod" and token.head.i == head.i:
            right += 1
            continue
        if token.lower_ not in _IN_NAME or token.head.i < head.i or token.pos_ != "ADP":
            break
        if token.lower_ == "by" and head.pos_ == "PROPN":
            break  # "was received at the Riga Forum by Ann Roe"
        stop = _end_of_phrase(sentence, token, right + 1)
        if stop == right + 1:
            break
        right = stop
    return right


def _end_of_phrase(sentence: Sentence, preposition: Any, at: int) -> int:
    doc = preposition.doc
    edge = preposition.right_edge.i if preposition.dep_ != "case" else preposition.head.right_edge.i
    stop = at
    for token in doc[at + 1 : edge + 1]:
        if token.dep_ in ("relcl", "acl", "advcl", "acl:relcl", "appos") or token.pos_ in ("VERB", "AUX", "SCONJ"):
            break
        if token.is_punct and token.text not in "-–'’&/,":
            break
        if token.text == "," and (not _list_goes_on(token) or _place_follows(sentence, token)):
            break
        if token.pos_ == "ADP" and token.lower_ not in OF_PARTIES | {"on", "against", "for", "sur"}:
            break
        if (
            token.pos_ == "ADP"
            and token.i + 1 < len(doc)
            and (doc[token.i + 1].like_num or doc[token.i + 1].ent_type_ == "DATE")
        ):
            break
        if token.like_num and not _counts(token):
            break
        stop = token.i
    while stop > at and (
        doc[stop].is_punct or doc[stop].pos_ in ("ADP", "DET", "CCONJ") or doc[stop].lower_ in ("the", "a", "an")
    ):
        stop -= 1
    if stop > at and _is_day(doc, at, stop):
        return at
    return stop


_DAYS = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "tomorrow",
        "yesterday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    )
)


def _is_day(doc: Any, at: int, stop: int) -> bool:
    return any(doc[i].lower_ in _DAYS for i in range(at + 1, min(stop, at + 3) + 1)) or doc[stop].lower_ in (
        "week",
        "year",
        "month",
        "time",
        "times",
    )


def _counts(token: Any) -> bool:
    """A number before a noun ("the 30 allies"), not a day of the month."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.lower_ not in _DAYS


def _place_follows(sentence: Sentence, comma: Any) -> bool:
    following = comma.doc[comma.i + 1] if comma.i + 1 < len(comma.doc) else None
    mention = sentence.mention_at(sentence.at(following).start) if following is not None else None
    return mention is not None and mention.kind == "city"


def _list_goes_on(comma: Any) -> bool:
    following = comma.doc[comma.i + 1 : comma.i + 6]
    return any(token.dep_ in ("conj", "cc") and token.pos_ != "VERB" for token in following)
