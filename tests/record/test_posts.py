from __future__ import annotations

import pytest

from communique.record import build

from .telling import account, filed


def posts(*told: tuple[str, str, str | None]) -> list[str]:
    """The titles of one person, each told in a document of a language."""
    accounts = [
        account(
            f"d{at}",
            (
                f"{title}: Mara Tolvaj.",
                "office",
                {"person": "Mara Tolvaj", "title": title} | ({"of": of} if of else {}),
            ),
            published="2031-05-04",
            language=language,
        )
        for at, (title, language, of) in enumerate(told)
    ]
    record = build(filed(*accounts))
    (person,) = record.people.persons
    assert len(record.of_kind("office")) == len(person.posts)
    return sorted(post.title for post in person.posts)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Minister for Europe and Foreign Affairs", "ministre de l’Europe et des Affaires étrangères"),
        ("Foreign Minister", "ministre des Affaires étrangères et européennes"),
        ("Prime Minister", "Première ministre"),
        ("Chancellor", "chancelière"),
        ("Secretary General", "secrétaire générale"),
        ("Minister of Energy", "ministre de l'Énergie"),
        ("Federal Minister for Economic Affairs", "ministre fédérale de l'Économie"),
        ("Deputy Foreign Minister", "vice-ministre des Affaires étrangères"),
    ],
)
def test_an_office_told_in_two_languages_is_one_under_its_english_title(english: str, french: str) -> None:
    assert posts((english, "en", "SI"), (french, "fr", "SI")) == [english]
    assert posts((french, "fr", "SI"), (english, "en", None)) == [english]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two offices of one person
        (("Deputy Prime Minister", "en", "SI"), ("ministre des Affaires étrangères", "fr", "SI")),
        (("Minister of Energy", "en", "SI"), ("ministre de la Santé", "fr", "SI")),
        (("Minister of Energy", "en", "SI"), ("vice-ministre de l'Énergie", "fr", "SI")),
        (("Minister", "en", "SI"), ("Prime Minister", "en", "KE")),
        # of another country
        (("Prime Minister", "en", "SI"), ("Première ministre", "fr", "KE")),
        # told apart in one language
        (("Secretary of State", "en", "SI"), ("Foreign Minister", "en", "SI")),
    ],
)
def test_two_offices_stay_two(one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> None:
    assert len(posts(one, other)) == 2


def test_a_full_french_title_stands_before_a_bare_english_word() -> None:
    assert posts(("Minister", "en", "SI"), ("ministre de l'Énergie", "fr", "SI")) == ["ministre de l'Énergie"]
