"""The ledger on a terminal: what is promised, what it comes to as bars, what falls due; plain text in a pipe."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.record.when import say
from communique.registry.rates import Exchange
from communique.views.answer import Citation
from communique.views.ledger import Ledger
from communique.views.ledger_entry import Entry, Standing
from communique.views.ledger_reading import say_day
from communique.views.ledger_sums import Sum
from communique.views.naming import STAGES, items_in_words, name, names
from communique.views.terminal import cited
from communique.views.value import Value

_APART: dict[Standing, str] = {
    "without-sum": "Without a sum",
    "unnamed": "Maker not named: may repeat other sums, not added",
    "uncertain": "Asked for, planned or under a condition: not added",
    "recalled": "Recalled from earlier: not added",
    "denied": "Said not to have been promised or given",
}
_MILLION = Decimal(10**6)
_CENT = Decimal("0.01")
_WIDE, _NARROW = 100, 80
_GAP = 2  # a column with a width counts its padding in
_MOST_WORDS = 200
_MOST_OF_SUM = 3  # words that a sum alone takes
_MOST_VALUES = 4
_MOST_BARS = 25  # at one stage; a screen's height, about


def render_ledger(ledger: Ledger, console: Console, *, with_quotes: bool = False) -> None:
    """Print the ledger; the numbers in brackets are what `communique show` opens.

    Args:
        with_quotes: Whether each commitment is followed by the words of its accounts.
    """
    for part in _Page(ledger, console, with_quotes).parts():
        console.print(part)


def stage_words(stage: str | None) -> str:
    """A stage as a heading."""
    words = STAGES.get(stage or "", "stage not told")
    return words[:1].upper() + words[1:]


class _Page:
    """The ledger laid out for one console."""

    def __init__(self, ledger: Ledger, console: Console, with_quotes: bool) -> None:
        self.ledger = ledger
        self.with_quotes = with_quotes
        self.width = console.width
        self.block = "█" if console.encoding.casefold().startswith("utf") else "#"
        self.currencies = tuple(dict.fromkeys((ledger.question.currency, "EUR", "USD")))
        told = [len(words) for entry in ledger.entries for words in _told_lines(entry)]
        self.told = min(max([*told, 8]), 28 if self.width >= _WIDE else 22)
        self.parts_of: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in ledger.entries:
            if entry.standing == "part" and entry.whole:
                self.parts_of[entry.whole].append(entry)
        meetings = Counter(entry.meeting for entry in ledger.entries)
        self.usual = min(meetings, key=lambda meeting: (-meetings[meeting], meeting), default="")
        figures = [_millions(entry.exchanged(code)) for entry in ledger.entries for code in self.currencies]
        self.money = max([len(figure) for figure in figures] + [len("EUR m")])

    def parts(self) -> Iterable[RenderableType]:
        """The page from top to bottom."""
        yield from self._head()
        if self.ledger.sums:
            yield from self._chart()
        for stage, entries in groupby(self.ledger.counted, key=lambda entry: entry.stage):
            yield from self._section(stage_words(stage), list(entries))
        for standing, title in _APART.items():
            entries_apart = [entry for entry in self.ledger.entries if entry.standing == standing]
            if entries_apart:
                yield from self._section(title, entries_apart)
        if self.ledger.deadlines:
            yield from self._deadlines()

    def _head(self) -> Iterable[RenderableType]:
        question = self.ledger.question
        counted = len(self.ledger.counted)
        apart = len(self.ledger.entries) - counted
        title = Text("Ledger of commitments", style="bold")
        asked = [
            f"by {name(question.maker)}" if question.maker else "",
            f"to {name(question.recipient)}" if question.recipient else "",
            f"through {question.instrument}" if question.instrument else "",
            f"at the stage “{stage_words(question.stage).casefold()}”" if question.stage else "",
            f"since {say_day(question.since)}" if question.since else "",
            f"as of {say_day(question.as_of)}" if question.as_of else "",
        ]
        said = ", ".join(part for part in asked if part)
        title.append(f"  {said}" if said else "", style="not bold")
        yield Rule(style="cyan")
        yield title
        into = " and ".join(self.currencies) if len(self.currencies) == 2 else ", ".join(self.currencies)
        yield Text(f"{_counted(counted, 'sum')} added up, {apart} listed apart", style="dim")
        yield Text(f"{into} in millions at the ECB rate of the day it was first told", style="dim")
        if self.ledger.undated:
            yield Text(f"{self.ledger.undated} left out of “since”: no day is known", style="yellow")
        if self.usual:
            yield Text(f"At {self.usual} where no other meeting is named", style="dim")
        yield Rule(style="cyan")

    def _columns(self) -> Table:
        grid = Table.grid(padding=(0, 0, 0, _GAP), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(width=self.told + _GAP, justify="right")
        for _ in self.currencies:
            grid.add_column(width=self.money + _GAP, justify="right")
        return grid

    def _section(self, title: str, entries: Sequence[Entry]) -> Iterable[RenderableType]:
        yield Text()
        if any(entry.value for entry in entries):
            head = self._columns()
            units = (Text(f"{currency} m", style="dim") for currency in self.currencies)
            room = self.width - self.told - _GAP - len(self.currencies) * (self.money + _GAP)
            if len(title) > room:
                yield Text(title, style="bold cyan")
            head.add_row(Text(title if len(title) <= room else "", style="bold cyan"),
                         Text("as told", style="dim"), *units)  # fmt: skip
            yield head
        else:
            yield Text(title, style="bold cyan")
        yield Rule(style="dim")
        for entry in entries:
            yield from self._entry(entry)

    def _entry(self, entry: Entry, depth: int = 0) -> Iterable[RenderableType]:
        who = Text(entry.parties, style="bold") if depth == 0 else Text("of it", style="italic")
        words = _said(entry)
        if entry.value is None and words:
            who.append(f": {_shortened(words)}", style="not bold")
        if entry.value is None:
            yield Padding(who, (0, 0, 0, 2 * depth), expand=False)
        else:
            row = self._columns()
            worths = [entry.exchanged(currency) for currency in self.currencies]
            row.add_row(
                Padding(who, (0, 0, 0, 2 * depth)),
                Text("\n".join(_told_lines(entry))),
                *(Text(_millions(worth)) for worth in worths),
            )
            yield row
            if words and not self.with_quotes:
                said = Text(f"“{words}”", style="dim italic", no_wrap=True, overflow="ellipsis")
                yield Padding(said, (0, 0, 0, 2 + 2 * depth), expand=False)
        yield Padding(self._details(entry), (0, 0, 0, 2 + 2 * depth), expand=False)
        if self.with_quotes:
            for citation in entry.citations:
                yield Padding(_quoted(citation), (0, 0, 0, 4 + 2 * depth), expand=False)
        for part in self.parts_of[entry.fact]:
            yield from self._entry(part, depth + 1)

    def _details(self, entry: Entry) -> Text:
        worth = entry.exchanged(self.currencies[0])
        one_stage = len(entry.stages) < 2
        text = Text(style="dim")
        _joined(
            text,
            [
                STAGES.get(entry.stage or "", "") if one_stage and not entry.counts else "",
                "" if one_stage else _progress(entry),
                say_day(entry.day) if one_stage else "",
                (entry.meeting or "no meeting known") if entry.meeting != self.usual else "",
                _goods(entry),
                f"through {entry.instrument}" if entry.instrument else "",
                "additional" if entry.is_additional else "",
                f"by {say(entry.deadline)}" if entry.deadline else "",
                f"announced by {names(entry.announced_by)}" if entry.announced_by else "",
                f"rate of {say_day(worth.day)}" if worth and entry.day and worth.day != entry.day else "",
            ],
        )
        if reason := entry.why_not_exchanged():
            text.append(f"{' · ' if text else ''}{reason}", style="not dim yellow")
        if entry.sources > 1:
            text.append(f" ×{entry.sources}", style="not dim green")
        text.append_text(cited(entry.citations))
        if entry.contradicting:
            text.append("\ncontradicted: ", style="not dim bold red")
            text.append_text(_values(entry.contradicting, "not dim red"))
        if entry.also_told:
            text.append("\nalso told as ").append_text(_values(entry.also_told, "dim"))
        for remark in entry.remarks:
            text.append(f"\n{remark}", style="not dim yellow")
        return text

    def _chart(self) -> Iterable[RenderableType]:
        currency, by = self.ledger.question.currency, self.ledger.question.by
        yield Text()
        title = Text(f"What it comes to by {by}, in {currency}", style="bold cyan")
        title.append("  (stages are never added up)" if by != "stage" else "", style="not bold dim")
        yield title
        yield Rule(style="dim")
        most = max((it.converted for it in self.ledger.sums if it.converted), default=None)
        label = min(max(len(it.group) for it in self.ledger.sums), self.width // 4)
        bar = self.width // (5 if self.width >= _NARROW else 10)
        figure = max((_about(it.converted, currency).cell_len for it in self.ledger.sums), default=0)
        for stage, group in groupby(self.ledger.sums, key=lambda it: it.stage):
            rows = list(group)
            if by != "stage":
                yield self._stage_row(stage, rows)
            grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
            grid.add_column(width=label + _GAP)
            grid.add_column(width=bar + _GAP)
            grid.add_column(width=figure + _GAP, justify="right")
            grid.add_column(ratio=1, style="dim")
            shown_rows = rows if self.with_quotes or len(rows) <= _MOST_BARS + 1 else rows[:_MOST_BARS]
            for it in shown_rows:
                told = " + ".join(amount.words for amount in it.amounts)
                marks = Text(told + (f" ({len(it.facts)})" if len(it.facts) > 1 else ""))
                if it.is_contested:
                    marks.append(" contradicted", style="not dim red")
                if it.unconverted and it.converted is not None:
                    marks.append(" not all converted", style="not dim yellow")
                shown = stage_words(it.stage) if by == "stage" else it.group
                grid.add_row(
                    Text(shown), Text(self._bar(it.converted, most, bar), style="cyan"),
                    _about(it.converted, currency), marks,
                )  # fmt: skip
            if rest := rows[len(shown_rows) :]:
                known = [it.converted for it in rest if it.converted is not None]
                left = _about(sum(known, Decimal(0)) if known else None, currency)
                grid.add_row(Text(f"{len(rest)} others", style="dim"), "", left, Text("-v shows them all"))
            yield grid

    def _stage_row(self, stage: str | None, rows: Sequence[Sum]) -> Text:
        known = [it.converted for it in rows if it.converted is not None]
        text = Text(stage_words(stage), style="bold")
        if known and len(rows) > 1:
            text.append("  in all ", style="not bold dim")
            text.append_text(_about(sum(known, Decimal(0)), self.ledger.question.currency))
        return text

    def _bar(self, amount: Decimal | None, most: Decimal | None, width: int) -> str:
        if amount is None or not most or amount <= 0:
            return ""
        eighths = int(amount / most * width * 8)
        if self.block == "#":
            return "#" * max(1, eighths // 8)
        partial = " ▏▎▍▌▋▊▉"[eighths % 8].strip()
        return self.block * (eighths // 8) + partial or "▏"

    def _deadlines(self) -> Iterable[RenderableType]:
        yield Text()
        yield Text("Deadlines of what is not told as done", style="bold cyan")
        yield Rule(style="dim")
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column()
        grid.add_column(ratio=1)
        for it in self.ledger.deadlines:
            due = Text(say(it.entry.deadline))
            due.append(" passed" if it.is_past else "", style="red")
            what = it.entry.value.words if it.entry.value else _shortened(it.entry.what)
            said = Text(f"{it.entry.parties}: {what}" if what else it.entry.parties)
            if it.entry.standing in ("uncertain", "recalled"):
                said.append(f" ({_APART[it.entry.standing].partition(':')[0].casefold()})", style="dim")
            grid.add_row(due, said.append_text(cited(it.entry.citations)))
        yield grid


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _said(entry: Entry) -> str:
    """What is promised in an account's words; where that is the bare sum, what the account says next of it."""
    quote = " ".join(entry.lead.quote.split())
    if entry.standing == "denied":
        return quote
    if entry.value is None or not entry.what or len(entry.what.split()) > _MOST_OF_SUM:
        return entry.what
    _, told, after = quote.partition(entry.what)
    return f"{told}{after}" if len(after.split()) >= _MOST_OF_SUM else quote


