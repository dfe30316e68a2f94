"""The lines at the top and at the foot of a document, where it says what it is."""

from __future__ import annotations

from dataclasses import dataclass

_HEAD_LINES = 8
_FOOT_LINES = 4
_HEADING = 250
_OPENING = 300


@dataclass(frozen=True)
class Head:
    """The first and last lines that are not empty, trimmed, each cut where prose would go on.

    Attributes:
        lines: The first lines.
        foot: The last lines, where they are not among the first.
    """

    lines: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The first lines that are short enough to be headings."""
        return tuple(line for line in self.lines if len(line) <= _HEADING)


def head_of(text: str) -> Head:
    """The head of a text. Only its ends are looked at, however long it is."""
    first = [line.strip()[:_OPENING] for line in text[:20_000].split("\n") if line.strip()]
    last = [line.strip()[:_OPENING] for line in text[-5_000:].split("\n") if line.strip()]
    apart = max(0, len(first) - _HEAD_LINES) if len(text) <= 5_000 else len(last)
    foot = last[-min(_FOOT_LINES, apart) :] if apart else []
    return Head(tuple(first[:_HEAD_LINES]), tuple(foot))
