"""Claims as they are filed, each of a document once."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import FiledClaim


def once(claims: Iterable[FiledClaim]) -> list[FiledClaim]:
    """The claims, one that is filed twice for one document under its lower number alone."""
    found: dict[tuple[str, str], FiledClaim] = {}
    for filed in claims:
        name = (filed.claim.document.name, filed.claim.id)
        if name not in found or filed.number < found[name].number:
            found[name] = filed
    return list(found.values())
