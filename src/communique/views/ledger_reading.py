"""From a commitment of the record to its entry in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from communique import registry
from communique.model import Claim, CommitmentFields
from communique.record import Conflict, Fact, Meeting, Record
from communique.record.counted import is_counted_noun
from communique.record.people import is_country, is_group
from communique.record.when import say, when
from communique.record.words import fold
from communique.views.home_meetings import home_meetings
from communique.views.ledger_entry import LADDER, Entry, Share, StageTold, Standing, stage_order
from communique.views.ledger_parts import parts
from communique.views.lines import citations, tidy, what_of
from communique.views.naming import DIFFERENCES, meeting_name
from communique.views.value import Value, grouped, values_of
from communique.views.wording import phrase

_LONG_AFTER = 45
_OF_SUMS = frozenset({"amount", "currency", "basis"})
_OF_STANDING = frozenset({"certainty", "new-or-recalled"})


def day_of(edtf: str | None) -> date | None:
    """The day that a date means; None where it is not to the day."""
    found = when(edtf)
    return found.last if found and found.has_year and found.first == found.last else None


@dataclass(frozen=True)
class Telling:
    """One claim about a commitment.

    Attributes:
        day: The day of its document; None where that is not known.
    """

    number: int
    claim: Claim
    day: date | None

    @property
    def fields(self) -> CommitmentFields:
        """What is claimed."""
        fields = self.claim.fields
        assert isinstance(fields, CommitmentFields)  # commitment facts rest on commitment claims only
        return fields

    @property
    def is_open(self) -> bool:
        """Whether it is told as asked for, planned or under a condition."""
        return self.claim.modality in ("conditional", "expected")

    @property
    def is_new(self) -> bool:
        """Whether it is told as made now."""
        return self.claim.modality == "asserted" and not self.fields.recalled

    @property
    def key(self) -> tuple[bool, date, str, int]:
        """Its place in time; what is not dated comes last."""
        return (self.day is None, self.day or date.min, self.claim.document.name, self.claim.span.start)


class Entries:
    """Makes the entries of one record."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def _wholes(self) -> Mapping[str, str]:
        return parts(self._record)

    @cached_property
    def _preferred(self) -> frozenset[int]:
        """The claims whose sum a person preferred to what contradicts them."""
        return frozenset(number for it in self._decided(_OF_SUMS | {"instrument"}) for number in it.sides[0].claims)

    @cached_property
    def _set_aside(self) -> frozenset[int]:
        """The claims that a person set aside on whether something is promised, or promised anew."""
        return frozenset(number for it in self._decided(_OF_STANDING) for number in it.sides[1].claims)

    def _decided(self, types: frozenset[str]) -> Iterable[Conflict]:
        return (it for it in self._record.conflicts if it.judgement is not None and it.type in types)

    @cached_property
    def _home(self) -> Mapping[str, Meeting]:
        """Each document's name with the meeting that it is mostly about: one held, not one still to come."""
        return home_meetings(self._record)

    def entry(self, fact: Fact) -> Entry:
        """The entry of a commitment."""
        fields = fact.fields
        assert isinstance(fields, CommitmentFields)  # the caller passes commitment facts only
        tellings = sorted((self._telling(n) for n in fact.supports), key=lambda it: it.key)
        weighed = [it for it in tellings if it.number not in self._set_aside] or tellings
        # Who tells another sum, or was set aside, told all the same that it was not decided.
        rest = [it for it in tellings if it not in weighed] + [self._telling(n) for n in fact.against]
        standing, remarks = _standing(weighed, self._record.source_of, rest)
        # The day and the meeting are those of the accounts that tell it as it stands: a repeat moves neither.
        telling = [it for it in tellings if it.is_open] if standing == "uncertain" else []
        first = telling or [it for it in tellings if it.is_new] or tellings
        value, also = values_of(self._record, fact)
        makers, recipients = self._acting(fields.makers), self._acting(fields.recipients)
        shares = _shares(makers, recipients, value, fact)
        whole = self._wholes.get(fact.id)
        if standing == "counted":
            standing = "without-sum" if value is None else "unnamed" if not any(map(_is_named, makers)) else "counted"
        if value and value.basis == "each" and len(shares) == 1:
            remarks = (*remarks, phrase("each of several that are not named one by one: counted once"))
        remarks = (*remarks, *self._differences(fact))
        home = next((self._home[name] for it in first if (name := it.claim.document.name) in self._home), None)
        # Where a person decided on the sum, who tells another may still be the only one to tell that it was paid.
        decided = not self._preferred.isdisjoint(fact.supports)
        paid = [it for n in fact.against if decided and _is_handed(it := self._telling(n))]
        stages = self._stages(sorted((*tellings, *paid), key=lambda it: it.key), standing)
        return Entry(
            fact=fact.id,
            makers=makers,
            recipients=recipients,
            value=value,
            also_told=also,
            contradicting=grouped(
                self._record, fact.against, is_several=max(len(fields.makers), len(fields.recipients)) > 1
            ),
            shares=shares,
            is_derived=len(shares) > 1,
            stage=max((it.stage for it in stages), key=stage_order, default=None),
            stages=stages,
            standing=standing,
            whole=whole,
            instrument=_instrument(fields.instrument),
            is_additional=bool(fields.additional),
            deadline=fields.deadline,
            announced_by=fields.announced_by,
            what=what_of(self._record, fact),
            items=fields.items,
            day=_rate_day(first, home),
            meeting=meeting_name(home) if home else "",
            meeting_day=home.date or "" if home else "",
            remarks=remarks,
            sources=fact.sources,
            lead=citations(self._record, (fact.lead,))[0],
            citations=citations(self._record, (*fact.supports, *fact.against)),
        )

    def _differences(self, fact: Fact) -> tuple[str, ...]:
        """In what accounts contradict each other on a promise, beside its sum and what the standing tells."""
        types = dict.fromkeys(conflict.type for conflict in self._record.conflicts_of(fact))
        return tuple(
            phrase("accounts differ: {what}", what=phrase(DIFFERENCES[type_]))
            for type_ in types
            if type_ not in _TOLD_ELSEWHERE
        )

    def _telling(self, number: int) -> Telling:
        claim = self._record.claims[number].claim
        return Telling(number, claim, day_of(claim.document.published))

    def _acting(self, names: Sequence[str]) -> tuple[str, ...]:
        """The parties; a person who holds a country's office acts for the country."""
        found = []
        for name in names:
            person = self._record.people.find(name)
            found.append(person.country or name if person else name)
        return tuple(dict.fromkeys(found))

    def _stages(self, tellings: Sequence[Telling], standing: Standing) -> tuple[StageTold, ...]:
        """The stages told with the commitment's certainty, in order of time, each with its first account's day."""
        if standing == "denied":
            return ()
        groups: dict[str, list[Telling]] = {}
        for it in tellings:
            if it.fields.stage and it.is_open == (standing == "uncertain"):
                groups.setdefault(it.fields.stage, []).append(it)
        found = [
            StageTold(
                stage,
                mine[0].day,
                meeting_name(self._home[name]) if (name := mine[0].claim.document.name) in self._home else "",
                citations(self._record, (it.number for it in mine)),
            )
            for stage, mine in groups.items()
        ]
        return tuple(sorted(found, key=lambda it: (it.day is None, it.day or date.min, stage_order(it.stage))))


