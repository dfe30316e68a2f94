"""What people decided, on file: judgements are added, withdrawals are added, nothing is changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection, Engine, RowMapping, Select, func, insert, select

from communique.errors import NotFoundError, StaleError, StoreError
from communique.model import Judgement
from communique.model.judgement import About
from communique.store.connection import looking, writing
from communique.store.moments import moment, now
from communique.store.place import Place
from communique.store.rows import can_be_kept
from communique.store.schema import judgement as judgements
from communique.store.schema import withdrawal as withdrawals


class Unasked(Enum):
    """The value of an argument that was not given, where None means something."""

    UNASKED = 0


UNASKED: Final = Unasked.UNASKED

_ALL: Final[Select[Any]] = (
    select(
        judgements,
        withdrawals.c.at.label("withdrawn_at"),
        withdrawals.c.user.label("withdrawn_by"),
        withdrawals.c.reason.label("withdrawn_because"),
    )
    .outerjoin(withdrawals, withdrawals.c.judgement == judgements.c.number)
    .order_by(judgements.c.number)
)


class Judgements:
    """The judgements of a database; the part of a `Store` that files and lists them."""

    _place: Place
    _engine: Engine

    def judge(self, judgement: Judgement, *, after: int | Unasked | None = UNASKED) -> Judgement:
        """File a judgement, which takes the place of an earlier one on the same matter.

        Args:
            judgement: What was decided; the subjects of pairs and conflicts are sorted.
            after: Number of the standing judgement on the matter that the user has seen, None where there was none;
                where it is not given, nobody asks whether somebody else has decided in the meantime.

        Returns:
            The judgement as filed, with its number and moment.

        Raises:
            StaleError: Somebody has filed another judgement on the matter since. Nothing was filed.
            StoreError: It could not be filed.
        """
        if judgement.about != "claim":
            judgement = replace(judgement, subjects=tuple(sorted(set(judgement.subjects))))
        row = _row(judgement)
        with self._place.telling("The judgement was not filed."), writing(self._engine) as connection:
            if not isinstance(after, Unasked):
                _require_seen(connection, row, after)
            row["at"] = _next_moment(connection)
            key = connection.execute(insert(judgements), row).inserted_primary_key
            return _filed(connection, int(key[0]) if key else 0)

    def withdraw(self, number: int, user: str, reason: str = "") -> Judgement:
        """Take a judgement back; the one before it on the same matter stands again.

        Raises:
            NotFoundError: There is no judgement of that number.
            StaleError: It was withdrawn already.
        """
        _require_characters("withdrawal", user, reason)
        with self._place.telling("Nothing was withdrawn."), writing(self._engine) as connection:
            found = _filed(connection, number)
            if found.withdrawn_at is not None:
                raise StaleError(
                    f"Judgement {number} was withdrawn by {found.withdrawn_by} on {_told(found.withdrawn_at)}. "
                    "It stays withdrawn, and nothing was changed. Look at the matter again before deciding."
                )
            row = {"judgement": number, "user": user, "reason": reason, "at": _next_moment(connection)}
            connection.execute(insert(withdrawals), row)
            return _filed(connection, number)

    def judgements(
        self,
        *,
        about: About | None = None,
        subject: str | None = None,
        user: str | None = None,
        include_withdrawn: bool = False,
        known_at: str | None = None,
    ) -> list[Judgement]:
        """The judgements on file in the order of their numbers; with those withdrawn, the audit trail.

        Args:
            about: Only those about pairs, claims or conflicts.
            subject: Only those with this name or permanent id among their subjects.
            user: Only those of this person.
            include_withdrawn: Whether to give those that were taken back, too.
            known_at: As things stood at that moment (a day means its end); a later withdrawal does not show.
        """
        asked = _ALL
        if about is not None:
            asked = asked.where(judgements.c.about == about)
        if user is not None:
            asked = asked.where(judgements.c.user == user)
        when = None if known_at is None else moment(known_at)
        if when is not None:
            asked = asked.where(judgements.c.at <= when)
        with self._place.telling(), looking(self._engine) as connection:
            found = [_judgement(row, when) for row in connection.execute(asked).mappings()]
        return [
            it
            for it in found
            if (include_withdrawn or it.withdrawn_at is None) and (subject is None or subject in it.subjects)
        ]


def _row(judgement: Judgement) -> dict[str, Any]:
    subjects = _written(judgement.subjects)
    row = {
        "about": judgement.about,
        "subjects": subjects,
        "verdict": judgement.verdict,
        "user": judgement.user,
        "reason": judgement.reason,
        "changes": _written(judgement.changes),
        "anchors": _written(judgement.anchors),
    }
    _require_characters("judgement", *row.values())
    return {**row, "subjects_sha256": hashlib.sha256(subjects.encode()).hexdigest()}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: Any) -> Any:
    """Mappings and sequences that JSON does not know; all else as words."""
    if hasattr(value, "items"):
        return dict(value.items())
    return sorted(value) if isinstance(value, set | frozenset) else str(value)


def _require_characters(what: str, *words: str) -> None:
    if not all(can_be_kept(each) for each in words):
        raise StoreError(
            f"The {what} holds a character that no database keeps (NUL, or half of a pair). Nothing was filed. "
            "Write it without."
        )


def _require_seen(connection: Connection, row: dict[str, Any], after: int | None) -> None:
    asked = (
        _ALL.where(judgements.c.about == row["about"], judgements.c.subjects_sha256 == row["subjects_sha256"])
        .where(withdrawals.c.judgement.is_(None), judgements.c.number > (after or 0))
        .order_by(None)
        .order_by(judgements.c.number.desc())
        .limit(1)
    )
    other = connection.execute(asked).mappings().first()
    if other is not None:
        raise StaleError(
            f"{other['user']} decided the same matter on {_told(other['at'])}: {other['verdict']} "
            f"(judgement {other['number']}). Yours was not filed. Look at theirs, then decide again."
        )


def _next_moment(connection: Connection) -> str:
    """Now, or the moment of the last act where the clock was set back since."""
    last = (connection.execute(select(func.max(table.c.at))).scalar() for table in (judgements, withdrawals))
    return max(now(), *(when or "" for when in last))


def _filed(connection: Connection, number: int) -> Judgement:
    row = connection.execute(_ALL.where(judgements.c.number == number)).mappings().first()
    if row is None:
        raise NotFoundError(
            f"There is no judgement {number}. Nothing was changed. Look up its number among the others."
        )
    return _judgement(row, None)


def _judgement(row: RowMapping, when: str | None) -> Judgement:
    stands = row["withdrawn_at"] is None or (when is not None and row["withdrawn_at"] > when)
    return Judgement(
        about=row["about"],
        subjects=tuple(json.loads(row["subjects"])),
        verdict=row["verdict"],
        user=row["user"],
        reason=row["reason"],
        changes=json.loads(row["changes"]),
        anchors=json.loads(row["anchors"]),
        number=row["number"],
        at=row["at"],
        withdrawn_at=None if stands else row["withdrawn_at"],
        withdrawn_by=None if stands else row["withdrawn_by"],
        withdrawn_because=None if stands else row["withdrawn_because"],
    )


def _told(when: str) -> str:
    return f"{when[:10]} at {when[11:16]} UTC"
