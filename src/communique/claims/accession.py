"""Claims of kind `accession`: the steps of joining an organisation or becoming party to a treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from communique.claims.accession_admission import admissions
from communique.claims.accession_clause import Step
from communique.claims.accession_context import organisation_meant
from communique.claims.accession_echo import echoes
from communique.claims.accession_gapped import gapped, shared_out
from communique.claims.accession_lists import listed
from communique.claims.accession_matter import COUNTRY, LIST, Masked, Matter, matter_of
from communique.claims.accession_nouns import nominal
from communique.claims.accession_status import entries, heading_parties
from communique.claims.accession_steps import steps_of
from communique.language.reading import Reading, Sentence
from communique.model import AccessionFields, Claim

_WORTH_READING = (
    "ratif", " bid", " enter", " exited", "quitt", "membre", "access", "adhés", "adhér", "acced", "membership",
    "protocol", " join", "member of", "members of", "candidature", "st member", "nd member", "rd member",
    "th member", "withdr", "into force", "en vigueur", "instrument", "treaty", "convention", " quit ", " left ",
    "traité", "rejoin", " agreement", "accord ", "admi", "admet", " seek", " application",
)  # fmt: skip
_LABEL = re.compile(rf"\s*{LIST}\s*:?\s*", re.IGNORECASE)
_SORT = re.compile(
    r"(?:convention|treaty|agreement|protocol|covenant|pact|charter|statute|traité|accord|protocole|pacte)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\b(?:the|this|le|la|ce|cette|l['’]|du|au)\s*({_SORT.pattern})\b(?!\s+(?:on|sur|of\s+[A-Z\ue001]))", re.IGNORECASE
)
_THE_INSTRUMENT = re.compile(r"(?:\b(?:the|its|this|son|cet)\s+|\bl['’])instrument\b(?!s)", re.IGNORECASE)
_NOT_YET = re.compile(r"\bha(?:s|ve)\s+(?:not|yet|never)|\bhas?n['’]t\b|\bn['’]est\s+pas\b", re.IGNORECASE)
_RATIFIES = re.compile(r"\bratif|\bcomplet\w+ the (?:procedure|step)", re.IGNORECASE)


@dataclass(slots=True)
class Thread:
    """What the document speaks of as it goes on.

    Attributes:
        matter: Candidates and target last named.
        parties: The party last named that is no candidate.
        treaties: The treaty last named for each of "Protocol", "Convention" …
        ratifies: The sentence in which a ratification was last spoken of.
        topical: Whether the document speaks of ratifying at all.
        last: The step last told, with the index of its sentence.
    """

    matter: Matter = field(default_factory=Matter)
    parties: tuple[str, ...] = ()
    treaties: dict[str, str] = field(default_factory=dict)
    ratifies: int = -9
    topical: bool = False
    last: tuple[int, Step] | None = None

    def step_before(self, index: int) -> Step | None:
        """The step that the sentence before told last."""
        return self.last[1] if self.last is not None and index - self.last[0] <= 1 else None


def find(reading: Reading) -> Iterator[Claim]:
    """The accession claims of a document."""
    folded = reading.text.casefold()
    if not any(hint in folded for hint in _WORTH_READING):
        return
    masked = [Masked(reading, sentence) for sentence in reading.sentences]
    matters = [
        matter_of(mask, sentence.span.of(reading.text))
        for sentence, mask in zip(reading.sentences, masked, strict=True)
    ]
    _candidates_in_labels(reading, masked, matters)
    first = Matter()
    for matter in matters:
        first = first.over(matter)
    if not first.to and first.candidates:
        first = replace(first, to=organisation_meant(reading, first.candidates))
    thread = Thread(topical="ratif" in folded)
    for sentence, mask, own in zip(reading.sentences, masked, matters, strict=True):
        under = heading_parties(reading, sentence)
        treaty = thread.matter if thread.matter.treaty else first
        listing = [*entries(reading, sentence, mask, treaty, under)] if treaty.treaty else []
        if listing:
            own = Matter()  # "Peru: signed, not ratified" names a party, no candidate
        if own.candidates or own.to:
            thread.matter = own.over(thread.matter)
        if own.treaty and own.to:
            thread.treaties |= dict.fromkeys(_nouns(own.to), own.to)
        elif not own.candidates and not own.to and (meant := _meant(mask, thread.treaties)):
            own = thread.matter = Matter((), meant, True)
        matter = own.over(thread.matter).over(first)
        since = 0 if under else sentence.index - thread.ratifies
        thread.parties = under or thread.parties
        listing = listing or [*entries(reading, sentence, mask, matter, under)]
        steps = listing or [*steps_of(reading, sentence, matter, thread.parties, own, since)]
        steps = [_of_entry(step, mask, under) for step in steps]
        others = list(listed(reading, sentence, mask, matter, thread.parties, thread.topical))
        others = _counted_with(list(nominal(reading, sentence, mask, matter, thread.parties, under)), others)
        if len({step.parties for step in others if step.date}) > 1:
            steps = [step for step in steps if step.modality != "asserted"]
        if any(step.step == "requirement" for step in others):
            steps = [*_only_required(reading, steps)]
        steps = [*_owned(reading, mask, steps, matter, thread.step_before(sentence.index))]
        steps = [*shared_out(reading, sentence, steps, matter)]
        steps += gapped(reading, sentence, mask, steps)
        others += admissions(reading, sentence, mask, matter)
        steps += echoes(reading, mask, next(iter([*steps, *others][::-1]), None) or thread.step_before(sentence.index))
        told = {(step.step, step.modality, frozenset(step.parties)) for step in steps}
        uncounted = all(step.count is None for step in steps)
        steps += [
            step
            for step in others
            if (step.step, step.modality, frozenset(step.parties)) not in told
            or (step.count is not None and not step.parties and uncounted)  # the total of what the verb left open
        ]
        yield from (_claim(reading, step, matter) for step in _told_once(steps) if _by_states(reading, step, matter))
        if kept := [step for step in steps if step.step != "requirement"]:
            last = kept[-1]
            thread.last = (sentence.index, last if last.matter is not None else replace(last, matter=matter))
        if steps or own.candidates or (thread.topical and _RATIFIES.search(mask.text)):
            thread.ratifies = sentence.index
        thread.parties = _party_named(sentence, matter) or thread.parties or ((reading.home,) if reading.home else ())


def _of_entry(step: Step, masked: Masked, under: tuple[str, ...]) -> Step:
    """ "Jordan. Parliament has approved it": who the entry is about takes the step, unless it names somebody."""
    named = COUNTRY in masked.text or any(name.isupper() and len(name) == 2 for name in step.parties)
    return step if named or not under else replace(step, parties=under)


def _owned(reading: Reading, masked: Masked, steps: list[Step], matter: Matter, before: Step | None) -> Iterator[Step]:
    """ "In Chile … approved it, and the instrument was deposited": by the one party that was just spoken of."""
    here = False
    for step in steps:
        said = _THE_INSTRUMENT.search(masked.text) if step.step == "deposited" and step.modality != "denied" else None
        open_ = not step.parties and step.count is None and (step.matter is None or step.matter.treaty)
        if said is not None and open_ and _THE_INSTRUMENT.search(step.span.of(reading.text)) is not None:
            named = {
                name for at, names in masked.entities.items() for name in names
                if at < said.start() and at not in masked.cities and masked.text[at] == COUNTRY
            } - set(matter.candidates)  # fmt: skip
            if len(named) == 1:
                step = replace(step, parties=tuple(named))
            elif (not named or here) and before is not None and len(before.parties) == 1:
                step = replace(step, parties=before.parties)
        yield step
        if step.step in ("ratified", "parliament-approved") and step.modality == "asserted":
            before, here = step, True


def _nouns(name: str) -> list[str]:
    """What a treaty is called for short: the one word of its name that says what it is."""
    return [word.casefold() for word in name.split() if _SORT.fullmatch(word)][:1]


def _meant(masked: Masked, treaties: dict[str, str]) -> str | None:
    """ "The Protocol": the treaty of that sort that was named before."""
    found = (treaties.get(match[1].casefold()) for match in _SHORT.finditer(masked.text)) if treaties else ()
    return next((name for name in found if name), None)


def _only_required(reading: Reading, steps: list[Step]) -> Iterator[Step]:
    """ "Enters into force after the ninth deposit": a rule, by which nothing has entered into force yet."""
    for step in steps:
        words = step.span.of(reading.text)
        if step.step == "in-force" and step.date is not None and step.modality != "denied":
            yield replace(step, modality="conditional")
        elif step.step == "in-force":
            if step.modality == "denied" and _NOT_YET.search(words):
                yield step
        elif step.parties or step.count or step.modality == "asserted":
            yield step


def _counted_with(nominal: list[Step], others: list[Step]) -> list[Step]:
    """A step told by a noun takes the total that its sentence gives: "the deposit by …, bringing … to eight"."""
    if len(nominal) != 1:
        return nominal + others
    total = next((step for step in others if step.count is not None and not step.parties), None)
    if total is None or total.modality != "asserted" or total.step not in ("ratified", "deposited"):
        return nominal + others
    return [replace(nominal[0], count=total.count), *(step for step in others if step is not total)]


def _told_once(steps: list[Step]) -> list[Step]:
    """ "28 of the 30 have ratified": the count tells all that its clause tells without it."""
    counted = [step for step in steps if step.count is not None]
    return [
        step
        for step in steps
        if step.count is not None
        or step.parties
        or not any(
            (other.step, other.modality) == (step.step, step.modality) and other.span.meets(step.span)
            for other in counted
        )
    ]


def _candidates_in_labels(reading: Reading, masked: list[Masked], matters: list[Matter]) -> None:
    """ "FINLAND AND SWEDEN: who has ratified": the label names the candidates of what follows it."""
    for index in range(len(matters) - 1):
        if matters[index + 1].candidates or reading.sentences[index].line.kind not in ("label", "headline", "heading"):
            continue
        if _LABEL.fullmatch(masked[index].text) and "ratif" in masked[index + 1].text.casefold():
            matters[index] = Matter(masked[index].named(0, len(masked[index].text)))


def _party_named(sentence: Sentence, matter: Matter) -> tuple[str, ...]:
    for mention in sentence.mentions:
        country = mention.country or (mention.entities[0] if mention.kind == "country" and mention.entities else None)
        if country and mention.kind in ("country", "people", "city") and country not in matter.candidates:
            return (country,)
    return ()


def _by_states(reading: Reading, step: Step, matter: Matter) -> bool:
    """Whether no person stands where only a state or organisation can: "Ana Ruiz" joins no treaty."""
    about = step.matter.over(matter) if step.matter is not None else matter
    named = (*(() if about.treaty else about.candidates), *step.parties)
    plain = [name for name in named if not name.isupper()]
    if step.step in ("signed", "ratified", "deposited") and any(name in _institutions(reading) for name in plain):
        return False
    return not any(reading.people.named(name) is not None for name in plain)


def _institutions(reading: Reading) -> set[str]:
    return {
        mention.name for sentence in reading.sentences for mention in sentence.mentions if mention.kind == "institution"
    }


def _claim(reading: Reading, step: Step, matter: Matter) -> Claim:
    about = step.matter.over(matter) if step.matter is not None else matter
    fields = AccessionFields(
        candidates=() if about.treaty else about.candidates,
        to=about.to,
        step=step.step,
        parties=step.parties,
        date=step.date,
        count=step.count,
    )
    return reading.claim(step.span, fields, step.modality)
