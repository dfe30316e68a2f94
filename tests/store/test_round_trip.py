from __future__ import annotations

import dataclasses
import hashlib
import itertools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import StoreError
from communique.model import (
    AccessionFields,
    Claim,
    CommitmentFields,
    DecisionFields,
    DependencyFields,
    Document,
    Fields,
    MeetingFields,
    OccurrenceFields,
    Passage,
    SessionFields,
    Span,
    StatementFields,
    Votes,
)
from communique.store import Store

from .accounts import statement

ODD = (
    "é e\u0301 😀 \u202e \ufeff \u00a0 \u2028 \r\n \n \f \t İ ß ﬁ 〇 \U0001f1f1\U0001f1fa \x02\x1e[ ]\x1e\x03 ' \" ; --"
)
LETTERS = st.one_of(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs"]),
    st.sampled_from(ODD),
    st.sampled_from("abc .\n"),
)
TEXTS = st.text(LETTERS, min_size=1, max_size=120)
WORDS = st.text(LETTERS, max_size=12)
_numbers = itertools.count(1)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
MAYBE = st.none() | WORDS


def spans_of(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )
    return ends.map(lambda pair: Span(*pair))


def passages_of(text: str) -> st.SearchStrategy[Passage]:
    return spans_of(text).map(lambda span: Passage(start=span.start, end=span.end, text=span.of(text)))


def fields_of(text: str) -> st.SearchStrategy[Fields]:
    passages = passages_of(text)
    counts = st.none() | st.integers(0, 200)
    amounts = st.none() | st.integers(0, 10**14).map(lambda cents: Decimal(cents) / 100)
    return st.one_of(
        st.builds(MeetingFields, name=MAYBE, bodies=NAMES, date=MAYBE, host=NAMES),
        st.builds(SessionFields, label=WORDS, order=st.sampled_from([None, 2, "last"]), topics=NAMES),
        st.builds(StatementFields, speakers=NAMES, content=passages, cue=st.none() | passages, form=st.just("mixed")),
        st.builds(
            DecisionFields,
            act=WORDS,
            content=st.none() | passages,
            votes=st.none() | st.builds(Votes, for_=counts, against=counts),
        ),
        st.builds(CommitmentFields, makers=NAMES, amount=amounts, additional=st.none() | st.booleans()),
        st.builds(AccessionFields, step=st.just("ratified"), parties=NAMES, count=counts),
        st.builds(DependencyFields, holder=NAMES, on=NAMES, for_=MAYBE),
        st.builds(OccurrenceFields, actors=NAMES, action=st.none() | passages),
    )


@st.composite
def accounts(draw: st.DrawFn) -> tuple[Document, list[Claim]]:
    text = draw(TEXTS)
    document = Document(
        name=draw(st.text(LETTERS, max_size=10)) + f" {next(_numbers)}",
        text=text,
        source=draw(WORDS),
        title=draw(MAYBE),
        publisher=draw(MAYBE),
        published=draw(MAYBE),
        language=draw(MAYBE),
        source_sha256=draw(st.sampled_from(["", "ab" * 32])),
        pages=tuple(sorted(draw(st.sets(st.integers(0, len(text)), max_size=3)))),
        extra=draw(st.dictionaries(WORDS, st.none() | st.booleans() | st.integers() | WORDS, max_size=3)),
    )
    modalities = st.sampled_from(["asserted", "expected", "conditional", "denied"])
    made = st.builds(Claim.at, st.just(document), spans_of(text), fields_of(text), modalities)
    return document, draw(st.lists(made, max_size=4))


@given(accounts())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_filed_comes_back_as_it_was(store: Store, account: tuple[Document, list[Claim]]) -> None:
    document, claims = account
    added = store.add(document, claims, reader="rules 1")
    assert added.outcome == "new"
    filed = store.document(document.name)
    assert filed is not None
    assert _columns(filed.document) == _columns(document)
    assert (filed.number, filed.claims, filed.reader) == (added.document, len(claims), "rules 1")
    back = list(store.claims(document=document.name))
    assert [item.number for item in back] == list(added.claims)
    assert [item.claim.to_row() for item in back] == [claim.to_row() for claim in claims]
    assert [item.claim.fields for item in back] == [claim.fields for claim in claims]
    assert store.add(document, claims, reader="rules 1").outcome == "unchanged"
    store.add(dataclasses.replace(document, title="Another title"), [], reader="rules 1")
    health = store.health(deep=True)
    assert health.sound, health


