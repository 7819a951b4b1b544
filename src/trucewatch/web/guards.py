"""What stands before every page: which host was asked for, who sends, how much, and what the browser may do with it.

All four are plain ASGI wrappers, so that they also cover static files, errors and whatever a page may add.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names this machine answers to; any other name in the Host header is a rebinding attack or a mistake."""

LARGEST_BODY = 1_000_000
"""Bytes of a form or of a JSON body. Files to import have their own limit."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes a request may carry: ``body`` for any page, and more for the paths named in ``larger``."""

    body: int = LARGEST_BODY
    larger: tuple[tuple[str, int], ...] = ()

    def of(self, path: str) -> int:
        """Return the limit of a path.

        >>> Limits(10, (("/import", 500),)).of("/import/files"), Limits(10).of("/review")
        (500, 10)
        """
        return next((limit for prefix, limit in self.larger if path.startswith(prefix)), self.body)


def host_name(host: str) -> str:
    """Return a Host header without its port.

    >>> host_name("127.0.0.1:8321"), host_name("[::1]:8321"), host_name("desk.example")
    ('127.0.0.1', '[::1]', 'desk.example')
    """
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0].lower()


def same_origin(headers: Headers) -> bool:
    """Tell whether a request that changes something comes from this desk's own pages, or from no browser at all.

    Every browser sends Origin, Sec-Fetch-Site or both with such a request; a program on this machine sends neither,
    and holds the session's key.

    >>> same_origin(Headers({"host": "127.0.0.1:1", "sec-fetch-site": "same-site"}))
    False
    >>> same_origin(Headers({"host": "127.0.0.1:1", "origin": "http://127.0.0.1:1"}))
    True
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return True
    return origin in (f"http://{headers.get('host', '')}", f"https://{headers.get('host', '')}")


class HostGuard:
    """Refuses requests for a host this desk does not answer to (DNS rebinding)."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and host_name(Headers(scope=scope).get("host", "")) not in self._hosts:
            await PlainTextResponse("This desk does not answer to that host name.\n", 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class CrossSiteGuard:
    """Refuses requests that change something and come from another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] not in _SAFE and not same_origin(Headers(scope=scope)):
            refusal = PlainTextResponse("This came from another site's page; nothing was changed.\n", 403)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SizeGuard:
    """Refuses bodies over the limit, also those that do not say how long they are."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limits.of(scope["path"])
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdigit() or int(told) > limit:
            await PlainTextResponse(f"{_too_large(limit)}\n", 413)(scope, receive, send)
            return
        await self._counted(scope, receive, send, limit)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(413, _too_large(limit))
            return message

        await self._app(scope, counting, send)


def _too_large(limit: int) -> str:
    return f"This is larger than {limit:,} bytes; nothing was changed."


class HeaderGuard:
    """Adds the headers that tell a browser what a page of this desk may do: nothing but use the desk itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, with_headers)
