"""Finds the title among the lines above the statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from tracker.model import BlockKind, DiscardReason, Page
from tracker.text.furniture import navigation
from tracker.text.item import Item, Mark
from tracker.text.prose import function_share, is_function_word, words
from tracker.text.tables import alternation, table

_CONVINCING = 2.5
_PLAUSIBLE = 1.5
"""Enough for the line right above the text when no other is convincing."""
_LONGEST = 45
_OPENING = 4
"""Paragraphs of the statement whose words a title is expected to share."""
_HANGUL = re.compile("[가-힣]")
_SAME_TEXT = 0.35
"""Share of its longer words that a paragraph of the statement has in common with the rest of it."""
_BAR = re.compile(r"\s+[|»·]\s+|\s+::\s+")
_SITE = re.compile(r"\s+[|»·:：｜–—-]\s+|[|｜]")
_DASH = re.compile(r"\s+[-–—]\s+")
_SHORT = 25
"""Characters; a shorter rest is no title, so the dash was part of it."""
_BODIES = re.compile("council|committee|commission|partnership|forum", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:statement|communiqu\w+|declaration|conclusions)\b|성명|선언|声明|宣言", re.IGNORECASE
)
"""What a text calls itself; a line that names a body or a meeting alone is its letterhead more often."""
_TRAIL = re.compile(r"\s+(?:>|»|›|/)\s+")
_LETTERHEAD = 4.0
"""What the name of a ministry or of a section counts against a line."""
_LEAST_AFTER_LABEL = 4
_FILED = 3.0
"""What it counts for a line that a trail ('Home > News > …') ends in it."""
_FILED_WORDS = 4
"""Words of a trail's last label from which it is the title and no section of the site."""
_NEAR = 4
"""Lines around a title, and words before it, among which the rest of it is sought."""
_LONG_LABEL = 10
"""Letters from which the beginning of a line is no chance likeness to a label."""
_SPACED_OUT = re.compile("(?<=[\u3400-\u9fff가-힣]) (?=[\u3400-\u9fff가-힣](?: |$))")
_NUMBER = re.compile(r"^[0-9０-９]{1,2}[．、] ?")
_ALL_SPACED = re.compile("[\u3400-\u9fff가-힣](?: [\u3400-\u9fff가-힣]){2,}")
_OPEN = re.compile(r"[,;:]\s*$")
_FURNITURE = (DiscardReason.DATELINE, DiscardReason.BYLINE, DiscardReason.SUBHEAD)


def key(text: str) -> str:
    """A text without case, spaces and punctuation, to tell repetitions."""
    return re.sub(r"[\W_]+", "", text).casefold()


def find_title(items: Sequence[Item], marks: Sequence[Mark | None], page: Page) -> int | None:
    """Index of the item that is the title, or null when no line above the text is like one."""
    opening = _opening_words(items, marks)
    nearest = _nearest(items, marks)
    counts = Counter(key(item.text) for item in items)
    filed = _filed(items)
    said = _last_said(items)
    best, best_score, passed = None, _CONVINCING, 0
    fallback: int | None = None
    for item, mark in zip(items, marks, strict=True):
        if item.prose and not item.text.rstrip().endswith("…") and mark is None and not _named(item, page):
            if _belongs(item, said):
                break
            passed += 1
            continue
        if passed and page.title and not _named(item, page):
            continue
        repeated = counts[key(item.text)] > 1
        score = _score(item, mark, opening, page, repeated) + 0.5 * repeated - 1.5 * passed
        score += _FILED * _is_filed(item, filed)
        score -= _FILED * (item.index == 0 and _heads_site(items, marks))
        if item.index == nearest and score >= _PLAUSIBLE:
            fallback = item.index
        if score > best_score:
            best, best_score = item.index, score
    if best is None:
        return fallback
    return _whole(best if page.title else _document_below(best, items, marks), items, marks)


def _whole_name(text: str) -> bool:
    """Whether a line ends in a word that may end a name: 'Statement made by' does not."""
    return text[-1].isalpha() and not is_function_word(text.rsplit(None, 1)[-1])


def _document_below(best: int, items: Sequence[Item], marks: Sequence[Mark | None]) -> int:
    """The line that names the document, where the meeting's name stands above it in the same manner."""
    if _DOCUMENT.search(items[best].text):
        return best
    for item in items[best + 1 : best + _NEAR]:
        if marks[item.index] is None and item.prose:
            break
        alike = item.block.kind is BlockKind.HEADING and item.text.isupper() == items[best].text.isupper()
        if alike and marks[item.index] is None and _DOCUMENT.search(item.text) and _whole_name(item.text):
            return item.index
    return best


def _whole(best: int, items: Sequence[Item], marks: Sequence[Mark | None]) -> int:
    """The line near a title that has it as its end, where the title is the wrapped rest of a trail."""
    mine = key(items[best].text)
    for item in items[max(0, best - _NEAR) : best + _NEAR + 1]:
        longer = 0 < item.words - items[best].words <= _NEAR and key(item.text).endswith(mine)
        if longer and marks[item.index] is None and item.text[0].isalpha() and not item.listed:
            return item.index
    return best


def stated_title(page: Page) -> str | None:
    """The title that the format states, without the site's name."""
    if not page.title:
        return None
    text = page.title.strip()
    bars = [part.strip() for part in _BAR.split(text) if part.strip()]
    if len(bars) > 1:
        return max(bars, key=len)
    head, dash, site = text.rpartition(_DASH.findall(text)[-1]) if _DASH.search(text) else (text, "", "")
    known = page.site is not None and key(site) == key(page.site)
    return head.strip() if dash and (known or (len(site.split()) <= 4 and len(head) > _SHORT)) else text


