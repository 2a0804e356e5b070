"""Sentence splitting measured: the project beside three libraries, all behind the same block pass.

Run ``python -m benchmarks.segmentation``. Prints wrong cases per half of the segmentation set (a case is
wrong if any sentence differs) and, where ``../shared`` is there, false and missed splits in the body
paragraphs of the five captures. ``--show NAME`` prints the wrong cases of the dev half.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from tracker.model import Line
from tracker.split import split_blocks, split_sentences

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "split"
SHARED = ROOT.parent / "shared"
Splitter = Callable[[str], list[str]]


def language(text: str) -> str:
    """Return the language to tell a library that asks for one."""
    if any("가" <= char <= "힣" for char in text):
        return "ko"
    return "ja" if any("\u3040" <= char <= "\u30ff" for char in text) else "en"


def yasbd() -> Splitter:
    from yasbd import BoundaryDetector

    detectors = {name: BoundaryDetector(lang=name) for name in ("en", "ja", "ko")}
    return lambda text: list(detectors[language(text)].segment(text))


def pysbd() -> Splitter:
    from pysbd import Segmenter

    english, japanese = Segmenter(language="en", clean=False), Segmenter(language="ja", clean=False)
    return lambda text: list((japanese if language(text) == "ja" else english).segment(text))


def sentencex() -> Splitter:
    from sentencex import segment

    return lambda text: list(segment(language(text), text))


def split_text(text: str, splitter: Splitter) -> list[str]:
    """Run the project's block pass, then ``splitter`` on each block."""
    blocks = split_blocks([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    return [clean for block in blocks for part in splitter(block.text) if (clean := " ".join(part.split()))]


def wrong_cases(name: str, splitter: Splitter) -> list[tuple[dict[str, object], list[str]]]:
    lines = (CASES / f"cases_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    results = [(case, split_text(case["text"], splitter)) for case in cases]
    return [(case, found) for case, found in results if found != case["sentences"]]


def capture_paragraphs() -> list[list[str]]:
    """Return the gold sentences of the captures, one list per body paragraph."""
    gold = defaultdict(list)
    for line in (SHARED / "gold" / "seeds_sentences.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold[record["doc"]].append(record["text"])
    paragraphs = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for block in split_blocks([Line(number, line) for number, line in enumerate(lines, 1)]):
            inside = [sentence for sentence in gold[path.name[:3]] if sentence in block.text]
            if inside:
                paragraphs.append(inside)
    return paragraphs


def ends(sentences: Iterable[str]) -> set[int]:
    """Return the number of visible characters before each boundary."""
    places, total = set(), 0
    for sentence in sentences:
        total += len("".join(sentence.split()))
        places.add(total)
    return places


def capture_errors(splitter: Splitter) -> tuple[int, int]:
    """Count boundaries that are not there, and boundaries not found."""
    false = missed = 0
    for sentences in capture_paragraphs():
        right, found = ends(sentences), ends(splitter(" ".join(sentences)))
        false += len(found - right)
        missed += len(right - found)
    return false, missed


def seconds_per_megabyte(splitter: Splitter) -> float:
    """Time one paragraph's text, repeated to 200 kB in blocks of some kB, scaled to 1 MB."""
    cases = (CASES / "cases_dev.jsonl").read_text(encoding="utf-8").splitlines()
    block = " ".join(json.loads(line)["text"].replace("\n", " ") for line in cases if line.isascii())
    repeats = 200_000 // len(block) + 1
    start = time.perf_counter()
    for _ in range(repeats):
        splitter(block)
    return (time.perf_counter() - start) * 1e6 / (repeats * len(block))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--show", metavar="NAME", help="print the wrong dev cases of one splitter")
    shown = parser.parse_args().show
    splitters = {
        "project": lambda: split_sentences,
        "yasbd-lib": yasbd,
        "pysbd": pysbd,
        "sentencex": sentencex,
    }
    if shown:
        for case, found in wrong_cases("dev", splitters[shown]()):
            print(f"{case['class']}: {case['text']!r}\n  found {found}\n  right {case['sentences']}")
        return
    sizes = {
        name: len((CASES / f"cases_{name}.jsonl").read_text(encoding="utf-8").splitlines())
        for name in ("dev", "frozen")
    }
    print(f"{'wrong of':<12} {'dev ' + str(sizes['dev']):>10} {'frozen ' + str(sizes['frozen']):>12}"
          f" {'captures: false':>16} {'missed':>7} {'s/MB':>6}")  # fmt: skip
    for name, make in splitters.items():
        splitter = make()
        dev, frozen = len(wrong_cases("dev", splitter)), len(wrong_cases("frozen", splitter))
        captures = capture_errors(splitter) if (SHARED / "gold").is_dir() else ("-", "-")
        print(f"{name:<12} {dev:>10} {frozen:>12} {captures[0]:>16} {captures[1]:>7}"
              f" {seconds_per_megabyte(splitter):>6.1f}")  # fmt: skip


if __name__ == "__main__":
    main()
