"""When and where: the date, city, country and venue that the words around an occasion give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from communique.claims.lexicon import lemmas
from communique.language.clauses import Clause
from communique.language.dates import DateMention
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.registry import name_of

_LEADS_TO_PLACE = re.compile(
    r"(?:\b(?i:in|at|to|near|outside|à|en|au|aux|dans)\s+(?:the\s+|la\s+|le\s+|l['’])?"
    r"(?:(?:city|town|resort|port|ville)\s+(?:of|de)\s+|(?:\S+\s+)?capital,?(?:\s+city)?(?:\s+of)?,?\s+|"
    r"(?:[A-Z]\w+n|historic|nearby|neighbouring|neighboring)\s+)?|[(]\s*)$"
)
_ARTICLE = re.compile(r"\b(?:the|la|le)\s+$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:the|le|la|les)\s+|^l['’]", re.IGNORECASE)
_CAPITALISED = re.compile(r"[ -][A-Z]")
_CONTINUES_PLACE = re.compile(r"(?:,\s*(?:the\s+)?|\s+in\s+(?:the\s+)?|\s*[(]|\s+(?:D\.?C\.?),?\s*)")
_CAPITAL = re.compile(r"\s+capital\b(?!\s+(?:of|markets?|punishment|investment|expenditure))")
_DAY_PARTS = re.compile(
    r"\b(?:this (?:morning|afternoon|evening)|tonight|ce (?:matin|soir)|cet après-midi)\b", re.IGNORECASE
)
_NOTHING = Span(0, 0)
_CITIES_OF_THEIR_NAME = frozenset({"LU", "SG", "MC", "VA", "SM", "DJ"})
"""Countries that are a city, or whose capital has their name: "met in Luxembourg"."""
_BOUNDS = ("since", "by", "until", "before", "after")
_RANK = {"range": 0, "day": 0, "month": 2, "season": 2, "year": 3, "open": 4}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and where something took place, as far as the words say."""

    date: str | None = None
    city: str | None = None
    country: str | None = None
    venue: str | None = None

    def over(self, other: Circumstances) -> Circumstances:
        """These circumstances, with what they lack taken from others; a place is taken as a whole."""
        placed = self if self.city or self.country else other
        return Circumstances(self.date or other.date, placed.city, placed.country, self.venue or other.venue)

    @property
    def told(self) -> bool:
        """Whether anything is known."""
        return bool(self.date or self.city or self.country or self.venue)


def scope_of(sentence: Sentence, clause: Clause, keep: Span) -> tuple[Span, ...]:
    """The pieces of a clause that are its own: without the clauses under it that do not hold `keep`."""
    holes = sorted(
        other.span
        for other in sentence.clauses
        if other is not clause
        and clause.span.covers(other.span)
        and not other.span.meets(keep)
        and not keep.start <= sentence.at(other.verb.head).start < keep.end
        and other.kind not in ("pcomp", "xcomp")
    )
    pieces: list[Span] = []
    at = clause.span.start
    for hole in holes:
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < clause.span.end:
        pieces.append(Span(at, clause.span.end))
    return tuple(pieces)


def circumstances_of(
    reading: Reading, sentence: Sentence, clause: Clause, keep: Span, *, future: bool = False
) -> Circumstances:
    """When and where a clause says that something took place.

    Args:
        reading: The document.
        sentence: The sentence that holds the clause.
        clause: The clause.
        keep: The words that name the occasion, so that what hangs on them counts.
        future: Whether a bare weekday lies ahead.
    """
    found = within(reading, sentence, scope_of(sentence, clause, keep), future=future)
    upper = clause
    for _ in range(3):
        if upper.parent is None or not (upper.kind in ("conj", "pcomp", "advcl", "xcomp") or _says_where(upper)):
            break
        upper = upper.parent
        scope = tuple(piece for piece in scope_of(sentence, upper, _NOTHING) if not piece.meets(keep))
        above = within(reading, sentence, scope, future=future)
        found = found.over(above) if upper.kind != "advcl" else found
    return found


def _says_where(clause: Clause) -> bool:
    """ "Travelled to Lima, where she met …"."""
    return any(child.lower_ in ("where", "où") for child in clause.verb.children)


def within(reading: Reading, sentence: Sentence, scope: Sequence[Span], *, future: bool = False) -> Circumstances:
    """When and where the words of some pieces of a sentence say."""
    city, country = _place(reading, sentence, scope)
    return Circumstances(date_within(reading, scope, future=future), city, country, _venue(reading, scope))


def date_within(reading: Reading, scope: Sequence[Span], *, future: bool = False, past: bool = False) -> str | None:
    """The date that some pieces of text give: the first of the most exact ones; none for a mere bound.

    Args:
        reading: The document.
        scope: Where to look.
        future: Whether what is dated lies ahead of the document.
        past: Whether it lies behind: "Malta ratified it on 4 November", told in May, did so the year before.
    """
    found = [
        (rank, date.span.start, edtf)
        for piece in scope
        for date in reading.dates_in(piece)
        if date.bound not in _BOUNDS
        and (edtf := _resolved(reading, date, future, past))
        and (rank := _rank(date)) is not None
    ]
    if found:
        return min(found)[2]
    published = reading.document.published
    if published and len(published) >= 10:
        for piece in scope:
            if _DAY_PARTS.search(reading.text, piece.start, piece.end):
                return published[:10]
    return None


