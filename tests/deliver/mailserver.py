"""A real SMTP server on 127.0.0.1 that accepts, defers, refuses, or hangs up, as it is told."""

from __future__ import annotations

import socket
import ssl
import time
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class Received:
    """One mail that the server has taken, whether or not it could say so."""

    recipient: str
    mail: EmailMessage
    data: bytes


@dataclass
class MailServer:
    """Replies by recipient; ``data`` is used up reply by reply. ``hang_up`` counts connections to cut."""

    rcpt: dict[str, str] = field(default_factory=dict)
    sender: str = "250 OK"
    """The answer to any sender."""
    data: list[str] = field(default_factory=list)
    hang_up: int = 0
    """After so many texts were taken, break the connection instead of answering."""
    login: tuple[str, str] | None = None
    starttls: ssl.SSLContext | None = None
    """Offers STARTTLS with this, and takes nothing without it."""
    smtps: ssl.SSLContext | None = None
    """Speaks TLS from the first byte on."""
    received: list[Received] = field(default_factory=list)
    attempts: list[str] = field(default_factory=list)
    port: int = 0
    _controller: Controller | None = None

    def start(self) -> MailServer:
        self.port = self.port or free_port()
        extra: dict[str, Any] = {"ssl_context": self.smtps}
        if self.starttls:
            extra |= {"tls_context": self.starttls, "require_starttls": True}
        if self.login:
            tls = self.starttls is not None
            extra |= {"authenticator": self._authenticate, "auth_required": True, "auth_require_tls": tls}
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **extra)
        self._controller.start()
        return self

    def stop(self) -> None:
        if self._controller is not None:
            time.sleep(0.05)  # let its loop see that the clients have hung up, so that no socket stays open
            self._controller.stop()
            self._controller = None

    def to(self, recipient: str) -> list[Received]:
        return [item for item in self.received if item.recipient == recipient]

    async def handle_MAIL(  # noqa: N802 - named by aiosmtpd
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.sender.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.sender

    async def handle_RCPT(  # noqa: N802 - named by aiosmtpd
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.attempts.append(address)
        reply = self.rcpt.get(address, "250 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        reply = self.data.pop(0) if self.data else "250 OK"
        if not reply.startswith("250"):
            return reply
        content = bytes(envelope.content or b"")
        mail = message_from_bytes(content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.received += [Received(address, mail, content) for address in envelope.rcpt_tos]
        if self.hang_up:
            self.hang_up -= 1
            server.transport.abort()
        return reply

    def _authenticate(
        self, _server: object, _session: object, _envelope: object, _how: str, data: object
    ) -> AuthResult:
        given = (getattr(data, "login", b"").decode(), getattr(data, "password", b"").decode())
        return AuthResult(success=given == self.login, handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
