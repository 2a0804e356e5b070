"""No key without a word about it, no word about a key that is not there, no wrong default."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from tracker.config import Config
from tracker.config.table import Table
from tracker.resources import resource

DOCUMENT = Path(__file__).parents[2] / "docs" / "configuration.md"
Keys = dict[str, str]


def tables() -> Iterator[tuple[str, list[type[Table]]]]:
    """Every table of the config by its heading; one that comes in several shapes has several classes."""
    for name, field in Config.model_fields.items():
        shapes, repeated = shapes_of(field)
        yield (f"[[{name}]]" if repeated else f"[{name}]"), shapes
        for shape in shapes if repeated else []:
            for inner, below in shape.model_fields.items():
                found, again = shapes_of(below)
                if found and again:
                    yield f"[[{name}.{inner}]]", found


def shapes_of(field: FieldInfo) -> tuple[list[type[Table]], bool]:
    found: list[type[Table]] = []

    def walk(kind: object) -> bool:
        if isinstance(kind, type) and not isinstance(kind, types.GenericAlias) and issubclass(kind, Table):
            found.append(kind)
        arguments = [walk(part) for part in typing.get_args(kind)]
        return typing.get_origin(kind) is tuple or any(arguments)

    return found, walk(field.annotation)


def keys_of(shapes: list[type[Table]]) -> Keys:
    keys: Keys = {}
    for shape in shapes:
        for name, field in shape.model_fields.items():
            keys.setdefault(field.alias or name, shown(field))
    return keys


def shown(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    return "none" if field.default is None else f"`{toml(field.default)}`"


def toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}"
        case time():
            return f'"{value:%H:%M}"'
        case tuple():
            return f"[{', '.join(toml(part) for part in value)}]"
        case _:
            return f'"{value}"'


def documented() -> dict[str, Keys]:
    parts = re.split(r"^## (\[.+\])$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        heading: dict(re.findall(r"^\| `(\w+)` \| (.+?) \| \S", body, flags=re.MULTILINE))
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    }


def test_the_tables_are_found() -> None:
    headings = [heading for heading, _ in tables()]
    assert {"[store]", "[http]", "[[series]]", "[[series.sources]]"} <= set(headings)
    assert "user_agent" in dict(tables())["[http]"][0].model_fields


def test_no_table_is_documented_that_is_not_there() -> None:
    assert set(documented()) == {heading for heading, _ in tables()}


TABLES = {heading: keys_of(shapes) for heading, shapes in tables()}


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_is_documented_with_its_default(heading: str) -> None:
    assert documented()[heading] == TABLES[heading]


@pytest.mark.parametrize("heading", [heading for heading in TABLES if not heading.startswith("[[")])
def test_the_shipped_config_shows_every_key_of_a_plain_table(heading: str) -> None:
    shipped = resource("config.toml").read_text(encoding="utf-8")
    section = re.split(r"^(?=\[|# \[)", shipped.split(heading, 1)[1], flags=re.MULTILINE)[0]
    assert set(re.findall(r"\b(\w+) =", section)) == set(TABLES[heading])
