"""Claims of kind `session`: the parts of a meeting and the events beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from weakref import WeakKeyDictionary

from communique.claims.meeting import main_meeting, meetings
from communique.claims.meeting_account import MeetingAccount
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.claims.session_groups import told_sittings
from communique.claims.topics import topics_of
from communique.language.clauses import argument
from communique.language.reading import Reading
from communique.model import Claim, Modality, SessionFields, Span
from communique.model.fields import SessionFormat

_ON = ("to", "on", "upon", "à", "aux", "au", "sur")
_DEVOTED = frozenset(
    {
        "dedicate",
        "devote",
        "focus",
        "consacrer",
        "dédier",
        "porter",
        "address",
        "aborder",
        "cover",
        "concentrate",
        "centre",
        "center",
    }
)
_AFTER = frozenset({"after", "following", "before", "à", "après"})
_OF_PROPER = re.compile(r"\s+(?:of (?:the |its )?|de (?:la |l['’])?|du |des )[A-Z]")
_PARLIAMENT = re.compile(
    r"\b(?:parliament\w*|bundestag|riksdag|sejm|duma|knesset|senate|congress|lawmakers|deputies|bills?|legislat\w+|mps|"
    r"parlement\w*|sénat|députés)\b",
    re.IGNORECASE,
)
_OVER = frozenset(
    {
        "over",
        "at",
        "during",
        "in",
        "by",
        "with",
        "after",
        "before",
        "lors",
        "par",
        "à",
        "pendant",
        "au",
        "followed",
    }
)
_HEADS = re.compile(
    r"(?:(?:opening|closing|morning|afternoon|evening|resumed|joint|informal|high-level|stocktaking)\s+)*"
    r"(?:plenary(?:\s+session)?|(?:contact|working|drafting|breakout|discussion|informal|advisory)\s+groups?(?:\s+\d+)?|"
    r"committee\s+of\s+the\s+whole|high-level\s+segment|informal\s+(?:consultations|informals)|informals|"
    r"(?:panel|general)\s+(?:discussion|debate)|roundtables?|working\s+session|séance\s+plénière|plénière|"
    r"groupe\s+de\s+(?:contact|travail))"
    r"(?:\s+(?:on|for|sur)\s+(?:the\s+)?(?P<topic>.+))?",
    re.IGNORECASE,
)
_NOT_SESSIONS = re.compile(
    r"\b(?:training|photo|permanent|legislative|emergency special|special|parliamentary|executive|joint|"
    r"recording|regular|annual|ordinary|extraordinary|\d+\w*|\w+(?:ie|en)th|\w+y-\w+)\s+(?:\w+\s+)?sessions?\b",
    re.IGNORECASE,
)


_TAKING_PLACE = frozenset({"follow", "take place", "precede", "close", "crown", "round off"})


@dataclass(frozen=True, slots=True)
class SessionAccount:
    """What one passage tells of a session."""

    span: Span
    label: str
    format: SessionFormat
    topics: tuple[str, ...]
    date: str | None
    order: int | Literal["last"] | None
    of: str | None
    modality: Modality
    occasion: Occasion | None = None

    @property
    def fullness(self) -> int:
        """How much the passage tells."""
        return (
            2 * bool(self.topics)
            + bool(self.date)
            + bool(self.order)
            + bool(self.occasion is not None and self.occasion.verb_role)
            + len(self.label.split())
        )


_SESSIONS: WeakKeyDictionary[Reading, list[SessionAccount]] = WeakKeyDictionary()


def find(reading: Reading) -> Iterator[Claim]:
    """The session claims of a document: one for each session, by its fullest mention."""
    for account in sessions(reading):
        fields = SessionFields(
            label=account.label,
            format=account.format,
            topics=account.topics,
            date=account.date,
            order=account.order,
            of=account.of,
        )
        yield reading.claim(account.span, fields, account.modality)


def sessions(reading: Reading) -> list[SessionAccount]:
    """The sessions that a document tells of, each once; found once a reading."""
    found = _SESSIONS.get(reading)
    if found is None:
        told = (account for occasion in occasions(reading) if (account := _account(reading, occasion)) is not None)
        found = [*_each_once(told), *_headed(reading)]
        found += [each for each in _sittings(reading) if not any(_is_told(each, other) for other in found)]
        _SESSIONS[reading] = found
    return found


def _sittings(reading: Reading) -> Iterator[SessionAccount]:
    """The sittings of groups and plenaries, and briefings, that their own words tell."""
    main = main_meeting(reading)
    for each in told_sittings(reading):
        yield SessionAccount(
            span=each.span,
            label=each.label,
            format="press-conference" if each.is_briefing else "working-session",
            topics=each.topics,
            date=_day_of(reading),
            order=None,
            of=main.name if main and not each.is_briefing else None,
            modality="asserted",
        )


def _is_told(account: SessionAccount, other: SessionAccount) -> bool:
    """Whether another account has the same sitting: a briefing of the text, or one with its label."""
    if account.format == "press-conference":
        return other.format == "press-conference"
    mine, others = account.label.casefold(), other.label.casefold()
    return mine in others or others in mine


def _headed(reading: Reading) -> Iterator[SessionAccount]:
    """The sessions that head the paragraphs of a bulletin: "PLENARY: …", "CONTACT GROUP ON FINANCE: …"."""
    seen: set[str] = set()
    main = main_meeting(reading)
    for sentence in reading.sentences:
        if sentence.line.kind != "label":
            continue
        label = " ".join(sentence.span.of(reading.text).split()).strip(" :.–—-")
        match = _HEADS.fullmatch(label)
        following = reading.sentences[sentence.index + 1] if sentence.index + 1 < len(reading.sentences) else None
        if match is None or following is None or label.casefold() in seen:
            continue
        seen.add(label.casefold())
        topic = match["topic"]
        yield SessionAccount(
            span=Span(sentence.span.start, following.span.end),
            label=label,
            format="working-session",
            topics=(topic.casefold(),) if topic else (),
            date=_day_of(reading),
            order=None,
            of=main.name if main else None,
            modality="asserted",
        )


def _day_of(reading: Reading) -> str | None:
    """The day that a daily bulletin is about: the one in its heading."""
    for sentence in reading.sentences[:4]:
        if sentence.line.is_prose and len(reading.dates_in(sentence.span)) != 1:
            continue
        for date in reading.dates_in(sentence.span):
            if date.edtf and date.precision == "day":
                return date.edtf
    return None


def is_session(reading: Reading, occasion: Occasion) -> bool:
    """Whether a noun phrase names a session of a meeting."""
    if occasion.kind != "session":
        return False
    needs = occasion.row["needs"]
    if occasion.head.lower_ == "session" and (
        _NOT_SESSIONS.search(occasion.short.of(reading.text)) or of_body(reading, occasion)
    ):
        return False
    if occasion.row["format"] == "working-session" and _PARLIAMENT.search(occasion.sentence.span.of(reading.text)):
        return False
    if occasion.head.lower_ == "session" and not _told(reading, occasion):
        return False
    if needs == "ordinal":
        return occasion.order() is not None and occasion.part == "subject"
    if needs == "event":
        if occasion.head.lower_ == "day" and not (occasion.verb_role or occasion.preposition in ("at", "on")):
            return False
        if (
            occasion.preposition == "to"
            and occasion.clause is not None
            and occasion.clause.lemma in ("sit", "sit down", "invite")
        ):
            return True
        held = bool(occasion.verb_role) or bool(occasion.parties) or occasion.order() is not None
        held = held or (bool(occasion.hosts) and occasion.part == "subject")
        clause = occasion.clause
        held = held or (clause is not None and clause.lemma in _TAKING_PLACE and occasion.part == "subject")
        return held or (
            occasion.part == "oblique"
            and occasion.preposition in _OVER
            and (occasion.determiner not in ("a", "an") or occasion.preposition == "over")
        )
    return not (occasion.head.lower_ == occasion.row["plural"] and not occasion.verb_role)


def _told(reading: Reading, occasion: Occasion) -> bool:
    """Whether a session is told from others: by its place in the order, its matter, its day or a word before it."""
    words = occasion.short.of(reading.text).casefold().split()
    return (
        occasion.order() is not None
        or bool(occasion.own_date)
        or (len(words) > 1 and words[0] not in ("current", "previous", "present", "next", "session", "upcoming"))
        or (occasion.determiner not in ("this", "our", "its") and bool(_topics(reading, occasion)))
    )


def of_body(reading: Reading, occasion: Occasion) -> bool:
    """ "The 52nd session of the Council": a meeting of a standing body in its own right."""
    if any(
        m.kind in ("organisation", "institution") and occasion.name.covers(m.span) for m in occasion.sentence.mentions
    ):
        return True
    return _OF_PROPER.search(reading.text, occasion.short.end, occasion.name.end) is not None


def _account(reading: Reading, occasion: Occasion) -> SessionAccount | None:
    if occasion.row["format"] == "other" and occasion.row["kind"] == "meeting":
        return None
    if not is_session(reading, occasion) or _is_later(reading, occasion):
        return None
    short = occasion.short.of(reading.text)
    label = short if " " in short else occasion.name.of(reading.text)
    clause = occasion.clause
    span = clause.span if clause is not None else occasion.sentence.span
    form: SessionFormat = occasion.row["format"]  # type: ignore[assignment]  # a test checks the column's values
    return SessionAccount(
        span=span if span.meets(occasion.name) else occasion.sentence.span,
        label=" ".join(label.split()),
        format=form,
        topics=_topics(reading, occasion),
        date=occasion.when.date,
        order=occasion.order(),
        of=_of(reading, occasion),
        modality=occasion.modality,
        occasion=occasion,
    )


def _is_later(reading: Reading, occasion: Occasion) -> bool:
    """Whether what is announced lies in another month than the meeting: a meeting of its own, not a part."""
    main = main_meeting(reading)
    day = (main.when.date if main is not None else None) or reading.document.published
    date = occasion.when.date
    if occasion.modality == "asserted" or not date or not day:
        return False
    return not (date.startswith(day[:7]) or day.split("/")[-1].startswith(date[:7]))


def _topics(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    sentence = occasion.sentence
    for clause in sentence.clauses:
        if clause.lemma not in _DEVOTED or clause.subject is None or clause.subject.head.i != occasion.head.i:
            continue
        if clause.lemma in ("address", "aborder", "cover") and clause.objects:
            return topics_of(reading, sentence, clause.objects[0])
        for preposition, each in clause.obliques:
            if preposition in _ON:
                return topics_of(reading, sentence, each)
    for child in occasion.head.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "about", "dedicated") and child.i > occasion.head.i:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    found = argument(grandchild, sentence.span.start)
                    if not any(
                        found.span.meets(date.span) and date.span.start <= found.span.start + 4
                        for date in reading.dates_in(sentence.span)
                    ):
                        return topics_of(reading, sentence, found)
    return _after_devoted(reading, occasion)


def _after_devoted(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "Was devoted to X": where the parser reads the participle as an adjective."""
    sentence = occasion.sentence
    for token in sentence.doc[occasion.head.i + 1 :]:
        if token.lower_ in ("devoted", "dedicated") and token.i - occasion.head.i < 6:
            for child in token.children:
                if child.dep_ == "prep":
                    for grandchild in child.children:
                        if grandchild.dep_ == "pobj":
                            return topics_of(reading, sentence, argument(grandchild, sentence.span.start))
    return ()


