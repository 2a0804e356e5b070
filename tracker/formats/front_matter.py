"""Front matter of a Markdown file: what its author states about the statement."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from tracker.errors import ReadError
from tracker.formats.dates import stated_date
from tracker.formats.tidy import tidy_line

_BLOCK = re.compile(r"\s*(---|\+\+\+)[ ]*\n(.*?)(?:^|\n)\1[ ]*(?:\n|\Z)", re.DOTALL)
_LIMIT = 65_536


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Fields by lower-case name, and the number of source lines they took."""

    fields: dict[str, Any] = field(default_factory=dict)
    lines: int = 0

    def text(self, *names: str) -> str | None:
        """Value of the first field of these names that is there, as one line."""
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                return tidy_line(str(value))
        return None


def read_front_matter(text: str, *, where: str) -> FrontMatter:
    """Read the YAML (``---``) or TOML (``+++``) block at the start of ``text``, if there is one.

    Raises :class:`~tracker.errors.ReadError` when the block is there but malformed, or when a date or
    number in it cannot be one: a field that was stated is never silently lost.
    """
    match = _BLOCK.match(text[:_LIMIT])
    if match is None:
        return FrontMatter()
    values = _parse(match[2], toml=match[1] == "+++", where=where)
    if values is None:
        return FrontMatter()
    return FrontMatter({str(key).lower(): value for key, value in values.items()}, match[0].count("\n"))


def _parse(block: str, *, toml: bool, where: str) -> dict[Any, Any] | None:
    try:
        if toml:
            return tomllib.loads(block)
        import yaml

        values = yaml.safe_load(block)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        place = getattr(getattr(error, "problem_mark", None), "line", None)
        line = "" if place is None else f" (line {place + 2})"
        raise ReadError(
            f"its front matter cannot be read{line}", where=where, do="Write one 'key: value' per line"
        ) from error
    # A rule between two paragraphs looks like front matter, but holds no fields.
    return values if isinstance(values, dict) else None


def front_date(matter: FrontMatter, *names: str, where: str) -> Any:
    """Day of the first field of these names that is there; a value that is no day is an error."""
    for name in names:
        value = matter.fields.get(name)
        if value is None or value == "":
            continue
        day = stated_date(value)
        if day is None:
            what = f"the {name} {value!r} is no calendar day"
            raise ReadError(what, where=where, do="Write it as YYYY-MM-DD")
        return day
    return None


def front_number(matter: FrontMatter, *, where: str) -> int | None:
    """Ordinal of the meeting: ``14``, ``"14"`` or ``"14th"``."""
    value = matter.text("number", "ordinal")
    if value is None:
        return None
    match = re.fullmatch(r"(?:No\. ?|#)?(\d{1,4})(?:st|nd|rd|th)?\.?", value)
    if match is None:
        raise ReadError(f"the number {value!r} is no ordinal", where=where, do="Write it as a whole number")
    return int(match[1])
