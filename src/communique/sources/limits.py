"""How much is taken in before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds that keep one bad file from taking the machine with it.

    Attributes:
        bytes: The largest file, and the largest row of a table; a table itself may be of any size.
        depth: How many folders deep a folder is searched.
    """

    bytes: int = 64 * 1024 * 1024
    depth: int = 32

    @property
    def size(self) -> str:
        """The largest file, in words."""
        return words_of_size(self.bytes)


def words_of_size(count: int) -> str:
    """A number of bytes as people write it ("64 MB")."""
    for unit, size in (("MB", 1024 * 1024), ("KB", 1024)):
        if count >= size:
            return f"{count / size:.0f} {unit}"
    return f"{count} bytes"
