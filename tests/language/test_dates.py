from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from communique.language.dates import Bound, dates_meet, find_dates, narrowest, render
from communique.language.edtf import days_of
from communique.language.lexicon import rows


def read(text: str, published: str | None = None, language: str = "en") -> list[tuple[str, str | None]]:
    return [(m.span.of(text), m.edtf) for m in find_dates(text, published=published, language=language)]


def values(text: str, published: str | None = None, language: str = "en") -> list[str | None]:
    return [edtf for _, edtf in read(text, published, language)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met on 29 November 2022 in Valmera.", "2022-11-29"),
        ("signed 29 Nov. 2022", "2022-11-29"),
        ("On November 29, 2022, they signed.", "2022-11-29"),
        ("on Nov. 29", "XXXX-11-29"),
        ("the 29th of November 2022", "2022-11-29"),
        ("29-30 November 2022", "2022-11-29/2022-11-30"),
        ("29–30 November", "XXXX-11-29/XXXX-11-30"),
        ("29 and 30 November 2022", "2022-11-29/2022-11-30"),
        ("Tuesday 29 and Wednesday 30 November 2022", "2022-11-29/2022-11-30"),
        ("27, 28 and 29 June 2023", "2023-06-27/2023-06-29"),
        ("from 5-6 April 2016", "2016-04-05/2016-04-06"),
        ("from 30 November to 2 December 2022", "2022-11-30/2022-12-02"),
        ("from 30 December to 2 January 2023", "2022-12-30/2023-01-02"),
        ("between 3 May and 7 June 2023", "2023-05-03/2023-06-07"),
        ("Nov. 29-30", "XXXX-11-29/XXXX-11-30"),
        ("November 30 - December 2, 2022", "2022-11-30/2022-12-02"),
        ("Thursday, June 22, 2023", "2023-06-22"),
        ("9/9/2022", "2022-09-09"),
        ("30.11.2022", "2022-11-30"),
        ("11/30/2022", "2022-11-30"),
        ("2022-11-30T09:00:00Z", "2022-11-30"),
        ("early February", "XXXX-02"),
        ("mid-December", "XXXX-12"),
        ("the end of September 2023", "2023-09"),
        ("in spring 2023", "2023-21"),
        ("in the spring", "XXXX-21"),
        ("in the fall of 2023", "2023-23"),
        ("the 2008 summit", "2008"),
        ("by the end of 2025", "2025"),
        ("the first half of 2023", "2023"),
        ("March to May 2023", "2023-03/2023-05"),
        ("the plan for 2021-2027", "2021/2027"),
        ("the plan for 2024-27", "2024/2027"),
        ("in a June report", "XXXX-06"),
        ("Nov 29th-30th", "XXXX-11-29/XXXX-11-30"),
        ("29/30 November 2022", "2022-11-29/2022-11-30"),
        ("30 Nov.–13 Dec. 2023", "2023-11-30/2023-12-13"),
        ("January-March 2023", "2023-01/2023-03"),
        ("from 2019 to March 2024", "2019/2024-03"),
        ("the end of the year 2024", "2024"),
        ("last July’s accord", "XXXX-07"),
    ],
)
def test_a_written_date_is_read_exactly(text: str, edtf: str) -> None:
    assert values(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("le 1er décembre 2022", "2022-12-01"),
        ("29-30 novembre 2022", "2022-11-29/2022-11-30"),
        ("mardi 29 et mercredi 30 novembre", "XXXX-11-29/XXXX-11-30"),
        ("du 29 au 30 novembre 2022", "2022-11-29/2022-11-30"),
        ("du 30 novembre au 2 décembre 2022", "2022-11-30/2022-12-02"),
        ("au printemps 2023", "2023-21"),
        ("d’ici à la mi-décembre", "XXXX-12"),
        ("fin 2025", "2025"),
        ("le 2 août", "XXXX-08-02"),
        ("de 2021 à 2027", "2021/2027"),
    ],
)
def test_a_french_date_is_read_exactly(text: str, edtf: str) -> None:
    assert values(text, language="fr") == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "Allies may march on, and March on they did. May agreed with June Smith.",
        "Resolution 2254 and Resolution 2015 stand; so does Article 2004.",
        "1,500 troops, 250 kilometres, 2000 people and $2000",
        "at 17:40, or 07:30 CET, 24/7, see section 3.2.1 and S/2022/123",
        "call +44 20 2022 5500",
        "the 2030 Agenda, Vision 2030 and the 1990s",
        "30 February 2022",
        "The fall of the town made prices spring up; the COVID-19 wave, second of two.",
        "she told the USA Today reporter",
    ],
)
def test_words_and_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert values(text) == []


