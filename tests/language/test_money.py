from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from babel import Locale
from babel.numbers import format_currency, get_currency_name
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.lexicon import rows
from communique.language.money import Money, find_money
from communique.language.money_grammar import currency_forms, read_figures


def only(text: str, language: str = "en") -> Money:
    found = find_money(text, language=language)
    assert len(found) == 1, [money.span.of(text) for money in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("€1 million", "1000000", "EUR"),
        ("EUR 1.5 million", "1500000", "EUR"),
        ("1 million euros", "1000000", "EUR"),
        ("one million euros", "1000000", "EUR"),
        ("US$2.5bn", "2500000000", "USD"),
        ("US $5 million", "5000000", "USD"),
        ("5 million US dollars", "5000000", "USD"),
        ("£250m", "250000000", "GBP"),
        ("1,5 Mrd. €", "1500000000", "EUR"),
        ("600 Mio. €", "600000000", "EUR"),
        ("€ 600 mio", "600000000", "EUR"),
        ("NOK 75 billion", "75000000000", "NOK"),
        ("75bn Norwegian kroner", "75000000000", "NOK"),
        ("10 million Danish crowns", "10000000", "DKK"),
        ("DKK 1.1 bn", "1100000000", "DKK"),
        ("ISK 500m", "500000000", "ISK"),
        ("C$500m", "500000000", "CAD"),
        ("CA$5", "5", "CAD"),
        ("500 million Canadian dollars", "500000000", "CAD"),
        ("$500 million Canadian dollars", "500000000", "CAD"),
        ("CAD 500 million", "500000000", "CAD"),
        ("A$8.7 million", "8700000", "AUD"),
        ("30 million AUD", "30000000", "AUD"),
        ("1.8 billion Swiss francs", "1800000000", "CHF"),
        ("5 trillion yen", "5000000000000", "JPY"),
        ("300 million renminbi", "300000000", "CNY"),
        ("100 million zloty", "100000000", "PLN"),
        ("2 billion hryvnia", "2000000000", "UAH"),
        ("40bn forint", "40000000000", "HUF"),
        ("3 million shekels", "3000000", "ILS"),
        ("100 million lira", "100000000", "TRY"),
        ("5 million reais", "5000000", "BRL"),
        ("R50 million", "50000000", "ZAR"),
        ("5 000 Kč", "5000", "CZK"),
        ("₹5 crore", "50000000", "INR"),
        ("3 lakh Indian rupees", "300000", "INR"),
        ("10k€", "10000", "EUR"),
        ("€40-million", "40000000", "EUR"),
        ("500-million-euro", "500000000", "EUR"),
        ("a quarter of a billion euros", "250000000", "EUR"),
        ("two and a half billion euros", "2500000000", "EUR"),
        ("half a billion euros", "500000000", "EUR"),
        ("sixty billion, in euros", "60000000000", "EUR"),
        ("€1.500.000", "1500000", "EUR"),
        ("1 000 000 euros", "1000000", "EUR"),
        ("€1,100,000.50", "1100000.50", "EUR"),
        ("SDR 5 billion", "5000000000", "XDR"),
        ("USD $5 million", "5000000", "USD"),
        ("$5m CAD", "5000000", "CAD"),
        ("100.000 euros", "100000", "EUR"),
        ("CHF 5'000'000", "5000000", "CHF"),
        ("half a billion US dollars", "500000000", "USD"),
        ("35 million AUD", "35000000", "AUD"),
        ("NZ$3m", "3000000", "NZD"),
        ("HK$40 million", "40000000", "HKD"),
        ("S$12 million", "12000000", "SGD"),
        ("12 billion yen", "12000000000", "JPY"),
        ("¥500 million", "500000000", None),
        ("SEK 250 million", "250000000", "SEK"),
        ("1.2 billion Danish crowns", "1200000000", "DKK"),
        ("850 million Norwegian crowns", "850000000", "NOK"),
        ("300 million dirhams", "300000000", None),
        ("PLN 1.5 bn", "1500000000", "PLN"),
        ("₩10 billion", "10000000000", "KRW"),
        ("KRW 10 billion", "10000000000", "KRW"),
        ("£1.5 trillion", "1500000000000", "GBP"),
        ("EUR 800 000", "800000", "EUR"),
        ("EUR1.3bn", "1300000000", "EUR"),
        ("€0.9 billion", "900000000", "EUR"),
        ("three million euros", "3000000", "EUR"),
        ("twenty-five million pounds sterling", "25000000", "GBP"),
        ("one hundred million euros", "100000000", "EUR"),
        ("2 billion South African rand", "2000000000", "ZAR"),
        ("40 million Kenyan shillings", "40000000", "KES"),
        ("5 million Mexican pesos", "5000000", "MXN"),
        ("€12.5-million", "12500000", "EUR"),
        ("€1m", "1000000", "EUR"),
        ("$1.31bn", "1310000000", None),
        ("20 million pounds", "20000000", None),
    ],
)
def test_money_is_read_with_its_scale_and_currency(words: str, amount: str, currency: str | None) -> None:
    text = f"Valmera will give {words}, it said."
    money = only(text)
    assert (money.span.of(text), money.amount, money.currency) == (words, Decimal(amount), currency)


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("1,5 milliard d’euros", "1500000000", "EUR"),
        ("100 millions d’euros", "100000000", "EUR"),
        ("un million d'euros", "1000000", "EUR"),
        ("un milliard et demi d'euros", "1500000000", "EUR"),
        ("1 500 000 €", "1500000", "EUR"),
        ("1.500 €", "1500", "EUR"),
        ("1,50 €", "1.50", "EUR"),
        ("10 Md€", "10000000000", "EUR"),
        ("5 M€", "5000000", "EUR"),
        ("2 millions de dollars canadiens", "2000000", "CAD"),
        ("3 milliards de livres sterling", "3000000000", "GBP"),
        ("2 milliards de couronnes norvégiennes", "2000000000", "NOK"),
        ("1 000,50 $US", "1000.50", "USD"),
        ("un demi-milliard d’euros", "500000000", "EUR"),
        ("62,5 millions d’euros", "62500000", "EUR"),
        ("45 milliards de francs CFA", "45000000000", None),
        ("12 millions de francs suisses", "12000000", "CHF"),
        ("trois cents millions d’euros", "300000000", "EUR"),
        ("2,5 Md€", "2500000000", "EUR"),
    ],
)
def test_money_in_french_is_read_with_its_scale_and_currency(words: str, amount: str, currency: str | None) -> None:
    text = f"La Valmérie versera {words}."
    money = only(text, "fr")
    assert (money.span.of(text), money.amount, money.currency) == (words, Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "100 generators, 5m people, 5 per cent, 250 kilometres, in 2023",
        "COP 27 and SDG 7, ALL 30 Allies, TRY 3 times",
        "they won 5 seats; a bag of 250 pounds of flour; 3 crown princes",
        "Euro 2024, the million-dollar question, a multi-million-dollar fund",
        "a handful of $20s, small-dollar donors, the euro zone",
        "millions of people, the 1.5 million inhabitants",
    ],
)
def test_quantities_and_common_words_are_not_money(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("at least €5m", "qualifier", "at-least"),
        ("more than €5m", "qualifier", "at-least"),
        ("in excess of £1.1bn", "qualifier", "at-least"),
        ("up to €50bn", "qualifier", "up-to"),
        ("as much as €50bn", "qualifier", "up-to"),
        ("some 5 million euros", "qualifier", "about"),
        ("nearly an additional €5m", "qualifier", "about"),
        ("€5m each", "each", True),
        ("5 million euros apiece", "each", True),
        ("€2m per country", "each", True),
        ("€1 million to each of the three partners", "each", True),
        ("€1 million in grants to each of the partners", "each", True),
        ("an additional €1 million", "additional", True),
        ("€1 million in extra money", "additional", True),
        ("a further £250m", "additional", True),
        ("1.5 million euros in fresh aid", "additional", True),
        ("another €5m", "additional", True),
        ("€5 million more", "additional", True),
        ("€5 million of new money", "additional", True),
        ("€5 million or more", "qualifier", "at-least"),
        ("an additional contribution of €5 million", "additional", True),
        ("a total of €5m", "total", True),
        ("€5m in total", "total", True),
        ("bringing its aid for the year to €59.5 million", "total", True),
        ("two tranches of €50 million", "count", 2),
        ("$1.1–1.3 billion", "high", Decimal(1300000000)),
        ("between 20 and 25 million euros", "high", Decimal(25000000)),
        ("between $1.6 and $2.2 trillion", "high", Decimal(2200000000000)),
        ("€5m-€10m", "high", Decimal(10000000)),
        ("$10,000 to $20,000", "high", Decimal(20000)),
        ("not less than €5m", "qualifier", "at-least"),
        ("no less than €5m", "qualifier", "at-least"),
        ("a minimum of €5m", "qualifier", "at-least"),
        ("over €5m", "qualifier", "at-least"),
        ("no more than €5m", "qualifier", "up-to"),
        ("a maximum of €5m", "qualifier", "up-to"),
        ("around €5m", "qualifier", "about"),
        ("roughly €5m", "qualifier", "about"),
        ("an extra €5m", "additional", True),
        ("€5m per partner", "each", True),
        ("€5m for each of the two", "each", True),
        ("three tranches of €5m", "count", 3),
        ("€5m overall", "total", True),
    ],
)
def test_the_words_around_an_amount_qualify_it(text: str, name: str, value: object) -> None:
    assert getattr(only(f"Valmera pledged {text} on Monday."), name) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("jusqu’à 50 millions d'euros", "qualifier", "up-to"),
        ("au moins 5 millions d'euros chacun", "each", True),
        ("près de 3 milliards d’euros", "qualifier", "about"),
        ("une aide supplémentaire de 5 millions d'euros", "additional", True),
        ("5 millions d'euros supplémentaires", "additional", True),
        ("entre 20 et 25 millions d'euros", "high", Decimal(25000000)),
        ("deux tranches de 50 millions d'euros", "count", 2),
    ],
)
def test_the_words_around_a_french_amount_qualify_it(text: str, name: str, value: object) -> None:
    assert getattr(only(f"Elle versera {text}.", "fr"), name) == value


