"""One request of one person: who asks, about which day, in which language, and how a page is made for them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import quote

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.errors import StoreError
from communique.reading.genre import genres
from communique.record.when import When, when
from communique.store.moments import moment
from communique.views.index import Index
from communique.web.addresses import address, own, with_asked
from communique.web.refusal import LoginNeededError, RefusedError
from communique.web.seals import SEAT, SESSION, mark_of
from communique.web.words import LANGUAGES, Language, Tongue, preferred, tongue
from communique.wording import Wording, joined, phrase

if TYPE_CHECKING:
    from communique.store import Store
    from communique.web.app import Office

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
LANGUAGE, THEME = "communique_language", "communique_theme"
_YEAR = 365 * 24 * 3600
_WHOLE = re.compile("[0-9]{1,15}")
_FIELDS = 2000
_PART = 8 * 1024 * 1024  # of one field; what is larger than the text that may be pasted is refused there


@dataclass(frozen=True)
class User:
    """Who asks."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user's role is this one or more."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Visit:
    """A request with everything that its page needs."""

    def __init__(self, request: Request, user: User | None) -> None:
        self.request = request
        self.user = user
        self.office: Office = request.app.state.office
        self.is_program = request.url.path.startswith("/api/")
        self.faults: dict[str, Wording] = {}
        self.is_behind = False
        self._forgets = False

    @property
    def store(self) -> Store:
        """The database."""
        return self.office.store

    # -- what is asked -------------------------------------------------------------------------

    @cached_property
    def as_of(self) -> date | None:
        """The day asked about; a month or a year means its end."""
        found = self.days("as_of")
        return found.last if found else None

    @cached_property
    def known_at(self) -> str | None:
        """The moment asked about."""
        words = self.asked("known_at")
        if not words:
            return None
        try:
            return moment(words)
        except (StoreError, OverflowError):
            self.fault(
                "known_at", "{words!r} is no moment. Write 2022-11-30 or 2022-11-30T18:00+01:00.", words=words[:40]
            )
            return None

    def fault(self, name: str, message: str, /, **values: object) -> None:
        """Note what is wrong with something that is asked; the rest of the question is answered.

        Raises:
            RefusedError: A program asks, which would not see the note.
        """
        if self.is_program:
            told = phrase(message, **values)
            raise RefusedError(422, "{name}: {message} Nothing was changed.", name=name, message=told)
        self.faults.setdefault(name, phrase(message, **values))

    def days(self, name: str) -> When | None:
        """The days that a date of the query means; None where it is not asked for, or is none."""
        words = self.asked(name)
        found = when(words) if words and len(words) < 20 else None
        if words and (found is None or not found.has_year or "/" in words):
            self.fault(name, "{words!r} is no day. Write 2022-11-30, 2022-11 or 2022.", words=words[:40])
            return None
        return found

    def choice(self, name: str, options: Collection[str]) -> str:
        """A word of the query that is one of some; empty where it is not asked for, or is none of them."""
        words = self.asked(name)
        if words and words not in options:
            self.fault(
                name,
                "{words!r} is not among the choices: {options}.",
                words=words[:40],
                options=joined(", ", map(phrase, options)),
            )
            return ""
        return words

    def forget(self) -> None:
        """Ask about today."""
        self.faults.clear()
        self.as_of = self.known_at = None
        self._forgets = True

    @property
    def carried(self) -> Mapping[str, str]:
        """What goes with every link: the day and the moment."""
        asked = self.request.query_params
        told = () if self._forgets else (("as_of", self.as_of), ("known_at", self.known_at))
        return {key: asked[key].strip() for key, value in told if value}

    @property
    def today(self) -> str:
        """The day on which the page is made (ISO 8601)."""
        return date.today().isoformat()

    @cached_property
    def index(self) -> Index:
        """The record asked about."""
        look = self.office.desk.look(self.as_of, self.known_at)
        self.is_behind = look.is_behind
        return look.index

    def asked(self, name: str, most: int = 200) -> str:
        """A word of the query; empty where it is not there."""
        return self.request.query_params.get(name, "").replace("\x00", "").strip()[:most]

    def number(self, name: str, least: int = 1, most: int = 10_000, otherwise: int = 1) -> int:
        """A number of the query, within bounds."""
        words = self.asked(name)
        if words.isascii() and words.isdigit() and len(words) < 9:
            return min(max(int(words), least), most)
        if words:
            self.fault(name, "{words!r} is no number. Write 1, 2 or 3.", words=words[:40])
        return otherwise

    # -- how it is answered --------------------------------------------------------------------

    @cached_property
    def language(self) -> Language:
        """The reader's language."""
        chosen = self.request.cookies.get(LANGUAGE, "")
        if chosen in LANGUAGES:
            return chosen
        return preferred(self.request.headers.get("accept-language", ""))

    @property
    def theme(self) -> str:
        """ "light", "dark", or what the reader's system has."""
        chosen = self.request.cookies.get(THEME, "")
        return chosen if chosen in {"light", "dark"} else "auto"

    @property
    def is_part(self) -> bool:
        """Whether only a part of a page is wanted, to be put into one that is open."""
        return self.request.headers.get("hx-request") == "true"

    @cached_property
    def tongue(self) -> Tongue:
        """Who tells the interface in the reader's language."""
        return tongue(self.language)

    def say(self, words: str, /, **values: object) -> str:
        """A string of the interface in the reader's language."""
        return self.tongue.say(words, **values)

    def day(self, edtf: str | None) -> str:
        """A date in the reader's language."""
        return self.tongue.day(edtf)

    def genre(self, words: str) -> str:
        """What a kind of document is called; a word that a sidecar alone gives stays as it is."""
        return self.say(words) if words in genres() else words

    def named(self, counted: Iterable[tuple[str, int]], how: str = "words") -> list[tuple[str, str, int]]:
        """Values to narrow down to, each with its name in the reader's language and how many there are."""
        ways: Mapping[str, Callable[[str], str]] = {
            "words": self.say,
            "entities": self.tongue.called,
            "documents": self.titled,
            "genres": self.genre,
        }
        name = ways[how]
        return [(value, name(value) if value else self.say("not known"), count) for value, count in counted]

    def to(self, *parts: object, **asked: object) -> str:
        """The address of a page about the same day, as known at the same moment."""
        return address(*parts, **({**self.carried, **asked}))

    @cached_property
    def seat(self) -> str:
        """What tells this browser from others."""
        return self.request.cookies.get(SEAT) or secrets.token_urlsafe(18)

    def token(self) -> str:
        """What a form must bring back."""
        return self.office.seals.token(self.seat, self.user.name if self.user else "")

    def page(
        self, template: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
    ) -> Response:
        """A page of the template."""
        told = self.tongue
        given = {
            "_": self.say, "to": self.to, "day": told.day, "moment": told.moment, "called": told.called,
            "number": told.number, "named": self.named, "language_of": self.language_of, "titled": self.titled,
        } | values  # fmt: skip
        _ = self.as_of, self.known_at  # what is wrong with them is known before the page is made
        made = self.office.templates.get_template(template).render(visit=self, **given)
        wrong = 422 if self.faults and status == 200 else status
        response = HTMLResponse(made, status_code=wrong, headers=dict(headers or {}))
        response.headers["vary"] = "Accept-Language, Cookie, HX-Request, HX-Target"
        return self.seated(response)

    def language_of(self, document: str) -> str:
        """The language of a document's words, where it is known and another than the reader's; for screen readers."""
        held = self.index.record.documents.get(document)
        spoken = (held.language if held else None) or ""
        return "" if spoken == self.language else spoken

    def titled(self, document: str) -> str:
        """What a document is called: by its title where it has one."""
        held = self.index.record.documents.get(document)
        return (held.title if held else None) or document

    def seated(self, response: Response) -> Response:
        """The response, with the cookie that tells this browser where it has none."""
        if SEAT not in self.request.cookies:
            self.set_cookie(response, SEAT, self.seat, None)
        return response

    def set_cookie(self, response: Response, key: str, value: str, seconds: int | None = _YEAR) -> None:
        """Set a cookie that no script and no other site can use."""
        response.set_cookie(
            key, value, max_age=seconds, httponly=True, samesite="lax", secure=self.office.settings.is_encrypted
            and not self.office.settings.is_local,
        )  # fmt: skip

    def back(self, path: str | None, otherwise: str = "/") -> Response:
        """Send the browser to a page of ours."""
        return self.seated(RedirectResponse(own(path, otherwise), status_code=303))

    @property
    def path(self) -> str:
        """This page's own path; one that a browser would take for another site's name is made one of ours."""
        return "/" + quote(self.request.scope["path"].lstrip("/\\"), safe="/")

    def here(self, **changed: object) -> str:
        """This page's own address, with some of what is asked changed."""
        asked = {**dict(self.request.query_params), **changed}
        return with_asked(self.path, asked)

    async def form(self) -> FormData:
        """What a form brings; checked that it is one of ours.

        Raises:
            RefusedError: It comes from elsewhere, is too old, or brings too much.
        """
        site = self.request.headers.get("sec-fetch-site", "same-origin")
        most = self.office.settings.files + 1
        try:
            form = await self.request.form(max_files=most, max_fields=_FIELDS, max_part_size=_PART)
        except HTTPException as error:
            raise RefusedError(
                413,
                "The form brings too much at once, or is not well made. Nothing was changed. Bring less at a time, or "
                "run: communique read FOLDER",
            ) from error
        token = form.get("token") or self.request.headers.get("x-token")
        user = self.user.name if self.user else ""
        is_own = self.office.seals.is_own(str(token or ""), self.request.cookies.get(SEAT), user)
        if site not in {"same-origin", "none"} or not is_own:
            raise RefusedError(
                403, "This form is too old, or was not made here. Nothing was changed. Open the page again and repeat."
            )
        return form


