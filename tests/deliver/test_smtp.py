from __future__ import annotations

import email.utils
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from deliver.mailserver import MailServer, free_port
from tracker.deliver import (
    ChannelDownError,
    DoubtfulDeliveryError,
    Outgoing,
    Secret,
    SmtpNotifier,
    SmtpServer,
)
from tracker.errors import ConfigError, DeliveryError
from tracker.model import Message

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

NOW = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
MESSAGE = Message(
    "a1b2", NOW, "2 dropped: Søuth Dialogue\n", "Plain — text.\n.\n", "<p>HTML — text</p>\n", "{}"
)


Make = Callable[..., SmtpNotifier]


@pytest.fixture
def make(server: MailServer) -> Iterator[Make]:
    made: list[SmtpNotifier] = []

    def build(**keys: object) -> SmtpNotifier:
        given = {"host": "127.0.0.1", "port": server.port, "security": "none", "timeout": 5.0}
        given |= {"sender": "Commitment tracker <tracker@example.org>"}
        made.append(SmtpNotifier(SmtpServer(**(given | keys))))  # type: ignore[arg-type]
        return made[-1]

    yield build
    for notifier in made:
        notifier.close()


def test_one_mail_has_two_faces_and_the_headers_that_mail_programs_want(
    server: MailServer, make: Make
) -> None:
    make().send(Outgoing(MESSAGE, "desk@example.org"))
    (got,) = server.received
    assert got.mail.get_content_type() == "multipart/alternative"
    faces = [part for part in got.mail.iter_parts() if isinstance(part, EmailMessage)]
    assert [face.get_content_type() for face in faces] == ["text/plain", "text/html"]
    assert faces[0].get_content().replace("\r\n", "\n") == MESSAGE.plain
    assert faces[1].get_content().replace("\r\n", "\n") == MESSAGE.html
    assert got.mail["Subject"] == "2 dropped: Søuth Dialogue"
    assert email.utils.parsedate_to_datetime(got.mail["Date"]) == NOW
    assert got.mail["Message-ID"] == "<a1b2@example.org>"
    assert got.mail["Auto-Submitted"] == "auto-generated"
    assert "<commitments.example.org>" in got.mail["List-Id"]
    assert got.mail["To"] == "desk@example.org"


def test_a_second_attempt_sends_the_same_bytes(server: MailServer, make: Make) -> None:
    notifier = make()
    notifier.send(Outgoing(MESSAGE, "desk@example.org"))
    notifier.send(Outgoing(MESSAGE, "desk@example.org"))
    first, second = (item.data for item in server.received)
    assert first == second


@pytest.mark.parametrize(("reply", "permanent"), [("451 try later", False), ("550 no such user", True)])
def test_one_recipient_is_refused_and_the_others_are_not(
    server: MailServer, make: Make, reply: str, permanent: bool
) -> None:
    server.rcpt["b@example.org"] = reply
    notifier = make()
    notifier.send(Outgoing(MESSAGE, "a@example.org"))
    with pytest.raises(DeliveryError) as refusal:
        notifier.send(Outgoing(MESSAGE, "b@example.org"))
    notifier.send(Outgoing(MESSAGE, "c@example.org"))
    assert refusal.value.permanent is permanent
    assert not isinstance(refusal.value, ChannelDownError)
    assert reply in str(refusal.value)
    assert [item.recipient for item in server.received] == ["a@example.org", "c@example.org"]


@pytest.mark.parametrize(("reply", "permanent"), [("452 full", False), ("554 spam", True)])
def test_the_text_is_refused(server: MailServer, make: Make, reply: str, permanent: bool) -> None:
    server.data.append(reply)
    with pytest.raises(DeliveryError) as refusal:
        make().send(Outgoing(MESSAGE, "a@example.org"))
    assert refusal.value.permanent is permanent
    assert not isinstance(refusal.value, DoubtfulDeliveryError)