def test_a_plain_amount_has_no_qualities() -> None:
    money = only("Valmera gave €5 million for the bridge of a new town, more than once.")
    assert (money.qualifier, money.each, money.additional, money.total, money.count) == (
        None,
        False,
        False,
        False,
        None,
    )


def test_a_range_takes_the_scale_of_its_upper_end() -> None:
    assert only("$1.1–1.3 billion").amount == Decimal(1100000000)
    assert only("between 20 and 25 million euros").amount == Decimal(20000000)


@pytest.mark.parametrize("text", ["raised from $5m to $10m", "€10 and €20", "€50m and, later, €2,027"])
def test_two_amounts_are_not_a_range(text: str) -> None:
    assert [money.high for money in find_money(text)] == [None, None]


def test_a_conversion_in_brackets_belongs_to_its_amount() -> None:
    text = "It gave 240 million pounds ($305 million) and a loan."
    money = only(text)
    assert money.full_span.of(text) == "240 million pounds ($305 million)"
    assert money.span.of(text) == "240 million pounds"
    assert money.equivalent is not None
    assert (money.equivalent.amount, money.equivalent.dollar) == (Decimal(305000000), True)


def test_several_conversions_and_the_amount_in_words_stay_in_their_brackets() -> None:
    text = "It gave €50 million ($54 million; £43 million) and €5 million (five million euros)."
    first, second = find_money(text)
    assert first.full_span.of(text) == "€50 million ($54 million; £43 million)"
    assert first.equivalent is not None
    assert first.equivalent.amount == Decimal(54000000)
    assert second.full_span.of(text) == "€5 million (five million euros)"
    assert second.equivalent is None


def test_a_bare_dollar_is_left_to_the_reader_and_settled_by_country() -> None:
    money = only("$5 million")
    assert (money.currency, money.dollar, money.candidates[0]) == (None, True, "USD")
    assert money.among(["CA", "FR"]).currency == "CAD"
    assert money.among(["CA", "AU"]).currency is None


def test_the_franc_of_several_countries_is_settled_by_any_of_them() -> None:
    money = only("45 milliards de francs CFA", "fr")
    assert (money.among(["CI"]).currency, money.among(["CM"]).currency) == ("XOF", "XAF")
    assert money.among(["CI", "CM"]).currency is None


@pytest.mark.parametrize("name", ["kroner", "francs", "pounds", "pesos", "rupees"])
def test_a_name_of_several_currencies_has_candidates(name: str) -> None:
    money = only(f"5 million {name}")
    assert money.currency is None
    assert len(money.candidates) > 1


def test_the_same_text_settles_a_shared_name() -> None:
    first, second = find_money("1.8 billion francs, of which 1 million Swiss francs is new.")
    assert (first.currency, second.currency) == ("CHF", "CHF")


def test_a_vague_amount_has_no_value() -> None:
    assert [money.amount for money in find_money("billions of dollars and several million euros")] == [None, None]


@pytest.mark.parametrize(
    ("figures", "language", "value"),
    [
        ("1,500", "en", "1500"),
        ("1,500", "fr", "1.500"),
        ("1.500", "de", "1500"),
        ("1.500", "en", "1.500"),
        ("1,5", "en", "1.5"),
        ("1.500.000", "en", "1500000"),
        ("1.234,56", "en", "1234.56"),
        ("1,234.56", "fr", "1234.56"),
        ("12'500", "de", "12500"),
        ("1,00,000", "en", "100000"),
    ],
)
def test_separators_are_read_by_shape_and_language(figures: str, language: str, value: str) -> None:
    assert read_figures(figures, language) == Decimal(value)


