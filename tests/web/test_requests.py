"""Whatever a request brings, it is answered, changes nothing that it may not, and leads nobody away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from communique.model import Claim, Document, Passage, Span, StatementFields
from communique.reading.genre import genres
from communique.store import Store
from communique.store.place import Place
from communique.web.accounts import Accounts
from communique.web.app import create_app
from communique.web.attempts import Attempts
from communique.web.routes import routers
from communique.web.routes.add import _PASTED
from communique.web.settings import Settings
from communique.web.visit import Visit
from communique.web.words import french
from tests.web.conftest import HERE, PASSWORD, log_in, token
from tests.web.test_hostile_words import live

_LARGE, _ENDLESS, _RAISED = "9" * 30, "9" * 5000, "²"
NUMBERS = (_LARGE, _ENDLESS, _RAISED, "٣", "-1", "1.5", "1e3", "0x1")


def _posts() -> list[str]:
    found = [it for router in routers() for it in router.routes if isinstance(it, APIRoute) and "POST" in it.methods]
    return sorted(it.path for it in found)


def test_there_are_forms_to_look_at() -> None:
    assert {"/login", "/logout", "/add", "/accounts", "/review/act", "/preferences"} <= set(_posts())


@pytest.mark.parametrize("path", _posts())
def test_no_form_is_taken_without_its_token(shared: TestClient, store: Store, path: str) -> None:
    assert log_in(shared, "ada") == 303
    kept = (store.revision(), [it.role for it in Accounts(store).everybody()])
    there = path.replace("{number}", "1").replace("{name}", "x1")
    for data in ({}, {"token": "none"}, {"token": ""}):
        assert shared.post(there, data=data).status_code == 403, data
    mark = token(shared)
    headers = {"sec-fetch-site": "same-site"}
    assert shared.post(there, data={"token": mark}, headers=headers).status_code == 403
    assert (store.revision(), [it.role for it in Accounts(store).everybody()]) == kept
    assert shared.get("/account").status_code == 200  # nobody was logged out


def test_a_token_of_another_browser_or_user_is_none(shared: TestClient) -> None:
    assert log_in(shared, "vic") == 303
    of_vic = token(shared)
    assert log_in(shared, "ada") == 303
    assert shared.post("/account/tokens", data={"token": of_vic, "note": "n"}).status_code == 403


@pytest.fixture
def unbroken(store: Store) -> Iterator[TestClient]:
    """A browser that sees an error of the program as a page of status 500."""
    app = create_app(store, Settings(waiting=60))
    with TestClient(app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_breaks_no_page(unbroken: TestClient, number: str) -> None:
    for path in ("/review/{}", "/claims/{}", "/trail?claim={}", "/facts/f1?via={}", "/ledger?page={}",
                 "/meetings?year={}", "/timeline?since={}", "/?as_of={}", "/?known_at={}", "/api/v1/claims/{}",
                 "/api/v1/claims?page={}", "/api/v1/timeline?since={}"):  # fmt: skip
        assert unbroken.get(path.format(number)).status_code < 500, path


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_breaks_no_form(unbroken: TestClient, store: Store, pledge: int, number: str) -> None:
    mark = token(unbroken)
    for path, data in (
        ("/review/act", {"act": "accept", "claims": number}),
        ("/review/act", {"act": "accept", "claims": str(pledge), f"after-{pledge}": number}),
        ("/review/undo", {"judgement": number}),
        ("/review/pairs", {"one": "a", "other": "b", "verdict": "same", "after": number}),
        (f"/review/{pledge}", {"after": number}),
        (f"/review/{number}", {"after": ""}),
        *((f"/review/{pledge}", {"after": "", "start": number, f"field-{name}": number})
          for name in ("amount", "deadline", "content", "items")),
        *((f"/review/{pledge}", {"after": "", f"field-{name}": f"{number}:{number}"}) for name in ("content", "items")),
    ):  # fmt: skip
        assert unbroken.post(path, data={"token": mark, **data}).status_code < 500, (path, data)
    assert len(store.judgements(include_withdrawn=True)) <= 4


@pytest.mark.parametrize("day", ["0000", "0000-01", "0001", "0001-01-01", "9999", "9999-12-31", "10000"])
def test_days_at_the_ends_of_the_calendar_break_no_page(unbroken: TestClient, day: str) -> None:
    for path in ("/?as_of={}", "/?known_at={}", "/timeline?since={}", "/ledger?since={}", "/search?words=a&until={}"):
        assert unbroken.get(path.format(day)).status_code in {200, 422}, path


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "///evil.example", "/%2Fevil.example/x", "/%5C%5Cevil.example", "//"]
)
def test_no_page_about_a_wrong_address_links_to_another_site(local: TestClient, path: str) -> None:
    page = local.get(path, headers={"accept-language": "en"}).text
    assert not re.search(r'(?:href|action|value)="(?:/|%2F|%5C|\\){2}', page, re.IGNORECASE)


def test_a_page_whose_name_holds_signs_leads_back_to_itself(local: TestClient) -> None:
    page = local.get("/entities/Who%3F%20%26%20what%23").text
    assert 'action="/entities/Who%3F%20%26%20what%23"' in page


def test_refusals_before_a_page_is_made_carry_the_same_headers(local: TestClient) -> None:
    refused = local.get("/", headers={"host": "evil.example"})
    too_much = local.post("/review/act", content=b"x" * 300_000)
    assert (refused.status_code, too_much.status_code) == (421, 413)
    for answer in (refused, too_much):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_many_tries_at_once_are_no_more_than_many_in_turn() -> None:
    attempts = Attempts()
    with ThreadPoolExecutor(16) as threads:
        allowed = list(threads.map(lambda _: attempts.begin("name ada"), range(64)))
    assert allowed.count(0) == 5
    assert all(it > 0 for it in allowed if it)


def test_a_try_that_succeeds_takes_only_itself_back() -> None:
    attempts = Attempts()
    for _ in range(4):
        assert attempts.begin("address a", "name ada") == 0
    assert attempts.begin("address a", "name vic") == 0
    attempts.succeeded("address a", "name vic")
    assert attempts.begin("address a", "name rhea") == 0
    assert attempts.begin("address a", "name vic") > 0


def test_who_logs_in_rightly_many_times_is_always_let_in(shared: TestClient) -> None:
    assert [log_in(shared, "ada") for _ in range(8)] == [303] * 8


def test_the_old_password_is_not_guessed_in_a_login_left_open(shared: TestClient) -> None:
    assert log_in(shared, "vic") == 303
    wrong = {"token": token(shared), "old": "wrong", "new": "another long password"}
    assert [shared.post("/account/password", data=wrong).status_code for _ in range(6)] == [422] * 5 + [429]
    right = {**wrong, "old": PASSWORD}
    assert shared.post("/account/password", data=right).status_code == 429


def test_an_administrator_cannot_leave_nobody_in_charge(shared: TestClient, store: Store) -> None:
    assert log_in(shared, "ada") == 303
    mark = token(shared)
    for change in ({"act": "role", "name": "ada", "role": "reader"}, {"act": "close", "name": "ada"}):
        assert shared.post("/accounts", data={"token": mark, **change}).status_code == 400
    assert (
        shared.post("/accounts", data={"token": mark, "act": "role", "name": "vic", "role": "admin"}).status_code == 303
    )
    assert {it.name: it.role for it in Accounts(store).everybody()} == {
        "ada": "admin",
        "rhea": "reader",
        "vic": "admin",
    }


def test_an_account_that_there_is_already_is_told_as_a_fault_of_the_form(shared: TestClient) -> None:
    assert log_in(shared, "ada") == 303
    again = {"token": token(shared), "act": "add", "name": "vic", "role": "reader", "password": PASSWORD}
    answer = shared.post("/accounts", data=again)
    assert answer.status_code == 422
    assert "There is an account vic already" in answer.text


def test_of_many_reviewers_at_once_one_decides_and_the_others_are_told(
    local: TestClient, store: Store, pledge: int
) -> None:
    mark = token(local)
    data = {"token": mark, "act": "accept", "claims": str(pledge), f"after-{pledge}": ""}
    with ThreadPoolExecutor(8) as threads:
        codes = sorted(threads.map(lambda _: local.post("/review/act", data=data).status_code, range(8)))
    assert codes == [303] + [409] * 7
    assert len(store.judgements(include_withdrawn=True)) == 1


def test_a_pasted_text_is_taken_whole_or_refused(local: TestClient) -> None:
    mark = token(local)
    within, beyond = "Norway met Poland. " * 79_000, "a" * (_PASTED + 1)
    headers = {"content-type": "multipart/form-data; boundary=b"}

    def body(text: str) -> bytes:
        parts = [f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                 for key, value in (("token", mark), ("text", text))]  # fmt: skip
        return ("".join(parts) + "--b--\r\n").encode()

    refused = local.post("/add", content=body(beyond), headers=headers)
    assert refused.status_code == 413
    assert "Bring it as a file" in refused.text
    assert local.post("/add", content=body(within), headers=headers).status_code == 303


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_form_that_is_not_well_made_is_told_as_a_page(local: TestClient, language: str) -> None:
    local.headers["accept-language"] = language
    told = french()["The form brings too much at once, or is not well made. Nothing was changed. Bring less at a time, "
                    "or run: communique read FOLDER"]  # fmt: skip
    many = [("files", (f"a{n}.txt", b"x")) for n in range(Settings().files + 5)]
    for answer in (
        local.post("/add", data={"token": token(local)}, files=many),
        local.post("/add", content=b"x", headers={"content-type": "multipart/form-data"}),
    ):
        assert answer.status_code == 413
        assert (told in answer.text) == (language == "fr")


def test_every_filter_that_the_api_reads_is_described_and_no_other_is_taken(
    local: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()
    asked = Visit.asked

    def noted(self: Visit, name: str, most: int = 200) -> str:
        read.add(name)
        return asked(self, name, most)

    monkeypatch.setattr(Visit, "asked", noted)
    app = local.app
    assert isinstance(app, FastAPI)
    for path, told in app.openapi()["paths"].items():
        described = {it["name"] for it in told["get"].get("parameters", []) if it["in"] == "query"}
        read.clear()
        there = re.sub(r"\{\w+\}", "NATO", path)
        words = "?words=energy" if "words" in described else "?"
        assert local.get(f"{there}{words}").status_code in {200, 404}
        assert read <= described, path
        wrong = local.get(f"{there}{words}&knid=statement")
        assert wrong.status_code == 422, path
        assert "is no filter" in wrong.json()["error"]


def test_every_genre_has_its_french_and_another_word_stays_as_it_was_written(local: TestClient, store: Store) -> None:
    assert genres() - set(french()) == set()
    for name, genre in (("one", "Close"), ("two", "speech"), ("three", "follow-up")):
        document = Document(name=name, text="Norway met Poland.", genre=genre, published="2024-03-04")
        content = Passage(start=0, end=18, text=document.text)
        fields = StatementFields(speakers=("NO",), content=content, form="direct")
        store.add(document, [Claim.at(document, Span(0, 18), fields)])
    local.headers["accept-language"] = "fr"
    page = local.get("/sources").text
    assert ">Close<" in page
    assert "Fermer" not in page
    assert ">discours<" in page
    local.headers["accept-language"] = "en"
    assert ">follow-up<" in local.get("/sources").text


@pytest.mark.parametrize(("language", "named"), [("en", "the database: the disk is full"),
                                                 ("fr", "la base de données\u00a0: le disque est plein")])  # fmt: skip
def test_a_fault_of_the_database_does_not_tell_where_the_server_keeps_it(
    local: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch, language: str, named: str
) -> None:
    def full(*_: object) -> None:
        remedy = "Make room, then run the same command again: what was filed is kept."
        raise Place.at(str(store.where)).error("the disk is full", remedy)

    monkeypatch.setattr(Store, "revision", full)
    for path in ("/", "/api/v1/meetings"):
        answer = local.get(path, headers={"accept-language": language})
        assert answer.status_code == 503
        assert str(store.where) not in answer.text
    assert named in local.get("/", headers={"accept-language": language}).text


MARKUP = ("<script>alert1</script>", "<img src=x onerror=alert1>", '"><b id=alert1>', "' autofocus onfocus=alert1 '")


@pytest.mark.parametrize("words", MARKUP)
def test_what_reviewers_write_and_files_are_called_stays_words(
    local: TestClient, store: Store, pledge: int, words: str
) -> None:
    mark = token(local)
    judged = {"token": mark, "act": "accept", "claims": str(pledge), f"after-{pledge}": "", "reason": words}
    assert local.post("/review/act", data=judged).status_code == 303
    pages = [local.post("/review/act", data=judged), local.get(f"/review/{pledge}"), local.get(f"/claims/{pledge}")]
    part = {"hx-request": "true"}
    pages.append(local.post("/review/act", data=judged, headers=part))
    typed = {"token": mark, "act": "correct", "after": "", "reason": words, "field-amount": words}
    pages.append(local.post(f"/review/{pledge}", data=typed))
    undo = {"token": mark, "judgement": str(store.judgements()[0].number), "reason": words}
    assert local.post("/review/undo", data=undo).status_code == 303
    pages += [local.get("/trail"), local.get("/trail", params={"user": words, "about": words})]
    brought = local.post("/add", data={"token": mark}, files=[("files", (words + ".pdf", b"%PDF-1.7 torn"))])
    pages += [local.get(brought.headers["location"]), local.get("/add")]
    pages += [local.get(path, params={"words": words, "since": words, "kind": words, "maker": words, "currency": words})
              for path in ("/search", "/entities", "/ledger", "/timeline")]  # fmt: skip
    for answer in pages:
        assert answer.headers["content-type"].startswith("text/html")
        assert live(answer.text) == []
        assert "<" not in words or words not in answer.text


@pytest.mark.parametrize("words", MARKUP)
def test_names_of_accounts_and_notes_of_tokens_stay_words(shared: TestClient, words: str) -> None:
    assert log_in(shared, "ada") == 303
    mark = token(shared)
    added = {"token": mark, "act": "add", "name": words, "role": words, "password": PASSWORD}
    pages = [shared.post("/accounts", data=added), shared.post("/accounts", data={**added, "role": "reader"})]
    pages += [shared.post("/account/tokens", data={"token": mark, "note": words}), shared.get("/account")]
    shared.cookies.clear()
    pages.append(shared.post("/login", data={"token": token(shared, "/login"), "name": words, "password": "wrong"}))
    pages.append(shared.get("/login", params={"next": words}))
    for answer in filter(lambda it: it.status_code != 303, pages):
        assert live(answer.text) == []
        assert "<" not in words or words not in answer.text


def test_a_note_is_not_cut_without_a_word(local: TestClient, pledge: int) -> None:
    for path in ("/review", f"/review/{pledge}", "/review/pairs"):
        for field in re.findall(r'<(?:input|textarea) name="reason"[^>]*>', local.get(path).text):
            assert 'maxlength="2000"' in field
