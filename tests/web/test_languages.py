"""The interface in French: every word of ours is told in French, on every page; a document's words never are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from communique import registry
from communique.archive import record_of
from communique.model import KINDS, Claim
from communique.record.statements import SIDE_OF_FORCE
from communique.store import Store
from communique.views.attendance import CAPACITY_NAMES
from communique.views.editing import MODALITIES, entries
from communique.views.index import Index
from communique.views.ledger_entry import STANDINGS
from communique.views.naming import DIFFERENCES, STAGES, STEPS
from communique.views.profile import HEADINGS
from communique.views.queue import WEIGHTS
from communique.views.sides import CHOSEN
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
_LETTERS = {
    **{ord("a") + n: chr(0x1D5BA + n) for n in range(26)}, **{ord("A") + n: chr(0x1D5A0 + n) for n in range(26)},
}  # fmt: skip
_OF_A_DOCUMENT = re.compile("[\U0001d5a0-\U0001d5d3]+")
_CUT = re.compile(r"⟦[^⟧]*$")  # a title that is shortened
_APART = re.compile(r"[·→:;,()“”‘’«»…+×\[\]/|.!?–\n\u202f\d@=]+|\s-\s")
_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-label")
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

    def city(self, english: str) -> str:
        return f"⟦{super().city(english)}⟧"

    def spoken(self, language: str) -> str:
        return f"⟦{super().spoken(language)}⟧"


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


def english_of(page: str, names: Collection[str]) -> set[str]:
    """The words that a page tells outside of the French, that no document says, and that are nobody's name."""
    reader = Reader()
    reader.feed(page)
    found = set()
    for told in reader.told:
        while _WRAPPED.search(told):
            told = _WRAPPED.sub("\n", told)
        told = _OF_A_DOCUMENT.sub("\n", _CUT.sub("\n", told))
        found |= {it for it in pieces(told) if it not in names and it not in OWN and not _is_cut(it, names)}
    return found


def _is_cut(words: str, names: Collection[str]) -> bool:
    """Whether the words are a long name that a title had no place for."""
    return words.count(" ") >= 2 and any(name.startswith(words) for name in names)


def pieces(told: str) -> set[str]:
    """What stands between the signs of a text, where it is words."""
    found = {" ".join(it.split()).strip("'’\"- ").casefold() for it in _APART.split(told)}
    return {it for it in found if re.search(r"[^\W\d_]{2}", it)}


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


@pytest.fixture
def store(db: Path, tmp_path: Path) -> Iterator[Store]:
    """The database, its documents in letters that no word of ours has: what they say is told from what we say."""
    with Store.open(db) as read, Store.open(tmp_path / "apart.db") as apart:
        for name in sorted({it.claim.document.name for it in read.claims()}):
            filed = read.document(name)
            assert filed
            held = filed.document
            words = {key: of_a_document(value) for key in ("title", "publisher") if (value := getattr(held, key))}
            document = replace(held, text=of_a_document(held.text), **words)
            rows = [it.claim.to_row() for it in read.claims(document=name)]
            apart.add(document, [Claim.from_row(_apart(row, document.text), document) for row in rows])
        yield apart


@pytest.fixture
def pledge(store: Store) -> int:
    """The number of the claim of a pledge of money."""
    return next(it.number for it in store.claims(kind="commitment") if of_a_document("million to") in it.claim.quote)


def of_a_document(words: str) -> str:
    """The words in letters of their own, as many as before."""
    return words.translate(_LETTERS)


def _apart(row: dict[str, Any], text: str) -> dict[str, Any]:
    fields = {
        key: {**value, "text": text[value["start"] : value["end"]]} if "start" in value else value
        for key, value in row["fields"].items()
        if isinstance(value, dict)
    }
    return {**row, "quote": text[row["start"] : row["end"]], "fields": {**row["fields"], **fields}}


def named_by(store: Store, *more: str) -> set[str]:
    """What the documents, their people and places are called, piece by piece."""
    record = record_of(store)
    named = [it for name in record.documents for it in (name, name.replace("-", " "))]
    named += [spelling for it in record.people.persons for spelling in (it.name, *it.spellings)]
    named += [*Index(record).entities, Settings().local_user, *more]
    for each in record.claims.values():
        named += _strings(each.claim.to_row()["fields"])
    return {piece for name in named for piece in (name.casefold(), *pieces(name))}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


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
    known = named_by(store)
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
    typed = "yesterday noon foo dreams odd soon xyz dreamt colour then ghost none m123 f0 x1 zz fi nato x"
    asked = set(typed.replace(" ", "\n").splitlines())
    assert answer.status_code in {404, 422}
    assert english_of(answer.text, named_by(store, "Nobody Atall", *asked)) == set()
    assert wrapping.missing == set()


def test_what_a_form_answers_is_french(reading: TestClient, store: Store, wrapping: Wrapping, pledge: int) -> None:
    known = named_by(store)
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
    found = {it.url.path + str(at): english_of(it.text, {*known, "odd", "raison"}) for at, it in enumerate(answers)}
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
    assert [english_of(page, {"ada", "rhea", "vic", "note", "king", "bo"}) for page in pages] == [set()] * len(pages)
    assert wrapping.missing == set()


def test_an_empty_record_teaches_in_french(tmp_path: Path, wrapping: Wrapping) -> None:
    with (
        Store.open(tmp_path / "vide.db") as store,
        TestClient(create_app(store, Settings(waiting=60)), base_url=HERE, headers={"accept-language": "fr"}) as client,
    ):
        pages = {path: client.get(path) for path in PAGES}
        asked = {
            "energy",
            "china",
            "luxembourg",
            "jean asselborn",
            "nato",
            "wire-report",
            Settings().local_user.casefold(),
        }
        found = {path: english_of(it.text, asked) for path, it in pages.items()}
    assert {path: left for path, left in found.items() if left} == {}
    assert wrapping.missing == set()


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
    rest |= UNDONE | {word for words in CHOSEN.values() for word in words} | {*SIDE_OF_FORCE, *DIFFERENCES.values()}
    assert len(options) > 60
    assert (options | steps | rest | set(CAPACITY_NAMES.values())) - set(french()) == set()


def test_english_of_ours_is_found_though_a_document_says_the_same_words() -> None:
    page = f"<p>⟦Réunions⟧ Bela Tarn of Poland</p><p>{of_a_document('Bela Tarn of Poland')}</p><p>Bela Tarn</p>"
    assert english_of(page, {"bela tarn", "poland"}) == {"bela tarn of poland"}
