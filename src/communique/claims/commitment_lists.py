"""Lists of pledges: lines of sums under their makers' headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from communique.claims.commitment_beneficiary import helped_country
from communique.claims.commitment_inkind import items_of
from communique.claims.commitment_terms import deadline_of, terms_of
from communique.claims.commitment_words import GIFTS, roles_in
from communique.language.lines import Line
from communique.language.mentions import Mention
from communique.language.money import Money
from communique.language.reading import Reading
from communique.model import Claim, CommitmentFields, Modality, Span
from communique.model.fields import Stage

_DEFINED = re.compile(r"\((?P<mark>[A-Z]{1,2})\)\s*[=:–-]\s*(?P<words>[^;.\n]{3,80})")
_MARK = re.compile(r"\((?P<mark>[A-Z]{1,2})(?::\s*(?P<why>[^)]*))?\)")
_NEW = re.compile(r"\b(?:new|nouve\w+)\b", re.IGNORECASE)
_OLD = re.compile(r"\b(?:recalled|earlier|previous\w*|already|repeat\w*|old|rappel\w*)\b", re.IGNORECASE)
_UNSURE = re.compile(r"\b(?:conditional|subject to|proposed|pending|sous réserve|conditionnel\w*)\b", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:agreed|approved|adopted|voted|signed|budgeted)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:asked|requested)\b", re.IGNORECASE)
_RECALLED = re.compile(
    r"\((?:recalled|repeated|(?:already|previously|earlier) (?:announced|pledged)|rappelée?|déjà annoncée?)\)",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"(?:[(,;:–—-]|\b(?:is|was|were|been|now|since|later|est|été|depuis))\s*"
    r"(?:(?:now|since|later|already|depuis)\s+)?(?:cancell?ed|withdrawn|retracted|revoked|annulée?s?|retirée?s?)\b"
    r"(?!\s+(?:by|par)\b)",
    re.IGNORECASE,
)
"""An entry's own sum was taken back: "€5m (cancelled in May)", not "to replace the aid cancelled by Sudria"."""
_SPLIT = re.compile(r";|,?\s+of which:?\s*|,\s+dont\s*:?\s*")


@dataclass(slots=True)
class Listed:
    """What the lists of a document hold.

    Attributes:
        claims: Their commitments.
        lines: The starts of the lines that were read.
    """

    claims: list[Claim] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Marks:
    new: bool = False
    old: bool = False
    unsure: bool = False


def listed_pledges(reading: Reading, tables: Sequence[Span] = ()) -> Listed:
    """Read the lines of sums that stand under a heading that names only givers, or open with a giver's name."""
    found = Listed()
    if not reading.money:
        return found
    makers: tuple[str, ...] = ()
    heading: Line | None = None
    marks = _definitions(reading.text)
    beneficiary = helped_country(reading, _givers(reading), listing=True)
    for line in reading.lines:
        if any(table.meets(line.span) for table in tables) or "|" in line.span.of(reading.text):
            continue
        moneys = reading.money_in(line.span)
        if not moneys and (given := _in_kind(reading, line, among=bool(found.claims))) is not None:
            found.claims.append(given)
            found.lines.add(line.span.start)
            continue
        if not moneys:
            named = _only_givers(reading, line.span)
            if named:
                makers, heading = named, line
            elif line.kind != "bullet":
                makers, heading = (), None
            continue
        apart = line.kind == "paragraph" and not _opens_with_giver(reading, line)
        if apart and not _is_fragment(reading, line.body):
            makers, heading = (), None
            continue
        if not (_is_fragment(reading, line.body) or _is_entry(reading, line, moneys[0])):
            continue
        rows = list(_entries(reading, line, moneys, makers))
        if not rows:
            continue
        found.lines.add(line.span.start)
        for index, (entry, money, givers, content) in enumerate(rows):
            first = index == 0 and heading is not None and heading.span.end < line.span.start < heading.span.end + 4
            start = heading.span.start if first and heading is not None else line.span.start
            found.claims.append(
                _claim(
                    reading,
                    Span(start, line.span.end),
                    line,
                    entry,
                    money,
                    givers,
                    content,
                    marks,
                    heading,
                    beneficiary,
                )
            )
    return found


_KIND = re.compile(
    r"(?P<giver>[^:–—\n]{2,40}?)\s*(?::|–|—)\s+(?P<goods>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|[^\W\d_][\w-]*)\s+\w.*)"
)
_NOTHING = re.compile(r"\b(?:no (?:new )?pledge|attended|tbc|none|nil)\b", re.IGNORECASE)
_OFFERED = re.compile(r"\b(?:offer\w*|under discussion|considering|à l[’']étude|propos\w+)\b", re.IGNORECASE)


