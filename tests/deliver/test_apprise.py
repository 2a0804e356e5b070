"""The real Apprise, posting to a server on this machine."""

from __future__ import annotations

import json
import logging

import pytest

from deliver.test_channels import Hook, hook
from deliver.test_smtp import MESSAGE
from tracker.deliver import ChannelDownError, Outgoing, Secret
from tracker.deliver.apprise import AppriseNotifier
from tracker.errors import DeliveryError

pytest.importorskip("apprise", reason="needs Apprise")

__all__ = ["hook"]


@pytest.fixture
def notifier(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> AppriseNotifier:
    monkeypatch.setenv("APPRISE_URL", f"json://me:s3cret-42@127.0.0.1:{hook.site.port}/hook")
    return AppriseNotifier(Secret("APPRISE_URL", purpose="the Apprise address"))


def test_a_message_arrives_with_its_subject_and_its_plain_text(hook: Hook, notifier: AppriseNotifier) -> None:
    notifier.send(Outgoing(MESSAGE, "phone"))
    ((_, body),) = hook.posts
    posted = json.loads(body)
    assert posted["title"] == "2 dropped: Søuth Dialogue"
    assert posted["message"] == MESSAGE.plain.rstrip()


def test_a_refusal_is_one_sentence_and_the_address_stays_secret(
    hook: Hook, notifier: AppriseNotifier, caplog: pytest.LogCaptureFixture
) -> None:
    hook.status = 500
    with caplog.at_level(logging.DEBUG), pytest.raises(DeliveryError) as refused:
        notifier.send(Outgoing(MESSAGE, "phone"))
    assert str(refused.value) == "environment variable APPRISE_URL: did not take the message."
    assert refused.value.permanent is False
    assert "s3cret-42" not in caplog.text + str(refused.value)


def test_nothing_is_sent_by_the_check(hook: Hook, notifier: AppriseNotifier) -> None:
    assert "not asked" in notifier.check()
    assert hook.posts == []


def test_an_address_of_no_service_is_one_sentence(
    notifier: AppriseNotifier, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("APPRISE_URL", "nosuch://s3cret-42@127.0.0.1")
    for attempt in (lambda: notifier.send(Outgoing(MESSAGE, "phone")), notifier.check):
        with pytest.raises(ChannelDownError, match="holds no address that Apprise understands") as wrong:
            attempt()
        assert "s3cret-42" not in caplog.text + str(wrong.value)
