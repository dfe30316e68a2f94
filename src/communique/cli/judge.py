"""`communique judge`: what a person decides about names, claims and contradictions."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import DATABASE, AsJson, Database
from communique.cli.screen import answers, print_json
from communique.errors import CommuniqueError, GroundingError, NotFoundError

if TYPE_CHECKING:
    from communique.model import FiledClaim, Judgement
    from communique.store import Store

judge = typer.Typer(
    name="judge",
    help="Decide about names, claims and contradictions; every decision is signed, on file, and can be withdrawn.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

User = Annotated[
    str | None, typer.Option("--user", "-u", help="Who decides; your login name, if not given.", show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why.")]
Names = Annotated[list[str], typer.Argument(metavar="NAME NAME", help="Two names as the record writes them.")]
Claims = Annotated[list[str], typer.Argument(metavar="CLAIM", help="Numbers or ids of claims.")]


@judge.command()
def same(names: Names, db: Database = DATABASE, user: User = None, reason: Reason = "") -> None:
    """Two names are one person's. Example: communique judge same "Ana Rott" "Anna Rott"."""
    _pair(names, "same", db, user, reason)


@judge.command()
def different(names: Names, db: Database = DATABASE, user: User = None, reason: Reason = "") -> None:
    """Two names are two persons'."""
    _pair(names, "different", db, user, reason)


@judge.command()
def unsure(names: Names, db: Database = DATABASE, user: User = None, reason: Reason = "") -> None:
    """It cannot be told whether two names are one person's."""
    _pair(names, "unsure", db, user, reason)


@judge.command()
def accept(claims: Claims, db: Database = DATABASE, user: User = None, reason: Reason = "") -> None:
    """Claims are right as they were read; they stay even where a later reading misses them."""
    _claims(claims, "accepted", db, user, reason)


@judge.command()
def reject(claims: Claims, db: Database = DATABASE, user: User = None, reason: Reason = "") -> None:
    """Claims are wrong; the record is built without them."""
    _claims(claims, "rejected", db, user, reason)


@judge.command()
def correct(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Number or id of a claim.")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE",
            help="New values: amount=5000000 recipients=MD,UA modality=expected; an empty one takes the field away.",
        ),
    ],
    db: Database = DATABASE,
    user: User = None,
    reason: Reason = "",
) -> None:
    """Correct fields of a claim; its words stay. Example: communique judge correct 12 amount=5000000 recipients=MD."""
    from communique.model import Claim
    from communique.store import Store
    from communique.views.judging import on_claim

    with Store.open(db, create=False) as store:
        filed = _claim(store, claim)
        changes = _changes(filed, values)
        row = filed.claim.to_row()
        merged = {**row["fields"], **changes.get("fields", {})}
        try:
            Claim.from_row(
                {**row, "fields": merged, "modality": changes.get("modality", row["modality"])}, filed.claim.document
            )
        except GroundingError as error:
            raise CommuniqueError(f"The correction makes no claim: {error}") from error
        _told(store.judge(on_claim(filed, "corrected", _user(user), reason, changes)))


@judge.command()
def prefer(
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="Its id, as `communique conflicts` prints it.")],
    side: Annotated[
        int, typer.Argument(metavar="SIDE", help="1 for the side printed first, 2 for the other.", min=1, max=2)
    ],
    db: Database = DATABASE,
    user: User = None,
    reason: Reason = "",
) -> None:
    """One side of a contradiction is right; the other stays on record against it."""
    from communique.pipeline import record_of
    from communique.store import Store
    from communique.views.index import Index
    from communique.views.judging import on_conflict

    with Store.open(db, create=False) as store:
        index = Index(record_of(store))
        found = index.conflicts.get(conflict)
        if found is None:
            raise NotFoundError(f"There is no contradiction {conflict}. Nothing was filed. See: communique conflicts")
        _told(store.judge(on_conflict(index, found, side - 1, _user(user), reason)))


