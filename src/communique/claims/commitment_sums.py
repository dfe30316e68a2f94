"""Sums of money that are given or promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_force import Force, announcers_of, force_of
from communique.claims.commitment_parties import bound, owners_in, recipients_of, subject_parties
from communique.claims.commitment_words import EARLIER, role, roles_in, verb
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span

_ACCORDING = re.compile(r"\b(?:according to|selon)\b", re.IGNORECASE)
_LINKS = frozenset({"of", "in", "worth", "for", "to", "with", "de", "en", "by"})
_AIDS = frozenset({"aid", "goods"})
_MEASURES = frozenset(
    {
        "amount",
        "worth",
        "amounting",
        "totalling",
        "totaling",
        "valued",
        "total",
        "sum",
        "number",
        "equip",
        "exceed",
        "be",
    }
)
_MEASURING = frozenset(
    {
        "amount",
        "total",
        "value",
        "worth",
        "equal",
        "include",
        "exceed",
        "be",
        "reach",
        "comprise",
        "mean",
        "comprend",
        "élever",
        "estimate",
    }
)
_EXTENDING = frozenset(
    {
        "for",
        "to",
        "of",
        "in",
        "towards",
        "toward",
        "through",
        "over",
        "from",
        "as",
        "into",
        "per",
        "pour",
        "à",
        "de",
        "en",
        "via",
        "on",
        "worth",
        "at",
    }
)


def sums_of(reading: Reading, sentence: Sentence, before: Sequence[Draft]) -> Iterator[Draft]:
    """The commitments of a sentence that name an amount, one for each amount given to a purpose of its own."""
    moneys = reading.money_in(sentence.span)
    if not moneys:
        return
    clauses = {clause.verb.i: clause for clause in sentence.clauses}
    done: list[Draft] = []
    for index, money in enumerate(moneys):
        following = moneys[index + 1].full_span.start if index + 1 < len(moneys) else sentence.span.end
        draft = _draft(reading, sentence, money, following, clauses, len(moneys), [*before, *done])
        if (
            done
            and (draft is None or not draft.makers)
            and _part_of(reading.text, done[-1].content.end, money.full_span.start)
        ):
            whole = done[-1]
            content = Span(
                money.full_span.start,
                draft.content.end if draft else min(following, _clause_end(sentence, money, clauses)),
            )
            draft = replace(whole, content=content.trimmed(reading.text, " ,;:."), money=money)
        if draft is not None:
            done.append(draft)
            yield draft


def _part_of(text: str, start: int, end: int) -> bool:
    return re.search(r"\b(?:of which|of that|including|dont|y compris)\b", text[start:end]) is not None


def _clause_end(sentence: Sentence, money: Money, clauses: dict[int, Clause]) -> int:
    root = _root(sentence, money.span)
    clause = _governing(root, clauses) if root is not None else None
    return clause.span.end if clause is not None and clause.span.end > money.full_span.end else money.full_span.end


def _draft(
    reading: Reading,
    sentence: Sentence,
    money: Money,
    following: int,
    clauses: dict[int, Clause],
    count: int,
    before: Sequence[Draft],
) -> Draft | None:
    root = _root(sentence, money.span)
    if root is None:
        return None
    language = reading.language
    noun = _noun_above(root, language)
    phrase = _phrase(sentence, noun, money, following)
    clause = _told_of(noun, clauses, language) or _governing(noun, clauses)
    while (
        clause is not None
        and clause.lemma in _MEASURING
        and clause.kind in ("acl", "relcl")
        and clause.subject is not None
    ):
        noun = clause.verb.head
        phrase = Span(min(phrase.start, sentence.at(noun.left_edge).start), phrase.end)
        clause = _governing(noun, clauses)
    force = force_of(reading, sentence, clause) if clause is not None else None
    near = roles_in((token for token in sentence.doc if phrase.covers(sentence.at(token))), language)
    measured = clause is not None and clause.lemma in _MEASURING and clause.subject is not None
    if measured and clause is not None and clause.subject is not None:
        near |= roles_in(clause.subject.head.subtree, language)
    if force is None or force.kind == "idle":
        shared = money.additional or bool(recipients_of(reading, sentence, phrase, (), None))
        if clause is None or measured or not _is_finite(clause):
            near |= roles_in(sentence.doc, language)
            shared = shared or clause is None or not _is_finite(clause)
        if not near & {"aid", "goods", "promise"} and not ("weak" in near and shared):
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
    makers, announcers = _makers(reading, sentence, clause, phrase, before)
    content = phrase
    alone = clause is not None and count == 1
    promised = force.future and force.kind == "give" and clause is not None and clause.subject is not None
    if clause is not None and alone and (promised or (force.kind == "plan" and clause.kind == "xcomp")):
        content = clause_content(reading, clause)
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
    )


def _root(sentence: Sentence, span: Span) -> Any:
    tokens = [token for token in sentence.doc if sentence.at(token).meets(span) and not token.is_punct]
    inside = {token.i for token in tokens}
    roots = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return roots[-1] if roots else None


def _noun_above(root: Any, language: str) -> Any:
    """The highest noun that the amount measures: "a contribution of €5m", "a $3bn guarantee package"."""
    top = root
    at = root
    for _ in range(8):
        head = at.head
        if head.i == at.i:
            break
        if head.pos_ in ("NOUN", "PROPN") and at.dep_ in (
            "nmod",
            "compound",
            "nummod",
            "amod",
            "quantmod",
            "poss",
            "appos",
            "npadvmod",
            "nmod:appos",
        ):
            top = at = head
            continue
        if head.pos_ in ("ADP", "ADJ", "SCONJ") and head.lower_ in _LINKS and head.head.pos_ in ("NOUN", "PROPN"):
            if role(head.head, language) in ("", "idle") and head.lower_ in ("for", "to", "in", "by", "with"):
                break
            top = at = head.head
            continue
        if language == "fr" and head.pos_ in ("NOUN", "PROPN") and at.dep_ == "nmod" and role(head, language):
            top = at = head
            continue
        if at.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN", "SYM", "NUM"):
            at = head
            continue
        break
    return top


def _phrase(sentence: Sentence, noun: Any, money: Money, following: int) -> Span:
    """The amount with its noun and what hangs on it, up to the next amount or clause."""
    start = min(money.full_span.start, sentence.at(noun).start)
    for child in noun.children:
        if child.i < noun.i and child.dep_ in (
            "det",
            "poss",
            "amod",
            "nummod",
            "quantmod",
            "compound",
            "predet",
            "advmod",
            "nmod",
        ):
            start = min(start, sentence.at(child.left_edge).start)
    if noun.i > 0 and noun.left_edge.i < noun.i and noun.pos_ in ("NOUN", "PROPN"):
        edge = noun.left_edge
        if edge.dep_ in ("det", "poss", "amod", "quantmod", "advmod", "nummod", "compound", "case"):
            start = min(start, sentence.at(edge).start)
    end = max(money.full_span.end, sentence.at(noun).end)
    cut = [following]
    for token in noun.subtree:
        offset = sentence.at(token).start
        if (
            token.dep_ in ("relcl", "acl:relcl", "advcl", "parataxis")
            and token.left_edge.i > noun.i
            and offset > money.full_span.end
        ):
            cut.append(sentence.at(token.left_edge).start)
        if offset > end:
            end = sentence.at(token).end
    verb_at = noun
    while verb_at.head.i != verb_at.i and verb_at.pos_ not in ("VERB", "AUX"):
        verb_at = verb_at.head
    limit = min(cut)
    end = min(end, limit)
    for child in sorted(verb_at.children, key=lambda token: token.i):
        offset = sentence.at(child).start
        if (
            child.dep_ in ("prep", "dative", "obl", "obl:arg", "obl:mod")
            and end <= offset <= end + 2
            and child.lower_ in _EXTENDING | {"pour"}
        ):
            end = min(limit, sentence.at(child.right_edge).end)
    text = sentence.doc.text
    words = text[start - sentence.span.start : end - sentence.span.start].rstrip(" ,;:.—–-")
    for tail in (" and", " or", " et", ", and", " as well as", " plus", " with", " of which", " but"):
        if words.endswith(tail):
            words = words[: -len(tail)].rstrip(" ,;:")
    return Span(start, start + len(words))


def _governing(token: Any, clauses: dict[int, Clause]) -> Clause | None:
    at = token
    for _ in range(40):
        if at.i in clauses:
            return clauses[at.i]
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _is_finite(clause: Clause) -> bool:
    return clause.tense != "bare" or clause.passive or bool(clause.modal)


def _told_of(noun: Any, clauses: dict[int, Clause], language: str) -> Clause | None:
    """The clause hanging on the sum that tells who gave it: "the €5m that Norland has delivered"."""
    for token in noun.subtree:
        if token.dep_ in ("relcl", "acl", "acl:relcl") and token.i in clauses:
            clause = clauses[token.i]
            row = verb(clause.lemma, language)
            if (
                row is not None
                and row["force"] in ("give", "approve", "promise")
                and (clause.passive or not clause.inherited)
            ):
                return clause
    return None


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
        clause.lemma in ("need", "require", "lack", "cost", "owe", "demand", "want") or clause.marker == "if"
    ):
        return None
    recalled = EARLIER.search(reading.text, phrase.start, phrase.end) is not None
    modality = "asserted"
    if "plan" in near:
        return Force("plan", "announced", "conditional", recalled, False)
    if clause is not None and clause.negated:
        modality = "denied"
    return Force("give", "pledged", modality, recalled, False)  # type: ignore[arg-type]  # a Modality by construction


def _makers(
    reading: Reading,
    sentence: Sentence,
    clause: Clause | None,
    phrase: Span,
    before: Sequence[Draft],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    at = clause
    for _ in range(5):
        if at is None:
            break
        argument = at.agent if at.passive else at.subject
        found, binds = subject_parties(reading, sentence, argument)
        if binds and not (verb(at.lemma, reading.language) is None and at is not clause and _says(at)):
            return bound(reading, found, gives=True)
        if at.passive and at.subject is not None:
            owners = owners_in(sentence, reading.text, at.subject.span)
            if owners:
                return owners, ()
        if not _chained(at):
            break
        at = at.parent
    owners = owners_in(sentence, reading.text, phrase)
    if not owners and clause is not None and clause.subject is not None:
        owners = owners_in(sentence, reading.text, clause.subject.span)
    if owners:
        return owners, ()
    if clause is not None and (owners := _according_to(sentence, reading.text)):
        return owners, ()
    if clause is None or clause.subject is None or clause.passive or clause.lemma in _MEASURING:
        return _makers_before(sentence, before)
    return (), ()


def _according_to(sentence: Sentence, text: str) -> tuple[str, ...]:
    """Whose word it is: "according to the Norlandish treasury, 5 million will be released"."""
    match = _ACCORDING.search(text, sentence.span.start, sentence.span.end)
    if match is None:
        return ()
    for mention in sentence.mentions:
        if match.end() <= mention.span.start <= match.end() + 12:
            return (mention.country,) if mention.country else ()
    return ()


def _says(clause: Clause) -> bool:
    return bool(clause.complements)


def _chained(clause: Clause) -> bool:
    return clause.kind in ("xcomp", "conj", "advcl", "pcomp", "acl", "relcl", "acl:relcl")


def _makers_before(sentence: Sentence, before: Sequence[Draft]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The makers of the commitment just before, in the same paragraph or list."""
    for draft in reversed(before):
        if draft.makers and sentence.index - draft.sentence.index <= 4:
            return draft.makers, ()
    return (), ()


def clause_content(reading: Reading, clause: Clause) -> Span:
    """A clause from its subject to its end, without the clauses coordinated with it."""
    start = clause.group.start
    if clause.subject is not None and not clause.inherited:
        start = min(start, clause.subject.span.start)
    end = clause.span.end
    for child in clause.children:
        own = child.subject is not None and not child.inherited
        if child.group.start > clause.group.end and (
            (child.kind in ("conj", "parataxis", "ccomp") and own and child.kind != "ccomp")
            or (
                child.kind == "advcl"
                and child.marker
                in ("while", "though", "although", "whereas", "but", "tandis", "alors", "because", "as")
            )
        ):
            at = min(child.span.start, child.subject.span.start if child.subject and own else child.span.start)
            if at > clause.group.end:
                end = min(end, at)
    words = reading.text[start:end].rstrip(" ,;:.—–-\n")
    for tail in (" and", " but", " or", " et", " mais", " while"):
        if words.endswith(tail):
            words = words[: -len(tail)].rstrip(" ,;:")
    return Span(start, max(start + len(words), clause.cue.end))


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
