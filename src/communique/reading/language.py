"""Which language a text is in, by its letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from communique.reading.lexicon import lexicon

_FEWEST_LETTERS = 30
_FEWEST_WORDS = 5
_SURE = 0.9
_CLEAR_WORDS = 25
_CLEAR_DISTINCT = 5
_CLEAR_SHARE = 0.15
_LOOKED_AT = 8_000
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile(r"[\u2e80-\U0003ffff]")
_NOT_PROSE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")
_SAME = {"nb": "no", "nn": "no"}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it is too short or too mixed to tell."""
    prose = _NOT_PROSE.sub(" ", text[:_LOOKED_AT])
    letters = len(_LETTER.findall(prose))
    wide = len(_WIDE.findall(prose))
    if wide < 8 and (letters < _FEWEST_LETTERS or len(prose.split()) < _FEWEST_WORDS):
        return None
    if plain := _by_function_words(prose):
        return plain
    code, probability = _identifier().classify(prose)
    return _SAME.get(code, code) if probability >= _SURE else None


def _by_function_words(prose: str) -> str | None:
    """English or French where their small words leave no doubt; it saves loading the statistics."""
    words = Counter(re.findall(r"[^\W\d_]+", prose.lower()))
    total = sum(words.values())
    for code, own in _function_words().items():
        there = [words[word] for word in own if word in words]
        if total >= _CLEAR_WORDS and len(there) >= _CLEAR_DISTINCT and sum(there) >= _CLEAR_SHARE * total:
            return code
    return None


@cache
def _function_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in lexicon("function_words"):
        found.setdefault(entry["language"], []).append(entry["word"])
    return found


@cache
def _identifier() -> Any:
    # Imported here because the model takes half a second to load.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    # Official languages only: a short text of names is else taken for Latin or Esperanto by chance.
    identifier.set_languages([entry["code"] for entry in lexicon("languages") if entry["code"] in known])
    return identifier
