"""Guess the legacy encoding of bytes that are neither Unicode nor declared.

Left to choose among all it knows, charset-normalizer reads cp1252 as cp1250. East Asian encodings
are told apart here by the scripts that come out: Japanese always mixes in kana, modern Korean is
almost all Hangul, and each of them read as another gives neither (KS X 1001 has letters of its own
where EUC-JP has kana). What is left is one byte per letter, which charset-normalizer decides among
a few encodings.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_JAMO = re.compile("[\u3131-\u318e]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HALF_KANA = re.compile("[\uff61-\uff9f]")
_RARE = re.compile("[\ue000-\uf8ff\u3400-\u4dbf\u2500-\u257f\u0400-\u04ff\u0370-\u03ff\U00020000-\U0003ffff]")
_FREQUENT_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会年發發國會這為與時對說個們來學"
)
_SAMPLE = 200_000
_SINGLE_BYTE = ["cp1252", "cp1251", "cp1253", "cp1254", "iso8859_2", "iso8859_15", "koi8_r", "cp1256"]


def _is_japanese(text: str) -> bool:
    wide = len(_KANA.findall(text)) + len(_HAN.findall(text))
    kana = len(_KANA.findall(text))
    odd = len(_HALF_KANA.findall(text)) + len(_RARE.findall(text)) + len(_HANGUL.findall(text))
    return kana >= 2 and kana >= 0.15 * wide and odd <= 0.1 * wide


def _is_korean(text: str) -> bool:
    hangul = len(_HANGUL.findall(text))
    other = len(_HAN.findall(text)) + len(_JAMO.findall(text)) + len(_RARE.findall(text))
    return hangul >= 2 and other <= 0.25 * hangul and len(_KANA.findall(text)) <= 0.1 * hangul


def _is_chinese(text: str) -> bool:
    han = _HAN.findall(text)
    frequent = sum(sign in _FREQUENT_HAN for sign in han)
    return len(han) >= 4 and frequent >= 0.08 * len(han) and len(_RARE.findall(text)) <= 0.1 * len(han)


_WIDE: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("cp932", _is_japanese),
    ("euc_jp", _is_japanese),
    ("cp949", _is_korean),
    ("gb18030", _is_chinese),
    ("big5", _is_chinese),
)


def strict(data: bytes, encoding: str) -> str | None:
    """Decode ``data`` or return ``None``; unknown encodings count as failures."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def guess(data: bytes) -> str | None:
    """Name the encoding of ``data``, or ``None`` when nothing fits well enough.

    ``data`` must hold bytes above 0x7F, and may be cut at any place: a character cut at the end of
    the sample is tolerated.
    """
    for encoding, fits in _WIDE:
        text = strict(data, encoding)
        if text is not None and fits(text[:_SAMPLE]):
            return encoding
    return _guess_single_byte(data)


def _guess_single_byte(data: bytes) -> str | None:
    western = strict(data, "cp1252")
    if western is not None and _is_western(western[:_SAMPLE]):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_SINGLE_BYTE, enable_fallback=False).best()
    if best is None or strict(data, best.encoding) is None:
        return None
    return best.encoding if _mostly_letters(str(best)) else None


def _is_western(text: str) -> bool:
    """Whether the signs above ASCII stand as they do in Western text: few, inside words or as quotes."""
    high = [sign for sign in text if sign > "\x7f"]
    letters = sum(sign.isalpha() for sign in text)
    usual = sum(sign in "“”‘’–—…•€£§©®™°«»¡¿ºª\u00a0·½¼¾²³" or _is_latin_small(sign) for sign in high)
    return len(high) <= 0.15 * max(letters, 1) + 2 and usual >= 0.8 * len(high)


def _is_latin_small(sign: str) -> bool:
    return sign.isalpha() and (sign.islower() or sign in "ÀÁÂÄÅÆÇÈÉÊËÍÎÓÖØÚÜ")


def _mostly_letters(text: str) -> bool:
    """Whether the signs above ASCII are letters of one script for the most part."""
    high = [sign for sign in text if sign > "\x7f" and not sign.isspace()]
    scripts: dict[str, int] = {}
    for sign in high:
        if sign.isalpha():
            script = unicodedata.name(sign, "?").split()[0]
            scripts[script] = scripts.get(script, 0) + 1
    return not high or max(scripts.values(), default=0) >= 0.6 * len(high)