@pytest.mark.parametrize("figures", ["1,2,3", "3.2.1", "1,23.456,7"])
def test_figures_in_no_known_grouping_are_no_number(figures: str) -> None:
    assert read_figures(figures, "en") is None


CODES = sorted(row["form"] for row in rows("currencies") if row["kind"] == "code")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_currency_is_read_by_its_code_and_by_its_name(language: str) -> None:
    locale = Locale.parse(language)
    for code in CODES:
        assert only(f"{code} 25,000,000", language).currency == code
        name = get_currency_name(code, count=25, locale=locale).partition(" (")[0]
        link = "de " if language == "fr" else ""
        if name != code and name.lower() in currency_forms("name"):
            assert code in only(f"25 millions {link}{name}", language).candidates


@given(
    st.decimals(min_value="0.01", max_value="99999999999", places=2),
    st.sampled_from(["EUR", "USD", "GBP", "CAD", "CHF", "NOK", "SEK", "DKK", "PLN", "UAH", "INR", "BRL", "TRY"]),
    st.sampled_from(["en", "fr", "de"]),
)
@settings(deadline=None)  # the first amount of a language compiles its patterns
def test_what_babel_writes_is_read_back(amount: Decimal, currency: str, language: str) -> None:
    text = format_currency(amount, currency, locale=language)
    money = only(text, language)
    assert money.amount == amount
    assert currency in money.candidates
    assert money.span.of(text) == text


@given(st.text(alphabet="0123456789 .,-–€$£mbnillion ourstwhalfaEUR()\n’", max_size=60), st.sampled_from(["en", "fr"]))
def test_any_text_gives_amounts_inside_it_and_in_order(text: str, language: str) -> None:
    found = find_money(text, language=language)
    assert all(money.full_span.covers(money.span) and money.full_span.end <= len(text) for money in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(money.high is None or money.amount is None or money.amount < money.high for money in found)


def test_a_run_of_digits_is_no_amount_and_no_failure() -> None:
    assert find_money("€" + "1" * 5000) == []
