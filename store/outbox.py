"""The ledger: one row for each message and recipient, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from store.codec import moment, stamp
from store.engine import Engine, Row
from store.rows import put
from tracker.model import WAITING, Delivery, DeliveryStatus, Message

_DELIVERY = (
    "SELECT *, (SELECT count(*) FROM outbox_news WHERE outbox_news.outbox = outbox.id) AS items FROM outbox"
)


class Outbox:
    """Reads and writes deliveries; every write belongs into ``Store.write()``."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def open(self, channel: str, recipient: str, topic: str, at: datetime, *, urgent: bool) -> int:
        """Return the delivery that further news for a reader goes into, opened anew where there is none.

        One that may have reached its reader takes nothing more. One that surely has not is written anew
        with what is added, so that a reader gets one message after an outage and not one for each run.
        """
        # Two workers that find none would open two, and the reader would get two messages.
        self._db.wait_for(f"outbox {channel} {recipient} {topic} {urgent}")
        row = self._db.one(
            "SELECT id, message FROM outbox WHERE channel = ? AND recipient = ? AND topic = ? AND urgent = ?"
            " AND status IN ('queued', 'deferred')",
            (channel, recipient, topic, int(urgent)),
        )
        if row is not None:
            self._forget_message(row["id"], row["message"])
            return int(row["id"])
        return self._db.insert(
            "outbox",
            {
                "channel": channel,
                "recipient": recipient,
                "topic": topic,
                "urgent": int(urgent),
                "created_at": stamp(at),
            },
        )

    def put(self, delivery: int, news: int, findings: Collection[str] | None) -> None:
        """Add a piece of news to a delivery, all of it or some of its findings.

        Where it is there already, because one reader stands twice in the config, both wishes are met.
        """
        before = self._db.one(
            "SELECT findings FROM outbox_news WHERE outbox = ? AND news = ?", (delivery, news)
        )
        if before is not None and findings is not None:
            findings = {*findings, *json.loads(before["findings"])} if before["findings"] else None
        wanted = None if findings is None else json.dumps(sorted(findings))
        row: Row = {"outbox": delivery, "news": news, "findings": wanted}
        put(self._db, "outbox_news", row, ("outbox", "news"))

    def waiting(self) -> list[Delivery]:
        """Return everything that is still to be delivered, urgent and old first."""
        return self.by_status(WAITING)

    def by_status(self, statuses: Sequence[DeliveryStatus] = ()) -> list[Delivery]:
        """Return deliveries of the given statuses, or all: urgent first, then oldest first."""
        chosen = self._db.array(status.value for status in statuses or tuple(DeliveryStatus))
        rows = self._db.select(
            f"{_DELIVERY} WHERE status {self._db.among} ORDER BY urgent DESC, id",
            (chosen,),
        )
        return [_delivery(row) for row in rows]

    def get(self, delivery: int) -> Delivery | None:
        """Return one delivery."""
        row = self._db.one(f"{_DELIVERY} WHERE id = ?", (delivery,))
        return _delivery(row) if row else None

    def message(self, message: str) -> Message | None:
        """Return a message as it was written."""
        row = self._db.one("SELECT * FROM messages WHERE id = ?", (message,))
        if row is None:
            return None
        made = datetime.fromisoformat(row["made_at"])
        return Message(row["id"], made, row["subject"], row["plain"], row["html"], row["json"])

    def hand_over(self, delivery: int, message: Message) -> None:
        """Fix the message of a delivery and note that an attempt begins."""
        self._db.execute(
            "INSERT INTO messages (id, made_at, subject, plain, html, json) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (message.id, stamp(message.made_at), message.subject, message.plain, message.html, message.json),
        )
        self._db.execute(
            "UPDATE outbox SET status = 'sending', attempts = attempts + 1, message = ? WHERE id = ?",
            (message.id, delivery),
        )

    def accepted(self, delivery: Delivery, at: datetime) -> None:
        """Note that the server took a message, and that its reader has everything up to it."""
        self._db.execute(
            "UPDATE outbox SET status = 'sent', sent_at = ?, next_try = NULL, reason = NULL WHERE id = ?",
            (stamp(at), delivery.id),
        )
        self._db.execute(
            "INSERT INTO readers (channel, recipient, last_received) VALUES (?, ?, ?)"
            " ON CONFLICT (channel, recipient) DO UPDATE SET last_received = excluded.last_received",
            (delivery.channel, delivery.recipient, stamp(at)),
        )

    def settle(
        self, delivery: int, status: DeliveryStatus, reason: str | None, next_try: datetime | None = None
    ) -> None:
        """Note that a message was not accepted, or what a person decided about it."""
        self._db.execute(
            "UPDATE outbox SET status = ?, reason = ?, next_try = ? WHERE id = ?",
            (status.value, reason, stamp(next_try), delivery),
        )

    def last_received(self, channel: str, recipient: str) -> datetime | None:
        """Return when a reader was sent something for the last time."""
        row = self._db.one(
            "SELECT last_received FROM readers WHERE channel = ? AND recipient = ?",
            (channel, recipient),
        )
        return moment(row["last_received"]) if row else None

    def _forget_message(self, delivery: int, message: str | None) -> None:
        self._db.execute("UPDATE outbox SET message = NULL WHERE id = ?", (delivery,))
        self._db.execute("DELETE FROM messages WHERE id = ?", (message,))


def _delivery(row: Row) -> Delivery:
    return Delivery(
        id=row["id"],
        channel=row["channel"],
        recipient=row["recipient"],
        topic=row["topic"],
        urgent=bool(row["urgent"]),
        status=DeliveryStatus(row["status"]),
        attempts=row["attempts"],
        next_try=moment(row["next_try"]),
        reason=row["reason"],
        message=row["message"],
        created_at=datetime.fromisoformat(row["created_at"]),
        sent_at=moment(row["sent_at"]),
        items=row["items"],
    )
