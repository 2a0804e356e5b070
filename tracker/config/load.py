"""Finding and reading ``config.toml``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tracker.config.locate import line_of
from tracker.config.schema import Config
from tracker.errors import ConfigError

CONFIG_NAME = "config.toml"


def find_config(explicit: Path | None, start: Path) -> Path | None:
    """Return the config to use: the one named, then ``TRACKER_CONFIG``, then the folder and its parents.

    A ``config.toml`` further up that belongs to another program is not taken: it must parse as ours.

    Raises:
        ConfigError: a config was named and is not there.
    """
    named = explicit or (Path(value) if (value := os.environ.get("TRACKER_CONFIG")) else None)
    if named is not None:
        path = named / CONFIG_NAME if named.is_dir() else named
        if not path.is_file():
            raise ConfigError(
                "there is no such config", where=str(named), do="run 'tracker init' to make one"
            )
        return path
    for folder in (start, *start.parents):
        path = folder / CONFIG_NAME
        if path.is_file():
            return path
    return None


def load_config(path: Path) -> Config:
    """Read a config file; relative paths in it are relative to it.

    Raises:
        ConfigError: not TOML, an unknown key or a wrong value; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error})", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", where=str(path), do="correct that line") from error
    try:
        return Config.model_validate(data).resolved(path.resolve().parent)
    except ValidationError as error:
        raise _explained(error, path, text, data) from error


def _explained(error: ValidationError, path: Path, text: str, data: Any) -> ConfigError:
    first = error.errors()[0]
    location = _as_written(first["loc"], data)
    name = _spoken(location) or "this file"
    line = line_of(text, location)
    where = f"{path}, line {line}" if line else str(path)
    if first["type"] == "extra_forbidden":
        near = get_close_matches(str(location[-1]), _known_keys(), n=1)
        meant = f"did you mean '{near[0]}'?" if near else "remove it, or look it up in docs/configuration.md"
        return ConfigError(f"the key '{name}' is not known", where=where, do=meant)
    reason = first["msg"].removeprefix("Value error, ")
    return ConfigError(f"'{name}' is wrong: {reason}", where=where, do="see docs/configuration.md")


def _spoken(location: Sequence[str | int]) -> str:
    """Return a place as a person counts: ``series[2].group`` for the second ``[[series]]``."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).removeprefix(".")


@cache
def _known_keys() -> tuple[str, ...]:
    """Every key that may stand anywhere in a config."""
    schema = Config.model_json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return tuple(sorted({key for table in tables for key in table.get("properties", {})}))


def _as_written(location: Sequence[str | int], data: Any) -> tuple[str | int, ...]:
    """Return a location without what only the schema knows, such as which of several shapes a table has.

    The last part may be a key that is missing, so it stays.
    """
    written: list[str | int] = []
    for position, part in enumerate(location):
        if isinstance(data, dict):
            if part not in data and position < len(location) - 1:
                continue
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
        written.append(part)
    return tuple(written)
