"""`communique ledger`: what was promised, by whom, to whom, and what it comes to."""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.brief import record_at
from communique.cli.days import first_day, last_day
from communique.cli.options import DATABASE, AsJson, Database, KnownAt
from communique.cli.screen import answers, complain

if TYPE_CHECKING:
    from communique.record import Record


class Stage(StrEnum):
    """How far a commitment has come."""

    announced = "announced"
    requested = "requested"
    pledged = "pledged"
    committed = "committed"
    allocated = "allocated"
    disbursed = "disbursed"
    delivered = "delivered"


class By(StrEnum):
    """What sums are made by."""

    maker = "maker"
    recipient = "recipient"
    instrument = "instrument"
    stage = "stage"
    meeting = "meeting"
    year = "year"


Maker = Annotated[
    str | None,
    typer.Option("--maker", "-m", metavar="WHO", help="Who promises: a country (name or code) or an organisation."),
]
Recipient = Annotated[
    str | None,
    typer.Option("--recipient", "-r", metavar="WHO", help="To whom: a country (name or code) or an organisation."),
]
AtStage = Annotated[Stage | None, typer.Option("--stage", help="Only what has come to this stage, no further.")]
Through = Annotated[
    str | None, typer.Option("--instrument", metavar="NAME", help="Only what is given through this fund or instrument.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only what was first told on this day or later.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The ledger as the accounts of up to this day have it.")
]
Currency = Annotated[str, typer.Option("--currency", "-c", metavar="CODE", help="The currency of the sums (ISO 4217).")]
ByWhat = Annotated[By, typer.Option("--by", help="What the sums are made by.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV: one row a commitment.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show the words of the accounts, with their numbers.")]

_EXACT = re.compile(r'"\\u0000(-?\d+(?:\.\d+)?)\\u0000"')


def ledger(
    db: Database = DATABASE,
    recipient: Recipient = None,
    maker: Maker = None,
    stage: AtStage = None,
    instrument: Through = None,
    since: Since = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    currency: Currency = "EUR",
    by: ByWhat = By.maker,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    verbose: Verbose = False,
) -> None:
    """Print the ledger of commitments, and what they come to.

    One line a commitment, however many accounts tell it. Sums never go across stages; what is only recalled,
    asked for, planned, denied or part of another sum stands apart. A DATE is a day, a month or a year.
    """
    from communique import views

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other; give one of them.")
    begins, ends = first_day(since, "--since"), last_day(as_of, "--as-of")
    into = _currency(currency)
    record = record_at(db, known_at=known_at, kinds=["commitment"])
    question = views.Question(
        maker=_party(record, maker),
        recipient=_party(record, recipient),
        stage=stage.value if stage else None,
        instrument=instrument,
        since=begins,
        as_of=ends,
        currency=into,
        by=by.value,
    )
    found = views.ledger(record, question)
    if as_json:
        sys.stdout.write(_exact_json(views.ledger_json(found)))
    elif as_csv:
        sys.stdout.write(views.ledger_csv(found))
    elif found.entries:
        views.render_ledger(found, answers(), with_quotes=verbose)
    if not found.entries:
        is_all = question == views.Question(currency=into, by=by.value)
        hint = "The accounts tell of none." if is_all else "Ask for less at once: leave out one of the options."
        complain(f"There is no such commitment in the record. Nothing was changed. {hint}")
        raise typer.Exit(1)


def _currency(code: str) -> str:
    from communique.registry.rates import has_rates

    found = code.strip().upper()
    if not has_rates(found):
        raise typer.BadParameter(
            f"The European Central Bank publishes no rate for {code!r}; give another code (EUR, USD, GBP, …)."
        )
    return found


def _party(record: Record, words: str | None) -> str | None:
    """The canonical name of a country, an organisation or another party of a commitment.

    Raises:
        BadParameter: Nobody of that name is known to the registry or to the record.
    """
    from difflib import get_close_matches

    from communique import registry
    from communique.model import CommitmentFields
    from communique.record.words import fold

    if words is None:
        return None
    known = registry.country(words) or registry.organisation(words)
    if known:
        return known
    named = {
        name
        for fact in record.of_kind("commitment")
        if isinstance(fact.fields, CommitmentFields)
        for name in (*fact.fields.makers, *fact.fields.recipients)
    }
    folded = {fold(name): name for name in sorted(named)}
    if fold(words) in folded:
        return folded[fold(words)]
    names = {fold(registry.name_of(name)): registry.name_of(name) for name in sorted(named)} | folded
    near = [names[key] for key in get_close_matches(fold(words), list(names), n=3, cutoff=0.6)]
    hint = f"Did you mean {' or '.join(near)}?" if near else "Give a country's name or code, or an organisation."
    raise typer.BadParameter(f"{words!r} is no party that is known here. {hint}")


def _exact_json(value: Any) -> str:
    """JSON whose figures are the decimals themselves; `json` alone would make floats or words of them."""

    def plain(it: Any) -> str:
        return f"\0{it:f}\0" if isinstance(it, Decimal) else str(it)

    return _EXACT.sub(r"\1", json.dumps(value, ensure_ascii=False, indent=2, default=plain)) + "\n"
