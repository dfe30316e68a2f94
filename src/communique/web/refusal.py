"""What a browser is told when it does not get what it asked for."""

from __future__ import annotations

from communique.errors import CommuniqueError


class RefusedError(CommuniqueError):
    """A request that is not answered as asked: the status of HTTP says why, the message what to do."""

    def __init__(self, status: int, message: str, /, **values: object) -> None:
        super().__init__(message, **values)
        self.status = status


class LoginNeededError(CommuniqueError):
    """Nobody is logged in, or not in a role that may do this."""
