from __future__ import annotations

import pytest

from communique.errors import NotFoundError
from communique.model import Document
from communique.store import Store

from .accounts import commitment, statement

READOUT = Document("readout", "Velmark will give €2 million. Grain will move.", source_sha256="a1")


def file_both(store: Store) -> None:
    claims = [commitment(READOUT, "€2 million", 2_000_000), statement(READOUT, "Grain will move.")]
    store.add(READOUT, claims, reader="rules 1")
    wire = Document("wire", "Grain will move soon.")
    store.add(wire, [statement(wire, "Grain will move")], reader="rules 1")


def test_a_withdrawn_document_and_its_claims_stand_no_longer_but_stay_on_file(store: Store) -> None:
    file_both(store)
    withdrawn = store.withdraw_document("readout")
    assert (withdrawn.name, withdrawn.document) == ("readout", 1)
    assert [it.number for it in withdrawn.claims] == [1, 2]
    assert store.document("readout") is None
    assert [it.number for it in store.claims()] == [3]
    assert [it.document.name for it in store.documents(include_superseded=True)] == ["readout", "wire"]
    assert [it.superseded_at for it in store.claims(include_superseded=True)] == [withdrawn.at, withdrawn.at, None]
    assert [hit.document for hit in store.search("grain")] == ["wire"]
    assert store.health(deep=True).sound
    assert not store.has("readout", "a1", "rules 1")


def test_what_was_known_before_it_was_withdrawn_can_be_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.filing.now", lambda: "2031-05-01T12:00:00.000000Z")
    file_both(store)
    monkeypatch.setattr("communique.store.filing.now", lambda: "2031-05-03T12:00:00.000000Z")
    store.withdraw_document("readout")
    assert [it.number for it in store.claims(as_of_recorded="2031-05-02")] == [1, 2, 3]
    assert [it.number for it in store.claims(as_of_recorded="2031-05-04")] == [3]


def test_a_withdrawn_document_read_again_is_restored_as_a_new_version(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_both(store)
    withdrawn = store.withdraw_document("readout")
    monkeypatch.setattr("communique.store.filing.now", lambda: "2001-01-01T00:00:00.000000Z")
    added = store.add(READOUT, [commitment(READOUT, "€2 million", 2_000_000)], reader="rules 1")
    assert (added.outcome, added.claims) == ("new", (4,))
    filed = store.document("readout")
    assert filed is not None
    assert (filed.version, filed.recorded_at) == (2, withdrawn.at)
    assert sorted(hit.document for hit in store.search("grain")) == ["readout", "wire"]
    assert store.add(READOUT, [commitment(READOUT, "€2 million", 2_000_000)], reader="rules 1").outcome == "unchanged"


@pytest.mark.parametrize("name", ["memo", "a\x00b"])
def test_a_document_that_does_not_stand_cannot_be_withdrawn(store: Store, name: str) -> None:
    file_both(store)
    before = store.revision()
    with pytest.raises(NotFoundError, match="Nothing was withdrawn"):
        store.withdraw_document(name)
    assert store.revision() == before


def test_the_revision_changes_when_a_document_is_withdrawn_even_while_the_clock_is_set_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_both(store)
    store.withdraw_document("wire")
    before = store.revision()
    monkeypatch.setattr("communique.store.filing.now", lambda: "2001-01-01T00:00:00.000000Z")
    store.withdraw_document("readout")
    assert store.revision() != before
