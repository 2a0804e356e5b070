"""Encodings: marked, unmarked, declared, guessed; spaces and forms of Unicode."""

from __future__ import annotations

import pytest

from tracker.errors import ReadError
from tracker.formats.decode import decode

_TEXTS = {
    "en": "The Ministers’ statement reaffirms the “rules-based order” – once more. It is 2024.",
    "fr": "Les ministres ont réaffirmé leur engagement à coopérer l’été prochain, dès que possible.",
    "de": "Die Minister bekräftigten ihre Zusammenarbeit für größere Sicherheit über alle Maßnahmen.",
    "ru": "Министры подтвердили приверженность трёхстороннему сотрудничеству в 2024 году.",
    "ko": "한미일 3국은 2024년 4월 24일 제14차 회의를 개최하였다. 대표들은 도발을 강력히 규탄하였다.",
    "ja": "日米韓は2024年4月24日に第14回協議を開催した。三者は緊密に連携していくことで一致した。",
    "zh": "三国外交部长于2024年四月在北京举行会议，同意继续加强合作，维护地区的和平与稳定。",
    "tw": "三國外交部長於2024年四月在台北舉行會議，同意繼續加強合作，維護地區的和平與穩定。",
}
_PAIRS = [
    *((language, encoding) for language in _TEXTS for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
    *((language, encoding) for language in _TEXTS for encoding in ("utf-16-le", "utf-16-be")),
    ("en", "cp1252"), ("fr", "cp1252"), ("de", "cp1252"), ("ru", "cp1251"), ("ru", "koi8_r"),
    ("ko", "cp949"), ("ko", "euc_kr"), ("ja", "cp932"), ("ja", "euc_jp"), ("ja", "iso2022_jp"),
    ("zh", "gb18030"), ("zh", "gb2312"), ("tw", "big5"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), _PAIRS)
@pytest.mark.parametrize("times", [1, 40])
def test_text_comes_back_whatever_its_encoding(language: str, encoding: str, times: int) -> None:
    text = _TEXTS[language] * times
    assert decode(text.encode(encoding), where="a.txt").text == text


def test_declared_single_byte_charset_decides_what_no_guess_can() -> None:
    text = "Ministři potvrdili závazek prohloubit spolupráci."
    assert decode(text.encode("iso8859_2"), where="a", declared="ISO-8859-2").text == text


def test_false_declaration_loses_to_utf8() -> None:
    text = _TEXTS["fr"]
    assert decode(text.encode(), where="a", declared="iso-8859-1").text == text


def test_unknown_declaration_is_ignored() -> None:
    assert decode(_TEXTS["fr"].encode("cp1252"), where="a", declared="klingon").text == _TEXTS["fr"]


def test_one_broken_character_does_not_cost_all_others() -> None:
    data = (_TEXTS["ko"] * 3).encode()[:-2]
    assert decode(data, where="a.txt").text.startswith(_TEXTS["ko"] * 2)


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00\x03\x00\x00\x00\x04", bytes(range(256)) * 8, b"\x01\x02\x03\x04\x05\x06text"]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"blob\.bin: .*(binary|encoding)"):
        decode(data, where="blob.bin")


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("a\u00a0b\u202fc\u3000d\te", "a b c d e"),
        ("co\u00adoperation\u200b \ufeffnow\u2060", "cooperation now"),
        ("e\u0301te\u0301", "été"),
        ("of\ufb01ce", "office"),
        ("one  two   three", "one two three"),
        ("  indented", "  indented"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("word\u200djoined", "wordjoined"),
    ],
)
def test_one_spelling_per_text(raw: str, tidied: str) -> None:
    assert decode(raw.encode(), where="a").text == tidied
