from __future__ import annotations

from dataclasses import replace

import pytest

from sources.conftest import LONG, MakeClient, look, page, source_at
from sources.server import Reply, Site, redirect
from tracker.model import Changed, CouldNotCheck, Known, Medium, Reason, Source, Unchanged
from tracker.sources import HttpClient, retry_later


def index(*links: str) -> Reply:
    items = "".join(f'<li><a href="{link}">Press item {number}</a></li>' for number, link in enumerate(links))
    return Reply(f"<html><body><h1>Press</h1><ul>{items}</ul></body></html>")


def serve(site: Site, *links: str, **pages: str) -> None:
    site.routes["/press"] = index(*links)
    for name, text in pages.items():
        site.routes[f"/{name}"] = Reply(page(text))


def text(name: str) -> str:
    return f"Statement {name}. {LONG}"


@pytest.fixture
def source(site: Site) -> Source:
    return source_at(site.url("/press"), Medium.INDEX, follow=r"/s\d+")


def names(outcome: object) -> list[str]:
    assert isinstance(outcome, Changed), outcome
    return [found.name for found in outcome.found]


def known_after(outcome: object) -> Known:
    known = getattr(outcome, "known", None)
    assert isinstance(known, Known), outcome
    return known


def test_only_links_of_the_pattern_are_followed_and_only_once(
    site: Site, client: HttpClient, source: Source
) -> None:
    serve(site, "/s2", "/about", "s1", "/s2#end", "mailto:press@example.org", s1=text("1"), s2=text("2"))
    first = look(source, client)
    assert names(first) == ["s2", "s1"]
    serve(site, "/s3", "/s2", "/about", "/s1", s3=text("3"))
    second = look(source, client, known_after(first))
    assert names(second) == ["s3"]
    assert isinstance(look(source, client, known_after(second)), Unchanged)
    assert site.paths == ["/press", "/s2", "/s1", "/press", "/s3", "/press"]


def test_words_of_a_link_count_too_and_its_title_is_kept(site: Site, client: HttpClient) -> None:
    site.routes["/press"] = Reply('<a href="/1">Joint <b>Statement</b></a><a href="/2">Photo gallery</a>')
    site.routes["/1"] = Reply(page(LONG))
    outcome = look(source_at(site.url("/press"), Medium.INDEX, follow="joint statement"), client)
    assert isinstance(outcome, Changed)
    assert [found.title for found in outcome.found] == ["Joint Statement"]


def test_without_a_pattern_every_link_but_the_one_to_itself_is_followed(
    site: Site, client: HttpClient
) -> None:
    serve(site, "/press?utm_source=menu", "#top", "/s1", s1=text("1"))
    assert names(look(source_at(site.url("/press"), Medium.INDEX), client)) == ["s1"]


def test_links_are_resolved_against_the_base_of_the_page(site: Site, client: HttpClient) -> None:
    site.routes["/press"] = Reply(
        f'<html><head><base href="{site.url("/deep/")}"></head><a href="s1?utm_source=x&id=7#a">x</a></html>'
    )
    site.routes["/deep/s1?id=7"] = Reply(page(LONG))
    source = source_at(site.url("/press"), Medium.INDEX, follow="s1")
    assert names(look(source, client)) == ["s1"]


def test_the_first_look_takes_a_bounded_number_and_remembers_the_rest(
    site: Site, client: HttpClient, source: Source
) -> None:
    serve(site, *(f"/s{n}" for n in range(30, 0, -1)), **{f"s{n}": text(str(n)) for n in range(31)})
    first = look(replace(source, backlog=3), client)
    assert names(first) == ["s30", "s29", "s28"]
    serve(site, *(f"/s{n}" for n in range(31, 0, -1)), s31=text("31"))
    assert names(look(source, client, known_after(first))) == ["s31"]


def test_seeding_may_fetch_nothing_at_all(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, "/s2", "/s1")
    first = look(replace(source, backlog=0), client)
    assert isinstance(first, Unchanged)
    assert first.known.seeded
    assert site.paths == ["/press"]


def test_more_new_links_than_one_check_takes_wait_for_the_next(
    site: Site, make_client: MakeClient, source: Source
) -> None:
    client = make_client(links=4)
    serve(site, "/s0", s0=text("0"))
    known = known_after(look(source, client))
    serve(site, *(f"/s{n}" for n in range(10, -1, -1)), **{f"s{n}": text(str(n)) for n in range(11)})
    taken = []
    for _ in range(3):
        outcome = look(source, client, known)
        taken.append(names(outcome))
        known = known_after(outcome)
    assert taken == [["s10", "s9", "s8", "s7"], ["s6", "s5", "s4", "s3"], ["s2", "s1"]]
    assert isinstance(look(source, client, known), Unchanged)


