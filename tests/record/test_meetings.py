from __future__ import annotations

from typing import Any

import pytest

from communique.model import Claim
from communique.record import build

from .telling import account, filed

MAY = {"published": "2031-05-04"}
G7 = {"bodies": ["G7:foreign-ministers"], "format": "ministerial"}


def count(*meetings: tuple[dict[str, Any], dict[str, Any]] | tuple[dict[str, Any], dict[str, Any], str]) -> int:
    """How many meetings the record makes of claims that each stand in a document of their own."""
    tellings = [
        account(f"d{at}", (f"Sentence number {at} tells of a meeting.", "meeting", fields, *modality), **known)
        for at, (fields, known, *modality) in enumerate(meetings)
    ]
    return len(build(filed(*tellings)).meetings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (G7 | {"date": "2031-05-03/2031-05-04"}, G7 | {"date": "2031-05-03"}),
        (G7 | {"date": "XXXX-05-03", "city": "Osaka"}, G7 | {"date": "2031-05", "city": "Osaka"}),
        (G7 | {"date": "2031-05-03"}, {"bodies": ["G7:members"], "date": "2031-05-03", "city": "Osaka"}),
        (
            {"bodies": ["Ann Oro", "Bo Lind"], "date": "2031-05-03"},
            {"bodies": ["Bo Lind", "Ann Oro"], "date": "2031-05-03"},
        ),
        (
            {"name": "Harbour Recovery Conference", "date": "2031-05-03", "city": "Osaka", "format": "conference"},
            {"name": "HRC 2031", "date": "2031", "city": "Osaka", "format": "conference"},
        ),
        (
            {"name": "2008 summit", "date": "2008", "format": "summit"},
            {"name": "2008 Osaka Summit", "date": "2008", "city": "Osaka", "format": "summit"},
        ),
        ({"name": "Harbour Recovery Forum"}, {"name": "Harbour Recovery Forum", "date": "2031-05-03", "city": "Osaka"}),
        (
            {"date": "2031-05-03", "city": "Osaka", "format": "conference"},
            {"name": "Harbour Conference", "date": "2031-05-03/2031-05-04", "city": "Osaka", "format": "conference"},
        ),
    ],
)
def test_two_accounts_of_one_occasion_are_one_meeting(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert count((one, MAY), (other, MAY)) == 1
    assert count((other, MAY), (one, MAY)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (G7 | {"date": "2031-05-03"}, G7 | {"date": "2031-09-03"}),
        (G7 | {"date": "2031-05-03"}, G7 | {"date": "2030"}),
        (G7 | {"date": "2031-05-03"}, {"bodies": ["G7:defence-ministers"], "date": "2031-05-03"}),
        (G7 | {"date": "2031-05-03", "city": "Osaka"}, G7 | {"date": "2031-05", "city": "Turin"}),
        (
            {"bodies": ["Ann Oro", "Bo Lind"], "date": "2031-05-03"},
            {"bodies": ["Ann Oro", "Cy Marr"], "date": "2031-05-03"},
        ),
        (
            {"bodies": ["Ann Oro", "Bo Lind"], "date": "2031-05-03", "format": "call"},
            {"bodies": ["Ann Oro", "Bo Lind"], "date": "2031-05-03", "format": "bilateral"},
        ),
        (
            {"name": "2018 summit", "date": "2018", "city": "Osaka", "format": "summit"},
            G7 | {"date": "2031-05-03", "city": "Osaka"},
        ),
        ({"name": "Grain Forum", "format": "conference"}, {"name": "Water Forum", "format": "conference"}),
    ],
)
def test_two_occasions_stay_two_meetings(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert count((one, MAY), (other, MAY)) == 2
    assert count((other, MAY), (one, MAY)) == 2


def test_a_meeting_that_was_not_held_is_no_meeting_that_was() -> None:
    parties = {"bodies": ["Ann Oro", "Bo Lind"], "format": "bilateral"}
    assert count((parties, MAY), (parties, MAY, "denied")) == 2


def test_the_year_that_one_account_lacks_comes_from_its_day_of_publication() -> None:
    telling = account("d", ("They met on 3 May.", "meeting", G7 | {"date": "XXXX-05-03"}), published="2031-05-04")
    (meeting,) = build(filed(telling)).meetings
    assert meeting.date == "2031-05-03"


def test_the_main_meeting_is_the_one_that_most_documents_tell_of() -> None:
    first = account("a", ("G7 ministers met in Osaka.", "meeting", G7 | {"date": "2031-05-03", "city": "Osaka"}), **MAY)
    second = account(
        "b",
        ("G7 ministers met in Osaka on Saturday.", "meeting", G7 | {"date": "2031-05-03", "city": "Osaka"}),
        (
            "Oro then met Lind there.",
            "meeting",
            {"bodies": ["Ann Oro", "Bo Lind"], "date": "2031-05-04", "format": "bilateral"},
        ),
        **MAY,
    )
    main, beside = build(filed(first, second)).meetings
    assert main.bodies == ("G7:foreign-ministers",)
    assert beside.parent == main.id


def test_a_planned_meeting_is_not_the_main_one_where_another_was_held() -> None:
    planned = {"bodies": ["G7:leaders"], "date": "2031-11-20", "city": "Turin", "format": "summit"}
    held = {"bodies": ["G7:foreign-ministers"], "date": "2031-05-03", "city": "Osaka", "format": "ministerial"}
    first = account(
        "a",
        ("Ministers met in Osaka.", "meeting", held),
        ("Leaders will meet in Turin.", "meeting", planned, "expected"),
        **MAY,
    )
    second = account("b", ("Turin will host the leaders in November.", "meeting", planned, "expected"), **MAY)
    main = build(filed(first, second)).main
    assert main is not None
    assert main.bodies == ("G7:foreign-ministers",)


def test_a_claim_without_a_place_does_not_join_two_meetings_in_two_cities() -> None:
    bare = account("c", ("The Grain Forum was a success.", "meeting", {"name": "Grain Forum"}), **MAY)
    two = [
        account(city, (f"The Grain Forum met in {city}.", "meeting", {"name": "Grain Forum", "city": city}), **MAY)
        for city in ("Osaka", "Turin")
    ]
    record = build(filed(bare, *two))
    assert {meeting.city for meeting in record.meetings} >= {"Osaka", "Turin"}
    assert record.conflicts == ()


def test_the_next_of_a_series_is_another_meeting_though_no_date_is_told() -> None:
    names = ("forty-first meeting of the Grain Group", "42nd meeting of the Grain Group")
    tellings = [account(f"d{at}", (f"The {name}.", "meeting", {"name": name}), **MAY) for at, name in enumerate(names)]
    assert len(build(filed(*tellings)).meetings) == 2


def test_a_meeting_that_was_held_and_was_not_is_a_contradiction_between_two_accounts() -> None:
    both = {"bodies": ["Ann Oro", "Bo Lind"], "format": "bilateral"}
    held = account("a", ("Oro and Lind met.", "meeting", both | {"date": "2031-05-03"}), **MAY)
    not_held = account("b", ("Oro and Lind did not meet.", "meeting", both, "denied"), **MAY)
    later = account("c", ("Oro and Lind did not meet.", "meeting", both, "denied"), published="2031-09-04")
    assert [it.type for it in build(filed(held, not_held)).conflicts] == ["done-or-not"]
    assert build(filed(held, later)).conflicts == ()


LAKES = {"name": "lakes conference", "date": "2031-05-03", "city": "Osaka", "format": "conference"}
NEXT = {"name": "next conference", "date": "2032", "format": "conference"}
LAST = {"name": "conference", "date": "2030-05-06", "city": "Oslo", "format": "conference"}
MAIN = {"bodies": ["G7:foreign-ministers"], "date": "2031-05-03", "city": "Osaka", "format": "ministerial"}
TALKS = {"bodies": ["Mara Tolvaj", "Jon Otieno"], "date": "2031-05-03", "city": "Osaka", "format": "bilateral"}
PRESS = {"label": "press conference", "format": "press-conference"}


@pytest.mark.parametrize(
    ("of", "between", "is_of_the_talks"),
    [
        (None, " ", True),
        ("talks", " ", True),
        (None, "\n", False),
        ("G7 foreign ministers meeting", " ", False),
    ],
)
def test_a_press_conference_after_talks_of_two_is_theirs_where_nothing_else_is_named(
    of: str | None, between: str, is_of_the_talks: bool
) -> None:
    main = account("a", ("The ministers of the G7 met in Osaka on 3 May.", "meeting", MAIN), published="2031-05-04")
    talks = f"Minister Tolvaj met Minister Otieno.{between}At a press conference afterwards she said little."
    met, pressed = talks.split(between, 1) if between == "\n" else (talks[:36], talks[37:])
    both = account(
        "b",
        ("The ministers of the G7 met in Osaka on 3 May.", "meeting", MAIN),
        (met + ("\n" if between == "\n" else ""), "meeting", TALKS),
        (pressed, "session", PRESS | ({"of": of} if of else {})),
        published="2031-05-04",
    )
    record = build(filed(main, both))
    (session,) = record.sessions
    held = record.meeting(session.meeting)
    assert held is not None
    assert (held.format == "bilateral") == is_of_the_talks
    assert record.main is not None
    assert record.main.format == "ministerial"


@pytest.mark.parametrize("told_beside", ["next", "last", None])
def test_an_account_that_tells_only_of_other_years_is_of_the_meeting_of_its_days_and_city(
    told_beside: str | None,
) -> None:
    main = account("a", ("The lakes conference met in Osaka.", "meeting", LAKES), published="2031-05-04")
    session = {"label": "opening session", "format": "working-session", "order": 1}
    beside = {
        "next": ("Berlin hosts the next one in 2032.", "meeting", NEXT, "expected"),
        "last": ("It met in Oslo in 2030.", "meeting", LAST),
    }  # fmt: skip
    sentences: list[Any] = [
        ("Osaka, 4 May. Tolvaj told the opening session that she would come.", "session", session),
        ("Tolvaj came to the conference.", "participation",
         {"participant": "Mara Tolvaj", "event": "conference", "capacity": "unspecified"}),
        *([beside[told_beside]] if told_beside else []),
    ]  # fmt: skip
    record = build(filed(main, account("b", *sentences, published="2031-05-04")))
    assert record.main is not None
    assert record.main.name == LAKES["name"]
    (sitting,) = record.sessions
    assert sitting.meeting == record.main.id
    (presence,) = record.of_kind("participation")
    if told_beside != "last":  # "the conference" of the account may be the one that it tells of
        assert presence.event == record.main.id


def test_what_was_held_is_no_part_of_what_was_only_planned() -> None:
    both = account(
        "b",
        ("The lakes conference met in Osaka.", "meeting", LAKES),
        ("The next conference is in 2032.", "meeting", {"name": "next conference", "date": "2032"}, "expected"),
        ("Tolvaj told the opening session.", "session",
         {"label": "opening session", "format": "working-session", "of": "next conference"}),
        published="2031-05-04",
    )  # fmt: skip
    record = build(filed(both))
    (sitting,) = record.sessions
    held = record.meeting(sitting.meeting)
    assert held is not None
    assert held.name == LAKES["name"]


OSAKA: dict[str, Any] = {"date": "2031-05-04", "city": "Osaka"}
NAMELESS: list[dict[str, Any]] = [
    {"bodies": ["Ministers from twelve countries"]},
    {"bodies": ["Foreign ministers"]},
    {"name": "meeting of foreign ministers", "format": "ministerial"},
    {"name": "meeting"},
    {"name": "Talks among foreign ministers", "format": "ministerial"},
]


def test_one_gathering_told_without_a_name_by_five_accounts_is_one_meeting() -> None:
    told_by_five = [(fields | OSAKA, MAY) for fields in NAMELESS]
    assert count(*told_by_five) == count(*reversed(told_by_five)) == 1
    assert count(*told_by_five[2:], *told_by_five[:2]) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"bodies": ["Finance ministers"]},
        {"name": "meeting of finance ministers", "format": "ministerial"},
        {"bodies": ["Ane Solvik", "Amina Otwori"], "format": "bilateral"},
        {"bodies": ["NO", "KE"]},
        {"bodies": ["Foreign ministers"], "city": "Turin"},
        {"bodies": ["Foreign ministers"], "date": "2031-05-05"},
    ],
)
def test_a_gathering_without_a_name_is_not_another_meeting_of_its_day(other: dict[str, Any]) -> None:
    nameless = ({"bodies": ["Foreign ministers from twelve countries"]} | OSAKA, MAY)
    assert count(nameless, (OSAKA | other, MAY)) == count((OSAKA | other, MAY), nameless) == 2


