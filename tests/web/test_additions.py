"""Documents are brought in the browser: each is read or its fault told, and what was corrected stays corrected."""

from __future__ import annotations

import json
import time

import pytest
from starlette.testclient import TestClient

from communique.store import Store
from communique.web.additions import Addition
from tests.web.conftest import token

SPEECH = "In Oslo on 6 March 2024, Norway pledged €7 million to Kenya for the cold stores of Mombasa.\n"
File = tuple[str, bytes]


def bring(client: TestClient, *files: File, **pasted: str) -> list[dict[str, object]]:
    """Bring files or a pasted text; what was told until all were read."""
    brought = [("files", it) for it in files]
    answer = client.post("/add", data={"token": token(client), **pasted}, files=brought or None)
    assert answer.status_code == 303, answer.text
    with client.stream("GET", f"{answer.headers['location']}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        return [json.loads(it.removeprefix("data: ")) for it in stream.iter_lines() if it]


def test_a_file_is_read_and_its_end_is_told(local: TestClient, store: Store) -> None:
    told = bring(local, ("mombasa.txt", SPEECH.encode()))
    assert told[-1]["state"] == "done"
    assert told[-1]["done"] == told[-1]["files"] == 1
    assert told[-1]["failures"] == []
    assert told[-1]["added"] == ["mombasa"]
    document = store.document("mombasa")
    assert document is not None
    assert document.document.text.strip() == SPEECH.strip()


def test_each_bad_file_is_named_and_the_good_one_is_read(local: TestClient) -> None:
    torn, empty = ("torn.pdf", b"%PDF-1.7 torn"), ("empty.txt", b"")
    last = bring(local, torn, ("mombasa.txt", SPEECH.encode()), empty)[-1]
    assert last["state"] == "done"
    assert last["done"] == 3
    assert last["added"] == ["mombasa"]
    assert {name for name, _ in last["failures"]} == {"torn.pdf", "empty.txt"}  # type: ignore[attr-defined]  # pairs


def test_no_fault_of_a_file_tells_where_the_server_keeps_it(local: TestClient) -> None:
    last = bring(local, ("torn.pdf", b"%PDF-1.7 torn"), ("empty.txt", b""))[-1]
    assert last["failures"]
    assert "communique-added" not in json.dumps(last)


def test_a_name_that_leads_out_of_the_folder_is_only_a_name(local: TestClient) -> None:
    last = bring(local, ("../../etc/mombasa.txt", SPEECH.encode()))[-1]
    assert last["added"] == ["mombasa"]


def test_a_pasted_text_is_filed_under_its_title_with_its_publisher(local: TestClient, store: Store) -> None:
    said = {"title": "Cold stores of Mombasa", "publisher": "Office of the Ports", "published": "2024-03-07"}
    last = bring(local, text=SPEECH, **said)[-1]
    assert last["added"] == ["Cold stores of Mombasa"]
    document = store.document("Cold stores of Mombasa")
    assert document is not None
    assert (document.document.publisher, document.document.published) == ("Office of the Ports", "2024-03-07")


def test_nothing_brought_is_refused(local: TestClient) -> None:
    answer = local.post("/add", data={"token": token(local)})
    assert answer.status_code == 400
    assert "Choose files, or paste a text" in answer.text


def test_the_end_is_told_in_the_language_of_the_reader(local: TestClient) -> None:
    local.headers["accept-language"] = "fr"
    last = bring(local, ("mombasa.txt", SPEECH.encode()))[-1]
    assert (last["state"], last["said"]) == ("done", "terminé")


def test_an_end_that_comes_while_the_state_is_being_told_is_told(
    local: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = Addition.plain

    def plain(self: Addition) -> dict[str, object]:
        told = real(self)
        if not asked:
            asked.append(str(told["state"]))
            limit = time.monotonic() + 60
            while not self.is_over and time.monotonic() < limit:
                time.sleep(0.01)
            return told | {"state": "reading"}
        return told

    monkeypatch.setattr(Addition, "plain", plain)
    assert [it["state"] for it in bring(local, ("mombasa.txt", SPEECH.encode()))] == ["reading", "done"]


def test_what_was_corrected_stays_corrected_when_its_document_is_brought_again(local: TestClient, store: Store) -> None:
    bring(local, ("mombasa.txt", SPEECH.encode()))
    number = next(it.number for it in store.claims(kind="commitment") if "€7 million" in it.claim.quote)
    typed = {"token": token(local), "act": "correct", "after": "", "field-amount": "9000000", "reason": "misspoken"}
    assert local.post(f"/review/{number}", data=typed).status_code == 303
    assert "€9 million" in local.get("/ledger?recipient=KE").text

    again = bring(local, ("mombasa.txt", f"{SPEECH}\nThe stores will open in June.\n".encode()))
    assert again[-1]["failures"] == []
    page = local.get("/ledger?recipient=KE").text
    assert "€9 million" in page
    assert "misspoken" in local.get("/trail").text
    assert "without effect" not in local.get("/trail").text
