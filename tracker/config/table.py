"""The base of every table in ``config.toml``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table whose unknown keys are errors and whose values cannot be altered once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
