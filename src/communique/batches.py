"""Documents read in batches, by this process or by several, in the documents' order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError, SetupError
from communique.model import Claim, Document, Fields, Modality, Span
from communique.model.source import Source
from communique.wording import phrase

if TYPE_CHECKING:
    from communique.claims.reader import Reader

_CHUNK_CHARACTERS = 60_000
_CHUNK_DOCUMENTS = 64
_WORTH_PROCESSES = 400_000
_CHUNKS_AHEAD = 3

Bare = tuple[Span, Fields, Modality]


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
    except BrokenProcessPool as error:
        raise SetupError(
            "One of the processes that read ended before its work was done. What was filed before is kept. "
            "Read again in one process (--processes 1, processes=1) if memory was short; in a script of your own, "
            'ask for several processes only under `if __name__ == "__main__":`.'
        ) from error
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
    found: dict[tuple[str, str], list[Bare]] = {}
    for document, claims in reader.read(some):
        # By the text as well: a name alone does not make two documents one.
        found[document.name, document.sha256] = [(claim.span, claim.fields, claim.modality) for claim in claims]
    keys = [(document.name, document.sha256) for document in some]
    return [
        (found.get(key, []), None if key in found else _unread(document))
        for key, document in zip(keys, some, strict=True)
    ]


def _alone(document: Document, reader: Reader) -> list[tuple[list[Bare], str | None]]:
    try:
        return _told([document], reader)
    except Exception as error:  # noqa: BLE001 - the same, told with the document's name
        told = (
            error.message
            if isinstance(error, CommuniqueError)
            else phrase("{reader} failed: {error}. Please report it.", reader=reader.name, error=repr(error))
        )
        file = document.source or document.name
        return [([], phrase("{file}: no claims were read; its text is kept. {message}", file=file, message=told))]


def _unread(document: Document) -> str:
    return phrase(
        "{file}: no claims were read, for there is no reader for its language ({language}). Its text is kept. If the "
        "language is wrong, say it in a sidecar ({sidecar}).",
        file=document.source or document.name,
        language=document.language,
        sidecar=f'{document.name}.json: {{"language": "en"}}',
    )


def _signed(document: Document, bare: Iterable[Bare], name: str, version: str) -> list[Claim]:
    text = document.text
    return [Claim(document, span, span.of(text), fields, modality, name, version) for span, fields, modality in bare]
