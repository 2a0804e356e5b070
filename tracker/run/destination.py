"""Where a message goes, in words."""

from __future__ import annotations

from tracker.config import Config
from tracker.config.delivery import FileChannel


def destination(config: Config, channel: str, recipient: str) -> str:
    """Return by which channel to whom: 'mail to a@example.org', 'archive to the folder /srv/told', 'chat'.

    A channel that leads to one place is its own recipient, which says nothing more than its name.
    """
    for settings in config.channels:
        if settings.name == channel and isinstance(settings, FileChannel):
            return f"{channel} to the folder {settings.folder}"
    return channel if recipient == channel else f"{channel} to {recipient}"