def _of(reading: Reading, occasion: Occasion) -> str | None:
    """The name of its meeting: for a press conference one named beside it ("after a meeting with …"), else the main."""
    main = main_meeting(reading)
    if occasion.row["format"] == "press-conference":
        beside = [
            other
            for other in occasions(reading)
            if other.sentence is occasion.sentence
            and other.kind == "meeting"
            and (other.name.start > occasion.name.start or other.preposition in _AFTER)
        ]
        if beside and not _is_bare(reading, beside[0]):
            return " ".join(beside[0].name.of(reading.text).split())
        last = _bilateral_before(reading, occasion)
        if last is not None and (main is None or last.span.start > main.span.start):
            return last.name
    return main.name if main else None


def _is_bare(reading: Reading, occasion: Occasion) -> bool:
    """ "After the meeting": which one, the sentences before tell."""
    return " " not in occasion.name.of(reading.text).strip()


def _bilateral_before(reading: Reading, occasion: Occasion) -> MeetingAccount | None:
    """The meeting of two that a press conference followed: one told in its own sentence or in the one before."""
    first = reading.sentences[max(0, occasion.sentence.index - 1)]
    start = first.span.start if first.line is occasion.sentence.line else occasion.sentence.span.start
    near = [
        account
        for account in meetings(reading)
        if account.format == "bilateral" and start <= account.span.start < occasion.name.start
    ]
    return near[-1] if near else None


def _each_once(accounts: Iterator[SessionAccount]) -> list[SessionAccount]:
    kept: list[SessionAccount] = []
    for account in accounts:
        for index, other in enumerate(kept):
            if _same(account, other):
                fuller, poorer = (account, other) if account.fullness > other.fullness else (other, account)
                kept[index] = replace(fuller, topics=fuller.topics or poorer.topics, date=fuller.date or poorer.date)
                break
        else:
            kept.append(account)
    return kept


def _same(a: SessionAccount, b: SessionAccount) -> bool:
    if a.format != b.format or (a.order and b.order and a.order != b.order):
        return False
    if a.topics and b.topics and not set(a.topics) & set(b.topics):
        return False
    if a.date and b.date and a.date != b.date:
        return False
    return a.format != "working-session" or a.order == b.order
