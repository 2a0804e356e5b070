"""The noun of the sentence reader: a predicate, and the forms it may have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The form of a predicate, as far as its auxiliaries and ending show it."""

    MODAL = "modal"
    PERFECT = "perfect"
    PROGRESSIVE = "progressive"
    PASSIVE = "passive"
    COPULA = "copula"
    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"
    """Without subject: 'condemning …', or a resolution's 'Recalling …'."""
    OPERATIVE = "operative"
    """Without subject, opening a paragraph of a resolution: '3. Extends …'."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its auxiliaries: ``words[first:last]``; ``head`` is the index of the verb itself."""

    form: Form
    first: int
    last: int
    head: int
    subject: tuple[int, int] | None
    """Range of words of its subject; null where it has none of its own."""
    embedded: bool
    """Inside 'that …', 'which …', 'as …', and the like."""
    auxiliary: str = ""
