"""A message as mail (RFC 5322): plain text and HTML as two faces of one digest."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from tracker.deliver.interface import Outgoing


def mail_of(outgoing: Outgoing, sender: str, list_id: str | None = None) -> EmailMessage:
    """Return the mail, the same bytes at every attempt.

    ``Auto-Submitted`` (RFC 3834) keeps holiday answers away, ``List-Id`` (RFC 2919) lets readers sort it.

    Args:
        outgoing: message and address.
        sender: the ``From`` of the config, with or without a name.
        list_id: the identifier of the list; made from the sender's domain where it is null.
    """
    message = outgoing.message
    domain = domain_of(sender)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(sender)
    mail["To"] = _address(outgoing.recipient) if "@" in outgoing.recipient else _address(sender)
    mail["Subject"] = " ".join(message.subject.split())
    mail["Date"] = format_datetime(message.made_at)
    mail["Message-ID"] = f"<{message.id}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["List-Id"] = f"Commitment tracker <{list_id or f'commitments.{domain}'}>"
    mail.set_content(message.plain, cte="quoted-printable")
    mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_{message.id}")
    return mail


def domain_of(address: str) -> str:
    """Return the part after the ``@``, as ASCII."""
    return _ascii_domain(parseaddr(address)[1].rpartition("@")[2] or "localhost")


def bare(address: str) -> str:
    """Return the address without a name, its domain as ASCII, as an envelope takes it."""
    local, _, domain = parseaddr(address)[1].rpartition("@")
    return f"{local}@{_ascii_domain(domain)}"


def _address(text: str) -> Address:
    name, _ = parseaddr(text)
    return Address(display_name=name, addr_spec=bare(text))


def _ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
