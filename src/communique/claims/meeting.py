"""Claims of kind `meeting`: the occasions on which named parties met, meet or will meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from weakref import WeakKeyDictionary

from communique.claims.circumstances import Circumstances, within
from communique.claims.days_told import dated_by_length
from communique.claims.encounter import encounters
from communique.claims.encounter_account import format_of
from communique.claims.meeting_account import MeetingAccount, merged, without_restatements
from communique.claims.meeting_day import on_the_day
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.claims.organ_meetings import organ_meetings
from communique.claims.parties import known, parties_of
from communique.claims.sitting_headings import headed_sittings
from communique.claims.visits import visits_by_noun
from communique.language.reading import Reading
from communique.model import Claim, Span
from communique.model.fields import MeetingFormat
from communique.registry import is_country
from communique.registry.gazetteer import gazetteer

_HOSTED = frozenset({"workshop", "retreat", "round table", "roundtable", "atelier", "table ronde"})
_SESSION_OF_BODY = frozenset({"session"})
_BY_NAME: tuple[tuple[str, MeetingFormat], ...] = (
    ("summit", "summit"),
    ("sommet", "summit"),
    ("ministerial", "ministerial"),
    ("ministers", "ministerial"),
    ("ministériel", "ministerial"),
    ("ministres", "ministerial"),
    ("leaders", "summit"),
    ("bilateral", "bilateral"),
    ("conference", "conference"),
)
_OF_PROPER = re.compile(r"\s+(?:of (?:the |its )?|de (?:la |l['’])?|du |des )[A-Z]")
_SPACES = re.compile(r"\s+")
_MEETINGS: WeakKeyDictionary[Reading, list[MeetingAccount]] = WeakKeyDictionary()


def find(reading: Reading) -> Iterator[Claim]:
    """The meeting claims of a document: one for each occasion, by its fullest mention."""
    for account in meetings(reading):
        yield reading.claim(account.span, account.fields(), account.modality)


def meetings(reading: Reading) -> list[MeetingAccount]:
    """The meetings that a document tells of, each once; found once a reading."""
    found = _MEETINGS.get(reading)
    if found is None:
        accounts = [
            *_headed(reading),
            *_named(reading),
            *encounters(reading),
            *organ_meetings(reading),
            *visits_by_noun(reading),
            *headed_sittings(reading),
        ]
        accounts.sort(key=lambda account: account.span)
        told = without_restatements([_completed(reading, account) for account in merged(accounts)])
        found = on_the_day(reading, [_of_series(reading, each, told) for each in _at_margins(reading, told)])
        _MEETINGS[reading] = found
    return found


def main_meeting(reading: Reading) -> MeetingAccount | None:
    """The meeting that a document is about: the first large one that it names."""
    return _main_of(meetings(reading))


_LARGE = ("ministerial", "summit", "conference", "other")


def _main_of(accounts: list[MeetingAccount]) -> MeetingAccount | None:
    large = [
        account
        for account in accounts
        if account.format in _LARGE
        and (account.name or any(":" in body or (body.isupper() and len(body) > 2) for body in account.bodies))
        and account.modality != "denied"
    ]
    if not large:  # the account of one sitting of a council
        large = [each for each in accounts if each.format == "session" and each.proper and each.modality == "asserted"]
    whole = [account for account in large if (account.bodies or account.proper) and account.name]
    main = next(iter(whole or large), None)
    if main is None or main.modality != "expected" or main.proper:
        return main
    # "The next meeting" has a name of a sort; what was held may be told by nothing but who met.
    held = (each for each in accounts if each.modality == "asserted" and each.format in _LARGE and each.bodies)
    return next((each for each in held if each.span.start < main.span.start), main)


def _headed(reading: Reading) -> Iterator[MeetingAccount]:
    """The meeting of a joint text: its issuers, with the place and day in its heading."""
    if not reading.issuer or not any(":" in each for each in reading.issuer):
        return
    for sentence in reading.sentences[:8]:
        if sentence.line.kind in ("headline", "heading", "dateline"):
            when = within(reading, sentence, (sentence.span,))
            city = next((m.name for m in sentence.mentions if m.kind == "city"), None)
            if when.date and city:
                first = reading.sentences[max(0, sentence.index - 1)].span.start
                span = Span(first if sentence.index else sentence.span.start, sentence.span.end)
                yield MeetingAccount(
                    span,
                    bodies=reading.issuer,
                    when=replace(when, city=city),
                    format=format_of(reading.issuer),
                )
                return


def _named(reading: Reading) -> Iterator[MeetingAccount]:
    found = occasions(reading)
    of_bodies = [each.name for each in found if each.kind == "session" and _is_meeting_of_body(reading, each)]
    for occasion in found:
        if _is_legislature(occasion):
            continue
        if occasion.kind == "meeting" and (_in_name(occasion) or any(each.covers(occasion.name) for each in of_bodies)):
            continue
        if occasion.kind == "meeting" or _is_meeting_of_body(reading, occasion) or _is_hosted(reading, occasion):
            occasion.parties = _with_principal(reading, occasion) or _of_owner(reading, occasion)
            if not _is_particular(reading, occasion):
                continue
            account = _account(reading, occasion)
            if (
                account.bodies
                and _plural(occasion)
                and account.format == "bilateral"
                and len(account.bodies) > 2
                and _is_held(occasion)
            ):
                host, *others = account.bodies
                for other in others:
                    yield replace(account, bodies=(host, other), each=True)
                continue
            yield account


def _with_principal(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "2) Call with President Roe", as a heading: of the official of whose day the text tells, with her."""
    bodies = occasion.parties
    name = occasion.name.of(reading.text)
    if occasion.sentence.line.is_prose and occasion.clause is not None:
        return bodies
    if len(bodies) != 1 or not re.search(r"\s(?:with|avec)\s", name) or occasion.row["kind"] != "meeting":
        return bodies
    first = next(
        (
            mention.entities[0]
            for sentence in reading.sentences
            if sentence.line.is_prose
            for mention in sentence.mentions
            if mention.kind == "person" and mention.offices and mention.entities
        ),
        None,
    )
    return (first, *bodies) if first is not None and first not in bodies else bodies


