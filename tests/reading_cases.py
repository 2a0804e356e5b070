"""Documents that carry their own gold: the statement stands between marks, the rest is furniture.

A file ``NAME.txt.marked`` or ``NAME.html.marked`` begins with lines ``field: value`` (what the metadata
are to be; ``a || b`` lists values that are equally right, ``*`` is not judged, a field left out is
to be null) up to a line ``---``. Below it stands the document. ``⟦`` and ``⟧`` enclose what is the
statement, ``‖`` parts two sentences of one block; without these three marks it is the document as it is read.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import ReadError
from tracker.model import Extracted
from tracker.run.extraction import extract

ROOT = Path(__file__).parent / "reading"
FIELDS = (
    "title", "meeting_date", "published_date", "meeting_name", "series", "number", "place", "source_kind",
    "language",
)  # fmt: skip
_BODY = re.compile(r"⟦(.*?)⟧", re.DOTALL)
_UNSEEN = re.compile(
    r"<(script|style|head|button|select|template|svg|textarea)\b.*?</\1>|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|sup|sub|font|u|abbr)\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_CERTAIN = 12
"""Characters from which a line of furniture is recognised inside a longer sentence."""


@dataclass(frozen=True)
class Case:
    """One document with what is to come out of it."""

    name: str
    batch: str
    data: bytes
    body: tuple[str, ...]
    furniture: tuple[str, ...]
    metadata: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Outcome:
    """What came out of one case, against its gold."""

    case: Case
    lost: tuple[str, ...]
    leaked: tuple[str, ...]
    foreign: tuple[str, ...]
    """Sentences that are not the gold's: broken, joined, or furniture."""
    wrong: tuple[tuple[str, str, str], ...]
    """Field, what was read, what was to be read."""
    empty: tuple[str, ...]
    """Fields that are null although the gold has a value."""
    right: int


def load(path: Path) -> Case:
    """Read one marked file."""
    head, _, document = path.read_text(encoding="utf-8").partition("\n---\n")
    stated = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    metadata = {f: tuple(v.strip() for v in stated.get(f, "null").split(" || ")) for f in FIELDS}
    is_html = path.name.endswith(".html.marked")
    body = [s for part in _BODY.findall(document) for s in _visible(part, is_html).split("‖")]
    furniture = _furniture(document, is_html)
    data = re.sub("[⟦⟧‖]", "", document).encode()
    sentences = tuple(text for text in map(squeeze, body) if text)
    return Case(path.name.removesuffix(".marked"), path.parent.name, data, sentences, furniture, metadata)


def cases(batch: str = "*") -> list[Case]:
    """All marked documents, by batch and name."""
    return [load(path) for path in sorted(ROOT.glob(f"{batch}/*.marked"))]


def squeeze(text: str) -> str:
    """Single spaces, none between signs of scripts without spaces, and no bars between cells."""
    wide = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
    return re.sub(
        rf"(?<={wide}) (?={wide}|\d)|(?<=\d) (?={wide})", "", " ".join(text.replace(" | ", " ").split())
    )


def measure(case: Case) -> Outcome:
    """Extract the document and compare; a refusal loses everything."""
    try:
        found: Extracted | None = extract(case.data, name=case.name)
    except ReadError as error:
        found = None
        refusal = str(error)
    sentences = [squeeze(s) for s in found.sentences] if found else []
    told = {f: _told(getattr(found, f)) for f in FIELDS} if found else dict.fromkeys(FIELDS, "null")
    gold = set(case.body)
    foreign = [s for s in sentences if s not in gold and bare(s) not in {bare(g) for g in gold}]
    kept = {bare(s) for s in sentences}
    judged = {f: v for f, v in case.metadata.items() if v != ("*",)}
    return Outcome(
        case,
        lost=tuple(s for s in case.body if bare(s) not in kept) if found else (*case.body, refusal),
        leaked=tuple(line for line in case.furniture if any(_holds(s, line) for s in foreign)),
        foreign=tuple(foreign),
        wrong=tuple((f, told[f], " || ".join(v)) for f, v in judged.items() if told[f] not in (*v, "null")),
        empty=tuple(f for f, v in judged.items() if told[f] == "null" and "null" not in v),
        right=sum(told[f] in v for f, v in judged.items()),
    )


def bare(text: str) -> str:
    """A sentence without the mark or number of its paragraph, and without the hyphens of words cut in two."""
    return re.sub(r"(?<=[a-z])- ?(?=[a-z])|(?<!\S)\[\d{1,3}\](?=\w)", "", _unmarked(text))


def _unmarked(text: str) -> str:
    return re.sub(r"^(?:[•*○◦■□●▪△▲・oㅇ—>-]|\[\d{1,2}\]|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])\s+", "", text)


def _holds(sentence: str, line: str) -> bool:
    return sentence == line or (
        (len(line) >= _CERTAIN and line in sentence) or (len(sentence) >= _CERTAIN and sentence in line)
    )


def _visible(part: str, is_html: bool) -> str:
    if not is_html:
        return part
    return html.unescape(_TAG.sub(" ", _INLINE.sub("", re.sub(r"<br\s*/?>", " ", part))))


def _furniture(document: str, is_html: bool) -> tuple[str, ...]:
    rest = _BODY.sub("\n", document)
    if is_html:
        rest = html.unescape(_TAG.sub("\n", _UNSEEN.sub("\n", rest)))
    lines = [squeeze(line) for line in rest.splitlines()]
    return tuple(line for line in lines if re.search(r"\w", line))


def _told(value: object) -> str:
    if value is None:
        return "null"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
