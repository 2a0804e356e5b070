"""What a reader does on the site, in a real browser, from files."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

expect = pytest.importorskip("playwright.sync_api", reason="needs playwright").expect
pytestmark = pytest.mark.slow

SERIES = "series/straits-security-dialogue"
MEETING = f"{SERIES}/2025-11-12.html"


def kinds_of_page(folder: Path) -> dict[str, str]:
    thread = max((folder / "threads").glob("*.html"), key=lambda path: path.stat().st_size)
    odd = next((folder / "series").glob("pact*"))
    return {
        "front": "index.html",
        "series": f"{SERIES}/index.html",
        "meeting": MEETING,
        "thread": f"threads/{thread.name}",
        "compare": f"{SERIES}/compare/2025-05-14_2025-11-12.html",
        "any two": "compare.html",
        "commitments": "commitments.html",
        "one status": "commitments/overdue.html",
        "search": "search.html#q=radar",
        "hostile": f"series/{odd.name}/2025-09-01.html",
    }


KINDS = ["front", "series", "meeting", "thread", "compare", "any two", "commitments", "one status", "search"]


def shown(page: Any, selector: str) -> list[str]:
    return [t.strip() for t in page.locator(f"{selector}:visible").all_inner_texts()]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [*KINDS, "hostile"])
def test_no_serious_violation_of_accessibility(kind: str, theme: str, visitor: Any, folder: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visitor.page.emulate_media(color_scheme=theme)
    page = visitor.visit(kinds_of_page(folder)[kind])
    page.wait_for_timeout(150)
    found = axe.run(page, options={"preload": False}).response["violations"]
    grave = [
        (v["id"], [node["target"] for node in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
@pytest.mark.parametrize("kind", [*KINDS, "hostile"])
def test_nothing_sticks_out(kind: str, width: int, visitor: Any, folder: Path) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    page = visitor.visit(kinds_of_page(folder)[kind])
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_statement_runs_nothing(visitor: Any, folder: Path) -> None:
    page = visitor.visit(kinds_of_page(folder)["hostile"])
    assert "<script>window.hacked = 1</script>" in page.inner_text("ol.text")
    for button in page.locator("button.tag").all():
        button.click()
    for path in ("index.html", "compare.html", "search.html#q=hide data", kinds_of_page(folder)["series"]):
        visitor.visit(path)
        page.wait_for_timeout(100)
        assert page.evaluate("window.hacked") is None


def test_labels_kind_and_words_filter_the_text(visitor: Any) -> None:
    page = visitor.visit(MEETING)
    everything = page.locator(".line:visible").count()
    page.click("[data-filter=dropped]")
    dropped = page.locator(".line:visible")
    assert 0 < dropped.count() < everything
    assert {line.get_attribute("data-label") for line in dropped.all()} == {"dropped"}
    assert page.inner_text("[data-count]") == f"{dropped.count()} of {everything} sentences"
    page.click("[data-filter=dropped]")
    page.select_option("[data-kind-filter]", "commitment")
    assert {x.get_attribute("data-kind") for x in page.locator(".line:visible").all()} == {"commitment"}
    page.select_option("[data-kind-filter]", "")
    page.fill("[data-words-filter]", "HELICOPT")
    assert page.locator(".line:visible").count() == 1
    page.fill("[data-words-filter]", "")
    assert page.locator(".line:visible").count() == everything


def test_earlier_wording_shows_on_hover_focus_and_click(visitor: Any) -> None:
    page = visitor.visit(MEETING)
    line = page.locator(".line.is-changed").first
    card = line.locator(".card")
    assert not card.is_visible()
    line.hover()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.mouse.move(0, 0)
    button = line.locator("button.tag")
    button.focus()
    assert card.is_visible()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.locator("h1").click()
    assert card.is_visible()
    assert card.locator("del").count() > 0


def test_permalink_leads_to_the_sentence_and_is_cited(visitor: Any) -> None:
    page = visitor.visit(f"{MEETING}#s-5")
    assert page.evaluate("document.querySelector(':target').id") == "s-5"
    top = page.locator("#s-5").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 900
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator("#s-5").hover()
    page.locator("#s-5 [data-copy]").click()
    copied = page.evaluate("window.copied")
    assert page.locator("#s-5 .words").first.inner_text().strip() in copied
    assert "12 November 2025" in copied
    assert copied.endswith("#s-5")


def test_finding_id_is_a_place_on_the_page(visitor: Any) -> None:
    page = visitor.visit("index.html")
    page.locator(".told-line a").first.click()
    page.wait_for_url(re.compile(r"#f-[0-9a-f]{16}$"))
    page.locator(".line:has(:target)").wait_for(state="attached")
    assert page.locator(".line:has(:target)").count() == 1


def test_matrix_filters_sorts_and_is_walked_by_keyboard(visitor: Any) -> None:
    page = visitor.visit(f"{SERIES}/index.html")
    rows = page.locator(".matrix tbody tr")
    all_rows = rows.count()
    page.fill("[data-words-filter]", "radar")
    expect(page.locator("[data-readout]")).not_to_contain_text(f"{all_rows} lines")
    assert all("radar" in text.lower() for text in rows.all_inner_texts())
    page.fill("[data-words-filter]", "")
    expect(rows).to_have_count(all_rows)
    page.select_option("[data-sort]", "text")
    page.wait_for_timeout(50)
    names = [text.split("\n")[0] for text in rows.all_inner_texts()]
    assert names == page.evaluate("names => [...names].sort((a, b) => a.localeCompare(b, 'en'))", names)
    page.locator(".matrix tbody svg").first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    before = page.inner_text("[data-readout]")
    page.keyboard.press("ArrowDown")
    assert before.split(":")[0] == page.inner_text("[data-readout]").split(":")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/2025-05-14\.html$"))


def test_drawing_of_script_and_template_are_the_same(visitor: Any) -> None:
    page = visitor.visit(f"{SERIES}/index.html")
    drawn = """[...document.querySelectorAll('.matrix tbody svg')].map((svg) => [...svg.children].map(
        (e) => ['d', 'href', 'x', 'y'].map((name) => e.getAttribute(name)).join(' ')).sort().join('|'))"""
    before = page.evaluate(drawn)
    page.fill("[data-words-filter]", "x")
    page.wait_for_timeout(50)
    page.fill("[data-words-filter]", "")
    expect(page.locator(".matrix tbody tr")).to_have_count(len(before))
    assert page.evaluate(drawn) == before


def test_any_two_statements_are_compared(visitor: Any) -> None:
    page = visitor.visit("compare.html")
    page.wait_for_selector(".rows tbody")
    older = page.locator("select[name=old]")
    older.select_option("straits-security-dialogue/2023-05-16")
    page.locator("select[name=new]").select_option("straits-security-dialogue/2025-11-12")
    expect(page.locator("[data-old]")).to_contain_text("2023-05-16")
    assert page.locator(".rows del").count() > 0
    assert "#straits-security-dialogue%2F2023-05-16&" in page.url
    assert page.locator(".cell.one").first.is_hidden()
    page.check("input.as-one")
    assert page.locator(".cell.one").first.is_visible()
    link = page.url
    before = page.inner_text("[data-headline]")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(".rows tbody")
    assert page.inner_text("[data-headline]") == before
    # Only statements of one process are offered for each other.
    names = page.locator("select[name=new] optgroup").evaluate_all("gs => gs.map(g => g.label)")
    assert names == ["Straits Security Dialogue"]


@pytest.mark.parametrize(
    ("query", "word"),
    [("radar dat", "radar"), ("RADAR", "radar"), ("共同訓練", "共同訓練"), ("helicopters ", "helicopters")],
)
def test_search_finds_words_and_leads_to_the_sentence(query: str, word: str, visitor: Any) -> None:
    page = visitor.visit("search.html")
    page.fill("input[name=q]", query)
    page.wait_for_selector(".results li")
    assert all(word in text.lower() for text in shown(page, ".results .words"))
    page.locator(".results a").first.click()
    page.wait_for_url(re.compile(r"series/.*#s-\d+$"))
    assert word in page.locator(".line:target").inner_text().lower()


def test_search_filters_and_says_when_nothing_is_found(visitor: Any) -> None:
    page = visitor.visit("search.html#q=ministers")
    page.wait_for_selector(".results li")
    page.select_option("select[name=kind]", "commitment")
    other = page.locator(".results .cite").filter(has_not_text="commitment")
    expect(other).to_have_count(0)
    assert page.locator(".results .cite").count() > 0
    page.fill("input[name=q]", "zebra")
    expect(page.locator("[data-count]")).to_contain_text("Nothing")
    page.fill("input[name=q]", "constructor")
    page.wait_for_timeout(100)
    assert page.locator(".results li").count() == 0


def test_theme_and_size_are_kept_from_page_to_page(visitor: Any) -> None:
    page = visitor.visit("index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("[data-theme-toggle]")
    dark = page.evaluate(ground)
    assert dark != light
    page.click("[data-size-toggle]")
    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    visitor.visit("commitments.html")
    assert page.evaluate(ground) == dark
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == size


def test_tab_walks_from_the_skip_link_through_the_page(visitor: Any) -> None:
    page = visitor.visit(MEETING)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('main') !== null"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert all(seen)


def test_print_hides_the_tools_and_shows_earlier_wordings(visitor: Any) -> None:
    page = visitor.visit(MEETING)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".filters").is_visible()
    assert page.locator(".line.is-changed .card").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_page_without_script_shows_everything(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/{MEETING}")
    assert page.locator(".card").first.is_visible()
    assert not page.locator(".filters").is_visible()
    context.close()


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The site on a web server, under a path of its own."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    handler = functools.partial(Quiet, directory=str(folder.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{folder.name}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_site_works_from_a_server_under_any_path(visitor: Any, address: str) -> None:
    visitor.origin = address
    page = visitor.visit("search.html#q=radar")
    page.wait_for_selector(".results li")
    visitor.visit("compare.html")
    page.wait_for_selector(".rows tbody")
    page.click(".bar .name")
    assert page.url == f"{address}/index.html"
