"""Sentences of one block, in English, Korean, Japanese, or a mixture of them."""

from __future__ import annotations

from tracker.split.candidates import find_candidates
from tracker.split.case import Case
from tracker.split.decide import is_boundary
from tracker.split.lexicon import lexicon
from tracker.split.nesting import find_nesting


def split_sentences(text: str) -> list[str]:
    """Split the text of one block (no headings or lists in it) into sentences, in order.

    White space inside a sentence becomes one space; apart from white space nothing is added or lost.
    Quotations and brackets of up to ``nesting.MAX_SPAN`` characters are not cut.
    """
    text = " ".join(text.split())
    words = lexicon()
    nesting = find_nesting(text)
    sentences = []
    start = 0
    for candidate in find_candidates(text, nesting):
        if nesting.inside(candidate.end):
            continue
        if is_boundary(Case(candidate, text, start, words)):
            sentences.append(text[start : candidate.end])
            start = candidate.next_start
    sentences.append(text[start:])
    return [clean for sentence in sentences if (clean := sentence.strip())]
