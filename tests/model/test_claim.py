from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import GroundingError
from communique.model import (
    Claim,
    CommitmentFields,
    DependencyFields,
    Document,
    OfficeFields,
    Passage,
    Span,
    StatementFields,
)

TEXT = "Rurland will give €2 million, Minister Ada Voss said."
DOCUMENT = Document("readout", TEXT)
OFFICE = OfficeFields(person="Ada Voss", title="Minister")


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        (Span(0, 7), "rurland"),
        (Span(0, 7), "Rurland "),
        (Span(1, 8), "Rurland"),
        (Span(0, 0), ""),
        (Span(-7, 0), "Rurland"),
        (Span(46, 99), TEXT[46:]),
    ],
)
def test_a_claim_whose_quote_is_not_the_text_at_its_span_cannot_be_built(span: Span, quote: str) -> None:
    with pytest.raises(GroundingError, match="readout: the quote of a office"):
        Claim(DOCUMENT, span, quote, OFFICE)


def test_a_passage_in_the_fields_must_be_the_text_too() -> None:
    content = Passage(start=0, end=7, text="Mirland")
    with pytest.raises(GroundingError, match="the content of a statement"):
        Claim.at(DOCUMENT, Span(0, len(TEXT)), StatementFields(content=content, form="indirect"))


def test_a_row_of_the_claims_file_gives_back_the_claim_it_was_made_from() -> None:
    fields = CommitmentFields(makers=("Rurland",), amount=2_000_000, currency="EUR", stage="pledged")
    claim = Claim.at(DOCUMENT, Span(0, 28), fields, "expected")
    row = claim.to_row()
    assert row["fields"] == {"makers": ["Rurland"], "amount": 2_000_000, "currency": "EUR", "stage": "pledged"}
    again = Claim.from_row(row, DOCUMENT)
    assert (again.span, again.fields, again.modality, again.id) == (claim.span, fields, "expected", claim.id)


def test_the_words_for_and_on_keep_their_names_in_the_claims_file() -> None:
    fields = DependencyFields(holder=("LU",), on=("RU",), for_="energy")
    assert Claim.at(DOCUMENT, Span(0, 7), fields).to_row()["fields"]["for"] == "energy"


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"kind": "rumour", "start": 0, "end": 7, "quote": "Rurland", "fields": {}},
        {"kind": "office", "start": 0, "end": 7, "quote": "Rurland", "fields": {"person": "Ada Voss"}},
        {"kind": "office", "start": 0, "end": 7, "quote": "Rurland", "fields": {"person": "A", "title": "B", "age": 4}},
        {"kind": "office", "start": "x", "end": 7, "quote": "Rurland", "fields": {"person": "A", "title": "B"}},
    ],
)
def test_a_row_that_is_no_claim_is_refused_with_the_documents_name(row: dict[str, object]) -> None:
    with pytest.raises(GroundingError, match="readout: a row is not a claim"):
        Claim.from_row(row, DOCUMENT)


@given(st.text(min_size=1), st.integers(-5, 60), st.integers(-5, 60), st.text(max_size=8))
def test_every_claim_that_can_be_built_quotes_its_document(text: str, start: int, end: int, quote: str) -> None:
    document = Document("any", text)
    for words in (quote, text[max(0, start) : max(0, end)]):
        try:
            claim = Claim(document, Span(start, end), words, OFFICE)
        except GroundingError:
            continue
        assert claim.quote == text[start:end] != ""
