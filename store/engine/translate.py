"""SQL as it is written here, in the words of psycopg."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"'(?:[^']|'')*'|%|\?|(?<![:\w]):([a-z_]\w*)")


@lru_cache(maxsize=1024)
def to_psycopg(sql: str) -> str:
    """Return a statement with ``%s`` for ``?`` and ``%(name)s`` for ``:name``, outside of string literals."""

    def said_otherwise(match: re.Match[str]) -> str:
        found = match[0]
        if match[1]:
            return f"%({match[1]})s"
        return "%s" if found == "?" else found.replace("%", "%%")

    return _TOKEN.sub(said_otherwise, sql)