def _columns(document: Document) -> dict[str, object]:
    return {field.name: getattr(document, field.name) for field in dataclasses.fields(document)}


def test_claims_of_one_document_share_it(store: Store) -> None:
    document = Document("readout", "Grain will move. Ports will open.")
    store.add(document, [statement(document, "Grain will move."), statement(document, "Ports will open.")])
    first, second = store.claims()
    assert first.claim.document is second.claim.document


def test_a_claim_is_found_by_its_number_and_by_its_permanent_id(store: Store) -> None:
    document = Document("readout", "Grain will move.")
    claim = statement(document, "Grain")
    (number,) = store.add(document, [claim]).claims
    for key in (number, claim.id):
        found = store.claim(key)
        assert found is not None
        assert (found.number, found.claim.to_row()) == (number, claim.to_row())
    assert store.claim(number + 1) is None
    assert store.claim("no such id") is None


def test_the_original_bytes_are_kept_once(store: Store) -> None:
    body = b"<p>Grain will move.</p>" * 50
    sha256 = hashlib.sha256(body).hexdigest()
    for name in ("ministry", "wire"):
        store.add(Document(name, "Grain will move.", source_sha256=sha256), [], body)
    assert store.original("ministry") == store.original("wire") == body
    assert store.health().originals == 1
    assert store.original("nobody") is None
    store.add(Document("typed", "Grain"), [])
    assert store.original("typed") is None


def test_originals_of_another_document_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="original bytes"):
        store.add(Document("readout", "Grain", source_sha256="ab" * 32), [], b"Grain")
    assert store.document("readout") is None


@pytest.mark.parametrize(
    "document",
    [
        Document("half", "Grain \ud83d will move."),
        Document("nul", "Grain \x00 will move."),
        Document("caf\udce9", "Grain"),
        Document("titled", "Grain", title="\udfff"),
        Document("columns", "Grain", extra={"note": "\ud800"}),
    ],
    ids=lambda document: document.name.encode("ascii", "replace").decode(),
)
def test_what_no_database_keeps_is_refused_with_the_place(store: Store, document: Document) -> None:
    with pytest.raises(StoreError, match=r"no character.*not filed"):
        store.add(document, [])
    assert list(store.documents()) == []
    assert store.document(document.name) is None
    assert not store.has(document.name, "", "")


def test_claims_made_from_another_text_are_refused_and_nothing_is_filed(store: Store) -> None:
    document, other = Document("readout", "Grain will move."), Document("readout", "Grain will not move.")
    with pytest.raises(StoreError, match="another text"):
        store.add(document, [statement(document, "Grain"), statement(other, "not")])
    assert list(store.documents()) == []


def test_columns_that_json_does_not_know_are_kept_as_words(store: Store) -> None:
    store.add(Document("readout", "Grain", extra={"fee": Decimal("1.5")}), [])
    assert store.add(Document("readout", "Grain", extra={"fee": Decimal("1.5")}), []).outcome == "unchanged"
    filed = store.document("readout")
    assert filed is not None
    assert filed.document.extra == {"fee": "1.5"}


def test_an_absent_document_is_none(store: Store) -> None:
    assert store.document("nobody") is None
    assert store.document(7) is None
    assert list(store.claims(document="nobody")) == []


def _tampered(sql: str) -> Callable[[Path], None]:
    import sqlite3

    def tamper(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute(sql)
        connection.close()

    return tamper


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE document SET text = replace(text, 'will', 'must')",
        "UPDATE claim SET quote = 'Grain must move.'",
        "UPDATE claim SET fields = '{'",
        "UPDATE claim SET kind = 'rumour'",
    ],
)
def test_a_claim_whose_words_were_changed_behind_our_back_is_not_given(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "communique.db"
    with Store.open(path) as store:
        document = Document("readout", "Grain will move.")
        store.add(document, [statement(document, "Grain will move.")])
        assert store.health(deep=True).sound
    _tampered(sql)(path)
    with Store.open(path) as store:
        with pytest.raises(StoreError, match=r"communique\.db: claim 1 is damaged"):
            list(store.claims())
        health = store.health(deep=True)
        assert not health.sound
        assert any("claim 1" in message for message in health.damaged)
