"""Does the digest lead with what people who read the texts say it should lead with?

Takes the matches of the gold pairs as if they were the matcher's, lets the project annotate the
sentences and judge each pair, builds the digest and looks for the sentences of the two hand-made lists
(``gold/newsworthy.md``) among its first items. Usage: ``python benchmarks/newsworthy.py ../shared``.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from tracker.model import (
    Annotated,
    Deadline,
    Digest,
    Finding,
    Kind,
    Label,
    LabelledSentence,
    Match,
    Precision,
    Relation,
    SentenceRef,
    SourceKind,
    Standing,
    StatementChanges,
    StatementRef,
)
from tracker.report import build_digest

FIRST = 12
RELATIONS = {
    "identical": Relation.VERBATIM,
    "reworded": Relation.REWORDED,
    "partial": Relation.PARTIAL,
    "evolved": Relation.CHANGED,
}
COMPARISONS = {
    "seed_002_003": ("002", date(2024, 4, 24), "003", date(2024, 9, 10)),
    "seed_004_002": ("004", date(2023, 11, 12), "002", date(2024, 4, 24)),
}


def main() -> None:
    """Print both rankings beside the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--bare", action="store_true", help="use gold kinds and deadlines, judge nothing")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.shared / "gold/pairs_dev.jsonl").read_text().splitlines()]
    wanted = read_lists((options.shared / "gold/newsworthy.md").read_text())
    deadlines = read_deadlines(options.shared / "gold/seeds_sentences.jsonl")
    for row in rows:
        if row["id"] in COMPARISONS:
            show(row, wanted[row["id"]], changes_of(row, deadlines, bare=options.bare))


def read_lists(text: str) -> dict[str, list[set[tuple[str, int]]]]:
    """Return for each comparison its ten items, each a set of sentences ``(document, index)``.

    An item names its sentence first; a second one after '←' or a comma counts as well, as the same
    news may be hung on either.
    """
    lists: dict[str, list[set[tuple[str, int]]]] = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        old, new = re.findall(r"\b(00\d) \(", part)[:2]
        items = []
        for line in re.findall(r"^\d+\. (.*)$", part, flags=re.MULTILINE):
            places = line.split("Reason:")[0]
            items.append({(doc, int(i)) for doc, i in re.findall(r"\b(00\d)\.(\d+)", places)})
        lists[f"seed_{old}_{new}"] = items
    return lists


def read_deadlines(path: Path) -> dict[tuple[str, int], Deadline]:
    """Return the gold deadlines of the five captures."""
    found = {}
    for line in path.read_text().splitlines():
        row = json.loads(line)
        if row["deadline"]:
            end = date.fromisoformat(row["deadline"].split("/")[-1])
            found[row["doc"], row["i"]] = Deadline(row["deadline_phrase"] or "", end, end, Precision.DAY)
        elif row["deadline_phrase"]:
            found[row["doc"], row["i"]] = Deadline(row["deadline_phrase"], None, None, Precision.OPEN)
    return found


def changes_of(
    row: dict[str, Any], deadlines: dict[tuple[str, int], Deadline], *, bare: bool
) -> StatementChanges:
    """Return the labelled statement that a perfect matcher would give."""
    old_doc, old_date, new_doc, new_date = COMPARISONS[row["id"]]
    sides = {}
    for side, doc, day in (("old", old_doc, old_date), ("new", new_doc, new_date)):
        statement = StatementRef(doc, row["id"], day, None, SourceKind.OFFICIAL)
        notes = annotate(row, side, doc, day, deadlines, bare=bare)
        sides[side] = [SentenceRef(statement, i, note) for i, note in enumerate(notes)]
    pairs = [pair for pair in row["pairs"] if pair[3]]
    carried = {pair[0] for pair in pairs}
    return StatementChanges(
        statement=sides["new"][0].statement,
        previous=sides["old"][0].statement,
        sentences=tuple(labelled(s, pairs, sides["old"], bare=bare) for s in sides["new"]),
        dropped=tuple(
            LabelledSentence(s, Label.DROPPED, standing=Standing(1, 1, old_date, old_date))
            for s in sides["old"]
            if s.index not in carried
        ),
    )


def annotate(
    row: dict[str, Any],
    side: str,
    doc: str,
    day: date,
    deadlines: dict[tuple[str, int], Deadline],
    *,
    bare: bool,
) -> list[Annotated]:
    """Annotate with the project, or take the gold kinds and deadlines."""
    if not bare:
        from tracker import annotate_sentences

        return annotate_sentences(row[side], day)
    kinds = [Kind(kind) for kind in row[f"{side}_kind"]]
    return [
        Annotated(text, kind, deadlines.get((doc, i)))
        for i, (text, kind) in enumerate(zip(row[side], kinds, strict=True))
    ]


def labelled(
    sentence: SentenceRef, pairs: list[list[Any]], olds: list[SentenceRef], *, bare: bool
) -> LabelledSentence:
    """Label one newer sentence by the gold pairs."""
    own = [pair for pair in pairs if pair[1] == sentence.index]
    if not own:
        return LabelledSentence(sentence, Label.NEW)
    matches = tuple(match_of(pair, olds, sentence, bare=bare) for pair in own)
    earlier = tuple(olds[pair[0]] for pair in own)
    return LabelledSentence(sentence, Label.REPEATED, matches[0].relation, earlier, matches)


def match_of(pair: list[Any], olds: list[SentenceRef], sentence: SentenceRef, *, bare: bool) -> Match:
    """Let the project judge a gold pair."""
    if bare:
        return Match(pair[0], pair[1], 1.0, RELATIONS[pair[2]])
    from tracker.match import judge

    told = judge(olds[pair[0]].text, sentence.text)
    return Match(pair[0], pair[1], 1.0, told.relation, told.changes, clauses=told.clauses)


def hits(digest: Digest, wanted: list[set[tuple[str, int]]]) -> set[int]:
    """Return which of the wanted items, from 1, are among the first findings of a digest."""
    led = set().union(*(places(finding) for finding in digest.findings[:FIRST]))
    return {n for n, item in enumerate(wanted, 1) if item & led}


def places(finding: Finding) -> set[tuple[str, int]]:
    """Return the sentences that a finding shows."""
    return {(side.statement.id, side.index) for side in (finding.old, finding.new) if side}


def show(row: dict[str, Any], wanted: list[set[tuple[str, int]]], changes: StatementChanges) -> None:
    """Print one ranking and how many of the wanted items lead it."""
    digest = build_digest(changes)
    print(f"\n{row['id']}")
    for rank, finding in enumerate(digest.findings, 1):
        items = [n for n, item in enumerate(wanted, 1) if item & places(finding)]
        names = ", ".join(f"{doc}.{i}" for doc, i in sorted(places(finding)))
        print(
            f"{rank:3} {finding.weight:.3f} {finding.kind.value:17} {names:14} "
            f"{items or ''} {finding.headline[:70]}"
        )
    found = hits(digest, wanted)
    missing = sorted(set(range(1, len(wanted) + 1)) - found)
    print(f"{len(found)} of the first {len(wanted)} among the first {FIRST} items; not: {missing}")


if __name__ == "__main__":
    main()
