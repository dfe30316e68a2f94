"""Mentions: the words of a sentence that name a person, an office, a country, a body or a group.

Titles with names, and the registry's names, decide first. Each recognised piece is masked by a
letter of its class, and the patterns of naming ("COUNTRY's TITLE, NAME") are read over the mask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, Protocol

from communique.language.lexicon import rows, words
from communique.model import Span

MentionKind = Literal[
    "person",
    "office",
    "country",
    "organisation",
    "members",
    "group",
    "institution",
    "people",
    "city",
    "name",
    "thing",
    "instrument",
    "treaty",
    "counterpart",
    "pronoun",
]

COUNTRY, DEMONYM, PEOPLE, CITY, METONYM = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
ORGANISATION, MEMBERS, INSTRUMENT, TREATY = "\ue006", "\ue007", "\ue008", "\ue009"
TITLE, GROUP, COUNTERPART, HONORIFIC = "\ue010", "\ue011", "\ue012", "\ue013"
NAME, BODY, THING = "\ue020", "\ue021", "\ue022"

_CLASS_OF_MATCH = {
    "country": COUNTRY,
    "demonym": DEMONYM,
    "people": PEOPLE,
    "city": CITY,
    "metonym": METONYM,
    "organisation": ORGANISATION,
    "members": MEMBERS,
    "instrument": INSTRUMENT,
    "treaty": TREATY,
}


class NameMatch(Protocol):
    """What the registry's gazetteer returns for one name in a text."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the protocol repeats the registry's own documentation
    @property
    def end(self) -> int: ...  # noqa: D102 - the protocol repeats the registry's own documentation
    @property
    def canonical(self) -> str: ...  # noqa: D102 - the protocol repeats the registry's own documentation
    @property
    def kind(self) -> str: ...  # noqa: D102 - the protocol repeats the registry's own documentation
    @property
    def country(self) -> str | None: ...  # noqa: D102 - the protocol repeats the registry's own documentation


