"""What every request passes before anything else: whose name it was sent to, and how much it brings."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.web.settings import LOCAL, Settings

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SMALL = 256 * 1024
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class _TooMuchError(Exception):
    pass


class Guard:
    """Checks the Host header, bounds the body, and sets the headers that keep a page to itself.

    The Host header is checked so that no web page elsewhere can let its own name point to this machine and read the
    record through the reader's browser.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        taken = 0
        answered = False

        async def dressed(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                given = MutableHeaders(scope=message)
                for key, value in _HEADERS.items():
                    given.setdefault(key, value)
                if not self._settings.is_local and self._settings.is_encrypted:
                    given.setdefault("strict-transport-security", "max-age=31536000")
                if not scope["path"].startswith("/static/"):
                    given.setdefault("cache-control", "no-store")
            await send(message)

        if not self._is_ours(headers.get("host", "")):
            refusal = PlainTextResponse("This name is not served here.\n", status_code=421)
            await refusal(scope, receive, dressed)
            return
        most = self._settings.upload_bytes if scope["path"] == "/add" else _SMALL
        told = headers.get("content-length", "0")
        if not told.isascii() or not told.isdigit() or len(told) > 15 or int(told) > most:
            await self._too_much(scope, receive, dressed, most)
            return

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > most:
                    raise _TooMuchError
            return message

        try:
            await self._app(scope, bounded, dressed)
        except _TooMuchError:
            if not answered:
                await self._too_much(scope, receive, dressed, most)

    def _is_ours(self, host: str) -> bool:
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        name = name.strip("[]").lower()
        if self._settings.is_local:
            return name in LOCAL | self._settings.names
        return not self._settings.names or name in self._settings.names

    async def _too_much(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        words = f"More than {most // 1024} KB were sent. Nothing was changed. Send less at once.\n"
        await PlainTextResponse(words, status_code=413)(scope, receive, send)
