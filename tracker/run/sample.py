"""A sample message to every reader, to see that delivery works before there is anything to tell."""

from __future__ import annotations

import uuid

from tracker.deliver import Outgoing
from tracker.errors import ConfigError, TrackerError
from tracker.model import Message
from tracker.render import Letter, render_mail
from tracker.run.channels import open_channel
from tracker.run.destination import destination
from tracker.run.readers import readers_of
from tracker.run.workspace import Workspace

_SUBJECT = "Test of the commitment tracker"
_TEXT = (
    "This is a test of the commitment tracker. If you can read it, delivery works. Nothing has changed, and "
    "nothing is noted as told to you."
)


def send_samples(workspace: Workspace) -> list[tuple[str, str | None]]:
    """Send one sample to each reader by each channel; return who, and what went wrong.

    The samples do not pass through the ledger: they tell nothing.

    Raises:
        ConfigError: there are no readers.
    """
    readers = list(
        dict.fromkeys((reader.channel, reader.recipient) for reader in readers_of(workspace.config))
    )
    if not readers:
        raise ConfigError(
            "nobody is to be told anything",
            where=str(workspace.path),
            do="name a host and readers under [mail], or a channel under [[channels]]",
        )
    text = render_mail(Letter(notices=(_TEXT,)), changelog=workspace.config.digest.changelog_url)
    results: list[tuple[str, str | None]] = []
    for channel, recipient in readers:
        message = Message(
            uuid.uuid4().hex,
            workspace.clock(),
            "Test of the commitment tracker",
            text.plain,
            text.html,
            text.json,
        )
        where = destination(workspace.config, channel, recipient)
        try:
            notifier = open_channel(workspace, channel)
            notifier.send(Outgoing(message, recipient))
            notifier.close()
            results.append((where, None))
        except TrackerError as error:
            results.append((where, str(error)))
    return results
