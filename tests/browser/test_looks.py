"""Every page in a real browser: for screen readers, in both themes, without a jump, a complaint or a heavy load."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import opened

NOWHERE = "/nowhere"
PAGES = [
    "/", "/meetings", "/meetings/*", "/entities", "/entities/LU", "/entities/Jean Asselborn", "/ledger", "/accessions",
    "/accessions/*", "/positions", "/conflicts", "/conflicts/*", "/timeline", "/sources", "/sources/*", "/search",
    "/search?words=energy", "/claims/*", "/facts/*", "/review", "/review/*", "/review/pairs", "/trail", "/add",
    "/account", "/api", NOWHERE, "/?as_of=2022-11-29", "/meetings?as_of=1999-01-01",
]  # fmt: skip
HEAVIEST = 250_000  # bytes of a first visit
SHIFT = 0.1  # what is called good: https://web.dev/articles/cls
WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def places(browser: Browser, shown: str) -> dict[str, str]:
    """The addresses; a star stands for the first page of its kind that a list links to."""
    with opened(browser, shown, refused=True) as page:  # not every room has a list
        return {path: _found(page, path.removesuffix("*")) if path.endswith("*") else path for path in PAGES}


def _found(page: Page, room: str) -> str:
    for listing in (room, "/", "/ledger", "/sources"):
        page.goto(listing)
        links = page.eval_on_selector_all("a[href]", "all => all.map(it => it.getAttribute('href'))")
        for link in links:
            if re.match(rf"{room}[^?#]+", link) and link not in PAGES:
                return str(link)
    raise AssertionError(f"no list links to a page of {room}")


def faults(page: Page) -> list[tuple[str, str, str]]:
    """What keeps people from a page, by axe: the rule, the first element, the summary."""
    return [
        (it["id"], it["nodes"][0]["html"][:200], it["nodes"][0]["failureSummary"][:300])
        for it in Axe().run(page).response["violations"]
        if it["impact"] in ("serious", "critical")
    ]


def test_faults_are_seen_where_there_are_some(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><title>t</title><p style='color:#aaa;background:#bbb'>Pale</p><img src=x>")
    assert {name for name, _, _ in faults(page)} >= {"color-contrast", "image-alt"}
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_closed_to_anybody(
    browser: Browser, shown: str, places: dict[str, str], path: str, theme: str
) -> None:
    with opened(browser, shown, refused=path == NOWHERE, color_scheme=theme) as page:
        answer = page.goto(places[path])
        assert answer is not None
        assert answer.status == (404 if path == NOWHERE else 200)
        assert not faults(page)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_jumps_overflows_or_is_heavy(
    browser: Browser, shown: str, places: dict[str, str], path: str, width: int
) -> None:
    with opened(browser, shown, refused=path == NOWHERE, viewport={"width": width, "height": 844}) as page:
        page.add_init_script(WATCH_SHIFTS)
        loaded: list[float] = []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda told: loaded.append(told["encodedDataLength"]))
        page.goto(places[path])
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert 1_000 < sum(loaded) < HEAVIEST
        assert page.evaluate("window.shifted") < SHIFT
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_headings_go_down_one_step_at_a_time(browser: Browser, shown: str, places: dict[str, str], path: str) -> None:
    with opened(browser, shown, refused=path == NOWHERE) as page:
        page.goto(places[path])
        levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(it => Number(it.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels)), levels
        assert page.locator("table:not(:has(caption))").count() == 0
        assert page.locator("th:not([scope])").count() == 0
        assert page.locator("main").count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_no_page_overflows_in_french_on_a_telephone(
    browser: Browser, shown: str, places: dict[str, str], path: str
) -> None:
    with opened(
        browser, shown, refused=path == NOWHERE, viewport={"width": 390, "height": 844}, locale="fr-FR"
    ) as page:
        page.goto(places[path])
        assert page.locator("html").get_attribute("lang") == "fr"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["/ledger", "/ledger?by=recipient", "/ledger?by=meeting"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_word_of_a_chart_is_cut(browser: Browser, shown: str, path: str, width: int) -> None:
    with opened(browser, shown, viewport={"width": width, "height": 844}) as page:
        page.goto(path)
        drawn = page.locator(".chart svg:visible")
        assert drawn.count() == 1
        frame = drawn.bounding_box()
        assert frame
        words = [it.bounding_box() for it in drawn.locator("text").all()]
        assert len(words) > 2
        assert all(it and it["x"] >= frame["x"] - 1 for it in words)
        assert all(it and it["x"] + it["width"] <= min(frame["x"] + frame["width"], width) + 1 for it in words)
        assert drawn.locator("desc").text_content()


def test_what_has_the_focus_is_seen(browser: Browser, shown: str) -> None:
    with opened(browser, shown) as page:
        page.goto("/ledger")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        for _ in range(30):
            page.keyboard.press("Tab")
            told = page.evaluate("getComputedStyle(document.activeElement).outline")
            assert "none" not in told, told


def test_a_page_of_the_dark_prints_dark_on_white(browser: Browser, shown: str) -> None:
    with opened(browser, shown, color_scheme="dark") as page:
        page.goto("/ledger")
        page.emulate_media(media="print", color_scheme="dark")
        ink, paper = page.evaluate("(it => [it.color, it.backgroundColor])(getComputedStyle(document.body))")
        quiet = page.evaluate("getComputedStyle(document.querySelector('.quiet')).color")
        assert (ink, paper, quiet) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(68, 68, 68)")
        assert page.locator("nav.main").is_hidden()
        assert page.locator(".printed").is_visible()
