"""A mail server: how to reach it, how to trust it, how to log in; each failure is one sentence."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from ipaddress import ip_address

from tracker.deliver.interface import ChannelDownError
from tracker.errors import ConfigError
from tracker.secrets import Secret

_PORTS = {"starttls": 587, "ssl": 465, "none": 25}


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


def connect(server: SmtpServer) -> smtplib.SMTP:
    """Connect and log in.

    Raises:
        ChannelDownError: the server cannot be reached, is not trusted, or does not let us in.
        ConfigError: the password is not there, or would cross the network in the clear.
    """
    if server.username and server.security == "none" and not _is_loopback(server.host):
        raise ConfigError(
            "the password would cross the network in the clear",
            where=server.where,
            do="set mail.security to 'starttls' or 'ssl'",
        )
    smtp = _reach(server)
    try:
        _log_in(smtp, server)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _reach(server: SmtpServer) -> smtplib.SMTP:
    try:
        return _open(server)
    except ssl.SSLCertVerificationError as error:
        raise ChannelDownError(
            f"shows a certificate that is not trusted ({words(error)})", where=server.where, do=_trust(error)
        ) from error
    except ssl.SSLError as error:
        raise ChannelDownError(
            f"does not speak TLS here ({words(error)})",
            where=server.where,
            do="check mail.port and mail.security",
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise ChannelDownError(
            "does not offer STARTTLS", where=server.where, do="set mail.security to 'ssl', or to 'none'"
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise ChannelDownError(
            f"cannot be reached ({words(error)})",
            where=server.where,
            do="check mail.host, mail.port and mail.security",
        ) from error


def _open(server: SmtpServer) -> smtplib.SMTP:
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


def _log_in(smtp: smtplib.SMTP, server: SmtpServer) -> None:
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.username is not None and server.password is not None:
            smtp.login(server.username, server.password.read())
    except smtplib.SMTPAuthenticationError as error:
        place = server.password.place if server.password else "the config"
        raise ChannelDownError(
            "refused the user name or the password",
            where=server.where,
            do=f"check mail.username and {place}",
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise ChannelDownError(
            f"does not let us log in ({words(error)})", where=server.where, do="check mail.security"
        ) from error


def _trust(error: ssl.SSLCertVerificationError) -> str:
    """Return what to do about a certificate: one of another name is the right one at the wrong address."""
    if "match" in error.verify_message.casefold():
        return "set mail.host to the name that the certificate is for"
    return "if it is that of your own authority, name its file in the environment variable SSL_CERT_FILE"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def words(error: Exception) -> str:
    """Return what an error of the network says, without the numbers of its source code."""
    if isinstance(error, ssl.SSLCertVerificationError):
        text = error.verify_message.rstrip(".")
    elif isinstance(error, ssl.SSLError) and error.reason:
        text = error.reason.replace("_", " ").lower()
    else:
        text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:160]
