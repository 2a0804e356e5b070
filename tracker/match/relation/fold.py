"""One key for the spellings, inflections and derivations of a word.

``fold`` joins British and American spelling, undoes English inflection (through
``tracker.language.lemma``) and strips the commonest derivational endings, so that 'mobilising',
'mobilize' and 'mobilization' share a key. It is a comparison key, never shown: 'cooper' is fine.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.language.lemma import lemmas
from tracker.match.relation.lexicon import DERIVED, SPELLING

_ENDINGS: tuple[tuple[str, int], ...] = (
    ("isation", 4), ("ization", 4), ("ation", 4), ("ition", 5), ("ment", 4), ("ance", 5), ("ence", 5),
    ("able", 5), ("ible", 5), ("ness", 4), ("ion", 5), ("ity", 4), ("ive", 4), ("ent", 5), ("ant", 5),
    ("al", 5), ("ly", 4), ("ic", 4), ("iz", 4), ("is", 5), ("at", 5),
)  # fmt: skip
"""Ending and the least number of letters that must stay in front of it."""
_SHORT = 4
_LEAST_STEM = 3
_RE_CENTRE = re.compile(r"([bcdt])re(s|d)?$")
_IS = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)")
_DOUBLE_L = re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|ers?|ors?|ists?)$)")
"""'travelled', 'counsellor'; 'called' loses its second l as 'call' does at the end."""
_OUR = re.compile(r"(?<=[a-z]{2})our(?=[a-z]|$)")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return the comparison key of one English word; other scripts come back in lower case."""
    form = word.lower().removesuffix("'s").removesuffix("'").replace("-", "")
    form = SPELLING.get(form, form)
    form = form if form in DERIVED else _IS.sub("iz", form)
    if form in DERIVED:
        return _strip(DERIVED[form])
    if not form.isascii():
        return form
    if len(form) < _SHORT:
        irregular = lemmas(form) - {form}
        base = min(irregular) if len(irregular) == 1 else form
        return base[:-1] if len(base) >= _LEAST_STEM and base.endswith("e") else base
    form = _american(form)
    others = lemmas(form) - {form}
    base = min(others, key=lambda other: (len(other), other)) if others else form
    base = DERIVED.get(SPELLING.get(base, base), base)
    if base + "e" in DERIVED:
        base = DERIVED[base + "e"]
    return _strip(base)


def _american(form: str) -> str:
    form = _RE_CENTRE.sub(lambda m: f"{m.group(1)}er{m.group(2) or ''}", form) if len(form) > 5 else form
    if len(form) > 5:
        form = _OUR.sub("or", form)
    form = _DOUBLE_L.sub("l", form)
    return form.replace("yse", "yze").replace("ysing", "yzing")


def _strip(base: str) -> str:
    """Strip endings until none is left, so that a word and what is derived from it end at one stem."""
    before = ""
    while before != base:
        before = base
        base = base[:-1] if len(base) > _LEAST_STEM and base.endswith("e") else base
        for ending, least in _ENDINGS:
            if base.endswith(ending) and len(base) - len(ending) >= least:
                base = base[: -len(ending)]
                break
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiou":
        base = base[:-1]
    return base[:-1] + "i" if len(base) > 3 and base.endswith("y") else base
