"""`communique registry`: who is who, and who belonged to what on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Annotated, Any

import typer

from communique.cli.days import last_day
from communique.cli.options import AsJson
from communique.cli.screen import answers, print_json
from communique.errors import NotFoundError

Who = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A country, an organisation, or NATO:members and the like.", show_default=False
    ),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day, as 2022-11-30; today if not given.")]


def registry(who: Who, on: On = None, as_json: AsJson = False) -> None:
    """Tell who is who: a country's names, an organisation's members on a day."""
    day = last_day(on, "--on") or date.today()
    found = _organisation(who, day) or _country(who, day)
    if found is None:
        raise NotFoundError(
            f"{who!r} is neither a country nor an organisation that the registry knows. Try its full name."
        )
    if as_json:
        print_json(found)
        return
    console = answers()
    console.print(f"{found['name']} ({found['canonical']})", style="bold", markup=False)
    if found["also"]:
        console.print(f"also: {', '.join(found['also'])}", style="dim", markup=False)
    if found.get("members") == {}:
        since = found["first_members"]
        told = f"; the first it knows are of {since}" if since else ""
        console.print(f"The registry knows no members on {day.isoformat()}{told}.", markup=False)
    for status, named in found.get("members", {}).items():
        console.print(
            f"{len(named)} {_counted(status, len(named))} on {day.isoformat()}: {', '.join(named)}", markup=False
        )
    if found.get("belongs_to"):
        belongs = ", ".join(f"{name} ({status})" for name, status in found["belongs_to"].items())
        console.print(f"on {day.isoformat()}: {belongs}", markup=False)


def _counted(status: str, count: int) -> str:
    return status if count == 1 else f"{status}s"


def _organisation(who: str, day: date) -> dict[str, Any] | None:
    from communique.registry import memberships, name_of, organisation, organisations

    body = who.partition(":")[0]
    canonical = organisation(body) or (body.upper() if body.upper() in organisations() else None)
    if canonical is None:
        return None
    members: defaultdict[str, list[str]] = defaultdict(list)
    for stretch in memberships(canonical):
        if stretch.holds_on(day.isoformat()):
            members[stretch.status].append(name_of(stretch.member))
    asked = ["member"] if ":" in who else [*sorted(members, key=lambda status: (status != "member", status))]
    entry = organisations()[canonical]
    full = [name.strip("~!").removeprefix("the ") for name in (*entry.names_en, *entry.names_fr)]
    return {
        "canonical": canonical,
        "name": full[0] if full else entry.name,
        "also": list(dict.fromkeys(name for name in full[1:] if name not in (full[0], canonical))),
        "first_members": min((it.since for it in memberships(canonical) if it.since), default=None),
        "members": {status: sorted(members[status]) for status in asked if members[status]},
    }


def _country(who: str, day: date) -> dict[str, Any] | None:
    from communique.registry import country, is_country, name_of, organisations_with_members
    from communique.registry import memberships as memberships_of

    code = who.upper() if is_country(who.upper()) else country(who)
    if code is None:
        return None
    belongs = {
        body: stretch.status
        for body in organisations_with_members()
        for stretch in memberships_of(body)
        if stretch.member == code and stretch.holds_on(day.isoformat())
    }
    return {
        "canonical": code,
        "name": name_of(code),
        "also": [name_of(code, "fr")],
        "belongs_to": dict(sorted(belongs.items())),
    }
