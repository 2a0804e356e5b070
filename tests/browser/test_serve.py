"""Review by clicking, against the real server on the loopback."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_archive import NOW, build_archive
from tracker.config import load_config
from tracker.model import DecisionKind
from tracker.run.workspace import Workspace

uvicorn = pytest.importorskip("uvicorn", reason="needs the extra 'serve'")
pytestmark = pytest.mark.slow


@pytest.fixture
def config(tmp_path: Path) -> Path:
    space = build_archive(tmp_path)
    space.store.close()
    assert space.path is not None
    return space.path


def opened(config: Path) -> Workspace:
    return Workspace(load_config(config), config, lambda: NOW)


@pytest.fixture
def address(config: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    from tracker.serve import review
    from tracker.serve.app import Desk, build_app
    from tracker.serve.guard import Access

    monkeypatch.setattr(review, "LOW", 0.0)
    monkeypatch.setattr(review, "HIGH", 1.01)
    desk = Desk(lambda: opened(config), "secret", "ana")
    settings = uvicorn.Config(build_app(desk, Access("127.0.0.1")), port=0, log_level="error", ws="none")
    server = uvicorn.Server(settings)

    def serve() -> None:
        server.run()
        desk.workspace.store.close()

    thread = threading.Thread(target=serve)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def decisions(config: Path) -> list[Any]:
    space = opened(config)
    found = space.store.decisions.all()
    space.store.close()
    return found


def test_doubtful_match_is_decided_by_clicking(visitor: Any, address: str, config: Path) -> None:
    visitor.origin = address
    page = visitor.visit("index.html")
    page.click("nav >> text=Review")
    count = int(page.inner_text(".lede").split()[0])
    question = page.locator(".question").first
    question.locator("[name=why]").fill("two different things")
    question.locator("[name=why]").press("Enter")
    assert decisions(config)[-1].kind is DecisionKind.NOTE  # Enter in a field decides nothing
    with page.expect_navigation():
        question.locator("text=Not the same").click()
    assert int(page.inner_text(".lede").split()[0]) < count
    last = decisions(config)[-1]
    assert (last.kind, last.who, last.why) == (DecisionKind.REJECT, "ana", "two different things")


def test_commitment_is_resolved_and_noted_by_clicking(visitor: Any, address: str, config: Path) -> None:
    visitor.origin = address
    page = visitor.visit("commitments.html")
    page.locator(".promise a.lead", has_text="rescue centre").first.click()
    page.fill("[name=why]", "Opened on 3 May")
    page.fill("[name=evidence]", "https://port.example/open")
    page.click("text=✓ Met")
    page.wait_for_url(re.compile("#decided$"))
    assert "Opened on 3 May" in page.inner_text("#decided")
    visitor.visit("commitments.html")
    assert "rescue centre" in page.locator("section", has=page.locator("#met")).inner_text()
    assert decisions(config)[-1].kind is DecisionKind.MET


def test_review_is_free_of_serious_violations(visitor: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visitor.origin = address
    page = visitor.visit("review")
    found = axe.run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
