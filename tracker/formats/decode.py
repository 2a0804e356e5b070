"""Bytes → text: byte order mark, UTF-16 without one, UTF-8, the declared charset, then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tracker.errors import ReadError
from tracker.formats.charset import guess, strict
from tracker.formats.tidy import tidy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ISO_2022 = ((b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"))
# What pages declare and what they send: the declared name stands for the larger set of Windows
# (WHATWG Encoding Standard, https://encoding.spec.whatwg.org/#names-and-labels).
_LABELS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "x-euc-jp": "euc_jp",
}  # fmt: skip
_GIVE_TEXT = "Give the statement as text, HTML, Markdown, PDF or DOCX"
_SAVE_AS = "Save it as UTF-8 and try again"
_BINARY_SHARE = 0.02
_DAMAGE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Normalised text and the encoding that its bytes were in."""

    text: str
    encoding: str


def decode(data: bytes, *, where: str, declared: str | None = None, keep_runs: bool = False) -> Decoded:
    """Decode and normalise ``data``; ``declared`` is the charset that a page names, if it does.

    ``keep_runs`` is that of :func:`~tracker.formats.tidy.tidy`.

    Raises :class:`~tracker.errors.ReadError` for binary data and for encodings that cannot be told.
    """
    encoding, text = _unicode(data) or _legacy(data, where, declared)
    if _looks_binary(text):
        raise ReadError("this is binary data, not text", where=where, do=_GIVE_TEXT)
    return Decoded(tidy(text, keep_runs=keep_runs), encoding)


def _unicode(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (text := strict(data[len(mark) :], encoding)) is not None:
            return encoding, text
    if b"\x00" in data:
        return _unmarked_utf16(data)
    for escape, encoding in _ISO_2022:
        if escape in data and (text := strict(data, encoding)) is not None:
            return encoding, text
    if (text := strict(data, "utf-8")) is not None:
        return "utf-8", text
    return _damaged_utf8(data)


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """Read UTF-16 that has no mark: the right order of bytes gives the most ASCII."""
    read = [(encoding, strict(data, encoding)) for encoding in ("utf-16-le", "utf-16-be")]
    sound = [(encoding, text) for encoding, text in read if text is not None]
    encoding, text = max(sound, key=lambda pair: sum(map(str.isascii, pair[1][:5000])), default=("", ""))
    plausible = text and sum(map(_is_textual, text[:5000])) >= 0.97 * len(text[:5000])
    return (encoding, text) if plausible else None


def _is_textual(sign: str) -> bool:
    """Whether a sign is one that texts are made of; swapped bytes give rare ideographs and symbols."""
    code = ord(sign)
    if sign in "\t\n\r" or 0x20 <= code < 0x7F:
        return True
    return (0xA0 <= code < 0x2070 or 0x3000 <= code < 0x3400 or 0x4E00 <= code < 0xA000) or (
        0xAC00 <= code < 0xD7B0 or 0xF900 <= code < 0xFB00 or 0xFE30 <= code < 0xFFF0
    )


def _damaged_utf8(data: bytes) -> tuple[str, str] | None:
    """Read UTF-8 with a few broken bytes (a capture cut inside a character), not to lose all others."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(sign > "\x7f" for sign in text) - broken
    return ("utf-8", text) if sound and broken <= max(1, _DAMAGE * sound) else None


def _legacy(data: bytes, where: str, declared: str | None) -> tuple[str, str]:
    if b"\x00" in data:
        raise ReadError("this is binary data, not text", where=where, do=_GIVE_TEXT)
    label = (declared or "").strip().lower()
    encoding = _LABELS.get(label, label)
    # Latin-1 is what servers and editors say who were never asked, so it is believed only after a guess.
    if encoding not in ("", "cp1252", "windows-1252") and (text := strict(data, encoding)) is not None:
        return codecs.lookup(encoding).name, text
    found = guess(data) or encoding
    text = strict(data, found) if found else None
    if text is None:
        raise ReadError("its text encoding cannot be told", where=where, do=_SAVE_AS)
    return codecs.lookup(found).name, text


def _looks_binary(text: str) -> bool:
    sample = text[:100_000]
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    return controls > _BINARY_SHARE * len(sample)
