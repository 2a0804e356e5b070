"""Mail over SMTP, one envelope for each reader, so that each is accepted or refused alone."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tracker.deliver.interface import ChannelDownError, DoubtfulDeliveryError, Outgoing
from tracker.deliver.mime import bare, mail_of
from tracker.deliver.smtp_server import SmtpServer, connect, words
from tracker.errors import DeliveryError

_SERVICE_GONE = 421
_BEYOND_ASCII = "an address with letters beyond ASCII before the '@' is not supported"


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
                _BEYOND_ASCII,
                where=outgoing.recipient,
                permanent=True,
            )
        data = mail_of(outgoing, self._server.sender, self._server.list_id).as_bytes()
        smtp = self._connected()
        with self._kept():
            self._offer(smtp)
            self._expect(*smtp.rcpt(recipient), outgoing.recipient)
        self._hand_over(smtp, data, outgoing.recipient)

    def check(self) -> str:
        """Connect, log in and name the sender, without sending anything; return what answered."""
        smtp = self._connected()
        with self._kept():
            self._offer(smtp)
            smtp.rset()
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
                f"broke the connection after the text was handed over ({words(error)})",
                where=self._server.where,
            ) from error
        self._expect(code, answer, recipient)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Take a connection that breaks before any text was handed over for an outage."""
        try:
            yield
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            raise ChannelDownError(
                f"broke the connection ({words(error)})", where=self._server.where
            ) from error

    def _offer(self, smtp: smtplib.SMTP) -> None:
        """Name the sender. One who is refused here is so with any message, so none is held to account."""
        sender = bare(self._server.sender)
        if not sender.isascii():
            raise ChannelDownError(_BEYOND_ASCII, where=sender, do="set mail.from to another address")
        try:
            self._expect(*smtp.mail(sender), sender)
        except ChannelDownError:
            raise
        except DeliveryError as error:
            raise ChannelDownError(
                error.what, where=sender, do="check mail.from, mail.username and mail.security"
            ) from error

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._smtp = connect(self._server)
        return self._smtp

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