def whole(words: str) -> int | None:
    """The number of a claim or judgement; None where the words are none, or larger than a database counts."""
    return int(words) if _WHOLE.fullmatch(words) else None


def text_of(form: FormData, name: str, most: int = 20_000) -> str:
    """A field of a form as text; empty where it is not there or holds a file."""
    value = form.get(name, "")
    return value.replace("\x00", "").strip()[:most] if isinstance(value, str) else ""


def whoever(request: Request) -> Visit:
    """A visit of anybody, logged in or not."""
    office: Office = request.app.state.office
    if office.settings.is_local:
        return Visit(request, User(office.settings.local_user, "admin"))
    session = office.seals.opened(request.cookies.get(SESSION))
    account = office.accounts.find(session.name) if session else None
    if session and account and not account.is_disabled and mark_of(account.secret) == session.mark:
        return Visit(request, User(account.name, account.role))
    return Visit(request, None)


def _in_role(request: Request, role: Role) -> Visit:
    visit = whoever(request)
    if visit.user is None:
        raise LoginNeededError("Nobody is logged in.")
    if not visit.user.may(role):
        raise RefusedError(
            403,
            "Your account {name} may not do this. Nothing was changed. Ask an administrator for the role {role}.",
            name=visit.user.name,
            role=phrase(role),
        )
    return visit


def reading(request: Request) -> Visit:
    """A visit of somebody who may read."""
    return _in_role(request, "reader")


def reviewing(request: Request) -> Visit:
    """A visit of somebody who may judge."""
    return _in_role(request, "reviewer")


def administering(request: Request) -> Visit:
    """A visit of somebody who may do everything."""
    return _in_role(request, "admin")


Anybody = Annotated[Visit, Depends(whoever)]
Reader = Annotated[Visit, Depends(reading)]
Reviewer = Annotated[Visit, Depends(reviewing)]
Admin = Annotated[Visit, Depends(administering)]
