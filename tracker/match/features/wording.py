"""Closeness of wording: words, phrases, letters, numbers and names that two sentences share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracker.match.features.context import local_scaling
from tracker.match.features.overlap import Overlap, exclusive, overlap
from tracker.match.grouping import document_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.match.candidates import Candidates
    from tracker.match.features.overlap import Column
    from tracker.match.features.words import Profile


def wording_columns(
    pairs: Candidates,
    old: Sequence[Profile],
    new: Sequence[Profile],
    everything: Sequence[Profile],
    keys: Sequence[str],
) -> dict[str, Column]:
    """Return the features ``words.*``, ``phrases.*``, ``letters.*``, ``numbers.*``, ``names.*``.

    ``everything`` holds the profiles of both whole statements with their ``keys``: how rare a word is
    is counted over all distinct sentences, not only over those that are left to score.
    """
    documents = len(set(keys))

    def compare(part: Callable[[Profile], frozenset[str]]) -> Overlap:
        counts = document_counts([part(p) for p in everything], keys)
        return overlap(pairs, [part(p) for p in old], [part(p) for p in new], counts, documents)

    words = compare(lambda p: p.stems)
    phrases = compare(lambda p: p.bigrams)
    letters = compare(lambda p: p.grams)
    numbers = compare(lambda p: p.numbers)
    names = compare(lambda p: p.names)
    alone = exclusive(pairs, [p.stems for p in old], [p.stems for p in new])
    has_old, has_new = _has_numbers(old), _has_numbers(new)
    clash = has_old[pairs.row] & has_new[pairs.column] & (numbers.mass == 0)
    return {
        **_four("words", words),
        "words.least": np.minimum(words.of_old, words.of_new),
        "words.scaled": local_scaling(pairs, words.cosine),
        "words.mass": np.log1p(words.mass),
        "words.exclusive": np.log1p(alone),
        **_four("phrases", phrases),
        "phrases.mass": np.log1p(phrases.mass),
        **_four("letters", letters),
        "letters.least": np.minimum(letters.of_old, letters.of_new),
        "letters.scaled": local_scaling(pairs, letters.cosine),
        "numbers.cosine": numbers.cosine,
        "numbers.mass": np.log1p(numbers.mass),
        "numbers.clash": clash.astype(np.float64),
        "names.cosine": names.cosine,
        "names.mass": np.log1p(names.mass),
        "names.most": np.maximum(names.of_old, names.of_new),
    }


def _has_numbers(profiles: Sequence[Profile]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([bool(p.numbers) for p in profiles], dtype=np.bool_)


def _four(name: str, found: Overlap) -> dict[str, Column]:
    return {
        f"{name}.of_old": found.of_old,
        f"{name}.of_new": found.of_new,
        f"{name}.cosine": found.cosine,
        f"{name}.most": np.maximum(found.of_old, found.of_new),
    }
