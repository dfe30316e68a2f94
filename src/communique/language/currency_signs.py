"""Currency codes as the English parser reads them: "EUR 20 million" as "$20 million", which it was trained on."""

from __future__ import annotations

import spacy

from communique.language.lexicon import rows

_SIGN = "$"


def read_codes_as_signs(nlp: spacy.language.Language) -> None:
    """Give currencies' codes and signs with letters ("US$") the features of "$" in a pipeline's vocabulary.

    A code before a sum was no word to the parser: "gave Moldova EUR 20 million" had "Moldova EUR" as its receiver.
    Codes that are also common words or abbreviations ("COP", "ALL") stay what they look like.
    """
    for row in rows("currencies"):
        if row["kind"] in ("code", "symbol") and row["note"] != "shy" and row["form"][0].isalpha():
            lexeme = nlp.vocab[row["form"]]
            lexeme.norm_ = lexeme.prefix_ = lexeme.suffix_ = lexeme.shape_ = _SIGN
