"""What has changed on file since somebody last looked."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import FiledClaim


@dataclass(frozen=True)
class Changes:
    """The difference between two states of a database.

    Attributes:
        gone: Numbers of claims that no longer stand.
        come: Claims that stand now and did not.
        last: Number of the newest claim; to be given as `after` the next time.
        since: When the last claim was superseded; to be given as `since` the next time.
        standing: How many claims stand now, so that whoever follows can tell whether nothing was missed.
    """

    gone: tuple[int, ...]
    come: tuple[FiledClaim, ...]
    last: int
    since: str
    standing: int