def test_a_connection_that_breaks_after_the_text_leaves_doubt(server: MailServer, make: Make) -> None:
    server.hang_up = 1
    notifier = make()
    with pytest.raises(DoubtfulDeliveryError, match="after the text was handed over"):
        notifier.send(Outgoing(MESSAGE, "a@example.org"))
    notifier.send(Outgoing(MESSAGE, "b@example.org"))
    assert [item.recipient for item in server.received] == ["a@example.org", "b@example.org"]


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    notifier = SmtpNotifier(SmtpServer("127.0.0.1", free_port(), "none", timeout=2))
    with pytest.raises(ChannelDownError, match=r"^127\.0\.0\.1:\d+: cannot be reached") as down:
        notifier.send(Outgoing(MESSAGE, "a@example.org"))
    assert "check mail.host" in str(down.value).lower()
    assert "\n" not in str(down.value)


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        notifier = SmtpNotifier(SmtpServer("127.0.0.1", deaf.getsockname()[1], "none", timeout=0.3))
        with pytest.raises(ChannelDownError, match="cannot be reached"):
            notifier.send(Outgoing(MESSAGE, "a@example.org"))


def test_a_server_without_tls_is_not_trusted_with_mail(server: MailServer, make: Make) -> None:
    with pytest.raises(ChannelDownError, match=r"mail\.(security|host)"):
        make(security="starttls").send(Outgoing(MESSAGE, "a@example.org"))
    assert server.received == []


@pytest.fixture
def locked() -> Iterator[MailServer]:
    running = MailServer(login=("tracker", "right")).start()
    yield running
    running.stop()


def checked(locked: MailServer, secret: Secret) -> str:
    notifier = SmtpNotifier(SmtpServer("127.0.0.1", locked.port, "none", "tracker", secret))
    try:
        return notifier.check()
    finally:
        notifier.close()


def test_login(locked: MailServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SMTP_SECRET", "right")
    (tmp_path / "pw").write_text("right\n")
    assert "logged in as tracker" in checked(locked, Secret("SMTP_SECRET"))
    assert "logged in as tracker" in checked(locked, Secret(file=tmp_path / "pw"))


def test_a_wrong_password_is_one_sentence_without_the_password(
    locked: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_SECRET", "hunter2-wrong")
    with pytest.raises(ChannelDownError, match="refused the user name or the password") as refusal:
        checked(locked, Secret("SMTP_SECRET"))
    assert "SMTP_SECRET" in str(refusal.value)
    assert "hunter2" not in str(refusal.value)


def test_a_password_that_is_not_set_is_named(locked: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMTP_SECRET", raising=False)
    with pytest.raises(ConfigError, match="environment variable SMTP_SECRET: the password is not there"):
        checked(locked, Secret("SMTP_SECRET", purpose="the password"))


def test_a_password_does_not_cross_the_network_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_SECRET", "right")
    notifier = SmtpNotifier(SmtpServer("mail.example.org", 25, "none", "tracker", Secret("SMTP_SECRET")))
    with pytest.raises(ConfigError, match="in the clear"):
        notifier.check()


def test_an_address_beyond_ascii_is_refused_for_good(server: MailServer, make: Make) -> None:
    with pytest.raises(DeliveryError, match="beyond ASCII") as refusal:
        make().send(Outgoing(MESSAGE, "jörg@example.org"))
    assert refusal.value.permanent


@pytest.mark.parametrize("reply", ["550 Sender not allowed", "451 Try later"])
def test_a_refused_sender_is_an_outage_and_seen_by_the_check(
    server: MailServer, make: Make, reply: str
) -> None:
    server.sender = reply
    for attempt in (lambda: make().send(Outgoing(MESSAGE, "desk@example.org")), lambda: make().check()):
        with pytest.raises(ChannelDownError, match=r"tracker@example\.org: was"):
            attempt()
    assert server.attempts == []


def test_a_sender_beyond_ascii_is_named_before_anything_is_sent(server: MailServer, make: Make) -> None:
    with pytest.raises(ChannelDownError, match=r"Set mail\.from to another address"):
        make(sender="Büro <büro@example.org>").check()
