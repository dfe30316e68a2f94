"""Every message that can be raised, and every phrase of a line, has its French; nobody's own words are translated."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.store import Store
from communique.store.place import _TROUBLES
from communique.store.server import _TROUBLES as SERVER_TROUBLES
from communique.web.words import french, plain
from tests.web.conftest import token
from tests.web.test_additions import bring

_GAP = re.compile(r"(\{\w+\})")
# What is told on a terminal alone.
TERMINAL = {
    "{words!r} is not in the record. Nothing was changed. {hint}",
    "Did you mean {names}?",
    "Give a claim's number, a name, a country or a document.",
    "There is no claim {id} in the record; its numbers run to {last}. Nothing was changed. "
    "Take a number from the brief.",
    "modality {words!r} is none of {choice}",
    "{name}: {message} Nothing was changed.",
    "One of the processes that read ended before its work was done. What was filed before is kept. Read again in one "
    "process (--processes 1, processes=1) if memory was short; in a script of your own, ask for several processes only "
    'under `if __name__ == "__main__":`.',
    "{name} is not in the record. Nothing was changed. Try another name.",
    "{words!r} names several documents of the record. Nothing was compared. There are: {known}",
    "{words!r} names no document of the record. Nothing was compared. There are: {known}",
    "No meeting of the record is called {words!r}. Nothing was changed. Give its body or city.",
    "{file}: no document {name} stands. Nothing was withdrawn. Look up how it is called: communique search WORDS.",
    "{name}: the original bytes handed in are not those that the document was read from. Nothing of it was filed. Hand "
    "in the bytes whose SHA-256 is the document's `source_sha256`.",
    "{name}: a {kind} handed in with it was made from {other}, of another text. Nothing of this document was filed. "
    "File each claim with its own document.",
}
# Rooms that no page speaks with: before the record is open nobody is served, and programs are answered in English.
UNSEEN = {"checkup.py", "opening.py", "settings.py", "server.py", "place.py", "api.py", "stances.py"}


def _parsed(*rooms: str) -> Iterator[ast.AST]:
    for room in rooms:
        for file in _files(room):
            yield from ast.walk(ast.parse(file.read_text("utf-8")))


def _files(room: str) -> list[Path]:
    there = Path(str(files("communique").joinpath(room)))
    return sorted(there.rglob("*.py")) if there.is_dir() else [there]


def _texts(node: ast.expr) -> list[str]:
    """The strings that an expression may be, whatever fills their gaps."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_phrase_that_lines_are_made_of_has_its_french() -> None:
    said = {
        words
        for node in _parsed("views")
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "phrase"
        for words in _texts(node.args[0])
        if re.search(r"[^\W\d_]", _GAP.sub("", plain(words)))
    }
    assert len(said) > 50
    assert {plain(words) for words in said - TERMINAL} - set(french()) == set()


# What is called with a message, or with a part of one.
_IS_SAID = re.compile(r"[^\W\d_]")
_TELLING = {"fault", "phrase", "error", "telling", "Broken", "UnreadableError", "_failure"}


def _messages(file: Path) -> Iterator[tuple[str, str]]:
    """What a file may tell of what went wrong, each with a word of how: "told", or "composed" beforehand."""
    tree = ast.parse(file.read_text("utf-8"))
    named: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            strings = [it.value for it in ast.walk(node.value) if isinstance(it, ast.Constant)]
            for target in targets:
                if isinstance(target, ast.Name):
                    named.setdefault(target.id, []).extend(it for it in strings if isinstance(it, str))
    for node in ast.walk(tree):
        call = node.exc if isinstance(node, ast.Raise) else node
        if not isinstance(call, ast.Call):
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and "trouble" in file.read_text():
                yield from (("told", words) for part in node.value.elts for words in _texts(part) if " " in words)
            continue
        callee = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if not isinstance(node, ast.Raise) and callee not in _TELLING:
            continue
        # What failed is named first, and is no sentence of ours: "line 12", "standard input".
        given = call.args[1:] if callee in {"Broken", "_failure"} else call.args
        for part in (*given, *(it.value for it in call.keywords if it.arg == "state")):
            if isinstance(part, ast.JoinedStr | ast.BinOp):
                yield "composed", ast.unparse(part)
            known = named.get(part.id, []) if isinstance(part, ast.Name) else _texts(part)
            yield from (("told", words) for words in known if " " in words and _IS_SAID.search(_GAP.sub("", words)))


ROOMS = ("web", "views", "store", "reading", "sources", "batches.py", "model/claim.py", "model/judgement.py")


def test_every_message_that_a_page_can_show_has_its_french() -> None:
    """Programs are answered in English: what only the API says is left out."""
    found = {
        (how, words, file.name)
        for room in ROOMS
        for file in _files(room)
        if "migrations" not in file.parts and (file.name not in UNSEEN or file.parent.name == "store")
        for how, words in _messages(file)
    }
    told = {words for how, words, file in found if how == "told" and file not in UNSEEN}
    assert len(told) > 150
    assert {(file, words) for how, words, file in found if how == "composed" and file not in UNSEEN} == set()
    assert {plain(words) for words in told - TERMINAL} - set(french()) == set()
    troubles = {words for pair in (*_TROUBLES.values(), *SERVER_TROUBLES.values()) for words in pair}
    assert troubles - set(french()) == set()