def _in_kind(reading: Reading, line: Line, *, among: bool) -> Claim | None:
    """Goods that an entry of a list of pledges gives: "Peru: two barges for the harbour".

    Args:
        reading: The document.
        line: The entry.
        among: Whether sums were pledged in the entries before.
    """
    match = _KIND.fullmatch(reading.text, line.body.start, line.body.end)
    if line.kind != "bullet" or match is None or _NOTHING.search(match["goods"]):
        return None
    givers = _only_givers(reading, Span(*match.span("giver")))
    goods = Span(*match.span("goods")).trimmed(reading.text, " .;")
    if not givers or not _is_fragment(reading, goods):
        return None
    items = items_of(reading, goods)
    if not items and not (among and _in_kind_heading(reading, line) and _names_gift(reading, goods)):
        return None
    offered = _OFFERED.search(match["goods"]) is not None
    content = reading.passage(Span(goods.start, goods.end))
    fields = CommitmentFields(
        makers=givers,
        content=content,
        stage="announced" if offered else "pledged",
        items=items,
        deadline=deadline_of(reading, goods),
    )
    return reading.claim(line.span, fields, "conditional" if offered else "asserted")


def _names_gift(reading: Reading, goods: Span) -> bool:
    """Whether words hold a noun of goods or help: "see annex" and "to be confirmed" give nothing."""
    sentence = reading.sentence_at(goods.start)
    if sentence is None:
        return False
    return bool(
        roles_in((token for token in sentence.doc if goods.covers(sentence.at(token))), reading.language) & GIFTS
    )


_HEADING = re.compile(r"\b(?:in[- ]kind|equipment|goods|material|en nature|équipements?|matériels?)\b", re.IGNORECASE)


def _in_kind_heading(reading: Reading, line: Line) -> bool:
    """Whether the line above the list of an entry tells that goods are given in it."""
    above = [each for each in reading.lines if each.span.start < line.span.start and each.kind != line.kind]
    return bool(above) and _HEADING.search(above[-1].span.of(reading.text)) is not None


def _definitions(text: str) -> dict[str, _Marks]:
    return {
        match["mark"]: _Marks(
            bool(_NEW.search(match["words"])), bool(_OLD.search(match["words"])), bool(_UNSURE.search(match["words"]))
        )
        for match in _DEFINED.finditer(text)
    }


def _only_givers(reading: Reading, span: Span) -> tuple[str, ...]:
    """The parties of a line that names nothing else, a remark in brackets apart."""
    words = span.of(reading.text)
    bracket = words.find("(")
    inner = Span(span.start, span.start + bracket) if bracket > 0 else span
    names: list[str] = []
    left = bytearray(b"\1" * (inner.end - inner.start))
    for mention in reading.mentions_in(inner):
        if mention.kind in ("country", "organisation", "members", "institution") and mention.entities:
            names += mention.entities
            left[mention.span.start - inner.start : mention.span.end - inner.start] = bytes(
                mention.span.end - mention.span.start
            )
    rest = "".join(c for c, keep in zip(inner.of(reading.text), left, strict=True) if keep)
    rest = re.sub(r"\b(?:and|et|the|la|le|les)\b", "", rest, flags=re.IGNORECASE)
    return tuple(dict.fromkeys(names)) if names and not re.search(r"\w", rest) else ()


def _opens_with_giver(reading: Reading, line: Line) -> bool:
    mention = next(iter(reading.mentions_in(line.body)), None)
    return (
        mention is not None
        and mention.span.start <= line.body.start + 4
        and mention.kind in ("country", "organisation", "institution")
    )


_MARKED_OFF = re.compile(r"\s*(?::|–|—)\s*")


def _is_entry(reading: Reading, line: Line, money: Money) -> bool:
    """Whether a line sets a giver off from a sum: "Norland and Sudria: €5m each, unearmarked"."""
    lead = Span(line.body.start, money.full_span.start)
    mark = next(iter(_MARKED_OFF.finditer(reading.text, lead.start, lead.end)), None)
    return mark is not None and mark.end() == lead.end and bool(_only_givers(reading, Span(lead.start, mark.start())))


