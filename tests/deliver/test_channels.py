from __future__ import annotations

import hashlib
import hmac
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from deliver.mailserver import free_port
from sources.server import Reply, Site
from tracker.deliver import (
    ChannelDownError,
    DoubtfulDeliveryError,
    FileNotifier,
    Outgoing,
    Secret,
    next_try,
)
from tracker.deliver.apprise import AppriseNotifier
from tracker.deliver.webhook import SIGNATURE, WebhookNotifier
from tracker.errors import DeliveryError
from tracker.model import Message

NOW = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
MESSAGE = Message("a1b2", NOW, "Subject", "plain\n", "<p>html</p>", json.dumps({"version": 1, "name": "Ø"}))


def test_a_file_is_written_whole_and_once(tmp_path: Path) -> None:
    notifier = FileNotifier(tmp_path / "out", "eml", "t@example.org")
    notifier.send(Outgoing(MESSAGE, "files"))
    notifier.send(Outgoing(MESSAGE, "files"))
    (path,) = (tmp_path / "out").iterdir()
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["Message-ID"] == "<a1b2@example.org>"
    FileNotifier(tmp_path / "out", "html").send(Outgoing(MESSAGE, "files"))
    (page,) = (tmp_path / "out").glob("*.html")
    assert page.read_text() == MESSAGE.html


def test_a_folder_that_cannot_be_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file stands here")
    notifier = FileNotifier(tmp_path / "out", "eml")
    for attempt in (lambda: notifier.send(Outgoing(MESSAGE, "files")), notifier.check):
        with pytest.raises(ChannelDownError, match="cannot be written"):
            attempt()


class Hook:
    """Takes posts and answers as it is told."""

    def __init__(self) -> None:
        self.posts: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        self.hang_up = False
        self.site = Site()
        hook = self

        def post(handler: BaseHTTPRequestHandler) -> None:
            length = int(handler.headers["Content-Length"])
            hook.posts.append((dict(handler.headers.items()), handler.rfile.read(length)))
            handler.close_connection = True
            if not hook.hang_up:
                Reply(status=hook.status, headers={"Location": "/elsewhere"})(handler)

        self.site._server.RequestHandlerClass.do_POST = post  # type: ignore[attr-defined]


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    yield made
    made.site.close()


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> Secret:
    monkeypatch.setenv("HOOK_SECRET", "s3cret")
    return Secret("HOOK_SECRET")


def send(url: str | Secret, secret: Secret) -> None:
    WebhookNotifier(url, secret, 2.0, lambda: NOW).send(Outgoing(MESSAGE, "hook"))


def test_a_post_is_signed_over_time_and_body(hook: Hook, secret: Secret) -> None:
    send(hook.site.url("/hook"), secret)
    ((headers, body),) = hook.posts
    assert json.loads(body) == {"version": 1, "name": "Ø"}
    parts = dict(part.split("=", 1) for part in headers[SIGNATURE].split(","))
    assert int(parts["t"]) == int(NOW.timestamp())
    expected = hmac.new(b"s3cret", parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert parts["v1"] == expected
    assert headers["Idempotency-Key"] == "a1b2"


@pytest.mark.parametrize(
    ("status", "permanent"), [(500, False), (503, False), (429, False), (302, True), (404, True), (410, True)]
)
def test_answers_are_delays_or_refusals(hook: Hook, secret: Secret, status: int, permanent: bool) -> None:
    hook.status = status
    with pytest.raises(DeliveryError, match=f"answered {status}") as refusal:
        send(hook.site.url("/hook"), secret)
    assert refusal.value.permanent is permanent
    assert len(hook.posts) == 1


def test_no_answer_is_doubt(hook: Hook, secret: Secret) -> None:
    hook.hang_up = True
    with pytest.raises(DoubtfulDeliveryError, match="gave no answer"):
        send(hook.site.url("/hook"), secret)


def test_an_address_that_is_a_secret_is_never_shown(secret: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK_URL", f"http://127.0.0.1:{free_port()}/token-42")
    with pytest.raises(ChannelDownError, match="environment variable HOOK_URL: cannot be reached") as down:
        send(Secret("HOOK_URL"), secret)
    assert "token-42" not in str(down.value)


def test_apprise_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(ChannelDownError, match="Apprise is not installed"):
        AppriseNotifier(Secret("APPRISE_URL")).send(Outgoing(MESSAGE, "phone"))


def test_pauses_double_up_to_six_hours() -> None:
    minutes = [(next_try(NOW, attempts) - NOW).total_seconds() / 60 for attempts in (1, 2, 3, 4, 50)]
    assert minutes == [5, 10, 20, 40, 360]
