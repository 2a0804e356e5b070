"""``[[rules]]``: what shall ring."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from tracker.config.table import Table


class RuleSettings(Table):
    """``[[rules]]``: one alert rule."""

    name: str = Field(min_length=1)
    event: Literal["phrase", "dropped", "softened", "deadline", "overdue"]
    phrases: tuple[str, ...] = ()
    """Words, found whole and in any case; any one of them is enough."""
    pattern: str | None = None
    """A regular expression, case ignored."""
    meetings: int = Field(default=1, ge=1)
    """For ``dropped``: in how many meetings the sentence must have stood."""
    days: int = Field(default=14, ge=0)
    """For ``deadline``: how near it must be."""
    series: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tell: Literal["now", "digest"] = "digest"

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            try:
                compiled = re.compile(pattern)
            except re.error as error:
                raise ValueError(
                    f"{pattern!r} is not a regular expression ({error}); correct it, or use 'phrases'"
                ) from error
            if compiled.match(""):
                raise ValueError(f"{pattern!r} matches the empty text, so it would always ring")
        return pattern

    @model_validator(mode="after")
    def _has_its_words(self) -> RuleSettings:
        has_words = bool(self.phrases or self.pattern)
        if self.event == "phrase" and not has_words:
            raise ValueError("a rule on 'phrase' needs 'phrases' or a 'pattern'")
        if self.event == "overdue" and has_words:
            raise ValueError("a rule on 'overdue' has no text to look into; leave out phrases and pattern")
        return self
