"""Whatever readers assert, the record can be built, asked and shown, and does not depend on their order."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from communique.model import FIELDS_OF_KIND, KINDS, Claim, Document, FiledClaim, Span
from communique.record import build
from communique.views import brief, render_html, render_markdown, render_terminal, show, status, timeline, to_json

from .test_record import without_numbers

NAMES = [
    "SI",
    "KE",
    "TR",
    "G7",
    "NATO",
    "NATO:members",
    "NATO:foreign-ministers",
    "Mara Tolvaj",
    "Tolvaj",
    "M. Tolvaj",
    "Jon Tolvaj",
    "MARA TOLVAJ",
    "the donors",
    "Ministry of Ports",
    "Юрій Ткач",
    "—",
    " ",
    "",
]
DATES = [
    "2031-05-03",
    "2031-05-03/2031-05-04",
    "2031-05",
    "2031",
    "XXXX-05-03",
    "XXXX-02-29",
    "2031-21",
    "XXXX-21",
    "2031-05/..",
    "../2031",
    "2031-13-45",
    "soon",
    "2031-05-04/2031-05-03",
    None,
]
WORDS = [
    "meeting of Ministers",
    "last session",
    "dinner",
    "Osaka",
    "grain and ports",
    "2008 summit",
    "URC 2031",
    "",
    "Café",
]
ITEMS = ({"quantity": 20, "item": "ferries"}, {"quantity": 1500, "item": "tonnes of wheat"})
TEXT = (
    "Tolvaj said that ports must stay open to grain ships. The ministers met in Osaka and agreed to help Kenya. "
    "They promised one million to each. Some stayed away; others came late. Nobody asked about the harbour."
)
lists = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)


@st.composite
def fields(draw: st.DrawFn, kind: Any) -> Any:
    given_fields: dict[str, Any] = {}
    for name, info in FIELDS_OF_KIND[kind].model_fields.items():
        annotation = str(info.annotation)
        key = info.alias or name
        if "Passage" in annotation:
            start = draw(st.integers(0, len(TEXT) - 2))
            end = draw(st.integers(start + 1, len(TEXT)))
            given_fields[key] = {"start": start, "end": end, "text": TEXT[start:end]}
        elif name == "topics":
            given_fields[key] = draw(st.lists(st.sampled_from(WORDS), max_size=3).map(tuple))
        elif name == "items":
            given_fields[key] = draw(st.sampled_from([(), ITEMS, ITEMS[:1], ({"quantity": 21, "item": "ferries"},)]))
        elif "tuple" in annotation:
            given_fields[key] = draw(lists)
        elif "Literal" in annotation:
            options = [part.strip(" '\"") for part in annotation.split("Literal[")[1].split("]")[0].split(",")]
            given_fields[key] = draw(
                st.sampled_from(options) if info.is_required() else st.sampled_from([*options, info.default])
            )
        elif "Votes" in annotation:
            given_fields[key] = draw(st.sampled_from([None, {"for": 3}, {"for": 3, "against": 0}]))
        elif "Decimal" in annotation:
            given_fields[key] = draw(st.sampled_from([None, 0, 1000000, 1310000000, 1300000000, 0.5]))
        elif "bool" in annotation:
            given_fields[key] = draw(st.sampled_from([None, True, False]))
        elif "int" in annotation:
            given_fields[key] = draw(st.sampled_from([None, 1, 28, 30]))
        elif name in {"date", "deadline"}:
            given_fields[key] = draw(st.sampled_from(DATES))
        elif name in {"participant", "person", "of", "to", "country"}:
            given_fields[key] = draw(st.sampled_from(NAMES if info.is_required() else [*NAMES, None]))
        elif name == "currency":
            given_fields[key] = draw(st.sampled_from([None, "EUR", "USD", "NOK"]))
        else:
            given_fields[key] = draw(st.sampled_from(WORDS if info.is_required() else [*WORDS, None]))
    return FIELDS_OF_KIND[kind].model_validate(given_fields)


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    documents = [
        Document(name, TEXT + tail, published=published)
        for name, tail, published in (
            ("a", "", "2031-05-04"),
            ("b", " Other words end it here.", None),
            ("c", "", "2031"),
        )
    ]
    claims = []
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=14)):
        start = draw(st.integers(0, len(TEXT) - 20))
        claims.append(
            Claim.at(
                draw(st.sampled_from(documents)),
                Span(start, draw(st.integers(start + 1, len(TEXT)))),
                draw(fields(kind)),
                draw(st.sampled_from(["asserted", "expected", "conditional", "denied"])),
            )
        )
    return claims


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told(), st.randoms(use_true_random=False))
def test_any_claims_make_one_record_in_any_order(claims: list[Claim], random: Any) -> None:
    record = build(FiledClaim(at, claim) for at, claim in enumerate(claims, 1))
    shuffled = list(claims)
    random.shuffle(shuffled)
    again = build(FiledClaim(at, claim) for at, claim in enumerate(shuffled, 1))
    assert without_numbers(again) == without_numbers(record)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told())
def test_any_claims_can_be_asked_and_shown(claims: list[Claim]) -> None:
    record = build(FiledClaim(at, claim) for at, claim in enumerate(claims, 1))
    made = brief(record)
    assert render_html(made)
    assert render_markdown(made)
    assert to_json(made)
    console = Console(width=80)
    with console.capture():
        render_terminal(made, console)
    status(record)
    timeline(record)
    for number in record.claims:
        assert show(record, str(number)).extracts
    cited = {n for fact in record.facts for n in (*fact.supports, *fact.against)}
    cited |= {n for meeting in record.meetings for n in meeting.claims}
    cited |= {n for session in record.sessions for n in session.claims}
    sides = {n for n, it in record.claims.items() if it.claim.kind == "session"}
    assert set(record.claims) - cited <= sides
