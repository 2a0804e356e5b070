"""Take the pictures of the README: the demo site in chromium, on a fixed day, into ``docs/images/``.

Needs the extra ``browser`` (playwright, pillow) and a chromium on the path. ``make shots`` runs it.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tracker.run.demo import run_demo
from tracker.run.site import write_site
from tracker.run.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[1]
TODAY = datetime(2026, 1, 15, tzinfo=UTC)
LARGEST = 200_000
SERIES = "series/straits-security-dialogue"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Shot:
    """One picture: where, how large, and what the pointer does first."""

    name: str
    page: str
    size: tuple[int, int] = (1280, 860)
    theme: str = "light"
    top: str = "body"
    """What stands at the upper edge."""
    hover: str | None = None
    wait: str = "main"


SHOTS = (
    Shot("digest", "../demo/digest.html", size=(900, 1000), wait="h1"),
    Shot("front", "index.html"),
    Shot("meeting", f"{SERIES}/2025-11-12.html", top="#full", hover="#s-7 .words"),
    Shot("meeting-dark", f"{SERIES}/2025-11-12.html", theme="dark", top="#full", hover="#s-5 .words"),
    Shot("matrix", f"{SERIES}/index.html", top="#shares"),
    Shot("thread", "THREAD"),
    Shot("compare", f"{SERIES}/compare/2025-05-14_2025-11-12.html"),
    Shot("commitments", "commitments.html"),
    Shot("search", "search.html#q=patrols", size=(1280, 640), wait=".results li"),
    Shot("phone", f"{SERIES}/2025-11-12.html", size=(390, 844), top="#full"),
    Shot("phone-dark", "index.html", size=(390, 844), theme="dark"),
)


def build(folder: Path) -> Path:
    """Build the demo site as it looks on the fixed day; return its folder."""
    demo = run_demo(folder / "demo")
    space = open_workspace(demo.config, folder, lambda: TODAY)
    write_site(space, folder / "site")
    space.store.close()
    return folder / "site"


def take(browser: Browser, site: Path, shot: Shot) -> bytes:
    """Return one picture as PNG."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if shot.theme == "dark" else "light"
    )
    page = context.new_page()
    longest = max((site / "threads").glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
    path = shot.page.replace("THREAD", f"threads/{longest.name}")
    page.goto(f"{site.as_uri()}/{path}")
    page.wait_for_selector(shot.wait)
    page.locator(shot.top).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 24)")
    if shot.hover:
        page.hover(shot.hover)
    data = page.screenshot()
    context.close()
    return data


def small(data: bytes) -> bytes:
    """Return a PNG with a palette: pages have few colours."""
    out = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(160, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def main() -> int:
    """Take all pictures; 1 when one of them is too large for a repository."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    large = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        site = build(Path(name))
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for shot in SHOTS:
            data = small(take(browser, site, shot))
            (target / f"{shot.name}.png").write_bytes(data)
            sys.stdout.write(f"{shot.name}.png  {len(data) // 1000} kB\n")
            large += [shot.name] if len(data) > LARGEST else []
        browser.close()
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