def test_a_month_before_a_number_of_things_is_the_month() -> None:
    assert read("In November 29 countries ratified it.") == [("November", "XXXX-11")]
    assert read("On November 29 ministers met.") == [("November 29", "XXXX-11-29")]


def test_a_weekday_with_its_date_in_brackets_is_one_mention() -> None:
    assert read("said on Wednesday (Nov. 30).") == [("Wednesday (Nov. 30)", "XXXX-11-30")]
    assert read("ended today (Thursday 22 June).") == [("today", None), ("Thursday 22 June", "XXXX-06-22")]


def test_separate_days_of_one_list_are_separate_mentions_with_the_shared_year() -> None:
    assert values("on 3 and 17 May 2023; on 3 May and 7 June 2023") == [
        "2023-05-03",
        "2023-05-17",
        "2023-05-03",
        "2023-06-07",
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2022-11-30"),
        ("yesterday", "2022-11-29"),
        ("tomorrow", "2022-12-01"),
        ("this morning", "2022-11-30"),
        ("earlier today", "2022-11-30"),
        ("on Tuesday", "2022-11-29"),
        ("on Wednesday", "2022-11-30"),
        ("last Wednesday", "2022-11-23"),
        ("next Friday", "2022-12-02"),
        ("Tuesday and Wednesday", "2022-11-29/2022-11-30"),
        ("last week", "2022-11-21/2022-11-27"),
        ("next week", "2022-12-05/2022-12-11"),
        ("last year", "2021"),
        ("next year", "2023"),
        ("last month", "2022-10"),
        ("this month", "2022-11"),
        ("Nov. 29", "2022-11-29"),
        ("on 3 January", "2023-01-03"),
        ("in the spring", "2023-21"),
        ("last March", "2022-03"),
        ("since March", "2022-03/.."),
        ("by June", "2023-06"),
        ("by the end of the year", "2022"),
        ("early next year", "2023"),
    ],
)
def test_the_day_of_publication_resolves_what_is_counted_from_it(text: str, edtf: str) -> None:
    assert values(text, "2022-11-30") == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("hier", "2022-11-29"),
        ("aujourd’hui", "2022-11-30"),
        ("demain", "2022-12-01"),
        ("mardi et mercredi", "2022-11-29/2022-11-30"),
        ("la semaine dernière", "2022-11-21/2022-11-27"),
        ("mercredi dernier", "2022-11-23"),
    ],
)
def test_the_day_of_publication_resolves_french_words_too(text: str, edtf: str) -> None:
    assert values(text, "2022-11-30", "fr") == [edtf]


def test_a_weekday_offers_the_next_such_day_for_what_is_to_come() -> None:
    (mention,) = find_dates("They will meet on Friday.", published="2022-11-30")
    assert (mention.edtf, mention.following, mention.source) == ("2022-11-25", "2022-12-02", "weekday")


def test_without_an_anchor_nothing_relative_is_resolved() -> None:
    assert values("today, on Tuesday, last week, next year") == [None, None, None, None]


@pytest.mark.parametrize(
    "head", ["VALMERA, 30 November 2022 —", "Valmera, November 30, 2022 (Newsline) -", "30 November 2022\n\n"]
)
def test_a_dateline_of_the_text_anchors_its_other_dates(head: str) -> None:
    assert values(f"{head} Ministers met yesterday; they meet again on 12 December.")[1:] == [
        "2022-11-29",
        "2022-12-12",
    ]


def test_a_full_date_in_running_text_anchors_nothing() -> None:
    assert values("They met on 30 November 2022. They meet again on 12 December.") == ["2022-11-30", "XXXX-12-12"]


def test_a_weekday_beside_a_date_resolves_the_same_weekday_elsewhere() -> None:
    text = "On Wednesday (Nov. 30) they met. The text was agreed on Wednesday."
    assert values(text) == ["XXXX-11-30", "XXXX-11-30"]


@pytest.mark.parametrize(
    ("text", "bound", "edtf"),
    [
        ("since October 2022", "since", "2022-10/.."),
        ("by the end of 2025", "by", "2025"),
        ("by mid-2025", "by", "2025"),
        ("until 2027", "until", "2027"),
        ("no later than 1 March 2024", "by", "2024-03-01"),
        ("before June 2023", "before", "2023-06"),
        ("after 24 February 2022", "after", "2022-02-24"),
    ],
)
def test_the_words_before_a_date_bound_it(text: str, bound: str, edtf: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.bound, mention.edtf) == (bound, edtf)


