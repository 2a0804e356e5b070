"""Join the lines of a paragraph, and decide which hyphens at line ends belong to the word."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("hyphens.toml").read_text(encoding="utf-8"))
    return frozenset(data["first"].split()), frozenset(data["second"].split())


def join_lines(before: str, after: str, compounds: frozenset[str]) -> str:
    """Join two lines of one paragraph.

    ``compounds`` are the hyphenated words that stand inside lines of the same document. A hyphen at
    the end of ``before`` stays where the word is one of them, where either half usually stands with a
    hyphen ('rules-based', 'long-term'), or where a capital or a figure follows ('ROK-U.S.').
    """
    broken = _BROKEN.search(before)
    if broken:
        follows = _FIRST.match(after)
        if follows is None or not follows[0][0].islower() or _stays(broken[1], follows[0], compounds):
            return before[:-1] + "-" + after
        return before[:-1] + after
    if re.search(r"\w[-\u2010\u2013]$", before):
        return before + after
    if re.search(r"[\u3040-\u9fff].*\d$", before) and after[:1].isdigit():
        return before + after
    if before and after and (is_wide(before[-1]) or is_wide(after[0])):
        return before + after
    return f"{before} {after}"


def is_wide(sign: str) -> bool:
    """Whether lines may break behind ``sign`` anywhere, as in Chinese and Japanese."""
    return _WIDE.match(sign) is not None


def _stays(left: str, right: str, compounds: frozenset[str]) -> bool:
    first, second = _parts()
    if f"{left}-{right}".casefold() in compounds:
        return True
    return left.casefold() in first or right.casefold() in second


def compounds_in(lines: list[str]) -> frozenset[str]:
    """Words with a hyphen that stand inside the given lines, in lower case."""
    found = re.findall(r"[^\W\d_]+-[^\W\d_]+(?=\W)", "\n".join(lines))
    return frozenset(word.casefold() for word in found)
