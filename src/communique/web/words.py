"""The words of the interface in English and French; what documents say is never translated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol

from communique import registry
from communique.record.when import SEASON_NAMES, say, when
from communique.registry.table import alternatives, rows
from communique.views.naming import name
from communique.views.wording import City, Dated, Figure, Joined, Listed, Money, Named, Opening, Phrase, Wording

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_PLURAL = re.compile(r"^\{n\} (\w+ )?(\w+)s\b")
_WIDE, _TALL = re.compile(r" ([;?!])"), re.compile(r" ([:»])")
# Where babel would tell every dollar and pound apart; the record writes "$" and "£" for these two alone.
_SIGNS = {"USD": "$", "GBP": "£"}
_SCALES = ((10**9, "Md"), (10**6, "M"))
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")  # "press-release"
_GAP = re.compile(r"\{(\w+)(!r)?(?::,)?\}")
# A name, though it is made of digits: nobody groups the thousands of a claim's number.
_NAME = "id"
_THIN, _HARD = "\u202f", "\u00a0"


@cache
def french() -> Mapping[str, str]:
    """Each English string of the interface with its French."""
    text = files(__package__).joinpath("interface.tsv").read_text("utf-8")
    told = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {row[0]: _spaced(row[1]) for row in told}


def _spaced(words: str) -> str:
    """With the spaces of French typography, at which no line ends."""
    return _TALL.sub(f"{_HARD}\\1", _WIDE.sub(f"{_THIN}\\1", words)).replace("« ", f"«{_HARD}")


def plain(pattern: str) -> str:
    """A pattern as the strings of the interface have it: how a gap is filled is no matter of theirs."""
    return _GAP.sub(r"{\1}", pattern)


def preferred(header: str) -> Language:
    """The language that a browser asks for first, of those that there are."""
    for wish in header.split(","):
        code = wish.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


@cache
def tongue(language: Language) -> Tongue:
    """Who tells the interface in this language."""
    return French() if language == "fr" else Tongue()


@cache
def _cities() -> Mapping[str, str]:
    """Cities by their English names, with their French ones."""
    known = ((name, alternatives(names)) for name, _, _, _, names in rows("cities"))
    return {name: names[0] for name, names in known if names and not names[0].endswith("!")}


class Tongue:
    """Tells the words of the interface, and dates, figures and names with them, in English."""

    language: Language = "en"

    def pattern(self, words: str) -> str:
        """A string of the interface, its gaps not filled; in English where it has no other."""
        return words.replace("-", " ") if _CODE.fullmatch(words) else words

    def say(self, words: str, /, **values: object) -> str:
        """A string of the interface with its gaps filled; "{n} claims" of one claim is "1 claim"."""
        if isinstance(words, Wording):
            return self.tell(words)
        if values.get("n") == 1 and words.startswith("{n} "):
            words = _PLURAL.sub(r"1 \1\2", words)
        if not values:
            return self.pattern(words)
        typed = {gap[1] for gap in _GAP.finditer(words) if gap[2]}
        told = {key: self._value(key, value, as_typed=key in typed) for key, value in values.items()}
        return self.pattern(plain(words)).format(**told)

    def _value(self, key: str, value: object, *, as_typed: bool) -> str:
        if isinstance(value, int) and key != _NAME:
            return self.number(value)
        if as_typed:
            return self.quoted(str(value))
        return self.message(value) if isinstance(value, str) else str(value)

    def tell(self, words: str) -> str:
        """Words that were put together, told in this language; a document's own words as they are."""
        return str(words)

    def message(self, words: str) -> str:
        """What went wrong; what somebody typed stands between quotation marks, as it was typed."""
        match getattr(words, "made", None):
            case Phrase(pattern, values):
                return self.say(pattern, **values)
            case Joined(sign, items) if sign == " ":
                return sign.join(map(self.message, items))
            case _:
                return self.tell(words)

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        return f"“{words}”"

    def day(self, edtf: str | None) -> str:
        """A date."""
        return say(edtf)

    def moment(self, at: str) -> str:
        """A moment (ISO 8601, UTC) to the minute."""
        return f"{self.day(at[:10])}, {at[11:16]} UTC" if len(at) > 15 else self.day(at[:10])

    def number(self, figure: int | Decimal) -> str:
        """A number with signs between its thousands."""
        return str(format_decimal(figure, locale=self.language, decimal_quantization=False))

    def called(self, entity: str) -> str:
        """A country, organisation or group; anybody else as the record calls them."""
        return str(name(entity))

    def spoken(self, language: str) -> str:
        """What a language (ISO 639) is called."""
        return str(Locale(self.language).languages.get(language) or language)


