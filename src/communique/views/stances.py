"""For or against: how what a party says stands to what it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from communique.model import Modality, StatementFields
from communique.record.statements import SIDE_OF_FORCE
from communique.record.words import fold

Stance = Literal["supports", "opposes", "calls for", "commits", "agreed", "concerned", "depends", "speaks of"]
NEUTRAL: Stance = "speaks of"
_OF_FORCE: Mapping[str, Stance] = {
    **{force: "supports" if side > 0 else "opposes" for force, side in SIDE_OF_FORCE.items()},
    **dict.fromkeys(("demands", "asks", "proposes", "wants"), "calls for"),
    **dict.fromkeys(("fears", "warns"), "concerned"),
    "promises": "commits",
}
_OPPOSITE: Mapping[Stance, Stance] = {"supports": "opposes", "opposes": "supports"}
_OPENING = 6  # words of a content among which its noun of attitude stands: "its strong and lasting support for …"
_OWN = 4  # words from "we" to what we do: "we therefore strongly support"
_LINK = 3  # words after a cue among which its preposition stands: "called once again for"
_WE = frozenset({"we", "i", "nous", "je", "j"})
_NOT = frozenset({"not", "never", "cannot", "no", "ne", "n", "pas"})
_THAT = frozenset({"that", "que", "qu"})
_ASKED = frozenset({"ask", "asks", "asked", "asking", "demande", "demandent", "demander", "demandant"})
_QUESTION = frozenset(
    {"whether", "if", "how", "what", "why", "when", "where", "who", "which"}
    | {"si", "comment", "pourquoi", "quand", "quel", "quelle", "quels", "quelles"}
)
_OWNED = frozenset(
    {"the", "a", "an", "its", "his", "her", "our", "their", "my"}
    | {"le", "la", "l", "les", "un", "une", "son", "sa", "ses", "leur", "leurs", "notre", "nos"}
)


@dataclass(frozen=True)
class _Word:
    """A word of attitude: what it tells, and the words of which one must follow (none: it tells it by itself)."""

    stance: Stance
    after: frozenset[str]


class _Lexicon:
    """Words of attitude, whole or by their beginnings."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._whole: defaultdict[str, list[_Word]] = defaultdict(list)
        self._begun: defaultdict[str, list[_Word]] = defaultdict(list)
        for stance, after, words in rows:
            if stance not in get_args(Stance):
                raise ValueError(f"No stance is called {stance!r} in data/stances.tsv. Nothing was told. Correct it.")
            row = _Word(cast("Stance", stance), frozenset(after.split()) - {"-"})
            for word in words.split():
                (self._begun if word.endswith("*") else self._whole)[fold(word)].append(row)

    def tells(self, words: Sequence[str], at: int) -> Stance | None:
        """What the word at this place tells, seen with those after it; None where it tells nothing."""
        word = words[at]
        rows = self._whole.get(word, ())
        beginnings = (self._begun.get(word[:length], ()) for length in range(len(word), 2, -1))
        rows = rows or next((found for found in beginnings if found), ())
        following = words[at + 1 : at + 1 + _LINK]
        return next((row.stance for row in rows if not row.after or not row.after.isdisjoint(following)), None)


@cache
def _lexicon(kind: str) -> _Lexicon:
    text = files(__package__).joinpath("data/stances.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return _Lexicon((stance, after, words) for stance, of_kind, after, words in rows if of_kind == kind)


def stance_of(
    fields: StatementFields, modality: Modality = "asserted", *, words: str | None = None, between: str = ""
) -> Stance:
    """How a statement stands to what it speaks of.

    What the speaker does in these very words ("we support …") comes before the words of reporting ("called for"),
    those before the bare force of their verb, and that before what is said to have to be done.

    Args:
        fields: The statement.
        modality: A statement that is denied tells the opposite, where there is one.
        words: Those of its sentences that are meant; all of it where not given.
        between: The document's words between those of reporting and the content ("for").
    """
    said = fold(words if words is not None else fields.content.text).split()
    cue, link = fold(fields.cue.text if fields.cue else "").split(), fold(between).split()
    reported = _reported(cue, link, fold(fields.content.text).split(), fields.force or "")
    told = _own(said) or reported or _due(said) or NEUTRAL
    return _OPPOSITE.get(told, NEUTRAL) if modality == "denied" else told


def _own(said: Sequence[str]) -> Stance | None:
    """What the speaker does by speaking: "we support", "I do not support"."""
    for at, word in enumerate(said):
        if word in _WE:
            for place in range(at + 1, min(at + 1 + _OWN, len(said))):
                if told := _lexicon("act").tells(said, place):
                    is_denied = not _NOT.isdisjoint(said[at + 1 : place + 2])
                    return _OPPOSITE.get(told, NEUTRAL) if is_denied else told
    return None


def _reported(cue: Sequence[str], link: Sequence[str], said: Sequence[str], force: str) -> Stance | None:
    """What the words of reporting tell; where those are bare, the noun that opens the content ("its support for")."""
    acts, told = _lexicon("act"), [*cue, *link[:_LINK], *said[:1]]
    if (force == "asks" or not _ASKED.isdisjoint(cue)) and not _QUESTION.isdisjoint([*link[:1], *said[:1]]):
        return NEUTRAL
    if force in _OF_FORCE:
        return _OF_FORCE[force]
    backwards = range(len(cue) - 1, -1, -1)  # "reiterates its urgent appeal": the last word tells most
    found = next((stance for at in backwards if (stance := acts.tells(told, at))), None)
    if found or not cue or not said or said[0] not in _OWNED or not _THAT.isdisjoint(link[:1]):
        return found
    opening = range(1, min(_OPENING, len(said)))
    return next((stance for at in opening if (stance := acts.tells(said, at))), None)


def _due(said: Sequence[str]) -> Stance | None:
    found = (_lexicon("due").tells(said, at) for at in range(len(said)))
    return next((stance for stance in found if stance), None)
