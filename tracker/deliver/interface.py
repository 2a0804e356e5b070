"""The seam to the outside world: what a channel is given, and how it says that it failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracker.errors import DeliveryError
from tracker.model import Message


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message with its address."""

    message: Message
    recipient: str
    """A mail address; for other channels the channel's own name."""


class ChannelDownError(DeliveryError):
    """Nothing can be sent this way at present: no connection, no login. Says nothing about the message."""


class DoubtfulDeliveryError(DeliveryError):
    """The text was handed over, but no answer came: it may have arrived."""


class Notifier(Protocol):
    """One channel. It is used for several messages and then closed."""

    def send(self, outgoing: Outgoing) -> None:
        """Hand over one message; returning means that the other side has accepted it.

        Raises:
            DeliveryError: it has not; ``permanent`` tells a refusal from a delay.
            ChannelDownError: nor will it accept any other at present.
            DoubtfulDeliveryError: it may or may not have.
        """
        ...

    def check(self) -> str:
        """Connect and log in without sending anything; return what answered, for a person to read.

        Raises:
            DeliveryError: what is wrong, and what to do.
        """
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...
