"""What is told to whom: news, the outbox that carries it, and what goes out in the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.model.report import Digest


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that rang."""

    rule: str
    key: str
    """What it rang for; the same thing rings once a rule."""
    text: str
    """One line in plain words."""
    series: str
    quote: str | None = None
    """The sentence it is about."""
    finding: str | None = None
    """Id of the finding it is about, where there is one."""
    urgent: bool = False
    """To be told at once, not in the next digest."""


class NewsKind(StrEnum):
    """What a piece of news is about."""

    DIGEST = "digest"
    ALERT = "alert"
    NOTICE = "notice"
    """A source cannot be checked, or can be again."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell, fixed in the transaction that found it."""

    kind: NewsKind
    series: str
    """Name of the series."""
    group: str
    made_at: datetime
    digest: Digest | None = None
    alerts: tuple[Alert, ...] = ()
    notice: str | None = None
    id: int | None = None


class DeliveryStatus(StrEnum):
    """Where one message to one recipient stands."""

    QUEUED = "queued"
    SENDING = "sending"
    """Handed over at this moment; or the process died while it was, so nobody knows."""
    SENT = "sent"
    """Accepted by the server."""
    DEFERRED = "deferred"
    """Not accepted for now; will be tried again."""
    DOUBTFUL = "doubtful"
    """The connection broke after the text had been handed over; will be sent again as it is."""
    PARKED = "parked"
    """Refused for good; waits for a person."""
    DROPPED = "dropped"
    """A person gave it up."""

    @property
    def sealed(self) -> bool:
        """Whether the message may have reached its recipient, so that nothing may be added to it."""
        return self not in (DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED)


WAITING = (
    DeliveryStatus.QUEUED,
    DeliveryStatus.DEFERRED,
    DeliveryStatus.DOUBTFUL,
    DeliveryStatus.SENDING,
)
"""What is still to be delivered."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the ledger: a message to one recipient."""

    id: int
    channel: str
    recipient: str
    topic: str
    """Name of the series it is about; empty where one message tells everything."""
    urgent: bool
    status: DeliveryStatus
    attempts: int
    next_try: datetime | None
    reason: str | None
    message: str | None
    """Id of the message once it is written; null while further news may be added."""
    created_at: datetime
    sent_at: datetime | None
    items: int
    """How many pieces of news it holds."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it goes out; the same at every attempt."""

    id: str
    """Unique for ever; becomes the Message-ID."""
    made_at: datetime
    subject: str
    plain: str
    html: str
    json: str
