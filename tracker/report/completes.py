"""Which verbs carry out which promise: the verb promised itself, or one that says the same was done."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "completes.toml"
_AUXILIARIES = frozenset({"be", "is", "are", "was", "were", "been", "have", "has", "had", "do", "will"})


def completes(promised: frozenset[str], reported: frozenset[str]) -> bool:
    """Whether one of the verbs ``reported`` as done carries out one of the verbs ``promised``.

    Both are dictionary forms, lower case.
    """
    done = reported - _AUXILIARIES
    return bool(done & promised) or any(act & promised and act & done for act in _acts())


@cache
def _acts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(act) for act in tomllib.loads(_FILE.read_text("utf-8"))["acts"])
