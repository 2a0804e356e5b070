"""The two sides of a comparison: files, lists of sentences, or statements of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from tracker.errors import NotFoundError, ReadError
from tracker.match import Judge, Judgement
from tracker.model import Digest, Extracted, Sentence, SourceKind, StatementChanges
from tracker.report import build_digest
from tracker.run.changes import find_statement, near_statements
from tracker.run.comparing import Text, compare_statements, loose_statement
from tracker.run.matching import Matcher
from tracker.run.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Versus:
    """A finished comparison."""

    changes: StatementChanges
    digest: Digest

    @property
    def differs(self) -> bool:
        """Whether anything but layout is different."""
        return bool(self.digest.findings)


def versus(
    old: str,
    new: str,
    matcher: Matcher,
    workspace: Workspace | None,
    *,
    lines_are_sentences: bool = False,
) -> Versus:
    """Compare two texts.

    Args:
        old: path of a file, or id of a stored statement.
        new: likewise.
        matcher: finds what carries on what.
        workspace: the archive to look ids up in; null when there is none.
        lines_are_sentences: each line of a file is one sentence; nothing is stripped or split.

    Raises:
        NotFoundError: neither a file nor a stored statement has that name.
        ReadError: a file holds no statement.
    """
    ids = count(-1, -1)  # below every stored id, so that the two can be compared with each other
    older, newer = (_text(name, workspace, ids, lines_are_sentences) for name in (old, new))
    if workspace:
        matcher = replace(matcher, judge_by=_as_stored(workspace, older, newer, matcher.judge_by))
    changes = compare_statements(older, newer, matcher)
    return Versus(changes, build_digest(changes))


def _text(name: str, workspace: Workspace | None, ids: Iterator[int], lines: bool) -> Text:
    path = Path(name)
    if name != "-" and not path.is_file():
        return _stored(name, workspace)
    from tracker.annotate import annotate
    from tracker.formats import DEFAULT_LIMIT
    from tracker.run.arrival import read_bytes
    from tracker.run.extraction import extract

    data = read_bytes(path, DEFAULT_LIMIT)
    extracted = _by_line(data, name) if lines else extract(data, name=name)
    ladder = workspace.ladder if workspace else None
    notes = annotate(extracted.sentences, extracted.meeting_date, ladder=ladder)
    return loose_statement(extracted, notes, name, ids)


def _as_stored(workspace: Workspace, older: Text, newer: Text, otherwise: Judge) -> Judge:
    """Say of pairs that are matched in the archive what the archive says, so that nothing need be judged."""
    before = {passage.id: passage.layout.text for passage in older.passages}
    now = {passage.id: passage.layout.text for passage in newer.passages}
    known = {
        (before[m.old], now[m.new]): Judgement(m.relation, m.changes, m.clauses)
        for link in (workspace.store.links.into(newer.statement.id) if now else ())
        if (m := link.match).old in before and m.new in now
    }
    return lambda old, new: known.get((old, new)) or otherwise(old, new)


def _stored(name: str, workspace: Workspace | None) -> Text:
    statement = find_statement(workspace.store, name) if workspace else None
    if statement is None or workspace is None:
        near = near_statements(workspace.store, name) if workspace else None
        raise NotFoundError(
            f"there is neither a file nor a stored statement '{name}'",
            do=f"check the path, or {near}" if near else "check the path",
        )
    return Text(statement, workspace.store.sentences.of(statement.id))


def _by_line(data: bytes, name: str) -> Extracted:
    from tracker.formats.decode import decode
    from tracker.formats.sniff import Format, sniff_text

    text = decode(data, where=name).text
    if sniff_text(text, name=name, where=name) is Format.HTML:
        raise ReadError(
            "this is an HTML page, not one sentence a line", where=name, do="Leave out --sentences"
        )
    layout = tuple(
        Sentence(line.strip(), paragraph=number, line=number + 1)
        for number, line in enumerate(text.splitlines())
        if line.strip()
    )
    if not layout and data.strip():
        raise ReadError("holds no sentences", where=name)
    return Extracted(
        title=None,
        meeting_date=None,
        published_date=None,
        meeting_name=None,
        series=None,
        number=None,
        place=None,
        source_kind=SourceKind.OFFICIAL,
        language=None,
        sentences=tuple(place.text for place in layout),
        discarded=(),
        layout=layout,
    )
