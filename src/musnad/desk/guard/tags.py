"""Tags of answers: who has an answer already is told so, and not sent it again."""

from hashlib import sha256
from typing import Any

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

ANSWERED = 200


class Tags:
    """Give what the API answers to GET an `ETag`, and answer `If-None-Match` with 304."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap what answers."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the body held back until it is whole; a stream is let through."""
        if scope["type"] != ScopeType.HTTP or not is_asked(scope):
            await self.app(scope, receive, send)
            return
        known = [
            value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"
        ]
        begun: list[Message] = []

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if begun and message["type"] == "http.response.body":
                start: Any = begun.pop()
                if start["status"] == ANSWERED and not message.get("more_body", False):
                    message = with_tag(start, message, ",".join(known))
                await send(start)
            await send(message)

        await self.app(scope, receive, tagged)


def is_asked(scope: HTTPScope) -> bool:
    """Whether a request wants an answer that can have a tag."""
    return scope["method"] == "GET" and scope["path"].startswith("/api")


def with_tag(start: Any, body: Any, known: str) -> Message:  # noqa: ANN401 - ASGI's messages
    """Tag an answer, in place; its body, or none where the tag is known."""
    tag = f'W/"{sha256(body["body"]).hexdigest()[:32]}"'
    headers = MutableScopeHeaders(start)
    headers["ETag"] = tag
    headers["Vary"] = "Authorization, Cookie"
    tags = {each.strip().removeprefix("W/") for each in known.split(",")}
    if not tags & {"*", tag.removeprefix("W/")}:
        return body  # type: ignore[no-any-return]  # as it came
    start["status"] = 304
    for name in ("content-length", "content-type"):
        if name in headers:
            del headers[name]
    return {"type": "http.response.body", "body": b"", "more_body": False}