def _rank(date: DateMention) -> int:
    return _RANK.get(date.precision, 3)


def _resolved(reading: Reading, date: DateMention, future: bool, past: bool) -> str | None:
    if date.edtf is None or not (future or past):
        return date.edtf
    if future and date.source == "weekday" and date.following:
        return date.following
    published = reading.document.published
    if published is None or len(published) < 7 or date.source != "absolute" or date.precision not in ("month", "day"):
        return date.edtf
    year, told = date.edtf[:4], published[: len(date.edtf)]
    if year in _words(reading, date) or not year.isdigit() or date.edtf[4:] == "-02-29":
        return date.edtf
    turn = 1 if future and date.edtf < told else -1 if past and date.edtf > told else 0
    return f"{int(year) + turn}{date.edtf[4:]}"


def _words(reading: Reading, date: DateMention) -> str:
    return date.span.of(reading.text)


def _place(reading: Reading, sentence: Sentence, scope: Sequence[Span]) -> tuple[str | None, str | None]:
    text = reading.text
    mentions = [m for m in sentence.mentions if any(piece.covers(m.span) for piece in scope)]
    for index, mention in enumerate(mentions):
        if mention.kind == "city" and _leads(text, sentence, mention):
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            return mention.name, _country_beside(text, mention, following) or _country_before(text, mentions, index)
        if mention.kind == "country" and mention.role != "metonym" and _leads(text, sentence, mention):
            code = mention.entities[0]
            return (name_of(code) if code in _CITIES_OF_THEIR_NAME else None), code
        if mention.kind == "people" and mention.country and _CAPITAL.match(text, mention.span.end):
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            city = following.name if following and following.kind == "city" else None
            return city, mention.country
    return None, None


def _leads(text: str, sentence: Sentence, mention: Mention) -> bool:
    start = max(sentence.span.start, mention.span.start - 48)
    found = _LEADS_TO_PLACE.search(text, start, mention.span.start)
    if found is None:
        return False
    named = mention.kind == "city" and _ARTICLE.search(found.group()) and _CAPITALISED.match(text, mention.span.end)
    return not named


def _country_beside(text: str, city: Mention, following: Mention | None) -> str | None:
    if following is None or following.kind != "country" or not following.entities:
        return None
    between = _CONTINUES_PLACE.fullmatch(text, city.span.end, following.span.start)
    return following.entities[0] if between and following.entities[0] == city.country else None


def _country_before(text: str, mentions: list[Mention], index: int) -> str | None:
    """ "The Romanian capital, Bucharest": the country that the adjective names."""
    if not index:
        return None
    before = mentions[index - 1]
    if before.kind == "people" and _CAPITAL.match(text, before.span.end):
        return before.country
    return None


@cache
def _venue_pattern(language: str) -> re.Pattern[str]:
    nouns = "|".join(sorted((noun.capitalize() for noun in lemmas("venue-nouns", language)), key=len, reverse=True))
    plain = "|".join(sorted(lemmas("venue-nouns", language), key=len, reverse=True))
    word = r"[A-ZÀ-Þ][\w’'.-]*"
    if language == "fr":
        return re.compile(
            rf"(?:au|à l['’]|à la|dans le)\s+"
            rf"(?P<name>(?:{plain}|{nouns})\b(?:\s+(?:de la |de l['’]|du |des |de |d['’])?{word})*)"
        )
    return re.compile(
        rf"\b(?:at|in)\s+(?:the\s+|its\s+|his\s+|her\s+)?"
        rf"(?P<name>(?:{word}(?:['’]s)?\s+){{0,4}}(?:(?:{nouns})|(?<=\s)(?:{plain}))\b"
        rf"(?:\s+(?:of\s+the|of|de\s+la|de)\s+{word}(?:\s+{word})*)?)"
    )


def _venue(reading: Reading, scope: Sequence[Span]) -> str | None:
    pattern = _venue_pattern("fr" if reading.language == "fr" else "en")
    for piece in scope:
        match = pattern.search(reading.text, piece.start, piece.end)
        if match is not None:
            name = " ".join(match["name"].split())
            if " " in name:
                return name
    return None


def venue_visited(reading: Reading, clause: Clause) -> str | None:
    """ "Visited the Kalobeyei refugee camp": a place known by its kind and a name of its own."""
    if clause.lemma not in ("visit", "visiter") or len(clause.objects) != 1:
        return None
    target = clause.objects[0]
    words = _LEADING.sub("", " ".join(target.span.of(reading.text).split()))
    named = any(word[:1].isupper() for word in words.split())
    kind = target.head.lemma_.casefold() in lemmas("venue-nouns", reading.language)
    return words if named and kind and "," not in words and len(words.split()) < 9 else None
