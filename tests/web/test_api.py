"""The JSON API: the pages' answers with their citations, and no request that breaks it."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from communique.store import Store
from communique.web.app import create_app
from communique.web.settings import Settings


def test_facts_cite_the_words_of_their_documents(local: TestClient, store: Store) -> None:
    told = local.get("/api/v1/facts?kind=commitment&entity=Norway").json()
    assert told["total"] == 1
    for citation in told["items"][0]["citations"]:
        claim = store.claim(citation["claim"])
        assert claim
        assert claim.claim.quote == citation["quote"]


def test_the_ledger_is_exact_and_narrowed_as_on_the_page(local: TestClient) -> None:
    told = local.get("/api/v1/ledger?recipient=Moldova&maker=Norway").json()
    assert {it["amount"] for it in told["commitments"]} <= {5_000_000, 8_000_000}
    assert len(told["commitments"]) == 1


def test_what_is_not_there_or_not_understood_is_told_as_json(local: TestClient) -> None:
    wrong = ("/meetings?as_of=x", "/timeline?since=foo", "/timeline?kind=odd", "/ledger?since=soon", "/search",
             "/search?words=energy&until=x", "/ledger?by=colour", "/kinds?known_at=noon")  # fmt: skip
    for path, status in (("/facts/f0", 404), ("/claims/0", 404), *((it, 422) for it in wrong)):
        answer = local.get(f"/api/v1{path}")
        assert answer.status_code == status
        assert "Nothing was changed" in answer.json()["error"]


def test_no_request_that_the_description_allows_breaks_it(store: Store) -> None:
    app = create_app(store, Settings(waiting=60))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"host": "127.0.0.1"})
    tried = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def asks(case) -> None:
            answer = case.call(headers={"host": "127.0.0.1"})
            assert answer.status_code < 500, (case.formatted_path, answer.status_code)

        asks()
        tried.append(operation.path)
    assert len(tried) > 15
