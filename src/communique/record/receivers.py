"""One sum for two recipients: two promises, though accounts that name none of them fit both."""

from __future__ import annotations

from collections.abc import Sequence

from communique.record.items import Item
from communique.record.promises import fields_of, have_words_in_common, named


def recipients_of(group: Sequence[Item]) -> frozenset[str]:
    """All recipients that accounts of a promise name."""
    return frozenset(name for it in group for name in named(fields_of(it).recipients))


def by_recipient(group: Sequence[Item]) -> list[list[Item]]:
    """The claims of a group in groups, one for each recipient or several that some account names together.

    Pairs alone cannot settle it: who names no recipient would link what goes to Kenya with what goes to Ghana. What
    names none goes where its words fit, else to what most documents tell.
    """
    parts: list[tuple[set[str], list[Item]]] = []
    for it in group:
        recipients = set(named(fields_of(it).recipients))
        if not recipients:
            continue
        near = [part for part in parts if part[0] & recipients]
        parts = [part for part in parts if part not in near]
        parts.append((recipients.union(*(of for of, _ in near)), [*(one for _, its in near for one in its), it]))
    if len(parts) < 2:
        return [list(group)]
    # In the order of the group, not of the joining.
    home = {it.number: at for at, (_, its) in enumerate(parts) for it in its}
    told = [(len({it.document.name for it in its}), sorted(recipients)) for recipients, its in parts]
    for it in group:
        if it.number not in home:
            fits = [any(have_words_in_common(it, other) for other in its) for _, its in parts]
            home[it.number] = min(range(len(parts)), key=lambda at: (not fits[at], -told[at][0], told[at][1]))
    found: dict[int, list[Item]] = {}
    for it in group:
        found.setdefault(home[it.number], []).append(it)
    return list(found.values())
