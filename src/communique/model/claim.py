"""What one document asserts, with the exact words that assert it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal, cast, get_args

from pydantic import ValidationError

from communique.errors import GroundingError
from communique.model.document import Document
from communique.model.fields import FIELDS_OF_KIND, KIND_OF_FIELDS, Fields, Kind, Passage
from communique.model.span import Span
from communique.wording import phrase

Modality = Literal["asserted", "expected", "conditional", "denied"]
MODALITIES: Final = get_args(Modality)
Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Claim:
    """One assertion of one document.

    A claim that its document does not bear out cannot be built: the quote must be the
    document's text at the span, and so must every passage in the fields.

    Attributes:
        document: The document that asserts it.
        span: Where, in code points of the document's text.
        quote: The words at the span.
        fields: What is asserted; its class gives the claim's kind.
        modality: Whether it happened, is announced, is only considered, or is stated not to be so.
        reader, reader_version: Which reader found it.

    Raises:
        GroundingError: The quote or a passage is not the text at its span, or the span is empty.
    """

    document: Document
    span: Span
    quote: str
    fields: Fields
    modality: Modality = "asserted"
    reader: str = ""
    reader_version: str = ""

    def __post_init__(self) -> None:
        self._require(self.span, self.quote, "quote")
        for name, passage in self.passages():
            self._require(Span(passage.start, passage.end), passage.text, name)

    def _require(self, span: Span, words: str, what: str) -> None:
        text = self.document.text
        if 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == words:
            return
        found = text[max(0, span.start) : span.end]
        raise GroundingError(
            "{name}: the {what} of a {kind} is not the text at {start}:{end} (claimed {claimed!r}, found {found!r}). "
            "The claim was not made; take the words from the document's text by their offsets.",
            name=self.document.name,
            what=phrase(what.replace("_", " ")),
            kind=phrase(self.kind),
            start=str(span.start),
            end=str(span.end),
            claimed=words[:80],
            found=found[:80],
        )

    @classmethod
    def at(
        cls,
        document: Document,
        span: Span,
        fields: Fields,
        modality: Modality = "asserted",
    ) -> Claim:
        """The claim that quotes the document's own words at `span`."""
        return cls(document, span, span.of(document.text), fields, modality)

    @property
    def kind(self) -> Kind:
        """The claim's kind, by the class of its fields."""
        return KIND_OF_FIELDS[type(self.fields)]

    def passages(self) -> Iterator[tuple[str, Passage]]:
        """The fields that are spans of the text, with their names."""
        for name, value in vars(self.fields).items():
            if isinstance(value, Passage):
                yield name, value

    @cached_property
    def id(self) -> str:
        """A permanent name: twelve hexadecimal digits over the text's hash and what is claimed."""
        row = self.to_row()
        matter = [self.document.sha256, *(row[key] for key in ("kind", "start", "end", "modality", "fields"))]
        return hashlib.sha256(json.dumps(matter, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]

    def to_row(self) -> Row:
        """The claim as one object of the claims file."""
        fields = self.fields.model_dump(mode="json", by_alias=True, exclude_none=True)
        row: Row = {
            "kind": self.kind,
            "document": self.document.name,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "modality": self.modality,
            "fields": {name: value for name, value in fields.items() if value != []},
        }
        if self.reader:
            row |= {"reader": self.reader, "reader_version": self.reader_version}
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any], document: Document) -> Claim:
        """Build the claim of a row of the claims file.

        Raises:
            GroundingError: The row lacks what a claim needs, or its words are not in the document.
        """
        try:
            kind = cast("Kind", row["kind"])
            given = {
                name: _with_words(value, document.text) for name, value in row["fields"].items() if value is not None
            }
            fields = FIELDS_OF_KIND[kind].model_validate(given)
            span = Span(int(row["start"]), int(row["end"]))
            quote = str(row["quote"])
            modality = row.get("modality", "asserted")
            if modality not in MODALITIES:
                raise ValueError(
                    phrase("modality {words!r} is none of {choice}", words=modality, choice=", ".join(MODALITIES))
                )
        except (KeyError, TypeError, ValueError, ValidationError) as error:
            raise GroundingError(
                "{name}: a row is not a claim ({error}). It was left out; see the claims format.",
                name=document.name,
                error=str(error),
            ) from error
        return cls(
            document,
            span,
            quote,
            fields,
            cast("Modality", modality),
            str(row.get("reader", "")),
            str(row.get("reader_version", "")),
        )


def _with_words(value: Any, text: str) -> Any:
    """Passages may come with offsets alone: their words are then the document's."""
    if isinstance(value, Mapping) and "start" in value and "text" not in value:
        return {**value, "text": text[value["start"] : value["end"]]}
    return value
