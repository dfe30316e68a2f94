"""A saved mail to its text, with subject, sender and date."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parseaddr
from typing import Any

from communique.reading.content import Content, Limits, UnreadableError
from communique.reading.html import content_of_markup
from communique.reading.plain import decode, with_plain_line_ends
from communique.wording import phrase


def read_mail(data: bytes, limits: Limits) -> Content:
    """The body of a mail: its plain text, or else its HTML. Attachments are named in `extra`, not read.

    Raises:
        UnreadableError: It is not a mail, or has no text.
    """
    try:
        return _read(email.message_from_bytes(data, policy=email.policy.default), limits)
    except UnreadableError:
        raise
    except Exception as error:  # the library lets whatever a broken mail causes come through
        raise UnreadableError(
            phrase("is a damaged mail ({error})", error=type(error).__name__), "Save its text alone."
        ) from error


def _read(message: Message, limits: Limits) -> Content:
    if not isinstance(message, EmailMessage) or not any(name in message for name in ("from", "subject", "date")):
        raise UnreadableError(
            "is not a mail: it has no sender, subject or date", "Save it again from the mail program."
        )
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise UnreadableError("is a mail without text", "Read its attachments as files.")
    text, notes = _words_of(body)
    if body.get_content_subtype() == "html":
        page = content_of_markup(text, limits)
        text, notes = page.text, (*notes, *page.notes)
    names = _attachments(message)
    if names:
        notes = (*notes, f"{len(names)} attachments were not read.")
    return Content(
        with_plain_line_ends(text),
        metadata=_metadata(message),
        extra={"attachments": names} if names else {},
        notes=notes,
    )


def _words_of(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            return data.decode(charset), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _attachments(message: EmailMessage) -> list[str]:
    try:
        return [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except (AttributeError, TypeError, KeyError):
        # A mail whose structure is not what its headers say has no attachments that could be named.
        return []


def _metadata(message: EmailMessage) -> dict[str, str]:
    found: dict[str, Any] = {"title": _header(message, "subject")}
    name, address = parseaddr(_header(message, "from"))
    found["publisher"] = name or address
    try:
        sent = message["date"].datetime if "date" in message else None
    except Exception:  # noqa: BLE001 - broken headers break the library in many ways; the mail is still a mail
        sent = None
    found["published"] = sent.date().isoformat() if sent else None
    return {key: value for key, value in found.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:  # noqa: BLE001 - broken headers break the library in many ways; the mail is still a mail
        return ""
