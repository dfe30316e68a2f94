"""Documents and claims as rows of the tables, and back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import RowMapping

from communique.errors import GroundingError, StoreError
from communique.model import Claim, Document, FiledClaim

METADATA: Final = ("title", "publisher", "genre", "published", "language", "url")
"""What is known of a document beside its text, by the names that `Document` gives."""

_MATTER: Final = ("text_sha256", "source_sha256", "pages", "extra", *METADATA)

# Halves of a surrogate pair come from names of files that are not UTF-8; PostgreSQL keeps no NUL, and
# SQLite's functions on text stop at one.
_NO_CHARACTER: Final = re.compile("[\x00\ud800-\udfff]")

Values = dict[str, Any]


def values_of_document(document: Document) -> Values:
    """The columns that a document fills.

    Raises:
        StoreError: The document holds something that cannot be written down.
    """
    values: Values = {
        "name": document.name,
        "text": document.text,
        "text_sha256": document.sha256,
        "source": document.source,
        "source_sha256": document.source_sha256,
        "pages": json.dumps(document.pages),
        "extra": json.dumps(dict(document.extra), ensure_ascii=False, sort_keys=True, default=str),
    }
    values |= {name: getattr(document, name) for name in METADATA}
    for name, value in values.items():
        if isinstance(value, str):
            _require_characters(document, name, value)
    return values


def can_be_kept(words: str) -> bool:
    """Whether `words` could be on file at all: nothing in them is no character."""
    return not _NO_CHARACTER.search(words)


def _require_characters(document: Document, what: str, value: str) -> None:
    bad = _NO_CHARACTER.search(value)
    if bad:
        called = document.name.encode("utf-8", "backslashreplace").decode()
        raise StoreError(
            "{file}: its {what} holds {sign!r} at {at}, which is no character that a database keeps. The document was "
            "not filed. Save it as UTF-8 (or rename the file, where the name is at fault), then read it again.",
            file=called,
            what=what,
            sign=bad[0],
            at=bad.start(),
        )


def says_the_same(values: Values, row: RowMapping) -> bool:
    """Whether a document is what is on file; where its bytes were found may differ."""
    return all(values[name] == row[name] for name in _MATTER)


def document_of_row(row: RowMapping) -> Document:
    """The document of a row of its table."""
    return Document(
        name=row["name"],
        text=row["text"],
        source=row["source"],
        source_sha256=row["source_sha256"],
        pages=tuple(json.loads(row["pages"])),
        extra=json.loads(row["extra"]),
        **{name: row[name] for name in METADATA},
    )


def values_of_claims(document: Document, claims: Sequence[Claim]) -> list[Values]:
    """The columns that claims fill.

    Raises:
        StoreError: A claim is about another text than the document's.
    """
    rows = []
    for claim in claims:
        if claim.document is not document and (
            claim.document.name != document.name or claim.document.text != document.text
        ):
            raise StoreError(
                "{name}: a {kind} handed in with it was made from {other}, of another text. Nothing of this document "
                "was filed. File each claim with its own document.",
                name=document.name,
                kind=claim.kind,
                other=claim.document.name,
            )
        row = claim.to_row()
        fields = json.dumps(row["fields"], ensure_ascii=False, sort_keys=True)
        _require_characters(document, f"{claim.kind}'s fields", fields)
        rows.append(
            {
                "id": claim.id,
                "kind": row["kind"],
                "start": row["start"],
                "end": row["end"],
                "quote": row["quote"],
                "modality": row["modality"],
                "fields": fields,
                "reader": claim.reader,
                "reader_version": claim.reader_version,
            }
        )
    return rows


def digest_of(rows: Sequence[Values]) -> str:
    """Hash over claims as they are filed, in their order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps([row["id"], row["reader"], row["reader_version"]]).encode())
    return digest.hexdigest()


def reader_of(claims: Sequence[Claim]) -> str:
    """Names and versions of the readers that made the claims."""
    readers = {f"{claim.reader} {claim.reader_version}".strip() for claim in claims}
    return ", ".join(sorted(readers - {""}))


def claim_of_row(row: RowMapping, document: Document, where: str) -> FiledClaim:
    """The claim of a row of its table, its words compared with the document's once more.

    Raises:
        StoreError: The words are no longer there: somebody or something has changed the file.
    """
    try:
        fields: Mapping[str, Any] = json.loads(row["fields"])
        claim = Claim.from_row({**row, "fields": fields}, document)
    except (GroundingError, ValueError) as error:
        raise StoreError(
            "{file}: claim {id} is damaged: {error} The database was changed by something else than Communiqué. "
            "Read {name} again into a new one.",
            file=where,
            id=row["number"],
            error=str(error),
            name=document.name,
        ) from error
    vars(claim)["id"] = row["id"]  # worked out when it was filed; to do so again for each claim read takes long
    return FiledClaim(row["number"], claim, row["recorded_at"], row["superseded_at"])
