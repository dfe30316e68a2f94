"""Joins the rooms: sources to documents, documents to claims, claims to the store and the record."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError, SourceError
from communique.model import Claim, Document, Fields, FiledClaim, Kind, Modality, Span
from communique.model.source import Failure, Source
from communique.reading import read as read_source
from communique.sources import find

if TYPE_CHECKING:
    from communique.claims.reader import Reader
    from communique.record import Record
    from communique.store import Store

_CHUNK_CHARACTERS = 60_000
_CHUNK_DOCUMENTS = 64
_WORTH_PROCESSES = 400_000
_CHUNKS_AHEAD = 3

Bare = tuple[Span, Fields, Modality]


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


@dataclass(frozen=True)
class Read:
    """One document with the claims that it makes.

    Attributes:
        document: The document.
        source: Where it came from.
        claims: What it asserts; empty with a warning where its language cannot be read.
        warning: Why the document was read only in part; None where it was read whole.
    """

    document: Document
    source: Source
    claims: Sequence[Claim]
    warning: str | None = None


def default_reader() -> Reader:
    """The built-in reader."""
    from communique.claims.rules import RulesReader  # late: it brings spaCy, which takes most of the start-up time

    return RulesReader()


def documents(paths: Iterable[str | Path]) -> Iterator[tuple[Source, Document] | Failure]:
    """The documents under some paths, one at a time; what cannot be read is told and the rest goes on."""
    for source in find(paths):
        if isinstance(source, Failure):
            yield source
            continue
        try:
            yield source, read_source(source)
        except SourceError as error:
            yield Failure(source.locator, str(error))


def read_documents(
    found: Iterable[tuple[Source, Document]], reader: Reader | None = None, processes: int | None = None
) -> Iterator[Read]:
    """Read claims, in the documents' order, whatever the number of processes.

    Args:
        found: Sources with their documents; taken as needed, never all at once.
        reader: None for the built-in one.
        processes: None chooses by the amount of text; a reader of one's own is run in this process.
    """
    stream = iter(found)
    if reader is not None or processes == 1:
        yield from _in_this_process(stream, reader or default_reader())
        return
    if processes is None:
        ahead = _some(stream, _WORTH_PROCESSES)
        stream = chain(ahead, stream)
        if sum(len(document.text) for _, document in ahead) < _WORTH_PROCESSES:
            yield from _in_this_process(stream, default_reader())
            return
        processes = _cores()
    yield from _in_processes(stream, processes)


def _cores() -> int:
    import os

    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _some(stream: Iterator[tuple[Source, Document]], characters: int) -> list[tuple[Source, Document]]:
    taken: list[tuple[Source, Document]] = []
    while characters > 0 and (pair := next(stream, None)) is not None:
        taken.append(pair)
        characters -= len(pair[1].text)
    return taken


def _chunks(stream: Iterator[tuple[Source, Document]]) -> Iterator[list[tuple[Source, Document]]]:
    chunk: list[tuple[Source, Document]] = []
    size = 0
    for pair in stream:
        chunk.append(pair)
        size += len(pair[1].text)
        if size >= _CHUNK_CHARACTERS or len(chunk) >= _CHUNK_DOCUMENTS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _in_this_process(stream: Iterator[tuple[Source, Document]], reader: Reader) -> Iterator[Read]:
    for chunk in _chunks(stream):
        told = _claims_of([document for _, document in chunk], reader)
        for (source, document), (bare, warning) in zip(chunk, told, strict=True):
            yield Read(document, source, _signed(document, bare, reader.name, reader.version), warning)


def _in_processes(stream: Iterator[tuple[Source, Document]], processes: int) -> Iterator[Read]:
    reader = default_reader()
    chunks = _chunks(stream)
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_start_worker)
    running: deque[tuple[list[tuple[Source, Document]], Future[list[tuple[list[Bare], str | None]]]]] = deque()

    def start(some: Iterable[list[tuple[Source, Document]]]) -> None:
        for chunk in some:
            running.append((chunk, pool.submit(_in_worker, [document for _, document in chunk])))

    try:
        start(islice(chunks, processes * _CHUNKS_AHEAD))
        while running:
            chunk, future = running.popleft()
            told = future.result()
            start(islice(chunks, 1))
            for (source, document), (bare, warning) in zip(chunk, told, strict=True):
                yield Read(document, source, _signed(document, bare, reader.name, reader.version), warning)
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    """Leave Ctrl-C to the process that was started by hand, and never outlive it."""
    import os
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        Thread(target=follow, daemon=True).start()


def _in_worker(some: list[Document]) -> list[tuple[list[Bare], str | None]]:
    return _claims_of(some, default_reader())


def _claims_of(some: Sequence[Document], reader: Reader) -> list[tuple[list[Bare], str | None]]:
    """Each document's claims without the document; where it could not be read, why."""
    try:
        return _told(some, reader)
    except Exception:  # noqa: BLE001 - whatever a reader trips over in one document, the others must be read
        return [pair for document in some for pair in _alone(document, reader)]


