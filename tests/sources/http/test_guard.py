from __future__ import annotations

import pytest

from sources.conftest import MakeClient
from sources.server import Reply, Site, redirect
from tracker.model import CouldNotCheck, Reason
from tracker.sources import HttpClient
from tracker.sources.fetching import Answer, Fetched
from tracker.sources.http.addresses import is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104 - tested, not bound
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
    ],
)
def test_what_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "64:ff9b::5db8:d70e"])
def test_what_is_public_is_known(address: str) -> None:
    assert is_public(address)


def refused(answer: Answer) -> str:
    assert isinstance(answer, CouldNotCheck), answer
    assert answer.reason is Reason.PRIVATE_ADDRESS
    return answer.detail


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://[::1]:{port}/",
    ],
)
def test_a_private_address_is_not_asked(site: Site, client: HttpClient, url: str) -> None:
    assert "allow_private = true" in refused(client.fetch(url.format(port=site.port)))
    assert site.requests == []


@pytest.fixture
def public_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The server passes for one of the public internet; every other address is what it is."""
    monkeypatch.setattr("tracker.sources.http.backend.is_public", lambda a: a == "127.0.0.1" or is_public(a))
    return site


@pytest.mark.parametrize(
    "there", ["http://10.0.0.8/", "http://169.254.169.254/latest/meta-data/", "https://[fd00::1]/"]
)
def test_a_redirect_to_a_private_address_is_not_followed(
    public_site: Site, client: HttpClient, there: str
) -> None:
    public_site.routes["/"] = redirect(there)
    refused(client.fetch(public_site.url()))
    assert public_site.paths == ["/"]


def test_a_name_that_changes_its_address_is_checked_at_each_connection(
    public_site: Site, make_client: MakeClient
) -> None:
    """DNS rebinding: the name is public when first asked, and private a moment later."""
    answers = [["127.0.0.1"], ["10.0.0.8"]]
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    public_site.routes["/"] = Reply("hello")
    client = make_client(resolve=rebinding)
    url = f"http://rebind.example:{public_site.port}/"
    assert isinstance(client.fetch(url), Fetched)
    refused(client.fetch(url))
    assert asked == ["rebind.example"] * 2


def test_of_several_addresses_only_the_public_ones_are_asked(
    public_site: Site, make_client: MakeClient
) -> None:
    public_site.routes["/"] = Reply("hello")
    client = make_client(resolve=lambda _host, _port: ["10.0.0.8", "127.0.0.1"])
    assert isinstance(client.fetch(f"http://mixed.example:{public_site.port}/"), Fetched)


def test_leave_for_one_source_is_none_for_another(site: Site, client: HttpClient) -> None:
    site.routes["/"] = Reply("hello")
    assert isinstance(client.fetch(site.url(), allow_private=True), Fetched)
    refused(client.fetch(site.url()))
