"""Mail over SMTP, one envelope for each reader, so that each is accepted or refused alone."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import NoReturn

from tracker.deliver.interface import ChannelDownError, DoubtfulDeliveryError, Outgoing
from tracker.deliver.mime import bare, mail_of
from tracker.deliver.secrets import Secret
from tracker.errors import ConfigError, DeliveryError

_PORTS = {"starttls": 587, "ssl": 465, "none": 25}
_SERVICE_GONE = 421


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """The server that takes the mail, and how to speak with it."""

    host: str
    port: int | None = None
    """Null means the usual one for ``security``."""
    security: str = "starttls"
    """``starttls``, ``ssl`` or ``none``."""
    username: str | None = None
    password: Secret | None = None
    sender: str = "tracker@localhost"
    list_id: str | None = None
    timeout: float = 30
    """Seconds of silence after which the server is given up."""

    @property
    def where(self) -> str:
        """Host and port, as an error names them."""
        return f"{self.host}:{self.port or _PORTS[self.security]}"


class SmtpNotifier:
    """Sends mail; the connection is made at the first message and kept until :meth:`close`."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def send(self, outgoing: Outgoing) -> None:
        """Hand over one mail; see :class:`tracker.deliver.interface.Notifier`."""
        recipient = bare(outgoing.recipient)
        if not recipient.isascii():
            raise DeliveryError(
                "an address with letters beyond ASCII before the '@' is not supported",
                where=outgoing.recipient,
                permanent=True,
            )
        data = mail_of(outgoing, self._server.sender, self._server.list_id).as_bytes()
        smtp = self._connected()
        try:
            self._expect(*smtp.mail(bare(self._server.sender)), outgoing.recipient)
            self._expect(*smtp.rcpt(recipient), outgoing.recipient)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            raise ChannelDownError(
                f"broke the connection ({_words(error)})", where=self._server.where
            ) from error
        self._hand_over(smtp, data, outgoing.recipient)

    def check(self) -> str:
        """Connect and log in; return what answered."""
        self._connected().noop()
        login = f", logged in as {self._server.username}" if self._server.username else ""
        return f"{self._server.where} ({self._server.security}){login}"

    def close(self) -> None:
        """Say goodbye; what was accepted stays accepted whatever the server answers."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()

    def _hand_over(self, smtp: smtplib.SMTP, data: bytes, recipient: str) -> None:
        try:
            code, answer = smtp.data(data)
        except smtplib.SMTPDataError as error:
            self._expect(error.smtp_code, error.smtp_error, recipient)
            raise
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            raise DoubtfulDeliveryError(
                f"broke the connection after the text was handed over ({_words(error)})",
                where=self._server.where,
            ) from error
        self._expect(code, answer, recipient)

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._smtp = self._connect()
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.username and server.security == "none" and not _is_loopback(server.host):
            raise ConfigError(
                "the password would cross the network in the clear",
                where=server.where,
                do="set mail.security to 'starttls' or 'ssl'",
            )
        try:
            smtp = self._open()
        except ssl.SSLError as error:
            self._fail(f"cannot be trusted or speaks no TLS ({_words(error)})", "check mail.security", error)
        except (OSError, smtplib.SMTPException) as error:
            self._fail(f"cannot be reached ({_words(error)})", "check mail.host and mail.port", error)
        try:
            self._log_in(smtp)
        except smtplib.SMTPAuthenticationError as error:
            smtp.close()
            self._fail("refused the user name or the password", _password_step(server), error)
        except (OSError, smtplib.SMTPException) as error:
            smtp.close()
            self._fail(f"does not let us log in ({_words(error)})", "check mail.security", error)
        except ConfigError:
            smtp.close()
            raise
        return smtp

    def _open(self) -> smtplib.SMTP:
        server = self._server
        port = server.port or _PORTS[server.security]
        context = ssl.create_default_context()
        if server.security == "ssl":
            return smtplib.SMTP_SSL(server.host, port, timeout=server.timeout, context=context)
        smtp = smtplib.SMTP(server.host, port, timeout=server.timeout)
        try:
            if server.security == "starttls":
                smtp.starttls(context=context)
        except (OSError, smtplib.SMTPException):
            smtp.close()
            raise
        return smtp

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        server = self._server
        smtp.ehlo_or_helo_if_needed()
        if server.username is None or server.password is None:
            return
        smtp.login(server.username, server.password.read())

    def _fail(self, what: str, do: str, cause: Exception) -> NoReturn:
        raise ChannelDownError(what, where=self._server.where, do=do) from cause

    def _expect(self, code: int, answer: bytes | str, recipient: str) -> None:
        """Go on after a 2xx; otherwise end this mail, and the connection where the server does."""
        if 200 <= code < 300:
            return
        text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        said = f"{code} {' '.join(text.split())[:200]}"
        if code in (_SERVICE_GONE, -1):
            self._drop()
            raise ChannelDownError(f"stops its service ({said})", where=self._server.where)
        with suppress(smtplib.SMTPException, OSError):
            if self._smtp is not None:
                self._smtp.rset()
        permanent = code >= 500
        what = "was refused" if permanent else "was put off"
        raise DeliveryError(f"{what} by {self._server.where} ({said})", where=recipient, permanent=permanent)

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None


def _password_step(server: SmtpServer) -> str:
    place = server.password.place if server.password else "the config"
    return f"check mail.username and {place}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _words(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:160]
