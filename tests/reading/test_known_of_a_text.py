"""What a text tells about itself: date, genre, publisher, title, language."""

from __future__ import annotations

import datetime

import pytest
from document_files import source_of
from hypothesis import given
from hypothesis import strategies as st

from communique.model.document import Document
from communique.reading import read
from communique.reading.dates import edtf_of, written_dates
from communique.reading.lexicon import lexicon

BODY = "\n\nThe ministers of Arlen and Borduria met in Harbourton and agreed that the northern line would reopen.\n"


def document(text: str, **given_metadata: str) -> Document:
    return read(source_of("note.txt", text.encode(), metadata=given_metadata))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Harbourton, 3 May 2021", "2021-05-03"),
        ("May 3, 2021 – Harbourton, Northmark – Office of the Minister", "2021-05-03"),
        ("Issued on 3 Sept. 2021", "2021-09-03"),
        ("Published: 22 June 2023", "2023-06-22"),
        ("Date: 2021-05-03", "2021-05-03"),
        ("3 May 2021, 17:40 EET", "2021-05-03"),
        ("Monday, 3 May 2021", "2021-05-03"),
        ("6:40 PM · May 3, 2021", "2021-05-03"),
        ("Harbourton, le 1er décembre 2021", "2021-12-01"),
        ("Publié le lundi 3 mai 2021 à 14h30", "2021-05-03"),
        ("HARBOURTON, May 3, 2021 (North Wire) - The ministers met.", "2021-05-03"),
        ("Port Ilse, 3 May 2021 – The ministers met.", "2021-05-03"),
        ("Harbourton | Aug. 9, 2021 — The minister signed.", "2021-08-09"),
        ("Press release from the Ministry of Grain, 3 May 2021", "2021-05-03"),
        ("No: 12, 3 May 2021, Press Release Regarding the Visit of the Minister", "2021-05-03"),
        ("Working list, as of 3 May 2021, 09:00. Amounts as stated.", "2021-05-03"),
        ("WHO PAYS WHAT (state of play, 30.11.2021; all parties)", "2021-11-30"),
        ("25/12/2021", "2021-12-25"),
        # Not a day of publication: in prose, a range, without a year, or of two readings.
        ("The ministers met on 3 May 2021 in Harbourton.", None),
        ("In the statement issued on 3 May 2021 they agreed.", None),
        ("Meeting of the ministers (Harbourton, 29-30 November 2021)", None),
        ("Harbourton, 29 and 30 November 2021", None),
        ("30 November 2021 – 2 December 2021", None),
        ("HARBOURTON, Nov 30 (North Wire) - The ministers met.", None),
        ("Harbourton, 4/5/2021", None),
        ("Harbourton, 31 February 2021", None),
        ("The treaty of 3 May 2021 is to be amended", None),
    ],
)
def test_the_date_of_publication_is_told_by_datelines_and_labels_only(line: str, published: str | None) -> None:
    assert document(f"Northern line to reopen\n{line}{BODY}").published == published


def test_the_date_of_publication_may_stand_at_the_foot() -> None:
    text = "Northern line to reopen" + BODY * 12 + "\nHarbourton, 3 May 2021\n"
    assert document(text).published == "2021-05-03"


