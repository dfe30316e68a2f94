"""Finding mentions: a sentence with its recognised pieces masked, and the patterns of naming read over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from communique.language.lexicon import rows, words
from communique.language.mentions import Mention, MentionKind, Office
from communique.language.money_grammar import currency_forms
from communique.language.named_bodies import named_bodies
from communique.language.naming import (
    BODY,
    CITY,
    COUNTERPART,
    COUNTERPARTS,
    COUNTRY,
    DEMONYM,
    GROUP,
    HONORIFIC,
    HONORIFICS,
    INSTRUMENT,
    MEMBERS,
    METONYM,
    NAME,
    NAME_RUN,
    ORGANISATION,
    PEOPLE,
    PRONOUNS,
    RUNS,
    THING,
    TITLE,
    TREATY,
    alone,
    patterns,
    title_pattern,
)
from communique.language.organs_of_state import organ_title
from communique.language.roles import role_of
from communique.model import Span

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
        or _TWO.search(mask)
        or MEMBERS in mask
        or ORGANISATION in mask
    ):
        for name, pattern in patterns(language):
            for match in pattern.finditer(mask):
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                mention = masker.mention(name, match)
                if mention is not None and mention.kind == "person" and (home := _HOME.match(mask, end)):
                    mention = replace(mention, country=masker.owner(*home.span("of")))
                if mention is not None:
                    found.append(mention)
                    taken[start:end] = b"\1" * (end - start)
    found += masker.bare(mask, taken)
    for match in PRONOUNS.get(language, PRONOUNS["en"]).finditer(mask):
        if not any(taken[match.start() : match.end()]):
            found.append(
                Mention(
                    Span(span.start + match.start(), span.start + match.end()),
                    "pronoun",
                    name=match.group().casefold().lstrip("-"),
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
        self.country_of_body: dict[int, str] = {}
        for match in matches:
            if text[match.end : match.end + 1] == "$":
                continue
            start = match.start - span.start
            self.matches[start] = match
            self._cover(start, match.end - span.start, _CLASS_OF_MATCH.get(match.kind, THING))
        self._titles()
        self._words(HONORIFICS, HONORIFIC)
        self._words(COUNTERPARTS, COUNTERPART)
        self._names()
        self._bodies_of_countries()
        for start, end in named_bodies("".join(self.mask), text[span.start : span.end], language):
            self._whole_body(start, end)

    def _whole_body(self, start: int, end: int) -> None:
        for inner in [at for at in self.matches if start <= at < end]:
            del self.matches[inner]
        self._cover(start, end, BODY)
        left = "".join(self.mask[end:])
        rest = len(left) - len(left.lstrip(NAME))
        if rest:  # what a longer run of capitals leaves is a name only where two words or more are left
            words = self.text[self.span.start + end : self.span.start + end + rest]
            kept = len(words.split()) > 1
            self.mask[end : end + (1 if kept else rest)] = words[: 1 if kept else rest]

    def _cover(self, start: int, end: int, letter: str) -> None:
        self.mask[start:end] = letter * (end - start)

    def _titles(self) -> None:
        masked = "".join(self.mask)
        for match in title_pattern(self.language).finditer(masked):
            start, end = match.span()
            while masked[start] == " ":
                start += 1
            self._cover(start, end, GROUP if match["group"] else TITLE)

    def _words(self, forms: dict[str, str], letter: str) -> None:
        masked = "".join(self.mask)
        pattern = alone(forms.get(self.language, forms["en"]))
        for match in pattern.finditer(masked):
            self._cover(match.start(), match.end(), letter)

    def _names(self) -> None:
        masked = "".join(self.mask)
        for match in NAME_RUN.finditer(masked):
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

    def _bodies_of_countries(self) -> None:
        """ "Turkish Parliament" and "U.S. Central Command" are one name; whose body it is stays known."""
        for run in _COUNTRY_BODY.finditer("".join(self.mask)):
            owner = self.matches.get(run.start())
            if owner is None or owner.end - self.span.start != run.end("owner"):
                continue
            del self.matches[run.start()]
            if owner.kind != "organisation":
                self.country_of_body[run.start()] = owner.country or owner.canonical
            self._cover(run.start(), run.end(), BODY)

    def _body(self, start: int, end: int) -> str:
        """A body's canonical name: its country, where it acts for it, else its own words."""
        said = self._said(start, end)
        country = self.country_of_body.get(start)
        return country if country and said.split()[-1].casefold() in _acting(self.language) else said

    def _shrunk(self, masked: str, start: int, end: int) -> tuple[int, int]:
        """Drop words at either end that are only capitalised, not names."""
        after_title = masked[:start].rstrip()[-1:] in (TITLE, HONORIFIC)
        if self.language == "fr" and not after_title:
            after_title = _INTRODUCED.search(masked, 0, start) is not None
        while start < end:
            word_end = masked.find(" ", start, end)
            word_end = end if word_end < 0 else word_end
            word = masked[start:word_end]
            body = _PORTFOLIO.fullmatch(word) and masked[start:end].split()[-1].casefold() in _heads(
                "organisation", self.language
            )
            plain = word in currency_forms("code") or word.casefold().rstrip(".,") in words("not-names", self.language)
            if plain and after_title and word_end < end and word.casefold() in words("given-names", self.language):
                break
            proper = after_title or self.is_proper(self.span.start + start) or word in _regions(self.language)
            if (body or not plain) and proper:
                break
            start = word_end + 1
        while end > start and (
            (last := masked[start:end].rsplit(" ", 1)[-1]).casefold() in words("not-names", self.language)
            or last in currency_forms("code")
        ):
            cut = masked.rfind(" ", start, end)
            end = cut if cut > start else start
        if masked[start:end].endswith(("’s", "'s")):
            end -= 2
        if letters := _LETTERS_AFTER.search(masked, start, end):
            end = letters.start()
        return start, end

    def _absolute(self, start: int, end: int) -> Span:
        return Span(self.span.start + start, self.span.start + end)

    def _said(self, start: int, end: int) -> str:
        return " ".join(self.text[self.span.start + start : self.span.start + end].split())

    def owner(self, start: int, end: int) -> str | None:
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
                yield self._body(at, stop) if letter == BODY else _region(self._said(at, stop), self.language)
                at = stop
            else:
                at += 1

    def mention(self, name: str, match: re.Match[str]) -> Mention | None:
        """The mention that a pattern of naming found."""
        span = self._absolute(*match.span())
        groups = match.groupdict()
        if name == "two":
            return Mention(span, "group", role="two")
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
            owner = self.owner(*match.span("of"))
            return Mention(span, "members", (f"{owner}:members",)) if owner else None
        if name in ("name-of-country", "country-name"):
            if " " not in person and name == "country-name":
                return None
            return Mention(span, "person", name=person, country=self.owner(*match.span("of")), honorific=honorific)
        if name == "name-title" and " " not in person and not honorific:
            return None
        if name == "title-name" and honorific and _OF_NAMED.search(match.string, 0, match.start()):
            return None  # "M. N, ministre de P, M. M": the title is of who stands before it
        offices = tuple(self._offices(match))
        if person and _are_two_peoples(offices):
            return None
        if person:
            return Mention(span, "person", name=person, offices=offices, honorific=honorific)
        return Mention(span, "office", offices=offices, role=(groups.get("det") or "").strip().casefold())

    def _offices(self, match: re.Match[str]) -> Iterator[Office]:
        groups = match.groupdict()
        owners = [self.owner(*match.span(key)) for key in ("of", "of2", "of3") if groups.get(key)]
        if groups.get("its") and not owners and (named := self._named_before(match.start())):
            owners = [named]
        if groups.get("link") in ("for", "to") and _SENT_TO.search(self._said(*match.span("t1"))):
            owners = []
        for key in ("t1", "t2", "t3"):
            if groups.get(key):
                title = self._said(*match.span(key))
                if inner := self._inside(*match.span(key)):
                    owners = owners or [inner[0]]
                    title = title.replace(f" {inner[1]}", "", 1)
                at = match.start("of") if groups.get("of") else -1
                if at in self.country_of_body and match.start("of") < match.start("t1"):
                    whole = organ_title(self._said(*match.span("of")), title, self.language)
                    if whole:
                        owners, title = [self.country_of_body[at]], whole
                opening = title.casefold().split()[0].rstrip("-")
                former = bool(groups.get("former")) or opening in ("former", "ex", "ancien", "ancienne")
                owner = owners[-1] if key == "t2" and groups.get("of3") else next(iter(owners), None)
                if key == "t1" and groups.get("deputed"):
                    owner = None
                if owner and groups.get("number"):
                    owner = f"{owner} {groups['number']}"
                yield Office(title, owner, self._absolute(*match.span(key)), former)

    def _inside(self, start: int, end: int) -> tuple[str, str] | None:
        """The country inside a title, and the words for it: "ministre kényan des Affaires étrangères"."""
        for at, match in self.matches.items():
            if start < at < end and match.kind == "demonym":
                return match.canonical, self.text[match.start : match.end]
        return None

    def _named_before(self, end: int) -> str | None:
        """The country or body named last before "its representative"."""
        before = [at for at, match in self.matches.items() if at < end and match.kind in ("country", "organisation")]
        return self.matches[max(before)].canonical if before else None

    def _group(self, name: str, match: re.Match[str], span: Span) -> Mention:
        role = role_of(self._said(*match.span("g")))
        if name in ("group-of", "owner-group"):
            owner = self.owner(*match.span("of"))
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
        for run in _MEMBER_STATES.finditer(mask):
            if not any(taken[run.start() : run.end()]):
                taken[run.start() : run.end()] = b"\1" * (run.end() - run.start())
                yield Mention(self._absolute(*run.span()), "members", role="members")
        for run in RUNS.finditer(mask):
            if any(taken[run.start() : run.end()]):
                continue
            said = self._body(*run.span()) if run.group()[0] == BODY else self._said(*run.span())
            kind: MentionKind = {NAME: "name", BODY: "institution", THING: "thing"}[run.group()[0]]  # type: ignore[assignment]  # the three values are mention kinds
            country = self.country_of_body.get(run.start()) if run.group()[0] == BODY else None
            yield Mention(
                self._absolute(*run.span()), kind, () if kind == "name" else (said,), name=said, country=country
            )


