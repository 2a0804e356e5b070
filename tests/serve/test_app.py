"""The server: reads, decides, refuses. Called as ASGI, without a network."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from site_archive import build_archive
from tracker.model import DecisionKind
from tracker.run.review import doubtful
from tracker.run.workspace import Workspace
from tracker.serve import review
from tracker.serve.app import Desk, build_app
from tracker.serve.guard import COOKIE, Access

OWN = {"host": "127.0.0.1:8765", "sec-fetch-site": "same-origin"}
SECRET = "s3cret"  # noqa: S105 - made up for the test


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


def call(
    app: Any, method: str, path: str, form: dict[str, Any] | None = None, headers: dict[str, str] = OWN
) -> Answer:
    body = urlencode(form or {}).encode()
    route, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": route,
        "raw_path": route.encode(),
        "query_string": query.encode(),
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        "server": ("127.0.0.1", 8765),
        "scheme": "http",
        "root_path": "",
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    data = b"".join(m.get("body", b"") for m in sent[1:])
    given = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return Answer(sent[0]["status"], given, data.decode("utf-8", "replace"))


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    workspace = build_archive(tmp_path)
    yield workspace
    workspace.store.close()


@pytest.fixture
def app(space: Workspace) -> Any:
    return build_app(Desk(lambda: space, SECRET, "ana"), Access("127.0.0.1"))


def promise(space: Workspace) -> str:
    return next(p.thread or "" for p in space.store.sentences.all() if "rescue centre" in p.layout.text)


def test_pages_are_served_with_their_types(app: Any) -> None:
    kinds = {"/": "text/html", "/assets/site.css": "text/css", "/feed.xml": "application/atom+xml"}
    for path, kind in kinds.items():
        answer = call(app, "GET", path)
        assert (answer.status, answer.headers["content-type"].split(";")[0]) == (200, kind)
        assert answer.headers["x-frame-options"] == "DENY"
    assert call(app, "GET", "/../pyproject.toml").status == 404


def test_note_is_written_and_shown_as_text(app: Any, space: Workspace) -> None:
    form = {"secret": SECRET, "thread": promise(space), "kind": "note", "why": "<b>ask</b> the harbour"}
    answer = call(app, "POST", "/decide", form)
    assert answer.status == 303
    page = call(app, "GET", answer.headers["location"].partition("#")[0])
    assert "&lt;b&gt;ask&lt;/b&gt; the harbour" in page.text
    assert space.store.decisions.all()[-1].who == "ana"


def test_met_needs_evidence_and_then_moves_the_commitment(app: Any, space: Workspace) -> None:
    form = {"secret": SECRET, "thread": promise(space), "kind": "met", "why": "opened in May"}
    refused = call(app, "POST", "/decide", form)
    assert refused.status == 400
    assert "evidence" in refused.text
    assert call(app, "POST", "/decide", form | {"evidence": "https://port.example/open"}).status == 303
    assert "rescue centre" in call(app, "GET", "/commitments/met.html").text


def test_two_people_who_disagree_are_told_of_each_other(app: Any, space: Workspace) -> None:
    form = {"secret": SECRET, "thread": promise(space), "kind": "missed", "why": "no centre", "version": 0}
    assert call(app, "POST", "/decide", form).status == 303
    answer = call(app, "POST", "/decide", form | {"who": "ben", "kind": "withdrawn"})
    assert answer.status == 409
    assert "ana decided" in answer.text


def test_doubtful_match_is_rejected_by_its_button(
    app: Any, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "LOW", 0.0)
    monkeypatch.setattr(review, "HIGH", 1.01)
    before = doubtful(space, 0.0, 1.01)
    page = call(app, "GET", "/review").text
    name = re.findall(r'name="id" value="([0-9a-f]{10})"', page)[0]
    form = {"secret": SECRET, "id": name, "kind": "reject", "why": "two things", "version": 0}
    assert call(app, "POST", "/review", form).headers["location"] == "/review"
    assert name in {d.id for d in before}
    assert name not in {d.id for d in doubtful(space, 0.0, 1.01)}
    assert space.store.decisions.all()[-1].kind is DecisionKind.REJECT


@pytest.mark.parametrize(
    ("headers", "form", "status"),
    [
        (OWN | {"sec-fetch-site": "cross-site"}, {"secret": SECRET}, 403),
        ({"host": "127.0.0.1:8765", "origin": "http://evil.example"}, {"secret": SECRET}, 403),
        (OWN, {"secret": "guess"}, 403),
        (OWN, {}, 403),
        (OWN | {"host": "evil.example"}, {"secret": SECRET}, 421),
        (OWN, {"secret": SECRET, "kind": "confirm", "thread": "x"}, 400),
        (OWN, {"secret": SECRET, "kind": "note", "thread": "nothing", "why": "x"}, 400),
        (OWN, {"secret": SECRET, "why": "x" * 70_000}, 400),
    ],
)
def test_what_must_not_write_does_not(
    headers: dict[str, str], form: dict[str, str], status: int, app: Any, space: Workspace
) -> None:
    before = space.store.decisions.all()
    assert call(app, "POST", "/decide", form, headers).status == status
    assert space.store.decisions.all() == before


def test_token_opens_the_door_once_and_stays_as_a_cookie(space: Workspace) -> None:
    app = build_app(Desk(lambda: space, SECRET, "ana"), Access("0.0.0.0", "tok"))  # noqa: S104
    host = {"host": "tracker.example"}
    assert call(app, "GET", "/", headers=host).status == 401
    assert call(app, "GET", "/?token=wrong", headers=host).status == 401
    first = call(app, "GET", "/?token=tok", headers=host)
    assert (first.status, first.headers["location"]) == (303, "/")
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=strict" in first.headers["set-cookie"]
    assert call(app, "GET", "/", headers=host | {"cookie": f"{COOKIE}=tok"}).status == 200


def test_static_site_holds_no_form_that_writes(space: Workspace) -> None:
    from tracker.run.site import read_site, render_site

    assert not [p for p, data in render_site(read_site(space)) if b'method="post"' in data]
