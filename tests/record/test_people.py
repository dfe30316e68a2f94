from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import FiledClaim, Judgement
from communique.record import build
from communique.record.names import likeness, surname_key, words_of
from communique.record.people import People, find_people

from .telling import Telling, account, filed


def holds(person: str, title: str, of: str) -> tuple[str, str, dict[str, Any]]:
    return (f"{person} is {title} of {of}.", "office", {"person": person, "title": title, "of": of})


def says(person: str) -> tuple[str, str, dict[str, Any]]:
    return (f"{person} said it.", "statement", {"speakers": [person]})


def naming(*names: str) -> People:
    """The people of documents that each name one of the names."""
    return find_people(filed(*(account(f"d{at}", says(name)) for at, name in enumerate(names))))


@pytest.mark.parametrize(
    "names",
    [
        ("Mara Tolvaj", "Tolvaj"),
        ("Żofia Łęcka", "Zofia Lecka"),
        ("Jean-Luc Avert", "Jean Luc Avert"),
        ("Jean-Luc Avert", "J.-L. Avert"),
        ("Mara Tolvaj", "M. Tolvaj"),
        ("Mara Ilse Tolvaj", "Mara Tolvaj"),
        ("Mara Tolvaj Jr", "Mara Tolvaj"),
        ("MARA TOLVAJ", "Mara Tolvaj"),
        ("Anke von der Hagen", "von der Hagen"),
        ("Dmytro Hrushko", "Dmitro Hrouchko", "Dmytro Gruschko", "Дмитро Грушко"),
        ("Wolodymyr Sarenskyj", "Volodymyr Zarensky", "Volodymyr Zarenskyy", "Zarenskyy"),
        ("Sergei Larionov", "Sergej Larionow", "Sergueï Larionoff", "Сергей Ларионов"),
    ],
)
def test_the_writings_of_one_name_are_one_person(names: tuple[str, ...]) -> None:
    people = naming(*names)
    assert len({people.canonical(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Tolvaj", "Mira Tolvaj"),
        ("Mara Tolvaj", "J. Tolvaj"),
        ("Mara Tolvaj", "Mara Brask"),
        ("Mara Tolvaj", "SI"),
        ("Mara Tolvaj", "Tolvaj Group Office"),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    people = naming(one, other)
    assert people.canonical(one) != people.canonical(other)


def test_a_surname_that_two_people_bear_stays_alone() -> None:
    people = naming("Mara Tolvaj", "Jon Tolvaj", "Tolvaj")
    assert people.canonical("Tolvaj", "d2") == "Tolvaj"
    assert {pair.names for pair in people.candidates} == {("Mara Tolvaj", "Tolvaj"), ("Jon Tolvaj", "Tolvaj")}


def test_a_surname_that_two_people_bear_means_whom_its_document_names() -> None:
    people = find_people(filed(account("a", says("Mara Tolvaj"), says("Tolvaj")), account("b", says("Jon Tolvaj"))))
    assert people.canonical("Tolvaj", "a") == "Mara Tolvaj"


def test_a_surname_means_whoever_serves_the_country_that_its_document_gives_it() -> None:
    people = find_people(
        filed(
            account("a", holds("Mara Tolvaj", "Foreign Minister", "SI")),
            account("b", holds("Jon Tolvaj", "Trade Minister", "HR")),
            account("c", holds("Tolvaj", "Minister", "HR")),
            account("d", holds("Tolvaj", "Minister", "KE")),
        )
    )
    assert people.canonical("Tolvaj", "c") == "Jon Tolvaj"
    assert people.canonical("Tolvaj", "d") == "Tolvaj"
    assert people.find("Jon Tolvaj").country == "HR"
    assert people.find("Tolvaj").country == "KE"


def test_an_initial_does_not_join_whoever_serves_another_country() -> None:
    people = find_people(
        filed(
            account("a", holds("Mara Tolvaj", "Foreign Minister", "SI")),
            account("b", holds("M. Tolvaj", "Trade Minister", "HR")),
        )
    )
    assert people.canonical("M. Tolvaj") == "M. Tolvaj"
    (pair,) = people.candidates
    assert "one serves Croatia, one Slovenia" in pair.reasons or "one serves SI, one HR" in pair.reasons


def test_the_fullest_and_most_frequent_spelling_is_the_name() -> None:
    people = naming("Tolvaj", "Tolvaj", "Tolvaj", "Mara Tolvaj", "Mára Tolvaj", "Mára Tolvaj")
    assert {people.canonical(name) for name in ("Tolvaj", "Mara Tolvaj")} == {"Mára Tolvaj"}


def test_a_misspelt_name_in_one_office_is_a_likely_candidate_and_named_side_by_side_a_less_likely_one() -> None:
    apart = find_people(
        filed(
            account("a", holds("Mara Tolvaj", "Foreign Minister", "SI")),
            account("b", holds("Mira Tolvaj", "Foreign Minister", "SI")),
        )
    )
    beside = find_people(
        filed(account("a", holds("Mara Tolvaj", "Foreign Minister", "SI"), holds("Mira Tolvaj", "Minister", "SI")))
    )
    assert [pair.names for pair in apart.candidates] == [("Mara Tolvaj", "Mira Tolvaj")]
    assert apart.candidates[0].score > 0.8
    assert "both Foreign Minister of Slovenia" in apart.candidates[0].reasons
    assert all(pair.score < apart.candidates[0].score for pair in beside.candidates)


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Denys Rushyhal", "Denys Ruchyhal", "Denis Ruschyhal", "Ruszyhal"), "rusigal"),
        (("Vladimir Larin", "Vladimir Larine", "Ларин"), "larin"),
        (("Anke von der Hagen", "Hagen"), "gagen"),
    ],
)
def test_the_key_of_a_surname_is_one_for_all_its_writings(names: tuple[str, ...], key: str) -> None:
    assert {surname_key(name) for name in names} == {key}


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Mara Tolvaj", "Mara Ilse Tolvaj", "same"),
        ("Dmytro Brask", "Dmitro Brask", "sound"),
        ("M. Tolvaj", "Mara Tolvaj", "initial"),
        ("Tolvaj", "Mara Tolvaj", "absent"),
        ("Rob Brask", "Robert Brask", "near"),
        ("Ilse Tolvaj", "Mara Tolvaj", "different"),
        ("Mara Ilse Tolvaj", "Ilse Mara Tolvaj", "different"),
    ],
)
def test_given_names_agree_as_far_as_they_do(one: str, other: str, agree: str) -> None:
    assert likeness(words_of(one), words_of(other)) == agree
    assert likeness(words_of(other), words_of(one)) == agree


