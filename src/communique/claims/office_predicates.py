"""Offices told by a verb or by a plural title: "was sworn in as president", "Ministers Ann Roe (Peru) and Jo Poe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.claims.modality import modality_of
from communique.language.clauses import Argument, Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span

_TAKING = frozenset({"become", "serve", "remain", "be", "devenir", "être"})
_GIVING = frozenset({"appoint", "name", "elect", "re-elect", "swear", "swear in", "inaugurate", "designate", "confirm"})
_TAKEN = frozenset({"take office", "take over", "take"})
_LIST = re.compile(
    r"(?:\s*\([^()]{2,40}\)|\s+of\s+(?:the\s+)?[A-Z][\w ]{2,30})?\s*(?:,\s*and|,|and|et)?\s*", re.IGNORECASE
)
_GROUPS = re.compile(
    r"(?P<title>(?:[A-Z][\w-]+ )*(?:Ministers|Presidents|Chairs|Co-Chairs|Ambassadors|Secretaries|Commissioners|"
    r"Premiers|Chancellors|Rapporteurs|Co-Facilitators|Vice-Chairs|Vice-Presidents|Senators|Envoys|Governors))\s*$"
)
_GOES_ON = re.compile(r"\s*(?:,\s+)?(?:and|et)\b|\s*,\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Told:
    """An office told outside of the words before or after a name."""

    span: Span
    person: str
    title: str
    of: str | None
    modality: Modality = "asserted"


def offices_told(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """The offices that the verbs and plural titles of a sentence give to people."""
    for clause in sentence.clauses:
        if clause.lemma in _TAKING or clause.lemma in _TAKEN or clause.lemma in _GIVING:
            yield from _by_verb(reading, sentence, clause)
    yield from _after_plural(reading, sentence)
    yield from _in_apposition(reading, sentence)


def _by_verb(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Told]:
    active_giving = clause.lemma in _GIVING and not clause.passive
    holder = clause.object if active_giving else clause.subject
    person = _person(reading, sentence, holder)
    if person is None or clause.negated:
        return
    office = _office_after(sentence, clause, holder if active_giving else None)
    if office is None or (
        clause.lemma in _TAKEN and "as" not in reading.text[clause.cue.end : office.span.start].split()
    ):
        return
    if clause.lemma == "be" and office.span.start - clause.group.end > _NEAR:
        return
    title = office.offices[0]
    modality = modality_of(clause, reading.language)
    yield Told(Span(clause.span.start, clause.span.end), person, title.title, title.of, modality)


_NEAR = 8  # characters: "is the", "is now the"


def _person(reading: Reading, sentence: Sentence, holder: Argument | None) -> str | None:
    if holder is None or len(holder.heads) > 1:
        return None
    mention = sentence.mention_at(sentence.at(holder.head).start)
    if mention is None or not mention.entities or mention.kind not in ("person", "name", "pronoun"):
        return None
    person = reading.people.named(mention.entities[0])
    return person.name if person is not None and " " in person.name else None


def _office_after(sentence: Sentence, clause: Clause, person: Argument | None) -> Mention | None:
    """The first office in the clause after the verb, named without its holder."""
    start = person.span.end if person is not None else clause.cue.end
    for mention in sentence.mentions:
        if mention.span.start < start or mention.span.start >= clause.span.end:
            continue
        if mention.kind == "office" and mention.offices and mention.offices[0].title:
            return mention
        if mention.kind not in ("country", "people", "organisation", "institution"):
            return None
    return None


def _after_plural(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "Foreign Ministers Ann Roe (Peru) and Jo Poe (Chile)": each holds the office."""
    title: str | None = None
    end = 0
    for mention in sentence.mentions:
        if mention.kind == "group":
            match = _GROUPS.search(reading.text, mention.span.start, mention.span.end)
            title = _singular(match["title"]) if match is not None else None
            end = mention.span.end
            continue
        if title is None:
            continue
        if mention.kind == "country":
            continue
        if mention.kind not in ("person", "name") or mention.offices or " " not in (mention.entities or ("",))[0]:
            title = None
            continue
        if _LIST.fullmatch(reading.text, end, mention.span.start) is None:
            title = None
            continue
        person = reading.people.named(mention.entities[0])
        country = _country_beside(sentence, mention)
        if person is not None:
            of = country or person.country
            yield Told(
                mention.span, person.name, title, of if "hair" not in title and "apporteur" not in title else None
            )
        end = mention.span.end


def _in_apposition(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """ "The Chairperson-in-Office, Finland's Foreign Minister Ann Roe, said": two offices of one person."""
    for before, after in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        if before.kind != "office" or after.kind != "person" or not after.offices or not after.entities:
            continue
        title = before.offices[0]
        apart = reading.text[before.span.end : after.span.start] != ", "
        if apart or not title.title or _GOES_ON.match(reading.text, after.span.end):
            continue
        yield Told(Span(before.span.start, after.span.end), after.entities[0], title.title, title.of)


def _country_beside(sentence: Sentence, person: Mention) -> str | None:
    after = next((m for m in sentence.mentions if 0 <= m.span.start - person.span.end <= 8), None)
    return after.entities[0] if after is not None and after.kind == "country" and after.entities else None


def _singular(title: str) -> str:
    return f"{title[:-3]}y" if title.endswith("ies") else title[:-1]
