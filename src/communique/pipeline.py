"""Joins the rooms: sources to documents, documents to claims, claims to the store and the record."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.batches import default_reader, read_documents
from communique.collecting import put_off
from communique.errors import NotFoundError, SourceError
from communique.model import Claim, Document, FiledClaim, Kind
from communique.model.source import GIVEN, Failure, Source
from communique.reading import read as read_source
from communique.sources import find

if TYPE_CHECKING:
    from communique.claims.reader import Reader
    from communique.record import Record
    from communique.record.facts import Fact
    from communique.store import Store


@dataclass
class Summary:
    """What became of a run of reading.

    Attributes:
        new, revised, unchanged: How many documents were new, changed, or already on file.
        claims: Claims filed by this run.
        kinds: The same by kind.
        failures: What could not be read, in order.
        warnings: What was read only in part.
    """

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    claims: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents were looked at."""
        return self.new + self.revised + self.unchanged


def documents(paths: Iterable[str | Path]) -> Iterator[tuple[Source, Document] | Failure]:
    """The documents under some paths, one at a time; what cannot be read is told and the rest goes on."""
    for source in find(paths):
        if isinstance(source, Failure):
            yield source
            continue
        try:
            yield source, read_source(source)
        except SourceError as error:
            yield Failure(source.locator, error.message)


def read_claims(
    paths: Iterable[str | Path],
    *,
    reader: Reader | None = None,
    processes: int | None = 1,
    on_failure: Callable[[Failure], None] | None = None,
    on_warning: Callable[[str], None] | None = None,
) -> Iterator[Claim]:
    """The claims of documents, streamed, without a store.

    Args:
        paths: Files, folders, "-" for standard input.
        reader: None for the built-in one.
        processes: How many processes read; None chooses by the amount of text. A script that asks for more than
            one must do its work under `if __name__ == "__main__":`, for each of them imports it anew.
        on_failure: Told what could not be read.
        on_warning: Told what was read only in part.
    """

    def readable() -> Iterator[tuple[Source, Document]]:
        for found in documents(paths):
            if not isinstance(found, Failure):
                yield found
            elif on_failure is not None:
                on_failure(found)

    for each in read_documents(readable(), reader, processes):
        if each.warning and on_warning is not None:
            on_warning(each.warning)
        yield from each.claims


def read_into(
    store: Store,
    paths: Iterable[str | Path],
    *,
    reader: Reader | None = None,
    processes: int | None = 1,
    on_progress: Callable[[str, Summary], None] | None = None,
) -> Summary:
    """Read documents into a store: each document is one transaction, and what is on file is passed over.

    A file keeps its name for as long as it stays where it is; another file of the same stem is named after
    its folder, too, so that neither takes the other for its older version. Texts from standard input are
    told apart by their hash.

    Args:
        store: An open store.
        paths: Files, folders, "-" for standard input.
        reader: None for the built-in one.
        processes: As for `claims`.
        on_progress: Told each document's name when it is done.
    """
    summary = Summary()
    signing = reader or default_reader()
    signature = f"{signing.name} {signing.version}"
    taken: dict[str, str] = {}

    def is_known(source: Source) -> bool:
        return store.has(source.name, source.sha256, signature, beside={**source.metadata, **source.extra})

    def unread() -> Iterator[tuple[Source, Document]]:
        for source in find(paths):
            if isinstance(source, Failure):
                summary.failures.append(source)
                continue
            if not is_known(source):
                source = _named(source, store, taken)
            if is_known(source):
                summary.unchanged += 1
                if on_progress is not None:
                    on_progress(source.name, summary)
                continue
            try:
                document = read_source(source)
            except SourceError as error:
                summary.failures.append(Failure(source.locator, error.message))
                continue
            if beside := {**source.metadata, **source.extra}:
                document = replace(document, extra={**document.extra, GIVEN: sorted(beside)})
            if source.data and source.path:  # the whole path: the next run may start in another folder
                document = replace(document, source=str(source.path.resolve()))
            yield source, document

    for each in read_documents(unread(), reader, processes):
        # Without claims for want of a reader: not signed, so that a later run tries again.
        added = store.add(each.document, each.claims, each.source.data, reader="none" if each.warning else signature)
        setattr(summary, added.outcome, getattr(summary, added.outcome) + 1)
        if added.outcome != "unchanged" or added.reread:
            summary.claims += len(added.claims)
            summary.kinds.update(claim.kind for claim in each.claims)
        if each.warning:
            summary.warnings.append(each.warning)
        if on_progress is not None:
            on_progress(each.document.name, summary)
    return summary


def _named(source: Source, store: Store, taken: dict[str, str]) -> Source:
    """The source under the name that it has, or is to have, in the store."""
    if source.data is None:  # a row says itself how it is called, wherever its table now is
        taken.setdefault(source.name, source.locator)
        return source
    if source.path is None:
        return replace(source, name=f"{source.name}-{source.sha256[:8]}")
    path = source.path.resolve()
    folder = path.parent.name
    for name in (path.stem, f"{folder}/{path.stem}", f"{folder}/{path.name}", path.as_posix()):
        if taken.get(name, str(path)) != str(path):
            continue
        standing = store.document(name)
        if (
            standing is None
            or standing.document.source == str(path)
            or standing.document.source_sha256 == source.sha256
        ):
            break
    taken[name] = str(path)
    return replace(source, name=name)


