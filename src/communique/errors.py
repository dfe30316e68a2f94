"""The errors that Communiqué raises, named for who can act on them.

Every message says what failed, what state we are in and what to do.
"""

from __future__ import annotations

from communique.wording import Wording, phrase


class CommuniqueError(Exception):
    """Base of all errors that a user can act on; the message is fit to be shown as it is.

    Args:
        message: A sentence with gaps, or one whole; `{name!r}` is what somebody typed.
        values: What fills the gaps. What is ours among it is a `phrase`; all else is nobody's to translate.

    Attributes:
        message: The message as words that can be told in another language.
    """

    def __init__(self, message: str = "", /, **values: object) -> None:
        self.message = message if isinstance(message, Wording) else phrase(message, **values)
        super().__init__(str(self.message))


class SourceError(CommuniqueError):
    """A source (file, folder, row of a table) could not be turned into a document."""


class GroundingError(CommuniqueError):
    """A claim's words, numbers or names are not in the text that it cites."""


class StoreError(CommuniqueError):
    """The database cannot be opened, read or written."""


class SetupError(CommuniqueError):
    """Something that Communiqué needs is not installed; the message holds the command that installs it."""


class NotFoundError(CommuniqueError):
    """What the user asked to see is not in the record."""


class StaleError(CommuniqueError):
    """Somebody else has decided the same matter since the user looked at it."""
