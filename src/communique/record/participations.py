"""The facts of participation: who came to what, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from communique.model import ParticipationFields
from communique.record.counted import Counted, counted
from communique.record.facts import Fact, make_fact
from communique.record.items import Item, joined, preference_of
from communique.record.likeness import it_key
from communique.record.sessions import Place
from communique.record.words import fold

Sources = Mapping[str, str]


def participation_key(it: Item, place: Place) -> tuple[str, str]:
    """Which participation claims speak of one participant at one session or meeting; those who are counted are one."""
    fields = it.fields
    assert isinstance(fields, ParticipationFields)  # participation claims only
    event = place.session or place.meeting or fold(fields.event or "")
    # Who left before "the closing day" did not stay away from the meeting.
    part = fold(fields.event or "") if it.modality == "denied" and not place.is_named else ""
    number = _number(it)
    return f"#{number.noun}" if number else fields.participant, f"{event} {part}".strip()


def _number(it: Item) -> Counted | None:
    return counted(getattr(it.fields, "participant", "")) if it.modality != "denied" else None


def participation_facts(
    key: tuple[str, str], group: Sequence[Item], places: Mapping[str, Place], source_of: Sources
) -> list[Fact]:
    """One participant of one session or meeting: "stayed away" stands against "took part", one count against others."""
    if not key[0].startswith("#"):
        took = [it for it in group if it.modality != "denied"]
        away = [it for it in group if it.modality == "denied"]
        return [_fact(key, [took, away], places, source_of)]
    told = counts(group)
    return [
        _fact(key if len(told) == 1 else (*key, str(_number(sides[0][0]))), sides, places, source_of) for sides in told
    ]


def counts(group: Sequence[Item]) -> list[list[list[Item]]]:
    """The claims that count one sort of participants: for each number that was meant, the claims by the number told.

    Where one document gives two numbers, it means two things, and no number contradicts another.
    """
    sides = joined(list(group), _agree)
    told = Counter(name for side in sides for name in {it.document.name for it in side})
    return [sides] if max(told.values()) == 1 else [[side] for side in sides]


def _agree(one: Item, other: Item) -> bool:
    a, b = _number(one), _number(other)
    return a is not None and b is not None and a.agrees(b)


def _fact(
    key: tuple[str, ...], sides: Sequence[Sequence[Item]], places: Mapping[str, Place], source_of: Sources
) -> Fact:
    ranked = sorted((side for side in sides if side), key=lambda side: _support(side, source_of), reverse=True)
    winning, losing = ranked[0], [it for side in ranked[1:] for it in side]
    capacities = Counter(getattr(it.fields, "capacity", "unspecified") for it in winning)
    capacities.pop("unspecified", None)
    often = sorted(capacities, key=lambda c: (-capacities[c], c))
    lead = min(winning, key=lambda it: it.key)
    place = places[it_key(lead)]
    return make_fact(
        "participation",
        key,
        winning,
        source_of,
        against=losing,
        fields=lead.fields.model_copy(update={"capacity": often[0] if often else "unspecified"}),
        event=place.session or place.meeting,
        also=(("capacity", tuple(often[1:])),) if often[1:] else (),
    )


def _support(items: Sequence[Item], source_of: Sources) -> tuple[int, int]:
    sources = {source_of.get(it.document.name, it.document.name) for it in items}
    return preference_of(items, "presence"), len(sources)
