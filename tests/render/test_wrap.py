from __future__ import annotations

from tracker.render.wrap import cells, wrap


def test_lines_keep_to_the_width_in_cells() -> None:
    text = "四か国は、共同訓練を引き続き実施することを確認した。 They agreed on it, and on much else besides."
    lines = wrap(text, 24, first="- ").splitlines()
    assert max(map(cells, lines)) <= 26  # a closing stop may hang over by one wide cell
    assert lines[0].startswith("- ")
    assert all(line.startswith("  ") for line in lines[1:])


def test_nothing_is_lost_but_blanks() -> None:
    text = "a bb  ccc\n" + "d" * 100 + " 日本語の長い文章です " + "日" * 50
    assert "".join(wrap(text, 20).split()) == "".join(text.split())


def test_a_word_longer_than_a_line_stays_whole_on_a_line_of_its_own() -> None:
    path = "/srv/a-folder-with-a-long-name/and-another-below-it/inbox/bad.txt"
    told = wrap(f"{path} could not be read, nor could {path}: it is empty", 40, first="Note: ", rest="  ")
    assert told.splitlines() == [
        f"Note: {path}",
        "  could not be read, nor could",
        f"  {path}:",
        "  it is empty",
    ]


def test_what_is_longer_than_any_word_is_cut() -> None:
    assert max(map(len, wrap("x" * 5000, 72).splitlines())) == 72


def test_stop_does_not_begin_a_line() -> None:
    assert wrap("一二三四。五", 8) == "一二三四。\n五"


def test_empty_text_is_its_prefix() -> None:
    assert wrap("", 20, first="- ") == "-"


def test_wide_and_combining_characters() -> None:
    assert (cells("日本"), cells("ab"), cells("e\u0301")) == (4, 2, 1)
