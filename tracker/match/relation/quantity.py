"""Numbers in running text with their measure: digits, words, fractions, ordinals, money, percent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.match.relation.lexicon import load
from tracker.match.relation.units import Kind, Unit

_DATA = load("measures")
_SHORT = 4
"""Names of measures up to this length are short forms; the longer ones have a singular."""
_WORDS: dict[str, float] = _DATA["words"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS: dict[str, float] = _DATA["ordinals"] | {
    f"{ten}-{name}": _WORDS[ten] + value
    for ten in _TENS
    for name, value in _DATA["ordinals"].items()
    if value < _WORDS["ten"]
}
_SCALES: dict[str, float] = _DATA["scales"]
_FRACTIONS: dict[str, float] = _DATA["fractions"]
_UNITS: dict[str, tuple[str, float]] = {
    name: (unit, factor) for name, (unit, factor) in _DATA["units"].items()
}
_UNITS |= {name[:-1]: kind for name, kind in _UNITS.items() if name.endswith("s") and len(name) > _SHORT}
_NATIVE: dict[str, float] = _DATA["native"]
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667}


def _any(names: object) -> str:
    ordered = sorted(map(str, names), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(
        re.escape(name) + (r"(?![^\W\d_])" if name[-1].isascii() and name[-1].isalpha() else "")
        for name in ordered
    )


_SIMPLE = [name for name in _WORDS if name != "dozen"]
_DIGITS = r"\d+-\d+/\d+|\d+/\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[½¼¾⅓⅔]"
_WORD = rf"(?:{_any([*_SIMPLE, 'dozen', 'hundred'])})(?:[ -](?:and )?(?:{_any([*_SIMPLE, 'hundred'])}))*"
_COUNTER = "|".join(sorted(_DATA["counters"]["ko"] + _DATA["counters"]["ja"], key=len, reverse=True))
_PATTERN = re.compile(
    rf"""(?!(?<=[A-Za-z])[A-Za-z])(?P<currency>US\$|[$€£¥₩]|(?:EUR|USD|GBP|JPY|KRW)\s)?\s?
    (?:(?P<native>{"|".join(_NATIVE)})(?=\s?(?:{_COUNTER}))
    |(?<![\w.,/])(?P<ordinal>{_any(_ORDINALS)}|\d+(?:st|nd|rd|th)(?!\w))
    |(?<![\w])(?P<fraction>half\s(?:of\s)?an?(?=\s)|(?:an?|one|two|three)[ -](?:{_any(_FRACTIONS)}))
    |(?<![A-Za-z\d])(?<![A-Za-z]-)(?<!Group\ of\ )(?P<sign>(?<=[\s(])-)?
    (?P<number>(?:{_DIGITS})(?![\d])|\b(?:an?\s(?=dozen))?(?:{_WORD})))
    (?:[\s-]?(?P<scale>{_any(_SCALES)}))?
    (?:[\s-]?(?P<unit>(?:{_any(_UNITS)})(?!\s?\d)))?""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile(rf"[\d½¼¾⅓⅔]|(?:{'|'.join(_NATIVE)})\s?(?:{_COUNTER})")
_LETTERS = re.compile(r"[a-z]+")
_SPELLED = frozenset(
    part for name in [*_WORDS, *_ORDINALS, *_FRACTIONS, "hundred"] for part in name.split("-")
)
"""With a figure, what every number holds one of; other sentences are not searched at every place."""
_JOIN = re.compile(r"\s*(?:to|and|or|-|–|,)\s*(?:and\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|-)\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by)\s+(?:the\s+)?$", re.IGNORECASE)
_NOT_ONE = re.compile(r"\s+(?:of|another|that|which|or)\b", re.IGNORECASE)


def find_quantities(text: str) -> list[Unit]:
    """Return the numbers of ``text`` in order; a number without a measure takes that of the next in its list.

    Percentages and fractions share one scale ('a quarter' = '25 %' = 0.25; '25 basis points' = 0.0025).
    """
    if not _FIGURE.search(text) and _SPELLED.isdisjoint(_LETTERS.findall(text.lower())):
        return []
    found = [unit for unit in map(_read, _PATTERN.finditer(text)) if unit]
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        bare = here.unit is None and not here.key.endswith("th")
        if bare and after.unit is not None and _JOIN.fullmatch(text[here.end : after.start]):
            found[i] = _with_unit(here, after)
    return _ranges(
        text,
        [
            _keyed(unit)
            for unit in found
            if not (unit.text.lower() == "one" and _NOT_ONE.match(text, unit.end))
        ],
    )


def _ranges(text: str, units: list[Unit]) -> list[Unit]:
    """Join the ends of a range, and the measured figures of a list ('4.5%, 4.7% and 4%'), into one unit."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        link = _TO if unit.unit is None else _JOIN
        led = _FROM.search(text[max(0, last.start - 12) : last.start]) if last else None
        if last and not led and last.unit == unit.unit and link.fullmatch(text[last.end : unit.start]):
            whole = text[last.start : unit.end]
            joined[-1] = Unit(last.start, unit.end, Kind.NUMBER, f"{last.key}..{unit.key}", whole, unit.unit)
        else:
            joined.append(unit)
    return joined


def _read(match: re.Match[str]) -> Unit | None:
    value, ordinal = _value(match)
    if value is None:
        return None
    scale = match["scale"]
    value *= _SCALES[scale.lower()] if scale else 1
    name = (match["currency"] or "").strip().lower() or (match["unit"] or "").lower()
    unit, factor = _UNITS[name] if name else (None, 1.0)
    if match["currency"] and match["unit"]:
        unit = _UNITS[match["currency"].strip().lower()][0]
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
    key = f"{value * factor:.6g}|{factor:g}" + ("th" if ordinal else "")
    return Unit(start, match.end(), Kind.NUMBER, key, text.strip(), unit)


def _value(match: re.Match[str]) -> tuple[float | None, bool]:
    if match["native"]:
        return _NATIVE[match["native"]], False
    if match["ordinal"]:
        form = match["ordinal"].lower()
        return _ORDINALS.get(form) or float(re.sub(r"\D", "", form)), True
    if match["fraction"]:
        if match["fraction"].lower().startswith("half"):
            return _FRACTIONS["half"], False
        count, part = re.split(r"[ -]", match["fraction"].lower())
        return _WORDS.get(count, 1.0) * _FRACTIONS[part], False
    value = _number(match["number"].lower())
    return (-value if match["sign"] and value is not None else value), False


def _number(form: str) -> float | None:
    if form in _GLYPHS:
        return _GLYPHS[form]
    if form[0].isdigit():
        whole, _, part = (
            form.replace(",", "").rpartition("-") if "/" in form else ("", "", form.replace(",", ""))
        )
        if "/" not in part:
            return float(part)
        above, below = part.split("/")
        return float(whole or 0) + float(above) / float(below) if float(below) else None
    total = 0.0
    for word in re.split(r"[ -]+", re.sub(r"^an? ", "", form)):
        total = max(total, 1) * 100 if word == "hundred" else total + _WORDS.get(word, 0)
    return total


def _with_unit(unit: Unit, other: Unit) -> Unit:
    value = float(unit.key.split("|")[0])
    factor = float(other.key.split("|")[1].removesuffix("th"))
    return Unit(unit.start, unit.end, unit.kind, f"{value * factor:.6g}|{factor:g}", unit.text, other.unit)


def _keyed(unit: Unit) -> Unit:
    value = unit.key.split("|")[0]
    ordinal = "th" if unit.key.endswith("th") else ""
    return Unit(unit.start, unit.end, unit.kind, f"#{value}{unit.unit or ''}{ordinal}", unit.text, unit.unit)


def spans(units: list[Unit]) -> Iterator[tuple[int, int]]:
    """Yield the places of ``units``."""
    for unit in units:
        yield unit.start, unit.end
