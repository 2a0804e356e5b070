"""Messages as files: ``.eml`` opens in any mail program, ``.html`` in any browser."""

from __future__ import annotations

from pathlib import Path

from tracker.deliver.interface import ChannelDownError, Outgoing
from tracker.deliver.mime import mail_of


class FileNotifier:
    """Writes each message into a folder; the same message twice is one file.

    Args:
        folder: made where it is not there.
        suffix: ``eml`` or ``html``.
        sender: the ``From`` of an ``.eml``.
    """

    def __init__(self, folder: Path, suffix: str, sender: str = "tracker@localhost") -> None:
        self._folder = folder
        self._suffix = suffix
        self._sender = sender

    def send(self, outgoing: Outgoing) -> None:
        """Write one file, in one piece; see :class:`tracker.deliver.interface.Notifier`."""
        message = outgoing.message
        path = self._folder / f"{message.made_at:%Y-%m-%dT%H%M%S}-{message.id}.{self._suffix}"
        partial = path.with_name(f".{path.name}.partial")
        data = message.html.encode() if self._suffix == "html" else self._mail(outgoing)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data)
            partial.replace(path)
        except OSError as error:
            raise ChannelDownError(
                f"cannot be written ({error.strerror})", where=str(path), do="check the folder and its space"
            ) from error

    def check(self) -> str:
        """See that the folder can be written."""
        probe = self._folder / ".tracker-probe"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise ChannelDownError(
                f"cannot be written ({error.strerror})", where=str(self._folder), do="check its permissions"
            ) from error
        return str(self._folder)

    def close(self) -> None:
        """Nothing is held open."""

    def _mail(self, outgoing: Outgoing) -> bytes:
        return mail_of(outgoing, self._sender).as_bytes()