def test_a_gathering_without_a_name_can_be_that_of_a_standing_group() -> None:
    assert count((G7 | OSAKA, MAY), ({"bodies": ["Foreign ministers"]} | OSAKA, MAY)) == 1
    assert count((G7 | OSAKA, MAY), ({"bodies": ["Finance ministers"]} | OSAKA, MAY)) == 2


def test_a_forum_that_met_is_the_meeting_called_by_its_name() -> None:
    held = ({"bodies": ["Grain Forum"], "format": "session"} | OSAKA, MAY)
    assert count(held, ({"name": "Grain Forum", "format": "conference"} | OSAKA, MAY)) == 1
    assert count(held, ({"name": "Water Forum", "format": "conference"} | OSAKA, MAY)) == 2


def test_what_was_called_off_is_not_what_the_accounts_are_about_however_many_tell_it() -> None:
    held = account("h", ("The ministers met in Osaka.", "meeting", G7 | OSAKA), **MAY)
    parties = {"bodies": ["KE", "NO"], "date": "2031-05-03", "format": "bilateral"}
    off = [account(f"o{at}", (f"Talks number {at} were off.", "meeting", parties, "denied"), **MAY) for at in range(5)]
    record = build(filed(*off, held))
    assert record.main is not None
    assert record.main.bodies == ("G7:foreign-ministers",)


