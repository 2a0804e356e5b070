"""Delivers what is in the outbox: each message is tried, and what came of it noted, one by one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from tracker.alerts import quiet_until
from tracker.deliver import ChannelDownError, DoubtfulDeliveryError, Notifier, Outgoing, next_try
from tracker.errors import ConfigError, DeliveryError, TrackerError
from tracker.model import Delivery, DeliveryStatus
from tracker.run.readers import readers_of
from tracker.run.workspace import Workspace

LOG = logging.getLogger("tracker.run")


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of one delivery."""

    delivery: Delivery
    status: DeliveryStatus
    reason: str | None = None


@dataclass
class Post:
    """One walk through the outbox. The caller holds the lock of the workspace."""

    workspace: Workspace
    stop: Callable[[], bool] = lambda: False
    """Asked before each delivery; what is begun is finished."""
    _open: dict[str, Notifier] = field(default_factory=dict)
    _down: dict[str, str] = field(default_factory=dict)

    def deliver(self) -> list[Posted]:
        """Deliver everything that is due now, urgent and old first; return what was tried.

        In quiet hours nothing is sent. What the last process was handing over when it died may have
        arrived or not: it is sent again as it was, under the same Message-ID.
        """
        self._mark_interrupted()
        now = self.workspace.clock()
        quiet = self.workspace.config.quiet
        if quiet_until(now, quiet.start, quiet.end, quiet.timezone):
            return []
        due = [d for d in self.workspace.store.outbox.waiting() if d.next_try is None or d.next_try <= now]
        with self._channels():
            return [self._survive(delivery, now) for delivery in due if not self.stop()]

    def _mark_interrupted(self) -> None:
        store = self.workspace.store
        interrupted = store.outbox.by_status([DeliveryStatus.SENDING])
        if interrupted:
            with store.write():
                for delivery in interrupted:
                    store.outbox.settle(
                        delivery.id, DeliveryStatus.DOUBTFUL, "the tracker was stopped while sending it"
                    )

    def _survive(self, delivery: Delivery, now: datetime) -> Posted:
        """Deliver one message; what nobody foresaw must not keep the others from their readers."""
        try:
            return self._deliver(delivery, now)
        except Exception as error:
            LOG.exception("delivery failed", extra={"delivery": delivery.id})
            met = self.workspace.store.outbox.get(delivery.id) or delivery
            return self._not_sent(met, TrackerError(f"failed inside ({type(error).__name__})"), now)

    def _deliver(self, delivery: Delivery, now: datetime) -> Posted:
        from tracker.run.letters import message_of  # brings the templates, which an empty outbox needs not

        try:
            self._refuse_strangers(delivery)
            if delivery.channel in self._down:
                raise ChannelDownError(self._down[delivery.channel])
            channel = self._channel(delivery.channel)
            message = message_of(self.workspace, delivery)
        except TrackerError as error:
            return self._not_sent(delivery, error, now)
        with self.workspace.store.write():
            self.workspace.store.outbox.hand_over(delivery.id, message)
        try:
            channel.send(Outgoing(message, delivery.recipient))
        except TrackerError as error:
            if isinstance(error, ChannelDownError | ConfigError):
                self._down[delivery.channel] = str(error)
            return self._not_sent(delivery, error, now)
        with self.workspace.store.write():
            self.workspace.store.outbox.accepted(delivery, self.workspace.clock())
        return Posted(delivery, DeliveryStatus.SENT)

    def _not_sent(self, delivery: Delivery, error: TrackerError, now: datetime) -> Posted:
        status = _status_after(delivery, error)
        again = None if status is DeliveryStatus.PARKED else next_try(now, delivery.attempts + 1)
        reason = str(error)
        with self.workspace.store.write():
            self.workspace.store.outbox.settle(delivery.id, status, reason, again)
        return Posted(delivery, status, reason)

    def _refuse_strangers(self, delivery: Delivery) -> None:
        known = {(reader.channel, reader.recipient) for reader in readers_of(self.workspace.config)}
        if (delivery.channel, delivery.recipient) not in known:
            raise DeliveryError(
                "is no longer a reader in the config",
                where=f"{delivery.channel}: {delivery.recipient}",
                do="put the reader back, or drop the message with 'tracker outbox drop'",
                permanent=True,
            )

    def _channel(self, name: str) -> Notifier:
        if name not in self._open:
            from tracker.run.channels import open_channel

            self._open[name] = open_channel(self.workspace, name)
        return self._open[name]

    @contextmanager
    def _channels(self) -> Iterator[None]:
        try:
            yield
        finally:
            for channel in self._open.values():
                channel.close()
            self._open.clear()


def _status_after(delivery: Delivery, error: TrackerError) -> DeliveryStatus:
    """Say where a delivery stands after a failure; a delay takes no earlier doubt away."""
    if isinstance(error, DeliveryError) and error.permanent:
        return DeliveryStatus.PARKED
    if isinstance(error, DoubtfulDeliveryError) or delivery.status.sealed:
        return DeliveryStatus.DOUBTFUL
    return DeliveryStatus.DEFERRED
