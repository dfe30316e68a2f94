"""Encounters: clauses whose verb says by itself that parties met, visited, called or signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.claims.encounter_account import REFLEXIVE, account_of, format_of
from communique.claims.lexicon import by_lemma
from communique.claims.meeting_account import MeetingAccount
from communique.claims.parties import known, named_in, parties_of, party_mention
from communique.claims.visits import visits_by_verb
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span

_WITH_PARTY = re.compile(r"\b(?:with|avec)\s+(?:the\s+|his\s+|her\s+|le\s+|la\s+|l['’])?$")
_ARTICLES = re.compile(r"\s+(?:with\s+)?(?:the\s+|his\s+|her\s+)?")
_LEADS_TO_PARTY = re.compile(r"\b(?:with|to|avec|et|and)\s+(?:the\s+|his\s+|her\s+|le\s+|la\s+|l['’])?$")
_ARTICLE = re.compile(r"^(?:the|le|la|les)\s+|^l['’]", re.IGNORECASE)
_CALL = re.compile(r"\bcalls?\b", re.IGNORECASE)
_MADE_OF = re.compile(r"\s+(?:of|between|de|d['’]|entre)\b")
_ALSO = re.compile(r"\b(?:also|then|later|afterwards|separately|également|ensuite|puis)\b", re.IGNORECASE)
_BODIES = frozenset(
    {
        "mechanism",
        "committee",
        "council",
        "commission",
        "board",
        "quartet",
        "troika",
        "mécanisme",
        "comité",
        "conseil",
        "format",
        "platform",
        "group",
        "groupe",
    }
)
_WITH = ("with", "avec", "between", "among", "auprès")
_PHONE = re.compile(
    r"\b(?:by|over|on|via|par)\s+(?:the\s+|video\s+|secure\s+)?(?:tele)?(?:phone|call|video|conference|téléphone)\b",
    re.IGNORECASE,
)
_AGREEMENTS = re.compile(
    r"(?:agreement|memorandum|mou|treaty|declaration|protocol|contract|convention|accord|pact|statement|"
    r"arrangement|plan|roadmap|programme|traité|protocole|déclaration|mémorandum)s?$",
    re.IGNORECASE,
)
_INTENT = re.compile(r"\b(?:letters? of intent|feuille de route|lettre d[’']intention)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:bilaterally|separately|each|individually|in turn|bilatéralement|séparément|tour à tour)\b", re.IGNORECASE
)
_CUE_OF_LIST = re.compile(r"(?:with|including|avec)?\s*:\s*$")


def encounters(reading: Reading) -> Iterator[MeetingAccount]:
    """The meetings that the verbs of a document tell of."""
    verbs = by_lemma("encounter-verbs", reading.language)
    before: tuple[int, MeetingAccount] | None = None
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            row = verbs.get(clause.lemma)
            if row is None:
                continue
            for account in _SHAPES[row["shape"]](reading, sentence, clause):
                account = _continued(reading, sentence, account, before)
                before = (sentence.index, account)
                yield account


def _continued(
    reading: Reading, sentence: Sentence, account: MeetingAccount, before: tuple[int, MeetingAccount] | None
) -> MeetingAccount:
    """ "She also met …": on the day and at the place of the meeting told just before."""
    if before is None or account.when.told or account.format not in ("bilateral", "other"):
        return account
    index, earlier = before
    near = (
        index == sentence.index
        or (index == sentence.index - 1 and _ALSO.search(sentence.span.of(reading.text)) is not None)
        or (earlier.format == "visit" and index >= sentence.index - 2)
    )
    same = (
        near and bool(account.bodies) and account.bodies[0] in earlier.bodies and account.modality == earlier.modality
    )
    if not same or reading.sentences[index].line is not sentence.line:
        return account
    return replace(account, when=replace(earlier.when, venue=None))


def _with(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    found: list[str] = []
    for each in clause.objects:
        found += parties_of(reading, sentence, each)
    for preposition, each in clause.obliques:
        if preposition in _WITH or preposition.endswith(" with"):
            found += parties_of(reading, sentence, each)
    if not found and not clause.objects:
        found += _after_with(reading, sentence, clause)
    return tuple(dict.fromkeys(found))


def _after_with(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[str]:
    """The parties after "with" in the clause, or right after the verb, wherever the parser hung the phrase."""
    beside = next((m for m in sentence.mentions if m.span.start >= clause.cue.end), None)
    next_to = beside is not None and _ARTICLES.fullmatch(reading.text, clause.cue.end, beside.span.start)
    if beside is not None and next_to and beside.kind == "person" and clause.lemma == "meet":
        yield from beside.entities
    for mention in sentence.mentions:
        within = clause.cue.end <= mention.span.start < clause.span.end
        if within and party_mention(mention) and _WITH_PARTY.search(reading.text, clause.cue.end, mention.span.start):
            yield from mention.entities


def _meet(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    passive = clause.passive and clause.lemma not in REFLEXIVE
    subject = parties_of(reading, sentence, clause.agent if passive else clause.subject)
    others = _with(reading, sentence, clause)
    if passive:
        others = parties_of(reading, sentence, clause.subject)
    if not others and not clause.objects:
        yield from _listed(reading, sentence, clause, subject)
        if not _CUE_OF_LIST.search(sentence.span.of(reading.text)):
            yield from _gather(reading, sentence, clause)
        return
    if not others or not subject or not known(reading, (*subject, *others)):
        return
    whole = clause.span.of(reading.text)
    singly = reading.language == "fr" and "homologues" in whole
    if (singly or _EACH.search(whole)) and len(others) > 1 and len(subject) == 1:
        for other in others:
            yield account_of(reading, sentence, clause, (*subject, other), "bilateral", each=True)
        return
    bodies = tuple(dict.fromkeys((*subject, *others)))
    if len(bodies) < 2:
        return
    each_apart = _each_with(sentence, clause) if len(subject) == 1 and not passive else ()
    for partner in each_apart:
        yield account_of(reading, sentence, clause, (*subject, *partner), "bilateral", each=True)
    if not each_apart:
        yield account_of(reading, sentence, clause, bodies, format_of(bodies))


def _each_with(sentence: Sentence, clause: Clause) -> list[tuple[str, ...]]:
    """ "Met with Ann Roe and with Jo Poe": the preposition said again tells of two meetings."""
    found = []
    for token in clause.verb.subtree:
        if (
            token.lower_ not in ("with", "avec")
            or token.i < clause.verb.i
            or token.dep_ not in ("prep", "case", "conj")
        ):
            continue
        inner = token.head if token.dep_ == "case" else next((c for c in token.children if c.dep_ == "pobj"), None)
        if inner is None:
            continue
        mention = sentence.mention_at(sentence.at(inner).start)
        if mention is None or mention.kind not in ("person", "name", "office", "counterpart") or not mention.entities:
            return []
        found.append(mention.entities)
    return found if len(found) > 1 else []


def _listed(reading: Reading, sentence: Sentence, clause: Clause, subject: tuple[str, ...]) -> Iterator[MeetingAccount]:
    """ "Met with:" and a bullet for each: one meeting a person."""
    if not subject or not _CUE_OF_LIST.search(sentence.span.of(reading.text)):
        return
    account = account_of(reading, sentence, clause, subject, "bilateral", each=True)
    for item in reading.sentences[sentence.index + 1 :]:
        if item.line.kind not in ("bullet", "numbered"):
            break
        dates = [date for date in reading.dates_in(item.span) if date.edtf]
        for party in named_in(item, item.span):
            if party in subject:
                continue
            when = account.when if not dates else replace(account.when, date=dates[-1].edtf)
            yield replace(account, span=item.span, bodies=(*subject, party), when=when)


def _gather(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    if clause.lemma == "come" and not any(child.lower_ == "together" for child in clause.verb.children):
        return
    if clause.subject is None or (
        clause.passive and clause.lemma not in ("gather", "réunir", "rassembler", "retrouver")
    ):
        return
    if clause.objects and reading.language != "fr" and clause.lemma != "meet":
        return
    bodies, name = _gathered(reading, sentence, clause)
    group = bool(name) or len(bodies) > 1 or any(":" in body or (body.isupper() and len(body) > 2) for body in bodies)
    account = account_of(reading, sentence, clause, bodies, format_of(bodies))
    if bodies and not group and not account.when.told:
        return
    if not bodies or not known(reading, bodies) or (len(bodies) == 1 and reading.people.named(bodies[0])):
        return
    yield replace(account, name=name, format="other") if name else account


def _gathered(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[tuple[str, ...], str | None]:
    """Who gathers; of a body named with its members ("the Committee of Peru and Chile"), the members and its name."""
    subject = clause.subject
    assert subject is not None
    if subject.head.lemma_.casefold() in _BODIES:
        end = sentence.at(subject.head).end
        members = named_in(sentence, Span(end, subject.span.end))
        if len(members) > 1 and _MADE_OF.match(reading.text, end):
            words = " ".join(Span(subject.span.start, sentence.at(subject.head).end).of(reading.text).split())
            return members, _ARTICLE.sub("", words)
        words = " ".join(subject.span.of(reading.text).split())
        if re.search(r"\b(?:on|for|sur)\s+[A-Z]", words) and len(subject.heads) == 1:
            return (_ARTICLE.sub("", words),), None
    return parties_of(reading, sentence, subject), None


def _receive(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    hosts = parties_of(reading, sentence, clause.agent if clause.passive else clause.subject)
    guest = clause.subject if clause.passive else clause.object
    guests = parties_of(reading, sentence, guest)
    if not hosts or not guests or guest is None or not _are_people(reading, sentence, guest):
        return
    if clause.lemma == "welcome" and not any(p in ("to", "in", "at") for p, _ in clause.obliques):
        return
    if clause.lemma in ("host", "accueillir"):
        if not any(":" in each or reading.people.named(each) or len(each) == 2 for each in guests):
            return
        if len(guests) > 1 or ":" in guests[0] or len(hosts) > 1:
            yield account_of(reading, sentence, clause, guests, format_of(guests), hosts=hosts)
            return
    bodies = (*hosts, *guests)
    yield account_of(
        reading, sentence, clause, bodies, "bilateral" if len(bodies) == 2 and ":" not in "".join(bodies) else "other"
    )


def _are_people(reading: Reading, sentence: Sentence, argument: Argument) -> bool:
    for head in argument.heads:
        mention = sentence.mention_at(sentence.at(head).start)
        if mention is not None and mention.kind == "name":
            person = reading.people.named(mention.name)
            return person is not None and person.certain
        if mention is not None and mention.kind in ("person", "office", "group", "members", "counterpart"):
            return True
        if head.lemma_.casefold() in ("delegation", "délégation"):
            return True
    return False


def _call(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    subject = parties_of(reading, sentence, clause.subject)
    if clause.passive or not subject or len(clause.objects) != 1 or clause.complements or not known(reading, subject):
        return
    if clause.lemma in ("call",) and any(p in ("on", "for", "upon", "as") for p, _ in clause.obliques):
        return
    target = clause.objects[0]
    if not _are_people(reading, sentence, target):
        return
    others = parties_of(reading, sentence, target)
    if others and set(others) != set(subject):
        yield account_of(reading, sentence, clause, (*subject, *others), "call")


def _speak(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    spoken = _PHONE.search(reading.text, clause.span.start, clause.span.end) is not None
    ours = clause.subject is not None and clause.subject.head.lower_ in ("i", "we")
    beside = clause.oblique("with") is not None or (ours and clause.oblique("to") is not None)
    if not spoken and (clause.tense != "past" or not (_is_of_call(reading) or beside)):
        return
    if reading.quotation_at(clause.cue.start) is not None:
        return
    subject = parties_of(reading, sentence, clause.subject)
    others: list[str] = []
    for mention in sentence.mentions:
        within = clause.cue.end <= mention.span.start < clause.span.end
        if (
            within
            and party_mention(mention)
            and _LEADS_TO_PARTY.search(reading.text, clause.cue.end, mention.span.start)
        ):
            others += mention.entities
    bodies = tuple(dict.fromkeys((*subject, *others)))
    people = [body for body in bodies if reading.people.named(body) is not None]
    if len(bodies) > 1 and known(reading, bodies) and (spoken or people):
        yield account_of(reading, sentence, clause, bodies, "call")


def _is_of_call(reading: Reading) -> bool:
    """Whether the heading tells of a call: "spoke to" is then that call."""
    heads = (line for line in reading.lines[:3] if not line.is_prose)
    return any(_CALL.search(reading.text, line.span.start, line.span.end) for line in heads)


def _sign(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    matter = clause.subject if clause.passive else clause.object
    if matter is None or not (_AGREEMENTS.search(matter.head.text) or _INTENT.search(matter.span.of(reading.text))):
        return
    signers = list(parties_of(reading, sentence, clause.agent if clause.passive else clause.subject))
    signers += [
        party
        for preposition, each in clause.obliques
        if preposition in ("with", "avec", "between", "entre")
        for party in parties_of(reading, sentence, each)
    ]
    account = account_of(reading, sentence, clause, signers, "ceremony")
    if len(account.bodies) > 1 and known(reading, account.bodies):
        yield account
    elif clause.passive and account.when.city and account.when.date:
        yield replace(account, strong=False)


def _discuss(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    """ "Envoy Roe and Minister Poe discussed the matter in Riga on 12 May": told with place and day, they met."""
    if clause.passive or clause.negated:
        return
    people = parties_of(reading, sentence, clause.subject)
    named = [reading.people.named(each) for each in people]
    if len(people) < 2 or not all(person is not None and person.certain for person in named):
        return
    account = account_of(reading, sentence, clause, people, format_of(people))
    if account.when.date and (account.when.city or account.when.country):
        yield account


_SHAPES = {
    "discuss": _discuss,
    "with": _meet,
    "gather": _gather,
    "visit": visits_by_verb,
    "receive": _receive,
    "call": _call,
    "speak": _speak,
    "sign": _sign,
}
