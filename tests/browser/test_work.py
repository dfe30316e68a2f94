"""An analyst's day in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from communique.store import Store
from communique.web.accounts import Accounts
from tests.web.conftest import PASSWORD

from .conftest import opened, running

SPEECH = "In Oslo on 6 March 2024, Norway pledged €7 million to Kenya for the cold stores of Mombasa.\n"


def add(page: Page, *files: Path) -> None:
    """Bring files, and wait until they are read."""
    page.goto("/add")
    page.get_by_label("Drop files here, or choose them").set_input_files([str(it) for it in files])
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("[data-state]")).to_have_text(re.compile("done|failed"), timeout=60_000)


def test_a_pledge_is_read_found_corrected_and_stays_corrected_when_it_is_read_again(page: Page, tmp_path: Path) -> None:
    speech = tmp_path / "mombasa.txt"
    speech.write_text(SPEECH, encoding="utf-8")
    add(page, speech)

    page.goto("/ledger?recipient=KE")
    expect(page.locator("main")).to_contain_text("€7 million")
    row = page.locator("tr:visible", has_text="€7 million").first
    row.locator("details.ev summary").first.click()
    words = row.locator("details.ev[open] blockquote").first
    expect(words).to_contain_text("Norway pledged €7 million to Kenya")
    assert page.url.endswith("/ledger?recipient=KE")  # the words came without another page

    row.get_by_role("link", name=re.compile(r"^claim \d+$")).first.click()
    page.get_by_role("link", name="Judge or correct it").click()
    page.get_by_label("amount").fill("9000000")
    page.get_by_label("Why").fill("the minister misspoke")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("main")).to_contain_text("corrected")
    expect(page.locator("main")).to_contain_text("9 million")

    page.get_by_role("link", name="Audit trail").click()
    expect(page.locator("main")).to_contain_text("the minister misspoke")
    expect(page.locator("main")).to_contain_text("9000000")

    speech.write_text(SPEECH + "\nThe stores will open in June.\n", encoding="utf-8")
    add(page, speech)
    page.goto("/ledger?recipient=KE")
    expect(page.locator("tr:visible", has_text="Kenya").locator("strong")).to_have_text("€9 million")


def test_the_day_that_is_asked_about_goes_from_page_to_page(page: Page) -> None:
    page.goto("/ledger")
    expect(page.locator("main")).to_contain_text("€8 million")
    page.locator("details.when summary").click()
    page.get_by_label("What held on").fill("2022-12-01")
    page.locator("details.when").get_by_role("button", name="Show").click()
    expect(page.get_by_role("note")).to_contain_text("1 December 2022")
    expect(page.locator("main")).not_to_contain_text("€8 million")
    page.get_by_role("link", name="Meetings").click()
    expect(page.get_by_role("note")).to_contain_text("1 December 2022")
    expect(page.locator("main")).to_contain_text("NATO")
    expect(page.locator("main")).not_to_contain_text("Oslo")
    page.get_by_role("link", name="Back to today").click()
    expect(page.locator("main")).to_contain_text("Oslo")


def test_a_contradiction_is_decided_and_the_decision_taken_back(page: Page) -> None:
    page.goto("/conflicts")
    page.get_by_role("link", name=re.compile("Norway → Moldova")).first.click()
    at = page.url
    page.get_by_label("Why").fill("the ministry keeps the books")
    page.get_by_role("button", name="€5 million").click()
    page.goto(at)
    expect(page.locator("section.preferred")).to_contain_text("€5 million")
    expect(page.locator("main")).to_contain_text("the ministry keeps the books")
    page.goto("/ledger?recipient=MD&maker=NO")
    expect(page.locator("tr:visible", has_text="€5 million").first).to_be_visible()
    page.goto(at)
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("section.preferred")).to_have_count(0)


def test_a_bad_file_is_named_and_the_others_are_read(page: Page, tmp_path: Path) -> None:
    good, empty, torn = (tmp_path / name for name in ("mombasa.txt", "empty.txt", "torn.pdf"))
    good.write_text(SPEECH, encoding="utf-8")
    empty.write_bytes(b"")
    torn.write_bytes(b"%PDF-1.7 torn")
    add(page, good, empty, torn)
    problems = page.locator("[data-failures] li")
    expect(problems).to_have_count(2)
    expect(page.locator("[data-failures]")).to_contain_text("empty.txt")
    expect(page.locator("[data-failures]")).to_contain_text("torn.pdf")
    page.locator("[data-added]").get_by_role("link", name="mombasa").click()
    expect(page.get_by_role("article").first).to_contain_text("cold stores")


def test_ten_claims_are_reviewed_by_keys_alone(page: Page) -> None:
    page.goto("/review")
    expect(page.locator("[data-item]").nth(10)).to_be_visible()
    first = page.locator("[data-item]").nth(0).get_attribute("data-item")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("n")
    page.keyboard.type("seen in the text")
    page.keyboard.press("Enter")
    for at in range(1, 11):
        expect(page.locator("[data-item].done")).to_have_count(at)
        page.keyboard.press("x" if at % 3 == 0 else "a")
    expect(page.locator("[data-item].done")).to_have_count(11)
    page.keyboard.press("u")
    expect(page.locator("[data-item].done")).to_have_count(10)

    page.goto("/trail")
    expect(page.locator("main")).to_contain_text("accepted")
    expect(page.locator("main")).to_contain_text("rejected")
    expect(page.locator("main")).to_contain_text("seen in the text")
    page.goto("/review")
    expect(page.locator(f'[data-item="{first}"]')).to_have_count(0)


def test_who_logs_in_sees_what_their_role_allows(browser: Browser, store: Store, pledge: int) -> None:
    accounts = Accounts(store)
    for name, role in (("rhea", "reader"), ("vic", "reviewer"), ("ada", "admin")):
        accounts.add(name, role, PASSWORD)
    allowed = {"rhea": (False, False), "vic": (True, False), "ada": (True, True)}
    with running(store, host="0.0.0.0", is_encrypted=False) as at:
        for name, (reviews, administers) in allowed.items():
            with opened(browser, at, refused=True) as page:
                page.goto(f"/claims/{pledge}")
                assert "/login" in page.url
                page.get_by_label("Name").fill(name)
                page.get_by_label("Password").fill("not the password" if name == "vic" else PASSWORD)
                page.get_by_role("button", name="Log in").click()
                if name == "vic":
                    expect(page.get_by_role("alert")).to_be_visible()
                    page.get_by_label("Password").fill(PASSWORD)
                    page.get_by_role("button", name="Log in").click()
                expect(page.get_by_role("heading", level=1)).to_have_text(f"Claim {pledge}")
                expect(page.get_by_role("link", name="Judge or correct it")).to_have_count(int(reviews))
                asked = page.goto("/review")
                assert asked is not None
                assert asked.status == (200 if reviews else 403)
                page.goto("/account")
                expect(page.locator("form[action='/accounts']").first).to_be_visible(visible=administers)
