"""Refits the matcher's weights from labelled pairs, the user's own decisions among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store import Store
from tracker.embed import Embedder
from tracker.errors import ReadError
from tracker.match import Labelled, Report, Scorer, cross_validate, fit, read_gold
from tracker.model import Decision, DecisionKind, LinkScope, Statement

_FEWEST_SOURCES = 2
"""Cross-validation leaves one out and learns from the rest."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """New weights, and what cross-validation by source says of them."""

    scorer: Scorer
    report: Report
    documents: int
    decided: int
    """How many of the documents come from people's own decisions."""


def calibrate(gold: Sequence[Path], store: Store | None, embedder: Embedder, current: Scorer) -> Calibration:
    """Fit weights for this model on labelled documents and on what people decided in this workspace.

    Raises:
        ReadError: a file is not labelled pairs, or there are too few to learn from.
    """
    labelled = [document for path in gold for document in read_gold(_lines(path), where=str(path))]
    decided = decided_documents(store) if store else []
    if not gold and len({document.source for document in decided}) < _FEWEST_SOURCES:
        raise ReadError(
            "there is too little to learn from: no file was given, and the decisions in this workspace are "
            f"about {_series({document.source for document in decided})}",
            do="name a file of labelled pairs, such as 'tracker calibrate GOLD.jsonl', or decide matches of "
            "two series or more with 'tracker review'",
        )
    documents = [*labelled, *decided]
    report = cross_validate(documents, embedder, current)
    return Calibration(fit(documents, embedder), report, len(documents), len(decided))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ReadError(
            "is not text in UTF-8, so it holds no labelled pairs",
            where=str(path),
            do="give a file of JSON lines, as docs/matching.md shows",
        ) from error
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", where=str(path), do="check the file") from error


def _series(slugs: set[str]) -> str:
    return f"'{min(slugs)}' alone" if slugs else "no pair of sentences"


def decided_documents(store: Store) -> list[Labelled]:
    """Return the pairs of statements about which people decided, as labelled documents.

    Confirmed and relinked pairs are matches and rejected ones are none; what the scorer linked by itself
    counts neither way, because nobody has looked at it.
    """
    by_pair: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in store.decisions.all():
        if decision.old_statement and decision.new_statement:
            by_pair[decision.old_statement, decision.new_statement].append(decision)
    documents = []
    for (old_id, new_id), decisions in by_pair.items():
        old, new = store.statements.get(old_id), store.statements.get(new_id)
        if old and new:
            documents.append(_document(store, old, new, decisions))
    return documents


def _document(store: Store, old: Statement, new: Statement, decisions: Sequence[Decision]) -> Labelled:
    olds, news = store.sentences.of(old.id), store.sentences.of(new.id)
    old_index = {passage.layout.text: passage.index for passage in olds}
    new_index = {passage.layout.text: passage.index for passage in news}
    place = {passage.id: passage.index for passage in (*olds, *news)}
    said = {
        (old_index[d.old_text], new_index[d.new_text]): d.kind is not DecisionKind.REJECT
        for d in decisions
        if d.old_text in old_index and d.new_text in new_index
    }
    linked = {
        (place[link.old], place[link.new])
        for link in store.links.into(new.id)
        if link.old in place and link.scope is LinkScope.SERIES
    }
    return Labelled(
        id=f"{old.id} {new.id}",
        source=new.series.slug,
        old=tuple(passage.layout.text for passage in olds),
        new=tuple(passage.layout.text for passage in news),
        sure=frozenset(pair for pair, match in said.items() if match),
        unsure=frozenset(linked - said.keys()),
    )
