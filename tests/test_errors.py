"""What went wrong is told in whole sentences that keep what they were made of."""

from __future__ import annotations

import pickle

import pytest

from communique.errors import NotFoundError, StaleError, StoreError
from communique.web.refusal import RefusedError
from communique.web.words import tongue
from communique.wording import joined, phrase


def test_an_error_tells_its_sentence_and_keeps_its_parts() -> None:
    error = StoreError("There is an account {name} already. Nothing was changed.", name="ada")
    assert str(error) == "There is an account ada already. Nothing was changed."
    assert error.message.made.pattern.startswith("There is an account {name}")
    assert error.message.made.values == {"name": "ada"}


def test_a_sentence_without_gaps_may_hold_braces() -> None:
    assert str(StoreError('Write {"text": …}.')) == 'Write {"text": …}.'


def test_an_error_of_another_process_still_knows_its_parts() -> None:
    error = pickle.loads(pickle.dumps(StoreError("There is no account {name}. Nothing was changed.", name="ada")))
    assert tongue("fr").message(error.message) == "Il n’y a pas de compte ada. Rien n’a été changé."


@pytest.mark.parametrize("typed", ["FI", "Close, all", "Find", "Visit", "it's 'so'", "{0} {name}", "« oui »"])
def test_what_somebody_typed_is_told_as_it_was_typed(typed: str) -> None:
    message = NotFoundError(
        "There is no claim {name!r}. Nothing was changed. Follow a number from any page.", name=typed
    )
    assert f"« {typed} »" in tongue("fr").message(message.message).replace("\u00a0", " ")
    assert f"“{typed}”" in tongue("en").message(message.message)


@pytest.mark.parametrize("note", ["FI", "Close, all", "follow-up", "Nothing was changed."])
def test_a_reviewers_note_is_told_as_it_was_written(note: str) -> None:
    error = StaleError(
        "{user} has judged this in the meantime ({verdict}, {at}: {reason}). Nothing was filed. Look at it, then "
        "decide again.", user="Visit", verdict=phrase("accepted"), at="2024", reason=note,
    )  # fmt: skip
    told = tongue("fr").message(error.message)
    assert told.startswith("Visit l’a examiné entre-temps (accepté, 2024")
    assert f": {note})" in told.replace("\u00a0", " ")


def test_what_is_ours_within_a_message_is_told_in_french() -> None:
    error = RefusedError(
        400, "{words!r} is no role. Nothing was changed. Roles: {roles}.", words="reader",
        roles=joined(", ", map(phrase, ("reader", "admin"))),
    )  # fmt: skip
    assert str(error) == "'reader' is no role. Nothing was changed. Roles: reader, admin."
    told = tongue("fr").message(error.message).replace("\u00a0", " ")
    assert told.startswith("« reader » n’est pas un rôle")
    assert "reader, admin" not in told


def test_a_message_within_a_message_is_told_whole_in_both_languages() -> None:
    inner = phrase("{words!r} is no day. Write 2022-11-30, 2022-11 or 2022.", words="noon")
    outer = phrase("{message} Nothing was changed.", message=inner)
    assert tongue("en").message(outer).startswith("“noon” is no day.")
    assert tongue("fr").message(outer).endswith("Rien n’a été changé.")


def test_a_number_that_is_a_name_is_not_grouped() -> None:
    assert tongue("en").say("Claim {id}", id=12345) == "Claim 12345"
    assert tongue("fr").say("Claim {id}", id=12345) == "Assertion 12345"
    error = NotFoundError("There is no claim {id}. Nothing was changed. Choose one of the review.", id=12345)
    assert "12345" in tongue("en").message(error.message)
    assert tongue("en").say("{n} claims", n=12345) == "12,345 claims"