def _is_handed(telling: Telling) -> bool:
    """Whether an account tells that something was paid out or delivered."""
    return telling.claim.modality == "asserted" and telling.fields.stage in ("disbursed", "delivered")


# The sums of all sides stand beside the one that counts; who has it old, undecided or denied is told with its standing.
_TOLD_ELSEWHERE = _OF_SUMS | _OF_STANDING


def _standing(
    tellings: Sequence[Telling], source_of: Mapping[str, str], rest: Sequence[Telling] = ()
) -> tuple[Standing, tuple[str, ...]]:
    """Whether a commitment holds as told, and what is contested about that.

    Where accounts differ on a condition, it stands unless more independent sources tell the promise
    without it, or a later account tells that it has been committed: money that a parliament has still to
    grant is better left out than counted.

    Args:
        tellings: The accounts that weigh.
        source_of: The independent source of each document.
        rest: Accounts that do not: of another sum, or set aside. That they have a condition is told all the same.
    """
    if all(it.claim.modality == "denied" for it in tellings):
        return "denied", ()
    sure = [it for it in tellings if it.claim.modality == "asserted"]
    told_sure = {it.claim.document.name for it in sure}
    doubts, doubted = (
        [it for it in each if it.is_open and it.claim.document.name not in told_sure] for each in (tellings, rest)
    )
    if not sure:
        return "uncertain", ()
    if doubts:
        settled = [
            it for it in sure
            if it.day and stage_order(it.fields.stage) in range(LADDER.index("committed"), len(LADDER))
            and all(other.day and other.day < it.day for other in doubts)
        ]  # fmt: skip
        if not settled and _sources(doubts, source_of) >= _sources(sure, source_of):
            return "uncertain", (phrase("told as promised without condition by {claims}", claims=_numbers(sure)),)
    new = [it for it in sure if it.is_new]
    if not new:
        return "recalled", ()
    begins = min((it.day for it in new if it.day), default=None)
    older = [it for it in sure if it.fields.recalled and not (it.day and begins and it.day > begins)]
    remarks = [phrase("told as made earlier by {claims}", claims=_numbers(older))] if older else []
    if doubts or doubted:
        remarks.append(phrase("told as not yet decided by {claims}", claims=_numbers([*doubts, *doubted])))
    return "counted", (*remarks, *_told_again(new))


