"""What is remembered of a source, as text for the archive."""

from __future__ import annotations

import json
from typing import Any

from tracker.model import Known, Seen

_VERSION = 1
_BODY = ("url", "etag", "last_modified", "mark", "seeded")


def dump_known(known: Known) -> str:
    """Return ``known`` as JSON."""
    seen = [[item.key, item.mark, item.stamp, item.failures] for item in known.seen]
    body = {name: getattr(known, name) for name in _BODY}
    return json.dumps({"version": _VERSION, **body, "seen": seen}, ensure_ascii=False, separators=(",", ":"))


def load_known(text: str | None) -> Known:
    """Read what :func:`dump_known` wrote; nothing, or an older shape, is a source never looked at.

    To look again at what is known costs a few requests; to guess at a memory could cost a statement.
    """
    data: dict[str, Any] = json.loads(text) if text else {}
    if data.get("version") != _VERSION:
        return Known()
    seen = tuple(Seen(key, mark, stamp, failures) for key, mark, stamp, failures in data["seen"])
    return Known(**{name: data[name] for name in _BODY}, seen=seen)
