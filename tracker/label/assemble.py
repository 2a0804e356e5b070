"""Puts a labelled statement together with the sentences it refers to, as the reports take it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tracker.label.baseline import Heard
from tracker.model import (
    Label,
    LabelledSentence,
    Link,
    LinkScope,
    Passage,
    SentenceRef,
    Statement,
    StatementChanges,
    Verdict,
)


def assemble(
    statement: Statement,
    previous: Statement | None,
    passages: Sequence[Passage],
    links: Sequence[Link],
    verdicts: Sequence[Verdict],
    heard: Mapping[int, Heard],
) -> StatementChanges:
    """Join sentences, links and verdicts of one statement.

    Args:
        statement: the statement that was read.
        previous: the one whose silence it is measured against.
        passages: its sentences.
        links: from them to earlier ones.
        verdicts: as :func:`tracker.label.read_verdicts` gives them.
        heard: every earlier sentence that ``links`` or ``verdicts`` refer to, by id.
    """
    own = {passage.id: passage for passage in passages}
    by_new: dict[int, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda x: (x.scope is LinkScope.GROUP, not x.decided, -x.match.score)):
        if link.old in heard:
            by_new[link.new].append(link)
    sentences: list[LabelledSentence] = []
    dropped: list[LabelledSentence] = []
    unproven: list[LabelledSentence] = []
    for verdict in verdicts:
        if verdict.sentence_id in own:
            passage = own[verdict.sentence_id]
            sentences.append(_own(statement, passage, verdict, by_new[passage.id], heard))
        elif verdict.label is Label.DROPPED and verdict.sentence_id in heard:
            gone = LabelledSentence(
                _ref(heard[verdict.sentence_id]), Label.DROPPED, standing=verdict.standing
            )
            (dropped if verdict.proven else unproven).append(gone)
    return StatementChanges(
        statement=statement.ref,
        previous=previous.ref if previous else None,
        sentences=tuple(sentences),
        dropped=tuple(dropped),
        unproven=tuple(unproven),
    )


def _own(
    statement: Statement, passage: Passage, verdict: Verdict, links: list[Link], heard: Mapping[int, Heard]
) -> LabelledSentence:
    return LabelledSentence(
        sentence=_ref(Heard(passage, statement)),
        label=verdict.label,
        relation=verdict.relation,
        earlier=tuple(_ref(heard[link.old]) for link in links),
        matches=tuple(link.match for link in links),
        returns_after=verdict.returns_after,
        standing=verdict.standing,
    )


def _ref(heard: Heard) -> SentenceRef:
    passage = heard.passage
    return SentenceRef(heard.statement.ref, passage.index, passage.annotated, passage.thread)