@pytest.mark.parametrize(
    ("fields", "types"),
    [
        ({"date": "2031-05-05"}, ["date"]),
        ({"date": "2031-05-06"}, ["date"]),
        ({"date": "2031-05-03/2031-05-05"}, []),
        ({"date": "2031-05-05", "city": "Turin"}, []),
        ({"date": "2031-05-03", "city": "Kyoto"}, []),
        ({"date": "2031-05-12"}, []),
        ({"date": "2031-05-05", "bodies": ["Jon Brask"]}, []),
        ({"date": "2031-05-05", "format": "ceremony"}, []),
    ],
)
def test_two_days_of_one_visit_contradict_each_other(fields: dict[str, Any], types: list[str]) -> None:
    visit = {"bodies": ["Mara Tolvaj"], "date": "2031-05-03", "city": "Osaka", "format": "visit"}
    told = [
        account(name, ("The minister was in Osaka.", "meeting", given), published="2031-05-07")
        for name, given in (("a", visit), ("b", visit | fields))
    ]
    for order in (told, told[::-1]):
        assert [conflict.type for conflict in build(filed(*order)).conflicts] == types


TALKS = {"bodies": ["Ann Oro", "Bo Lind"], "date": "2031-05-03", "format": "bilateral"}
ALONE = {"bodies": ["Ann Oro"], "date": "2031-05-03", "format": "bilateral"}


