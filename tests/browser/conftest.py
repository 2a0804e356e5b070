"""Debian's chromium on the built site; anything it logs, and anything it asks for elsewhere, is a failure."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_archive import build_archive
from tracker.run.site import write_site

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[playwright.Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs chromium")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as files."""
    base = tmp_path_factory.mktemp("browser")
    space = build_archive(base)
    write_site(space, base / "site")
    space.store.close()
    return base / "site"


class Visitor:
    """A page that remembers what went wrong."""

    def __init__(self, page: playwright.Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.trouble: list[str] = []
        page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("request", self._asked)

    def _asked(self, request: playwright.Request) -> None:
        if not request.url.startswith(self.origin):
            self.trouble.append(f"request: {request.url}")

    def visit(self, path: str) -> playwright.Page:
        # A new fragment alone would not load the page anew.
        self.page.goto("about:blank")
        self.trouble = [t for t in self.trouble if "about:blank" not in t]
        self.page.goto(f"{self.origin}/{path}")
        return self.page


@pytest.fixture
def visitor(browser: playwright.Browser, folder: Path) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    who = Visitor(context.new_page(), folder.as_uri())
    yield who
    context.close()
    assert who.trouble == []
