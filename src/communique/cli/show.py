"""`communique show`: a passage in its context, or all that the record holds of somebody or something."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.days import last_day
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, complain, print_json
from communique.errors import NotFoundError

if TYPE_CHECKING:
    from communique.record import Record
    from communique.store import Store
    from communique.views import Answer

_IS_CLAIM = re.compile(r"\d{1,18}|[0-9a-f]{12}")

Wanted = Annotated[
    list[str],
    typer.Argument(
        metavar="WHAT",
        help="A claim's number or id, a fact's id, a person, country, organisation, meeting or document.",
        show_default=False,
    ),
]


def show(
    what: Wanted,
    db: Database = DATABASE,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Show a passage, or all about somebody or something.

    A number opens the passage of a claim in its context; a name gives all that the record holds of it.
    """
    from communique.views import render_show

    found, missing = _all(db, what, last_day(as_of, "--as-of"), known_at)
    if as_json:
        print_json([asdict(answer) for answer in found])
    else:
        console = answers()
        for at, answer in enumerate(found):
            if at:
                console.print()
            render_show(answer, console)
    for message in missing:
        complain(message)
    raise typer.Exit(1 if missing else 0)


def _all(db: str, what: list[str], as_of: date | None, known_at: str | None) -> tuple[list[Answer], list[str]]:
    """Each by itself, unless together they are one name ("Ada Orsel")."""
    from communique.pipeline import record_of
    from communique.store import Store

    found, missing = [], []
    with Store.open(db, create=False, read_only=True) as store:
        record = record_of(store, as_of=as_of, known_at=known_at)
        together = " ".join(what)
        whole = _if_there(store, record, together) if len(what) > 1 else None
        if whole is not None and whole.title.casefold() == together.casefold():
            return [whole], []
        for each in what:
            try:
                found.append(_one(store, record, each))
            except NotFoundError as error:
                missing.append(str(error))
    return ([whole], []) if missing and whole is not None else (found, missing)


def _if_there(store: Store, record: Record, what: str) -> Answer | None:
    try:
        return _one(store, record, what)
    except NotFoundError:
        return None


def _one(store: Store, record: Record, what: str) -> Answer:
    """What the record has of it; else what is on file of it, though it no longer stands or claims nothing.

    Raises:
        NotFoundError: Neither record nor store hold it.
    """
    from communique.record import build
    from communique.views import Answer
    from communique.views import show as find

    number = what.strip("[]#")
    filed = store.claim(int(number) if number.isdecimal() else number) if _IS_CLAIM.fullmatch(number) else None
    if filed is not None and filed.superseded_at is not None:
        answer = find(build([filed], known_at=filed.recorded_at), str(filed.number))
        return replace(answer, note=f"{answer.note}, superseded {filed.superseded_at[:10]}: its document was read anew")
    try:
        return find(record, what if filed is None else str(filed.number))
    except NotFoundError:
        document = store.document(what)
        if document is None:
            raise
        return Answer(document.document.name, f"on file, {document.claims} claims", (), ())
