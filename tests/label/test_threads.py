from __future__ import annotations

from builders import link, passages, statement
from tracker.label import assign_threads
from tracker.model import LinkScope

OLD, NEW = statement("2020-01-01"), statement("2021-01-01")


def test_a_sentence_joins_the_thread_it_carries_on_most_surely() -> None:
    a, b = passages(OLD, ["a", "b"])
    (c,) = passages(NEW, ["c"])
    threads = assign_threads(NEW, [c], [link(a, c, 0.6), link(b, c, 0.8)], {a.id: "A", b.id: "B"})
    assert threads == {c.id: "B"}


def test_of_two_alike_it_joins_the_one_in_its_own_series() -> None:
    a, b = passages(OLD, ["a", "b"])
    (c,) = passages(NEW, ["c"])
    links = [link(a, c, 0.9), link(b, c, 0.9, scope=LinkScope.GROUP)]
    assert assign_threads(NEW, [c], links, {a.id: "A", b.id: "B"}) == {c.id: "A"}


def test_a_doubtful_past_in_its_own_series_yields_to_a_sure_one_elsewhere() -> None:
    a, b = passages(OLD, ["a", "b"])
    (c,) = passages(NEW, ["c"])
    links = [link(a, c, 0.55), link(b, c, 0.9, scope=LinkScope.GROUP)]
    assert assign_threads(NEW, [c], links, {a.id: "A", b.id: "B"}) == {c.id: "B"}


def test_without_a_link_it_founds_a_thread_whose_name_survives_a_rebuild() -> None:
    (before,), (after,) = passages(NEW, ["c"]), passages(NEW, ["c"])
    first = assign_threads(NEW, [before], [], {})
    again = assign_threads(NEW, [after], [], {})
    assert list(first.values()) == list(again.values())
