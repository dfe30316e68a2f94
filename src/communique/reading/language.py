"""Which language a text is in, by its letters."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from communique.reading.lexicon import lexicon

_FEWEST_LETTERS = 30
_FEWEST_WORDS = 5
_SURE = 0.9
_LOOKED_AT = 20_000
_NOT_PROSE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")
_SAME = {"nb": "no", "nn": "no"}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it is too short or too mixed to tell."""
    prose = _NOT_PROSE.sub(" ", text[:_LOOKED_AT])
    letters = sum(map(str.isalpha, prose))
    wide = sum(character > "\u2e80" for character in prose)
    if wide < 8 and (letters < _FEWEST_LETTERS or len(prose.split()) < _FEWEST_WORDS):
        return None
    code, probability = _identifier().classify(prose)
    return _SAME.get(code, code) if probability >= _SURE else None


@cache
def _identifier() -> Any:
    # Imported here because the model takes half a second to load.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    # Official languages only: a short text of names is else taken for Latin or Esperanto by chance.
    identifier.set_languages([entry["code"] for entry in lexicon("languages") if entry["code"] in known])
    return identifier
