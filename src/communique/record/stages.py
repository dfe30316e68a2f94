"""How far a promise has come, as accounts of it are compared."""

from __future__ import annotations

from collections.abc import Mapping

from communique.model.fields import Stage

MEANT: frozenset[Stage | None] = frozenset({"announced", "pledged", "committed", None})
"""Not yet given."""
HANDED: frozenset[Stage | None] = frozenset({"disbursed", "delivered"})
"""In the recipient's hands."""
SET_ASIDE: frozenset[Stage | None] = HANDED | {"allocated"}
"""Given, or set aside for it."""
STEPS: Mapping[Stage | None, int] = {"committed": 2, "allocated": 2, "disbursed": 3, "delivered": 3}
"""What comes after a mere promise: a denial of it does not deny the promise."""
