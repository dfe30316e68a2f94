"""What the application signs: who is logged in, and that a form is its own."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer

SESSION = "communique_session"
SEAT = "communique_seat"


@dataclass(frozen=True)
class Session:
    """A login: whose, and with which password it was made, so that a new password ends it."""

    name: str
    mark: str


def mark_of(secret: str) -> str:
    """A short mark of a password's hash; it tells nothing of it."""
    return hashlib.sha256(secret.encode()).hexdigest()[:16]


class Seals:
    """Signs and checks; everything carries its time and ends."""

    def __init__(self, secret: str, seconds: int) -> None:
        self._sessions = URLSafeTimedSerializer(secret, salt="session")
        self._forms = URLSafeTimedSerializer(secret, salt="form")
        self._seconds = seconds

    def session(self, session: Session) -> str:
        """The cookie of a login."""
        return str(self._sessions.dumps([session.name, session.mark]))

    def opened(self, cookie: str | None) -> Session | None:
        """The login of a cookie; None where it is none of ours, or too old."""
        if not cookie:
            return None
        try:
            name, mark = self._sessions.loads(cookie, max_age=self._seconds)
        except (BadData, ValueError, TypeError):
            return None
        return Session(str(name), str(mark))

    def token(self, seat: str, user: str) -> str:
        """What a form must bring back; another each time, so that a compressed page gives nothing away."""
        return str(self._forms.dumps([secrets.token_hex(8), _who(seat, user)]))

    def is_own(self, token: str | None, seat: str | None, user: str) -> bool:
        """Whether a form with this token was made for this browser and user."""
        if not token or not seat:
            return False
        try:
            _, who = self._forms.loads(token, max_age=self._seconds)
        except (BadData, ValueError, TypeError):
            return False
        return secrets.compare_digest(str(who), _who(seat, user))


def _who(seat: str, user: str) -> str:
    return hashlib.sha256(f"{seat}\n{user}".encode()).hexdigest()[:24]
