"""One spelling per text: Unicode form, spaces, invisible characters and line ends.

Everything behind this stage may rely on it: NFC, no tab, no soft hyphen, no zero-width character,
no carriage return, spaces are U+0020 (the ideographic space included).
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85|\x0b")
_SPACES = re.compile("[\t\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES_BUT_TABS = re.compile("[\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LOOSE_TABS = re.compile(r"(?<!\S)\t|\t+(?!\S)")
"""Tabs that stand between a word and a space or the margin."""
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc\ufff9-\ufffb]"
    # Joiners spell words in Arabic and Indic scripts; elsewhere they are residue of word processors.
    "|(?<![\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff])[\u200c\u200d]"
)
# The tab is no control character here: where it was to go, it went with the spaces.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_RUN = re.compile(r"(?<=\S) {2,}")
_LIGATURES = {
    ord(sign): letters
    for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}


def tidy(text: str, *, keep_runs: bool = False) -> str:
    """Normalise ``text``, keeping its lines and the indentation of each.

    ``keep_runs`` leaves tabs and several spaces between two words as they are, which may part the cells of a
    table.

    Typographic ligatures are spelt out (NFC keeps them, and PDF files are full of them); quotes and
    dashes stay as they are, because a change of those is for the comparison to judge.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = (_SPACES_BUT_TABS if keep_runs else _SPACES).sub(" ", _LOOSE_TABS.sub(" ", text))
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    text = text if keep_runs else _RUN.sub(" ", text)
    return unicodedata.normalize("NFC", text).translate(_LIGATURES)


def tidy_line(text: str) -> str:
    """Normalise ``text`` into one line without leading or trailing space."""
    return " ".join(tidy(text).split())
