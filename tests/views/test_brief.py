from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from communique.record import Record, build
from communique.views import Citation, brief, render_html, render_markdown, render_terminal, to_json
from communique.views.ledger import ledger
from communique.views.lines import describe
from communique.views.money import say_sum
from communique.views.timeline import timeline

from ..record.telling import ALL, Telling, account, filed


@pytest.fixture(scope="module")
def record() -> Record:
    return build(filed(*ALL))


def printed(record: Record, width: int = 100) -> str:
    console = Console(width=width, record=True, force_terminal=False, file=None, quiet=True)
    with console.capture() as capture:
        console.quiet = False
        render_terminal(brief(record), console)
    return capture.get()


def citations_in(value: Any) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from citations_in(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from citations_in(getattr(value, name))


def test_every_citation_of_the_brief_quotes_its_document(record: Record) -> None:
    found = list(citations_in(brief(record)))
    assert found
    for citation in found:
        claim = record.claims[citation.claim].claim
        assert (citation.document, citation.quote) == (claim.document.name, claim.quote)


def test_the_title_names_the_body_and_the_brief_its_days_and_place(record: Record) -> None:
    made = brief(record)
    assert (made.title, made.dates, made.place) == ("G7 foreign ministers", "3–4 May 2031", "Osaka, Japan")


def test_a_promise_to_each_says_its_derived_total(record: Record) -> None:
    (entry,) = brief(record).commitments
    assert entry.line.text == "Slovenia → €2 million to each of Kenya and Ghana (total €4 million, derived)"
    assert "disputed" in entry.line.marks


def test_where_accounts_differ_both_sides_are_cited(record: Record) -> None:
    differences = brief(record).differences
    assert {difference.type for difference in differences} == {"each or in total", "took part or stayed away"}
    assert all(side.citations for difference in differences for side in difference.sides)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_terminal_brief_keeps_its_width_and_shows_its_numbers(record: Record, width: int) -> None:
    shown = printed(record, width)
    assert max(len(line) for line in shown.splitlines()) <= width
    assert re.search(r"\[\d+\]", shown)
    assert "G7 foreign ministers" in shown
    assert "\x1b" not in shown


def test_an_empty_record_still_has_a_brief() -> None:
    made = brief(build([]))
    assert made.title == "No meeting found in these documents"
    assert render_html(made)
    assert render_markdown(made)


def test_words_of_documents_cannot_become_markup() -> None:
    evil = "<script>alert(1)</script> & [red]bold[/red]"
    words = f"Tolvaj said {evil}."
    telling = account("<b>x</b>", (words, "statement", {"speakers": [evil], "content": evil}))
    made = brief(build(filed(telling)))
    page = render_html(made)
    assert "<script>" not in page
    assert "<b>x" not in page
    assert "&lt;script&gt;" in page
    assert "<script>" not in render_markdown(made)
    assert "[red]bold[/red]" in printed(build(filed(telling)))


def test_the_page_stands_alone_and_opens_its_quotations(record: Record) -> None:
    page = render_html(brief(record))
    assert "http" not in page
    assert "<link" not in page
    assert page.count("<details>") == page.count("</details>") > 5
    assert 'name="viewport"' in page


def test_every_citation_in_markdown_leads_to_its_passage(record: Record) -> None:
    text = render_markdown(brief(record))
    wanted = set(re.findall(r"\(#c(\d+)\)", text))
    assert wanted
    assert wanted <= set(re.findall(r'id="c(\d+)"', text))


def test_the_brief_is_plain_data_in_json(record: Record) -> None:
    made = brief(record)
    assert json.loads(json.dumps(to_json(made)))["title"] == made.title


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("1000000", "EUR", "€1 million"),
        ("1310000000", "USD", "$1.31 billion"),
        ("75000000000", "NOK", "NOK 75 billion"),
        ("250", "GBP", "£250"),
        ("1234567", "EUR", "€1,234,567"),
        ("0.5", "EUR", "€0.5"),
        ("500000000", None, "500 million"),
        ("2000000000000", "JPY", "¥2 trillion"),
    ],
)
def test_sums_are_said_without_rounding(amount: str, currency: str | None, words: str) -> None:
    assert say_sum(Decimal(amount), currency) == words


def test_a_brief_of_several_meetings_names_the_meeting_of_each_session() -> None:
    oslo, quito, lima, doha = (
        account(
            city,
            (f"Ministers met in {city} on {day}.", "meeting",
             {"city": city, "date": day, "format": "ministerial", "name": f"{city} meeting", "bodies": [body]}),
            (f"The first session of the {city} meeting dealt with {topic}.", "session",
             {"label": "first session", "topics": [topic], "of": f"{city} meeting"}),
            published=day,
        )
        for city, day, topic, body in (
            ("Oslo", "2031-05-02", "grain", "NATO:foreign-ministers"),
            ("Quito", "2031-09-02", "ports", "OAS"),
            ("Lima", "2032-02-02", "tides", "ANDEAN"),
            ("Doha", "2032-06-02", "dates", "GCC"),
        )
    )  # fmt: skip
    several = brief(build(filed(oslo, quito, lima, doha)))
    assert several.is_miscellany
    assert len(several.programme) == 4
    assert len({session.of for session in several.programme if session.of}) == 4
    one = brief(build(filed(oslo)))
    assert [session.of for session in one.programme] == [""]


def test_what_accounts_contradict_each_other_on_is_marked_in_every_line_that_tells_it() -> None:
    def told(name: str, votes: int, day: str, deadline: str) -> Telling:
        return account(
            name,
            ("The Assembly approved the law on ports.", "decision",
             {"bodies": ["Assembly"], "act": "approve", "content": "the law on ports", "votes": {"for": votes}}),
            ("The G7 foreign ministers met in Osaka.", "meeting",
             {"bodies": ["G7:foreign-ministers"], "date": day, "city": "Osaka", "format": "ministerial"}),
            ("Slovenia will give Kenya 2 million euros.", "commitment",
             {"makers": ["SI"], "recipients": ["KE"], "amount": 2e6, "currency": "EUR", "stage": "pledged",
              "deadline": deadline}),
            published="2031-05-04",
        )  # fmt: skip

    record = build(filed(told("a", 18, "2031-05-03", "2031-08"), told("b", 19, "2031-05-04", "2032-08")))
    assert {conflict.type for conflict in record.conflicts} == {"votes", "date"}
    assert all("disputed" in describe(record, fact).marks for fact in record.facts)
    assert "disputed" in timeline(record)[0].line.marks
    (entry,) = ledger(record).entries
    assert entry.remarks == ("accounts differ: date",)


def test_the_talks_of_a_visit_are_its_programme_and_what_is_beside_a_conference_stays_there() -> None:
    talks = {"bodies": ["Mara Tolvaj", "Jon Brask"], "date": "2031-05-03", "city": "Osaka", "format": "bilateral"}
    visit = {"bodies": ["Mara Tolvaj"], "date": "2031-05-03/2031-05-04", "city": "Osaka", "format": "visit"}
    forum = {"name": "Grain Forum", "date": "2031-05-03", "city": "Osaka", "format": "conference"}
    for fields, inside in ((visit, True), (forum, False)):
        told = account(
            "a",
            ("It was in Osaka.", "meeting", fields),
            ("They met in Osaka.", "meeting", talks),
            published="2031-05-04",
        )
        again = account("b", ("It took place in Osaka.", "meeting", fields), published="2031-05-04")
        made = brief(build(filed(told, again)))
        assert bool(made.programme) is inside
        assert bool(made.margins) is not inside
