"""One key for the spellings, inflections and derivations of a word.

``fold`` joins British and American spelling, undoes English inflection (through
``tracker.language.lemma``) and strips the commonest derivational endings, so that 'mobilising',
'mobilize' and 'mobilization' share a key. It is a comparison key, never shown: 'cooper' is fine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from tracker.language.lemma import lemmas
from tracker.match.relation.lexicon import DERIVED, IRREGULAR, SPELLING, STEMS

_ENDINGS: tuple[tuple[str, int], ...] = (
    ("isation", 4), ("ization", 4), ("ation", 4), ("ition", 5), ("ment", 4), ("ance", 5), ("ence", 5),
    ("able", 5), ("ible", 5), ("ness", 4), ("ion", 5), ("ity", 4), ("ive", 4), ("ent", 5), ("ant", 5),
    ("al", 5), ("ly", 4), ("ic", 4), ("iz", 4), ("is", 5), ("at", 5),
)  # fmt: skip
"""Ending and the least number of letters that must stay in front of it."""
_SHORT = 4
_LEAST_STEM = 3
_RE_CENTRE = re.compile(r"([bcdt])re(s|d)?$")
_IS = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ingly|ation|ations|er|ers|able|ably|ability|ance)$)")
_DOUBLE_L = re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|ingly|ers?|ors?|ists?|est|ously?)$)")
"""'travelled', 'counsellor'; 'called' loses its second l as 'call' does at the end."""
_OUR = re.compile(r"(?<=[a-z]{2})our(?=[a-z]|$)")
_STEMS = re.compile("|".join(sorted(STEMS, key=len, reverse=True)))
_LEAST_OUR = 5
_NOT_LATIN = "\u0370"


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return the comparison key of one English word; other scripts come back in lower case."""
    form = _joined(_plain(word.lower()).removesuffix("'s").removesuffix("'"))
    form = IRREGULAR.get(form, form)
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


def _plain(form: str) -> str:
    """Write Latin letters without their accents ('détente'); other scripts stay."""
    if form.isascii() or not form[0] < _NOT_LATIN:
        return form
    return "".join(c for c in normalize("NFKD", form) if not combining(c))


def _joined(form: str) -> str:
    """Write the parts of a hyphenated word together, each of them in American spelling."""
    *heads, last = form.split("-")
    whole = "".join([*heads, last])
    if whole in SPELLING or not heads:
        return SPELLING.get(whole, whole)
    return "".join([*(_american(_IS.sub("iz", SPELLING.get(h, h))) for h in heads), SPELLING.get(last, last)])


def _american(form: str) -> str:
    if len(form) > _LEAST_OUR:
        form = _RE_CENTRE.sub(lambda m: f"{m[1]}er{'ed' if m[2] == 'd' else m[2] or ''}", form)
    form = _STEMS.sub(lambda m: STEMS[m[0]], form).replace("lll", "ll")
    if len(form) >= _LEAST_OUR:
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