def _told_again(new: Sequence[Telling]) -> tuple[str, ...]:
    """A remark where the same sum is told as new once more, long after: it may be another pledge."""
    begins: dict[str | None, date] = {}
    late = []
    for it in new:
        if it.day is not None:
            first = begins.setdefault(it.fields.stage, it.day)
            if (it.day - first).days > _LONG_AFTER:
                late.append(it)
    pattern = "told as new again, more than {n} days later, by {claims}: may be another"
    return (phrase(pattern, n=_LONG_AFTER, claims=_numbers(late)),) if late else ()


def _numbers(tellings: Iterable[Telling]) -> str:
    return " ".join(f"[{number}]" for number in sorted(it.number for it in tellings))


def _sources(tellings: Sequence[Telling], source_of: Mapping[str, str]) -> int:
    return len({source_of.get(it.claim.document.name, it.claim.document.name) for it in tellings})


def _is_named(maker: str) -> bool:
    """Whether a maker is one that can be held to it, rather than "the donors" or "some sixty governments"."""
    if is_counted_noun(maker):
        return False
    return is_country(maker) or is_group(maker) or (maker.split()[-1:] != [] and maker.split()[-1][:1].isupper())


def _shares(makers: tuple[str, ...], recipients: tuple[str, ...], value: Value | None, fact: Fact) -> tuple[Share, ...]:
    if value is None:
        return ()
    if value.basis != "each" or fact.total is None:
        return (Share(makers, recipients, value.amount),)
    if len(recipients) > 1:
        return tuple(Share(makers, (it,), value.amount) for it in recipients)
    return tuple(Share((it,), recipients, value.amount) for it in makers)


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset(fold(noun.words) for language in ("en", "fr") for noun in registry.instrument_nouns(language))


def _instrument(words: str | None) -> str:
    """A fund's name as the registry has it; a common noun ("Loans", at the head of a list) in small letters."""
    if not words:
        return ""
    words = tidy(words)
    is_common = fold(words.split()[-1] if words else "") in _common_nouns() and words[1:] == words[1:].casefold()
    return registry.instrument(words) or (words[:1].casefold() + words[1:] if is_common else words)


def _rate_day(first: Sequence[Telling], home: Meeting | None) -> date | None:
    """The day of the first account; else the last day of its meeting."""
    told = next((it.day for it in first if it.day), None)
    if told is not None or home is None:
        return told
    held = when(home.date)
    return held.last if held and held.has_year and held.is_to_the_day else None


def say_day(day: date | None) -> str:
    """A day in words; empty where there is none."""
    return say(day.isoformat()) if day else ""
