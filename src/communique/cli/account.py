"""`communique account`: who may use the web application from elsewhere."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from communique.cli.options import DATABASE, Database
from communique.cli.screen import answers
from communique.cli.serve import require_web

account = typer.Typer(
    name="account",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make and change the accounts of the web application.",
)


class Role(StrEnum):
    """What an account may do."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.", show_default=False)]
OfRole = Annotated[Role, typer.Option("--role", help="reader: look; reviewer: judge and add, too; admin: everything.")]


def _password() -> str:
    """The password from standard input where it is a pipe, else asked for twice."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


@account.command()
def add(name: Name, role: OfRole = Role.reader, db: Database = DATABASE) -> None:
    """Make an account; its password is asked for, or read from standard input."""
    require_web()
    from communique.store import Store
    from communique.web.accounts import Accounts

    with Store.open(db) as store:
        Accounts(store).add(name, role.value, _password())
    answers().print(f"{name} may now log in as {role.value}.", markup=False)


@account.command("list")
def listed(db: Database = DATABASE) -> None:
    """List all accounts."""
    require_web()
    from communique.store import Store
    from communique.web.accounts import Accounts

    with Store.open(db, create=False) as store:
        for it in Accounts(store).everybody():
            answers().print(f"{it.name}  {it.role}{'  closed' if it.is_disabled else ''}", markup=False)


@account.command()
def role(name: Name, to: Annotated[Role, typer.Argument(help="The new role.")], db: Database = DATABASE) -> None:
    """Give an account another role."""
    require_web()
    from communique.store import Store
    from communique.web.accounts import Accounts

    with Store.open(db, create=False) as store:
        Accounts(store).set_role(name, to.value)
    answers().print(f"{name} is now {to.value}.", markup=False)


@account.command()
def password(name: Name, db: Database = DATABASE) -> None:
    """Give an account another password; whoever is logged in with the old one is logged out."""
    require_web()
    from communique.store import Store
    from communique.web.accounts import Accounts

    with Store.open(db, create=False) as store:
        Accounts(store).set_password(name, _password())
    answers().print(f"{name} has a new password.", markup=False)


@account.command()
def close(name: Name, db: Database = DATABASE) -> None:
    """Close an account; what it decided stays on file."""
    require_web()
    from communique.store import Store
    from communique.web.accounts import Accounts

    with Store.open(db, create=False) as store:
        Accounts(store).disable(name)
    answers().print(f"{name} can no longer log in.", markup=False)
