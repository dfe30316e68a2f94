"""Write the generated parts of the documentation: `make docs`.

A test compares what is on disk with what this makes, so that the documentation cannot go stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

import typer.main

from communique.cli.app import app
from communique.language.pipeline import MODELS
from communique.model import FIELDS_OF_KIND, Passage
from communique.model.claim import Modality
from communique.model.fields import Item, Votes

DOCS = Path(__file__).parents[1] / "docs"
MADE = "<!-- Made by `make docs`; do not edit. -->\n"


def commands() -> str:
    group: Any = typer.main.get_command(app)
    parts = [MADE, "# Commands\n", group.help or "", "\n", f"\n{group.epilog}\n"]
    listed = [
        (f"{name} {own}" if own else name, each)
        for name, command in group.commands.items()
        for own, each in (command.commands.items() if hasattr(command, "commands") else [("", command)])
    ]
    for name, command in listed:
        parts.append(f"\n## communique {name}\n\n{(command.help or '').strip()}\n\n")
        parts.append("| option | meaning | default |\n|---|---|---|\n")
        for parameter in command.params:
            names = ", ".join(f"`{it}`" for it in (*parameter.opts, *parameter.secondary_opts))
            if parameter.param_type_name == "argument":
                names = f"`{parameter.metavar or parameter.name.upper()}`"
            default = "" if parameter.default in (None, False, ()) or callable(parameter.default) else parameter.default
            meaning = getattr(parameter, "help", None) or ""
            variable = f" Environment: `{parameter.envvar}`." if getattr(parameter, "envvar", None) else ""
            parts.append(f"| {names} | {meaning}{variable} | {f'`{default}`' if default != '' else ''} |\n")
    return "".join(parts)


def _said(annotation: Any) -> str:
    if annotation is Passage:
        return "span of the text"
    if annotation is Votes:
        return "counts: `for`, `against`, `abstained`"
    plain = {str: "words or name", bool: "true or false", int: "whole number"}
    if annotation in plain:
        return plain[annotation]
    arguments = [it for it in get_args(annotation) if it is not type(None)]
    origin = get_origin(annotation)
    if origin is tuple and Item in arguments:
        return "list of counts of goods: `quantity`, `item`"
    if origin is tuple:
        return "list of names or words"
    if origin is not None and str(origin).endswith("Literal"):
        return " · ".join(f"`{it}`" for it in arguments)
    if arguments and all(it.__class__.__name__ != "FieldInfo" for it in arguments):
        return " or ".join(_said(it) for it in arguments if not callable(getattr(it, "func", None)))
    return "exact number" if arguments else "number"


def kinds() -> str:
    parts = [
        MADE,
        "# Claim kinds\n\nOne JSON object a line; `start` and `end` count Unicode code points of the document's text, "
        "and `quote` is the text between them. ",
        "Modalities: "
        + ", ".join(f"`{it}`" for it in get_args(Modality))
        + ". A field that the document does not give "
        "is absent.\n",
    ]
    for kind, fields in FIELDS_OF_KIND.items():
        parts.append(f"\n## {kind}\n\n{(fields.__doc__ or '').strip()}\n\n| field | value |\n|---|---|\n")
        for name, field in fields.model_fields.items():
            said = "exact number" if name == "amount" else _said(field.annotation)
            parts.append(f"| `{field.alias or name}`{' (always)' if field.is_required() else ''} | {said} |\n")
    return "".join(parts)


def settings() -> str:
    rows = [
        ("COMMUNIQUE_DB", "The database that commands read into and look into.", "`communique.db`"),
        *(
            (f"COMMUNIQUE_MODEL_{language.upper()}", f"The spaCy package that reads `{language}`.", f"`{model}`")
            for language, model in MODELS.items()
        ),
        (
            "COMMUNIQUE_SECRET",
            "What signs the cookies and tokens of `communique serve`; one for each start, if not set.",
            "",
        ),
        ("COMMUNIQUE_HOSTS", "Further names, apart by spaces, under which `communique serve` may be asked.", ""),
        (
            "COMMUNIQUE_PLAIN_HTTP",
            "`1`: cookies go over unencrypted connections, too; only where something else encrypts them.",
            "",
        ),
        ("COMMUNIQUE_OIDC_ISSUER", "Address of an OpenID Connect provider by which people may log in.", ""),
        ("COMMUNIQUE_OIDC_CLIENT", "The client's name at the provider.", ""),
        ("COMMUNIQUE_OIDC_SECRET", "The client's secret at the provider.", ""),
        ("COMMUNIQUE_OIDC_NAME", "How the login page calls the provider.", "`OpenID Connect`"),
        ("COMMUNIQUE_OIDC_ADMINS", "Names or addresses, apart by spaces, that are admins at their first login.", ""),
        ("COMMUNIQUE_OIDC_REVIEWERS", "Names or addresses that are reviewers at their first login; others read.", ""),
        ("NO_COLOR", "Set to anything: no colours on the terminal.", ""),
    ]
    table = "".join(f"| `{name}` | {what} | {default} |\n" for name, what, default in rows)
    head = "# Settings\n\nAll of them are environment variables.\n\n| name | meaning | default |\n|---|---|---|\n"
    return f"{MADE}{head}{table}"


PAGES = {"commands.md": commands, "claim-kinds.md": kinds, "settings.md": settings}


def main() -> None:
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
