"""The rooms joined: documents in, claims and a record out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique import batches
from communique.claims.rules import RulesReader
from communique.errors import SetupError
from communique.model import Claim, Document, OccurrenceFields, Passage, Span
from communique.model.source import Source
from communique.pipeline import Summary, read_claims, read_into
from communique.store import Store

ACCOUNT = """\
Foreign Minister Ada Orsel of Norway met Foreign Minister Bela Tarn of Poland in Oslo on {day} March 2024.

"We need {day} grain ships", Minister Orsel said. Norway will give €{day} million to Moldova.
"""


class FirstWords:
    """A reader that takes the first word of a text for something that happened."""

    name = "first words"
    version = "1"

    def __init__(self, unable: frozenset[str] = frozenset()) -> None:
        self.unable = unable

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Claim]]]:
        for document in documents:
            if document.language in self.unable:
                raise SetupError("The reader's model is not installed. Run: pip install it")
            word = document.text.split()[0]
            action = Passage(start=0, end=len(word), text=word)
            yield document, [Claim.at(document, Span(0, len(word)), OccurrenceFields(action=action))]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "communique.db") as opened:
        yield opened


def reading(store: Store, *paths: Path, unable: Iterable[str] = ()) -> Summary:
    return read_into(store, paths, reader=FirstWords(frozenset(unable)))


def names_of(store: Store) -> list[str]:
    return sorted(filed.document.name for filed in store.documents())


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_run_tells_what_became_of_each_document(store: Store, tmp_path: Path) -> None:
    here, gone = write(tmp_path / "note.txt", "Ships sailed."), tmp_path / "gone.txt"
    first = reading(store, here, gone)
    assert (first.new, first.revised, first.unchanged, first.claims) == (1, 0, 0, 1)
    assert first.kinds == {"occurrence": 1}
    assert [failure.locator for failure in first.failures] == [str(gone)]
    write(here, "Boats sailed.")
    second = reading(store, here)
    assert (second.new, second.revised, second.unchanged) == (0, 1, 0)
    third = reading(store, here)
    assert (third.new, third.revised, third.unchanged, third.claims) == (0, 0, 1, 0)


def test_two_files_of_one_stem_do_not_supersede_each_other(store: Store, tmp_path: Path) -> None:
    oslo = write(tmp_path / "oslo" / "report.txt", "Ships sailed from Oslo.")
    riga = write(tmp_path / "riga" / "report.txt", "Ships sailed from Riga.")
    deep = write(tmp_path / "old" / "riga" / "report.txt", "Boats sailed from Riga.")
    for path, names in (
        (oslo, ["report"]),
        (riga, ["report", "riga/report"]),
        (deep, ["report", "riga/report", "riga/report.txt"]),
    ):
        assert reading(store, path).new == 1
        assert names_of(store) == names
    assert reading(store, riga, oslo, deep).unchanged == 3
    write(riga, "Ships sailed from Riga again.")
    assert reading(store, deep, riga, oslo).revised == 1
    assert len(names_of(store)) == 3
    assert [filed.version for filed in store.documents(name="riga/report")] == [2]


def test_files_of_one_run_keep_their_names_in_whatever_order_they_are_read_again(store: Store, tmp_path: Path) -> None:
    paths = [write(tmp_path / place / "report.txt", f"Ships sailed from {place}.") for place in ("oslo", "riga")]
    reading(store, *paths)
    names = names_of(store)
    for path in paths:
        write(path, path.read_text("utf-8") + " Boats followed.")
    assert reading(store, *reversed(paths)).revised == 2
    assert names_of(store) == names


def test_a_file_read_from_another_folder_is_still_the_same_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "accounts" / "report.txt", "Ships sailed.")
    monkeypatch.chdir(path.parent)
    reading(store, Path("report.txt"))
    write(path, "Ships sailed again.")
    monkeypatch.chdir(tmp_path)
    assert reading(store, Path("accounts/report.txt")).revised == 1
    assert names_of(store) == ["report"]


def test_a_file_that_was_moved_is_not_read_again(store: Store, tmp_path: Path) -> None:
    old = write(tmp_path / "inbox" / "report.txt", "Ships sailed.")
    reading(store, old)
    (tmp_path / "archive").mkdir()
    old.rename(tmp_path / "archive" / "report.txt")
    assert reading(store, tmp_path / "archive").unchanged == 1


def test_rows_of_a_table_supersede_by_their_names_wherever_the_table_is(store: Store, tmp_path: Path) -> None:
    for month, text in (("march", "Ships sailed."), ("april", "Boats sailed.")):
        write(tmp_path / month / "export.jsonl", json.dumps({"document": "report", "text": text}))
    assert reading(store, tmp_path / "march").new == 1
    assert reading(store, tmp_path / "april").revised == 1


def test_texts_from_standard_input_are_told_apart(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at, (text, outcome) in enumerate((("Ships sailed.", "new"), ("Boats sailed.", "new"), ("Ships sailed.", None))):
        path = write(tmp_path / f"{at}.txt", text)
        with path.open(encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdin", stream)
            summary = read_into(store, ["-"], reader=FirstWords())
        assert summary.new == (1 if outcome else 0)
    assert len(names_of(store)) == 2


def test_what_could_not_be_read_for_want_of_a_reader_is_tried_again(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "note.txt", "Ships sailed.")
    lettre = write(tmp_path / "lettre.txt", "Bateaux partis.")
    write(lettre.with_suffix(".json"), '{"language": "fr"}')
    first = reading(store, tmp_path / "note.txt", lettre, unable=["fr"])
    assert (first.new, first.claims, len(first.warnings)) == (2, 1, 1)
    assert "pip install it" in first.warnings[0]
    assert str(lettre) in first.warnings[0]
    again = reading(store, lettre, unable=["fr"])
    assert (again.new, again.revised, again.unchanged, len(again.warnings)) == (0, 0, 1, 1)
    able = reading(store, lettre)
    assert (able.revised, able.claims, able.warnings) == (1, 1, [])


def test_claims_do_not_depend_on_the_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"document": f"note {day}", "text": ACCOUNT.format(day=day)} for day in range(1, 13)]
    table = write(tmp_path / "rows.jsonl", "\n".join(map(json.dumps, rows)))
    monkeypatch.setattr(batches, "_CHUNK_DOCUMENTS", 3)
    alone, together = (
        [json.dumps(claim.to_row()) for claim in read_claims([table], processes=count, on_warning=pytest.fail)]
        for count in (1, 2)
    )
    assert len(alone) >= 12
    assert alone == together


def test_a_row_and_a_file_of_one_name_stay_two_documents(tmp_path: Path, store: Store) -> None:
    write(tmp_path / "in" / "a.jsonl", json.dumps({"document": "note", "text": "Norway has ratified."}))
    write(tmp_path / "in" / "note.txt", "Poland met Latvia.")
    for outcome in ("new", "unchanged"):
        assert getattr(reading(store, tmp_path / "in"), outcome) == 2
    assert {filed.document.name: filed.document.text for filed in store.documents()} == {
        "note": "Norway has ratified.",
        "in/note": "Poland met Latvia.",
    }


def test_claims_go_to_their_own_document_where_two_have_one_name() -> None:
    pairs = [
        (Source("note", "note.txt", ""), Document("note", text)) for text in ("Norway ratified.", "Poland did not.")
    ]
    read = list(batches.read_documents(pairs, FirstWords()))
    assert [[claim.quote for claim in each.claims] for each in read] == [["Norway"], ["Poland"]]


def test_a_script_that_asks_for_several_processes_at_its_top_is_told_what_to_do(tmp_path: Path) -> None:
    note = write(tmp_path / "note.txt", ACCOUNT.format(day=4))
    lines = (
        "from communique.pipeline import read_claims",
        f"print(len(list(read_claims([{str(note)!r}], processes=PROCESSES))))",
    )
    ended = {}
    for processes in ("1", "2"):
        script = write(tmp_path / f"script{processes}.py", "\n".join(lines).replace("PROCESSES", processes))
        ended[processes] = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert int(ended["1"].stdout) > 0
    assert ended["2"].returncode != 0
    assert "SetupError: One of the processes" in ended["2"].stderr
    assert "__main__" in ended["2"].stderr.rpartition("SetupError")[2]


def test_the_short_way_reads_much_text_in_a_plain_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_WORTH_PROCESSES", 10)
    monkeypatch.setattr(batches, "_in_processes", lambda *_: pytest.fail("a script was made to start processes"))
    path = write(tmp_path / "readout.txt", ACCOUNT.format(day=4))
    assert communique.read(path).facts == communique.read(path, into=tmp_path / "kept.db").facts


def test_the_short_way_gives_a_record_and_flat_rows(tmp_path: Path) -> None:
    path = write(tmp_path / "readout.txt", ACCOUNT.format(day=4))
    record = communique.read(path)
    spoken = communique.rows(record, "statement")
    assert any(row["speakers"] == "Ada Orsel" and "grain ships" in row["content"] for row in spoken)
    assert all(row["quote"] in ACCOUNT.format(day=4) for row in communique.rows(record))
    kept = communique.read([path], into=tmp_path / "kept.db")
    assert communique.rows(kept) == communique.rows(record)


def test_the_short_way_warns_of_what_cannot_be_read_and_keeps_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "accounts" / "readout.txt", ACCOUNT.format(day=4))
    write(tmp_path / "accounts" / "empty.txt", "")
    with pytest.warns(UserWarning, match=r"empty\.txt: is empty"):
        communique.read(tmp_path / "accounts", into=tmp_path / "kept.db")
    with Store.open(tmp_path / "kept.db") as store:
        assert names_of(store) == ["readout"]


# -- every claim is grounded ---------------------------------------------------------------------

_PEOPLE = st.sampled_from(["Ada Orsel", "Bela Tarn", "Minister Orsel", "the Minister", "Dr. Ilse van Horn", "she"])
_PARTIES = st.sampled_from(["Norway", "the EU", "Türkiye", "Moldova and Georgia", "Allies", "the two countries", "G7"])
_SUMS = st.sampled_from(["€2 million", "an additional $1.5bn each", "up to NOK 300m", "3 ships", "a total of £40,000"])
_DAYS = st.sampled_from(["on 4 March 2024", "on Tuesday", "in 2008", "(Nov. 29-30)", "by the end of the year", ""])
_CUES = st.sampled_from(["said", "warned", "has announced", "did not say", "hopes", "told reporters", "welcomed"])
_PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Sentences as accounts have them, among them broken ones and ones in strange letters."""
    person, party, other = draw(_PEOPLE), draw(_PARTIES), draw(_PARTIES)
    amount, day, cue, words = draw(_SUMS), draw(_DAYS), draw(_CUES), draw(_PLAIN)
    shapes = (
        f'"We will help {party}. {words}", {person} {cue} {day}.',
        f"“{words} {person} {cue} that {party} will give {amount} to {other} {day}.",
        f"{person}, Foreign Minister of {party}, {cue} that {other} has not ratified the accession of {party} {day}.",
        f"{party} and {other} met in Oslo {day}; {person} took part, {words}",
        f"• {party} agreed to provide {amount} {day}, {person} {cue}: {words}",
        f"The first working session, on {words}, was followed by a dinner with {person}.",
        f"{party} depends on {other} for energy, {cue} {person}. « {words} », a dit {person}.",
        f"{party} will help Orsenia, Minister {person} {cue} {day}.",
        words,
    )
    return draw(st.sampled_from(shapes))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of a few such sentences, in lines and paragraphs."""
    parts = draw(st.lists(sentences(), min_size=1, max_size=6))
    text = "".join(part + draw(st.sampled_from([" ", "\n", "\n\n", "\u00a0"])) for part in parts)
    return Document("account", text, published="2024-03-05", language=draw(st.sampled_from(["en", "fr", None])))


def cuts_a_word(text: str, at: int) -> bool:
    """Whether a letter stands on both sides of an offset."""
    return re.fullmatch("[A-Za-z]{2}", text[max(0, at - 1) : at + 1]) is not None


@settings(max_examples=40)
@given(documents())
def test_every_claim_is_grounded_in_its_document(document: Document) -> None:
    for _, found in RulesReader().read([document]):
        for claim in found:
            assert claim.quote == document.text[claim.span.start : claim.span.end] != ""
            for _, passage in claim.passages():
                assert passage.text == document.text[passage.start : passage.end] != ""
            for start, end in (claim.span, *((passage.start, passage.end) for _, passage in claim.passages())):
                assert not cuts_a_word(document.text, start), document.text[start - 10 : end]
                assert not cuts_a_word(document.text, end), document.text[start : end + 10]
            assert (claim.reader, claim.reader_version) == ("rules", RulesReader.version)
            again = Claim.from_row(json.loads(json.dumps(claim.to_row())), document)
            assert again.to_row() == claim.to_row()


@settings(max_examples=15)
@given(st.lists(documents(), min_size=2, max_size=4))
def test_a_document_is_read_alike_alone_and_among_others(some: list[Document]) -> None:
    together = [[claim.to_row() for claim in found] for _, found in RulesReader().read(some)]
    alone = [[claim.to_row() for claim in found] for each in some for _, found in RulesReader().read([each])]
    assert together == alone


def test_a_sidecar_that_is_taken_away_makes_a_new_version(tmp_path: Path) -> None:
    write(tmp_path / "accounts" / "readout.txt", ACCOUNT.format(day=4))
    write(tmp_path / "accounts" / "readout.json", '{"publisher": "Ministry of Rurland", "desk": "3"}')
    with Store.open(tmp_path / "kept.db") as store:
        assert read_into(store, [tmp_path / "accounts"]).new == 1
        assert read_into(store, [tmp_path / "accounts"]).unchanged == 1
        (tmp_path / "accounts" / "readout.json").unlink()
        assert read_into(store, [tmp_path / "accounts"]).revised == 1
        document = store.document("readout")
        assert document is not None
        assert document.document.publisher is None
        assert "desk" not in document.document.extra
        assert read_into(store, [tmp_path / "accounts"]).unchanged == 1
