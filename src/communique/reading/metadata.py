"""What a text tells about itself, where nobody else has told it."""

from __future__ import annotations

from communique.reading.genre import genre_of
from communique.reading.head import head_of
from communique.reading.language import language_of
from communique.reading.published import published_in
from communique.reading.publisher import publisher_of
from communique.reading.title import title_of


def worked_out(text: str) -> dict[str, str]:
    """`title`, `publisher`, `genre`, `published` and `language`, each only where the text tells it."""
    head = head_of(text)
    found = {
        "title": title_of(head),
        "publisher": publisher_of(head),
        "genre": genre_of(text, head),
        "published": published_in(head),
        "language": language_of(text),
    }
    return {name: value for name, value in found.items() if value is not None}
