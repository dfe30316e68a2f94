"""What a reviewer decides stands in the record, under a name, and can be taken back."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from communique.pipeline import record_of
from communique.store import Store
from communique.views.index import Index
from communique.views.queue import WEIGHTS, doubts, tally
from communique.web.words import french
from tests.record.telling import account
from tests.web.conftest import token


def correct(client: TestClient, number: int, after: str = "", **typed: str):
    """Send the form of a correction."""
    data = {"token": token(client), "act": "correct", "after": after, **typed}
    return client.post(f"/review/{number}", data=data)


def test_a_corrected_amount_shows_in_the_ledger_and_in_the_audit_trail(
    local: TestClient, store: Store, pledge: int
) -> None:
    answer = correct(local, pledge, **{"field-amount": "7,000,000", "reason": "the annex says seven"})
    assert answer.status_code == 303
    made = store.judgements()[0]
    assert made.changes == {"fields": {"amount": 7_000_000}}
    assert "€7 million" in local.get("/ledger?recipient=Moldova&maker=Norway").text
    trail = local.get("/trail").text
    assert "the annex says seven" in trail
    assert made.user in trail


def test_what_somebody_else_decided_first_is_told_and_what_was_typed_is_kept(
    local: TestClient, store: Store, pledge: int
) -> None:
    correct(local, pledge, **{"field-amount": "7000000"})
    answer = correct(local, pledge, **{"field-amount": "6000000", "reason": "no, six"})
    assert answer.status_code == 409
    assert 'value="6000000"' in answer.text
    assert "no, six" in answer.text
    assert len(store.judgements(include_withdrawn=True)) == 1


def test_a_correction_whose_words_are_not_in_the_text_is_refused(local: TestClient, store: Store, pledge: int) -> None:
    answer = correct(local, pledge, start="999999", end="9999999", reason="typed")
    assert answer.status_code == 422
    assert "typed" in answer.text
    assert store.judgements() == []


def test_a_rejected_claim_leaves_the_record_until_it_is_taken_back(
    local: TestClient, store: Store, pledge: int
) -> None:
    data = {"token": token(local), "act": "reject", "claims": pledge, f"after-{pledge}": ""}
    assert local.post("/review/act", data=data).status_code == 303
    assert "This claim was rejected" in local.get(f"/claims/{pledge}").text
    taken = {"token": token(local), "judgement": store.judgements()[0].number}
    assert local.post("/review/undo", data=taken).status_code == 303
    assert "This claim was rejected" not in local.get(f"/claims/{pledge}").text


def test_a_side_of_a_contradiction_is_preferred(local: TestClient, store: Store) -> None:
    page = local.get("/conflicts").text
    name = next(it for it in re.findall(r'id="(x[0-9a-f]+)"', page))
    data = {"token": token(local), "side": "1", "after": "", "reason": "the readout is the giver's own"}
    assert local.post(f"/conflicts/{name}", data=data).status_code == 303
    assert store.judgements()[0].verdict == "prefers"


def test_every_word_of_the_interface_has_its_french() -> None:
    from importlib.resources import files

    templates = files("communique.web").joinpath("templates")
    said = {
        found[0] or found[1]
        for template in templates.iterdir()
        for found in re.findall(r"""\b_\((?:"([^"]+)"|'([^']+)')""", template.read_text("utf-8"))
    }
    assert len(said) > 250
    assert said - set(french()) == set()


def test_what_a_field_cannot_hold_is_told_at_the_field(local: TestClient, store: Store, pledge: int) -> None:
    answer = correct(local, pledge, **{"field-amount": "some", "reason": "typed"})
    assert answer.status_code == 422
    field = re.search(r'<input name="field-amount"[^>]*>', answer.text)
    assert field
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="wrong"' in field[0]
    assert answer.text.count("aria-invalid") == 1
    assert "is no number" in answer.text.split('id="wrong"')[1].split("</p>")[0]
    assert store.judgements() == []


