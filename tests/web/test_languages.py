"""The interface in French: every word of ours is told in French, on every page; a document's words never are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique import registry
from communique.archive import record_of
from communique.model import KINDS
from communique.store import Store
from communique.views.assembly import CAPACITY_NAMES
from communique.views.editing import MODALITIES, entries
from communique.views.index import Index
from communique.views.ledger_entry import STANDINGS
from communique.views.naming import STAGES, STEPS
from communique.views.profile import HEADINGS
from communique.views.queue import WEIGHTS
from communique.views.undone import UNDONE
from communique.views.wording import Joined, Wording
from communique.web import visit as visits
from communique.web.app import create_app
from communique.web.settings import Settings
from communique.web.words import French, french, tongue
from tests.web.conftest import HERE, log_in, token
from tests.web.test_pages import PAGES, links

_GAP = re.compile(r"(\{\w+\})")
_WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦[^⟧]*$")  # a title that is shortened
_APART = re.compile(r"[·→:;,()“”‘’«»…+×\[\]/|.!?–\n\u202f\d@=]+|\s-\s")
_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-label")
# What is told on a terminal alone, or to programs.
TERMINAL = {
    "7 is in the record (there: 7). Read a document that tells of it.",
    "7 is not in the record. Nothing was changed. Try another name.",
    "No meeting of the record is called 7. Nothing was changed. Give its body or city.",
    "No stance is called 7 in data/stances.tsv. Nothing was told. Correct it.",
    "The token is none of ours, or was taken back.",
}
# What is the same in every language: the name of the program, of its formats, of an address.
OWN = {"communiqué", "api", "openapi", "json", "csv", "utc", "https", "français", "english", "mb", "mo", "usd", "eur"}


class Wrapping(French):
    """French between signs, so that what stands outside of them is none of ours; it notes what has no French."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def pattern(self, words: str) -> str:
        if words not in french() and re.search(r"[^\W\d_]", _GAP.sub("", words)):
            self.missing.add(words)
        parts = _GAP.split(super().pattern(words))
        return "".join(f"⟦{it}⟧" if re.search(r"[^\W\d_]", it) and not _GAP.fullmatch(it) else it for it in parts)

    def tell(self, words: str) -> str:
        if isinstance(words, Wording) and isinstance(words.made, Joined):
            return "\n".join(self.tell(item) for item in words.made.items)
        return super().tell(words)

    def day(self, edtf: str | None) -> str:
        return f"⟦{super().day(edtf)}⟧" if edtf else ""

    def moment(self, at: str) -> str:
        return f"⟦{super().moment(at)}⟧"

    def sum(self, amount, currency) -> str:
        return f"⟦{super().sum(amount, currency)}⟧"

    def called(self, entity: str) -> str:
        told = super().called(entity)
        return f"⟦{told}⟧" if told != entity or registry.organisation(entity) else told

    def spoken(self, language: str) -> str:
        return f"⟦{super().spoken(language)}⟧"

    def message(self, words: str) -> str:
        told = super().message(words)
        return f"⟦{told}⟧" if told != words else told


