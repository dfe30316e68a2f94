"""Claims to file."""

from __future__ import annotations

from decimal import Decimal

from communique.model import Claim, CommitmentFields, Document, Passage, Span, StatementFields


def statement(document: Document, words: str, speaker: str = "Ada Orsel") -> Claim:
    """The claim that `speaker` said `words`, at their first place in the document."""
    start = document.text.index(words)
    content = Passage(start=start, end=start + len(words), text=words)
    fields = StatementFields(speakers=(speaker,), content=content, form="indirect")
    return Claim.at(document, Span(start, start + len(words)), fields)


def commitment(document: Document, words: str, amount: int) -> Claim:
    """The claim that somebody pledged `amount` in `words`."""
    start = document.text.index(words)
    fields = CommitmentFields(makers=("Velmark",), amount=Decimal(amount), currency="EUR", stage="pledged")
    return Claim.at(document, Span(start, start + len(words)), fields)