_OF_NAMED = re.compile(f"{NAME}, (?:le |la |l['’])?$")
_SENT_TO = re.compile(
    r"envoy|representative|ambassador|advis[eo]r|coordinator|rapporteur|"
    r"(?:country|regional|general) (?:director|manager)|director[- ]general|vice[- ]president|^head$|chief of mission",
    re.IGNORECASE,
)
_TOP = ("president", "prime minister", "chancellor", "king", "secretary-general", "secretary general")


def _are_two_peoples(offices: Sequence[Office]) -> bool:
    """Whether two titles before one name are two persons': "the Prime Minister and President N"."""
    tops = {office.title.casefold() for office in offices if office.title.casefold() in _TOP}
    return len(tops) > 1


_INTRODUCED = re.compile(
    rf"{TITLE}(?: {DEMONYM}+)?(?: (?:de la |de l['’]|du |des |de |d['’])[{COUNTRY}{ORGANISATION}{BODY}]+)?"
    rf"(?: \([{ORGANISATION}{BODY}]+\))?, $"
)
_LETTERS_AFTER = re.compile(r",? (?:TD|MP|MEP|MSP|KC|QC|MBE|OBE|CBE|PhD|MdB|MdEP)$")
_PORTFOLIO = re.compile(r"Foreign|Defen[cs]e|Deputy|United|North|South|East|West")
_TWO = re.compile(r"\b(?:[Tt]he (?:two|2|sides|interlocutors)|[Bb]oth|[Ll]es deux)\b")
_MEMBER_STATES = re.compile(
    r"(?<!\w)(?:(?:[Mm]ember|[Pp]articipating) [Ss]tates|[Mm]ember [Cc]ountries|[EÉ]tats [Mm]embres)(?!\w)"
)
_HOME = re.compile(rf" \((?P<of>{COUNTRY}+)\)")
_COUNTRY_BODY = re.compile(f"(?P<owner>{COUNTRY}+|{DEMONYM}+|{ORGANISATION}+) {BODY}+")


def _region(said: str, language: str) -> str:
    """ "Walloon" before a title is of Wallonia."""
    return _regions(language).get(said, said)


@cache
def _regions(language: str) -> dict[str, str]:
    return {row["phrase"]: row["region"] for row in rows("regions") if row["language"] == language}


@cache
def _acting(language: str) -> frozenset[str]:
    """Last words of bodies that, named with their country, stand for it."""
    return frozenset(
        row["phrase"] for row in rows("institutions") if row["role"] == "acts" and row["language"] == language
    )


@cache
def _heads(role: str, language: str) -> frozenset[str]:
    return frozenset(
        row["phrase"] for row in rows("name-heads") if row["role"] == role and row["language"] in (language, "en")
    )
