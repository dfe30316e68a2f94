"""`communique forget`: documents withdrawn from a database, and what the record loses with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import DATABASE, AsJson, Database
from communique.cli.screen import answers, print_json

if TYPE_CHECKING:
    from communique.pipeline import Forgotten
    from communique.record import Record
    from communique.record.facts import Fact

Names = Annotated[
    list[str], typer.Argument(metavar="NAME", help="Names of documents, as search shows them.", show_default=False)
]


def forget(names: Names, db: Database = DATABASE, as_json: AsJson = False) -> None:
    """Withdraw documents, and tell which facts only they supported.

    What was known until now stays on file. Reading the documents again restores them.
    """
    from communique import pipeline
    from communique.store import Store

    with Store.open(db, create=False) as store:
        forgotten = pipeline.forget(store, names)
    if as_json:
        print_json(_plain(forgotten))
    else:
        _tell(forgotten)


def _plain(forgotten: Forgotten) -> dict[str, Any]:
    return {
        "documents": list(forgotten.documents),
        "claims": forgotten.claims,
        "withdrawn": [_fact(fact, forgotten.before) for fact in forgotten.withdrawn],
        "weakened": [
            {**_fact(fact, forgotten.after), "lost": list(lost), "sources": fact.sources}
            for fact, lost in forgotten.weakened
        ],
    }


def _fact(fact: Fact, record: Record) -> dict[str, Any]:
    quote = record.claims[fact.lead].claim.quote
    return {"id": fact.id, "kind": fact.kind, "quote": quote, "documents": list(fact.documents)}


def _tell(forgotten: Forgotten) -> None:
    console = answers()

    def told(line: str) -> None:
        console.print(line, markup=False, soft_wrap=True)

    told(f"{', '.join(forgotten.documents)}: withdrawn, with {_counted(forgotten.claims, 'claim')}")
    if forgotten.withdrawn:
        told(f"{_counted(len(forgotten.withdrawn), 'fact')} that nothing else supports:")
    for fact in forgotten.withdrawn:
        told(f"  {fact.kind}: {_words(fact, forgotten.before)}")
    if forgotten.weakened:
        told(f"{_counted(len(forgotten.weakened), 'fact')} that fewer documents support now:")
    for fact, lost in forgotten.weakened:
        left = ", ".join(fact.documents)
        told(f"  {fact.kind}: {_words(fact, forgotten.after)} (left: {left}; lost: {', '.join(lost)})")


def _words(fact: Fact, record: Record) -> str:
    return " ".join(record.claims[fact.lead].claim.quote.split())


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
