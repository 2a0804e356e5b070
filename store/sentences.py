"""Sentences in their places; each distinct text is stored once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.engine import Engine, Row
from store.rows import day, insert_all, iso
from store.spans import words_at, words_of
from store.texts import ids_of, text_keys
from tracker.model import Annotated, BlockKind, Deadline, Kind, Passage, Precision, Sentence, Strength

_PASSAGE = "SELECT sentences.*, texts.text FROM sentences JOIN texts ON texts.id = sentences.text_id"


class Sentences:
    """Reads and writes the sentences of statements."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def replace(
        self, statement_id: str, layout: Sequence[Sentence], annotated: Sequence[Annotated]
    ) -> list[Passage]:
        """Store the sentences of a statement in place of those it had; return them with their ids.

        Links and verdicts of the former sentences go with them.
        """
        self._db.execute("DELETE FROM sentences WHERE statement = ?", (statement_id,))
        text_ids = self._text_ids([place.text for place in layout])
        said = list(zip(layout, annotated, strict=True))
        rows = [
            _row(statement_id, n, text_ids[place.text], place, note) for n, (place, note) in enumerate(said)
        ]
        insert_all(self._db, "sentences", rows)
        made = self._db.select("SELECT id FROM sentences WHERE statement = ? ORDER BY idx", (statement_id,))
        return [
            Passage(row["id"], statement_id, index, text_ids[place.text], place, note)
            for index, (row, (place, note)) in enumerate(zip(made, said, strict=True))
        ]

    def of(self, statement_id: str) -> list[Passage]:
        """Return the sentences of a statement in order."""
        rows = self._db.select(f"{_PASSAGE} WHERE statement = ? ORDER BY idx", (statement_id,))
        return [passage_of(row) for row in rows]

    def all(self) -> list[Passage]:
        """Return every sentence of the archive, by statement and place."""
        return [passage_of(row) for row in self._db.select(f"{_PASSAGE} ORDER BY statement, idx")]

    def by_ids(self, sentence_ids: Iterable[int]) -> list[Passage]:
        """Return sentences by their row ids."""
        ids = self._db.array(sorted(sentence_ids))
        rows = self._db.select(f"{_PASSAGE} WHERE sentences.id {self._db.among}", (ids,))
        return [passage_of(row) for row in rows]

    def set_threads(self, threads: dict[int, str]) -> None:
        """Write the thread of each sentence, by sentence id."""
        self._db.many("UPDATE sentences SET thread = ? WHERE id = ?", [(t, s) for s, t in threads.items()])

    def _text_ids(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the id of each text; those that were never said before are stored.

        In the order of their keys, so that two writers who store the same texts do not wait for each other.
        """
        keys = text_keys(texts)
        known = ids_of(self._db, keys)
        fresh = {text: key for text, key in keys.items() if text not in known}
        if fresh:
            rows = [
                {"key": key, "text": text} for text, key in sorted(fresh.items(), key=lambda item: item[1])
            ]
            insert_all(self._db, "texts", rows, unless_there=True)
            known |= ids_of(self._db, fresh)
        return known


def _row(statement_id: str, index: int, text_id: int, place: Sentence, note: Annotated) -> Row:
    strength, deadline = note.strength, note.deadline
    actor_at, verb_at, promised_at = (words_at(place.text, w) for w in (note.actor, note.verb, note.promised))
    return {
        "statement": statement_id,
        "idx": index,
        "text_id": text_id,
        "block": place.block.value,
        "paragraph": place.paragraph,
        "line": place.line,
        "kind": note.kind.value,
        "kind_probability": note.kind_probability,
        "actor": note.actor if actor_at is None else None,
        "verb": note.verb if verb_at is None else None,
        "promised": note.promised if promised_at is None else None,
        "actor_at": actor_at,
        "verb_at": verb_at,
        "promised_at": promised_at,
        "strength_level": strength.level if strength else None,
        "strength_rung": strength.rung if strength else None,
        "strength_word": strength.word if strength else None,
        "deadline_phrase": deadline.phrase if deadline else None,
        "deadline_start": iso(deadline.start) if deadline else None,
        "deadline_end": iso(deadline.end) if deadline else None,
        "deadline_precision": deadline.precision.value if deadline else None,
    }


def passage_of(row: Row) -> Passage:
    """Return the sentence in a row of the sentences joined with their texts."""
    return Passage(
        id=row["id"],
        statement_id=row["statement"],
        index=row["idx"],
        text_id=row["text_id"],
        layout=Sentence(row["text"], BlockKind(row["block"]), row["paragraph"], row["line"]),
        annotated=_annotated(row),
        thread=row["thread"],
    )


def _annotated(row: Row) -> Annotated:
    strength = deadline = None
    if row["strength_level"] is not None:
        strength = Strength(row["strength_level"], row["strength_rung"], row["strength_word"])
    if row["deadline_phrase"] is not None:
        deadline = Deadline(
            row["deadline_phrase"],
            day(row["deadline_start"]),
            day(row["deadline_end"]),
            Precision(row["deadline_precision"]),
        )
    return Annotated(
        text=row["text"],
        kind=Kind(row["kind"]),
        deadline=deadline,
        strength=strength,
        actor=words_of(row["text"], row["actor_at"]) or row["actor"],
        verb=words_of(row["text"], row["verb_at"]) or row["verb"],
        promised=words_of(row["text"], row["promised_at"]) or row["promised"],
        kind_probability=row["kind_probability"],
    )
