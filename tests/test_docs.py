from __future__ import annotations

import pytest
from scripts.docs import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_those_that_the_code_makes_now(name: str) -> None:
    page = DOCS / name
    assert page.exists(), f"docs/{name} is missing; run: make docs"
    assert page.read_text(encoding="utf-8") == PAGES[name](), f"docs/{name} is stale; run: make docs"
