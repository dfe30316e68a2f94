"""A clause whose verb may tell a step of accession, with what the document speaks of at that place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.claims.accession_conditions import hanging
from communique.claims.accession_matter import LIST, Masked, Matter, is_about, says_both
from communique.claims.accession_parties import Takers, country_of_person, takers_of
from communique.claims.circumstances import date_within, scope_of
from communique.claims.modality import modality_of
from communique.language.clauses import Argument, Clause
from communique.language.numbers import read_number
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span
from communique.model.fields import Step as StepName

_LISTED = re.compile(
    rf"(?P<c>{LIST})\s*,?\s*(?:n['’]|ne\s|both\s|still\s|now\s|also\s|all\s|together\s|have\s|has\s|ont\s)*\s*$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not yet|never|without(?:\s+(?:yet|ever|having))?|pas encore|"
    r"sans(?:\s+(?:encore\s+)?(?:l['’]?avoir|le|la|l['’]))?)\s*$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(\d{1,3}(?:st|nd|rd|th|e|ème)|\w+?(?:-\w+)?(?:first|second|third|th))\b", re.IGNORECASE)
_LATER = re.compile(r"\b(\w+) days? later\b", re.IGNORECASE)
_BRINGS_ABOUT = frozenset(
    {"become", "be", "vote", "decide", "see", "help", "go", "manage", "devenir", "être", "voter", "décider"}
)
_BUT = re.compile(r"\b(?:all|every|tous|toutes)\b.*\b(?:but|except|sauf|exception)\b", re.IGNORECASE)
_BUT_SOME = re.compile(
    r"(?:all|every|each|tous|toutes)\b(?:\s+\w+){1,4},?\s+(?:but|except|sauf|save|with\s+the\s+exception|à\s+l['’]exception|hormis)\b",
    re.IGNORECASE,
)
_MOVES = frozenset({"devenir", "entrer", "parvenir", "adhérer"})  # conjugated with "être", which is no passive here
_PLACEHOLDER = frozenset({"it", "them", "this", "that", "these", "which", "le", "la", "les", "l'", "l’"})


@dataclass(frozen=True, slots=True)
class Step:
    """A step as one clause or line tells it; `matter` where it has its own."""

    span: Span
    step: StepName
    parties: tuple[str, ...] = ()
    modality: Modality = "asserted"
    date: str | None = None
    count: int | None = None
    matter: Matter | None = None


@dataclass(slots=True)
class StepClause:
    """A clause with what its document is about at that place."""

    reading: Reading
    sentence: Sentence
    clause: Clause
    matter: Matter
    own: Matter
    near: tuple[str, ...]
    since: int
    row: dict[str, str]

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.reading.language

    def words(self, span: Span) -> str:
        """The words at a span of the document."""
        return span.of(self.reading.text)

    def treaties(self) -> tuple[str, ...]:
        """The treaties that the objects name."""
        found = (
            name
            for mention in self.sentence.mentions
            if mention.kind == "treaty" and any(each.span.covers(mention.span) for each in self.clause.objects)
            for name in mention.entities
        )
        return tuple(dict.fromkeys(found))

    def is_of_treaty(self) -> bool:
        """Whether what the verb is done to is a treaty itself, not a letter about one."""
        clause = self.clause
        phrases = [*clause.objects, *([clause.subject] if clause.passive and clause.subject is not None else [])]
        found = (self.sentence.mention_at(self.sentence.at(head).start) for each in phrases for head in each.heads)
        return any(mention is not None and mention.kind == "treaty" for mention in found)

    def object_words(self) -> str:
        """The words of what the verb is done to."""
        clause = self.clause
        phrases = [each.span for each in clause.objects if not self._after_comma(each.span)]
        if clause.passive and clause.subject is not None:
            phrases = [clause.subject.span, *phrases]
        return " ".join(self.words(span) for span in phrases)

    def _listed_before(self, argument: Argument) -> tuple[str, ...]:
        """Countries listed right before the verb, of which the parser took one for the subject."""
        clause = self.clause
        if clause.passive or clause.inherited or argument.span.end > clause.group.start:
            return ()
        masked = Masked(self.reading, self.sentence, Span(self.sentence.span.start, clause.group.start))
        match = _LISTED.search(masked.text)
        if match is None or masked.span(match.start("c"), match.end("c")).end < argument.span.end:
            return ()
        names = masked.named(*match.span("c"))
        return names if len(names) > 1 else ()

    def _opened_by(self, argument: Argument) -> Span:
        """From a phrase to the end of the sentence: what takes somebody out of it may be parsed as another's."""
        return Span(argument.span.start, self.sentence.span.end)

    def _after_comma(self, span: Span) -> bool:
        """Whether a comma parts a phrase from the verb: then it is no object, whatever the parser says."""
        return span.start > self.clause.cue.end and self.words(Span(self.clause.cue.end, span.start)).strip() == ","

    def takers(self) -> Takers:
        """Who takes the step; where "the first ally to do it" does, the one that is said to be it."""
        clause = self.clause
        active = not clause.passive or clause.lemma in _MOVES
        argument = _all_of(clause) if active else clause.agent
        near = self.near_here(own=argument is not None and argument.head.lower_ in ("country", "nation", "pays"))
        if argument is not None and (
            _BUT.search(self.words(argument.span)) or _BUT_SOME.match(self.words(self._opened_by(argument)))
        ):
            return Takers((), "group")
        if argument is not None and (listed := self._listed_before(argument)):
            return Takers(listed, words=argument.head.lower_)
        found = takers_of(self.reading, self.sentence, argument, near)
        upper = clause.parent
        unnamed = argument is None or found.role == "group"
        if not unnamed or upper is None or clause.kind not in ("relcl", "acl", "advcl", "xcomp", "acl:relcl"):
            return found
        if upper.lemma in ("become", "be", "devenir", "être"):
            return replace(takers_of(self.reading, self.sentence, upper.subject, near), role="")
        head = clause.verb.head
        if head.dep_ == "appos":
            mention = self.sentence.mention_at(self.sentence.at(head.head).start)
            if mention is not None and mention.kind == "country":
                return Takers(mention.entities)
        return found

    def near_here(self, *, own: bool = False) -> tuple[str, ...]:
        """The party last named before the verb that is no candidate, else the document's.

        Args:
            own: Whether a candidate may be meant too, as by "his country".
        """
        found = self.near
        for mention in self.sentence.mentions:
            if mention.span.start > self.clause.cue.start:
                break
            country = mention.country or (
                mention.entities[0] if mention.kind == "country" and mention.entities else None
            )
            if mention.kind in ("person", "office", "pronoun"):
                country = next(iter(country_of_person(self.reading, mention.entities, mention.offices, ())), None)
            elif mention.kind not in ("country", "people", "city"):
                continue
            if country and (own or country not in self.matter.candidates):
                found = (country,)
        return found

    def modality(self) -> Modality:
        """The modality of the step; "has yet to", "must still" and "not among those who" deny it."""
        clause = self.clause
        parent = clause.parent
        group = self.words(Span(self.sentence.span.start, clause.group.end))
        if parent is not None and parent.lemma in ("have", "be") and clause.kind in ("xcomp", "ccomp"):
            between = self.words(Span(parent.cue.start, clause.cue.start)).casefold()
            if re.search(r"\b(?:yet|still)\b", between) or re.search(
                r"\bstill\s+(?:has|have)\s+to\b", group[-60:].casefold()
            ):
                return "denied"
            if parent.lemma == "have" and re.search(r"\bha(?:s|ve)\s+to\b", between):
                return "denied" if re.search(r"\bstill\b", group.casefold()) else "conditional"
        if _NOT_YET.search(self.words(Span(self.sentence.span.start, clause.cue.start))):
            return "denied"
        if clause.modal == "must" and re.search(r"\bstill\b", self.words(clause.span)):
            return "denied"
        if (
            clause.kind in ("relcl", "acl")
            and parent is not None
            and parent.negated
            and parent.lemma in ("be", "count")
            and clause.verb.head.i > parent.verb.i  # of the predicate: "is not among those who", not of the subject
        ):
            return "denied"
        if under := hanging(clause, self.sentence, self.words(self.sentence.span)):
            return under
        found = modality_of(clause, self.language)
        hangs = found == "asserted" and clause.tense == "bare" and clause.verb.tag_ == "VB" and clause.kind != "ROOT"
        if hangs and (parent is None or parent.lemma not in _BRINGS_ABOUT):
            return "conditional"
        return found

    def date(self, modality: Modality) -> str | None:
        """When the step was or will be taken; none for one not taken."""
        if modality == "denied":
            return None
        clause = self.clause
        future, past = modality == "expected", modality == "asserted"
        found = date_within(self.reading, self._own_words(), future=future, past=past)
        parent = clause.parent
        if found is None and parent is not None and clause.kind in ("xcomp", "advcl"):
            if clause.kind == "xcomp" or parent.lemma in ("become",):
                scope = scope_of(self.sentence, parent, parent.cue)
                found = date_within(self.reading, scope, future=future, past=past)
            if found is None and parent.lemma == "become":
                found = date_within(self.reading, (self.sentence.span,), past=past)
        return found or self._days_later()

    def _own_words(self) -> tuple[Span, ...]:
        """The words of the clause up to the next verb joined to it: "signed in 2020 and ratified on 4 May 2021"."""
        pieces = scope_of(self.sentence, self.clause, self.clause.cue)
        start = self.reading.text.rfind(";", self.sentence.span.start, self.clause.cue.start)
        pieces = tuple(Span(max(piece.start, start + 1), piece.end) for piece in pieces if piece.end > start + 1)
        joined = (
            other.group.start
            for other in self.sentence.clauses
            if other.kind == "conj" and other.inherited and other.group.start > self.clause.cue.end
        )
        stop = min(joined, default=None)
        if stop is None:
            return pieces
        own = tuple(Span(piece.start, min(piece.end, stop)) for piece in pieces if piece.start < stop)
        # One date for both: "signed and ratified it on 4 May".
        return own if any(self.reading.dates_in(piece) for piece in own) else pieces

    def _days_later(self) -> str | None:
        match = _LATER.search(self.words(self.clause.span))
        number = read_number(match[1]) if match else None
        earlier = [
            d.edtf for d in self.reading.dates_in(Span(self.sentence.span.start, self.clause.cue.start)) if d.edtf
        ]
        if number is None or not earlier or not re.fullmatch(r"\d{4}-\d\d-\d\d", earlier[-1]):
            return None
        return (date.fromisoformat(earlier[-1]) + timedelta(days=number)).isoformat()

    def span(self) -> Span:
        """The clause with its subject and the verb that governs it."""
        clause = self.clause
        span = clause.with_shared_subject(self.sentence.span)
        if span == clause.span and clause.parent is not None and clause.kind == "xcomp":
            return clause.parent.span
        return span

    def step(
        self,
        takers: Takers,
        modality: Modality | None = None,
        step: StepName | None = None,
        matter: Matter | None = None,
        count: int | None = None,
    ) -> Step:
        """The step that the clause tells, with its row's name unless another is given."""
        how = modality or self.modality()
        name: StepName = step or self.row["step"]  # type: ignore[assignment]  # a test checks the column's values
        return Step(self.span(), name, takers.names, how, self.date(how), count or self.count(), matter)

    def count(self) -> int | None:
        """ "Became the 23rd ally to": the running total."""
        parent = self.clause.parent
        phrases = [each.span for each in self.clause.objects]
        if parent is not None and parent.lemma in ("become", "be", "devenir"):
            phrases += [each.span for each in parent.objects]
        for child in self.clause.children:
            if child.lemma in ("become", "be", "devenir"):  # "…, becoming the 60th party"
                phrases += [each.span for each in child.objects]
        return next((number for span in phrases if (number := self.ordinal(span))), None)

    def ordinal(self, span: Span) -> int | None:
        """The ordinal that a phrase opens with, above "second"."""
        for match in _ORDINAL.finditer(self.words(span)[:60]):
            number = read_number(match[1])
            if number is not None and number > 2:
                return number
        return None

    def concerns(self) -> bool:
        """Whether the object, or in its absence the document at this place, is an accession or treaty."""
        words = self.object_words()
        if not self.clause.objects and not self.clause.passive:
            words = self.words(Span(self.clause.cue.end, self.clause.span.end))[:80]
            words = words if is_about(words) else ""
        bare = words.strip().casefold()
        words += "".join(
            f" {preposition} {self.words(each.span)}"
            for preposition, each in self.clause.obliques
            if preposition in ("on", "for", "to", "of", "sur", "à") and each.span.start > self.clause.cue.end
        )
        if is_about(words) or says_both(words):
            return True
        subject = self.clause.subject.span if self.clause.passive and self.clause.subject is not None else None
        named_here = (m.span for m in self.sentence.mentions if m.kind == "treaty")
        if any(it.start >= self.clause.group.start or (subject and subject.covers(it)) for it in named_here):
            return True
        if not words.strip() or bare in _PLACEHOLDER:
            return bool(self.matter.candidates or self.matter.to)
        objects = self.clause.objects
        named = {
            name
            for each in objects
            for head in each.heads
            for mention in [self.sentence.mention_at(self.sentence.at(head).start)]
            if mention is not None and mention.kind in ("country", "people")
            for name in (mention.entities or ((mention.country,) if mention.country else ()))
        }
        return bool(named & set(self.matter.candidates))


def _all_of(clause: Clause) -> Argument | None:
    """The subject; for "A, B and C, which", all that the relative pronoun takes up."""
    subject = clause.subject
    if subject is None or clause.kind not in ("relcl", "acl:relcl") or not clause.inherited:
        return subject
    heads = [subject.head]
    while any(child.dep_ == "conj" and child.i > heads[-1].i for child in heads[-1].children):
        heads.append(next(child for child in heads[-1].children if child.dep_ == "conj" and child.i > heads[-1].i))
    return Argument(subject.head, subject.span, tuple(head for head in heads if head.i < clause.verb.i))
