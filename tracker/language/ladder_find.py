"""Where the ladder's phrases stand in a text, told apart from nouns and adjectives of the same form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from tracker.language.ladder_file import GAP, Ladder, Pattern, Rung
from tracker.language.lemma import Word

_MARKERS_FILE = Path(__file__).with_name("data") / "noun_markers.toml"
_LONGEST_GAP = 5
_MAIN_FAMILIES = frozenset({"undertaking", "modal"})

Span = tuple[int, int, Rung]
"""First word, word behind the last, rung."""


def find_spans(text: str, tokens: Sequence[Word], ladder: Ladder) -> list[Span]:
    """Return where phrases of the ladder stand, in order; of overlapping ones the longest."""
    found: list[Span] = []
    for first, word in enumerate(tokens):
        if _is_noun(text, tokens, first):
            continue
        for form in word.lemmas:
            for pattern, rung in ladder.by_first_word.get(form, ()):
                if pattern.opening and (first > 0 or word.finite_past):
                    continue
                last = _match(text, tokens, first, pattern)
                if last is not None and not _is_subordinate(tokens, first, rung):
                    found.append((first, last, rung))
    return _longest_only(found)


def _match(text: str, tokens: Sequence[Word], first: int, pattern: Pattern) -> int | None:
    """Return the index behind the last word when the pattern fits at ``first``, else null."""
    at = first + 1
    gap = 0
    for step in pattern.steps[1:]:
        if step == {GAP}:
            gap = _LONGEST_GAP
            continue
        while at < len(tokens) and not step & tokens[at].lemmas and gap:
            at, gap = at + 1, gap - 1
        if at >= len(tokens) or not step & tokens[at].lemmas:
            return None
        at, gap = at + 1, 0
    inside = text[tokens[first].end : tokens[at - 1].start] if at - first > 1 else ""
    return None if set(inside) & set(";:.") else at


def _is_noun(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Whether the word is used as a noun or adjective here ('their plans', 'the agreed text', 'in May')."""
    word = tokens[at]
    if word.text == "may" and word.capital:
        return at > 0 or text[word.end : word.end + 2].strip().isdigit()
    if word.text in _markers("plural_nouns") and (
        at == 0 or tokens[at - 1].text in _markers("before_plural")
    ):
        return True
    if at == 0:
        return False
    if (word.capital and not word.shouted) or _is_bare_noun(text, tokens, at):
        return True
    if text[tokens[at - 1].end : word.start].strip():
        return False
    before = tokens[at - 1].text
    if word.text == "will":
        return before in _markers("before_will")
    if word.finite_past:
        describes = word.text in _markers("after_verb_participle") and tokens[at - 1].finite_past
        return describes or before in _markers("before_participle")
    if word.text.endswith("ing") or word.text in {"may", "is", "are"}:
        return False
    return before in _markers("before_base_form")


def _is_bare_noun(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Whether a word that may be a noun has behind it what only stands behind nouns ('demand should')."""
    if tokens[at].finite_past or not tokens[at].lemmas & _markers("ambiguous"):
        return False
    if at + 1 == len(tokens):
        return True
    return (
        tokens[at + 1].text in _markers("noun_followers")
        and not text[tokens[at].end : tokens[at + 1].start].strip()
    )


def _is_subordinate(tokens: Sequence[Word], first: int, rung: Rung) -> bool:
    """Whether the verb is only the aim of another one ('efforts to support the …')."""
    if first == 0 or tokens[first - 1].text != "to" or rung.family in _MAIN_FAMILIES:
        return False
    return first < 2 or tokens[first - 2].text not in _markers("main_before_to")


@cache
def _markers(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_MARKERS_FILE.read_text("utf-8"))[name])


def _longest_only(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], -s[2].level, s[0])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s[0])
