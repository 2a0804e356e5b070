"""Messages as JSON to an address, signed so that the receiver knows where they come from."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

import httpx2

from tracker.deliver.interface import ChannelDownError, DoubtfulDeliveryError, Outgoing
from tracker.errors import DeliveryError
from tracker.secrets import Secret

SIGNATURE = "X-Tracker-Signature"
_BUSY = frozenset({408, 425, 429})


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Return ``t=…,v1=…``: the HMAC-SHA256 of ``timestamp.body``, so that an old post cannot be replayed."""
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"


class WebhookNotifier:
    """Posts messages.

    Args:
        url: where to, or the secret that holds it.
        secret: what the posts are signed with.
        timeout: seconds for each step.
        clock: for the time stamp under the signature.
    """

    def __init__(
        self, url: str | Secret, secret: Secret, timeout: float, clock: Callable[[], datetime]
    ) -> None:
        self._url = url
        self._secret = secret
        self._timeout = timeout
        self._clock = clock

    def send(self, outgoing: Outgoing) -> None:
        """Post one message; see :class:`tracker.deliver.interface.Notifier`.

        The receiver can tell a repetition by ``Idempotency-Key``, which is the same at every attempt.
        """
        body = outgoing.message.json.encode()
        stamp = int(self._clock().timestamp())
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": outgoing.message.id,
            SIGNATURE: signature(self._secret.read(), stamp, body),
        }
        try:
            answer = httpx2.post(
                self._address(),
                content=body,
                headers=headers,
                timeout=self._timeout,
                follow_redirects=False,
                trust_env=False,
            )
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise ChannelDownError("cannot be reached", where=self._where, do="check its address") from error
        except httpx2.InvalidURL as error:
            raise ChannelDownError("is no web address", where=self._where, do="correct it") from error
        except httpx2.TransportError as error:
            raise DoubtfulDeliveryError(
                f"gave no answer ({type(error).__name__})", where=self._where
            ) from error
        self._judge(answer.status_code)

    def check(self) -> str:
        """See that address and secret are there; nothing is posted."""
        self._address()
        self._secret.read()
        return f"{self._where} (not asked: a post would be a message)"

    def close(self) -> None:
        """Nothing is held open."""

    def _judge(self, code: int) -> None:
        if 200 <= code < 300:
            return
        permanent = code < 500 and code not in _BUSY
        raise DeliveryError(
            f"answered {code}",
            where=self._where,
            do="check its address" if permanent else None,
            permanent=permanent,
        )

    def _address(self) -> str:
        return self._url.read() if isinstance(self._url, Secret) else self._url

    @property
    def _where(self) -> str:
        """How an error names it; an address that is a secret is named by its place."""
        return self._url.place if isinstance(self._url, Secret) else self._url
