"""What comes in through a form, read strictly."""

from __future__ import annotations

import hmac
from urllib.parse import parse_qs

from starlette.requests import Request

from tracker.errors import TrackerError

LARGEST = 64_000
"""Bytes of a form; a reason longer than that is none."""


class Form:
    """The fields of one form; each may be given once."""

    def __init__(self, fields: dict[str, str]) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """Return a field without white space around it; empty where it is missing."""
        return self._fields.get(name, "").strip()

    def number(self, name: str) -> int | None:
        """Return a whole number, or null."""
        given = self.text(name)
        return int(given) if given.isdecimal() else None

    def proves(self, secret: str) -> bool:
        """Whether the form was made by this server."""
        return hmac.compare_digest(self.text("secret").encode(), secret.encode())


async def read_form(request: Request) -> Form:
    """Read a form as browsers send it.

    Raises:
        TrackerError: too large, or not text.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise TrackerError("the form is too large", do="shorten the reason")
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=40)
    except ValueError as error:
        raise TrackerError("the form cannot be read", do="send it from the page") from error
    return Form({name: values[-1] for name, values in fields.items()})
