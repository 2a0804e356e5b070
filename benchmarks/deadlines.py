"""Figures of the deadline grammar: frozen phrases, gold deadlines, and the reviewed list of three series.

    python -m benchmarks.deadlines            # figures
    python -m benchmarks.deadlines --misses   # and every gold sentence that is not right
    python -m benchmarks.deadlines --write    # renew docs/reviewed-deadlines.md; new rows are marked unread

The frozen phrases were written before any rule and are never looked at one by one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tracker.annotate.deadline import find_deadline, find_deadlines
from tracker.model import Deadline
from tracker.split import split_sentences

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PHRASES = ROOT / "tests" / "annotate" / "deadline"
REVIEWED = ROOT / "docs" / "reviewed-deadlines.md"
SERIES = ("fomc", "ecb_decisions", "unsc_unficyp")
HEAD = """# Every deadline found in three series, reviewed

Rows are written by `python -m benchmarks.deadlines --write`, which marks new ones *unread*; the verdict is a
reader's: every distinct wording was read in its sentence, repeated ones of a body by phrase and days.
Sentence numbers start at 0; `-` means that no day can be told (open-ended or unresolved).

| series | statement | sentence | phrase | start | end | verdict |
|---|---|---|---|---|---|---|
"""


class Row(NamedTuple):
    """One deadline of one statement, as the reviewed list shows it."""

    series: str
    statement: str
    sentence: str
    phrase: str
    start: str
    end: str


class GoldCase(NamedTuple):
    """A gold sentence; ``phrase`` is null where it has no deadline, ``end`` where that is open."""

    text: str
    meeting: date | None
    phrase: str | None
    end: str | None


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def as_found(deadline: Deadline | None) -> dict[str, str | None] | None:
    if deadline is None:
        return None
    start, end = deadline.start, deadline.end
    return {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "precision": str(deadline.precision),
    }


def phrase_is_right(row: dict[str, Any]) -> bool:
    """Interval and precision equal, phrases overlapping; no deadline where none is meant."""
    found = find_deadline(row["text"], day(row["meeting"]))
    wanted = row["deadline"]
    if wanted is None or found is None:
        return wanted is None and found is None
    same = as_found(found) == {key: wanted[key] for key in ("start", "end", "precision")}
    return same and (found.phrase in wanted["phrase"] or wanted["phrase"] in found.phrase)


def invents(row: dict[str, Any]) -> bool:
    """A day where none can be told, or a deadline where there is none."""
    found = find_deadline(row["text"], day(row["meeting"]))
    wanted = row["deadline"]
    return found is not None and (wanted is None or (wanted["end"] is None and found.end is not None))


def gold_cases() -> Iterator[GoldCase]:
    gold = SHARED / "gold"
    meetings = json.loads((gold / "seeds_meta.json").read_text(encoding="utf-8"))
    for row in read_lines(gold / "seeds_sentences.jsonl"):
        end = row["deadline"].split("/")[-1] if row["deadline"] else None
        yield GoldCase(row["text"], day(meetings[row["doc"]]["meeting_date"]), row["deadline_phrase"], end)
    for pair in read_lines(gold / "pairs_dev.jsonl"):
        for text, wanted in zip(pair["new"], pair.get("new_deadline", []), strict=False):
            if pair["source"] != "seeds":
                phrase, end = (wanted["phrase"], wanted["date"]) if wanted else (None, None)
                yield GoldCase(text, day(pair["new_date"]), phrase, end)


def series_rows() -> Iterator[Row]:
    for name in SERIES:
        for statement in read_lines(SHARED / "series" / f"{name}.jsonl"):
            for number, sentence in enumerate(split_sentences(statement["text"])):
                for found in find_deadlines(sentence, day(statement["date"])):
                    start, end = (str(value) if value else "-" for value in (found.start, found.end))
                    phrase = " ".join(found.phrase.split()).replace("|", "/")
                    yield Row(name, statement["id"], str(number), phrase, start, end)


def reviewed() -> dict[Row, str]:
    """The verdict on each row of the reviewed list."""
    if not REVIEWED.exists():
        return {}
    lines = REVIEWED.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {Row(*row[:6]): row[6] for row in cells if row[0] != "series"}


def write_reviewed() -> None:
    verdicts = reviewed()
    rows = dict.fromkeys(series_rows())
    lines = [f"| {' | '.join(row)} | {verdicts.get(row, 'unread')} |" for row in rows]
    REVIEWED.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def print_phrases() -> None:
    rows = read_lines(PHRASES / "phrases_frozen.jsonl")
    for language in ("en", "ko", "ja"):
        own = [row for row in rows if row["language"] == language]
        right, invented = sum(map(phrase_is_right, own)), sum(map(invents, own))
        print(f"frozen phrases, {language}: {right} of {len(own)} exact, {invented} invented")


def print_gold(misses: bool) -> None:
    right = wanted = false = 0
    for case in gold_cases():
        found = find_deadline(case.text, case.meeting)
        if case.phrase is None:
            false += found is not None
            good = found is None
        else:
            wanted += 1
            good = found is not None and (found.end.isoformat() if found.end else None) == case.end
            right += good
        if misses and not good:
            print(f"  {case.text}\n    gold {case.phrase!r} {case.end}; found {found}")
    print(f"gold deadlines: {right} of {wanted} with the right end; {false} found where gold has none")


def main() -> None:
    parser = argparse.ArgumentParser(description="Figures of the deadline grammar.")
    parser.add_argument("--misses", action="store_true", help="show every gold sentence that is not right")
    parser.add_argument("--write", action="store_true", help="renew the reviewed list")
    options = parser.parse_args()
    print_phrases()
    if not SHARED.is_dir():
        print("gold and series: ../shared is not here")
        return
    print_gold(options.misses)
    if options.write:
        write_reviewed()
    verdicts = reviewed()
    rows = list(dict.fromkeys(series_rows()))
    unread = sum(verdicts.get(row, "unread") == "unread" for row in rows)
    wrong = sum(verdicts.get(row, "").startswith("wrong") for row in rows)
    print(f"series: {len(rows)} deadlines found, {unread} unread, {wrong} judged wrong")


if __name__ == "__main__":
    main()
