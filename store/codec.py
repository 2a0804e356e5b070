"""Nouns ↔ JSON, for what is stored as a whole and never searched."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def pack(value: object) -> str:
    """Write a dataclass as JSON."""
    return _adapter(type(value)).dump_json(value, exclude_defaults=True).decode()


def unpack(kind: type[T], text: str) -> T:
    """Read a dataclass back; fields that a later version added take their defaults."""
    value: T = _adapter(kind).validate_json(text)
    return value


def stamp(value: datetime | None) -> str | None:
    """Write a moment in UTC, so that text order is time order; null stays null."""
    return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None


def moment(text: str | None) -> datetime | None:
    """Read a moment; null stays null."""
    return datetime.fromisoformat(text) if text else None
