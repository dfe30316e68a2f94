"""Which of the names of one surname mean whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.record.candidates import Candidate, Profile, candidates
from communique.record.judged import PairVerdict
from communique.record.names import given_names, likeness, surname_key, words_of
from communique.record.words import fold

Judged = Mapping[frozenset[str], PairVerdict]
Words = tuple[str, ...]


@dataclass
class Named:
    """A name as documents use it.

    Attributes:
        count: How many claims name it.
        documents: The documents that name it.
        offices: Offices that a document says are held under it: document, title, country or organisation.
        is_full: Whether it reads as a person's whole name.
    """

    name: str
    count: int = 0
    documents: dict[str, None] = field(default_factory=dict)
    offices: list[tuple[str, str, str]] = field(default_factory=list)
    is_full: bool = False

    def countries(self, document: str) -> frozenset[str]:
        """The countries whose office a document says is held under this name."""
        return frozenset(of for name, _, of in self.offices if name == document and len(of) == 2)


@dataclass(frozen=True)
class Namesakes:
    """The persons of one surname.

    Attributes:
        by_name: Each spelling with the record's name for the person meant.
        by_mention: The same where it holds for one document only: document and spelling.
        candidates: Pairs that may be one person.
    """

    by_name: Mapping[str, str]
    by_mention: Mapping[tuple[str, str], str]
    candidates: tuple[Candidate, ...]


class _Group:
    """The names of one person, so far."""

    def __init__(self, words: Words, names: Iterable[Named]) -> None:
        self.words = words
        self.names = list(names)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(of for it in self.names for _, _, of in it.offices if len(of) == 2)

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(document for it in self.names for document in it.documents)

    @property
    def spellings(self) -> frozenset[str]:
        return frozenset(it.name for it in self.names)

    def add(self, other: _Group) -> None:
        self.names += other.names
        self.words = min((self.words, other.words), key=_fullest)


def _fullest(words: Words) -> tuple[int, int, Words]:
    return (-len(words), sum(len(word) == 1 for word in words), words)


def settle(named: Sequence[Named], judged: Judged) -> Namesakes:
    """Tell the persons of one surname apart.

    A shorter writing joins a fuller one only where a single fuller one fits: by given names, initials or sound,
    and by the country that is served. A surname alone means whom its document names in full, else the only one of
    that surname, else whoever serves the country that the document gives it; and otherwise nobody but itself.

    Args:
        named: The names, in any order.
        judged: What people judged of pairs of names.
    """
    writings: defaultdict[Words, list[Named]] = defaultdict(list)
    full = {words_of(it.name) for it in named if it.is_full}
    surnames = {surname_key(it.name) for it in named if it.is_full}
    for it in sorted(named, key=lambda it: it.name):
        words = words_of(it.name)
        # "MARA TOLVAJ" alone could be an acronym's words; beside "Mara Tolvaj" it is hers.
        if words and (it.is_full or words in full or (len(words) == 1 and _key(words) in surnames)):
            writings[words].append(it)
    # Whoever somebody could not tell apart with certainty stays two until somebody can.
    differ = frozenset(pair for pair, verdict in judged.items() if verdict in {"different", "unsure"})
    groups: list[_Group] = []
    for words in sorted((w for w in writings if given_names(w)), key=_fullest):
        group = _Group(words, writings[words])
        fitting = _best_fitting(group, [it for it in groups if _may_join(group, it, differ)])
        if len(fitting) == 1:
            fitting[0].add(group)
        else:
            groups.append(group)
    bare = {words: _Group(words, names) for words, names in writings.items() if not given_names(words)}
    _join_judged(groups, bare, judged, differ)
    owner: dict[tuple[str, str], str] = {}
    for words in sorted(bare, key=_fullest):
        for it in bare[words].names:
            for document in it.documents:
                meant = _meant(it, document, groups, differ)
                owner[document, it.name] = best_name(meant.names) if meant else it.name
    return _namesakes(groups, bare, owner, judged)


def _key(words: Words) -> str:
    return surname_key(words[-1])


def _judged(one: _Group, other: _Group, pairs: frozenset[frozenset[str]]) -> bool:
    """Whether one of the pairs names both."""
    return any(frozenset({a, b}) in pairs for a in one.spellings for b in other.spellings) if pairs else False


def _serve_others(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _may_join(one: _Group, other: _Group, differ: frozenset[frozenset[str]]) -> bool:
    return not _serve_others(one.countries, other.countries) and not _judged(one, other, differ)


def _best_fitting(group: _Group, others: Sequence[_Group]) -> list[_Group]:
    """Whom a writing can mean: those whose given names agree best; a surname by its sound needs whole given names."""
    found: defaultdict[int, list[_Group]] = defaultdict(list)
    for other in others:
        agrees = likeness(group.words, other.words)
        alike = group.words[-1] == other.words[-1]
        if agrees == "same":
            found[0 if alike else 1].append(other)
        elif agrees == "sound" or (agrees == "initial" and alike):
            found[1 if agrees == "sound" else 2].append(other)
    return found[min(found)] if found else []


def _join_judged(
    groups: list[_Group], bare: dict[Words, _Group], judged: Judged, differ: frozenset[frozenset[str]]
) -> None:
    """Put together what somebody judged to be one person, except where somebody judged the whole to be two."""
    for pair in sorted((sorted(pair) for pair, verdict in judged.items() if verdict == "same"), key=str):
        found: list[_Group] = []
        for name in pair:
            words = words_of(name)
            home = next((it for it in groups if name in it.spellings), None) or bare.get(words)
            if home is not None and home not in found:
                found.append(home)
        if len(found) != 2 or _judged(found[0], found[1], differ):
            continue
        first, second = sorted(found, key=lambda it: _fullest(it.words))
        for it in (first, second):
            bare.pop(it.words, None)
            if it in groups:
                groups.remove(it)
        first.add(second)
        groups.append(first)


def _meant(it: Named, document: str, groups: Sequence[_Group], differ: frozenset[frozenset[str]]) -> _Group | None:
    """Whom a surname alone means in one document; None where that cannot be told."""
    words = words_of(it.name)
    alone = _Group(words, [it])
    known = it.countries(document)
    fitting = [
        group
        for group in groups
        if not _serve_others(known, group.countries) and not _judged(alone, group, differ) and given_names(group.words)
    ]
    fitting = [group for group in fitting if group.words[-1] == words[-1]] or fitting
    for chosen in (
        [group for group in fitting if document in _full_documents(group)],
        fitting,
        [group for group in fitting if known & group.countries],
    ):
        if len(chosen) == 1:
            return chosen[0]
    return None


def _full_documents(group: _Group) -> set[str]:
    return {document for it in group.names if given_names(words_of(it.name)) for document in it.documents}


def best_name(names: Iterable[Named]) -> str:
    """The fullest of the spellings of one person, and of those the most frequent."""

    def rank(it: Named) -> tuple[int, int, bool, int, str]:
        words = fold(it.name).split()
        accents = sum(ord(c) > 127 for c in it.name)
        return (-sum(len(word) > 1 for word in words), -it.count, it.name.isupper(), -accents, it.name)

    return min(names, key=rank).name


def _namesakes(
    groups: Sequence[_Group],
    bare: Mapping[Words, _Group],
    owner: Mapping[tuple[str, str], str],
    judged: Judged,
) -> Namesakes:
    by_name = {it.name: best_name(group.names) for group in groups for it in group.names}
    by_mention: dict[tuple[str, str], str] = {}
    alone: list[_Group] = []
    for words in sorted(bare):
        group = bare[words]
        left = _Group(words, [])
        for it in group.names:
            meant = {document: owner[document, it.name] for document in it.documents}
            if len(set(meant.values())) == 1:
                by_name[it.name] = next(iter(meant.values()))
            else:
                by_name[it.name] = it.name
                by_mention |= {(document, it.name): name for document, name in meant.items() if name != it.name}
            stays = [document for document, name in meant.items() if name == it.name]
            if stays:
                offices = [office for office in it.offices if office[0] in stays]
                left.names.append(Named(it.name, it.count, dict.fromkeys(stays), offices))
        if left.names:
            alone.append(left)
    # Spellings of one surname that stays alone are one name still ("TOLVAJ", "Tolvaj").
    for left in alone:
        name = best_name(left.names)
        for it in left.names:
            if by_name[it.name] == it.name:
                by_name[it.name] = name
    shown = [*groups, *alone]
    by_spelling = {spelling: best_name(group.names) for group in shown for spelling in group.spellings}

    def in_record(wanted: PairVerdict) -> frozenset[frozenset[str]]:
        pairs = (pair for pair, verdict in judged.items() if verdict == wanted)
        return frozenset(frozenset(by_spelling.get(name, name) for name in pair) for pair in pairs)

    profiles = [
        Profile(
            best_name(group.names),
            frozenset((title, of) for it in group.names for _, title, of in it.offices if of),
            group.documents,
        )
        for group in shown
    ]
    return Namesakes(by_name, by_mention, tuple(candidates(profiles, in_record("different"), in_record("unsure"))))


def linked(surnames: Iterable[str], judged: Judged) -> list[frozenset[str]]:
    """The surnames in groups that have to be settled together: those that a judgement links."""
    together = {surname: frozenset({surname}) for surname in surnames}
    for pair in sorted(sorted(pair) for pair, verdict in judged.items() if verdict == "same"):
        whole = frozenset().union(*(together.get(key, frozenset()) for key in map(surname_key, pair)))
        together |= dict.fromkeys(whole, whole)
    counted = Counter(together.values())
    return sorted(counted, key=sorted)
