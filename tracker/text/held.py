"""Words that say that a meeting took place, and where they stand in a sentence."""

from __future__ import annotations

import re
from functools import cache

from tracker.text.tables import alternation, table

_NOT_THIS_ONE = re.compile(
    r"\b(?:last|previously|earlier|had|since|will be|to be|be|would be|agreed to|plans? to|next|who|which)"
    r"\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_VERB_FINAL = re.compile(
    r"개최|열(?:렸|린|고)|가졌|가진|갖고|갖는|만나|만났|참석|진행(?:했|하|되)|마쳤|開催|行われ|行い|行った|実施|会談し|会合|出席|開かれ"
)


@cache
def _verbs(*names: str) -> re.Pattern[str]:
    data = table("meeting")
    listed = "|".join(verb for name in names for verb in data[name])
    return re.compile(
        rf"\b(?:{listed})\b|\bmeeting (?:ending )?(?:on|of)\b|(?<=, )meeting (?:in|at)\b", re.IGNORECASE
    )


def held_at(sentence: str) -> list[tuple[int, int]]:
    """Spans of the words that report that this meeting took place."""
    return _spans(sentence, _verbs("held")) + [match.span() for match in _VERB_FINAL.finditer(sentence)]


def acted_at(sentence: str) -> list[tuple[int, int]]:
    """Spans of the words that report a meeting or a decision."""
    return held_at(sentence) + _spans(sentence, _verbs("acts"))


def virtual(sentence: str) -> bool:
    """Whether the meeting was by video or telephone."""
    return bool(alternation("meeting", "virtual").search(sentence))


def _spans(sentence: str, verbs: re.Pattern[str]) -> list[tuple[int, int]]:
    return [m.span() for m in verbs.finditer(sentence) if not _NOT_THIS_ONE.search(sentence[: m.start()])]
