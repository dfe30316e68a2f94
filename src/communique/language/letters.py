"""Letters, for patterns: the standard library's patterns have no class for capitals."""

from __future__ import annotations

import unicodedata

_END_OF_LATIN = 0x250

CAPITALS = "".join(letter for letter in map(chr, range(_END_OF_LATIN)) if unicodedata.category(letter) == "Lu")
"""The capital letters of Europe's Latin alphabets, for use inside a character class."""