def _is_fragment(reading: Reading, span: Span) -> bool:
    """Whether a line is no sentence: its words have no finite verb with a subject before them."""
    for sentence in reading.sentences:
        if not span.covers(sentence.span):
            continue
        for clause in sentence.clauses:
            if reading.text.count("(", span.start, clause.cue.start) > reading.text.count(
                ")", span.start, clause.cue.start
            ):
                continue
            if clause.tense in ("past", "present", "future") and clause.subject is not None and not clause.inherited:
                return clause.verb.pos_ not in ("VERB", "AUX") or clause.kind not in ("ROOT", "ccomp", "conj")
    return True


def _entries(
    reading: Reading, line: Line, moneys: list[Money], makers: tuple[str, ...]
) -> Iterator[tuple[Span, Money, tuple[str, ...], Span]]:
    text = reading.text
    givers: tuple[str, ...] = ()
    pieces: list[Span] = []
    at = line.body.start
    for cut in _SPLIT.finditer(text, line.body.start, line.body.end):
        if any(at <= money.span.start < cut.start() for money in moneys) and any(
            money.span.start >= cut.end() for money in moneys
        ):
            pieces.append(Span(at, cut.start()))
            at = cut.end()
    pieces.append(Span(at, line.body.end))
    for piece in pieces:
        inside = [money for money in moneys if piece.covers(money.span)]
        if not inside:
            continue
        own = _leading_giver(reading, piece, inside[0])
        givers = own if own and (not makers or set(own) & set(makers)) else makers or givers
        if not givers:
            return
        end = piece.end
        if (bracket := _MARK.search(text, inside[0].span.end, end)) is not None:
            end = bracket.start()
        asked = _ASKED.match(text, piece.start)
        start = piece.start
        if asked is not None:
            start = inside[0].full_span.start
            article = re.search(r"\b(?:for )?(an?|the) $", text[piece.start : start])
            if article:
                start -= len(article[1]) + 1
            stop = text.find(";", inside[0].span.end, end)
            end = stop if stop > 0 else end
        yield piece, inside[0], givers, Span(start, end).trimmed(text, " ,;:.–—-\n")


def _leading_giver(reading: Reading, piece: Span, money: Money) -> tuple[str, ...]:
    """ "Norland – €5m", "Norland €5m": the name before the amount gives it."""
    named = _only_givers(reading, Span(piece.start, money.full_span.start).trimmed(reading.text, " :–—-\t|"))
    mention = next(iter(reading.mentions_in(piece)), None)
    return named if named and mention is not None and mention.span.start <= piece.start + 4 else ()


def _claim(
    reading: Reading,
    span: Span,
    line: Line,
    entry: Span,
    money: Money,
    givers: tuple[str, ...],
    content: Span,
    marks: dict[str, _Marks],
    heading: Line | None,
    beneficiary: str | None,
) -> Claim:
    text = reading.text
    match = _MARK.search(text, content.end, line.span.end)
    mark = marks.get(match["mark"], _Marks()) if match is not None else _Marks()
    why = line.span.of(text)
    stage: Stage = "pledged"
    modality: Modality = "asserted"
    if _WITHDRAWN.search(why):
        modality = "denied"
    elif mark.unsure or _UNSURE.search(why):
        stage, modality = "announced", "conditional"
    elif _ASKED.match(text, entry.start):
        stage, modality = "requested", "conditional"
    elif match is not None and match["why"] and _FIRM.search(match["why"]):
        stage = "committed"
    remark = None
    if heading is not None and (bracket := text.find("(", heading.span.start, heading.span.end)) > 0:
        remark = Span(bracket, heading.span.end)
    recipients = tuple(
        name
        for mention in reading.mentions_in(content)
        if mention.entities
        and mention.country not in givers
        and mention.span.start <= content.start + 1
        and _is_label(text, mention)
        for name in mention.entities
        if name not in givers
    ) or ((beneficiary,) if beneficiary and beneficiary not in givers else ())
    terms = terms_of(reading, None, content, money, givers, (), remark)
    old = mark.old or _RECALLED.search(why) is not None
    if mark.new:
        terms["additional"] = True
    elif old:
        terms["additional"] = False
    fields = CommitmentFields(
        makers=givers,
        recipients=recipients,
        content=reading.passage(content),
        stage=stage,
        recalled=True if old else (False if mark.new else None),
        **terms,
    )
    return reading.claim(span, fields, modality)


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a line opens with who gets the sum: "Harbour Investment Norland: €5m"."""
    if mention.kind in ("organisation", "country"):
        return True
    return mention.kind == "institution" and text[mention.span.end : mention.span.end + 1] == ":"


def _givers(reading: Reading) -> set[str]:
    """The parties that stand alone on a line: those who give."""
    return {name for line in reading.lines if line.kind != "paragraph" for name in _only_givers(reading, line.span)}
