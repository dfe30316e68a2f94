"""The data files are well formed, and light to load."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import communique.registry
from communique.registry import country_codes, is_country, organisations, roles
from communique.registry.lexicon import lexicon
from communique.registry.table import alternatives, header, rows

FOLDER = Path(communique.registry.__file__).parent / "data"
FILES = sorted(path.stem for path in FOLDER.glob("*.tsv"))
EDTF_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
STATUSES = {
    "member",
    "candidate",
    "invitee",
    "aspirant",
    "observer",
    "partner",
    "participant",
    "suspended",
    "permanent-member",
}


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_the_columns_of_its_header(name):
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# "), "the first line names the source"
    table = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(row) for row in table} == {len(header(name))}
    assert len(table) > 10


@pytest.mark.parametrize("name", FILES)
def test_no_cell_has_stray_blanks_curly_apostrophes_or_empty_alternatives(name):
    for row in rows(name):
        for cell in row:
            assert cell == cell.strip()
            assert "’" not in cell
            assert "  " not in cell
            assert all(alternatives(cell)), cell
            assert len(set(alternatives(cell))) == len(alternatives(cell)), cell


@pytest.mark.parametrize("name", FILES)
def test_no_row_stands_twice(name):
    keys = [tuple(row[:4]) if name == "memberships" else tuple(row[:2]) for row in rows(name)]
    assert len(set(keys)) == len(keys)


def test_all_iso_countries_and_kosovo_are_there():
    assert len(country_codes()) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in country_codes())
    assert is_country("XK")


@pytest.mark.parametrize(("name", "column"), [("demonyms", 0), ("metonyms", 0), ("cities", 1)])
def test_places_belong_to_known_countries(name, column):
    assert [row for row in rows(name) if not is_country(row[column])] == []


def test_every_membership_is_of_a_known_organisation_by_a_known_member_on_real_dates():
    for organisation, member, status, since, until, source in rows("memberships"):
        assert organisation in organisations()
        assert is_country(member) or member in organisations()
        assert status in STATUSES
        assert EDTF_DAY.fullmatch(since)
        assert not until or (EDTF_DAY.fullmatch(until) and since < until)
        assert source


def test_no_canonical_name_is_also_a_country_code():
    assert [name for name in organisations() if is_country(name)] == []


def test_members_names_are_of_known_groups_and_roles():
    for words, _, canonical in rows("member_names"):
        group, _, role = canonical.partition(":")
        assert group in organisations(), words
        assert role in roles(), words


def test_common_nouns_are_of_known_groups_and_flagged():
    for words, language, canonical, ambiguity in rows("common_nouns"):
        assert not canonical or canonical.partition(":")[0] in organisations(), words
        assert language in ("en", "fr")
        assert ambiguity in ("likely", "context")
        assert canonical or ambiguity == "context"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_stands_for_two_things(language):
    meanings = defaultdict(set)
    for candidates in lexicon(language).by_first_word.values():
        for name, entry in candidates:
            meanings[name].add((entry.canonical, entry.country))
    assert {name: what for name, what in meanings.items() if len(what) > 1} == {}


@pytest.mark.parametrize("statement", ["gazetteer('en').find('NATO')", "gazetteer('fr').find('OTAN')"])
def test_the_registry_loads_few_modules(statement):
    code = f"import sys; from communique.registry import gazetteer; {statement}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"babel", "spacy", "pydantic", "sqlalchemy", "csv", "pandas", "numpy"}
    assert len(loaded) < 150
