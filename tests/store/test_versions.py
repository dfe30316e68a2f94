from __future__ import annotations

import dataclasses

import pytest

from communique.errors import StoreError
from communique.model import Document
from communique.store import Store

from .accounts import commitment, statement

FIRST = Document("readout", "Velmark will give €2 million. Grain will move.", source_sha256="a1")
SECOND = Document("readout", "Velmark will give €3 million. Grain will move.", source_sha256="b2")


def file_first(store: Store) -> None:
    claims = [commitment(FIRST, "€2 million", 2_000_000), statement(FIRST, "Grain will move.")]
    store.add(FIRST, claims, reader="rules 1")


def test_a_document_read_again_changes_nothing(store: Store) -> None:
    file_first(store)
    before = [(item.number, item.recorded_at) for item in store.claims(include_superseded=True)]
    claims = [commitment(FIRST, "€2 million", 2_000_000), statement(FIRST, "Grain will move.")]
    added = store.add(FIRST, claims, reader="rules 1")
    assert (added.outcome, added.document, added.claims, added.superseded) == ("unchanged", 1, (1, 2), 0)
    assert [(item.number, item.recorded_at) for item in store.claims(include_superseded=True)] == before


def test_a_new_version_supersedes_the_old_one_which_stays_on_file(store: Store) -> None:
    file_first(store)
    added = store.add(SECOND, [commitment(SECOND, "€3 million", 3_000_000)], reader="rules 1")
    assert (added.outcome, added.claims, added.superseded, added.reread) == ("revised", (3,), 2, False)
    assert [item.number for item in store.claims()] == [3]
    assert [item.number for item in store.claims(include_superseded=True)] == [1, 2, 3]
    old, new = store.documents(include_superseded=True)
    assert (old.version, old.document.text, old.claims) == (1, FIRST.text, 2)
    assert (new.version, new.document.text, new.claims) == (2, SECOND.text, 1)
    assert old.superseded_at == new.recorded_at
    assert new.superseded_at is None
    assert [item.number for item in store.documents()] == [new.number]
    assert store.document("readout") == new
    assert store.document(old.number) == old
    dead = store.claim(1)
    assert dead is not None
    assert (dead.claim.document.text, dead.superseded_at) == (FIRST.text, old.superseded_at)


