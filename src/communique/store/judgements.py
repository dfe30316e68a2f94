"""What people decided, on file: filed and withdrawn, never changed."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, insert, select

from communique.errors import NotFoundError, StaleError, StoreError
from communique.model import Judgement
from communique.store.moments import now
from communique.store.rows import can_be_kept
from communique.store.schema import judgement, withdrawal
from communique.wording import phrase


class Unseen(Enum):
    """That the user has not looked at what others decided, and so overrules nobody knowingly."""

    TOKEN = 0


UNSEEN: Final = Unseen.TOKEN

_ALL = select(
    judgement,
    withdrawal.c.user.label("withdrawn_by"),
    withdrawal.c.reason.label("withdrawn_because"),
    withdrawal.c.recorded_at.label("withdrawn_at"),
).outerjoin(withdrawal, withdrawal.c.judgement == judgement.c.number)


def file(connection: Connection, made: Judgement, after: int | Unseen | None) -> Judgement:
    """File a judgement, inside a transaction that the caller has begun for writing.

    Args:
        connection: The transaction.
        made: The judgement; number and moment are given here.
        after: Number of the standing judgement on the same matter that the user has seen, None where there was none.

    Raises:
        StaleError: Somebody has judged the matter since.
        StoreError: It holds what cannot be written down.
    """
    subjects = _written(list(made.subjects))
    on_file = connection.execute(
        # What was filed and taken back blocks nobody.
        _ALL.where(judgement.c.about == made.about, judgement.c.subjects == subjects)
        .where(withdrawal.c.recorded_at.is_(None))
        .order_by(judgement.c.number.desc())
    ).mappings()
    before = next((row for row in on_file if made.replaces(_of_row(row))), None)
    if after is not UNSEEN and (before["number"] if before else None) != after:
        _refuse_stale(before)
    values: dict[str, Any] = {
        "about": made.about,
        "subjects": subjects,
        "verdict": made.verdict,
        "changes": _written(dict(made.changes)),
        "anchors": _written({name: dict(row) for name, row in made.anchors.items()}),
        "user": made.user,
        "reason": made.reason,
        "recorded_at": now(),
    }
    for name, value in values.items():
        if not can_be_kept(value):
            raise StoreError(
                "The {name} of a judgement on {subject} holds a character that a database does not keep. Nothing "
                "was filed. Leave it out, then judge again.",
                name=phrase(name),
                subject=made.subjects[0],
            )
    key = connection.execute(insert(judgement), values).inserted_primary_key
    number = int(key[0]) if key else 0
    return _of_row(connection.execute(_ALL.where(judgement.c.number == number)).mappings().one())


_JUDGED = "{user} has judged this in the meantime ({verdict}, {at}). Nothing was filed. Look at it, then decide again."
_JUDGED_WHY = (
    "{user} has judged this in the meantime ({verdict}, {at}: {reason}). Nothing was filed. Look at it, then decide "
    "again."
)


def _refuse_stale(row: RowMapping | None) -> None:
    if row is None:
        raise StaleError("The judgement that you saw is not on file. Nothing was filed. Look again, then decide.")
    raise StaleError(
        _JUDGED_WHY if row["reason"] else _JUDGED,
        user=row["user"],
        verdict=phrase(row["verdict"]),
        at=row["recorded_at"],
        reason=row["reason"],
    )


def withdraw(connection: Connection, number: int, user: str, reason: str) -> Judgement:
    """Take a judgement back, inside a transaction that the caller has begun for writing.

    Raises:
        NotFoundError: There is no such judgement.
        StaleError: It has been withdrawn already.
    """
    row = connection.execute(_ALL.where(judgement.c.number == number)).mappings().first()
    if row is None:
        raise NotFoundError(
            "There is no judgement {id}. Nothing was changed. `communique judge list` shows all.", id=number
        )
    if row["withdrawn_at"] is not None:
        raise StaleError(
            "{user} has already withdrawn judgement {id} ({at}). Nothing was changed.",
            user=row["withdrawn_by"],
            id=number,
            at=row["withdrawn_at"],
        )
    connection.execute(insert(withdrawal), {"judgement": number, "user": user, "reason": reason, "recorded_at": now()})
    return _of_row(connection.execute(_ALL.where(judgement.c.number == number)).mappings().one())


def find(
    connection: Connection,
    *,
    about: str | None,
    subject: str | None,
    user: str | None,
    include_withdrawn: bool,
    known_at: str | None,
) -> list[Judgement]:
    """The judgements on file in the order of their numbers; for the arguments see `Store.judgements`."""
    asked = _ALL.order_by(judgement.c.number)
    if about is not None:
        asked = asked.where(judgement.c.about == about)
    if user is not None:
        asked = asked.where(judgement.c.user == user)
    if known_at is not None:
        asked = asked.where(judgement.c.recorded_at <= known_at)
    found = [_of_row(row) for row in connection.execute(asked).mappings()]
    if subject is not None:
        found = [it for it in found if subject in it.subjects]
    if not include_withdrawn:
        found = [it for it in found if it.stood_at(known_at)]
    return found


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _of_row(row: RowMapping) -> Judgement:
    return Judgement(
        about=row["about"],
        subjects=tuple(json.loads(row["subjects"])),
        verdict=row["verdict"],
        user=row["user"],
        reason=row["reason"],
        changes=json.loads(row["changes"]),
        anchors=json.loads(row["anchors"]),
        number=row["number"],
        at=row["recorded_at"],
        withdrawn_at=row["withdrawn_at"],
        withdrawn_by=row["withdrawn_by"],
        withdrawn_because=row["withdrawn_because"],
    )
