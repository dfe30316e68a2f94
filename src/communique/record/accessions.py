"""The facts of accession: each candidate and each party has its own step, and what was so for a time its own time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.model import AccessionFields
from communique.record.facts import Fact, make_fact
from communique.record.items import Item
from communique.record.when import When, days_between, meet, when

_ONE_STATE = 14  # days between two reports that something is still so
Atom = tuple[str, str, str, str, str, int]


def accession_facts(items: Sequence[Item], source_of: Mapping[str, str]) -> list[Fact]:
    """Steps of accession, split so that each candidate and each party has its own.

    A step is taken once, whatever days documents give it. That it has not been taken is a fact of its time: reports
    of one fortnight are one. What is expected on days that cannot meet are two expectations.
    """
    split: defaultdict[Atom, list[Item]] = defaultdict(list)
    for it in items:
        for key, own in _atoms(it):
            split[key].append(own)
    return [
        make_fact("accession", (*key, told) if told else key, group, source_of)
        for key, whole in sorted(split.items())
        for told, group in _by_time(whole)
    ]


def fields_of(it: Item) -> AccessionFields:
    """The fields of a claim of accession."""
    assert isinstance(it.fields, AccessionFields)  # accession claims only
    return it.fields


def _atoms(it: Item) -> list[tuple[Atom, Item]]:
    """The claim once for each candidate and party; a running total told beside a party stands by itself, too."""
    fields = fields_of(it)
    manner = {"asserted": "done", "denied": "not"}.get(it.modality, it.modality)
    found: list[tuple[Atom, Item]] = []
    for candidate in fields.candidates or ("",):
        alone = {"candidates": (candidate,) if candidate else ()}
        named = [party for party in fields.parties if ":" not in party]
        for party in fields.parties or ("",):
            count = None if party in named else fields.count
            own = fields.model_copy(update={**alone, "parties": (party,) if party else (), "count": count})
            key = (candidate, fields.to or "", fields.step, party, manner, count or 0)
            found.append((key, Item(it.filed, own, it.preference)))
        if named and fields.count is not None and it.modality == "asserted":
            own = fields.model_copy(update={**alone, "parties": ()})
            key = (candidate, fields.to or "", fields.step, "", manner, fields.count)
            found.append((key, Item(it.filed, own, it.preference)))
    return found


def _by_time(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """The claims of one step by the time that they speak of: each group with its first day, where there are several."""
    modality = items[0].modality
    if modality == "asserted":
        return [("", items)]
    dated = [(day, it) for it in items if (day := _told(it))]
    groups: list[list[tuple[When, Item]]] = []
    for day, it in sorted(dated, key=lambda told: (told[0].days, told[0].first, told[1].key)):
        home = next((group for group in groups if all(_one_time(day, other, modality) for other, _ in group)), None)
        if home is None:
            groups.append([(day, it)])
        else:
            home.append((day, it))
    undated = [it for it in items if not _told(it)]
    if len(groups) <= 1:
        # What is still expected after its day is expected for another.
        late = [it for it in undated if groups and _is_past(groups[0], it)] if modality != "denied" else []
        return [("", [it for it in items if it not in late]), *([("undated", late)] if late else [])]
    found = [(min(day.first for day, _ in group).isoformat(), [it for _, it in group]) for group in groups]
    return [*found, *([("undated", undated)] if undated else [])]


def _is_past(group: Sequence[tuple[When, Item]], it: Item) -> bool:
    """Whether a claim was told after all days for which a step was expected."""
    published = when(it.document.published)
    return published is not None and published.has_year and all(day.last < published.first for day, _ in group)


def _told(it: Item) -> When | None:
    """When it is to be, for what is expected; as of when it was not so, for what is denied."""
    date = when(fields_of(it).date)
    if date is None and it.modality == "denied":
        date = when(it.document.published)
    return date if date and date.has_year else None


def _one_time(one: When, other: When, modality: str) -> bool:
    return days_between(one, other) <= _ONE_STATE if modality == "denied" else meet(one, other)
