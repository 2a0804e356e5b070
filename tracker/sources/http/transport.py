"""httpx2 over guarded connections, with every failure of the network as an :class:`ObstacleError`."""

from __future__ import annotations

import contextlib
import re
import ssl
from collections.abc import Iterable, Iterator
from functools import cache

import httpcore2
import httpx2

from tracker.model import Reason
from tracker.sources.http.backend import GuardedBackend
from tracker.sources.http.obstacle import ObstacleError

_NUMBERS = re.compile(r"\[Errno -?\d+\]\s*|\[SSL[^\]]*\]\s*|\s*\(_ssl\.c:\d+\)")


@cache
def _ssl_context() -> ssl.SSLContext:
    """Reading the certificates takes a while, so they are read once, and only when needed."""
    return httpx2.create_ssl_context(trust_env=False)


class GuardedTransport(httpx2.BaseTransport):
    """One connection per request: none outlives the check of its address."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_ssl_context(), max_keepalive_connections=0, network_backend=backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and return the head of its answer.

        Raises:
            ObstacleError: the network failed, or the address may not be asked.
        """
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        passed_on = httpcore2.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        with _as_obstacles():
            answer = self._pool.handle_request(passed_on)
        return httpx2.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer.iter_stream(), answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, chunks: Iterable[bytes], answer: httpcore2.Response) -> None:
        self._chunks = chunks
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_obstacles():
            yield from self._chunks

    def close(self) -> None:
        self._answer.close()


@contextlib.contextmanager
def _as_obstacles() -> Iterator[None]:
    try:
        yield
    except httpcore2.TimeoutException as error:
        detail = "The server did not answer in time."
        raise ObstacleError(Reason.TIMEOUT, detail, passing=True) from error
    except httpcore2.RemoteProtocolError as error:
        detail = f"The answer broke off or was garbled ({error})."
        raise ObstacleError(Reason.TRUNCATED, detail, passing=True) from error
    except (httpcore2.UnsupportedProtocol, httpcore2.LocalProtocolError) as error:
        raise ObstacleError(Reason.UNEXPECTED, f"The address cannot be asked ({error}).") from error
    except httpcore2.NetworkError as error:
        raise _network(error) from error


def _network(error: httpcore2.NetworkError) -> ObstacleError:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(item, ssl.SSLCertVerificationError) for item in causes):
        return ObstacleError(Reason.TLS, f"The certificate of the server is not valid ({_words(error)}).")
    if any(isinstance(item, ssl.SSLError) for item in causes):
        return ObstacleError(
            Reason.TLS, f"No secure connection could be made ({_words(error)}).", passing=True
        )
    return ObstacleError(
        Reason.REFUSED, f"The connection was refused or broke ({_words(error)}).", passing=True
    )


def _words(error: Exception) -> str:
    """Return what an error of the network says, without numbers that only programmers know."""
    return _NUMBERS.sub("", str(error)).strip() or type(error).__name__
