"""Mail over TLS, with a chain of certificates as a real authority would sign it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deliver.mailserver import MailServer, free_port
from deliver.test_smtp import MESSAGE
from tracker.deliver import ChannelDownError, Outgoing, Secret, SmtpNotifier, SmtpServer

trustme = pytest.importorskip("trustme", reason="needs trustme")
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
HERE = "127.0.0.1"
WAYS = ("starttls", "ssl")


@pytest.fixture(scope="module")
def root() -> object:
    """An authority; leaf certificates are signed by an intermediate one below it."""
    return trustme.CA()


@pytest.fixture(scope="module")
def authority(root: object) -> object:
    return root.create_child_ca()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def trusted(root: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the root, as an administrator does."""
    path = tmp_path / "root.pem"
    root.cert_pem.write_to_path(str(path))  # type: ignore[attr-defined]
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


Serve = Callable[..., MailServer]


@pytest.fixture
def serve(authority: object) -> Iterator[Serve]:
    running: list[MailServer] = []

    def start(way: str, name: str = HERE, login: tuple[str, str] | None = None) -> MailServer:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)  # type: ignore[attr-defined]
        tls = {"starttls": context} if way == "starttls" else {"smtps": context}
        running.append(MailServer(login=login, **tls).start())  # type: ignore[arg-type]
        return running[-1]

    yield start
    for server in running:
        server.stop()


def notifier(server: MailServer, way: str, **keys: object) -> SmtpNotifier:
    return SmtpNotifier(SmtpServer(HERE, server.port, way, timeout=5, **keys))  # type: ignore[arg-type]


def refusal(made: SmtpNotifier) -> str:
    with pytest.raises(ChannelDownError) as caught:
        made.send(Outgoing(MESSAGE, "desk@example.org"))
    made.close()
    return str(caught.value)


@pytest.mark.parametrize("way", WAYS)
def test_mail_goes_to_a_server_whose_chain_is_trusted(serve: Serve, trusted: None, way: str) -> None:
    server = serve(way)
    made = notifier(server, way)
    made.send(Outgoing(MESSAGE, "desk@example.org"))
    made.close()
    assert [got.recipient for got in server.received] == ["desk@example.org"]


@pytest.mark.parametrize("way", WAYS)
def test_an_unknown_authority_is_refused_in_one_sentence(serve: Serve, way: str) -> None:
    server = serve(way)
    said = refusal(notifier(server, way))
    assert said.startswith(f"{HERE}:{server.port}: shows a certificate that is not trusted (")
    assert said.endswith("name its file in the environment variable SSL_CERT_FILE.")
    assert "_ssl.c" not in said
    assert server.received == []


@pytest.mark.parametrize("way", WAYS)
def test_a_certificate_for_another_name_is_refused(serve: Serve, trusted: None, way: str) -> None:
    server = serve(way, name="mail.example.org")
    said = refusal(notifier(server, way))
    assert "not trusted" in said
    assert HERE in said.split("(")[1]
    assert said.endswith("Set mail.host to the name that the certificate is for.")
    assert server.received == []


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_password_over_tls(
    serve: Serve, trusted: None, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(way, login=("me", "right"))
    monkeypatch.setenv("MAIL_PASSWORD", "wrong")
    secret = Secret("MAIL_PASSWORD", None, "the password of the mail server")
    said = refusal(notifier(server, way, username="me", password=secret))
    assert said == (
        f"{HERE}:{server.port}: refused the user name or the password. "
        "Check mail.username and environment variable MAIL_PASSWORD."
    )
    monkeypatch.setenv("MAIL_PASSWORD", "right")
    made = notifier(server, way, username="me", password=secret)
    assert made.check().endswith("logged in as me")
    made.close()


def test_tls_where_none_is_spoken(server: MailServer) -> None:
    assert "does not speak TLS here (" in refusal(notifier(server, "ssl"))
    assert "does not offer STARTTLS" in refusal(notifier(server, "starttls"))


def test_a_server_that_wants_tls_takes_nothing_in_the_clear_and_nothing_is_parked_for_it(
    serve: Serve,
) -> None:
    server = serve("starttls")
    said = refusal(notifier(server, "none", sender="tracker@example.org"))
    assert said.startswith(f"tracker@example.org: was refused by {HERE}:{server.port} (530 ")
    assert said.endswith("Check mail.from, mail.username and mail.security.")


def test_nobody_there() -> None:
    said = refusal(SmtpNotifier(SmtpServer(HERE, free_port(), "ssl")))
    assert said.endswith(
        "cannot be reached (Connection refused). Check mail.host, mail.port and mail.security."
    )
