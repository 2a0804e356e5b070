"""Matches between sentences, and the verdicts that follow from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from store.engine import Engine, Row
from store.rows import day, iso
from tracker.model import (
    Change,
    ChangeKind,
    ClauseMark,
    ClauseStatus,
    Direction,
    Evidence,
    Label,
    Link,
    LinkScope,
    Match,
    Relation,
    Standing,
    Verdict,
)


class Links:
    """Reads and writes links and verdicts, always those of whole statements."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def replace(self, statement_id: str, links: Sequence[Link], verdicts: Sequence[Verdict]) -> None:
        """Store what was found about a statement in place of what was stored before."""
        self._db.execute(
            "DELETE FROM matches WHERE new IN (SELECT id FROM sentences WHERE statement = ?)", (statement_id,)
        )
        self._db.execute("DELETE FROM verdicts WHERE statement = ?", (statement_id,))
        self._db.many(
            "INSERT INTO matches (new, old, scope, score, relation, decided, changes, evidence, clauses)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_link_row(link) for link in links],
        )
        self._db.many(
            "INSERT INTO verdicts (statement, sentence, label, proven, relation, returns_after,"
            " present, of, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_verdict_row(verdict) for verdict in verdicts],
        )

    def into(self, statement_id: str) -> list[Link]:
        """Return the links from the sentences of a statement to earlier ones, best first."""
        rows = self._db.select(
            "SELECT matches.* FROM matches JOIN sentences ON sentences.id = matches.new"
            " WHERE sentences.statement = ? ORDER BY idx, decided DESC, score DESC, old",
            (statement_id,),
        )
        return [_link(row) for row in rows]

    def among(self, series: str) -> list[Link]:
        """Return all links into the statements of one series."""
        rows = self._db.select(
            "SELECT matches.* FROM matches JOIN sentences ON sentences.id = matches.new"
            " JOIN statements ON statements.id = sentences.statement WHERE series = ?"
            " ORDER BY new, decided DESC, score DESC, old",
            (series,),
        )
        return [_link(row) for row in rows]

    def verdicts(self, statement_id: str) -> list[Verdict]:
        """Return the verdicts that belong to a statement, its own sentences first."""
        rows = self._db.select(
            "SELECT verdicts.* FROM verdicts JOIN sentences ON sentences.id = verdicts.sentence"
            " WHERE verdicts.statement = ? ORDER BY label = 'dropped', sentences.statement, idx",
            (statement_id,),
        )
        return [_verdict(row) for row in rows]

    def all(self) -> list[Link]:
        """Return every link of the archive, for each newer sentence in the order of :meth:`into`."""
        rows = self._db.select("SELECT * FROM matches ORDER BY new, decided DESC, score DESC, old")
        return [_link(row) for row in rows]

    def all_verdicts(self) -> list[Verdict]:
        """Return every verdict of the archive, for each statement in the order of :meth:`verdicts`."""
        rows = self._db.select(
            "SELECT verdicts.* FROM verdicts JOIN sentences ON sentences.id = verdicts.sentence"
            " ORDER BY verdicts.statement, label = 'dropped', sentences.statement, idx",
        )
        return [_verdict(row) for row in rows]

    def doubtful(self, low: float, high: float) -> Iterable[Link]:
        """Yield undecided links whose probability lies between the bounds, the most doubtful first."""
        rows = self._db.select(
            "SELECT * FROM matches WHERE decided = 0 AND score >= ? AND score < ?"
            " ORDER BY abs(score - 0.5), new, old",
            (low, high),
        )
        return (_link(row) for row in rows)


def _link_row(link: Link) -> tuple[object, ...]:
    match = link.match
    return (
        match.new,
        match.old,
        link.scope.value,
        match.score,
        match.relation.value,
        int(link.decided),
        json.dumps([[c.kind, c.old, c.new, c.direction] for c in match.changes], ensure_ascii=False),
        json.dumps([[e.name, round(e.value, 4), round(e.weight, 3)] for e in match.evidence]),
        json.dumps([[m.side, m.start, m.end, m.status] for m in match.clauses]),
    )


def _link(row: Row) -> Link:
    changes = tuple(
        Change(ChangeKind(kind), old, new, Direction(way) if way else None)
        for kind, old, new, way in json.loads(row["changes"])
    )
    evidence = tuple(Evidence(*entry) for entry in json.loads(row["evidence"]))
    clauses = tuple(
        ClauseMark(side, start, end, ClauseStatus(status))
        for side, start, end, status in json.loads(row["clauses"])
    )
    match = Match(row["old"], row["new"], row["score"], Relation(row["relation"]), changes, evidence, clauses)
    return Link(match, LinkScope(row["scope"]), bool(row["decided"]))


def _verdict_row(verdict: Verdict) -> tuple[object, ...]:
    standing = verdict.standing
    return (
        verdict.statement_id,
        verdict.sentence_id,
        verdict.label.value,
        int(verdict.proven),
        verdict.relation.value if verdict.relation else None,
        verdict.returns_after,
        standing.present if standing else None,
        standing.of if standing else None,
        iso(standing.first_seen) if standing else None,
        iso(standing.last_seen) if standing else None,
    )


def _verdict(row: Row) -> Verdict:
    standing = None
    if row["of"] is not None:
        standing = Standing(row["present"], row["of"], day(row["first_seen"]), day(row["last_seen"]))
    return Verdict(
        statement_id=row["statement"],
        sentence_id=row["sentence"],
        label=Label(row["label"]),
        proven=bool(row["proven"]),
        relation=Relation(row["relation"]) if row["relation"] else None,
        returns_after=row["returns_after"],
        standing=standing,
    )
