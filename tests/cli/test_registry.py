from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from communique.cli.app import app


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["registry", *arguments], env={"COLUMNS": "200"})
    return done.exit_code, done.output


def told(*arguments: str) -> dict[str, Any]:
    code, output = run(*arguments, "--json")
    assert code == 0, output
    found: dict[str, Any] = json.loads(output)
    return found


@pytest.mark.parametrize(
    ("who", "on", "count"),
    [
        ("NATO", "2022-11-30", 30),
        ("NATO", "2023-04-04", 31),
        ("NATO:foreign-ministers", "2024-03-07", 32),
        ("European Union", "2020-01-31", 28),
        ("eu", "2020-02-01", 27),
        ("ASEAN", "2025-10-26", 11),
    ],
)
def test_members_are_those_of_the_day(who: str, on: str, count: int) -> None:
    assert len(told(who, "--on", on)["members"]["member"]) == count


def test_a_country_is_told_with_what_it_belongs_to() -> None:
    found = told("Türkiye", "--on", "2022-11-30")
    assert (found["canonical"], found["belongs_to"]["NATO"]) == ("TR", "member")
    assert "EU" not in found["belongs_to"] or found["belongs_to"]["EU"] == "candidate"


def test_the_terminal_names_count_and_members() -> None:
    code, output = run("BENELUX", "--on", "2022-11-30")
    assert code == 0
    assert "3 members on 2022-11-30: Belgium, Luxembourg, Netherlands" in output


@pytest.mark.parametrize(("arguments", "code"), [(("Atlantis",), 1), (("NATO", "--on", "30.11.2022"), 2)])
def test_what_is_unknown_or_no_day_is_told(arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments)[0] == code


def test_a_day_before_the_first_members_is_told_to_be_one() -> None:
    code, output = run("NATO", "--on", "1900-01-01")
    assert code == 0
    assert "knows no members on 1900-01-01; the first it knows are of 1949" in output
