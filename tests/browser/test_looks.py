"""Every page in a real browser: for screen readers, in both themes, without a jump, a complaint or a heavy load."""

from __future__ import annotations

import re

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