def test_one_text_under_ten_addresses_is_one(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, *(f"/s{n}" for n in range(9)), **{f"s{n}": text("same") for n in range(8)})
    site.routes["/s8"] = redirect("/s0?print=1")
    site.routes["/s0?print=1"] = Reply(page(text("same"), token="other markup"))
    first = look(source, client)
    assert len(names(first)) == 1
    serve(site, "/s10", "/s0", s10=text("same"))
    second = look(source, client, known_after(first))
    assert isinstance(second, Unchanged)


def test_a_link_that_fails_is_tried_again_though_the_index_stays_the_same(
    site: Site, client: HttpClient, source: Source
) -> None:
    serve(site, "/s2", "/s1", s1=text("1"), s2=text("2"))
    site.routes["/press"].etag = '"1"'  # type: ignore[union-attr]
    site.routes["/s1"] = Reply("forbidden", 403)
    first = look(source, client)
    assert names(first) == ["s2"]
    assert isinstance(first, Changed)
    assert [problem.reason for problem in first.problems] == [Reason.FORBIDDEN]
    still = look(source, client, first.known)
    assert isinstance(still, CouldNotCheck)
    assert still.where == site.url("/s1")
    site.routes["/s1"] = Reply(page(text("1")))
    third = look(source, client, known_after(still))
    assert names(third) == ["s1"]
    assert isinstance(look(source, client, known_after(third)), Unchanged)


def test_a_link_that_never_works_is_given_up(site: Site, make_client: MakeClient, source: Source) -> None:
    client = make_client(attempts=3)
    serve(site, "/s2", "/s1", s1=text("1"))
    known = known_after(look(source, client))
    for _ in range(2):
        outcome = look(source, client, known)
        assert isinstance(outcome, Unchanged), "the index was read; one link on it is dead"
        assert [problem.where for problem in outcome.problems] == [site.url("/s2")]
        known = known_after(outcome)
    given_up = look(source, client, known)
    assert isinstance(given_up, Unchanged)
    assert given_up.problems == ()
    assert len(site.asked("/s2")) == 3


def test_an_index_that_never_led_to_anything_could_not_be_checked(
    site: Site, client: HttpClient, source: Source
) -> None:
    serve(site, "/s2", "/s1")
    outcome = look(source, client)
    assert isinstance(outcome, CouldNotCheck)
    assert [problem.where for problem in outcome.problems] == [site.url("/s2"), site.url("/s1")]


def test_dead_links_do_not_keep_out_new_ones(site: Site, make_client: MakeClient, source: Source) -> None:
    client = make_client(links=2)
    serve(site, "/s2", "/s1")
    known = known_after(look(source, client))
    serve(site, "/s2", "/s1", "/s3", s3=text("3"))
    assert names(look(source, client, known)) == ["s3"]


def test_a_host_that_fails_is_left_alone_after_three_links(
    site: Site, make_client: MakeClient, source: Source
) -> None:
    client = make_client(retries=0)
    serve(site, *(f"/s{n}" for n in range(9)))
    site.routes |= {f"/s{n}": Reply("", 503) for n in range(9)}
    outcome = look(source, client)
    assert isinstance(outcome, CouldNotCheck)
    assert "2 more of its links failed" in outcome.detail
    assert site.paths == ["/press", "/s0", "/s1", "/s2"]
    site.routes |= {f"/s{n}": Reply(page(text(str(n)))) for n in range(9)}
    assert len(names(look(source, client, known_after(outcome)))) == 9


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('<html><body><a href="/a">A</a><a href="/b">B</a></body></html>', "None of the 2 links"),
        ("<html><body><div id='app'></div><script src='/x.js'></script></body></html>", "no link"),
    ],
)
def test_a_new_layout_is_a_failure_and_not_silence(
    site: Site, client: HttpClient, source: Source, body: str, says: str
) -> None:
    serve(site, "/s1", s1=text("1"))
    known = known_after(look(source, client))
    site.routes["/press"] = Reply(body)
    outcome = look(source, client, known)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.NO_STATEMENT
    assert says in outcome.detail


def test_an_index_that_cannot_be_had_keeps_what_is_known(
    site: Site, client: HttpClient, source: Source
) -> None:
    outcome = look(source, client)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.NOT_FOUND
    assert outcome.known is None


def test_a_wall_behind_the_links_is_looked_behind_again(
    site: Site, client: HttpClient, source: Source
) -> None:
    """All links lead to one cookie wall: the other links must not pass for 'the same text, seen'."""
    serve(site, "/s3", "/s2", "/s1", **{f"s{n}": f"Accept our cookies to go on. {LONG}" for n in (1, 2, 3)})
    first = look(source, client)
    assert names(first) == ["s3"]
    assert isinstance(first, Changed)
    known = retry_later(first.known, first.found, before=Known(), attempts=10)
    still = look(source, client, known)
    assert isinstance(still, Changed)
    known = retry_later(still.known, still.found, before=known, attempts=10)
    for n in (1, 2, 3):
        site.routes[f"/s{n}"] = Reply(page(text(str(n))))
    second = look(source, client, known)
    assert sorted(names(second)) == ["s1", "s2", "s3"]
