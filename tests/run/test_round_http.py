"""Runs against a real web server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from run.conftest import Bench, talk
from sources.server import Reply, Site, endless, redirect
from tracker.model import CheckResult

QUICK = "[http]\npause_seconds = 0\nrobots = false\nretries = 0\n"


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


def source(bench: Bench, table: str) -> None:
    (bench.folder / "config.toml").write_text(
        f'{QUICK}[mail]\nhost = "127.0.0.1"\nport = {bench.server.port}\nsecurity = "none"\n'
        f'to = ["a@example.org"]\n[[series]]\nname = "Harbour Dialogue"\n[[series.sources]]\n{table}\n',
        encoding="utf-8",
    )


def page(text: str) -> Reply:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return Reply(f"<html><body><main>{paragraphs}</main></body></html>")


def day_of(number: int, every: int) -> datetime:
    return datetime(1998, 1, 1, tzinfo=UTC) + timedelta(days=every * number)


def feed(entries: int, site: Site, every: int) -> Reply:
    items = []
    for number in range(entries, 0, -1):
        day = day_of(number, every)
        items.append(
            f"<item><title>Joint Statement {number}</title><link>{site.url(f'/{number}')}</link>"
            f"<guid>{number}</guid><pubDate>{day:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        )
    return Reply(
        f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>',
        type="application/rss+xml",
    )


def serve(site: Site, entries: int, first: int, every: int = 15) -> None:
    """Serve a feed with an entry every so many days, and the pages of the last of them."""
    site.routes["/feed"] = feed(entries, site, every)
    for number in range(first, entries + 1):
        day = day_of(number, every)
        site.routes[f"/{number}"] = page(talk(number, f"{day.day} {day:%B %Y}"))


def test_a_feed_of_500_entries_is_seeded_with_some_and_then_tells_only_the_new_one(
    bench: Bench, site: Site
) -> None:
    serve(site, 500, first=490)
    source(bench, f'kind = "feed"\nurl = "{site.url("/feed")}"\nallow_private = true\nbacklog = 5')
    done = bench.run()
    assert [check.result for check in done.checks] == [CheckResult.FIRST]
    assert len(done.checks[0].statements) == 5
    assert bench.server.received == []
    serve(site, 501, first=490)
    bench.later(days=1)
    told = bench.run()
    assert len(told.checks[0].statements) == 1
    assert len(bench.server.received) == 1


def test_a_feed_of_10_000_old_entries_is_seeded_in_silence_and_then_costs_one_request(
    bench: Bench, site: Site
) -> None:
    serve(site, 10_000, first=9_990, every=1)
    feed_reply = site.routes["/feed"]
    assert isinstance(feed_reply, Reply)
    feed_reply.etag = '"1"'
    source(bench, f'kind = "feed"\nurl = "{site.url("/feed")}"\nallow_private = true\nbacklog = 5')
    begun = time.monotonic()
    done = bench.run()
    assert time.monotonic() - begun < 60
    assert [check.result for check in done.checks] == [CheckResult.FIRST]
    assert len(done.checks[0].statements) == 5
    assert len(site.requests) == 6, "the feed, and the newest five"
    site.requests.clear()
    bench.later(days=1)
    assert bench.run().checks[0].result is CheckResult.UNCHANGED
    (request,) = site.requests
    assert request.headers["if-none-match"] == '"1"'
    assert bench.server.received == []


def test_a_wall_where_the_statement_was_drops_nothing(bench: Bench, site: Site) -> None:
    site.routes["/talks"] = page(talk(1, "4 March 2025"))
    source(bench, f'kind = "page"\nurl = "{site.url("/talks")}"\nallow_private = true')
    bench.run()
    wall = "Before you continue we need your consent. We use cookies. Accept all cookies or reject all."
    for obstacle in (page(wall), Reply("forbidden", 403), Reply("")):
        site.routes["/talks"] = obstacle
        bench.later(days=1)
        assert bench.run().checks[0].result is CheckResult.FAILED
    assert len(bench.open().store.statements.all()) == 1
    told = [item.mail["Subject"] for item in bench.server.received]
    assert len(told) == 1
    assert "could not be checked" in told[0]


def test_a_dead_link_on_a_list_is_told_by_name_and_the_list_was_checked(bench: Bench, site: Site) -> None:
    serve(site, 5, first=4)
    source(bench, f'kind = "feed"\nurl = "{site.url("/feed")}"\nallow_private = true\nbacklog = 2')
    bench.run()
    serve(site, 6, first=7)
    for _ in range(10):
        bench.later(days=1)
        done = bench.run()
        assert done.checks[0].result is CheckResult.UNCHANGED
        assert site.url("/6") in (done.checks[0].detail or "")
        assert done.exit_code == 1
    bench.later(days=1)
    assert bench.run().exit_code == 0
    told = [item.mail["Subject"] for item in bench.server.received]
    assert [number for number in (3, 10) if any(f"in {number} runs" in subject for subject in told)] == [
        3,
        10,
    ]
    assert len(told) == 2


def test_a_wall_before_every_new_link_leaves_open_what_is_new(bench: Bench, site: Site) -> None:
    serve(site, 5, first=4)
    source(bench, f'kind = "feed"\nurl = "{site.url("/feed")}"\nallow_private = true\nbacklog = 2')
    bench.run()
    serve(site, 7, first=8)
    wall = "Before you continue we need your consent. We use cookies. Accept all cookies or reject all."
    site.routes |= {"/6": page(wall), "/7": page(wall)}
    done = bench.run()
    assert done.checks[0].result is CheckResult.FAILED
    lines = (done.checks[0].detail or "").splitlines()
    assert [line.split(": ")[0] for line in lines] == [site.url("/7"), site.url("/6")]
    serve(site, 7, first=6)
    bench.later(days=1)
    assert len(bench.run().checks[0].statements) == 2


def test_the_same_text_under_ten_addresses_is_one_statement(bench: Bench, site: Site) -> None:
    text = page(talk(1, "4 March 2025"))
    links = "".join(f'<li><a href="/copy{n}">Joint statement</a></li>' for n in range(10))
    site.routes = {f"/copy{n}": text for n in range(10)} | {"/": Reply(f"<ul>{links}</ul>")}
    source(bench, f'kind = "index"\nurl = "{site.url("/")}"\nallow_private = true\nfollow = "copy"')
    done = bench.run()
    assert done.checks[0].statements == ("harbour-dialogue/2025-03-04",)
    (statement,) = bench.open().store.statements.all()
    assert statement.revision == 1
    assert bench.server.received == []
    bench.later(days=1)
    site.requests.clear()
    assert bench.run().exit_code == 0
    assert site.paths == ["/"]


def test_a_private_address_is_refused_by_default(bench: Bench, site: Site) -> None:
    source(bench, f'kind = "page"\nurl = "{site.url("/talks")}"')
    done = bench.run()
    assert done.checks[0].result is CheckResult.FAILED
    assert site.requests == []


@pytest.mark.parametrize("allowed", [False, True])
def test_a_redirect_to_a_private_address_is_refused_unless_it_is_allowed(
    bench: Bench, site: Site, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    """The first server passes for one of the public internet; where it leads to does not."""
    monkeypatch.setattr("tracker.sources.http.backend.is_public", lambda address: address == "127.0.0.1")
    inside = Site()
    inside.routes["/talks"] = page(talk(1, "4 March 2025"))
    host = "127.0.0.1" if allowed else "127.0.0.2"
    site.routes["/talks"] = redirect(f"http://{host}:{inside.port}/talks")
    keys = "\nallow_private = true" if allowed else ""
    source(bench, f'kind = "page"\nurl = "{site.url("/talks")}"{keys}')
    done = bench.run()
    assert done.exit_code == int(not allowed)
    assert bool(inside.requests) is allowed
    assert allowed or "'127.0.0.2' is an address of a private network" in (done.checks[0].detail or "")
    inside.close()


def test_an_endless_answer_ends_and_is_told(bench: Bench, site: Site) -> None:
    site.routes["/talks"] = endless(site, b"x" * 100_000)
    source(bench, f'kind = "page"\nurl = "{site.url("/talks")}"\nallow_private = true')
    config = bench.folder / "config.toml"
    config.write_text(config.read_text("utf-8").replace("[http]\n", "[http]\nmax_megabytes = 1\n"), "utf-8")
    done = bench.run()
    assert done.checks[0].result is CheckResult.FAILED
    detail = done.checks[0].detail or ""
    assert detail.startswith(f"{site.url('/talks')}: ")
    assert "1 MB" in detail
    assert "http.max_megabytes" in detail
    assert done.exit_code == 1


def test_an_answer_that_trickles_is_given_up(bench: Bench, site: Site) -> None:
    site.routes["/talks"] = endless(site, b"x", pause=0.05)
    source(bench, f'kind = "page"\nurl = "{site.url("/talks")}"\nallow_private = true')
    config = bench.folder / "config.toml"
    config.write_text(config.read_text("utf-8").replace("[http]\n", "[http]\ntotal_seconds = 1\n"), "utf-8")
    begun = time.monotonic()
    done = bench.run()
    assert time.monotonic() - begun < 10
    assert "1" in (done.checks[0].detail or "")
    assert done.exit_code == 1


def test_nothing_heavy_is_imported_when_nothing_changed(bench: Bench) -> None:
    bench.seeded()
    code = (
        "import sys; from tracker.cli.app import run; code = run(['run', '--config', sys.argv[1]]);"
        "print(code, [m for m in ('torch', 'onnxruntime', 'sentence_transformers') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(bench.folder)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.stdout.splitlines()[-1] == "0 []", done.stdout + done.stderr