def test_a_label_wins_over_a_dateline_and_publication_over_change() -> None:
    text = f"Title\nUpdated 5 May 2021\nHarbourton, 2 May 2021\nPublished 3 May 2021{BODY}"
    assert document(text).published == "2021-05-03"


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("PRESS RELEASE\nLine reopens", "press-release"),
        ("Communiqué de presse\nLa ligne rouvre", "press-release"),
        ("No: 12, 3 May 2021, Press Release Regarding the Visit", "press-release"),
        ("PRESS RELEASE\nJoint statement of the ministers", "joint-statement"),
        ("Déclaration conjointe des ministres", "joint-statement"),
        ("Final communiqué of the Harbourton meeting", "communique"),
        ("Harbourton Summit, Communiqué", "communique"),
        ("Readout of the call with Minister Marten", "readout"),
        ("Compte rendu de l'entretien avec Mme Marten", "readout"),
        ("Press conference after the meeting\nUnofficial transcript. Inaudible passages are marked.", "transcript"),
        ("After the meeting\nMODERATOR: Welcome.\nILSE MARTEN: Thank you.\nMODERATOR: First question.", "transcript"),
        ("Remarks by Minister Marten at the opening", "speech"),
        ("Mr. President, Excellencies, we in Arlen have seen the floods rise again.", "speech"),
        ("National address\nMonsieur le Président, Mesdames et Messieurs les délégués,", "speech"),
        ("It is an honour for me to speak here for Arlen.", "speech"),
        ("**Thank you, Madam Chair,**\nThe floods have not ended.", "speech"),
        ("ANALYSIS\nThe line that never was", "analysis"),
        ("Working list, as of today", "list"),
        ("Line reopens\nHARBOURTON, Nov 30 (North Wire) - The ministers met.", "wire"),
        ("Line reopens\nHARBOURTON (Northmark News Agency) — The ministers met.", "wire"),
        ("Line reopens\nBy Ilse Marten and Tom Hale\nHarbourton", "newspaper"),
        ("Line reopens\nBy our transport correspondent", "newspaper"),
        ("@ilsemarten: trains by winter", "tweet"),
        # In passing is not as a label.
        ("Ministers issue joint statement on the northern line", None),
        ("Minister rejects press release as false", None),
        ("Line reopens\nThe minister said it was an honour to speak here.", None),
        ("Excellence in grain: a new prize", None),
        ("The ministry's analysis of the line", None),
        ("Harbourton (Arlen) and Port Ilse (Borduria) are on the line", None),
        ("Northern line to reopen", None),
    ],
)
def test_the_genre_is_told_by_headings_and_shape(head: str, genre: str | None) -> None:
    assert document(head + BODY).genre == genre


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Ministry of Foreign Affairs of Arlen\nLine reopens", "Ministry of Foreign Affairs of Arlen"),
        ("MINISTRY OF TRANSPORT\nLine reopens", "MINISTRY OF TRANSPORT"),
        ("Ministère de l’Agriculture et des Forêts\nLa ligne rouvre", "Ministère de l’Agriculture et des Forêts"),
        ("The Royal Embassy of Borduria\nLine reopens", "The Royal Embassy of Borduria"),
        ("Ministère des Affaires étrangères d’Arlen\nLa ligne rouvre", "Ministère des Affaires étrangères d’Arlen"),
        ("Service public fédéral Affaires étrangères\nLa ligne rouvre", "Service public fédéral Affaires étrangères"),
        ("Ministère des Affaires étrangères : la ministre à Oslo", None),
        ("Le ministère des Affaires étrangères annonce une aide", None),
        ("Ministère des Affaires étrangères salue un accord", None),
        ("Line reopens\nHARBOURTON, Nov 30 (North Wire) - The ministers met.", "North Wire"),
        ("Line reopens\nHARBOURTON, November 30. /NMNA/. The ministers met.", "NMNA"),
        ("Line reopens\nHARBOURTON. Nov 30 (Northmark Wire) -- The ministers met.", "Northmark Wire"),
        ("Line reopens\n(North Wire) - The ministers met.", "North Wire"),
        ("Line reopens\nArlen/Borduria trade rose (North Bank) and fell.", None),
        ("Line reopens\nPress release from the Ministry of Grain, 3 May 2021", "Ministry of Grain"),
        ("Ministry of Transport welcomes the reopening of the line", None),
        ("Ministry of Transport Welcomes Reopening", None),
        ("Council of Ministers meets in Harbourton.", None),
        ("Northern line to reopen", None),
    ],
)
def test_the_publisher_is_told_by_letterhead_and_dateline(head: str, publisher: str | None) -> None:
    assert document(head + BODY).publisher == publisher


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Northern line to reopen", "Northern line to reopen"),
        ("# Northern line to reopen", "Northern line to reopen"),
        ("PRESS RELEASE\n3 May 2021\nNorthern line to reopen", "Northern line to reopen"),
        ("Ministry of Transport of Arlen\n\nNorthern line to reopen", "Northern line to reopen"),
        ("(Photo: the ministers in Harbourton)\nNorthern line to reopen", "Northern line to reopen"),
        ("HARBOURTON, Nov 30 (North Wire) - The ministers met", None),
        ("The ministers met in Harbourton on Tuesday.", None),
    ],
)
def test_the_title_is_the_first_line_that_is_one(head: str, title: str | None) -> None:
    assert document(head + BODY).title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in Harbourton on Tuesday and agreed on a plan for the northern line.", "en"),
        ("Les ministres se sont réunis mardi à Harbourton et ont adopté un plan pour la ligne du nord.", "fr"),
        ("Die Minister trafen sich am Dienstag in Harbourton und einigten sich auf einen Plan.", "de"),
        ("Los ministros se reunieron el martes en la capital y acordaron un plan para la línea del norte.", "es"),
        ("Els ministres es van reunir dimarts a la capital i van acordar un pla per a la línia del nord.", "ca"),
        ("Министры встретились во вторник в столице и договорились о плане.", "ru"),
        ("部长们星期二在首都会晤并就北线计划达成一致。", "zh"),
        ("Harbourton", None),
        ("3 May 2021, 17:40", None),
    ],
)
def test_the_language_is_told_where_there_is_enough_of_it(text: str, language: str | None) -> None:
    assert document(text).language == language
    if language in {"en", "fr"}:
        assert document(" ".join([text] * 30)).language == language


