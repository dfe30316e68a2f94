"""Claims of kind `dependency`: a party leans on another for something, or is exposed to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from communique.claims.accession_matter import Masked
from communique.claims.dependency_holders import QUANTIFIED, is_concrete, plain_holder
from communique.claims.dependency_parties import holder_of, of_the_country
from communique.claims.dependency_shares import in_turns
from communique.claims.dependency_stance import denied, stance_at, stance_of
from communique.claims.dependency_supply import SHARES, supplied
from communique.claims.dependency_words import FROM_WHOM, good_of, supplier_of
from communique.claims.lexicon import Row, rows
from communique.claims.parties import parties_of
from communique.language.clauses import Argument, argument
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DependencyFields, Span

_GOOD = re.compile(
    r"(?:in terms of|with respect to|when it comes to|in the field of|for|en matière de?|en termes de?|pour)"
    r"\s+(?:its |their |our |the |le |la |les |son |sa |l[’'])?(?P<good>(?!the first|example|years?|decades?|now)[\w-]+"
    r"(?:\s+(?:and|et)\s+[\w-]+|\s+(?:supplies|supply|imports?|security|exports))?)",
    re.IGNORECASE,
)
_SHARE_FOR = re.compile(
    r"\b(?:for|pour)\s+(?P<good>(?:nearly|almost|practically|virtually)\s+all\s+(?:of\s+)?(?:its\s+|their\s+)?[\w-]+(?:\s+[\w-]+)?|"
    r"(?:(?:about|around|some|over|nearly|almost|more\s+than|up\s+to|close\s+to|at\s+least|près\s+de|environ|plus\s+de)\s+)*"
    r"(?:\d[\d.,]*\s*(?:%|per\s?cent|percent|pour\s+cent)|[\w-]+\s+per\s?cent|an?\s+(?:third|quarter|fifth|half)|half|most|(?:two|three)[-\s]\w+s|"
    r"la\s+moitié|un\s+(?:tiers|quart))\s+(?:of|de|du|des|d['’])\s*(?:its\s+|their\s+|the\s+|sa\s+|son\s+|ses\s+)?"
    r"[\w-]+(?:\s+(?!(?:and|but|while|which|that|in|on|at|by|from|since|after|before|last|this|an?|has|is|are|was|et|mais|qui)\b)[\w-]+){0,3}"
    r"(?:\s+(?:and|et)\s+[\w-]+(?=\s*[.;,)]|$))?)",
    re.IGNORECASE,
)
_SUPPLY = re.compile(
    r"^(?P<party>.+?)\s+(?P<good>"
    r"(?:energy|oil|gas|coal|grain|food|fertili[sz]er|uranium|technology|fuel|fossil fuels?|arms|raw materials?)"
    r"(?:\s+(?:and|or)\s+(?:energy|oil|gas|coal|grain|food))?(?:\s+(?:imports?|supplies|exports|deliveries|products))?)$",
    re.IGNORECASE,
)


@cache
def _cues(language: str) -> dict[str, Row]:
    return {row["lemma"]: row for row in rows("dependency-cues", language)}


def find(reading: Reading) -> Iterator[Claim]:
    """The dependency claims of a document, one for each cue that names what is depended on."""
    cues = _cues(reading.language)
    if not cues:
        return
    for sentence in reading.sentences:
        if sentence.line.kind in ("credit", "dateline") or _is_table(sentence.span.of(reading.text)):
            continue
        taken: list[int] = []
        told: list[Claim] = []
        for token in sentence.doc:
            row = cues.get(token.lemma_.casefold()) or cues.get(token.lower_)
            if row is None or (row["tag"] and token.pos_ not in row["tag"].split("|")):
                continue
            claim = _claim(reading, sentence, token, row) or _on_imports(reading, sentence, token, row)
            if claim is not None and not any(abs(at - token.i) < 3 for at in taken):
                taken.append(token.i)
                told.append(claim)
        told += supplied(reading, sentence)
        stance = stance_of(sentence, reading.language)
        yield from _with_turns(told, list(in_turns(reading, sentence, stance)))


def _with_turns(told: list[Claim], turns: list[Claim]) -> Iterator[Claim]:
    """What clauses tell, and of what fixed turns tell that which no clause does, or does without its holder."""
    for claim in turns:
        same = [each for each in told if _same(each, claim)]
        if not same:
            told.append(claim)
        elif _tells_less(same[0], claim):
            told[told.index(same[0])] = claim
    yield from told


def _tells_less(one: Claim, other: Claim) -> bool:
    """Whether a claim lacks the holder that another gives, or breaks off what is depended on."""
    a, b = one.fields, other.fields
    if not isinstance(a, DependencyFields) or not isinstance(b, DependencyFields):
        return False
    return not a.holder or (len(a.on) == 1 and b.on != a.on and b.on[0].startswith(f"{a.on[0]} "))


def _same(one: Claim, other: Claim) -> bool:
    a, b = one.fields, other.fields
    if not isinstance(a, DependencyFields) or not isinstance(b, DependencyFields):
        return False
    if set(a.on) & set(b.on):
        return not a.holder or not b.holder or bool(set(a.holder) & set(b.holder))
    words = {word for name in a.on for word in name.casefold().split()}
    return bool(set(a.holder) & set(b.holder)) and any(
        word in words for name in b.on for word in name.casefold().split()
    )


def _claim(reading: Reading, sentence: Sentence, token: Any, row: Row) -> Claim | None:
    found = _under(token, row["preposition"].split("|"), sentence)
    if found is None or denied(sentence, token) == "states":
        return None
    counted = row["force"] == "share" or token.lemma_.casefold() == "import"
    share = _share(sentence, token) if counted else None
    if row["force"] == "share" and share is None:
        return None
    if token.lemma_.casefold() in ("import", "importer") and share is None and not _habitual(sentence, token):
        return None
    whose = _names(reading, sentence, found)
    words = " ".join(found.span.of(reading.text).split())
    good = share.of(reading.text) if share is not None else None
    if good is None and (match := _SUPPLY.match(words)):
        good = match["good"]
    if whose and (good is None or share is not None) and _is_adjective(sentence, found):
        whose = ()
    on = whose or _plain(reading, found)
    if not on:
        return None
    holder = holder_of(reading, sentence, token)
    known = any(name != name.casefold() for name in holder)
    plain = plain_holder(reading, sentence, token)
    plain = plain if not known or (plain and QUANTIFIED.match(plain[0])) else ()
    holder = of_the_country(sentence, token, plain) or plain or holder
    strong = row["force"] in ("", "named") and bool(known or plain) and is_concrete(found, reading.language)
    named = strong or any(name.isupper() or ":" in name or name[:1].isupper() for name in (*on, *holder))
    weak = row["force"] == "weak" and share is None
    if not named or (weak and not (holder and any(name[:1].isupper() for name in on))):
        return None
    if row["force"] in ("named", "share") and not strong and not (plain or any(name.isupper() for name in holder)):
        return None
    clause = next(
        (each for each in sentence.clauses if each.span.start <= sentence.at(token).start < each.span.end), None
    )
    if good is None and (match := _GOOD.search(reading.text, sentence.at(token).end, sentence.span.end)):
        good = _good(reading, sentence, Span(*match.span("good")))
        share_of = _SHARE_FOR.search(reading.text, sentence.at(token).end, sentence.span.end)
        if share_of is not None:
            good = good_of(share_of["good"])
    whole = sentence.span
    if clause is not None and sentence.span.end - sentence.span.start > 400:
        whole = Span(min(clause.span.start, sentence.at(token).start), max(clause.span.end, found.span.end))
    if not whose:
        on, good = _from_whom(reading, sentence, found, on, good)
    fields = DependencyFields(
        holder=tuple(name for name in holder if name not in on),
        on=on,
        for_=good,
        stance=stance_at(sentence, token, reading.language),
    )
    return reading.claim(whole, fields)


def _habitual(sentence: Sentence, token: Any) -> bool:
    """Whether an import is told as what a party does, not as what it may come to do."""
    clause = next((each for each in sentence.clauses if each.verb.i == token.i), None)
    return clause is not None and clause.tense in ("present", "past") and not clause.modal and clause.kind != "xcomp"


def _from_whom(
    reading: Reading, sentence: Sentence, found: Argument, on: tuple[str, ...], good: str | None
) -> tuple[tuple[str, ...], str | None]:
    """ "Reliance on imported uranium from Peru", "on a single source of tin": who supplies, and what."""
    masked = Masked(reading, sentence, Span(found.span.start, sentence.span.end))
    end = next((at for at, sign in enumerate(masked.text) if masked.origin[at] >= found.span.end), len(masked.text))
    whence = FROM_WHOM.match(masked.text, end)
    stop = whence.end() if whence is not None else end
    names, thing = supplier_of(reading, masked, (0, stop))
    return (names, good or thing) if thing is not None and names else (on, good)


def _on_imports(reading: Reading, sentence: Sentence, token: Any, row: Row) -> Claim | None:
    """ "Somalia imports over 60 per cent of its cereals": it depends on imports."""
    if token.lemma_.casefold() not in ("import", "importer") or _under(token, row["preposition"].split("|"), sentence):
        return None
    share = _share(sentence, token)
    holder = holder_of(reading, sentence, token)
    if share is None or not any(name.isupper() for name in holder):
        return None
    if any(share.covers(mention.span) and mention.kind in ("country", "people") for mention in sentence.mentions):
        return None
    on = "imports" if reading.language == "en" else "importations"
    fields = DependencyFields(
        holder=holder, on=(on,), for_=share.of(reading.text), stance=stance_at(sentence, token, reading.language)
    )
    return reading.claim(sentence.span, fields)


def _is_table(words: str) -> bool:
    """Whether words are cells of a table, in which the parser finds clauses that are none."""
    return words.count("|") > 1 or words.count("\t") > 1


def _share(sentence: Sentence, verb: Any) -> Span | None:
    """How much of its supply comes from elsewhere: "gets two thirds of its electricity from …"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "obj") or child.i < verb.i:
            continue
        words = [token for token in child.subtree if token.i < _stop(verb, child)]
        if any(token.lower_ in SHARES for token in words) and any(token.lower_ in _POSSESSED for token in words):
            return Span(sentence.at(words[0]).start, sentence.at(words[-1]).end)
    return None


