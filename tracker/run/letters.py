"""From news in the outbox to the message that goes out."""

from __future__ import annotations

import uuid
from dataclasses import replace

from jinja2 import TemplateError

from tracker.errors import TrackerError
from tracker.model import Delivery, Digest, Message, News
from tracker.render import Letter, render_mail
from tracker.run.workspace import Workspace


def message_of(workspace: Workspace, delivery: Delivery) -> Message:
    """Return the message of a delivery: as it was written before, or written now.

    Raises:
        TrackerError: a template of the user's own is broken.
    """
    store = workspace.store.outbox
    if delivery.message and (written := store.message(delivery.message)):
        return written
    letter = letter_of(workspace, delivery)
    own = workspace.config.templates.folder
    settings = workspace.config.digest
    try:
        text = render_mail(
            letter,
            changelog=settings.changelog_url,
            limit=int(settings.max_kilobytes * 1000),
            templates=(own,) if own else (),
        )
    except TemplateError as error:
        raise TrackerError(
            f"the message cannot be written ({error})", where=str(own or "templates"), do="mend the template"
        ) from error
    made = workspace.clock()
    return Message(uuid.uuid4().hex, made, text.subject, text.plain, text.html, text.json)


def letter_of(workspace: Workspace, delivery: Delivery) -> Letter:
    """Return what a delivery tells its reader: everything since they last received something."""
    items = workspace.store.newsstand.in_delivery(delivery.id)
    received = workspace.store.outbox.last_received(delivery.channel, delivery.recipient)
    # An alert of the same run may have gone ahead of this; the time since then is nothing to speak of.
    since = received.date() if received and received < delivery.created_at else None
    digests = [
        replace(digest, since=since)
        for news, wanted in items
        if (digest := _wanted(news, wanted)) is not None
    ]
    return Letter(
        digests=tuple(digests),
        alerts=tuple(alert for news, _ in items for alert in news.alerts),
        notices=tuple(news.notice for news, _ in items if news.notice),
    )


def _wanted(news: News, wanted: frozenset[str] | None) -> Digest | None:
    """Return the digest of some news with the findings its reader wants; null where none is left."""
    digest = news.digest
    if digest is None or wanted is None:
        return digest
    findings = tuple(finding for finding in digest.findings if finding.id in wanted)
    return replace(digest, findings=findings) if findings else None