@pytest.mark.parametrize(
    "change",
    [
        {"source_sha256": "c3"},
        {"text": FIRST.text + " "},
        {"title": "A readout"},
        {"publisher": "Ministry of Velmark"},
        {"published": "2031-05-02"},
        {"language": "fr"},
        {"url": "https://example.org/readout"},
        {"genre": "readout"},
        {"pages": (0, 10)},
        {"extra": {"desk": "east"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_bytes_text_or_metadata_make_a_new_version(store: Store, change: dict[str, object]) -> None:
    file_first(store)
    changed = dataclasses.replace(FIRST, **change)  # type: ignore[arg-type]  # one keyword of several types
    added = store.add(changed, [statement(changed, "Grain will move.")], reader="rules 1")
    assert (added.outcome, added.reread) == ("revised", False)
    filed = store.document("readout")
    assert filed is not None
    assert (filed.version, filed.claims) == (2, 1)
    # Only the version that stands can be found.
    assert [hit.document_number for hit in store.search("grain")] == [filed.number]


def test_the_same_bytes_found_elsewhere_are_no_new_version(store: Store) -> None:
    file_first(store)
    claims = [commitment(FIRST, "€2 million", 2_000_000), statement(FIRST, "Grain will move.")]
    moved = dataclasses.replace(FIRST, source="another/folder/readout.txt")
    moved_claims = [dataclasses.replace(claim, document=moved) for claim in claims]
    assert store.add(moved, moved_claims, reader="rules 1").outcome == "unchanged"


@pytest.mark.parametrize("reader", ["rules 1", "rules 2"])
def test_another_reading_of_the_same_bytes_supersedes_the_claims_alone(store: Store, reader: str) -> None:
    file_first(store)
    added = store.add(FIRST, [statement(FIRST, "Grain will move.")], reader=reader)
    assert (added.outcome, added.document, added.claims) == ("revised", 1, (3,))
    assert (added.superseded, added.reread) == (2, True)
    (filed,) = store.documents(include_superseded=True)
    assert (filed.version, filed.claims, filed.reader) == (1, 1, reader)
    assert [item.number for item in store.claims()] == [3]
    (hit,) = store.search("grain")
    assert hit.claims == (3,)


def test_the_reader_is_taken_from_the_claims_where_none_is_named(store: Store) -> None:
    claim = dataclasses.replace(statement(FIRST, "Grain"), reader="rules", reader_version="3")
    store.add(FIRST, [claim])
    filed = store.document("readout")
    assert filed is not None
    assert filed.reader == "rules 3"
    back = store.claim(1)
    assert back is not None
    assert (back.claim.reader, back.claim.reader_version) == ("rules", "3")


@pytest.mark.parametrize(
    ("name", "sha256", "reader", "beside", "known"),
    [
        ("readout", "a1", "rules 1", None, True),
        ("readout", "a1", "rules 1", {"publisher": "Ministry", "desk": "east"}, True),
        ("readout", "a1", "rules 1", {"publisher": "Wire"}, False),
        ("readout", "a1", "rules 1", {"desk": "west"}, False),
        ("readout", "a1", "rules 1", {"shelf": 4}, False),
        ("readout", "a1", "rules 2", None, False),
        ("readout", "b2", "rules 1", None, False),
        ("another", "a1", "rules 1", None, False),
    ],
)
def test_the_store_knows_what_need_not_be_read_again(
    store: Store, name: str, sha256: str, reader: str, beside: dict[str, object] | None, known: bool
) -> None:
    document = dataclasses.replace(FIRST, publisher="Ministry", extra={"desk": "east"})
    store.add(document, [], reader="rules 1")  # a document without claims has been read as well
    assert store.has(name, sha256, reader, beside=beside) is known


def test_a_version_that_was_replaced_must_be_read_again_when_it_returns(store: Store) -> None:
    file_first(store)
    store.add(SECOND, [], reader="rules 1")
    assert not store.has("readout", "a1", "rules 1")
    added = store.add(FIRST, [statement(FIRST, "Grain will move.")], reader="rules 1")
    assert added.outcome == "revised"
    assert [item.version for item in store.documents(include_superseded=True, name="readout")] == [1, 2, 3]


def test_numbers_are_never_given_again(store: Store) -> None:
    file_first(store)
    numbers = [1, 2]
    for turn in range(3, 6):
        document = dataclasses.replace(FIRST, source_sha256=str(turn))
        numbers += store.add(document, [statement(document, "Grain")]).claims
    assert numbers == [1, 2, 3, 4, 5]


def test_what_was_known_on_an_earlier_day_can_be_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(["2031-05-02T09:00:00.000000Z", "2031-05-04T09:00:00.000000Z"])
    monkeypatch.setattr("communique.store.filing.now", lambda: next(moments))
    file_first(store)
    store.add(SECOND, [commitment(SECOND, "€3 million", 3_000_000)], reader="rules 1")
    for asked, claims, versions in [
        ("2031-05-01", [], []),
        ("2031-05-02T08:59:59", [], []),
        ("2031-05-02", [1, 2], [1]),
        ("2031-05-04T10:59:59+02:00", [1, 2], [1]),
        ("2031-05-04T11:00:00+02:00", [3], [2]),
        ("2031-05-04", [3], [2]),
    ]:
        assert [item.number for item in store.claims(as_of_recorded=asked)] == claims, asked
        assert [item.version for item in store.documents(as_of_recorded=asked)] == versions, asked
    everything = store.claims(as_of_recorded="2031-05-04", include_superseded=True)
    assert [item.number for item in everything] == [1, 2, 3]
    with pytest.raises(StoreError, match="no moment"):
        list(store.claims(as_of_recorded="last Tuesday"))


def test_a_clock_that_was_set_back_does_not_turn_the_order_round(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(["2031-05-04T09:00:00.000000Z", "2031-05-02T09:00:00.000000Z"])
    monkeypatch.setattr("communique.store.filing.now", lambda: next(moments))
    file_first(store)
    store.add(SECOND, [], reader="rules 1")
    old, new = store.documents(include_superseded=True)
    assert old.recorded_at == old.superseded_at == new.recorded_at


def test_claims_are_chosen_by_kind_and_by_document(store: Store) -> None:
    file_first(store)
    other = Document("wire", "Grain will move, the agency wrote.")
    store.add(other, [statement(other, "Grain will move")])
    store.add(SECOND, [commitment(SECOND, "€3 million", 3_000_000)], reader="rules 1")
    assert [item.number for item in store.claims(kind="statement")] == [3]
    assert [item.number for item in store.claims(document="readout")] == [4]
    assert [item.number for item in store.claims(document="readout", include_superseded=True)] == [1, 2, 4]
    assert [item.number for item in store.claims(document=1, include_superseded=True)] == [1, 2]
    assert [item.number for item in store.claims(document="readout", kind="statement")] == []
    assert store.counts() == {"commitment": 1, "statement": 1}