def _told_lines(entry: Entry) -> list[str]:
    """The sum as told; below it what it comes to in all, where that is worked out."""
    if entry.value is None:
        return []
    lines = [entry.value.words]
    if len(entry.shares) > 1 and entry.total is not None:
        lines.append(f"= {entry.total_words} derived")
    return lines


def _goods(entry: Entry) -> str:
    """The goods given by number, where the words of the promise do not stand in full on the page."""
    told = () if entry.value is None and len(entry.what) <= _MOST_WORDS else entry.items
    return items_in_words([*told, *(it for it in entry.items if it not in told and it.item not in entry.what)])


def _millions(worth: Exchange | None) -> str:
    """A sum in millions; very small ones with more decimals, lest they read as nothing."""
    if worth is None:
        return "–"
    figure = worth.amount / _MILLION
    return f"{figure:,.2f}" if figure == 0 or abs(figure) >= _CENT else f"{figure:,.4f}"


def _about(amount: Decimal | None, currency: str) -> Text:
    """A converted sum, rounded to be read."""
    if amount is None:
        return Text("not converted", style="yellow")
    for scale, word in ((10**12, "trn"), (10**9, "bn"), (10**6, "m")):
        if abs(amount) >= scale:
            return Text(f"{currency} {amount / scale:,.2f} {word}")
    return Text(f"{currency} {amount:,.0f}")


def _joined(text: Text, parts: Sequence[str]) -> None:
    text.append(" · ".join(part for part in parts if part))


def _progress(entry: Entry) -> str:
    """The stages told, in order of time, each with the day of its first account and the claims that tell it."""
    said = []
    for it in entry.stages:
        numbers = "".join(f" [{citation.claim}]" for citation in it.citations[:_MOST_VALUES])
        said.append(f"{STAGES[it.stage]}{f' {say_day(it.day)}' if it.day else ''}{numbers}")
    return " → ".join(said)


def _values(values: Sequence[Value], style: str) -> Text:
    text = Text(style=style)
    for at, value in enumerate(values[:_MOST_VALUES]):
        text.append(", " if at else "").append(value.words)
        text.append("" if value.currency else " (currency not told)").append_text(cited(value.citations))
    return text


def _quoted(citation: Citation) -> Text:
    text = Text(f"[{citation.claim}] ", style="cyan")
    text.append(f"{citation.document}: ", style="dim")
    return text.append(f"“{' '.join(citation.quote.split())}”", style="italic default")


def _shortened(words: str) -> str:
    if len(words) <= _MOST_WORDS:
        return words
    return words[: words.rfind(" ", 0, _MOST_WORDS)] + " […]"
