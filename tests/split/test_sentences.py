from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.model import Line
from tracker.split import split_blocks, split_sentences

HERE = Path(__file__).parent

# Floors: fewer is progress, more is a fault. The frozen half is counted, never looked into.
MOST_WRONG = {"dev": 0, "frozen": 2}


def _through_blocks(text: str) -> list[str]:
    blocks = split_blocks([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    return [sentence for block in blocks for sentence in split_sentences(block.text)]


@pytest.mark.parametrize("half", ["dev", "frozen"])
def test_segmentation_set(half: str) -> None:
    cases = [json.loads(line) for line in (HERE / f"cases_{half}.jsonl").read_text("utf-8").splitlines()]
    wrong = [case["text"] for case in cases if _through_blocks(case["text"]) != case["sentences"]]
    assert len(wrong) <= MOST_WRONG[half], wrong if half == "dev" else len(wrong)


def test_a_sentence_is_not_cut_again() -> None:
    cases = [json.loads(line) for line in (HERE / "cases_dev.jsonl").read_text("utf-8").splitlines()]
    sentences = [sentence for case in cases for sentence in _through_blocks(case["text"])]
    assert len(sentences) > 200
    assert [sentence for sentence in sentences if split_sentences(sentence) != [sentence]] == []


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("Lt. Gen. Ora B. Finn met Adm. Noel Strand III. | They spoke.", 1),
        ("They met the U.S. Secretary of Labor. | He left the U.S. | The rest stayed.", 2),
        ("Talks end at 6 p.m. Sunday or at 7 p.m. | The chair decides.", 1),
        ("See No. 4 and Art. 7. | The answer is no. | Ministers left.", 2),
        ("Under Secs. 4 and 5 of the act Sec. Dunn signed. | Min. Kano did not.", 1),
        ("It was built by Hask Inc. Chairman Lee at Orin Corp. | Workers cheered.", 1),
        ("Adm. (ret.) Noel Strand spoke. | (See table 2.) | He left.", 2),
        ("“Why now?” President Oban asked. | “Why not?” | Nobody knew.", 2),
        ("We leave Annex B. | They keep Phase I. | It is over.", 2),
        ("1. The Parties agree. | Article 7. It applies.", 1),
        ("장관은 “좋다.”고 말했다. | 회의는 2031. 5. 12. 열린다. | 끝.", 2),
        ("“좋다.” 라며 웃었다. | “그렇다.” | 회의가 끝났다.", 2),
        ("「行く。」と言った。 | 「そうだ。」 | 会議は終わった。", 2),
        ("The group ends. | al-Hasan left. | eBay stayed. | (b) Others came.", 3),
    ],
)
def test_boundary_classes(text: str, boundaries: int) -> None:
    right = text.split(" | ")
    assert len(right) == boundaries + 1
    assert split_sentences(" ".join(right)) == right


@pytest.mark.parametrize(
    "text",
    [
        "Write to press.office@harbour.example.com or see www.ports.example.org/plan.Draft today.",
        "Node.js and ASP.NET are frameworks of the firm Orin.Labs in Tallport.",
        "The plan (it was adopted in May. It runs to 2031.) remains in force.",
        "They said “We act. We do not wait. We will win.” and left.",
        "Rates of 4-1/2 percent, 2.5% and 0.25 percent remain.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split_sentences(text) == [text]


def test_long_quotation_is_cut_into_its_sentences() -> None:
    speech = "“" + "We will keep the strait open for every ship. " * 20 + "We will.”"
    assert len(split_sentences(speech)) == 21


def test_stray_mark_protects_nothing() -> None:
    assert len(split_sentences("The (open bracket stays. The rest is cut. So it goes.")) == 3


def test_empty_and_blank() -> None:
    assert split_sentences("") == []
    assert split_sentences(" \n\t ") == []


_WORDS = """The U.S. Gen. Mark A. No. 4 p.m. etc. Inc. 3.5 2031. 5. ... [1] a) (b) word Word. word.Word
said 했다. 고 라고 “좋다.”고 と 会議。 1. II. e.g. .1 www.a.b"""
_PIECES = st.sampled_from([*"“”‘’\"'()「」。.?!;é\u00a0\n¹", *_WORDS.split()])


@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_nothing_is_added_or_lost(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence == " ".join(sentence.split()) != "" for sentence in sentences)


@given(st.lists(_PIECES, max_size=40).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_white_space_between_words_makes_no_difference(text: str) -> None:
    assert split_sentences(re.sub(r"\s+", " ", text).strip()) == split_sentences(text)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        '"',
        "“",
        ". ",
        "a.",
        "A. ",
        "1.",
        "word.Word",
        "a.1,1",
        ".[1]",
        "あ。",
        '(a. "B. ‘c.',
        "word. ) ",
        "- ",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    split_sentences(text)
    split_blocks([Line(1, text)])
    # A quadratic pass would need minutes; linear ones need a tenth of this.
    assert time.process_time() - start < 5


@pytest.mark.slow
def test_captures_have_no_false_split(shared: Path) -> None:
    gold = defaultdict(list)
    for line in (shared / "gold" / "seeds_sentences.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        gold[record["doc"]].append(record["text"])
    assert len(gold) == 5
    for path in sorted((shared / "seeds").glob("*.txt")):
        found = _through_blocks(path.read_text("utf-8"))
        assert [sentence for sentence in gold[path.name[:3]] if sentence not in found] == []


def test_a_wide_gap_in_a_spaced_ellipsis_is_one_space() -> None:
    assert split_sentences(". . \xa0 .") == split_sentences(". . .")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("金利を０．１％とする。次回は５月。", ["金利を０．１％とする。", "次回は５月。"]),
        (
            "Sie trafen sich am 14. September 2023. Wir danken.",
            ["Sie trafen sich am 14. September 2023.", "Wir danken."],
        ),
        ("Die Kosten von 9,4 Mio. Euro tragen alle.", ["Die Kosten von 9,4 Mio. Euro tragen alle."]),
        (
            "当社は、ヴァラ社（以下「ヴ社」といいます。）との間で合意した。",
            ["当社は、ヴァラ社（以下「ヴ社」といいます。）との間で合意した。"],
        ),
    ],
)
def test_stops_of_other_languages(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences
