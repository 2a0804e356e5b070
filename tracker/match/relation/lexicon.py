"""The word lists of this package, read once when it is imported; see ``data/*.toml`` for what each is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")


def load(name: str) -> dict[str, Any]:
    """Return one data file of this package, parsed."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def split(line: str) -> list[str]:
    """Return the entries of a comma-separated line, in lower case."""
    return [entry.strip().lower() for entry in line.split(",") if entry.strip()]


def wordset(block: str | Iterable[str]) -> frozenset[str]:
    """Return the words of a white-space separated block, in lower case."""
    return frozenset(block.lower().split() if isinstance(block, str) else block)


_words = load("function_words")
FUNCTION = wordset(_words["function"])
LIGHT = wordset(_words["light"])
COLLECTIVE = wordset(_words["collective"])
NEGATION = wordset(_words["negation"])
LIGHT_VERBS = wordset(_words["light_verbs"])
ASPECT = wordset(_words["aspect"])
LINKING_VERBS = wordset(_words["linking_verbs"])
ACTION_ENDINGS: tuple[str, ...] = tuple(_words["action_endings"])
NEGATIVE_PHRASES: tuple[str, ...] = tuple(_words["negative_phrases"])
NEGATIVE_VERBS = wordset(_words["negative_verbs"])
LIGHT_PHRASES: tuple[str, ...] = tuple(_words["light_phrases"])
NOT_NEGATION: tuple[str, ...] = tuple(_words["not_negation"])
GROUPED = wordset(_words["grouped"])

MODALS = wordset("will shall would may might can could should must")

_names = load("names")
ALIASES: tuple[tuple[str, ...], ...] = tuple(tuple(split(line)) for line in _names["aliases"])
PARTIES = wordset(_names["parties"])
PLACES = wordset(_names["places"])
ROLES = wordset(_names["roles"])
TITLES = wordset(_names["titles"])
RANKS = wordset(_names["ranks"])
PLACE_PREPOSITIONS = wordset(_names["place_prepositions"])

_qualifiers = load("qualifiers")
WEIGHTY = wordset(_qualifiers["weighty"])
QUALIFIER_PHRASES: tuple[str, ...] = tuple(_qualifiers["phrases"])
LIGHT_MODIFIERS = wordset(_qualifiers["light"])

_progress = load("progress")
PROSPECT = wordset(_progress["prospect"])
PLANNED = wordset(_progress["planned"])
UNDERWAY = wordset(_progress["underway"])
DONE = wordset(_progress["done"])

OFTEN: tuple[str, ...] = tuple(split(load("measures")["often"]))

SYNONYMS: tuple[tuple[str, ...], ...] = tuple(tuple(split(line)) for line in load("synonyms")["groups"])

SENSES: tuple[tuple[str, ...], ...] = tuple(tuple(split(line)) for line in load("senses")["groups"])

_antonyms = load("antonyms")
ANTONYMS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (tuple(split(left)), tuple(split(right)))
    for left, right in (line.split("|") for line in _antonyms["pairs"])
)
NEGATIVE_PREFIXES: tuple[str, ...] = tuple(_antonyms["prefixes"])

_spelling = load("spelling")
SPELLING: dict[str, str] = _spelling["abbreviations"] | _spelling["spelling"]
STEMS: dict[str, str] = _spelling["stems"]
IRREGULAR: dict[str, str] = _spelling["irregular"]
DERIVED: dict[str, str] = _spelling["derived"]
