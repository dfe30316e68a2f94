"""Whatever a document, its name or a person's words hold, a page shows it as words."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from communique.model import Claim, Document, Passage, Span, StatementFields
from communique.store import Store
from communique.web.app import create_app
from communique.web.settings import Settings
from tests.web.conftest import HERE

_SHAPES = (
    "<script>{x}</script>", "<img src=x onerror={x}>", "<svg onload={x}>", "\"><b id={x}>", "'><i id={x}>",
    "<a href=javascript:{x}>y</a>", "<iframe srcdoc={x}>", "</title><p id={x}>", "</article><form id={x}>",
    "{{{{ {x} }}}}", "<!--{x}-->", "<style>{x}</style>", "<meta http-equiv=refresh content={x}>", "<base href={x}>",
    "&lt;script&gt;{x}", "<details ontoggle={x} open>", "<math><mi href={x}>", "]]><x id={x}>", "<body onload={x}>",
    "\" autofocus onfocus={x} \"",
)  # fmt: skip
PAYLOADS = [shape.format(x=f"alert{n}") for n in (1, 2) for shape in _SHAPES]


def live(page: str) -> list[str]:
    """What of a page would act if a document's words had become markup."""
    found = []
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        found += [f"{element.tag} {name}" for name in element.attrib if name.casefold().startswith("on")]
        found += [element.tag] if element.tag in {"iframe", "base", "math", "img", "style", "x"} else []
        found += ["script"] if element.tag == "script" and not element.get("src") else []
        acts = [element.get(name, "").strip() for name in ("href", "src", "action", "srcdoc", "id", "http-equiv")]
        found += [it for it in acts if it.startswith(("javascript:", "alert")) or it.casefold() == "refresh"]
    return found


def test_what_would_act_is_found() -> None:
    for shape in ("<img src=x onerror=alert1>", "<script>alert1</script>", "<a href=javascript:alert1>y</a>"):
        assert live(f"<main>{shape}</main>")
    assert live('<main><input value="&lt;svg onload=alert1&gt;"></main>') == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_text_names_and_titles_stays_words(payload: str, tmp_path) -> None:
    words = f"{payload} said that {payload} matters."
    document = Document(
        name=payload, text=words, title=payload, publisher=payload, published="2024-03-04", genre=payload
    )
    content = Passage(start=0, end=len(words), text=words)
    fields = StatementFields(speakers=(payload,), content=content, form="direct", addressees=(payload,))
    with (
        Store.open(tmp_path / "hostile.db") as store,
        TestClient(create_app(store, Settings(waiting=60)), base_url=HERE) as client,
    ):
        store.add(document, [Claim.at(document, Span(0, len(words)), fields)])
        number = next(store.claims()).number
        for path in ("/", "/sources", f"/claims/{number}", f"/review/{number}", "/review", "/entities",
                     "/search?words=matters", client.get(f"/claims/{number}").url.path):  # fmt: skip
            answer = client.get(path)
            assert answer.status_code == 200, path
            if "<" in payload and not payload.startswith("&"):
                assert payload not in answer.text, path
            assert live(answer.text) == [], path
        searched = client.get("/search", params={"words": payload}).text
        assert "<" not in payload or payload not in searched