class Reader(HTMLParser):
    """What a page shows and what it tells a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in {"input", "meta", "link", "br", "hr", "img"} and (
            self._skipped
            or tag in {"script", "style", "code", "kbd"}
            or (tag != "html" and given.get("lang"))
            or given.get("aria-hidden")
        ):
            self._skipped.append(tag)
        if not self._skipped:
            self.told += [value for name in _ATTRIBUTES if (value := given.get(name))]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # of HTMLParser
        if self._skipped:
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.told.append(data)


def english_of(page: str, words_of_documents: str) -> set[str]:
    """The words that a page tells outside of the French, and that no document says."""
    reader = Reader()
    reader.feed(page)
    found = set()
    for told in reader.told:
        while _WRAPPED.search(told):
            told = _WRAPPED.sub("\n", told)
        told = _CUT.sub("\n", told)
        for part in _APART.split(told):
            words = " ".join(part.split()).strip("'’\"- ").casefold()
            if re.search(r"[^\W\d_]{2}", words) and words not in words_of_documents and words not in OWN:
                found.add(words)
    return found


@pytest.fixture
def wrapping(monkeypatch: pytest.MonkeyPatch) -> Wrapping:
    """All pages in French between signs."""
    told = Wrapping()
    monkeypatch.setattr(visits, "tongue", lambda language: told if language == "fr" else tongue(language))
    return told


@pytest.fixture
def reading(local: TestClient) -> TestClient:
    """A browser of somebody who reads French."""
    local.headers["accept-language"] = "fr-LU,fr;q=0.9"
    return local


def said_by_documents(store: Store) -> str:
    """Every word of the documents, and what they and their people are called."""
    record = record_of(store)
    names = [f"{it.name} {it.title} {it.publisher}" for it in record.documents.values()]
    names += [spelling for it in record.people.persons for spelling in (it.name, *it.spellings)]
    codes = list(Index(record).entities)
    texts = [it.text for it in record.documents.values()]
    return " ".join(" ".join((*texts, *names, *codes, Settings().local_user)).split()).casefold()


def walked(client: TestClient, start: Iterator[str] | tuple[str, ...], most: int = 250) -> Iterator[tuple[str, str]]:
    """Pages with those that they link to; of each kind of address some."""
    waiting, seen = list(start), set[str]()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        if answer.headers["content-type"].startswith("text/html"):
            yield path, answer.text
            waiting += sorted(links(answer.text) - seen)


def test_no_word_of_the_interface_is_english_on_a_french_page(
    reading: TestClient, store: Store, wrapping: Wrapping
) -> None:
    known = said_by_documents(store)
    found = {path: left for path, page in walked(reading, PAGES) if (left := english_of(page, known))}
    assert wrapping.missing == set()
    assert found == {}


NOT_UNDERSTOOD = (
    "/?as_of=yesterday", "/?known_at=noon", "/timeline?since=foo&kind=dreams&order=odd&page=x", "/ledger?since=soon",
    "/ledger?currency=XYZ&stage=dreamt&by=colour", "/accessions/NATO?who=FI&on=then", "/search?words=energy&since=x",
    "/entities?kind=ghost", "/conflicts?type=odd", "/sources?genre=odd", "/review?kind=odd&reason=odd", "/nowhere",
    "/meetings/m123", "/entities/Nobody%20Atall", "/sources/none", "/originals/none", "/claims/999999", "/facts/f0",
    "/conflicts/x1", "/accessions/NATO?who=ZZ", "/add/none", "/positions?party=FI&topic=odd", "/review/abc",
)  # fmt: skip


@pytest.mark.parametrize("path", NOT_UNDERSTOOD)
def test_what_is_wrong_with_a_question_is_told_in_french(
    reading: TestClient, store: Store, wrapping: Wrapping, path: str
) -> None:
    answer = reading.get(path)
    asked = " yesterday noon foo dreams odd soon xyz dreamt colour then ghost none m123 f0 x1 zz nobody atall fi nato x"
    assert answer.status_code in {404, 422}
    assert english_of(answer.text, said_by_documents(store) + asked) == set()
    assert wrapping.missing == set()


def test_what_a_form_answers_is_french(reading: TestClient, store: Store, wrapping: Wrapping, pledge: int) -> None:
    known = said_by_documents(store)
    mark = token(reading)
    shown = {"token": mark, "after": "", "reason": "Raison", "act": "correct"}
    answers = [reading.post(f"/review/{pledge}", data={**shown, f"field-{name}": "odd"}) for name in
               ("amount", "currency", "deadline", "content", "items", "additional")]  # fmt: skip
    answers.append(reading.post(f"/review/{pledge}", data={**shown, "start": "odd"}))
    answers.append(reading.post(f"/review/{pledge}", data={**shown, "modality": "odd"}))
    answers.append(reading.post("/review/act", data={"token": mark}))
    answers.append(reading.post("/review/undo", data={"token": mark, "judgement": "77"}))
    answers.append(reading.post("/add", data={"token": mark}))
    answers.append(reading.post("/timeline"))
    answers.append(reading.post("/review/act", data={"token": "old"}))
    accepted = {"token": mark, "act": "accept", "claims": str(pledge), f"after-{pledge}": ""}
    assert reading.post("/review/act", data=accepted).status_code == 303
    answers.append(reading.post("/review/act", data=accepted))  # somebody was first
    assert all(answer.status_code >= 400 for answer in answers), [it.status_code for it in answers]
    number = str(store.judgements()[0].number)
    assert reading.post("/review/undo", data={"token": mark, "judgement": number}).status_code == 303
    answers.append(reading.post("/review/undo", data={"token": mark, "judgement": number}))
    answers += [reading.get("/trail"), reading.get(f"/claims/{pledge}"), reading.get(f"/review/{pledge}")]
    found = {it.url.path + str(at): english_of(it.text, known + " odd raison ") for at, it in enumerate(answers)}
    assert {path: left for path, left in found.items() if left} == {}
    assert wrapping.missing == set()


def test_a_door_and_an_account_are_french(shared: TestClient, wrapping: Wrapping) -> None:
    shared.headers["accept-language"] = "fr"
    pages = [shared.get("/login").text]
    wrong = {"token": token(shared, "/login"), "name": "ada", "password": "wrong"}
    pages.append(shared.post("/login", data=wrong).text)
    assert log_in(shared, "ada") == 303
    pages.append(shared.get("/account").text)
    mark = token(shared)
    pages.append(shared.post("/account/password", data={"token": mark, "old": "wrong", "new": "wrong"}).text)
    pages.append(shared.post("/account/tokens", data={"token": mark, "note": "note"}).text)
    pages.append(shared.post("/accounts", data={"token": mark, "act": "add", "name": "ada", "role": "king"}).text)
    pages.append(shared.post("/accounts", data={"token": mark, "act": "add", "name": "bo", "role": "reader"}).text)
    pages.append(shared.post("/accounts", data={"token": mark, "act": "odd"}).text)
    assert [english_of(page, "ada rhea vic note king") for page in pages] == [set()] * len(pages)
    assert wrapping.missing == set()


def test_an_empty_record_teaches_in_french(tmp_path: Path, wrapping: Wrapping) -> None:
    with (
        Store.open(tmp_path / "vide.db") as store,
        TestClient(create_app(store, Settings(waiting=60)), base_url=HERE, headers={"accept-language": "fr"}) as client,
    ):
        pages = {path: client.get(path) for path in PAGES}
        user = Settings().local_user.casefold()
        found = {path: english_of(it.text, f"{user} energy china luxembourg asselborn") for path, it in pages.items()}
    assert {path: left for path, left in found.items() if left} == {}
    assert wrapping.missing == set()


def _parsed(*rooms: str) -> Iterator[ast.AST]:
    for room in rooms:
        for file in sorted(Path(str(files("communique").joinpath(room))).rglob("*.py")):
            yield from ast.walk(ast.parse(file.read_text("utf-8")))


def _texts(node: ast.expr) -> list[str]:
    """The strings that an expression may be, whatever fills their gaps."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(it.value) if isinstance(it, ast.Constant) else "7" for it in node.values)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_phrase_that_lines_are_made_of_has_its_french() -> None:
    said = {
        words
        for node in _parsed("views")
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "phrase"
        for words in _texts(node.args[0])
        if re.search(r"[^\W\d_]", _GAP.sub("", words)) and "7" not in words
    }
    assert len(said) > 50
    assert said - set(french()) == set()


def test_every_word_that_a_field_can_hold_has_its_french() -> None:
    options = {
        option
        for kind in KINDS
        for entry in entries(kind, {"fields": {}}, "")
        for option in (entry.label, *entry.options)
        if option
    }
    steps = {f"not {step}" for step in STEPS.values()}
    rest = {*KINDS, *STEPS.values(), *STAGES.values(), *WEIGHTS, *STANDINGS.values(), *HEADINGS.values(), *MODALITIES}
    rest |= UNDONE
    assert len(options) > 60
    assert (options | steps | rest | set(CAPACITY_NAMES.values())) - set(french()) == set()


def test_every_message_of_a_page_is_recognised() -> None:
    """Programs are answered in English: what only the API says is left out."""
    told = {
        words
        for node in _parsed("web", "views")
        if (isinstance(node, ast.Raise) and isinstance(call := node.exc, ast.Call))
        or (isinstance(call := node, ast.Call) and getattr(call.func, "attr", "") == "fault")
        for argument in call.args
        for words in _texts(argument)
        if words.endswith(".") and " " in words and "Take " not in words
    }
    assert len(told) > 40
    assert {words for words in told if French().message(words) == words} - TERMINAL == set()