def without_label(title: str) -> str:
    """A title without a label before it ('Media Release') and without the name of the site behind it."""
    title = _NUMBER.sub("", _joined(title))
    rest = _label().sub("", title, count=1)
    title = rest if len(words(rest)) >= _LEAST_AFTER_LABEL else title
    head, _, site = _SITE.sub("\n", title).rpartition("\n")
    return head.strip() if head and len(words(head)) >= _LEAST_AFTER_LABEL and is_letterhead(site) else title


def _joined(text: str) -> str:
    """A line whose letters are set apart ('통 화 정 책') as the word that it is."""
    return text.replace(" ", "") if _ALL_SPACED.fullmatch(text) else text


@cache
def _label() -> re.Pattern[str]:
    return re.compile(table("title")["label"], re.IGNORECASE)


def _score(item: Item, mark: Mark | None, opening: set[str], page: Page, repeated: bool) -> float:
    """How much a line is like a title; of a list, only what heads a section and stands in the contents."""
    if (
        (item.listed and not (item.block.kind is BlockKind.NUMBERED and repeated and not item.prose))
        or _OPEN.search(item.text)
        or not 1 < item.words <= _LONGEST
        or (mark and not _lenient(mark, item))
    ):
        return 0.0
    content = _content(_joined(item.text))
    shared = len(content & opening)
    score = (-1.5 if mark else 0.0) + 2.0 * shared / max(len(content), 1) + 0.3 * min(shared, 8)
    score += (item.words >= 4) + 0.5 * (item.words >= 7)
    score += 1.0 * bool(alternation("meeting", "document_words").search(item.text))
    score += 1.5 * bool(_DOCUMENT.search(item.text))
    score += 1.0 * (item.block.kind is BlockKind.HEADING) + 4.0 * _named(item, page)
    score += 0.5 * (function_share(words(item.text)) < 0.5)
    return score - _LETTERHEAD * is_letterhead(item.text)


def is_letterhead(text: str) -> bool:
    """Whether a line names the body that runs the site, or the section a page is filed under."""
    text = _SPACED_OUT.sub("", text)
    body = alternation("title", "organisations").search(text)
    document = alternation("meeting", "document_words").search(text)
    return bool((body and not _says(document)) or alternation("title", "sections").search(text))


def _says(document: re.Match[str] | None) -> bool:
    """Whether a title names a document or an act, not only a council or committee."""
    return document is not None and not _BODIES.fullmatch(document[0])


def _filed(items: Sequence[Item]) -> set[str]:
    """Last labels of the trails ('Home > News > TITLE') on the page."""
    trails = [_TRAIL.split(item.text) for item in items if _TRAIL.search(item.text)]
    return {key(labels[-1]) for labels in trails if len(labels) > 2}


def _is_filed(item: Item, filed: set[str]) -> bool:
    """Whether a line is the end of a trail, or begins with the name that one ends in."""
    mine = key(item.text)
    return item.words >= _FILED_WORDS and any(
        mine == label or (len(label) >= _LONG_LABEL and mine.startswith(label)) for label in filed
    )


def _heads_site(items: Sequence[Item], marks: Sequence[Mark | None]) -> bool:
    """Whether the first line of a page has the menu of the site below it, and so names the site."""
    after = next((mark for item, mark in zip(items[1:3], marks[1:3], strict=False) if item.words), None)
    return after is not None and after.reason is DiscardReason.NAVIGATION


def _lenient(mark: Mark, item: Item) -> bool:
    """Some titles look like a release label or end in dots; they need other evidence then."""
    return (mark.outside and mark.reason in _FURNITURE and item.words >= 5 and not item.ended) or (
        mark.reason is DiscardReason.DATELINE and item.words >= 5
    )


def _named(item: Item, page: Page) -> bool:
    if not page.title:
        return False
    mine, stated = key(item.text), key(page.title)
    return len(mine) > 12 and (mine in stated or stated in mine) and navigation.judge(item) is None


def _belongs(item: Item, said: Mapping[str, int]) -> bool:
    """Whether a paragraph speaks of what the text below speaks of: then no title can follow it."""
    mine = {word for word in _content(item.text) if len(word) > 4}
    below = {word for word in mine if said.get(word, -1) > item.index}
    return len(mine) >= 4 and len(below) >= _SAME_TEXT * len(mine)


def _last_said(items: Sequence[Item]) -> dict[str, int]:
    """Return the index of the last running text that has a word, by word."""
    return {word: item.index for item in items if item.prose for word in _content(item.text)}


def _nearest(items: Sequence[Item], marks: Sequence[Mark | None]) -> int | None:
    """The last line above the text that nothing speaks against."""
    found = None
    for item, mark in zip(items, marks, strict=True):
        if mark is None and item.prose:
            return found
        found = item.index if mark is None else found
    return None


def _opening_words(items: Sequence[Item], marks: Sequence[Mark | None]) -> set[str]:
    prose = [item for item, mark in zip(items, marks, strict=True) if item.prose and mark is None]
    return {word for item in prose[: _OPENING + 2] for word in _content(item.text)}


def _content(text: str) -> set[str]:
    return {_stem(word) for word in words(text) if len(word) > 1}


def _stem(word: str) -> str:
    """The start of a word, without what case and number add; Korean particles follow after two syllables."""
    return word[:2] if _HANGUL.match(word) else re.sub(r"[’']s?$", "", word.lower().rstrip("."))[:6]