def test_no_french_is_kept_for_a_message_that_nobody_tells() -> None:
    sentences = {words for words in french() if words.endswith(".") and "Nothing was changed." in words}
    code = " ".join(
        plain(node.value)
        for room in ("web", "views", "store", "model")
        for node in _parsed(room)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    templates = " ".join(it.read_text("utf-8") for it in Path(str(files("communique.web") / "templates")).iterdir())
    assert {words for words in sentences if words not in code and words not in templates} == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('raise StoreError("A {name} is none.", name=name)', {("told", "A {name} is none.")}),
        ('raise StoreError(f"A {name} is none.")', {("composed", "f'A {name} is none.'")}),
        ('raise StoreError("A " + name)', {("composed", "'A ' + name")}),
        ('WHY = "A b."\nraise StoreError(WHY)', {("told", "A b.")}),
        ('raise StoreError("A b." if it else "C d.")', {("told", "A b."), ("told", "C d.")}),
        ('visit.fault("since", "A b.")', {("told", "A b.")}),
        ("raise KeyError(name)", set()),
        ('print("A b.")', set()),
    ],
)
def test_what_is_raised_is_found_however_it_is_written(tmp_path: Path, source: str, found: set) -> None:
    (tmp_path / "room.py").write_text(source, encoding="utf-8")
    assert set(_messages(tmp_path / "room.py")) == found


@pytest.fixture
def reading(local: TestClient) -> TestClient:
    """A browser of somebody who reads French."""
    local.headers["accept-language"] = "fr"
    return local


BROUGHT = (
    ("empty.txt", b"", "est vide"),
    ("torn.pdf", b"%PDF-1.7 torn", "est tronqué"),
    ("bytes.txt", b"a\0b", "n’est pas du texte"),
    ("rows.jsonl", b'{"document": "a", "text": "Norway met Poland."}\nnot json\n', "n’est pas du JSON"),
    ("cells.csv", b"document,text\na,b,c\n", "a 3 cellules"),
    ("other.csv", b"name,sum\na,b\n", "la ligne n’a pas de"),
    (
        "polish.txt",
        "Ministrowie spotkali się w Oslo i rozmawiali o współpracy gospodarczej.\n".encode() * 9,
        "sa langue",
    ),
)


def test_what_is_wrong_with_a_file_is_told_in_french(reading: TestClient) -> None:
    last = bring(reading, *((name, data) for name, data, _ in BROUGHT))[-1]
    told = dict(last["failures"])  # type: ignore[call-overload]  # pairs
    assert [name for name, _, words in BROUGHT if words not in told.get(name, "")] == [], told
    assert not any("Nothing was" in words for words in told.values())
    page = reading.get("/add").text
    address = re.search(r'href="(/add/[^"]+)"', page)
    assert address
    assert "est tronqué" in reading.get(address[1]).text


@pytest.mark.parametrize("note", ["FI", "Close, all", "follow-up", "Visit", "undoing"])
def test_why_somebody_took_a_decision_back_is_shown_as_it_was_written(
    reading: TestClient, store: Store, pledge: int, note: str
) -> None:
    mark = token(reading)
    data = {"token": mark, "act": "accept", "claims": str(pledge), f"after-{pledge}": "", "reason": note}
    assert reading.post("/review/act", data=data).status_code == 303
    told = reading.post("/review/act", data=data)
    assert told.status_code == 409
    assert f"\u00a0: {note})" in told.text
    number = str(store.judgements()[0].number)
    undo = {"token": mark, "judgement": number, "reason": note}
    assert reading.post("/review/undo", data=undo).status_code == 303
    for language in ("fr", "en"):
        reading.headers["accept-language"] = language
        assert re.search(rf": {note}</p>", reading.get("/trail").text.replace("\u00a0", " "))


def test_a_decision_taken_back_without_a_reason_is_told_so_in_french(
    reading: TestClient, store: Store, pledge: int
) -> None:
    mark = token(reading)
    data = {"token": mark, "act": "accept", "claims": str(pledge), f"after-{pledge}": ""}
    assert reading.post("/review/act", data=data).status_code == 303
    undo = {"token": mark, "judgement": str(store.judgements()[0].number)}
    assert reading.post("/review/undo", data=undo).status_code == 303
    assert "annulé</p>" in reading.get("/trail").text


@pytest.mark.parametrize(
    "note",
    [
        ("x" + " has judged this in the meantime (" * 18 + ", " * 300 + ": " * 300)[:2000],
        ("x" + " Nothing was changed." * 900)[:2000],
        "{reason} {0} {user!r}" * 90,
    ],
)
def test_a_note_that_looks_like_messages_costs_no_time(
    reading: TestClient, store: Store, pledge: int, note: str
) -> None:
    mark = token(reading)
    data = {"token": mark, "act": "accept", "claims": str(pledge), f"after-{pledge}": "", "reason": note}
    assert reading.post("/review/act", data=data).status_code == 303
    began = time.perf_counter()
    answer = reading.post("/review/act", data=data)
    assert answer.status_code == 409
    assert "l’a examiné entre-temps" in answer.text
    assert time.perf_counter() - began < 2
    assert len(store.judgements()) == 1