@pytest.mark.parametrize(
    ("one", "other", "apart", "meetings"),
    [
        (TALKS, ALONE, False, 1),
        (TALKS, {"bodies": ["Bo Lind"], "format": "bilateral"}, False, 1),
        (TALKS | {"format": "call"}, ALONE | {"format": "call", "name": "telephone call"}, False, 1),
        # in another sentence, of another kind, of another day, with somebody else
        (TALKS, ALONE, True, 2),
        (TALKS, ALONE | {"format": "visit"}, False, 2),
        (TALKS, ALONE | {"date": "2031-05-04"}, False, 2),
        (TALKS, ALONE | {"bodies": ["Ann Oro", "Cy Vant"]}, False, 2),
    ],
)
def test_talks_told_with_one_of_their_two_sides_alone_in_one_passage_are_one(
    one: dict[str, Any], other: dict[str, Any], apart: bool, meetings: int
) -> None:
    document, claims = account(
        "a", ("Oro met Lind.", "meeting", one), ("She held talks there.", "meeting", other), **MAY
    )
    if not apart:
        row = {"kind": "meeting", "start": 0, "end": claims[0].span.end, "quote": claims[0].quote, "fields": other}
        claims[1] = Claim.from_row(row, document)
    assert len(build(filed((document, claims))).meetings) == meetings


@pytest.mark.parametrize(
    ("labels", "label"),
    [
        (["session", "last session"], "last session"),
        (["working session", "working session", "closing session"], "closing session"),
        (["meeting", "session on grain"], "session on grain"),
        # no account names it more closely; one in another language does
        (["session", "session"], "session"),
        (["session", "dernière séance"], "session"),
    ],
)
def test_a_session_is_called_by_a_name_that_tells_it_from_others(labels: list[str], label: str) -> None:
    part = {"format": "working-session", "date": "2031-05-04", "order": "last", "topics": ["grain"], "of": "G7 meeting"}
    tellings = [
        account(
            f"d{at}",
            ("The G7 met in Osaka.", "meeting", G7 | {"date": "2031-05-03/2031-05-04", "city": "Osaka"}),
            (f"There was a {called}.", "session", part | {"label": called}),
            language="fr" if "é" in called else "en",
            **MAY,
        )
        for at, called in enumerate(labels)
    ]
    (session,) = build(filed(*tellings)).sessions
    assert session.label == label
