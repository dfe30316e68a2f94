"""How names are written: accents, capitals, apostrophes."""

from __future__ import annotations

import unicodedata

# One character for one, so that offsets in the plain text are offsets in the text itself.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "‑": "-",
        "‐": "-",
        "–": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)


def plain(text: str) -> str:
    """The text with one kind of apostrophe, hyphen and space; as long as the text, position by position."""
    return text.translate(_PLAIN)


def unaccented(words: str) -> str:
    """The words without accents ("Çavuşoğlu" as "Cavusoglu")."""
    if words.isascii():
        return words
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def with_plain_capitals(words: str) -> str:
    """The words with accents on small letters only, as French is often printed ("Egypte", "Etats-Unis")."""
    if words.isascii():
        return words
    return "".join(unaccented(letter) if letter.isupper() else letter for letter in words)


def folded(words: str) -> str:
    """The key under which a name is looked up: plain, unaccented, lower case, single spaces."""
    return " ".join(unaccented(plain(words)).casefold().split())
