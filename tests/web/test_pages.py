"""The pages that are read: each is there, cites its documents, and keeps to the day that is asked about."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from communique.model import Claim, Document, Passage, Span, StatementFields
from communique.pipeline import read_into
from communique.record.words import fold
from communique.store import Store
from communique.web.app import create_app
from communique.web.settings import Settings
from tests.web.conftest import HERE

PAGES = (
    "/", "/meetings", "/entities", "/entities?kind=person", "/entities/LU", "/entities/Jean%20Asselborn", "/ledger",
    "/ledger?by=stage&currency=USD", "/accessions", "/accessions/NATO?who=FI", "/accessions/NATO?who=SE&on=2022-11-30",
    "/conflicts", "/timeline", "/timeline?kind=meeting&order=latest", "/sources", "/sources/wire-report", "/positions",
    "/search", "/search?words=energy", "/search?words=china&kind=statement", "/review", "/review/pairs", "/trail",
    "/add", "/account", "/api",
)  # fmt: skip


def links(page: str) -> set[str]:
    """Every link of a page to another page of ours."""
    return {unescape(found) for found in re.findall(r'href="(/[^"#]*)', page) if not found.startswith("/static/")}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_answers_in_both_languages(local: TestClient, path: str, language: str) -> None:
    answer = local.get(path, headers={"cookie": f"communique_language={language}"})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert ("Vue d’ensemble" in answer.text) == (language == "fr")


def test_every_link_of_every_page_leads_somewhere(local: TestClient) -> None:
    seen: set[str] = set()
    waiting = set(PAGES)
    while waiting and len(seen) < 400:
        path = waiting.pop()
        seen.add(path)
        answer = local.get(path)
        assert answer.status_code in {200, 302, 303}, f"{path}: {answer.status_code}"
        if answer.headers["content-type"].startswith("text/html"):
            waiting |= links(answer.text) - seen
    assert len(seen) > 100


def test_each_fact_opens_to_the_words_of_a_document_without_scripts(local: TestClient, store: Store) -> None:
    page = local.get("/entities/LU").text
    words = next(it.claim.quote for it in store.claims(kind="commitment") if "each" in it.claim.quote)
    opened = re.findall(r"<details class=\"ev\">.*?</details>", page, re.S)
    assert any(" ".join(words.split())[:60] in unescape(each) for each in opened)
    assert all("/sources/" in each and "/claims/" in each for each in opened)


def test_the_day_and_the_moment_go_with_every_link_and_form(local: TestClient) -> None:
    page = local.get("/entities/LU?as_of=2022-12-01&known_at=2030-01-01").text
    assert "1 December 2022" in page
    inner = {it for it in links(page) if it.split("?")[0] not in {"/api", "/entities/LU"}}
    assert len(inner) > 20
    for link in inner:
        asked = parse_qs(urlsplit(link).query)
        assert asked.get("as_of") == ["2022-12-01"], link
        assert asked.get("known_at") == ["2030-01-01"], link
    assert page.count('name="as_of" value="2022-12-01"') >= 2


def test_what_came_later_is_not_in_the_record_of_an_earlier_day(local: TestClient) -> None:
    assert "Bela Tarn" in local.get("/entities?kind=person").text
    assert "Bela Tarn" not in local.get("/entities?kind=person&as_of=2023-01-01").text
    assert local.get("/entities/Bela%20Tarn?as_of=2023-01-01").status_code == 404


def test_what_was_filed_later_was_not_known_before(local: TestClient) -> None:
    assert "Nothing is on file yet" in local.get("/?known_at=2020-01-01").text


@pytest.mark.parametrize(
    "path",
    ["/?as_of=yesterday", "/?as_of=2022-13-40", "/?known_at=noon", "/ledger?currency=XYZ", "/ledger?stage=dreamt",
     "/ledger?by=colour", "/ledger?since=soon", "/accessions/NATO?who=FI&on=then", "/timeline?since=foo",
     "/search?words=energy&since=x", "/search?words=energy&until=9999-99"],
)  # fmt: skip
def test_what_is_not_understood_of_a_question_is_told_at_its_field_and_the_rest_is_answered(
    local: TestClient, path: str
) -> None:
    answer = local.get(path)
    name = re.findall(r"(\w+)=", path)[-1]
    field = re.search(rf'<(?:input|select)[^>]*name="{name}"[^>]*aria-describedby="wrong-{name}"', answer.text)
    assert answer.status_code == 422
    assert field, name
    assert f'id="wrong-{name}"' in answer.text
    assert 'role="alert"' in answer.text
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        *((path, "is not among the choices") for path in (
            "/entities?kind=ghost", "/conflicts?type=odd", "/sources?genre=odd", "/timeline?kind=odd",
            "/review?reason=odd", "/meetings?year=1066", "/trail?about=odd", "/sources/wire-report?kind=odd",
        )),
        *((path, "is no number") for path in (
            "/entities?page=x", "/ledger?page=-1", "/timeline?page=1.5", "/review?page=x", "/trail?page=x",
            "/search?words=energy&page=x",
        )),
    ],
)  # fmt: skip
def test_what_has_no_field_is_told_in_an_alert_and_at_no_field(local: TestClient, path: str, told: str) -> None:
    answer = local.get(path)
    alert = re.search(r'<div class="alert" role="alert">.*?</div>', answer.text, re.S)
    assert answer.status_code == 422
    assert alert
    assert told in alert[0]
    described = set(re.findall(r'aria-describedby="([^"]+)"', answer.text))
    assert described <= set(re.findall(r'id="([^"]+)"', answer.text))


def test_what_a_page_does_not_ask_for_is_no_fault_of_it(local: TestClient) -> None:
    answer = local.get("/?page=x")
    assert answer.status_code == 200
    assert 'role="alert"' not in answer.text


@pytest.mark.parametrize("path", [
    "/ledger?stage=dreamt&since=soon&by=colour&currency=XYZ", "/search?words=energy&since=x&until=y",
    "/accessions/NATO?who=FI&on=then", "/timeline?since=foo", "/?as_of=yesterday&known_at=noon",
])  # fmt: skip
def test_what_is_wrong_with_a_field_is_no_part_of_its_name(local: TestClient, path: str) -> None:
    answer = local.get(path)
    assert answer.text.count('class="wrong"') >= 1
    for label in re.findall(r"<label.*?</label>", answer.text, re.S):
        assert 'class="wrong"' not in label


def test_a_part_of_a_page_tells_what_is_wrong_and_the_page_puts_it_in(local: TestClient) -> None:
    part = {"hx-request": "true", "hx-target": "found"}
    answer = local.get("/search?words=energy&kind=odd&since=x", headers=part)
    assert answer.status_code == 422
    assert "<html" not in answer.text
    assert answer.text.count("is not among the choices") == 1
    assert answer.text.count('role="alert"') == 1
    settings = re.search(r"name=\"htmx-config\" content='([^']+)'", local.get("/search").text)
    assert settings
    swapped = {it["code"]: it["swap"] for it in json.loads(settings[1])["responseHandling"]}
    assert swapped["422"]


def test_a_page_is_kept_apart_by_all_that_it_depends_on(local: TestClient) -> None:
    assert set(local.get("/").headers["vary"].replace(" ", "").split(",")) >= {
        "Accept-Language", "Cookie", "HX-Request", "HX-Target",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [("fr", "norvège", "NO"), ("fr", "Norvege", "NO"), ("fr", "norway", "NO"), ("en", "norway", "NO"),
     ("fr", "finlande", "FI"), ("fr", "otan", "NATO"), ("en", "NATO", "NATO"), ("fr", "NATO", "NATO")],
)  # fmt: skip
def test_a_country_is_found_by_the_name_that_is_shown_and_by_its_english_one(
    local: TestClient, language: str, words: str, code: str
) -> None:
    page = local.get("/entities", params={"words": words}, headers={"accept-language": language}).text
    assert f'href="/entities/{code}"' in page


def test_a_name_of_another_language_than_the_page_is_not_looked_for(local: TestClient) -> None:
    assert "Nobody of that name" in local.get("/entities?words=norvège").text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_those_named_as_often_stand_by_the_name_that_is_shown(local: TestClient, language: str) -> None:
    page = local.get("/entities?kind=country", headers={"accept-language": language}).text
    found = re.findall(r'<a href="/entities/\w\w">([^<]+)</a> <span class="n">(\d+)</span>', page)
    assert len(found) > 3
    assert found == sorted(found, key=lambda it: (-int(it[1]), fold(it[0])))


def test_words_of_a_language_that_nobody_knows_are_not_called_english(tmp_path) -> None:
    words = "Norway met Poland."
    content = Passage(start=0, end=len(words), text=words)
    fields = StatementFields(speakers=("NO",), content=content, form="direct")
    with (
        Store.open(tmp_path / "unknown.db") as store,
        TestClient(create_app(store, Settings(waiting=60)), base_url=HERE, headers={"accept-language": "fr"}) as client,
    ):
        for name, language in (("known", "en"), ("unknown", None)):
            document = Document(name=name, text=words, published="2024-03-04", language=language)
            store.add(document, [Claim.at(document, Span(0, len(words)), fields)])
        numbers = {it.claim.document.name: it.number for it in store.claims()}
        for path in ("/sources/{0}", "/claims/{1}", "/review/{1}", "/review?document={0}"):
            pages = {name: client.get(path.format(name, number)).text for name, number in numbers.items()}
            assert re.search(r'<(?:article|blockquote)[^>]* lang="en"', pages["known"]), path
            assert not re.search(r'<(?:article|blockquote)[^>]* lang="en"', pages["unknown"]), path


def test_a_claims_number_is_told_as_its_link_has_it(local: TestClient, db, store: Store) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 123456 WHERE name = 'claim'")
    document = Document(name="late", text="Norway met Poland.", published="2024-03-04", language="en")
    content = Passage(start=0, end=18, text=document.text)
    fields = StatementFields(speakers=("NO",), content=content, form="direct")
    store.add(document, [Claim.at(document, Span(0, 18), fields)])
    number = next(store.claims(document="late")).number
    assert number > 999
    for language in ("en", "fr"):
        for path in (f"/claims/{number}", f"/review/{number}", "/review?document=late", "/sources/late"):
            page = local.get(path, headers={"accept-language": language}).text
            assert str(number) in page
            grouped = rf"{number // 1000}[\s,.’]+{number % 1000:03}"
            assert not re.search(grouped, page), path


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/meetings/m123", "/entities/Nobody%20Atall", "/sources/none", "/originals/none", "/claims/999999",
     "/claims/zzz", "/claims/000000000000", "/facts/f00000000000", "/conflicts/x1", "/accessions/NATO?who=ZZ",
     "/add/none"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_what_to_do(local: TestClient, path: str) -> None:
    answer = local.get(path)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text
    assert "Nothing was changed" in answer.text


def test_the_csv_holds_exactly_the_lines_that_the_page_shows(local: TestClient) -> None:
    page = local.get("/ledger?recipient=Moldova").text
    link = next(unescape(it) for it in re.findall(r'href="(/ledger\.csv[^"]*)"', page))
    answer = local.get(link)
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    shown = set(re.findall(r'/facts/(f\w+)\?via=\d+">All that', page))
    assert rows
    assert {row["fact"] for row in rows} == shown
    assert all("MD" in row["recipients"] for row in rows)
    assert "attachment" in answer.headers["content-disposition"]


def test_a_chart_has_its_figures_in_a_table_beside_it(local: TestClient) -> None:
    page = local.get("/ledger").text
    totals = re.findall(r'<text class="total"[^>]*>([^<]+)<', page)
    assert totals
    assert page.index("<svg") < page.index('<details class="table">')
    assert "Norway" in page[page.index('<details class="table">') :]


def test_a_documents_text_is_whole_and_every_claim_is_linked_both_ways(local: TestClient, store: Store) -> None:
    page = local.get("/sources/wire-report").text
    body = re.search(r'<article class="text".*?</article>', page, re.S)
    assert body
    words = unescape(re.sub(r"<[^>]+>", "", body[0].replace("</p>", "\n")))
    filed = store.document("wire-report")
    assert filed
    assert words.split() == filed.document.text.split()
    for claim in store.claims(document="wire-report"):
        assert f'id="c{claim.number}"' in body[0]
        assert f'id="l{claim.number}"' in page
        assert f'href="#c{claim.number}"' in page


def test_an_original_is_saved_and_never_shown(local: TestClient, store: Store) -> None:
    answer = local.get("/originals/wire-report")
    assert answer.content == store.original("wire-report")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "application/octet-stream"


def test_search_is_narrowed_down_by_its_facets(local: TestClient) -> None:
    whole = local.get("/search?words=luxembourg").text
    narrowed = local.get("/search?words=luxembourg&speaker=Jean%20Asselborn").text
    assert 0 < narrowed.count('<p class="snippet">') < whole.count('<p class="snippet">')
    assert "speaker=Jean+Asselborn" in whole
    assert local.get("/search?words=luxembourg&until=2021").text.count('<p class="snippet">') == 0


def test_a_claim_keeps_its_link_when_its_document_is_read_anew(local: TestClient, store: Store, tmp_path) -> None:
    old = next(it for it in store.claims(document="oslo-readout") if it.claim.kind == "commitment")
    path = tmp_path / "oslo-readout.txt"
    path.write_text("Oslo, 5 March 2024.\n\n" + old.claim.document.text, encoding="utf-8")
    filed = store.document("oslo-readout")
    assert filed
    read_into(store, [path.rename(_same_place(filed.document.source))])
    for name in (old.number, old.claim.id):
        answer = local.get(f"/claims/{name}")
        assert answer.status_code == 200
        assert "its document was read anew" in answer.text
    new = next(it for it in store.claims(document="oslo-readout") if it.claim.kind == "commitment")
    assert new.number != old.number
    assert f'href="/claims/{new.number}"' in local.get(f"/claims/{old.number}").text


def _same_place(source: str):
    from pathlib import Path

    return Path(source)


def test_an_empty_database_teaches_what_to_do(tmp_path) -> None:
    with (
        Store.open(tmp_path / "empty.db") as store,
        TestClient(create_app(store, Settings(waiting=60)), base_url=HERE) as client,
    ):
        for path in PAGES:
            if path.split("?")[0] not in {
                "/entities/LU",
                "/entities/Jean%20Asselborn",
                "/accessions/NATO",
                "/sources/wire-report",
            }:
                assert client.get(path).status_code == 200, path
        assert "Add accounts" in client.get("/").text
        assert "communique read" in client.get("/").text


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_inline(local: TestClient) -> None:
    for path in PAGES:
        answer = local.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r'(?:src|action)="(?:https?:)?//', answer.text), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", answer.text), path


def test_files_of_the_page_may_be_kept_for_ever_under_an_address_that_changes_with_them(local: TestClient) -> None:
    style = re.search(r'href="(/static/style\.css\?v=[0-9a-f]{10})"', local.get("/").text)
    assert style
    answer = local.get(style[1])
    assert "immutable" in answer.headers["cache-control"]
    assert local.get("/").headers["cache-control"] == "no-store"


def test_the_first_visit_transfers_less_than_250_kilobytes(local: TestClient) -> None:
    page = local.get("/", headers={"accept-encoding": "gzip"})
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    sizes = []
    for path in ["/", "/review", *files]:
        with local.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
            sizes.append(sum(len(part) for part in answer.iter_raw()))
    assert len(files) >= 4
    assert sum(sizes) < 250_000


def test_a_large_record_that_is_being_rebuilt_is_shown_as_it_was(store: Store) -> None:
    with TestClient(create_app(store, Settings(waiting=60, patience=0)), base_url=HERE) as client:
        assert client.get("/").status_code == 200
        number = next(store.claims()).number
        from tests.web.conftest import token

        client.post(
            "/review/act", data={"token": token(client), "act": "accept", "claims": number, f"after-{number}": ""}
        )
        # Whether this page is still the old one depends on the machine; it must never be an error.
        assert client.get("/").status_code == 200
