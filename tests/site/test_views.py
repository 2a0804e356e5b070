"""What the pages are given: lines, wordings, promises, pairs."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tracker.language.worddiff import Op
from tracker.model import Kind, Outcome, PresenceMark
from tracker.model.thread import Status, Thread
from tracker.render.thread_looks import OUTCOME, PRESENCE, STATUS
from tracker.site import Book, Reading, Site
from tracker.site.commitments import parts_of, promises_of, years_of
from tracker.site.compare import against, compare_view, statement_data, threads_by_sentence
from tracker.site.looks import PRESENCE as LETTERS
from tracker.site.looks import PRESENCE_WORDS
from tracker.site.meeting import lines_of, meeting_view
from tracker.site.plan import Plan
from tracker.site.thread import paged_threads, thread_view


@pytest.fixture
def book(site: Site) -> Book:
    return next(b for b in site.books if b.series.slug == "straits-security-dialogue")


@pytest.fixture
def latest(book: Book) -> Reading:
    return book.readings[-1]


def thread_with(site: Site, words: str) -> Thread:
    return next(t for t in site.threads if any(words in o.sentence.text for o in t.wordings))


def test_every_status_outcome_and_mark_has_a_face() -> None:
    assert set(STATUS) == set(Status)
    assert set(OUTCOME) == set(Outcome)
    assert set(PRESENCE) == set(PresenceMark) == set(LETTERS)
    assert set(PRESENCE_WORDS) == set(LETTERS.values())


def test_text_stands_whole_and_in_order_with_drops_between(latest: Reading) -> None:
    lines = lines_of(latest, ())
    own = [line for line in lines if not line.gone]
    assert [line.number for line in own] == list(range(1, len(latest.layout) + 1))
    assert [line.text for line in own] == [place.text for place in latest.layout]
    gone = [line for line in lines if line.gone]
    assert {line.text for line in gone} == {d.sentence.text for d in latest.changes.dropped}
    assert all(line.anchor.startswith("was-") and line.earlier for line in gone)


def test_changed_sentence_shows_the_words_that_are_gone(latest: Reading) -> None:
    changed = [line for line in lines_of(latest, ()) if line.label == "changed" and len(line.earlier) == 1]
    marked = [line for line in changed if line.earlier[0].segments]
    assert marked
    for line in marked:
        gone = {s.text for s in line.segments if s.op is Op.DELETE}
        assert gone == {s.text for s in line.earlier[0].segments if s.op is Op.DELETE}


def test_paragraphs_open_where_the_text_opens_them(latest: Reading) -> None:
    opens = [line.number for line in lines_of(latest, ()) if line.opens]
    paragraphs = [place.paragraph for place in latest.layout]
    assert opens == [n for n, p in enumerate(paragraphs, 1) if n == 1 or p != paragraphs[n - 2]]


def test_filters_count_every_line_once(book: Book, latest: Reading) -> None:
    lines = lines_of(latest, ())
    view = meeting_view(book, len(book.readings) - 1, lines)
    assert sum(f.count for f in view.filters) == len(lines) == sum(n for _, n in view.kinds)
    assert view.newer is None
    assert view.older is not None


def test_same_words_at_neighbouring_meetings_are_one_wording(site: Site) -> None:
    thread = max(site.threads, key=lambda t: len(t.wordings))
    view = thread_view(thread)
    assert sum(len(w.places) for w in view.wordings) == len(thread.wordings)
    texts = [w.text for w in view.wordings]
    assert all(a != b for a, b in pairwise(texts))
    assert view.wordings[-1].look.word == "First said"


def test_note_of_a_person_stands_on_the_thread(site: Site) -> None:
    view = thread_view(thread_with(site, "helicopters"))
    assert [(d.who, d.why) for d in view.decisions] == [("an <i>analyst</i>", "Seen on the pad & counted")]
    assert view.version > 0


def test_said_once_without_promise_has_no_page_of_its_own(site: Site) -> None:
    paged = paged_threads(site.threads)
    for thread in site.threads:
        lone = len(thread.occurrences) == 1 and not thread.deadlines and not thread.decisions
        assert (thread.id in paged) is not (lone and thread.kind is not Kind.COMMITMENT)


def test_each_commitment_stands_under_one_status(site: Site) -> None:
    parts = parts_of(promises_of(site.threads, frozenset()))
    names = [p.thread_id for part in parts for p in part.promises]
    promised = {t.id for t in site.threads if t.kind is Kind.COMMITMENT or t.deadlines}
    assert sorted(names) == sorted(promised)
    due = next(part for part in parts if part.slug == "due").promises
    assert [p.end for p in due] == sorted(p.end for p in due if p.end)


def test_calendar_shows_this_year_and_those_near_it(site: Site) -> None:
    deadlines = [one for overview in Plan(site).made for one in overview.deadlines]
    years = years_of(sorted(deadlines, key=lambda one: one.order), date(2031, 5, 1))
    assert 2031 in [year.number for year in years]
    assert len(years) <= 4
    assert sum(month.now for year in years for month in year.months) == 1
    assert all(year.count == sum(len(m.spots) for m in year.months) for year in years)


def test_front_tells_the_newest_meetings_first(site: Site) -> None:
    (page,) = [file for file in Plan(site).files() if file.path == "index.html"]
    view = page.values["view"]
    days = [news.cite.iso for news in view.news]
    assert days == sorted(days, reverse=True)
    assert len(view.shelves) == len(site.books)
    assert view.due_count == sum(t.status is Status.DUE for t in site.threads)


def test_comparison_of_two_leaves_out_what_carries_on_a_third(book: Book, latest: Reading) -> None:
    previous = latest.changes.previous
    assert previous is not None
    pair = against(latest.changes, previous)
    assert {old.statement.id for s in pair.sentences for old in s.earlier} == {previous.id}
    assert all(len(s.earlier) == len(s.matches) for s in pair.sentences)
    returned = [s for s in latest.changes.sentences if s.returns_after]
    assert returned
    assert compare_view(book, book.readings[0]) is None


def test_statement_data_names_the_threads_of_each_sentence(site: Site, latest: Reading) -> None:
    data = statement_data(latest, threads_by_sentence(site.threads))
    assert data["id"] == latest.statement.id
    rows = data["sentences"]
    assert isinstance(rows, list)
    assert [row[0] for row in rows] == [place.text for place in latest.layout]
    assert all(len(row) > 2 for row in rows)
