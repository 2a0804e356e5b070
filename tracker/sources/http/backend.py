"""Connections that go only where they may, and end when their time is over."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from tracker.model import Reason
from tracker.sources.http.addresses import is_public
from tracker.sources.http.deadline import Deadline
from tracker.sources.http.obstacle import ObstacleError

Resolve = Callable[[str, int], list[str]]
"""Host and port → numeric addresses; raises ``OSError`` for an unknown name."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves names itself and connects to the very address that it checked.

    A check of the name before the request would not do: the name may mean another address by the time of
    the connection (DNS rebinding).
    """

    def __init__(self, *, allow_private: bool, deadline: Deadline, resolve: Resolve = resolve) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._resolve = resolve
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of ``host`` that may be asked and answers."""
        failure: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, _positive(self._deadline.within(timeout)), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            detail = f"The name '{host}' is not known. Check the address, or the connection to the internet."
            raise ObstacleError(Reason.NO_ADDRESS, detail, passing=True) from error
        allowed = [address for address in addresses if self._allow_private or is_public(address)]
        if addresses and not allowed:
            raise ObstacleError(
                Reason.PRIVATE_ADDRESS,
                f"'{host}' is an address of a private network ({addresses[0]}), which is not asked. "
                "Set allow_private = true for the source if it is meant.",
            )
        return allowed


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which every wait is cut to what is left of the time of the request."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if not self._deadline.left:
            raise httpcore2.ReadTimeout("the time of the request is over")
        return self._inner.read(max_bytes, _positive(self._deadline.within(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _positive(self._deadline.within(timeout)))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _positive(self._deadline.within(timeout)))
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _positive(timeout: float) -> float:
    """A socket takes a time-out of zero for 'do not wait at all'."""
    return max(timeout, 0.001)
