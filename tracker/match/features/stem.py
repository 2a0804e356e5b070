"""A light English stemmer and the function words that carry no topic."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

_ENDINGS = (
    ("iveness", "ational"),
    ("nesses",),
    ("ations", "atives"),
    ("ation", "ative", "ating", "ities", "ments", "ively", "ences", "ances", "ently", "antly"),
    ("ally", "ates", "ated", "ical", "ings", "ions", "ment", "ives", "ness", "ence", "ance", "edly"),
    ("ity", "ate", "ive", "ent", "ant", "ion", "ing", "ies", "ied", "ers"),
    ("ic", "er", "ed", "ly", "es", "al"),
    ("s", "e", "y"),
)
"""From long to short."""
_VERBS_IN_ISE = ("isations", "izations", "isation", "ization", "ising", "izing", "ised", "ized", "ises",
                 "izes", "ise", "ize")  # fmt: skip
_FUNCTION_WORDS = (
    "a an the and or but nor so yet of in on at by for with from to into onto over under about as that "
    "this these those it its they them their theirs we us our ours he she his her him i my you your who "
    "whom which what when where while there here is are was were be been being am do does did have has "
    "had having will would shall should may might can could must not no also both each all any some such "
    "than then too very more most other own same s"
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Strip an English ending so that forms of one word meet ('cooperating', 'cooperation').

    The longest known ending that leaves at least four letters goes (the idea of Lovins, 1968);
    British and American '-ise' meet. Short words, digits and other scripts stay as they are.
    """
    if len(word) < 5 or not word.isascii() or not word.isalpha():
        return word
    for ending in _VERBS_IN_ISE:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + "is"
    for ending in chain.from_iterable(_ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


FUNCTION_STEMS = frozenset(stem(word) for word in _FUNCTION_WORDS.split())