def test_what_the_sidecar_says_wins() -> None:
    said = {"published": "2020-01-01", "publisher": "Desk", "genre": "list", "language": "FR-be", "title": "T"}
    read_document = document(f"PRESS RELEASE\nHarbourton, 3 May 2021{BODY}", **said)
    assert read_document.published == "2020-01-01"
    assert (read_document.publisher, read_document.genre, read_document.title) == ("Desk", "list", "T")
    assert read_document.language == "fr"


def test_a_date_or_language_that_is_none_is_noted_and_not_kept() -> None:
    read_document = document(f"Harbourton, 3 May 2021{BODY}", published="last week", language="English")
    assert read_document.published == "2021-05-03"
    assert read_document.language == "en"
    assert len(read_document.extra["notes"]) == 2


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2021-05-03", "2021-05-03"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("2021-05~", "2021-05~"),
        ("2021-05-03/2021-05-05", "2021-05-03/2021-05-05"),
        ("2021-05-03T10:00:00Z", "2021-05-03"),
        ("3 May 2021", "2021-05-03"),
        ("May 3rd, 2021", "2021-05-03"),
        ("2021-02-31", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_in_metadata_become_edtf(words: str, edtf: str | None) -> None:
    assert edtf_of(words) == edtf


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_is_read_in_english_and_french(day: datetime.date) -> None:
    for entry in lexicon("months"):
        if int(entry["month"]) == day.month:
            (found,) = written_dates(f"le {day.day} {entry['name']} {day.year}")
            assert found.date == day.isoformat()


@pytest.mark.parametrize("name", ["date_labels", "genres", "months", "offices", "weekdays"])
def test_every_entry_of_a_word_list_is_whole(name: str) -> None:
    entries = lexicon(name)
    assert entries
    for entry in entries:
        assert all(isinstance(value, str) and value.strip() for value in entry.values()), entry


@pytest.mark.parametrize("entry", lexicon("date_labels"), ids=lambda entry: entry["label"])
def test_every_label_before_a_date_is_known(entry: dict[str, str]) -> None:
    line = entry["example"]
    day = "2023-06-22" if "22 June 2023" in line else "2021-05-03"
    assert entry["label"] in line.lower()
    assert document(f"Northern line to reopen\n{line}{BODY}").published == day


@given(st.text(max_size=300))
def test_no_text_breaks_what_is_worked_out(text: str) -> None:
    if text.strip() and "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text):
        assert read(source_of("table, line 1", text=text)).text == text
