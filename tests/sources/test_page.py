from __future__ import annotations

import pytest

from sources.conftest import LONG, NOW, look, page, source_at
from sources.server import Reply, Site, redirect
from tracker.model import Changed, CouldNotCheck, Known, Reason, Unchanged
from tracker.sources import HttpClient, load_known
from tracker.sources.memory import dump_known


def changed(outcome: object) -> Changed:
    assert isinstance(outcome, Changed), outcome
    return outcome


def test_the_first_look_finds_the_page_as_it_was_sent(site: Site, client: HttpClient) -> None:
    site.routes["/latest"] = Reply(page(LONG), type="text/html; charset=utf-8")
    (found,) = changed(look(source_at(site.url("/latest")), client)).found
    assert found.data == page(LONG).encode()
    assert found.received_at == NOW
    assert (found.name, found.url) == ("latest", site.url("/latest"))


def test_a_lie_about_type_and_charset_changes_nothing_of_the_bytes(site: Site, client: HttpClient) -> None:
    raw = page(f"대변인은 회의가 열렸다고 밝혔다. {LONG}").encode("euc-kr")
    site.routes["/"] = Reply(raw, type="image/png; charset=no-such-charset")
    (found,) = changed(look(source_at(site.url()), client)).found
    assert found.data == raw
    assert found.content_type == "image/png; charset=no-such-charset"


@pytest.mark.parametrize(
    ("validators", "header"),
    [
        ({"etag": '"v1"'}, "if-none-match"),
        ({"modified": "Tue, 04 Mar 2025 08:00:00 GMT"}, "if-modified-since"),
    ],
)
def test_the_second_look_is_conditional(
    site: Site, client: HttpClient, validators: dict[str, str], header: str
) -> None:
    site.routes["/"] = Reply(page(LONG), **validators)  # type: ignore[arg-type]
    source = source_at(site.url())
    known = load_known(dump_known(changed(look(source, client)).known))
    assert look(source, client, known) == Unchanged(known)
    assert site.requests[1].headers[header] == next(iter(validators.values()))


def test_the_same_words_in_other_markup_are_unchanged(site: Site, client: HttpClient) -> None:
    site.routes["/"] = [Reply(page(LONG, token="a1")), Reply(page(LONG, token="b2"), etag='"v2"')]
    source = source_at(site.url())
    first = changed(look(source, client))
    second = look(source, client, first.known)
    assert isinstance(second, Unchanged)
    assert second.known.etag == '"v2"'


def test_another_word_is_a_change(site: Site, client: HttpClient) -> None:
    site.routes["/"] = [Reply(page(LONG)), Reply(page(LONG.replace("agreed", "intend")))]
    source = source_at(site.url())
    first = changed(look(source, client))
    assert len(changed(look(source, client, first.known)).found) == 1


def test_validators_hold_for_one_address_only(site: Site, client: HttpClient) -> None:
    """'Latest' moves on to another page whose server gives every page the same ETag."""
    site.routes["/latest"] = [redirect("/march"), redirect("/june")]
    site.routes["/march"] = Reply(page(LONG), etag='"1"')
    site.routes["/june"] = Reply(page(LONG.replace("March", "June")), etag='"1"')
    source = source_at(site.url("/latest"))
    first = changed(look(source, client))
    (found,) = changed(look(source, client, first.known)).found
    assert found.url == site.url("/june")
    assert b"June" in found.data


def test_an_empty_answer_is_no_change(site: Site, client: HttpClient) -> None:
    site.routes["/"] = Reply("")
    outcome = look(source_at(site.url()), client)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.EMPTY_PAGE


def test_a_source_never_raises(client: HttpClient) -> None:
    for url in ("http://", "http://[", "http://127.0.0.1:1/", "http://a..b/", "http://xn--/\x00"):
        outcome = look(source_at(url), client, Known())
        assert isinstance(outcome, CouldNotCheck), url
        assert outcome.detail.endswith((".", ")"))
