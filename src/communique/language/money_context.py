"""The words around an amount: at least, up to, about, each, additional, in total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from communique.language.lexicon import rows
from communique.language.numbers import cardinal_pattern, read_number
from communique.model import Span

Qualifier = Literal["at-least", "up-to", "about"]

_QUALIFIERS: tuple[Qualifier, ...] = ("at-least", "up-to", "about")
_REACH = 70


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around an amount make of it, and the span that takes them in."""

    span: Span
    qualifier: Qualifier | None
    each: bool
    additional: bool
    total: bool
    count: int | None


class _Patterns(NamedTuple):
    """The context's phrases in one language, compiled."""

    before: re.Pattern[str]
    article: re.Pattern[str]
    noun_before: re.Pattern[str]
    raised: re.Pattern[str]
    tranches: re.Pattern[str]
    each: re.Pattern[str]
    each_later: re.Pattern[str]
    more: re.Pattern[str]
    total: re.Pattern[str]
    least: re.Pattern[str]
    most: re.Pattern[str]
    kind: dict[str, str]


def _words(language: str, *kinds: str) -> str:
    found = {row["phrase"] for row in rows("money_words") if row["language"] == language and row["kind"] in kinds}
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(found, key=lambda p: (-len(p), p)))


@cache
def _patterns(language: str) -> _Patterns:
    language = "fr" if language == "fr" else "en"
    in_front = ("at-least", "up-to", "about", "additional", "total")
    kind = {
        row["phrase"].casefold(): row["kind"]
        for row in rows("money_words")
        if row["language"] == language and row["kind"] in in_front
    }
    additional, nouns = _words(language, "additional"), _words(language, "money-noun")
    joiner = r"\s*" if language == "fr" else r"\s+"
    of = r"(?:of|worth|totalling|totaling)" if language == "en" else r"(?:de|d['’]|à hauteur de)"
    to = "to" if language == "en" else "à"
    inside = r"(?:in|of|worth\s+of|for)" if language == "en" else r"(?:de|d['’]|en)"
    return _Patterns(
        before=re.compile(rf"(?<![\w-])({_words(language, *in_front)}){joiner}\Z", re.IGNORECASE),
        article=re.compile(r"(?<![\w-])(?:an?|une?|the|le|la|les|l['’])\s+\Z", re.IGNORECASE),
        noun_before=re.compile(
            rf"(?<![\w-])(?:(?:{additional})\s+(?:[\w-]+\s+){{0,2}}(?:{nouns})\s+(?:[\w-]+\s+)?"
            rf"|(?:{nouns})\s+(?:{additional})\s+){of}\s*\Z",
            re.IGNORECASE,
        ),
        raised=re.compile(rf"\b(?:{_words(language, 'raise')})\b[^.;:!?]{{0,80}}\b{to}\s+\Z", re.IGNORECASE),
        tranches=re.compile(
            rf"(?<!\w)(\d+|{cardinal_pattern()})\s+(?:[\w-]+\s+)?(?:{_words(language, 'tranche')})\s+"
            r"(?:of|de|d['’])\s*\Z",
            re.IGNORECASE,
        ),
        each=re.compile(
            rf",?\s*(?:{_words(language, 'each')})\b(?!\s+(?:year|month|week|quarter|année|mois|an)\b)", re.IGNORECASE
        ),
        each_later=re.compile(
            r"[^.;:!?\d$€£\n]{0,60}?\b(?:(?:to|for)\s+each(?:\s+of)?|à\s+chacun[e]?|pour\s+chacun[e]?)\b", re.IGNORECASE
        ),
        more=re.compile(
            rf"(?:\s+{inside}\s*(?:[a-zé-]+\s+)?(?:{additional})"
            rf"|\s+(?:{additional})\s+(?:{nouns})"
            r"|\s+(?:more|extra|supplémentaires?|additionnels?|de plus))\b(?!\s+than\b)",
            re.IGNORECASE,
        ),
        total=re.compile(rf"[^.;:!?\d\n]{{0,30}}?\b(?:{_words(language, 'total-after')})\b", re.IGNORECASE),
        least=re.compile(rf"\s+(?:{_words(language, 'at-least-after')})\b", re.IGNORECASE),
        most=re.compile(rf"\s+(?:{_words(language, 'up-to-after')})\b", re.IGNORECASE),
        kind=kind,
    )


@cache
def _raising(language: str) -> re.Pattern[str]:
    step = r"(?:by|of)" if language == "en" else r"(?:de|d['’])"
    return re.compile(rf"\b(?:{_words(language, 'raise')})\b[^.;:!?]*\b{step}\s*\Z", re.IGNORECASE)


def is_raised(before: str, language: str) -> bool:
    """Whether the amount behind some words is only a step or what was before: "raised its aid by €1m to €4m"."""
    return _raising("fr" if language == "fr" else "en").search(before) is not None


def context_of(text: str, span: Span, language: str) -> Context:
    """Read the words directly before and after the amount at `span`, each as often as it stands."""
    patterns = _patterns(language)
    kinds: set[str] = set()
    start = span.start
    low = max(0, start - _REACH)
    for _ in range(5):
        ahead = text[low:start]
        if match := patterns.before.search(ahead):
            kinds.add(patterns.kind[re.sub(r"\s+", " ", match[1].casefold())])
        elif not (match := patterns.article.search(ahead)):
            break
        start = low + match.start()
    if not kinds & {"at-least", "up-to", "about", "additional", "total"}:
        start = span.start
    ahead = text[max(0, start - 120) : start]
    if match := patterns.noun_before.search(ahead):
        kinds.add("additional")
    if patterns.raised.search(ahead):
        kinds.add("total")
    tranches = patterns.tranches.search(ahead)
    count = read_number(tranches[1]) if tranches else None
    end = span.end
    behind = text[span.end : span.end + 80]
    after = {"each": patterns.each, "additional": patterns.more, "at-least": patterns.least, "up-to": patterns.most}
    for name, pattern in after.items():
        if match := pattern.match(behind):
            kinds.add(name)
            end = max(end, span.end + match.end())
    each = "each" in kinds or patterns.each_later.match(behind) is not None
    if match := patterns.total.match(behind):
        kinds.add("total")
        end = max(end, span.end + match.end())
    qualifier = next((kind for kind in _QUALIFIERS if kind in kinds), None)
    return Context(
        Span(start, end),
        qualifier,
        each,
        "additional" in kinds,
        "total" in kinds,
        count,
    )
