"""Results kept for as long as what they rest on is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Results by what they rest on; what one round did not ask for is forgotten at its end."""

    def __init__(self) -> None:
        self._before: dict[Hashable, T] = {}
        self._asked: dict[Hashable, T] = {}

    def get(self, basis: Hashable, work_out: Callable[[], T]) -> T:
        """The result that rests on this basis, worked out where it is not at hand."""
        if basis not in self._asked:
            self._asked[basis] = self._before[basis] if basis in self._before else work_out()
        return self._asked[basis]

    def end_round(self) -> None:
        """Forget what was not asked for since the last round."""
        self._before, self._asked = self._asked, {}
