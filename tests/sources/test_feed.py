from __future__ import annotations

from dataclasses import replace

import pytest

from sources.conftest import LONG, MakeClient, look, page, source_at
from sources.server import Reply, Site
from tracker.model import Changed, CouldNotCheck, Known, Medium, Reason, Source, Unchanged
from tracker.sources import HttpClient

ATOM = "application/atom+xml"


def day(number: int) -> str:
    return (
        f"{1 + number % 28:02d} {['Jan', 'Feb', 'Mar'][number // 28 % 3]} {2000 + number // 84} 10:00:00 GMT"
    )


def rss(*numbers: int) -> str:
    items = "".join(
        f"<item><title>Statement {n}</title><link>/s{n}?utm_medium=rss</link>"
        f"<guid isPermaLink='false'>id-{n}</guid><pubDate>{day(n)}</pubDate></item>"
        for n in numbers
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Press</title>{items}</channel></rss>"


def serve(site: Site, feed: str | bytes, *numbers: int, type: str = "application/rss+xml") -> None:  # noqa: A002
    site.routes["/feed"] = Reply(feed, type=type)
    site.routes |= {f"/s{n}": Reply(page(f"Statement {n}. {LONG}")) for n in numbers}


@pytest.fixture
def source(site: Site) -> Source:
    return source_at(site.url("/feed"), Medium.FEED)


def names(outcome: object) -> list[str]:
    assert isinstance(outcome, Changed), outcome
    return [found.name for found in outcome.found]


def known_after(outcome: object) -> Known:
    known = getattr(outcome, "known", None)
    assert isinstance(known, Known), outcome
    return known


def test_new_entries_are_followed_newest_first(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, rss(1, 3, 2), 1, 2, 3)
    first = look(source, client)
    assert names(first) == ["s3", "s2", "s1"]
    serve(site, rss(1, 3, 2, 4), 4)
    second = look(source, client, known_after(first))
    assert names(second) == ["s4"]
    assert isinstance(second, Changed)
    assert second.found[0].title == "Statement 4"
    assert "/s4" in site.paths  # without the tracking that the feed adds


ENTRY = "<title>Statement 1</title><id>urn:1</id><updated>2025-03-04T10:00:00Z</updated>"
KINDS = {
    "rss": rss(1),
    "atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{ENTRY}<link href='/s1'/></entry></feed>",
    "rdf": (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel rdf:about='x'><title>P</title></channel>"
        "<item rdf:about='1'><title>Statement 1</title><link>/s1</link></item></rdf:RDF>"
    ),
    "unclosed": "<rss version='2.0'><channel><item><title>A & B</title><link>/s1</link></item>",
    "undeclared entity": rss(1).replace("Press", "Press&nbsp;room"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("type_", ["text/html", "application/xml; charset=us-ascii", None])
def test_feeds_of_all_kinds_and_conditions_are_read(
    site: Site, client: HttpClient, source: Source, kind: str, type_: str | None
) -> None:
    serve(site, KINDS[kind], 1, type=type_)  # type: ignore[arg-type]
    assert names(look(source, client)) == ["s1"]


@pytest.mark.parametrize(
    ("encoding", "declared", "type_"),
    [
        ("shift_jis", " encoding='Shift_JIS'", "text/xml; charset=utf-8"),
        ("euc-kr", "", "text/xml; charset=euc-kr"),
        ("utf-8", "", "text/xml"),
    ],
)
def test_titles_are_read_in_their_charset(
    site: Site, client: HttpClient, encoding: str, declared: str, type_: str
) -> None:
    title = "共同声明" if encoding == "shift_jis" else "공동성명"
    feed = rss(1).replace("Statement 1", title).replace("version='1.0'", f"version='1.0'{declared}")
    serve(site, feed.encode(encoding), 1, type=type_)
    outcome = look(source_at(site.url("/feed"), Medium.FEED, follow=title), client)
    assert names(outcome) == ["s1"]


def test_entries_outside_the_pattern_are_no_failure(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, rss(1, 2))
    outcome = look(replace(source, follow="communiqué"), client)
    assert isinstance(outcome, Unchanged)
    assert site.paths == ["/feed"]


def test_a_feed_of_500_entries(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, rss(*range(500)), *range(490, 502))
    first = look(source, client)
    assert names(first) == [f"s{n}" for n in range(499, 489, -1)]
    assert isinstance(look(source, client, known_after(first)), Unchanged)
    serve(site, rss(*range(502)))
    assert names(look(source, client, known_after(first))) == ["s501", "s500"]


@pytest.mark.slow
def test_a_feed_of_10_000_old_entries_is_seeded(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, rss(*range(10_000)), *range(9_990, 10_002))
    first = look(source, client)
    assert len(names(first)) == 10
    assert len(known_after(first).seen) == 10_000
    assert len(site.paths) == 11
    serve(site, rss(*range(10_001)))
    assert names(look(source, client, known_after(first))) == ["s10000"]


def test_an_unchanged_feed_is_not_read_again(site: Site, client: HttpClient, source: Source) -> None:
    serve(site, rss(1), 1)
    site.routes["/feed"].etag = '"a"'  # type: ignore[union-attr]
    first = look(source, client)
    assert look(source, client, known_after(first)) == Unchanged(known_after(first))
    site.routes["/feed"].etag = None  # type: ignore[union-attr]
    assert isinstance(look(source, client, known_after(first)), Unchanged)
    assert site.paths == ["/feed", "/s1", "/feed", "/feed"]


def test_an_entry_without_a_link_is_its_own_statement(site: Site, client: HttpClient, source: Source) -> None:
    content = f"&lt;p&gt;Statement by the chair. {LONG}&lt;/p&gt;"
    entry = f"{ENTRY}<published>2025-03-04T10:00:00Z</published><content type='html'>{content}</content>"
    serve(site, f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{entry}</entry></feed>", type=ATOM)
    outcome = look(source, client)
    assert isinstance(outcome, Changed)
    (found,) = outcome.found
    body = found.data.decode()
    assert "<h1>Statement 1</h1>" in body
    assert f"<p>Statement by the chair. {LONG}</p>" in body
    assert '<meta property="article:published_time" content="2025-03-04">' in body
    assert (found.key, found.url) == ("urn:1", None)
    assert site.paths == ["/feed"]


def test_characters_that_no_page_can_hold_are_left_out(
    site: Site, client: HttpClient, source: Source
) -> None:
    entry = f"<item><title>A&#1;B</title><description>{LONG}&#0;&#xFFFE;</description></item>"
    serve(site, f"<rss version='2.0'><channel>{entry}</channel></rss>")
    outcome = look(source, client)
    assert isinstance(outcome, Changed)
    assert LONG in outcome.found[0].data.decode()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<html><body>Please verify that you are human</body></html>", "web page"),
        ("{}", "no RSS or Atom feed"),
        ("<rss version='2.0'><channel><title>Press</title></channel></rss>", "no entries"),
        ("<rss", "no RSS or Atom feed"),
        (rss(1).replace("<link>", "&#x110000;<link"), "no RSS or Atom feed"),
        ("\x00\x01\x02", "no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed_is_a_failure(
    site: Site, client: HttpClient, source: Source, body: str, says: str
) -> None:
    serve(site, body)
    outcome = look(source, client)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.BROKEN_FEED
    assert says in outcome.detail


def test_a_feed_cannot_name_a_file_or_another_address_to_read(
    site: Site, client: HttpClient, source: Source
) -> None:
    serve(site, "/etc/passwd")
    outcome = look(source, client)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.BROKEN_FEED
    assert site.paths == ["/feed"]


def test_entities_are_not_expanded_without_bound(site: Site, make_client: MakeClient, source: Source) -> None:
    levels = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e0 'ha'>{levels}]>" + rss(1).split("?>", 1)[1]
    serve(site, bomb.replace("Statement 1", "&e9;"), 1)
    outcome = look(source, make_client())
    assert names(outcome) == ["s1"]
    assert isinstance(outcome, Changed)
    assert len(outcome.found[0].title or "") < 10_000