_POSSESSED = frozenset({"its", "their", "our", "his", "her", "son", "sa", "ses", "leur", "leurs", "notre", "nos"})


def _stop(verb: Any, thing: Any) -> int:
    """Where the words of a supply end: at the preposition that names where it comes from."""
    return next((token.i for token in thing.subtree if token.i > verb.i and token.lower_ in _SOURCES), len(verb.doc))


_SOURCES = frozenset({"from", "via", "through", "auprès", "depuis"})


def _good(reading: Reading, sentence: Sentence, span: Span) -> str:
    """The noun phrase that opens at the words found, up to its head and what is joined to it."""
    first = next((token for token in sentence.doc if sentence.at(token).start >= span.start), None)
    if first is None:
        return span.of(reading.text)
    head = first
    while head.head.i != head.i and head.dep_ in ("amod", "compound", "nmod", "nummod", "det") and head.head.i > head.i:
        head = head.head
    return Span(span.start, max(span.end, sentence.at(head).end)).of(reading.text)


def _under(token: Any, prepositions: list[str], sentence: Sentence) -> Argument | None:
    """The phrase under the cue's preposition, also where a verb stands between ("dependence … remains on")."""
    degrees = [below for child in token.children if child.dep_ == "advmod" for below in child.children]
    for child in (*token.children, *degrees):
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            inner = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return argument(inner, sentence.span.start)
        if "from" in prepositions and child.dep_ in ("dobj", "obj"):
            for below in child.subtree:
                if below.dep_ == "prep" and below.lower_ in prepositions:
                    inner = next((each for each in below.children if each.dep_ == "pobj"), None)
                    if inner is not None:
                        return argument(inner, sentence.span.start)
        case = next((each.lower_ for each in child.children if each.dep_ == "case"), "")
        if case in prepositions and child.i > token.i:
            return argument(child, sentence.span.start)
    if token.i + 1 < len(sentence.doc):
        following = sentence.doc[token.i + 1]
        if following.lower_ in prepositions:
            inner = next((each for each in following.children if each.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return argument(inner, sentence.span.start)
    return None


def _names(reading: Reading, sentence: Sentence, found: Argument) -> tuple[str, ...]:
    """The parties that are depended on, also those named before a good: "Russian gas"."""
    names = list(parties_of(reading, sentence, found))
    if not any(name.isupper() or ":" in name or name[:1].isupper() for name in names):
        names = []
        for mention in sentence.mentions:
            if not found.span.covers(mention.span):
                continue
            if mention.kind in ("country", "organisation") and mention.entities:
                names += mention.entities
            elif mention.kind == "people" and mention.country:
                names.append(mention.country)
    return tuple(dict.fromkeys(names))


def _plain(reading: Reading, found: Argument) -> tuple[str, ...]:
    head = found.head
    if head.pos_ not in ("NOUN", "PROPN") or head.lower_ in (
        "whether",
        "what",
        "how",
        "fact",
        "outcome",
        "circumstance",
        "extent",
    ):
        return ()
    words = _ARTICLE.sub("", _TAIL.split(" ".join(found.span.of(reading.text).split()), maxsplit=1)[0]).strip(" ,;:")
    return (words,) if words else ()


_ARTICLE = re.compile(r"^(?:l[’']|(?:the|an?|le|la|les)\s+)", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:the way|for|in terms of|pour|en matière|which|that|who|qui|dont|and that)\b|[,;:]\s")


def _is_adjective(sentence: Sentence, found: Argument) -> bool:
    """Whether a people's name only marks the goods that are depended on: "American interceptors"."""
    mention = sentence.mention_at(found.span.start)
    head = sentence.at(found.head).start
    inside = [each for each in sentence.mentions if found.span.covers(each.span) and each.span.start < head]
    return (
        mention is not None
        and mention.kind == "people"
        and len(inside) == 1
        and not mention.span.covers(sentence.at(found.head))
    )