@dataclass(frozen=True, slots=True)
class Office:
    """A title as worded, with what it is an office of."""

    title: str
    of: str | None
    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something.

    Attributes:
        span: In code points of the document.
        kind: What is named.
        entities: Canonical names; empty until linked where only the document can tell.
        name: A person's name as worded here, without title and honorific.
        offices: The titles given with the name, or the office that stands for a person.
        role: For groups, the role in canonical form ("foreign-ministers").
        country: For cities, the country; for institutions, whose they are.
        speaks: Whether the place may stand for a government.
    """

    span: Span
    kind: MentionKind
    entities: tuple[str, ...] = ()
    name: str = ""
    offices: tuple[Office, ...] = ()
    role: str = ""
    country: str | None = None
    speaks: bool = False
    honorific: str = ""

    def linked(self, *entities: str) -> Mention:
        """The same mention with the canonical names that the document gave it."""
        return replace(self, entities=entities)


_ROLE_OF_HEAD = {
    "ministers": "ministers",
    "leaders": "leaders",
    "heads of state": "leaders",
    "heads of government": "leaders",
    "presidents": "leaders",
    "ambassadors": "ambassadors",
    "chiefs": "chiefs",
    "commissioners": "commissioners",
    "secretaries": "ministers",
    "ministres": "ministers",
    "dirigeants": "leaders",
    "présidents": "leaders",
    "chefs d’état": "leaders",
    "chefs d’état et de gouvernement": "leaders",
}


@cache
def _title_pattern(language: str) -> re.Pattern[str]:
    def listed(role: str, column: str = "phrase") -> str:
        found = {row[column] for row in rows("offices") if row["language"] == language and row["role"] == role}
        found.discard("")
        ordered = sorted(found, key=lambda phrase: (-len(phrase), phrase))
        return "|".join(re.escape(phrase).replace(r"\ ", r"[ \u00a0]").replace("’", "['’]") for phrase in ordered)

    heads = listed("head")
    groups = "|".join(filter(None, (listed("head", "plural"), listed("group", "plural"))))
    portfolio = listed("portfolio")
    gap = r"[ \u00a0]+"
    if language == "fr":
        joint = rf"(?:de{gap}la|de{gap}l['’]|du|des|de|d['’]|à{gap}la|à{gap}l['’]|aux|au|chargée?{gap}(?:de{gap}la|de{gap}l['’]|du|des|de))"
        item = rf"(?:{joint}\s*)?(?:{portfolio})(?:{gap}(?:{portfolio}))*"
        tail = rf"(?:{gap}{joint}\s*(?:{portfolio})(?:{gap}(?:{portfolio}))*(?:(?:,{gap}|{gap}et{gap}){item})*)?"
        modifiers = rf"(?:(?:{listed('modifier')})[- ])*"
    else:
        item = rf"(?:the{gap})?(?:{portfolio})(?:{gap}(?:{portfolio}))*"
        tail = rf"(?:{gap}(?:of|for|on|to){gap}{item}(?:(?:,{gap}|,?{gap}(?:and|&){gap}){item})*)*"
        modifiers = rf"(?:(?:{listed('modifier')})(?:[- ]|,{gap}(?=(?:{listed('modifier')})\b)|{gap}and{gap}(?=(?:{listed('modifier')})\b)))*"
    return re.compile(
        rf"(?<![\w’'\-])(?P<modifiers>{modifiers})(?:(?P<group>{groups})|(?P<head>{heads}))(?![\w\-])(?P<tail>{tail})",
        re.IGNORECASE,
    )


_HONORIFICS = {
    "en": r"H\.?\s?E\.?|His Excellency|Her Excellency|Mrs?\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Sir|Dame|Lord|Lady|Baroness|"
    r"Gen\.|Lt\.|Col\.|Adm\.|Maj\.|Capt\.|Sen\.|Rep\.|Gov\.|Amb\.|Rt\.? Hon\.?|Hon\.?|Sheikh|Ayatollah",
    "fr": r"S\.E\.M?\.?|MM\.|M\.|Mme|Mmes|Mlle|Dr|Pr",
}
_COUNTERPARTS = {
    "en": r"(?i:counterparts?|colleagues?|opposite numbers?)",
    "fr": r"(?i:homologues?|collègues?)",
}
_CAP = r"[A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĪĮİŁŃŇŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ]"
_NAME_WORD = rf"(?:{_CAP}[\w’'‑-]*[\w]|{_CAP}\.|{_CAP}(?![\w.]))"
_PARTICLE = (
    r"(?:von der|van der|van den|de la|von|van|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|zu|y)"
)
_NAME_RUN = re.compile(
    rf"(?:(?<![\w’'\-{TITLE}])|(?<={TITLE}))(?:(?:al|el|de|von|van)[- ])?{_NAME_WORD}(?:(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]|(?:al|el|as|ash|an|ar)- ?)?|[ \u00a0]?-[ \u00a0]?){_NAME_WORD})*"
)
_THE = r"(?:[Tt]he |[Aa]n? |[Oo]ur |[Tt]heir |[Hh]is |[Hh]er |[Ii]ts )?(?P<former>[Ff]ormer |[Ee]x-)?"
_OWNER = f"[{COUNTRY}{DEMONYM}{METONYM}{ORGANISATION}{MEMBERS}{BODY}{CITY}]"
_PLACE = f"[{COUNTRY}{CITY}{ORGANISATION}{THING}]"
_BODY_OF = f"[{COUNTRY}{METONYM}{ORGANISATION}{MEMBERS}{BODY}]"

_PATTERNS_EN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(body))
    for name, body in (
        (
            "owner-title-name",
            rf"{_THE}(?P<of>{_OWNER}+(?:['’]s?)?|{NAME}+) (?P<t1>{TITLE}+)(?: (?:for|to|on) (?:the )?{_PLACE}+)?(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))?"
            rf"(?P<comma>,)? ?(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "title-of-name",
            rf"{_THE}(?P<t1>{TITLE}+)(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))? (?P<link>of|for|to) (?:[Tt]he )?(?P<of>{_BODY_OF}+)"
            rf"(?:, (?P<t3>{TITLE}+))?,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "name-title",
            rf"(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)(?:, | \()(?:the |an? |who is |then )?(?P<former>former )?(?:(?P<of>{_OWNER}+)(?:['’]s?)? )?"
            rf"(?P<t1>{TITLE}+)(?: (?:of|for|to|at|in) (?:[Tt]he )?(?P<of2>{_BODY_OF}+))?"
            rf"(?:(?:, (?:and )?| and )(?:the )?(?P<t2>{TITLE}+)(?: (?:of|for|to|at) (?:[Tt]he )?(?P<of3>{_BODY_OF}+))?)?"
            rf"(?!,? ?(?:{HONORIFIC}+ )?{NAME})",
        ),
        (
            "title-name",
            rf"{_THE}(?P<t1>{TITLE}+)(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))?(?P<comma>,)? ?(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "title-name",
            rf"{_THE}(?P<t1>{TITLE}+),? ?(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "counterpart",
            rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Tt]he|[Mm]y)? ?(?:{TITLE}+ )?(?P<of>{DEMONYM}+(?:(?:, | and |, and ){DEMONYM}+)*) (?P<k>{COUNTERPART}+)(?:,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+))?",
        ),
        (
            "counterpart-of",
            rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)? ?(?P<k>{COUNTERPART}+) (?:of|from) (?:the )?(?P<of>{COUNTRY}+(?:(?:, | and |, and )(?:the )?{COUNTRY}+)*)(?:,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+))?",
        ),
        ("name-of-country", rf"(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+) of (?:the )?(?P<of>{COUNTRY}+)"),
        ("country-name", rf"(?P<of>{COUNTRY}+)['’]s? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)"),
        ("honorific-name", rf"(?P<h>{HONORIFIC}+ ?(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)"),
        (
            "group-of",
            rf"{_THE}(?:\d+ )?(?P<g>{GROUP}+) (?:of|from) (?:the )?(?:\d+ |\w+ )?(?P<of>(?:{ORGANISATION}|{MEMBERS})+)(?: {MEMBERS}+| (?:member|allied) (?:states|countries|nations)| countries| members?| allies| nations)?",
        ),
        (
            "group-of-countries",
            rf"{_THE}(?P<g>{GROUP}+) (?:of|from) (?:the )?(?P<of>{COUNTRY}+(?:(?:, (?:and )?| and )(?:the )?{COUNTRY}+)*)",
        ),
        ("owner-group", rf"{_THE}(?:\d+ )?(?P<of>(?:{ORGANISATION}|{MEMBERS})+)(?:['’]s?)? (?:\d+ )?(?P<g>{GROUP}+)"),
        (
            "country-group",
            rf"{_THE}(?P<of>[{COUNTRY}{DEMONYM}]+(?:(?:, (?:and )?| and )(?:the )?[{COUNTRY}{DEMONYM}]+)*)(?:['’]s?)? (?P<g>{GROUP}+)",
        ),
        (
            "office-of",
            rf"(?P<det>[Tt]he |[Aa]n? |[Oo]ur )?(?P<t1>{TITLE}+) (?P<link>of|for|to) (?:[Tt]he )?(?P<of>{_BODY_OF}+)",
        ),
        ("owner-office", rf"(?P<det>[Tt]he |[Aa]n? )?(?P<of>{_OWNER}+)(?:['’]s?)? (?P<t1>{TITLE}+)"),
        (
            "members-of",
            rf"{_THE}(?:\d+ |\w+ )?(?:members?|member states|member countries|allies|countries|nations|states) of (?:the )?(?P<of>{ORGANISATION}+)",
        ),
        (
            "org-members",
            rf"{_THE}(?:\d+ )?(?P<of>{ORGANISATION}+)(?:['’]s?)? (?:\d+ )?(?:{MEMBERS}+|member states|member countries|members|allies|Allies|countries|nations|states)(?!\w)",
        ),
        ("office", rf"(?P<det>[Tt]he |[Aa]n? |[Oo]ur |[Hh]is |[Hh]er |[Tt]heir |[Ii]ts |[Tt]his )?(?P<t1>{TITLE}+)"),
        ("group", rf"(?P<det>[Tt]he |[Oo]ur |[Aa]ll )?(?P<g>{GROUP}+)"),
    )
)
_PATTERNS_FR: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(body))
    for name, body in (
        (
            "title-name",
            rf"(?:[Ll]e |[Ll]a |[Ll]['’])?(?P<t1>{TITLE}+)(?: (?P<of>[{DEMONYM}]+))?(?: (?:de la |de l['’]|du |des |de |d['’])(?P<of2>[{COUNTRY}{ORGANISATION}{BODY}]+))?"
            rf"(?: et (?:de la |du |des |de l['’])?(?P<t2>{TITLE}+))?,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "name-title",
            rf"(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+), (?:le |la |l['’])?(?P<t1>{TITLE}+)(?: (?P<of>{DEMONYM}+))?(?: (?:de la |de l['’]|du |des |de |d['’])(?P<of2>[{COUNTRY}{ORGANISATION}{BODY}]+))?(?!,? (?:{HONORIFIC}+ )?{NAME})",
        ),
        (
            "counterpart",
            rf"(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Nn]os)? ?(?P<k>{COUNTERPART}+) (?P<of>{DEMONYM}+(?:(?:, | et ){DEMONYM}+)*)(?:,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+))?",
        ),
        (
            "counterpart-of",
            rf"(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Nn]os)? ?(?P<k>{COUNTERPART}+) (?:de la |de l['’]|du |des |de |d['’])(?P<of>{COUNTRY}+(?:(?:, | et )(?:de la |de l['’]|du |des |de |d['’])?{COUNTRY}+)*)",
        ),
        ("honorific-name", rf"(?P<h>{HONORIFIC}+ ?(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)"),
        (
            "group-of",
            rf"(?:[Ll]es |[Dd]es )?(?P<g>{GROUP}+) (?:de la |de l['’]|du |des |de |d['’])(?P<of>(?:{ORGANISATION}|{MEMBERS})+)",
        ),
        (
            "group-of-countries",
            rf"(?:[Ll]es |[Dd]es )?(?P<g>{GROUP}+) (?:de la |de l['’]|du |des |de |d['’])(?P<of>{COUNTRY}+(?:(?:, | et )(?:de la |de l['’]|du |des |de |d['’])?{COUNTRY}+)*)",
        ),
        (
            "office-of",
            rf"(?P<det>[Ll]e |[Ll]a |[Ll]['’])?(?P<t1>{TITLE}+) (?:(?:de la |de l['’]|du |des |de |d['’])(?P<of>[{COUNTRY}{ORGANISATION}{BODY}]+)|(?P<of2>{DEMONYM}+))",
        ),
        ("office", rf"(?P<det>[Ll]e |[Ll]a |[Ll]['’]|[Nn]otre )?(?P<t1>{TITLE}+)"),
        ("group", rf"(?P<det>[Ll]es |[Nn]os )?(?P<g>{GROUP}+)"),
    )
)

_PRONOUNS = {
    "en": re.compile(r"(?<!\w)(?:he|she|they|we|it|I|who)(?!\w)", re.IGNORECASE),
    "fr": re.compile(
        r"(?<!\w)(?:il|elle|ils|elles|nous|je|on|ce dernier|cette dernière|ces derniers)(?!\w)", re.IGNORECASE
    ),
}


def find_mentions(
    text: str,
    span: Span,
    matches: Sequence[NameMatch],
    is_proper: Callable[[int], bool],
    language: str = "en",
) -> list[Mention]:
    """The mentions of one sentence, in order, none inside another.

    Args:
        text: The document's text.
        span: The sentence.
        matches: The registry's names inside the sentence, offsets in the document.
        is_proper: Whether the word that starts at an offset of the document is tagged a proper noun.
        language: ISO 639-1; decides titles, honorifics and the order of naming.
    """
    masker = _Masker(text, span, matches, is_proper, language)
    patterns = _PATTERNS_FR if language == "fr" else _PATTERNS_EN
    found: list[Mention] = []
    taken = bytearray(span.end - span.start)
    mask = "".join(masker.mask)
    if (
        TITLE in mask
        or GROUP in mask
        or HONORIFIC in mask
        or COUNTERPART in mask
        or (NAME in mask and COUNTRY in mask)
        or "members" in mask
        or MEMBERS in mask
        or ORGANISATION in mask
    ):
        for name, pattern in patterns:
            for match in pattern.finditer(mask):
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                mention = masker.mention(name, match)
                if mention is not None:
                    found.append(mention)
                    taken[start:end] = b"\1" * (end - start)
    found += masker.bare(mask, taken)
    for match in _PRONOUNS.get(language, _PRONOUNS["en"]).finditer(mask):
        if not any(taken[match.start() : match.end()]):
            found.append(
                Mention(
                    Span(span.start + match.start(), span.start + match.end()), "pronoun", name=match.group().casefold()
                )
            )
    found.sort(key=lambda mention: mention.span)
    return found


class _Masker:
    """The sentence with its recognised pieces masked, and what stands behind the mask."""

    def __init__(
        self, text: str, span: Span, matches: Sequence[NameMatch], is_proper: Callable[[int], bool], language: str
    ) -> None:
        self.text = text
        self.span = span
        self.language = language
        self.is_proper = is_proper
        self.mask = list(text[span.start : span.end].replace("\n", " ").replace("\u00a0", " ").replace("‑", "-"))
        self.matches: dict[int, NameMatch] = {}
        for match in matches:
            start = match.start - span.start
            self.matches[start] = match
            self._cover(start, match.end - span.start, _CLASS_OF_MATCH.get(match.kind, THING))
        self._titles()
        self._words(_HONORIFICS, HONORIFIC)
        self._words(_COUNTERPARTS, COUNTERPART)
        self._names()

    def _cover(self, start: int, end: int, letter: str) -> None:
        self.mask[start:end] = letter * (end - start)

    def _titles(self) -> None:
        masked = "".join(self.mask)
        for match in _title_pattern(self.language).finditer(masked):
            start, end = match.span()
            while masked[start] == " ":
                start += 1
            self._cover(start, end, GROUP if match["group"] else TITLE)

    def _words(self, patterns: dict[str, str], letter: str) -> None:
        masked = "".join(self.mask)
        pattern = _compiled(patterns.get(self.language, patterns["en"]))
        for match in pattern.finditer(masked):
            self._cover(match.start(), match.end(), letter)

    def _names(self) -> None:
        masked = "".join(self.mask)
        for match in _NAME_RUN.finditer(masked):
            start, end = match.span()
            start, end = self._shrunk(masked, start, end)
            if end <= start:
                continue
            lasting = masked[start:end].split()
            first, last = lasting[0].casefold(), lasting[-1].casefold()
            before = masked[max(0, start - 2) : start].rstrip()
            if last in _heads("thing", self.language):
                letter = THING
            elif (
                last in _heads("organisation", self.language)
                or first in _heads("organisation", self.language)
                or (
                    len(lasting) == 1
                    and lasting[0].isupper()
                    and len(lasting[0]) > 1
                    and before[-1:] not in (TITLE, HONORIFIC)
                )
            ):
                letter = BODY
            else:
                letter = NAME
            self._cover(start, end, letter)

    def _shrunk(self, masked: str, start: int, end: int) -> tuple[int, int]:
        """Drop words at either end that are only capitalised, not names."""
        after_title = masked[:start].rstrip()[-1:] in (TITLE, HONORIFIC)
        while start < end:
            word_end = masked.find(" ", start, end)
            word_end = end if word_end < 0 else word_end
            word = masked[start:word_end]
            if word.casefold().rstrip(".,") not in words("not-names", self.language) and (
                after_title or self.is_proper(self.span.start + start)
            ):
                break
            start = word_end + 1
        while end > start and masked[start:end].rsplit(" ", 1)[-1].casefold() in words("not-names", self.language):
            cut = masked.rfind(" ", start, end)
            end = cut if cut > start else start
        if masked[start:end].endswith(("’s", "'s")):
            end -= 2
        return start, end

    def _absolute(self, start: int, end: int) -> Span:
        return Span(self.span.start + start, self.span.start + end)

    def _said(self, start: int, end: int) -> str:
        return " ".join(self.text[self.span.start + start : self.span.start + end].split())

    def _owner(self, start: int, end: int) -> str | None:
        """What the masked words between two offsets name, canonically."""
        names = list(self._owners(start, end))
        return names[0] if len(names) == 1 else None

    def _owners(self, start: int, end: int) -> Iterator[str]:
        at = start
        while at < end:
            match = self.matches.get(at)
            if match is not None:
                yield (match.country or match.canonical) if match.kind == "city" else match.canonical.split(":")[0]
                at = match.end - self.span.start
            elif self.mask[at] in (BODY, NAME):
                letter, stop = self.mask[at], at
                while stop < end and self.mask[stop] == letter:
                    stop += 1
                yield self._said(at, stop)
                at = stop
            else:
                at += 1

    def mention(self, name: str, match: re.Match[str]) -> Mention | None:
        """The mention that a pattern of naming found."""
        span = self._absolute(*match.span())
        groups = match.groupdict()
        if "g" in groups:
            return self._group(name, match, span)
        person = self._said(*match.span("n")).replace("- ", "-") if groups.get("n") else ""
        honorific = self._said(*match.span("h")).casefold() if groups.get("h") else ""
        if "k" in groups:
            countries = tuple(self._owners(*match.span("of")))
            if person and len(countries) == 1:
                office = Office("", countries[0], span)
                return Mention(span, "person", name=person, offices=(office,), role="counterpart", honorific=honorific)
            return Mention(span, "counterpart", countries)
        if name in ("members-of", "org-members"):
            owner = self._owner(*match.span("of"))
            return Mention(span, "members", (f"{owner}:members",)) if owner else None
        if name in ("name-of-country", "country-name"):
            if " " not in person and name == "country-name":
                return None
            return Mention(span, "person", name=person, country=self._owner(*match.span("of")), honorific=honorific)
        offices = tuple(self._offices(match))
        if person and _are_two_peoples(offices):
            return None
        if person:
            return Mention(span, "person", name=person, offices=offices, honorific=honorific)
        return Mention(span, "office", offices=offices, role=(groups.get("det") or "").strip().casefold())

    def _offices(self, match: re.Match[str]) -> Iterator[Office]:
        groups = match.groupdict()
        owners = [self._owner(*match.span(key)) for key in ("of", "of2", "of3") if groups.get(key)]
        if groups.get("link") in ("for", "to") and _SENT_TO.search(self._said(*match.span("t1"))):
            owners = []
        for key in ("t1", "t2", "t3"):
            if groups.get(key):
                title = self._said(*match.span(key))
                opening = title.casefold().split()[0].rstrip("-")
                former = bool(groups.get("former")) or opening in ("former", "ex", "ancien", "ancienne")
                owner = owners[-1] if key == "t2" and groups.get("of3") else next(iter(owners), None)
                yield Office(title, owner, self._absolute(*match.span(key)), former)

    def _group(self, name: str, match: re.Match[str], span: Span) -> Mention:
        role = role_of(self._said(*match.span("g")))
        if name in ("group-of", "owner-group"):
            owner = self._owner(*match.span("of"))
            entities = (f"{owner}:{role}",) if owner else ()
            return Mention(span, "group", entities, role=role)
        if name in ("group-of-countries", "country-group"):
            return Mention(span, "group", tuple(self._owners(*match.span("of"))), role=role)
        return Mention(span, "group", role=role)

    def bare(self, mask: str, taken: bytearray) -> Iterator[Mention]:
        """Names that stand alone."""
        for start, match in self.matches.items():
            if taken[start]:
                continue
            span = Span(match.start, match.end)
            canonical = match.canonical
            if match.kind == "country":
                yield Mention(span, "country", (canonical,), speaks=True)
            elif match.kind == "demonym":
                yield Mention(span, "people", (), country=canonical, role="demonym")
            elif match.kind == "people":
                yield Mention(span, "people", (canonical,), country=canonical)
            elif match.kind == "city":
                yield Mention(
                    span,
                    "city",
                    (match.country,) if match.country else (),
                    name=canonical,
                    country=match.country,
                    speaks=bool(getattr(match, "speaks", False)),
                )
            elif match.kind == "metonym":
                yield Mention(span, "country", (canonical,), speaks=True, role="metonym")
            elif match.kind in ("organisation", "members", "treaty", "instrument"):
                yield Mention(span, match.kind, (canonical,))  # type: ignore[arg-type]  # the four names are mention kinds
        for run in _RUNS.finditer(mask):
            if any(taken[run.start() : run.end()]):
                continue
            said = self._said(*run.span())
            kind: MentionKind = {NAME: "name", BODY: "institution", THING: "thing"}[run.group()[0]]  # type: ignore[assignment]  # the three values are mention kinds
            yield Mention(self._absolute(*run.span()), kind, () if kind == "name" else (said,), name=said)


_SENT_TO = re.compile(r"envoy|representative|ambassador|advis[eo]r|coordinator|rapporteur", re.IGNORECASE)
_TOP = ("president", "prime minister", "chancellor", "king", "secretary-general", "secretary general")


def _are_two_peoples(offices: Sequence[Office]) -> bool:
    """Whether two titles before one name are two persons': "the Prime Minister and President N"."""
    tops = {office.title.casefold() for office in offices if office.title.casefold() in _TOP}
    return len(tops) > 1


