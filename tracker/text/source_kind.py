"""Whose text it is: the parties' own, one side's account, a news report, or a cut copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.model import BlockKind, Cleaned, DiscardReason, Page, SourceKind
from tracker.text.language import read_language
from tracker.text.prose import words
from tracker.text.tables import Cue, Cues, table

_SIGNED = (DiscardReason.BYLINE, DiscardReason.TEASER)
"""Reasons under which the reader of a format may have put a writer's name: a block of its own with links."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "your",
        "my",
        "any",
        "all",
        "each",
        "every",
        "no",
        "both",
        "some",
    )
)
_TELEGRAM = 0.5
"""Share of the last sentences without any article from which a text counts as abridged. Of 226 complete
statements by eight bodies none has more than 0.29 of them."""
_RELEASE = 3.0
"""What speaks against a report where most paragraphs are bullets, as in the releases of Korean ministries."""
_LONG = 8
"""Words; shorter sentences may well do without an article."""
_SAMPLE = 5
"""Sentences that are needed for a judgement."""


@cache
def _cues(kind: str) -> Cues:
    data = table("source_kind")[kind]
    return Cues(
        float(data["threshold"]),
        tuple(
            Cue(
                float(c["weight"]),
                re.compile(c["pattern"], re.IGNORECASE | re.MULTILINE),
                c["why"],
                c.get("times", 1),
            )
            for c in data["cue"]
        ),
    )


def reads_like_news(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs are written like a news report."""
    return _cues("news").convince("\n".join(paragraphs)) is not None


def read_source_kind(cleaned: Cleaned, page: Page | None = None) -> tuple[SourceKind, str]:
    """The kind of source and what it was read from."""
    texts = [block.text for block in cleaned.body]
    running = [block.text for block in cleaned.body if block.kind is not BlockKind.BULLET]
    title = cleaned.title or ""
    head = [d.text for d in cleaned.discarded if d.reason in (DiscardReason.BYLINE, DiscardReason.SUBHEAD)]
    cut = _cues("excerpt").convince("\n".join((title, *head, *texts)))
    if cut:
        return SourceKind.EXCERPT, cut[0]
    if read_language(" ".join(texts)) == "en" and telegraphic(running):
        return SourceKind.EXCERPT, "sentences without articles: abridged"
    official, why_official = _cues("official").weigh(title)
    readout, why_readout = _cues("readout").weigh("\n".join((title, *head)))
    if official == 0 and readout == 0:
        readout, why_readout = _cues("account").weigh("\n".join(texts))
    signed = [d.text for d in (page.discarded if page else ()) if d.reason in _SIGNED]
    news, why_news = _cues("news").weigh("\n".join((*texts, *head, *signed)))
    news -= _RELEASE * (len(running) <= len(texts) / 2)
    if news >= _cues("news").threshold and news > official:
        return SourceKind.REPORT, why_news[0]
    if official >= readout and official > 0:
        return SourceKind.OFFICIAL, why_official[0]
    if readout > 0:
        return SourceKind.READOUT, why_readout[0]
    return SourceKind.OFFICIAL, "nothing says that it is an account or a report"


def telegraphic(paragraphs: Sequence[str]) -> bool:
    """Whether the text turns into notes: its last third lacks the articles that English needs.

    A re-publisher that shortens a statement drops articles before anything else; a statement written
    in full has hardly a long sentence without one.
    """
    sentences = [words(s) for text in paragraphs for s in _SENTENCE.split(text)]
    long = [[w.lower() for w in s] for s in sentences if len(s) >= _LONG]
    tail = long[-max(_SAMPLE, len(long) // 3) :]
    if len(long) < _SAMPLE:
        return False
    bare = sum(not _ARTICLES.intersection(s) for s in tail)
    return bare / len(tail) >= _TELEGRAM