@judge.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Number of a judgement.")],
    db: Database = DATABASE,
    user: User = None,
    reason: Reason = "",
) -> None:
    """Withdraw a judgement; it stays in the audit trail."""
    from communique.store import Store

    with Store.open(db, create=False) as store:
        _told(store.withdraw(number, _user(user), reason))


@judge.command(name="list")
def list_(
    db: Database = DATABASE,
    everything: Annotated[bool, typer.Option("--all", help="Those withdrawn, too: the audit trail.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the judgements on file: what was decided, by whom, when and why."""
    from communique.store import Store

    with Store.open(db, create=False, read_only=True) as store:
        found = store.judgements(include_withdrawn=everything)
    if as_json:
        print_json([asdict(it) for it in found])
        return
    console = answers()
    for it in found:
        console.print(_line(it), markup=False, soft_wrap=True)
    if not found:
        console.print("Nobody has judged anything yet.")


def _pair(names: list[str], verdict: str, db: str, user: str | None, reason: str) -> None:
    from communique.pipeline import record_of
    from communique.store import Store
    from communique.views.judging import on_pair

    if len(names) != 2 or names[0] == names[1]:
        raise typer.BadParameter("Give two different names, each in quotation marks.")
    with Store.open(db, create=False) as store:
        people = record_of(store).people
        spellings = {spelling for person in people.persons for spelling in person.spellings}
        for name in names:
            if name not in spellings:
                raise NotFoundError(
                    f"Nobody of the record is called {name!r}. Nothing was filed. See: communique people"
                )
        _told(store.judge(on_pair(names[0], names[1], verdict, _user(user), reason)))


def _claims(wanted: list[str], verdict: Any, db: str, user: str | None, reason: str) -> None:
    from communique.store import Store
    from communique.views.judging import on_claim

    with Store.open(db, create=False) as store:
        filed = [_claim(store, each) for each in wanted]  # all of them are there before any is judged
        for each in filed:
            _told(store.judge(on_claim(each, verdict, _user(user), reason)))


def _claim(store: Store, wanted: str) -> FiledClaim:
    name = wanted.strip("[]#")
    filed = store.claim(int(name) if name.isdecimal() else name)
    if filed is None or filed.superseded_at is not None:
        raise NotFoundError(
            f"There is no standing claim {wanted}. Nothing was filed. `communique show` prints numbers."
        )
    return filed


def _changes(filed: FiledClaim, values: list[str]) -> dict[str, Any]:
    known = type(filed.claim.fields).model_fields
    names = {(info.alias or name): name for name, info in known.items()}
    changes: dict[str, Any] = {}
    for value in values:
        name, sign, given = value.partition("=")
        if not sign or (name != "modality" and name not in names):
            raise typer.BadParameter(f"{value!r}: write FIELD=VALUE; the fields are modality, {', '.join(names)}.")
        if name == "modality":
            changes["modality"] = given
            continue
        before = getattr(filed.claim.fields, names[name])
        new: Any = (
            None if not given else json.loads(given) if given[:1] in "{[" or given in ("true", "false") else given
        )
        if isinstance(before, tuple) and isinstance(new, str):
            new = [part.strip() for part in new.split(",")]
        changes.setdefault("fields", {})[name] = new
    return changes


def _user(given: str | None) -> str:
    return given or getpass.getuser()


def _told(judgement: Judgement) -> None:
    answers().print(_line(judgement), markup=False, soft_wrap=True)


def _line(it: Judgement) -> str:
    what = " · ".join(it.subjects) if it.about == "pair" else f"{it.about} {', '.join(it.subjects)}"
    changed = f" {json.dumps(it.changes, ensure_ascii=False)}" if it.changes and it.about == "claim" else ""
    why = f": {it.reason}" if it.reason else ""
    gone = f" – withdrawn by {it.withdrawn_by}, {it.withdrawn_at}" if it.withdrawn_at else ""
    return f"{it.number}  {it.verdict}  {what}{changed}  ({it.user}, {it.at[:16]}{why}){gone}"