def test_a_flag_that_is_neither_yes_nor_no_is_refused_at_its_field(local: TestClient, store: Store) -> None:
    flagged = re.compile(r'name="(field-\w+)"[^>]*>(?:<option value="(?:|yes|no)"[^>]*>[^<]*</option>){3}</select>')
    numbers = [next(store.claims(kind=it), None) for it in ("commitment", "statement", "participation", "meeting")]
    pages = [(it.number, local.get(f"/review/{it.number}").text) for it in numbers if it]
    number, name = next((number, found[1]) for number, page in pages if (found := flagged.search(page)))
    answer = correct(local, number, **{name: "perhaps"})
    assert answer.status_code == 422
    assert "neither yes nor no" in answer.text.split('id="wrong"')[1].split("</p>")[0]
    assert store.judgements() == []


def test_the_queue_tells_how_many_claims_there_are_of_each_kind_and_reason(store: Store) -> None:
    index = Index(record_of(store))
    found = doubts(index)
    told = tally(index)
    assert sum(number for _, number in told.kinds) == len(found)
    assert dict(told.reasons) == {
        reason: number for reason in WEIGHTS if (number := sum(reason in it.reasons for it in found))
    }
    assert told.reasons


SUMS = {"makers": ["GB"], "recipients": ["UA"], "amount": "3000000000", "stage": "pledged", "instrument": "guarantees"}


def _name_of(page: str, type_: str) -> str:
    """The contradiction of the list that is about this."""
    found = re.findall(r'<article class="versus" id="(x\w+)".*?</article>', page, re.S)
    whole = {it: re.search(rf'id="{it}".*?</article>', page, re.S) for it in found}
    (name,) = (
        it for it, part in whole.items() if part and f"<small>{type_}</small>" in part[0] and "Ukraine" in part[0]
    )
    return name


def test_of_two_contradictions_between_the_same_claims_each_is_decided_by_itself_and_told_in_the_trail(
    local: TestClient, store: Store
) -> None:
    for name, words, currency, *modality in (
        ("host", "Britain will give $3 billion of guarantees if parliament agrees.", "USD", "conditional"),
        ("heard", "Britain promised £3 billion of guarantees.", "GBP"),
        ("listed", "Britain: $3 billion of guarantees.", "USD"),
    ):
        told = (words, "commitment", {**SUMS, "currency": currency}, *modality)
        store.add(*account(name, told, published="2023-06-21", language="en"), reader="test")
    page = local.get("/conflicts").text
    currency, certainty = _name_of(page, "currency"), _name_of(page, "promised or not yet decided")
    side = "0" if re.search(r'value="0">£3 billion', local.get(f"/conflicts/{currency}").text) else "1"
    data = {"token": token(local), "side": side, "after": "", "reason": "as it was heard"}
    assert local.post(f"/conflicts/{currency}", data=data).status_code == 303
    assert "Decided by" in local.get(f"/conflicts/{currency}").text
    assert "Decided by" not in local.get(f"/conflicts/{certainty}").text
    assert "old as not yet decided" in local.get("/ledger?maker=GB").text
    assert local.post(f"/conflicts/{certainty}", data=data | {"side": "0"}).status_code == 303
    assert "Decided by" in local.get(f"/conflicts/{currency}").text
    made = store.judgements()
    assert [it.matter for it in made] == ["currency", "certainty"]

    trail = _words(local.get("/trail").text)
    assert "United Kingdom → Ukraine currency" in trail
    assert "£3 billion preferred" in trail
    assert "$3 billion set aside" in trail
    assert "Britain promised £3 billion of guarantees." in trail
    french = _words(local.get("/trail", headers={"accept-language": "fr"}).text)
    assert "Royaume-Uni → Ukraine monnaie" in french
    assert "3 Md £ préféré" in french.replace("\u00a0", " ")
    taken = {"token": token(local), "judgement": made[0].number}
    assert local.post("/review/undo", data=taken).status_code == 303
    assert "£3 billion preferred" in _words(local.get("/trail").text)


def _words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
