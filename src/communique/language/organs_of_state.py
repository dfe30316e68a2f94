"""Organs of a state whose officers hold an office of the country: "the Chilean Senate President"."""

from __future__ import annotations

from functools import cache

from communique.language.lexicon import rows


def organ_title(body: str, title: str, language: str) -> str | None:
    """The title of an officer with the organ's own name in it: "Senate President".

    Args:
        body: The words for the organ, with the country's name or adjective before it.
        title: The words of the title.
        language: ISO 639-1.

    Returns:
        None where the body is no organ of a state.
    """
    words = body.replace("’s", "").replace("'s", "").split()
    if len(words) < 2 or words[-1].casefold() not in _organs(language):
        return None
    return f"{' '.join(words[1:])} {title}"


@cache
def _organs(language: str) -> frozenset[str]:
    return frozenset(
        row["phrase"] for row in rows("institutions") if row["role"] == "body" and row["language"] == language
    )