def _told(some: Sequence[Document], reader: Reader) -> list[tuple[list[Bare], str | None]]:
    found: dict[str, list[Bare]] = {}
    for document, claims in reader.read(some):
        found[document.name] = [(claim.span, claim.fields, claim.modality) for claim in claims]
    return [(found.get(document.name, []), None if document.name in found else _unread(document)) for document in some]


def _alone(document: Document, reader: Reader) -> list[tuple[list[Bare], str | None]]:
    try:
        return _told([document], reader)
    except Exception as error:  # noqa: BLE001 - the same, told with the document's name
        told = (
            str(error) if isinstance(error, CommuniqueError) else f"{reader.name} failed: {error!r}. Please report it."
        )
        return [([], f"{document.source or document.name}: no claims were read; its text is kept. {told}")]


def _unread(document: Document) -> str:
    return (
        f"{document.source or document.name}: no claims were read, for there is no reader for its language "
        f"({document.language}). Its text is kept. If the language is wrong, say it in a sidecar "
        f'({document.name}.json: {{"language": "en"}}).'
    )


def _signed(document: Document, bare: Iterable[Bare], name: str, version: str) -> list[Claim]:
    text = document.text
    return [Claim(document, span, span.of(text), fields, modality, name, version) for span, fields, modality in bare]


def claims(
    paths: Iterable[str | Path],
    *,
    reader: Reader | None = None,
    processes: int | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    on_warning: Callable[[str], None] | None = None,
) -> Iterator[Claim]:
    """The claims of documents, streamed, without a store.

    Args:
        paths: Files, folders, "-" for standard input.
        reader: None for the built-in one.
        processes: None chooses by the amount of text.
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
    processes: int | None = None,
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
        processes: None chooses by the amount of text.
        on_progress: Told each document's name when it is done.
    """
    summary = Summary()
    signing = reader or default_reader()
    signature = f"{signing.name} {signing.version}"
    taken: dict[str, Path] = {}

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
                summary.failures.append(Failure(source.locator, str(error)))
                continue
            # The whole path: the next run may start in another folder.
            yield (
                source,
                replace(document, source=str(source.path.resolve())) if source.data and source.path else document,
            )

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


def _named(source: Source, store: Store, taken: dict[str, Path]) -> Source:
    """The source under the name that it has, or is to have, in the store."""
    if source.data is None:  # a row says itself how it is called, wherever its table now is
        return source
    if source.path is None:
        return replace(source, name=f"{source.name}-{source.sha256[:8]}")
    path = source.path.resolve()
    folder = path.parent.name
    for name in (path.stem, f"{folder}/{path.stem}", f"{folder}/{path.name}", path.as_posix()):
        if taken.get(name, path) != path:
            continue
        standing = store.document(name)
        if (
            standing is None
            or standing.document.source == str(path)
            or standing.document.source_sha256 == source.sha256
        ):
            break
    taken[name] = path
    return replace(source, name=name)


def record_of(store: Store) -> Record:
    """The record of all standing claims of a store."""
    from communique.record import build

    return build(store.claims())


def read(paths: Iterable[str | Path] | str | Path, *, into: str | Path | None = None) -> Record:
    """Read accounts and build their record: the short way for scripts and notebooks.

    Args:
        paths: Files and folders.
        into: A database to keep what was read in; None keeps it in memory only.

    Raises:
        SourceError: Something could not be read. With `into`, the rest is on file.
    """
    from communique.record import build

    wanted = [paths] if isinstance(paths, str | Path) else list(paths)
    if into is not None:
        from communique.store import Store

        with Store.open(into) as store:
            summary = read_into(store, wanted)
            _raise_failures(summary.failures)
            return record_of(store)
    failures: list[Failure] = []
    found = claims(wanted, on_failure=failures.append)
    record = build(FiledClaim(number, claim) for number, claim in enumerate(found, start=1))
    _raise_failures(failures)
    return record


def _raise_failures(failures: Sequence[Failure]) -> None:
    if failures:
        raise SourceError("\n".join(failure.message for failure in failures))


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
        return value.get("text", json.dumps(value, ensure_ascii=False))
    if isinstance(value, list | tuple):
        return "; ".join(str(_flat(each)) for each in value)
    return value