def test_the_data_file_knows_only_the_five_bounds() -> None:
    assert {row["value"] for row in rows("calendar") if row["kind"] == "bound"} == set(get_args(Bound))


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("2022-11", "2022-11-29", True),
        ("2022", "2022-11-29/2022-11-30", True),
        ("XXXX-11-29/XXXX-11-30", "2022-11-29", True),
        ("XXXX-11-29", "XXXX-11-30", False),
        ("XXXX-12-30/XXXX-01-02", "2023-01-01", True),
        ("2022-11-29", "2022-11-30", False),
        ("2022-10/..", "2023", True),
        ("2022-10/..", "2021", False),
        ("2023-21", "2023-04-02", True),
        ("2023-24", "2023-01-15", True),
        ("2023-21", "XXXX-11", False),
        ("words", "2023", False),
    ],
)
def test_two_dates_meet_where_they_can_be_the_same_time(a: str, b: str, meet: bool) -> None:
    assert dates_meet(a, b) is meet
    assert dates_meet(b, a) is meet


def test_the_narrowest_date_says_most() -> None:
    assert narrowest(["2022", "2022-11", "2022-11-29/2022-11-30"]) == "2022-11-29/2022-11-30"
    assert narrowest(["XXXX-11-29", "2022-11-29"]) == "2022-11-29"
    assert narrowest(["no date"]) is None


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        ("2022-11-29/2022-11-30", "29–30 November 2022", "29–30 novembre 2022"),
        ("2022-11-30/2022-12-02", "30 November – 2 December 2022", "du 30 novembre au 2 décembre 2022"),
        ("2022-12-01", "1 December 2022", "1er décembre 2022"),
        ("XXXX-11-29", "29 November", "29 novembre"),
        ("2023-21", "spring 2023", "printemps 2023"),
        ("2022-10/..", "since October 2022", "depuis octobre 2022"),
        ("not a date", "not a date", "not a date"),
    ],
)
def test_a_date_reads_in_words(edtf: str, english: str, french: str) -> None:
    assert (render(edtf), render(edtf, "fr")) == (english, french)


DAYS = st.dates(date(1950, 1, 1), date(2098, 12, 28))
FORMATS = {
    "en": [
        ("d MMMM y", "{} – {}"),
        ("d MMMM y", "{} to {}"),
        ("d MMMM y", "from {} to {}"),
        ("d MMMM y", "between {} and {}"),
        ("EEEE d MMMM y", "{} – {}"),
        ("EEEE, MMMM d, y", "from {} to {}"),
        ("MMMM d, y", "{} - {}"),
        ("MMMM d, y", "{} through {}"),
        ("MMMM d y", "{}–{}"),
        ("MMM d, y", "{} to {}"),
        ("y-MM-dd", "{} – {}"),
        ("dd.MM.y", "{}–{}"),
    ],
    "fr": [
        ("d MMMM y", "{} – {}"),
        ("d MMMM y", "du {} au {}"),
        ("d MMMM y", "entre le {} et le {}"),
        ("d MMMM y", "{} au {}"),
        ("d MMMM y", "{}–{}"),
        ("EEEE d MMMM y", "du {} au {}"),
        ("EEEE d MMMM y", "{} – {}"),
        ("EEEE d MMMM y", "entre le {} et le {}"),
        ("d MMM y", "{} – {}"),
        ("dd/MM/y", "{} – {}"),
        ("dd.MM.y", "{}–{}"),
        ("y-MM-dd", "{} – {}"),
    ],
}


@given(DAYS, st.integers(1, 400), st.sampled_from(["en", "fr"]), st.integers(0, 11))
def test_a_range_of_days_is_read_back_from_twelve_ways_to_write_it(
    first: date, length: int, language: str, form: int
) -> None:
    last = first + timedelta(days=length)
    one, joined = FORMATS[language][form]
    written = joined.format(*(format_date(day, one, locale=language) for day in (first, last)))
    text = f"Texte: {written}."
    assert values(text, language=language) == [f"{first}/{last}"]


@given(DAYS, st.integers(0, 400), st.sampled_from(["en", "fr"]))
def test_a_date_is_read_back_from_its_own_rendering(first: date, length: int, language: str) -> None:
    edtf = f"{first}/{first + timedelta(days=length)}" if length else f"{first}"
    assert values(f"({render(edtf, language)})", language=language) == [edtf]


@given(DAYS, st.integers(0, 60), DAYS, st.integers(0, 60))
def test_ranges_meet_exactly_where_they_share_a_day(a: date, long_a: int, b: date, long_b: int) -> None:
    one, other = f"{a}/{a + timedelta(long_a)}", f"{b}/{b + timedelta(long_b)}"
    shared = a <= b + timedelta(long_b) and b <= a + timedelta(long_a)
    assert dates_meet(one, other) is shared
    assert dates_meet("XXXX" + str(a)[4:], str(a))


@given(st.text(alphabet="0123456789 -–/.,NovMay andto(TuesdayXt\n", max_size=60))
def test_any_text_gives_valid_dates_in_order(text: str) -> None:
    mentions = find_dates(text, published="2022-11-30")
    assert all(m.edtf is None or days_of(m.edtf) for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