def record_of(
    store: Store, *, as_of: date | None = None, known_at: str | None = None, kinds: Collection[Kind] | None = None
) -> Record:
    """The record of a store, with the judgements of its users.

    Args:
        store: An open store.
        as_of: What held on that day; what happened later is left out.
        known_at: What was known at that moment, a day (its end) or a time of ISO 8601; now where it is not given.
        kinds: Facts and conflicts of these kinds only, which takes less time; of every kind where not given.

    Raises:
        StoreError: The store cannot be read, or the moment is none.
    """
    from communique.record import build
    from communique.store.moments import moment

    with put_off():
        return build(
            store.claims(as_of_recorded=known_at),
            judgements=store.judgements(include_withdrawn=True),
            as_of=as_of,
            known_at=moment(known_at) if known_at else None,
            kinds=kinds,
        )


@dataclass(frozen=True)
class Forgotten:
    """What the record lost with some documents.

    Attributes:
        documents: Names of the documents, in the order in which they were given.
        claims: How many claims went with them.
        withdrawn: Facts that nothing else supports, as they were.
        weakened: Facts that stand on what is left, as they are now, each with the names of the documents it lost.
        before: The record as it was.
        after: The record as it is now.
    """

    documents: tuple[str, ...]
    claims: int
    withdrawn: tuple[Fact, ...]
    weakened: tuple[tuple[Fact, tuple[str, ...]], ...]
    before: Record
    after: Record


def forget(store: Store, names: Iterable[str]) -> Forgotten:
    """Withdraw documents, and tell which facts only they supported.

    What was known before stays on file and can be asked for; reading the documents again restores them.

    Raises:
        NotFoundError: One of the names is not that of a standing document; then none is withdrawn.
        StoreError: They could not be withdrawn.
    """
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if store.document(name) is None:
            raise NotFoundError(
                f"{store.where}: no document {name} stands. Nothing was withdrawn. "
                "Look up how it is called: communique search WORDS."
            )
    before = record_of(store)
    gone = {filed.number for name in wanted for filed in store.withdraw_document(name).claims}
    after = record_of(store)
    by_id = {fact.id: fact for fact in after.facts}
    by_claim = {(fact.kind, number): fact for fact in after.facts for number in fact.supports}
    withdrawn: list[Fact] = []
    weakened: list[tuple[Fact, tuple[str, ...]]] = []
    for fact in before.facts:
        if not gone.intersection(fact.supports):
            continue
        # What is left of a fact may go by another id, where what identified it was the lost document's.
        others = (by_claim.get((fact.kind, number)) for number in fact.supports)
        left = by_id.get(fact.id) or next((it for it in others if it is not None), None)
        if left is None:
            withdrawn.append(fact)
        else:
            weakened.append((left, tuple(name for name in fact.documents if name in wanted)))
    return Forgotten(wanted, len(gone), tuple(withdrawn), tuple(weakened), before, after)


def read(paths: Iterable[str | Path] | str | Path, *, into: str | Path | None = None) -> Record:
    """Read accounts and build their record: the short way for scripts and notebooks.

    Args:
        paths: Files and folders.
        into: A database to keep what was read in; None keeps it in memory only.

    Warns:
        UserWarning: Something could not be read, or only in part; the rest is in the record.

    Raises:
        SourceError: Nothing could be read.
    """
    from communique.record import build

    wanted = [paths] if isinstance(paths, str | Path) else list(paths)
    if into is not None:
        from communique.store import Store

        with Store.open(into) as store:
            summary = read_into(store, wanted)
            record = record_of(store)
        _tell(summary.failures, summary.warnings, nothing=not record.documents)
        return record
    failures: list[Failure] = []
    partly: list[str] = []
    found = read_claims(wanted, on_failure=failures.append, on_warning=partly.append)
    record = build(FiledClaim(number, claim) for number, claim in enumerate(found, start=1))
    _tell(failures, partly, nothing=not record.documents)
    return record


def _tell(failures: Sequence[Failure], partly: Sequence[str], *, nothing: bool) -> None:
    messages = [*(failure.message for failure in failures), *partly]
    if nothing and failures:
        raise SourceError("\n".join(messages))
    for message in messages:
        warnings.warn(message, UserWarning, stacklevel=3)


def rows(record: Record, kind: str | None = None) -> list[dict[str, Any]]:
    """The record's facts as flat rows, fit for `pandas.DataFrame`.

    Each row holds the fact's id and kind, its values, the documents that support it and the first
    quotation; a value that is a span is given by its words.
    """
    made = []
    for fact in record.facts:
        if kind is not None and fact.kind != kind:
            continue
        quoted = record.claims[fact.supports[0]].claim if fact.supports else None
        made.append(
            {
                "id": fact.id,
                "kind": fact.kind,
                "modality": fact.modality,
                **{
                    name: _flat(value)
                    for name, value in fact.fields.model_dump(by_alias=True, exclude_none=True).items()
                },
                "documents": "; ".join(fact.documents),
                "claims": "; ".join(map(str, fact.supports)),
                "quote": quoted.quote if quoted else "",
            }
        )
    return made


def _flat(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"quantity", "item"}:
            return f"{value['quantity']} {value['item']}"
        return value.get("text", json.dumps(value, ensure_ascii=False))
    if isinstance(value, list | tuple):
        return "; ".join(str(_flat(each)) for each in value)
    return value
