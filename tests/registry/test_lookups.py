"""Single names are looked up in both languages; canonical names get their display names back."""

import pytest

from communique.registry import (
    common_nouns,
    country,
    instrument,
    instrument_nouns,
    misspelt_country,
    name_of,
    office_class,
    organisation,
    titles,
    treaty,
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Romania", "RO"),
        ("roumanie", "RO"),
        ("romanian", "RO"),
        ("Roumaine", "RO"),
        ("Bucharest", "RO"),
        ("Bucarest", "RO"),
        ("RO", "RO"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("les Pays-Bas", "NL"),
        ("Dutch", "NL"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Turkish", "TR"),
        ("turques", "TR"),
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Macedonia", "MK"),
        ("FYROM", "MK"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Swaziland", "SZ"),
        ("the Emirates", "AE"),
        ("UAE", "AE"),
        ("Bosnia", "BA"),
        ("Britain", "GB"),
        ("U.K.", "GB"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("America", "US"),
        ("PRC", "CN"),
        ("DRC", "CD"),
        ("ROK", "KR"),
        ("Korea", "KR"),
        ("DPRK", "KP"),
        ("Republic of Moldova", "MD"),
        ("Kosovo", "XK"),
        ("kosovare", "XK"),
        ("Kiev", "UA"),
        ("Kyiv", "UA"),
        ("the Kremlin", "RU"),
        ("l'Élysée", "FR"),
        ("Brussels", "BE"),
        ("Geneva", None),
        ("Atlantis", None),
        ("NATO", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names(words, code):
    assert country(words) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Lithuannia", "LT"),
        ("Phillipines", "PH"),
        ("Ukranian", "UA"),
        ("Lithuania", None),  # nothing is misspelt
        ("Slovania", None),  # as near to Slovakia as to Slovenia
        ("Peruu", None),  # too short to tell
        ("Department", None),
    ],
)
def test_a_misspelt_country_is_known_where_it_can_be_no_other(word, code):
    assert misspelt_country(word) == code


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("NATO", "NATO"),
        ("OTAN", "NATO"),
        ("the Alliance", "NATO"),
        ("l’Alliance atlantique", "NATO"),
        ("European Union", "EU"),
        ("UE", "EU"),
        ("Nations unies", "UN"),
        ("UN Security Council", "UNSC"),
        ("Group of Seven", "G7"),
        ("Benelux", "BENELUX"),
        ("Nordic countries", "NORDIC"),
        ("Visegrad Group", "V4"),
        ("International Monetary Fund", "IMF"),
        ("FMI", "IMF"),
        ("Banque mondiale", "World Bank"),
        ("Ligue arabe", "Arab League"),
        ("OSCE", "OSCE"),
        ("African Union", "AFRICAN UNION"),
        ("LDCs", "LDCS"),
        ("G77/China", "G-77/CHINA"),
        ("Francophonie", "OIF"),
        ("Romania", None),
        ("Visegrad", None),
    ],
)
def test_an_organisation_is_known_by_its_names(words, canonical):
    assert organisation(words) == canonical


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("LU", "en", "Luxembourg"),
        ("BA", "en", "Bosnia and Herzegovina"),
        ("BA", "fr", "Bosnie-Herzégovine"),
        ("US", "en", "United States"),
        ("TR", "en", "Türkiye"),
        ("XK", "en", "Kosovo"),
        ("NATO", "en", "NATO"),
        ("NATO", "fr", "OTAN"),
        ("BENELUX", "en", "Benelux"),
        ("NORDIC", "en", "Nordic countries"),
        ("NATO:foreign-ministers", "en", "NATO foreign ministers"),
        ("NATO:members", "en", "NATO members"),
        ("G7:leaders", "en", "G7 leaders"),
        ("NATO:foreign-ministers", "fr", "ministres des affaires étrangères (OTAN)"),
        ("Mila Torvald", "en", "Mila Torvald"),
        ("Harbour Club:members", "en", "Harbour Club members"),
    ],
)
def test_a_canonical_name_has_a_display_name(code, language, name):
    assert name_of(code, language) == name


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Minister of Foreign Affairs", "foreign-minister"),
        ("Romanian Foreign Minister", "foreign-minister"),
        ("Foreign Secretary", "foreign-minister"),
        ("Secretary of State", "foreign-minister"),
        ("Deputy Secretary of State", "deputy-minister"),
        ("Prime Minister", "head-of-government"),
        ("Secretary-General", "secretary-general"),
        ("Special Envoy for the Sahel", "envoy"),
        ("ministre des Affaires étrangères", "foreign-minister"),
        ("première ministre", "head-of-government"),
        ("secrétaire général", "secretary-general"),
        ("juggler", None),
        ("deputy", "prefix"),
    ],
)
def test_a_title_tells_the_kind_of_office(words, office):
    assert office_class(words) == office


@pytest.mark.parametrize("language", ["en", "fr"])
def test_titles_come_longest_first(language):
    lengths = [len(title.words) for title in titles(language)]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) > 250


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("Defence Capacity Building Initiative", "DCB"),
        ("European Peace Facility", "EPF"),
        ("la Facilité européenne pour la paix", "EPF"),
        ("Resilience and Sustainability Facility", "RSF"),
        ("piggy bank", None),
    ],
)
def test_an_instrument_is_known_by_its_names(words, canonical):
    assert instrument(words) == canonical


@pytest.mark.parametrize(
    ("words", "canonical"),
    [("BBNJ", "High Seas Treaty"), ("the Accord de Paris", "Paris Agreement"), ("Treaty of Nowhere", None)],
)
def test_a_treaty_is_known_by_its_names(words, canonical):
    assert treaty(words) == canonical


def test_common_nouns_say_when_only_the_document_can_tell():
    nouns = common_nouns("en")
    assert nouns["the bloc"].canonical is None
    assert nouns["allies"].canonical == "NATO:members"
    assert "les alliés" in common_nouns("fr")


def test_instrument_nouns_have_a_kind():
    kinds = {noun.words: noun.kind for noun in instrument_nouns("en")}
    assert (kinds["grants"], kinds["trust fund"]) == ("grant", "trust-fund")
    assert {noun.kind for noun in instrument_nouns("fr")} == set(kinds.values())
