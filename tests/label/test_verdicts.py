from __future__ import annotations

from collections.abc import Sequence

import pytest

from builders import link, passages, statement
from tracker.label import History, assign_threads, read_verdicts, standing_language
from tracker.model import Label, Link, Passage, SourceKind, Statement, Verdict


class Chronicle:
    """Feeds statements into a history by the text of each sentence: equal texts carry each other on."""

    def __init__(self) -> None:
        self.history = History()

    def hear(
        self, day: str, texts: Sequence[str], kind: SourceKind = SourceKind.OFFICIAL
    ) -> dict[str, Verdict]:
        spoken = statement(day, kind)
        own = passages(spoken, texts)
        standing, dormant = standing_language(self.history)
        by_text = {h.passage.layout.text: h.passage for h in [*dormant, *standing]}
        links = [link(by_text[p.layout.text], p) for p in own if p.layout.text in by_text]
        verdicts = read_verdicts(spoken, own, links, standing, self.history)
        self._remember(spoken, own, links)
        texts_by_id = {p.id: p.layout.text for said in self.history.passages for p in said}
        return {texts_by_id[v.sentence_id]: v for v in verdicts}

    def _remember(self, spoken: Statement, own: list[Passage], links: list[Link]) -> None:
        threads = assign_threads(spoken, own, links, self.history.thread_of)
        self.history.add(spoken, own, links, threads)


@pytest.fixture
def chronicle() -> Chronicle:
    return Chronicle()


def test_the_first_statement_is_all_new(chronicle: Chronicle) -> None:
    verdicts = chronicle.hear("2020-01-01", ["a", "b"])
    assert {v.label for v in verdicts.values()} == {Label.NEW}


def test_a_sentence_said_again_is_repeated_and_one_left_out_is_dropped(chronicle: Chronicle) -> None:
    chronicle.hear("2020-01-01", ["a", "b"])
    verdicts = chronicle.hear("2021-01-01", ["a", "c"])
    assert {text: v.label for text, v in verdicts.items()} == {
        "a": Label.REPEATED,
        "b": Label.DROPPED,
        "c": Label.NEW,
    }
    assert verdicts["b"].proven


def test_a_dropped_sentence_is_dropped_once_and_returns_as_new(chronicle: Chronicle) -> None:
    chronicle.hear("2020-01-01", ["a", "b"])
    chronicle.hear("2021-01-01", ["a"])
    assert "b" not in chronicle.hear("2022-01-01", ["a"])
    verdict = chronicle.hear("2023-01-01", ["a", "b"])["b"]
    assert (verdict.label, verdict.returns_after) == (Label.NEW, 2)


@pytest.mark.parametrize("kind", [SourceKind.REPORT, SourceKind.READOUT, SourceKind.EXCERPT])
def test_silence_of_an_incomplete_text_drops_nothing_and_ends_nothing(
    chronicle: Chronicle, kind: SourceKind
) -> None:
    chronicle.hear("2020-01-01", ["a", "b"])
    silent = chronicle.hear("2021-01-01", ["a"], kind)["b"]
    assert (silent.label, silent.proven) == (Label.DROPPED, False)
    again = chronicle.hear("2022-01-01", ["a", "b"])["b"]
    assert (again.label, again.returns_after) == (Label.REPEATED, None)


def test_a_line_that_an_incomplete_text_left_out_is_dropped_by_the_next_official_one(
    chronicle: Chronicle,
) -> None:
    chronicle.hear("2020-01-01", ["a", "b"])
    chronicle.hear("2021-01-01", ["a"], SourceKind.READOUT)
    verdict = chronicle.hear("2022-01-01", ["a"])["b"]
    assert (verdict.label, verdict.proven) == (Label.DROPPED, True)


def test_a_reporters_own_sentence_is_never_dropped(chronicle: Chronicle) -> None:
    chronicle.hear("2020-01-01", ["a"])
    chronicle.hear("2021-01-01", ["a", "officials were late"], SourceKind.REPORT)
    assert "officials were late" not in chronicle.hear("2022-01-01", ["a"])


def test_a_drop_says_how_long_it_had_stood(chronicle: Chronicle) -> None:
    for year in range(2010, 2019):
        chronicle.hear(f"{year}-01-01", ["a", "b"] if year != 2014 else ["b"])
    verdict = chronicle.hear("2019-01-01", ["b"])["a"]
    assert verdict.standing is not None
    assert (verdict.standing.present, verdict.standing.of) == (8, 9)
    assert str(verdict.standing.first_seen) == "2010-01-01"
    assert str(verdict.standing.last_seen) == "2018-01-01"