class French(Tongue):
    """Tells the same in French."""

    language: Language = "fr"

    def pattern(self, words: str) -> str:
        """A string of the interface in French; in English where it has none."""
        return french().get(words, words)

    def tell(self, words: str) -> str:
        """The parts of what was put together, each told anew."""
        if not isinstance(words, Wording):
            return words
        match words.made:
            case Phrase(pattern, values):
                return self.say(pattern, **values)
            case Named(entity):
                return self.called(entity)
            case City(english):
                return self.city(english)
            case Dated(edtf):
                return self.day(edtf)
            case Money(amount, currency):
                return self.sum(amount, currency)
            case Figure(amount):
                return self.number(amount)
            case Listed(items):
                told = [self.tell(item) for item in items]
                return ", ".join(told[:-1]) + self.pattern(" and ") + told[-1]
            case Joined(sign, items):
                spaced = {": ": f"{_HARD}: ", "; ": f"{_THIN}; "}.get(sign, sign)
                return spaced.join(self.tell(item) for item in items)
            case Opening(within):
                whole = self.tell(within)
                return whole[:1].upper() + whole[1:]

    def day(self, edtf: str | None) -> str:
        """A date as it is written in French: "1er mars 2024", "29–30 novembre 2022", "printemps 2023"."""
        if not edtf:
            return ""
        begin, stroke, end = edtf.partition("/")
        if not stroke or begin == end:
            return self._part(begin)
        if begin in {"", ".."}:
            return self.say("until {day}", day=self._part(end))
        if end in {"", ".."}:
            return self.say("since {day}", day=self._part(begin))
        if begin[:7] == end[:7] and len(begin) == len(end) == 10:
            return f"{_first(int(begin[8:]))}–{self._part(end)}"
        return f"{self._part(begin, with_year=begin[:4] != end[:4])} – {self._part(end)}"

    def _part(self, part: str, *, with_year: bool = True) -> str:
        found = when(part)
        season = SEASON_NAMES.get(int(part[5:7])) if found and part[5:7].isdigit() else None
        if found is None:
            return part
        year = f" {part[:4]}" if found.has_year and with_year else ""
        if season:
            return self.pattern(season) + year
        if len(part.rstrip("?~%")) == 4:
            return part[:4]
        month = str(format_date(found.first, "MMMM", locale="fr")) + year
        return f"{_first(found.first.day)} {month}" if len(part.rstrip("?~%")) == 10 else month

    def moment(self, at: str) -> str:
        """A moment (ISO 8601, UTC) to the minute."""
        if len(at) < 16:
            return self.day(at[:10])
        told = datetime.fromisoformat(at[:16])
        return f"{self.day(at[:10])}, {told.hour}{_HARD}h{_HARD}{told.minute:02} UTC"

    def sum(self, amount: Decimal, currency: str | None) -> str:
        """A sum with its currency behind it: "1,5 Md€"; the figure is never rounded."""
        sign = f"{_HARD}{_SIGNS.get(currency) or get_currency_symbol(currency, locale='fr')}" if currency else ""
        for scale, short in _SCALES:
            scaled = (amount / scale).normalize()
            if abs(amount) >= scale and -int(scaled.as_tuple().exponent) <= 3:
                return f"{self.number(scaled)}{_HARD}{short}{sign}"
        return self.number(amount) + sign

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        return f"«{_HARD}{words}{_HARD}»"

    def called(self, entity: str) -> str:
        """A country, organisation or group by its French name; anybody else as the record calls them."""
        return str(registry.name_of(entity, self.language) or entity)

    def city(self, english: str) -> str:
        """A city by its French name."""
        return _cities().get(english, english)


def _first(day: int) -> str:
    return "1er" if day == 1 else str(day)


def letters(country: str | None) -> str:
    """The two letters that stand for a country; empty for anybody else."""
    return country if country and registry.is_country(country) else ""