_RUNS = re.compile(f"{NAME}+|{BODY}+|{THING}+")


@cache
def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'\-])(?:{body})(?![\w\-])")


@cache
def _heads(role: str, language: str) -> frozenset[str]:
    return frozenset(
        row["phrase"] for row in rows("name-heads") if row["role"] == role and row["language"] in (language, "en")
    )


_PORTFOLIOS = (
    (("foreign", "étrangères", "external"), "foreign"),
    (("defence", "defense", "défense", "armées"), "defence"),
    (("financ", "treasury"), "finance"),
    (("interior", "home", "intérieur"), "interior"),
    (("trade", "commerce"), "trade"),
    (("energy", "énergie"), "energy"),
    (("environment", "climat"), "environment"),
    (("health", "santé"), "health"),
    (("agricult",), "agriculture"),
    (("justice",), "justice"),
    (("development", "développement"), "development"),
)


@cache
def role_of(said: str) -> str:
    """The canonical role of a plural title: "Foreign Ministers" → "foreign-ministers"."""
    folded = " ".join(said.casefold().split())
    role = next((role for head, role in _ROLE_OF_HEAD.items() if head in folded), None)
    if role is None:
        return folded.replace(" ", "-")
    if role != "ministers":
        return role
    if "prime" in folded or "premiers" in folded:
        return "leaders"
    portfolio = next((name for marks, name in _PORTFOLIOS if any(mark in folded for mark in marks)), None)
    return f"{portfolio}-ministers" if portfolio else "ministers"