NAMES = ["Mara Tolvaj", "Mira Tolvaj", "M. Tolvaj", "Tolvaj", "Jon Tolvaj", "Marija Brask", "Brask", "TOLVAJ", "Tolvay"]
tellings = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(NAMES), st.sampled_from(["SI", "HR", ""])),
    min_size=1,
    max_size=10,
)
pairs = st.dictionaries(
    st.sets(st.sampled_from(NAMES), min_size=2, max_size=2).map(frozenset),
    st.sampled_from(["same", "different", "unsure"]),
    max_size=3,
)


def told(given_: list[tuple[str, str, str]]) -> list[FiledClaim]:
    accounts: dict[str, list[Any]] = {}
    for document, name, of in given_:
        accounts.setdefault(document, []).append(holds(name, "Minister", of) if of else says(name))
    return filed(*(account(name, *said) for name, said in sorted(accounts.items())))


@given(tellings, pairs, st.randoms(use_true_random=False))
def test_who_is_who_does_not_depend_on_the_order_of_reading(given_: Any, judged: Any, random: Any) -> None:
    claims = told(given_)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert find_people(shuffled, judged) == find_people(claims, judged)


@given(tellings, pairs)
def test_taking_a_judgement_back_undoes_it(given_: Any, judged: Any) -> None:
    claims = told(given_)
    before = find_people(claims)
    find_people(claims, judged)
    assert find_people(claims) == before


@given(tellings)
def test_each_name_means_one_person_of_the_record(given_: Any) -> None:
    claims = told(given_)
    people = find_people(claims)
    for filed_ in claims:
        for name in NAMES:
            meant = people.canonical(name, filed_.claim.document.name)
            assert people.canonical(meant) == meant or people.find(meant) is not None


