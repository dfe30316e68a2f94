"""Steps of those who join: applied, invited, promised, joined, became a member, withdrew, in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from communique.claims.accession_clause import Step, StepClause
from communique.claims.accession_conditions import hanging
from communique.claims.accession_context import body_meant
from communique.claims.accession_matter import BODY, COUNTRY, LIST, Masked, Matter, is_about, matter_of, named_body
from communique.claims.accession_parties import Takers, takers_of
from communique.language.clauses import Argument, argument
from communique.language.mentions import Mention
from communique.model import Modality, Span
from communique.model.fields import Step as StepName

_COUNTRIES_ONLY = re.compile(r"[A-Z]{2}")
_MEMBER = re.compile(
    r"\b(?:member|member state|party|state party|signatory|ally|contracting party|membre|partie|allié)\b", re.IGNORECASE
)
_MEMBER_OF = re.compile(
    r"(?P<a>[\ue002])['’]s?\s+(?:\w+\s+){0,2}(?:member|ally)|"
    r"(?:an?|the)?\s*(?:\S+\s+){0,2}(?:members?|membre|part(?:y|ies?)|state party|partie)\s+(?:states?\s+)?"
    r"(?:of|to|de|à|au)\s+(?:the\s+|l['’])?(?P<b>[\ue002\ue003])"
)
_INVITED = re.compile(rf"\binvit\w+\s+(?:l['’]|la\s+|le\s+)?(?P<c>{LIST})", re.IGNORECASE)
_INTO_FORCE = re.compile(
    r"\b(?:into (?:force|effect)|(?:be|is|are|was|were|not|yet|now|still|already) in (?:force|effect)|en vigueur)\b"
)
_APPLICATION = re.compile(
    r"\b(?:applications?|bids?|candidac(?:y|ies)|requests? to join|candidatures?)\b", re.IGNORECASE
)
_MAKES = re.compile(rf"\s*(?:the\s+)?(?P<c>{COUNTRY})\s+(?:the\b|its\b|le\b|la\b|{BODY})", re.IGNORECASE)
_OF_WHAT = frozenset({"to", "from", "of", "à", "au", "de", "du", "with", "in"})
_TOLD_ABOVE = frozenset({"apply", "invite", "promise", "submit", "file", "inviter", "promettre", "demander"})
_IN_DOING = re.compile(r"\bin\s+\w+ing\b|\ben\s+\w+ant\b")  # "joined NATO in calling for": in an act, not a body
_THE_BODY = re.compile(
    r"(?:the|our|this|l['’]|la|le|cette)\s*(?:\w+\s+)?(?:bloc|alliance|organi[sz]ation|union|community|group|club|treaty|convention|protocol|pact|"
    r"agreement|communauté|groupe|traité|protocole)",
    re.IGNORECASE,
)
_TREATY_NOUN = re.compile(r"treaty|convention|protocol|pact|agreement|traité", re.IGNORECASE)
_GROUPING = re.compile(
    r"\b[Tt]he\s+(?P<name>(?:[A-Z][\w’'\-]*\s+){1,5}(?:Coalition|Partnership|Alliance|Initiative|Club|Network|Compact|Facility))\b"
    r"(?!\s+[A-Z])[^.;]{0,80}?\b(?:members?|participants?|countries|states|joined|joins)\b"
)
_NOW = re.compile(r"\b(?:now|today|officially|formally|thereby|finally|désormais|officiellement)\b", re.IGNORECASE)


def _apply(at: StepClause) -> Iterator[Step]:
    clause = at.clause
    words = at.words(clause.span)
    if not re.search(r"\b(?:to join|to become|to accede|membership|accession|adhérer|rejoindre|adhésion)\b", words):
        return
    takers = at.takers()
    if takers.names and takers.role != "group":
        yield at.step(Takers(), matter=Matter(takers.names, at.own.to or named_body(words) or at.matter.to))


def _application(at: StepClause) -> Iterator[Step]:
    words = at.object_words()
    if not re.search(r"\bapplications?\b", words) or not re.search(r"membership|join|access", at.words(at.clause.span)):
        return
    takers = at.takers()
    names = takers.names or at.own.candidates
    if names:
        yield at.step(Takers(), matter=Matter(names, at.own.to or at.matter.to))


def _invite(at: StepClause) -> Iterator[Step]:
    clause = at.clause
    words = at.words(clause.span)
    if not re.search(
        r"\b(?:to (?:join|accede|become (?:a )?members?)|accession talks|rejoindre|adhérer|devenir membres?)\b", words
    ):
        return
    invited = takers_of(at.reading, at.sentence, clause.subject if clause.passive else clause.object, ())
    masked = Masked(at.reading, at.sentence, clause.span)
    listed = _INVITED.search(masked.text)
    if listed is not None and not clause.passive:
        invited = Takers(masked.named(*listed.span("c")))
    whole = Masked(at.reading, at.sentence).text
    if not [n for n in invited.names if len(n) == 2] or not re.search(
        "[\ue002\ue003]|[Aa]lliance|[Uu]nion", masked.text if not clause.passive else whole
    ):
        return
    names = takers_of(at.reading, at.sentence, clause.agent if clause.passive else clause.subject, ()).names
    joined = [name for at_sign, (name, *_) in masked.entities.items() if masked.text[at_sign] == BODY and at_sign > 8]
    inviting = next((name.partition(":")[0] for name in [*joined, *names] if len(name) > 2), None)
    yield at.step(Takers(names), matter=Matter(invited.names, at.own.to or at.matter.to or inviting))


def _promise(at: StepClause) -> Iterator[Step]:
    words = at.words(at.clause.span)
    if not re.search(r"\b(?:membership|to join|become (?:a )?members?|adhésion)\b", words):
        return
    clause = at.clause
    promised = takers_of(at.reading, at.sentence, clause.subject if clause.passive else clause.object, ())
    if not [n for n in promised.names if len(n) == 2]:
        return
    by = takers_of(at.reading, at.sentence, clause.agent if clause.passive else clause.subject, ())
    step = at.step(Takers(by.names), matter=Matter(promised.names, at.own.to or at.matter.to))
    if step.date is None and clause.kind == "relcl":
        before = [d for d in at.reading.dates_in(Span(at.sentence.span.start, clause.cue.start)) if d.edtf]
        step = replace(step, date=before[-1].edtf if before else None)
    yield step


def _body(at: StepClause) -> Iterator[Step]:
    clause = at.clause
    if _INTO_FORCE.search(at.words(clause.span)):
        yield from _force(at)
        return
    words = at.object_words()
    if clause.lemma in ("withdraw", "retirer") and _APPLICATION.search(words) and not clause.passive:
        takers = at.takers()
        if takers.names and at.matter.to and not at.matter.treaty:
            yield at.step(Takers(), matter=Matter(takers.names, at.own.to or at.matter.to))
        return
    if clause.lemma in ("withdraw", "retirer") and re.search(r"\b(?:ratification|signature|accession)\b", words):
        treaties = at.treaties() or ((at.matter.to,) if at.matter.to and at.matter.treaty else ())
        takers = at.takers()
        if treaties and takers.names:
            yield at.step(takers, matter=Matter((), treaties[0], True))
        return
    if (
        clause.verb.tag_ == "VBG"
        and clause.kind == "pcomp"
        and clause.verb.head.lower_ not in ("since", "after", "upon")
    ):
        return
    if clause.passive or (clause.parent is not None and clause.parent.lemma in _TOLD_ABOVE):
        return
    if _IN_DOING.search(at.words(clause.span)):
        return
    takers = at.takers()
    if not takers.names or takers.role == "state" or not all(_COUNTRIES_ONLY.fullmatch(n) for n in takers.names):
        return
    alone = not clause.objects and not any(
        preposition in _OF_WHAT and not at.reading.dates_in(each.span) for preposition, each in clause.obliques
    )
    if alone and (named := _grouping_named(at)) is not None:
        yield at.step(Takers(), matter=Matter(takers.names, named))
        return
    if alone and (told := _of_what_was_named(at, takers)) is not None:
        yield told
        return
    targets = list(clause.objects)
    targets += [
        each
        for preposition, each in clause.obliques
        if preposition in ("to", "from", "of", "out of", "à", "au", "de", "du")
    ]
    for target in targets:
        mention = at.sentence.mention_at(at.sentence.at(target.head).start)
        said = at.words(target.span)
        if (
            _THE_BODY.fullmatch(said)
            and not _TREATY_NOUN.search(said)
            and (at.matter.treaty or not at.matter.to)
            and _names_nothing(mention)
            and (body := body_meant(at.reading, at.sentence)) is not None
        ):
            yield at.step(Takers(), matter=Matter(takers.names, body))
            return
        if (
            _THE_BODY.fullmatch(said)
            and bool(_TREATY_NOUN.search(said)) == at.matter.treaty
            and at.matter.to
            and _names_nothing(mention)
        ):
            meant = at.matter if at.matter.treaty else Matter(takers.names, at.matter.to)
            yield at.step(takers if at.matter.treaty else Takers(), matter=meant)
            return
        if mention is None or mention.kind not in ("organisation", "treaty") or not mention.entities:
            continue
        after = at.words(Span(mention.span.end, min(len(at.reading.text), mention.span.end + 24)))
        before = at.words(Span(max(0, mention.span.start - 24), mention.span.start))
        if re.match(
            r"(?:['’]s?)?\s+(?!on\b|in\s+\d|in\s+[JFMASOND][a-z]+|as\b|and\b|after\b|this\b|last\b|today|yesterday|at\b|when\b|with\b|before\b|by\b|or\b|but\b|next\b|soon\b|within\b|without\b|under\b|alongside\b|together\b|le\s+\d|en\s+\d)",
            after,
        ):
            continue
        if not re.search(r"(?:\bthe\s+|\bl['’]|\s)$", before) or len(target.heads) > 1:
            continue
        modality = at.modality()
        treaty = mention.kind == "treaty"
        name = mention.entities[0]
        step: StepName = at.row["step"]  # type: ignore[assignment]  # a test checks the column's values
        if treaty:
            if step == "joined":
                step = "ratified"
            yield at.step(
                takers, modality, step="joined" if step == "ratified" else step, matter=Matter((), name, True)
            )
        else:
            yield at.step(Takers(), modality, step=step, matter=Matter(takers.names, name))
        return


def _grouping_named(at: StepClause) -> str | None:
    """ "The Fish Coalition has nine members; Peru is to join": the grouping that the words before are about."""
    if at.clause.lemma not in ("join", "rejoindre") or at.own.to:
        return None
    before = at.reading.sentences[at.sentence.index - 1] if at.sentence.index else None
    start = at.clause.group.start
    spans = [Span(at.sentence.span.start, start), *([before.span] if before is not None else [])]
    for span in spans:
        found = _GROUPING.search(at.words(span))
        if found is not None:
            return " ".join(found["name"].split())
    return None


def _names_nothing(mention: Mention | None) -> bool:
    """Whether "the Organization" stands for the body that was named before, or "the Protocol" for the treaty."""
    return mention is None or mention.kind not in ("organisation", "treaty", "members") or not mention.entities


def _of_what_was_named(at: StepClause, takers: Takers) -> Step | None:
    """ "Peru, the first to ratify, pulled out": a verb that leaves out the treaty or body just spoken of."""
    if at.since > 2 and not is_about(at.words(at.sentence.span)):
        return None
    if at.matter.treaty and at.clause.lemma in ("withdraw", "pull out", "accede", "retirer", "adhérer"):
        return at.step(takers)
    if not at.matter.treaty and at.clause.lemma in ("join", "accede", "adhérer") and at.matter.to:
        return at.step(Takers()) if set(takers.names) <= set(at.matter.candidates) else None
    return None


def _make(at: StepClause) -> Iterator[Step]:
    """ "Ratification would make Peru the 40th party"."""
    words = at.words(Span(at.clause.cue.end, at.clause.span.end))
    masked = Masked(at.reading, at.sentence, Span(at.clause.cue.end, at.clause.span.end))
    match = _MAKES.match(masked.text)
    count = at.ordinal(Span(at.clause.cue.end, at.clause.span.end)) if match else None
    bodies = [name for sign, (name, *_) in masked.entities.items() if masked.text[sign] == BODY]
    to = bodies[0].partition(":")[0] if bodies else at.matter.to
    if match is None or count is None or not to or not _MEMBER.search(words):
        return
    names = masked.named(*match.span("c"))
    modality: Modality | None = "conditional" if at.clause.modal else None
    if at.matter.treaty and not bodies:
        yield at.step(Takers(names), modality, matter=at.matter, count=count)
    else:
        yield at.step(Takers(), modality, matter=Matter(names, to), count=count)


def _member(at: StepClause) -> Iterator[Step]:
    clause = at.clause
    if clause.lemma in ("be", "être") and (held := clause.oblique("in", "en")) is not None:
        if held.head.lower_ in ("force", "vigueur", "effect"):
            yield from _force(at)
        return
    predicate = clause.object or _predicate(at)
    if predicate is None or not _MEMBER.search(predicate.head.lower_):
        return
    takers = at.takers()
    if not takers.names or not all(_COUNTRIES_ONLY.fullmatch(n) for n in takers.names):
        return
    if any(child.lemma in ("ratify", "complete", "finish", "approve", "deposit", "sign") for child in clause.children):
        return
    count = at.count() or at.ordinal(predicate.span)
    if clause.lemma in ("be", "être") and count is None and not _NOW.search(at.words(clause.span)):
        return
    mention = at.sentence.mention_at(at.sentence.at(predicate.head).start)
    if mention is not None and mention.kind == "members" and mention.entities:
        yield at.step(Takers(), matter=Matter(takers.names, mention.entities[0].partition(":")[0]), count=count)
        return
    phrase = Span(predicate.span.start, max(predicate.span.end, min(clause.span.end, predicate.span.end + 40)))
    masked = Masked(at.reading, at.sentence, phrase)
    match = _MEMBER_OF.match(masked.text)
    if match is None:
        if at.matter.to and count and re.match(r"its\s", masked.text):
            yield at.step(Takers(), matter=Matter(takers.names, at.own.to or at.matter.to), count=count)
        return
    group = "a" if match.start("a") >= 0 else "b"
    names = masked.entities.get(match.start(group), ())
    treaty = masked.text[match.start(group)] == "\ue003"
    name = names[0].partition(":")[0] if names else at.matter.to
    if treaty:
        yield at.step(takers, matter=Matter((), name, True), count=count)
    else:
        yield at.step(Takers(), matter=Matter(takers.names, name), count=count)


def _predicate(at: StepClause) -> Argument | None:
    """The predicate noun that the French scheme hangs on the verb by a label of its own."""
    for child in at.clause.verb.children:
        if child.i > at.clause.verb.i and child.dep_ in ("xcomp", "ccomp", "obl:arg", "obl:mod", "attr", "amod"):
            return argument(child, at.sentence.span.start)
    return None


def _force(at: StepClause) -> Iterator[Step]:
    clause = at.clause
    words = at.words(clause.span)
    if not _INTO_FORCE.search(words) or clause.subject is None or clause.marker in ("once", "until", "before", "if"):
        return
    if hanging(clause, at.sentence, at.words(at.sentence.span)):
        return
    if clause.tense == "bare" and not clause.perfect and clause.kind in ("acl", "relcl", "advcl", "pcomp", "xcomp"):
        return
    subject = at.words(clause.subject.span)
    masked = Masked(at.reading, at.sentence, clause.subject.span)
    matter = matter_of(masked, subject)
    if not matter.treaty and not (
        re.search(
            r"\b(?:treaty|convention|protocol|agreement|covenant|traité|accord|protocole|it)\b", subject, re.IGNORECASE
        )
        and at.matter.to
    ):
        return
    step = at.step(Takers(), step="in-force", matter=matter if matter.to else None)
    published = at.reading.document.published
    if step.modality == "asserted" and clause.tense == "present" and step.date and published and step.date > published:
        step = replace(step, modality="expected")  # "enters into force on 1 March", told in February
    yield step


def _effect(at: StepClause) -> Iterator[Step]:
    if any(each.head.lower_ == "effect" for each in at.clause.objects):
        subject = at.clause.subject
        if subject is not None:
            masked = Masked(at.reading, at.sentence, subject.span)
            matter = matter_of(masked, at.words(subject.span))
            if matter.treaty:
                yield at.step(Takers(), matter=matter)


JOINING: dict[str, Callable[[StepClause], Iterator[Step]]] = {
    "apply": _apply,
    "application": _application,
    "invite": _invite,
    "promise": _promise,
    "body": _body,
    "member": _member,
    "make": _make,
    "force": _force,
    "effect": _effect,
}
