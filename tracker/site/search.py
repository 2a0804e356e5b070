"""The search index: words → texts, cut into small files that the browser loads as it needs them.

A text is indexed once however often it was said. Words are folded as the script folds a query: lower case, no
accents. Scripts without spaces are indexed by pairs of neighbouring characters. Files are cut by the first
letters of the words, finer where there is more, so that a new statement changes few of them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.day_words import short_day
from tracker.render.safe import visible
from tracker.render.summary import name_of
from tracker.site.looks import LABELS
from tracker.site.paths import meeting_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.site.data import Reading

SHARD = 60_000
"""Characters of one file of words; a larger one is cut by a further letter."""
CHUNK = 200
"""Texts in one file of texts."""
_CJK = "぀-ヿ㐀-䶿一-鿿가-힯豈-﫿"
_WORD = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(f"[{_CJK}]")


@dataclass(slots=True)
class Text:
    """One text and where it was said."""

    text: str
    kind: str
    places: list[tuple[int, int, str]]
    """Statement, 1-based sentence, and first letter of the label; oldest first."""


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the search page loads, by file."""

    head: dict[str, object]
    words: dict[str, dict[str, str]]
    """Prefix → word → texts as steps in base 36."""
    texts: list[list[list[object]]]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a statement, as the index holds it."""

    text: str
    kind: str
    number: int
    """Its place in the statement, from 1."""
    letter: str
    """First letter of its label."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """One statement, as the index holds it."""

    about: tuple[str, ...]
    """Series, name, day, page."""
    said: tuple[Said, ...]


def indexed(reading: Reading, labels: Sequence[str]) -> Indexed:
    """Return a statement for the index; ``labels`` are those of its sentences."""
    ref = reading.statement.ref
    said = [s.sentence for s in reading.changes.sentences]
    return Indexed(
        (ref.series, name_of(ref), short_day(ref.meeting_date), meeting_page(ref.id)),
        tuple(Said(s.text, s.annotated.kind.value, s.index + 1, labels[s.index][0]) for s in said),
    )


def build_index(statements: Sequence[Indexed]) -> Index:
    """Build the index of statements, in an order in which new ones come last: numbers of texts then stay."""
    known: dict[str, Text] = {}
    for number, statement in enumerate(statements):
        for said in statement.said:
            entry = known.setdefault(said.text, Text(said.text, said.kind, []))
            entry.places.append((number, said.number, said.letter))
    texts = list(known.values())
    shards = dict(cut(_postings(texts)))
    return Index(
        head={
            "statements": [statement.about for statement in statements],
            "labels": {key[0]: [look.mark, look.word, look.tone, key] for key, look in LABELS.items()},
            "shards": sorted(shards),
            "chunk": CHUNK,
            "texts": len(texts),
        },
        words=shards,
        texts=[[_row(t) for t in texts[n : n + CHUNK]] for n in range(0, len(texts), CHUNK)],
    )


def _row(text: Text) -> list[object]:
    return [text.text, text.kind, " ".join(f"{s}.{n}{label}" for s, n, label in text.places)]


def fold(text: str) -> str:
    """Return what the index compares: compatibility forms joined, lower case, no accents."""
    parts = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(c for c in parts if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as they are indexed, with repeats."""
    for word in _WORD.findall(fold(text)):
        if _IS_CJK.match(word) and len(word) > 1:
            yield from (word[n : n + 2] for n in range(len(word) - 1))
        else:
            yield word[:40]


def _postings(texts: Iterable[Text]) -> dict[str, str]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for word in dict.fromkeys(words_of(text.text)):
            found[word].append(number)
    return {word: _steps(numbers) for word, numbers in sorted(found.items())}


def _steps(numbers: Sequence[int]) -> str:
    return " ".join(base36(n - before) for before, n in zip([0, *numbers], numbers, strict=False))


def base36(number: int) -> str:
    """Write a number as JavaScript's ``parseInt(text, 36)`` reads it.

    >>> base36(0), base36(35), base36(36)
    ('0', 'z', '10')
    """
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = digits[number % 36]
    while number := number // 36:
        out = digits[number % 36] + out
    return out


def cut(postings: Mapping[str, str], prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Cut the words into files by their first letters, each below :data:`SHARD` where a letter more helps."""
    size = sum(len(word) + len(steps) + 6 for word, steps in postings.items())
    if size <= SHARD or all(len(word) <= len(prefix) for word in postings):
        yield prefix, dict(postings)
        return
    by_letter: dict[str, dict[str, str]] = defaultdict(dict)
    for word, steps in postings.items():
        by_letter[word[: len(prefix) + 1]][word] = steps
    for longer, part in sorted(by_letter.items()):
        if longer == prefix:
            yield prefix, part  # the word that is the prefix itself
        else:
            yield from cut(part, longer)


def shard_file(prefix: str) -> str:
    """Return the name of the file of a prefix: its code points, so that any script gives a plain name."""
    return "w-" + ("-".join(f"{ord(char):x}" for char in prefix) or "all")


def script(call: str, data: object) -> str:
    """Return data as a script that hands it to ``tracker.<call>``: what works from ``file://``, too.

    Nothing in it can end the script element, and no override of the direction of text stays hidden.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = visible(text).replace("</", "<\\/")
    return f"tracker.{call}({safe});\n"
