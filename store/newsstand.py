"""What there is to tell, and what was told already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from store.codec import pack, stamp, unpack
from store.engine import Engine
from tracker.model import Alert, Finding, News


class Newsstand:
    """Reads and writes news, findings, and the rules that rang."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def add(self, news: News, run: int | None) -> News:
        """Store a piece of news and return it with its number."""
        row = {
            "run": run,
            "kind": news.kind.value,
            "series": news.series,
            "made_at": stamp(news.made_at),
            "payload": pack(news),
        }
        return replace(news, id=self._db.insert("news", row))

    def in_delivery(self, delivery: int) -> list[tuple[News, frozenset[str] | None]]:
        """Return the news in one delivery, oldest first, each with the findings its reader wants."""
        rows = self._db.select(
            "SELECT news.*, outbox_news.findings FROM news JOIN outbox_news ON outbox_news.news = news.id"
            " WHERE outbox = ? ORDER BY news.id",
            (delivery,),
        )
        return [
            (
                replace(unpack(News, row["payload"]), id=row["id"]),
                frozenset(json.loads(row["findings"])) if row["findings"] is not None else None,
            )
            for row in rows
        ]

    def known_findings(self, finding_ids: Iterable[str]) -> set[str]:
        """Return which of these were told, or taken note of, before."""
        rows = self._db.select(
            f"SELECT id FROM findings WHERE id {self._db.among}", (self._db.array(sorted(finding_ids)),)
        )
        return {row["id"] for row in rows}

    def note_findings(self, findings: Sequence[Finding], told_at: datetime | None) -> None:
        """Take note of findings, told or not; the first note of each stays."""
        self._db.many(
            "INSERT INTO findings (id, statement, kind, payload, first_told) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            [(f.id, f.statement.id, f.kind.value, pack(f), stamp(told_at)) for f in findings],
        )

    def ring_once(self, alerts: Iterable[Alert], at: datetime) -> list[Alert]:
        """Return the alerts that never rang before, and remember that they did."""
        fresh = []
        for alert in alerts:
            done = self._db.execute(
                "INSERT INTO rings (rule, key, rang_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (alert.rule, alert.key, stamp(at)),
            )
            if done:
                fresh.append(alert)
        return fresh
