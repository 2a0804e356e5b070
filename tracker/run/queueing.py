"""Puts news into the outbox, in the transaction that found them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.model import News, NewsKind
from tracker.run.readers import Reader, readers_of
from tracker.run.workspace import Workspace


def queue(workspace: Workspace, news: Sequence[News], run: int | None) -> int:
    """Store news and queue them for every reader who wants them; return how many deliveries hold them.

    Belongs into ``Store.write()``.
    """
    readers = readers_of(workspace.config)
    deliveries: set[int] = set()
    for item in news:
        stored = workspace.store.newsstand.add(item, run)
        for reader in readers:
            delivery = _queue_for(workspace, reader, stored)
            if delivery is not None:
                deliveries.add(delivery)
    return len(deliveries)


def _queue_for(workspace: Workspace, reader: Reader, news: News) -> int | None:
    if not reader.covers(news) or news.id is None:
        return None
    chosen = reader.chosen(news.digest) if news.digest else None
    if chosen is not None and not chosen and not news.alerts:
        return None
    urgent = news.kind is NewsKind.ALERT and any(alert.urgent for alert in news.alerts)
    topic = news.series if reader.per_series else ""
    outbox = workspace.store.outbox
    delivery = outbox.open(reader.channel, reader.recipient, topic, workspace.clock(), urgent=urgent)
    outbox.put(delivery, news.id, chosen)
    return delivery
