"""The French future by its form: the small model takes many a rarer one ("livrera") for the present."""

from __future__ import annotations

import re

_ENDING = re.compile(r"r(?:ai|as|a|ons|ez|ont)$")


def is_future_form(form: str, lemma: str) -> bool:
    """Whether a verb's form is its infinitive with an ending of the future.

    The past in "-ra" of verbs in "-rer" has no infinitive before its ending: "déclara" is past, "déclarera" future.

    >>> [is_future_form(*each) for each in (("livrera", "livrer"), ("mettront", "mettre"), ("déclara", "déclarer"))]
    [True, True, False]
    """
    form, lemma = form.casefold(), lemma.casefold()
    ending = _ENDING.search(form)
    stem = form[: ending.start() + 1] if ending is not None else ""
    return bool(stem) and len(stem) > 2 and stem in (lemma, lemma.removesuffix("e"))
