"""What verbs and nouns of public statements do, read once from ``data/acts.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from tracker.language.lemma import lemmas

_FILE = Path(__file__).with_name("data") / "acts.toml"


@cache
def verb_classes(form: str) -> frozenset[str]:
    """Return the classes of acts that a verb form (lower case) may stand for; empty when unknown."""
    known = _table("verbs")
    return frozenset().union(*(known.get(base, frozenset()) for base in lemmas(form)))


def noun_classes(form: str) -> frozenset[str]:
    """Return the classes of things that a noun (lower case, as it stands) belongs to."""
    return _table("nouns").get(form, frozenset())


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    """Return word → classes for one half of the file."""
    groups = tomllib.loads(_FILE.read_text("utf-8"))[name]
    table: dict[str, set[str]] = {}
    for group, entries in groups.items():
        for entry in entries:
            table.setdefault(entry, set()).add(group)
    return {word: frozenset(classes) for word, classes in table.items()}
