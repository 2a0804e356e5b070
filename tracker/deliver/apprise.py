"""Messages by any service that Apprise knows: an optional extra, imported when it is used."""

from __future__ import annotations

from types import ModuleType

from tracker.deliver.interface import ChannelDownError, Outgoing
from tracker.errors import DeliveryError
from tracker.secrets import Secret


class AppriseNotifier:
    """Sends the plain text of messages.

    Args:
        address: the Apprise address of the service; it holds its password, so it is a secret.
    """

    def __init__(self, address: Secret) -> None:
        self._address = address

    def send(self, outgoing: Outgoing) -> None:
        """Hand over one message; see :class:`tracker.deliver.interface.Notifier`."""
        apprise = _library()
        service = apprise.Apprise()
        self._add(service)
        accepted = service.notify(
            title=outgoing.message.subject,
            body=outgoing.message.plain,
            body_format=apprise.NotifyFormat.TEXT,
        )
        if not accepted:
            raise DeliveryError("did not take the message", where=self._address.place)

    def check(self) -> str:
        """See that the address is one that Apprise understands; nothing is sent."""
        self._add(_library().Apprise())
        return f"{self._address.place} (not asked: a test would be a message)"

    def close(self) -> None:
        """Nothing is held open."""

    def _add(self, service: object) -> None:
        if not service.add(self._address.read()):  # type: ignore[attr-defined]
            raise ChannelDownError(
                "holds no address that Apprise understands", where=self._address.place, do="correct it"
            )


def _library() -> ModuleType:
    try:
        import apprise
    except ImportError as error:
        raise ChannelDownError(
            "Apprise is not installed", do="install it with: pip install 'commitment-tracker[apprise]'"
        ) from error
    module: ModuleType = apprise
    return module
