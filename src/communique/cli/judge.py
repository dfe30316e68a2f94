"""`communique judge`: what a person decides about names, claims and contradictions."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, get_origin

import typer

from communique.cli.options import DATABASE, AsJson, Database
from communique.cli.screen import answers, print_json
from communique.errors import CommuniqueError, GroundingError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Judgement, Kind
    from communique.model.judgement import Verdict
    from communique.store import Store
    from communique.views.judging import Standing

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
    from communique.store import Store
    from communique.views.editing import changes_of
    from communique.views.judging import on_claim

    with Store.open(db, create=False) as store:
        it = _claim(store, claim)
        kind, document, now = it.now.claim.kind, it.now.claim.document, it.now.claim.to_row()
        try:
            changes = changes_of(kind, document, it.anchor, now, _typed(kind, values))
        except GroundingError as error:
            raise CommuniqueError(f"The correction makes no claim: {error}") from error
        verdict: Verdict = "corrected" if changes else "accepted"
        _told(store.judge(on_claim(it.filed, verdict, _user(user), reason, changes, it.judgement)))


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
    everything: Annotated[
        bool, typer.Option("--all", help="Those withdrawn or replaced by later ones, too: the audit trail.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the judgements that hold: what was decided, by whom, when and why."""
    from communique.model.judgement import standing
    from communique.store import Store

    with Store.open(db, create=False, read_only=True) as store:
        found = store.judgements(include_withdrawn=everything)
    holds = standing(found)
    if not everything:
        found = [it for it in found if it in holds]
    if as_json:
        print_json([asdict(it) for it in found])
        return
    console = answers()
    for it in found:
        by = next((other.number for other in holds if other.replaces(it)), it.number)
        replaced = f" – replaced by {by}" if by != it.number and it.withdrawn_at is None else ""
        console.print(_line(it) + replaced, markup=False, soft_wrap=True)
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


def _claims(wanted: list[str], verdict: Verdict, db: str, user: str | None, reason: str) -> None:
    from communique.store import Store
    from communique.views.judging import on_claim

    with Store.open(db, create=False) as store:
        found = [_claim(store, each) for each in wanted]  # all of them are there before any is judged
        for it in found:
            _told(store.judge(on_claim(it.filed, verdict, _user(user), reason, earlier=it.judgement)))


def _claim(store: Store, wanted: str) -> Standing:
    """A claim that its document yields, or that a judgement keeps though a later reading misses it."""
    from communique.views.judging import standing

    name = wanted.strip("[]#")
    filed = store.claim(int(name) if name.isdecimal() else name)
    if filed is not None:
        document = list(store.claims(document=filed.claim.document.name))
        found = standing(filed, document, store.judgements(about="claim"))
        if filed.superseded_at is None or found.judgement is not None:
            return found
    raise NotFoundError(f"There is no standing claim {wanted}. Nothing was filed. `communique show` prints numbers.")


def _typed(kind: Kind, values: list[str]) -> dict[str, str]:
    """FIELD=VALUE as the form of the web application has it; names may stand between commas."""
    from communique.model import FIELDS_OF_KIND

    fields = {field.alias or key: field for key, field in FIELDS_OF_KIND[kind].model_fields.items()}
    typed = {}
    for value in values:
        name, sign, given = value.partition("=")
        if not sign or (name != "modality" and name not in fields):
            raise typer.BadParameter(f"{value!r}: write FIELD=VALUE; the fields are modality, {', '.join(fields)}.")
        if name == "modality":
            typed[name] = given
            continue
        if get_origin(fields[name].annotation) is tuple:
            given = given.replace(",", ";")
        typed[f"field-{name}"] = {"true": "yes", "false": "no"}.get(given, given)
    return typed


def _user(given: str | None) -> str:
    return given or getpass.getuser()


def _told(judgement: Judgement) -> None:
    answers().print(_line(judgement), markup=False, soft_wrap=True)


def _line(it: Judgement) -> str:
    why = f": {it.reason}" if it.reason else ""
    gone = f" – withdrawn by {it.withdrawn_by}, {it.withdrawn_at}" if it.withdrawn_at else ""
    return f"{it.number}  {_decided(it)}  ({it.user}, {it.at[:16]}{why}){gone}"


def _decided(it: Judgement) -> str:
    """What was decided, claims by the numbers that the brief prints."""
    if it.about == "pair":
        return f"{it.verdict}  {' · '.join(it.subjects)}"
    if it.about == "conflict":
        preferred = set(it.changes.get("claims", ()))
        aside = [subject for subject in it.subjects if subject not in preferred]
        return f"prefers  {_cited(it, sorted(preferred))} to {_cited(it, aside)}"
    return "  ".join(part for part in (it.verdict, f"claim {_cited(it, it.subjects)}", _changed(it)) if part)


def _cited(it: Judgement, subjects: Sequence[str]) -> str:
    numbers = [it.anchors.get(subject, {}).get("number") for subject in subjects]
    told = sorted((number for number in numbers if number is not None), key=int)
    unknown = [subject for subject, number in zip(subjects, numbers, strict=True) if number is None]
    return " ".join((*(f"[{number}]" for number in told), *unknown))


def _changed(it: Judgement) -> str:
    """A correction as it is typed: amount=5000000 recipients=MD,UA."""
    changes = dict(it.changes)
    fields = changes.pop("fields", {})
    return " ".join(f"{name}={_typed_value(value)}" for name, value in {**changes, **fields}.items())


def _typed_value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ",".join(map(_typed_value, value))
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