@given(tellings, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_who_is_judged_the_same_is_one_and_who_is_judged_different_two(given_: Any, one: str, other: str) -> None:
    claims = told(given_)
    people = find_people(claims)
    both = {name for name in (one, other) if people.find(name)}
    if len({words_of(name) for name in both}) == 2:
        same = find_people(claims, {frozenset(both): "same"})
        assert same.canonical(one) == same.canonical(other)
        apart = find_people(claims, {frozenset(both): "different"})
        assert apart.canonical(one) != apart.canonical(other) or apart.canonical(one) not in both
        assert frozenset(both) not in {frozenset(pair.names) for pair in apart.candidates}
        open_ = find_people(claims, {frozenset(both): "unsure"})
        assert open_.canonical(one) != open_.canonical(other) or open_.canonical(one) not in both


def test_who_was_judged_unsure_stays_a_candidate_and_says_so() -> None:
    claims = filed(account("a", says("Mara Tolvaj")), account("b", says("Mira Tolvaj")))
    people = find_people(claims, {frozenset({"Mara Tolvaj", "Mira Tolvaj"}): "unsure"})
    (pair,) = people.candidates
    assert "judged unsure" in pair.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mara Tolvaj", "M. Tolvaj"), ("Mara Tolvaj", "Mara TOLVAJ"), ("Dmytro Kuleba", "Dmitro Kuleba"),
     ("Mara Tolvaj", "Mara Anna Tolvaj")],
)  # fmt: skip
def test_two_like_names_are_one_person_until_somebody_doubts_it(one: str, other: str) -> None:
    claims = filed(account("a", says(one)), account("b", says(other)))
    assert len(find_people(claims).persons) == 1
    if words_of(one) != words_of(other):
        apart = find_people(claims, {frozenset({one, other}): "unsure"})
        assert {person.name for person in apart.persons} == {one, other}
        (pair,) = apart.candidates
        assert pair.is_unsure


def test_a_doubt_about_one_pair_leaves_other_names_together() -> None:
    claims = filed(
        account("a", says("Mara Tolvaj")), account("b", says("M. Tolvaj")), account("c", says("MARA TOLVAJ"))
    )
    people = find_people(claims, {frozenset({"Mara Tolvaj", "M. Tolvaj"}): "unsure"})
    assert people.canonical("MARA TOLVAJ") == people.canonical("Mara Tolvaj") != people.canonical("M. Tolvaj")


def test_two_people_of_one_surname_are_not_one() -> None:
    claims = filed(account("a", says("Mara Tolvaj"), says("Jon Tolvaj")), account("b", says("Tolvaj")))
    people = find_people(claims)
    assert {person.name for person in people.persons} == {"Mara Tolvaj", "Jon Tolvaj", "Tolvaj"}


def minister(document: str, name: str, of: str = "NO", title: str = "Foreign Minister") -> Telling:
    return account(document, (f"{title} {name} spoke.", "office", {"person": name, "title": title, "of": of}))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (minister("wire", "Astrid Molvig"), True),
        (minister("wire", "Astrid Molvig", of="SE"), False),
        (minister("wire", "Astrid Molvig", title="Finance Minister"), False),
        (minister("wire", "Berit Molvig"), False),
        (minister("wire", "Astrid Lund"), False),
    ],
)
def test_holders_of_one_office_whose_surnames_are_a_letter_apart_are_candidates(other: Telling, found: bool) -> None:
    claims = filed(minister("readout", "Astrid Molvik"), other)
    pairs = [it.names for it in build(claims).candidates]
    assert pairs == ([("Astrid Molvig", "Astrid Molvik")] if found else [])
    judgement = Judgement("pair", ("Astrid Molvig", "Astrid Molvik"), "different", "ada", number=1, at="2026")
    assert not build(claims, judgements=[judgement]).candidates


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (minister("wire", "Rosa Quispe Landauro", of="PE"), True),
        (minister("wire", "Rosa Landauro Quispe Rey", of="PE"), False),
        (minister("wire", "Rosa Quispe Landauro", of="EC"), False),
    ],
)
def test_a_holder_of_one_office_whose_name_goes_on_with_a_second_surname_is_a_candidate(
    other: Telling, found: bool
) -> None:
    candidates = build(filed(minister("readout", "Rosa Quispe", of="PE"), other)).candidates
    assert [it.names for it in candidates] == ([("Rosa Quispe", "Rosa Quispe Landauro")] if found else [])
    assert all("one has a second surname" in it.reasons for it in candidates)
