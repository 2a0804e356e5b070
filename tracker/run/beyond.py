"""What a group of series said before a statement, read only as far as that statement needs it.

The standing language of each series is read whole. Of all that is older only those sentences are read that
are near to a sentence in question, and of threads only those that come up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from store import Store
from store.past import Stretch
from tracker.label import Heard, History, first_standing
from tracker.match.recall import NEAREST
from tracker.model import Decision, Passage, Statement
from tracker.nearest import Ids, Near, Vectors, nearest, words_key
from tracker.run.nearby import Nearby
from tracker.run.vectors import VectorSource

_FEW = 4000
"""Up to so many texts all are read: looking for the nearest of them first would save nothing."""
_SOME = 50_000
"""Up to so many texts only their vectors are looked at: they are copied, which takes memory."""
_SHARE = 4
"""And only where they are at most one in so many of the archive: to go through it is quicker than to pick."""
_KEEP = 64
"""Nearest texts of the whole archive that are looked at, in the hope that enough are of the series."""
_SPARE = 12
_ROUNDING = 1e-5
"""Cosines nearer to each other than this may stand in either order."""


class Carriers(dict[str, list[int]]):
    """Thread → places of the statements that carry it, each read when it is asked for."""

    def __init__(self, store: Store, series: str, statements: Sequence[Statement]) -> None:
        super().__init__()
        self._store, self._series, self._statements = store, series, statements
        self._places: dict[str, int] = {}

    def __missing__(self, thread: str) -> list[int]:
        for place in range(len(self._places), len(self._statements)):
            self._places[self._statements[place].id] = place
        carriers = self._store.past.carriers(thread, self._series)
        self[thread] = sorted(self._places[name] for name in carriers if name in self._places)
        return self[thread]


@dataclass(frozen=True)
class Beyond:
    """What the histories of a group leave out: it is looked up by meaning, by words, or by statement."""

    store: Store
    vectors: VectorSource
    nearby: Nearby
    histories: dict[str, History]
    """By series, in the order of their first statements. They begin to hold sentences at ``starts``."""
    starts: dict[str, tuple[date, str]]

    def dormant(self, statement: Statement, sought: Sequence[Passage]) -> list[Passage]:
        """Return what its series said before the history begins, as far as it is near to some sentences."""
        series = statement.series.slug
        if series not in self.starts:
            return []
        return self._near(sought, Stretch(self.starts[series], (series,)))

    def elsewhere(self, statement: Statement, sought: Sequence[Passage]) -> list[Passage]:
        """Return what related series said before a statement, as far as it is near to some sentences."""
        others = tuple(slug for slug in self.histories if slug != statement.series.slug)
        return self._near(sought, Stretch(_place(statement), others))

    def named(self, statement: Statement, decisions: Iterable[Decision]) -> list[Heard]:
        """Return the earlier sentences that people decided about in a statement."""
        texts: dict[str, set[str]] = {}
        for decision in decisions:
            if decision.new_statement == statement.id and decision.old_statement and decision.old_text:
                texts.setdefault(decision.old_statement, set()).add(decision.old_text)
        return [
            Heard(passage, old)
            for name, said in texts.items()
            if (old := self._earlier(name, statement)) is not None
            for passage in self._known(self.store.past.saying(name, said))
        ]

    def _earlier(self, name: str, statement: Statement) -> Statement | None:
        old = self.store.statements.get(name)
        inside = old is not None and old.series.slug in self.histories and _place(old) < _place(statement)
        return old if inside else None

    def _near(self, sought: Sequence[Passage], stretch: Stretch) -> list[Passage]:
        """Return sentences of a stretch, in the order of time, each text once, by its last sentence.

        Among them are those of the same words as one that is sought, and the nearest in meaning to each.
        """
        if not sought or not stretch.series:
            return []
        past = self.store.past
        some = past.text_ids(stretch, limit=self._some + 1)
        if len(some) > self._some and self._complete and self.nearby.count:
            return self._known(self._nearest_of_all([p.layout.text for p in sought], stretch))
        if len(some) > self._some:
            some = past.text_ids(stretch)
        if len(some) > _FEW and self._complete:
            some = sorted(self._nearest_of(some, [p.layout.text for p in sought]))
        return self._known(past.latest(some, stretch))

    @cached_property
    def _some(self) -> int:
        """Up to how many texts of a stretch only their vectors are looked at, not those of the archive."""
        return max(_FEW, min(_SOME, self.nearby.count // _SHARE))

    @cached_property
    def _complete(self) -> bool:
        return self.nearby.complete()

    def _nearest_of(self, text_ids: Sequence[int], texts: Sequence[str]) -> set[int]:
        """Return the ids of the nearest among some texts, and of those of the same words."""
        among = np.array(text_ids, dtype=np.int64)
        queries, words = self.vectors.of(texts), _words(texts)
        return _ids(nearest(queries, words, self.nearby.blocks(among), NEAREST + _SPARE, among))

    def _nearest_of_all(self, texts: Sequence[str], stretch: Stretch) -> list[Passage]:
        """Go through the whole archive; if too few of what is found lie in the stretch, through that."""
        near = nearest(self.vectors.of(texts), _words(texts), self.nearby.blocks(), _KEEP)
        found = self.store.past.latest(_ids(near), stretch)
        inside = np.array(sorted({passage.text_id for passage in found}), dtype=np.int64)
        pairs = zip(texts, near.ids, near.cosines, strict=True)
        short = [text for text, ids, cosines in pairs if not _enough(ids, cosines, inside)]
        if not short:
            return found
        again = self._nearest_of(self.store.past.text_ids(stretch), short)
        return self.store.past.latest(_ids(near) | again, stretch)

    def _known(self, passages: list[Passage]) -> list[Passage]:
        for passage in passages:
            if passage.thread:
                self.histories[_series_of(passage)].thread_of[passage.id] = passage.thread
        return passages


def open_beyond(store: Store, vectors: VectorSource, nearby: Nearby, earlier: Iterable[Statement]) -> Beyond:
    """Read the standing language of each series of a group, and nothing of what is older.

    Args:
        store: the archive.
        vectors: gives the vectors of what is sought.
        nearby: the vectors of the archive.
        earlier: the statements that are not read anew, in the order of their meetings.
    """
    heard: dict[str, list[Statement]] = {}
    for statement in earlier:
        heard.setdefault(statement.series.slug, []).append(statement)
    beyond = Beyond(store, vectors, nearby, {}, {})
    for series, statements in heard.items():
        start = first_standing(statements)
        history = History()
        history.presence = Carriers(store, series, history.statements)
        for place, statement in enumerate(statements):
            passages = store.sentences.of(statement.id) if place >= start else []
            history.hear(statement, passages, {p.id: p.thread for p in passages if p.thread})
        beyond.histories[series] = history
        beyond.starts[series] = _place(statements[start])
    return beyond


def _place(statement: Statement) -> tuple[date, str]:
    return statement.meeting_date, statement.id


def _series_of(passage: Passage) -> str:
    return passage.statement_id.rpartition("/")[0]


def _words(texts: Sequence[str]) -> Ids:
    return np.array([words_key(text) for text in texts], dtype=np.int64)


def _ids(near: Near) -> set[int]:
    return {*near.equal, *near.ids[near.ids >= 0].tolist()}


def _enough(ids: Ids, cosines: Vectors, inside: Ids) -> bool:
    """Whether those found for one query are sure to include the nearest texts of the stretch."""
    if ids[-1] < 0:
        return True
    own = cosines[np.isin(ids, inside)]
    return len(own) >= NEAREST and bool(cosines[-1] < own[NEAREST - 1] - _ROUNDING)
