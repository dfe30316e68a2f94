"""The ledger for machines: one row a commitment (CSV), or everything (JSON); figures are plain and exact."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from io import StringIO
from typing import Any

from communique.registry.rates import Exchange
from communique.views.answer import Citation
from communique.views.ledger import Ledger
from communique.views.ledger_entry import Entry
from communique.views.naming import names
from communique.views.value import Value

COLUMNS = (
    "fact", "makers", "maker_names", "recipients", "recipient_names", "amount", "currency", "basis", "total",
    "total_is_derived", "counted", "standing", "stage", "stages", "contradicted_by", "also_told", "part_of",
    "additional", "instrument", "deadline", "announced_by", "date", "meeting", "meeting_date", "eur", "usd",
    "rate_date", "remarks", "sources", "claims", "documents", "quote", "items",
)  # fmt: skip
# A spreadsheet would run a cell that begins like this as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def ledger_csv(ledger: Ledger) -> str:
    """The commitments as CSV: a header, one row each, several values in a cell apart by "; ".

    Text that a spreadsheet would take for a formula begins with an apostrophe; figures have a decimal
    point and nothing else.
    """
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for entry in ledger.entries:
        row = _cells(entry)
        table.writerow([_safe(row[column]) for column in COLUMNS])
    return written.getvalue()


def ledger_json(ledger: Ledger) -> dict[str, Any]:
    """The ledger as plain data; figures are exact decimals."""
    question = ledger.question
    asked = {
        key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in asdict(question).items()
    }
    return {
        "question": {key: value for key, value in asked.items() if value is not None},
        "commitments": [_told(entry) for entry in ledger.entries],
        "sums": [
            {
                question.by: it.group,
                "stage": it.stage,
                "amounts": [
                    {"amount": figure.amount, "currency": figure.currency, "at_least": figure.is_least,
                     "up_to": figure.is_most}
                    for figure in it.amounts
                ],
                "converted": it.converted,
                "currency": question.currency,
                "unconverted": list(it.unconverted),
                "shared": it.is_shared,
                "contradicted": it.is_contested,
                "commitments": list(it.facts),
            }
            for it in ledger.sums
        ],
        "deadlines": [
            {"deadline": it.entry.deadline, "past": it.is_past, "commitment": it.entry.fact}
            for it in ledger.deadlines
        ],
        "undated": ledger.undated,
    }  # fmt: skip


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _figure(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"


def _list(values: Sequence[object]) -> str:
    return "; ".join(str(value) for value in values)


def _value(value: Value) -> str:
    said = " ".join(part for part in (_figure(value.amount), value.currency, value.basis) if part)
    return said + "".join(f" [{citation.claim}]" for citation in value.citations)


def _cells(entry: Entry) -> dict[str, str]:
    worth = {currency: entry.exchanged(currency) for currency in ("EUR", "USD")}
    value = entry.value
    return {
        "fact": entry.fact,
        "makers": _list(entry.makers),
        "maker_names": names(entry.makers),
        "recipients": _list(entry.recipients),
        "recipient_names": names(entry.recipients),
        "amount": _figure(value.amount) if value else "",
        "currency": (value.currency or "") if value else "",
        "basis": (value.basis or "") if value else "",
        "total": _figure(entry.total),
        "total_is_derived": _yes(entry.is_derived),
        "counted": _yes(entry.counts),
        "standing": entry.standing,
        "stage": entry.stage or "",
        "stages": _list([
            " ".join(part for part in (it.stage, it.day.isoformat() if it.day else "", _numbers(it.citations)) if part)
            for it in entry.stages
        ]),
        "contradicted_by": _list([_value(it) for it in entry.contradicting]),
        "also_told": _list([_value(it) for it in entry.also_told]),
        "part_of": entry.whole or "",
        "additional": _yes(entry.is_additional),
        "instrument": entry.instrument,
        "deadline": entry.deadline or "",
        "announced_by": _list(entry.announced_by),
        "date": entry.day.isoformat() if entry.day else "",
        "meeting": entry.meeting,
        "meeting_date": entry.meeting_day,
        "eur": _figure(_amount(worth["EUR"])),
        "usd": _figure(_amount(worth["USD"])),
        "rate_date": _rate_day(entry, worth),
        "remarks": _list([it for it in (*entry.remarks, entry.why_not_exchanged()) if it]),
        "sources": str(entry.sources),
        "claims": _list([citation.claim for citation in entry.citations]),
        "documents": _list(list(dict.fromkeys(citation.document for citation in entry.citations))),
        "quote": entry.lead.quote,
        "items": _list([f"{it.quantity} {it.item}" for it in entry.items]),
    }  # fmt: skip


def _numbers(citations: Sequence[Citation]) -> str:
    return " ".join(f"[{citation.claim}]" for citation in citations)


def _yes(fact: bool) -> str:
    return "true" if fact else "false"


def _amount(worth: Exchange | None) -> Decimal | None:
    return worth.amount if worth else None


def _rate_day(entry: Entry, worth: dict[str, Exchange | None]) -> str:
    """The day of the rates; empty where none was needed or none is known."""
    days = [it.day for it in worth.values() if it and entry.value and it.currency != entry.value.currency]
    return min(days).isoformat() if days else ""


def _told(entry: Entry) -> dict[str, Any]:
    worth = {currency: entry.exchanged(currency) for currency in ("EUR", "USD")}
    value = entry.value
    return {
        "fact": entry.fact,
        "makers": list(entry.makers),
        "recipients": list(entry.recipients),
        "amount": value.amount if value else None,
        "currency": value.currency if value else None,
        "basis": value.basis if value else None,
        "total": entry.total,
        "total_is_derived": entry.is_derived,
        "shares": [
            {"makers": list(it.makers), "recipients": list(it.recipients), "amount": it.amount} for it in entry.shares
        ],
        "counted": entry.counts,
        "standing": entry.standing,
        "stage": entry.stage,
        "stages": [
            {"stage": it.stage, "date": it.day, "meeting": it.meeting or None,
             "claims": [citation.claim for citation in it.citations]}
            for it in entry.stages
        ],
        "contradicted_by": [_plain(it) for it in entry.contradicting],
        "also_told": [_plain(it) for it in entry.also_told],
        "part_of": entry.whole,
        "additional": entry.is_additional,
        "instrument": entry.instrument or None,
        "deadline": entry.deadline,
        "announced_by": list(entry.announced_by),
        "content": entry.what or None,
        "items": [{"quantity": it.quantity, "item": it.item} for it in entry.items],
        "date": entry.day,
        "meeting": entry.meeting or None,
        "meeting_date": entry.meeting_day or None,
        "eur": _amount(worth["EUR"]),
        "usd": _amount(worth["USD"]),
        "rate_date": _rate_day(entry, worth) or None,
        "remarks": [it for it in (*entry.remarks, entry.why_not_exchanged()) if it],
        "sources": entry.sources,
        "citations": [asdict(citation) for citation in entry.citations],
    }  # fmt: skip


def _plain(value: Value) -> dict[str, Any]:
    return {
        "amount": value.amount, "currency": value.currency, "basis": value.basis,
        "claims": [citation.claim for citation in value.citations],
    }  # fmt: skip