def _of_owner(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "At its meeting in Riga, the Council adopted …": the Council's."""
    if occasion.determiner not in ("its", "sa", "son") or occasion.part != "oblique" or occasion.clause is None:
        return ()
    subject = occasion.clause.subject
    names = parties_of(reading, occasion.sentence, subject)
    of_body = len(names) == 1 and not is_country(names[0]) and reading.people.named(names[0]) is None
    return names if of_body and known(reading, names) else ()


def _is_legislature(occasion: Occasion) -> bool:
    """Whether a congress is a country's parliament: "the U.S. Congress", and not "the World Forestry Congress"."""
    if occasion.head.lower_ not in ("congress", "congrès"):
        return False
    mention = occasion.sentence.mention_at(occasion.sentence.at(occasion.head).start)
    words = mention.name if mention is not None else occasion.name.of(occasion.sentence.doc.text)
    named = gazetteer("en").find(words)
    return bool(named) and named[0].kind in ("country", "demonym", "people") and named[0].start <= len("the ")


def _in_name(occasion: Occasion) -> bool:
    """ "The Organisation of the Adriatic Conference": the noun only ends a body's name."""
    mention = occasion.sentence.mention_at(occasion.sentence.at(occasion.head).start)
    return mention is not None and mention.kind == "organisation" and mention.span.start < occasion.name.start - 4


def _is_held(occasion: Occasion) -> bool:
    return occasion.verb_role == "holds" and occasion.part == "object"


def _plural(occasion: Occasion) -> bool:
    return bool(occasion.head.lower_ == occasion.row["plural"] != occasion.row["phrase"])


def _is_hosted(reading: Reading, occasion: Occasion) -> bool:
    """ "Norland will host a workshop on peat in Riga in May": an event of its own, wherever that is said."""
    when = occasion.when
    return (
        occasion.row["phrase"] in _HOSTED
        and occasion.verb_role == "hosts"
        and known(reading, occasion.hosts)
        and bool(when.date or when.city)
    )


def _is_meeting_of_body(reading: Reading, occasion: Occasion) -> bool:
    """ "The 52nd session of the Council": a meeting in its own right."""
    if occasion.head.lower_ not in _SESSION_OF_BODY:
        return False
    if occasion.determiner in ("its", "sa", "son") and occasion.verb_role == "holds" and occasion.parties:
        return True
    return _OF_PROPER.search(reading.text, occasion.short.end, occasion.name.end) is not None or any(
        mention.kind in ("organisation", "institution") and occasion.name.covers(mention.span)
        for mention in occasion.sentence.mentions
    )


def _is_particular(reading: Reading, occasion: Occasion) -> bool:
    """Whether the words tell of one occasion, not of meetings in general or of a thing asked for."""
    needs = occasion.row["needs"]
    proper = occasion.proper(reading.text)
    when = occasion.when
    parties = len(occasion.parties) > 1 or any(
        ":" in each or (each.isupper() and len(each) > 2) for each in occasion.parties
    )
    if needs == "proper":
        return proper and bool(occasion.verb_role or occasion.part == "oblique" or when.told)
    if needs == "parties":
        return bool(occasion.parties) and (
            bool(occasion.verb_role)
            or len(occasion.parties) > 1
            or occasion.preposition in ("after", "during", "following", "in", "lors", "après")
        )
    if needs == "visit":
        return False
    if needs == "place":
        return bool(when.city and when.date) and bool(occasion.verb_role)
    if occasion.head.dep_ in ("compound", "amod") and occasion.head.head.pos_ in ("NOUN", "PROPN"):
        return False
    if (
        _plural(occasion)
        and occasion.row["phrase"] != occasion.row["plural"]
        and not (occasion.verb_role and occasion.parties)
    ):
        return False
    if _NEXT.fullmatch(occasion.name.of(reading.text)) and occasion.verb_role and when.date:
        return True
    if not occasion.sentence.line.is_prose and occasion.parties and occasion.own_date:
        return True
    indefinite = occasion.determiner in ("a", "an", "un", "une", "")
    told = bool(occasion.own_date) or (bool(when.city or when.country) and bool(when.date))
    if occasion.verb_role:
        dated = bool(when.date) and occasion.head.lower_ in _SESSION_OF_BODY and _is_meeting_of_body(reading, occasion)
        return (
            dated
            or bool(occasion.parties or occasion.hosts or occasion.chairs)
            or proper
            or told
            or bool(when.city and occasion.definite)
        )
    if indefinite and not proper and occasion.part != "oblique" and not (told and parties):
        return False
    return (
        proper
        or parties
        or told
        or (
            bool(occasion.parties)
            and occasion.part == "oblique"
            and occasion.preposition in ("after", "following", "in", "at", "during", "après", "lors")
        )
    )


def _account(reading: Reading, occasion: Occasion) -> MeetingAccount:
    sentence = occasion.sentence
    clause = occasion.clause
    name = _SPACES.sub(" ", occasion.name.of(reading.text))
    span = clause.span if clause is not None else sentence.span
    if clause is not None and clause.kind not in ("ROOT", "conj", "ccomp", "advcl"):
        span = Span(min(occasion.name.start, span.start), max(span.end, occasion.name.end))
    bodies = _resolved_bodies(reading, occasion)
    return MeetingAccount(
        span=span,
        name=name,
        bodies=bodies,
        when=replace(occasion.when, date=dated_by_length(reading, occasion, occasion.when.date)),
        hosts=occasion.hosts,
        chairs=occasion.chairs,
        format=_format(occasion, name, bodies),
        modality=occasion.modality,
        strong=bool(occasion.verb_role),
        proper=occasion.proper(reading.text),
    )


def _resolved_bodies(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """The parties; a lone body's ministerial is its ministers' where the document names such a group."""
    bodies = occasion.parties
    if len(bodies) == 1 and "minist" in occasion.name.of(reading.text).casefold() and ":" not in bodies[0]:
        groups = {
            entity
            for sentence in reading.sentences
            for mention in sentence.mentions
            for entity in mention.entities
            if entity.startswith(f"{bodies[0]}:") and entity.endswith("ministers")
        }
        if len(groups) == 1:
            return (next(iter(groups)),)
    return bodies


def _format(occasion: Occasion, name: str, bodies: tuple[str, ...]) -> MeetingFormat:
    given: MeetingFormat = occasion.row["format"]  # type: ignore[assignment]  # a test checks the column's values
    if given == "working-session":  # type: ignore[comparison-overlap]  # a session's own format stands in the same column
        return "session"
    if given in ("call", "visit", "ceremony", "summit", "conference"):
        return given
    folded = name.casefold()
    if "trilat" in folded:
        return "other"
    if len(bodies) < 3:
        by_name = next((form for word, form in _BY_NAME if word in folded), None)
        if by_name is not None:
            return by_name
    if bodies:
        by_bodies = format_of(bodies)
        if by_bodies != "other":
            return by_bodies
    return next((form for word, form in _BY_NAME if word in folded and word != "ministers"), given)


_NEXT = re.compile(r"(?:next|following|prochaine?)\s+(?:[\w-]+\s+){0,2}\w+", re.IGNORECASE)


def _of_series(reading: Reading, account: MeetingAccount, accounts: list[MeetingAccount]) -> MeetingAccount:
    """ "Their next meeting": of those whose meeting was told last before it, and of its kind.

    "The next meeting" after talks of two on the margins is the one that follows the main meeting.
    """
    if account.bodies or account.name is None or _NEXT.fullmatch(account.name) is None:
        return account
    held = [
        each
        for each in accounts
        if each.bodies
        and each.modality == "asserted"
        and each.format in _SERIES
        and each.span.start < account.span.start
    ]
    if not held:
        return account
    before = held[-1]
    theirs = _THEIR_NEXT.search(reading.text, account.span.start, account.span.end) is not None
    if before.format == "bilateral" and not theirs:
        before = next((each for each in reversed(held) if each.format != "bilateral"), before)
    return replace(account, bodies=before.bodies, format=before.format if account.format == "other" else account.format)


_THEIR_NEXT = re.compile(r"\b(?:their|leur) (?:next|following|prochaine?)\b", re.IGNORECASE)
_SERIES = frozenset({"summit", "ministerial", "conference", "other", "session", "bilateral"})
_MARGINS = re.compile(
    r"\b(?:(?:on|in) the (?:margins|sidelines|fringes) of|en marge d[eu])\b",
    re.IGNORECASE,
)


def _at_margins(reading: Reading, accounts: list[MeetingAccount]) -> list[MeetingAccount]:
    """Meetings held on the margins of the main one are where it is."""
    main = _main_of(accounts)
    if main is None or not main.when.city:
        return accounts
    found = []
    for account in accounts:
        when = account.when
        if account is not main and account.modality != "expected" and not (when.city or when.country):
            sentence = reading.sentence_at(account.span.start)
            while sentence is not None and sentence.line.kind == "bullet" and sentence.index:
                sentence = reading.sentences[sentence.index - 1]
            if sentence is not None and _MARGINS.search(reading.text, sentence.span.start, sentence.span.end):
                account = replace(account, when=replace(when, city=main.when.city, country=main.when.country))
        found.append(account)
    return found


def _completed(reading: Reading, account: MeetingAccount) -> MeetingAccount:
    """A meeting known to be in a country's capital gets the dateline's city where that fits."""
    when = account.when
    if when.country and not when.city:
        for sentence in reading.sentences[:3]:
            city = next(
                (
                    m
                    for m in sentence.mentions
                    if m.kind == "city" and m.country == when.country and sentence.line.kind == "dateline"
                ),
                None,
            )
            if city is not None:
                return replace(account, when=Circumstances(when.date, city.name, when.country, when.venue))
    return account
