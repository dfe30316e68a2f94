"""HTML, PDF, DOCX and mail to text."""

from __future__ import annotations

import io
import subprocess
import sys
from email.message import EmailMessage
from itertools import pairwise

import docx
import pytest
from document_files import docx_of, encrypted, pdf_of, printed_pdf, saved, source_of
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from communique.reading import read

ARTICLE = (
    "The foreign ministers of Arlen and Borduria met in Harbourton on Tuesday and agreed to reopen the northern line."
)
SECOND = "Minister Ilse Marten said that the first grain trains would run before the winter, with help from neighbours."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Line reopens | Ministry of Transport of Arlen</title>
<meta property="og:site_name" content="Ministry of Transport of Arlen">
<meta property="article:published_time" content="2021-05-03T09:00:00Z">
<style>p {{ color: red }}</style><script>var tracked = "stolen words";</script></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><header><h1>Northern line to reopen</h1></header>
<article><p>{ARTICLE}</p><script>alert("stolen words")</script><p>{SECOND}</p>
<ul><li>First point of the plan</li><li>Second point of the plan</li></ul>
<table><tr><th>Party</th><th>Amount</th></tr><tr><td>Arlen</td><td>5 million crowns</td></tr></table>
<p>Caf&eacute; talks go on &ndash; &ldquo;soon&rdquo;, she said, and the ministers will return to the matter.</p>
</article>
<footer>Privacy policy</footer></body></html>"""


def test_a_page_gives_its_main_text_without_scripts_and_menus() -> None:
    document = read(source_of("a.html", PAGE.encode()))
    lines = document.text.split("\n")
    assert lines[0] == "Northern line to reopen"
    assert {ARTICLE, SECOND, "- First point of the plan", "Party | Amount", "Arlen | 5 million crowns"} <= set(lines)
    assert "Café talks go on – “soon”" in document.text
    for unwanted in ("stolen", "color", "Privacy", "<", "News"):
        assert unwanted not in document.text


def test_a_page_tells_its_title_site_and_date() -> None:
    document = read(source_of("a.html", PAGE.encode()))
    assert document.title == "Northern line to reopen"
    assert document.publisher == "Ministry of Transport of Arlen"
    assert document.published == "2021-05-03"


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "windows-1252"), ("utf-8", "utf-8"), ("windows-1251", "windows-1251")]
)
def test_a_page_is_decoded_as_it_declares(charset: str, encoding: str) -> None:
    words = "Министры встретились." if encoding == "windows-1251" else "Les ministres : « été »"
    markup = f'<meta charset="{charset}"><p>{words}</p>'.encode(encoding)
    assert words in read(source_of("a.html", markup)).text


def test_a_fragment_without_main_text_is_kept_whole() -> None:
    document = read(source_of("a.html", b"<p>One &lt;short&gt; line<br>and another <b>bold</b> one"))
    assert document.text.split("\n")[:2] == ["One <short> line", "and another bold one"]


LONG = (
    "The ministers of Arlen and Borduria met in Harbourton on Tuesday and Wednesday to speak of the northern line, "
    "which has been closed since the floods, and of the grain that waits in the silos on both sides of the river. "
    "They agreed that the first trains would run before the winter and that each of them would pay a half."
)


def test_a_pdf_gives_paragraphs_on_lines_and_the_offsets_of_its_pages() -> None:
    data = pdf_of([f"Northern line\n{LONG}\nA short line.\n{LONG}", f"Second page\n{LONG}"])
    document = read(source_of("a.pdf", data))
    assert document.text == f"Northern line\n{LONG}\nA short line.\n{LONG}\n\nSecond page\n{LONG}\n"
    assert document.pages == (0, document.text.index("Second page"))
    assert document.page_of(document.text.index("Second")) == 2


def test_what_runs_through_the_pages_of_a_pdf_is_dropped_and_noted() -> None:
    data = pdf_of([LONG, LONG, LONG], head="Ministry of Transport of Arlen", foot="Page # of 3")
    document = read(source_of("a.pdf", data))
    assert document.text == f"{LONG}\n\n{LONG}\n\n{LONG}\n"
    assert document.publisher == "Ministry of Transport of Arlen"
    assert any("Ministry of Transport of Arlen" in note for note in document.extra["notes"])


def test_words_hyphenated_at_line_ends_are_whole_again_and_compounds_stay() -> None:
    lines = [
        "The govern-",
        "ments of Arlen and Borduria spoke of a long-",
        "term plan, of the north-eastern border and of the north-",
        "eastern silos, as their govern-",
        "ments had planned.",
    ]
    text = read(source_of("a.pdf", printed_pdf(lines))).text
    assert text == (
        "The governments of Arlen and Borduria spoke of a long-term plan, of the north-eastern border and of the"
        " north-eastern silos, as their governments had planned.\n"
    )


def test_a_sentence_that_runs_over_a_page_is_one() -> None:
    first = ["The ministers of Arlen and Borduria spoke in Harbourton of the", "grain that waits in the silos on both"]
    second = ["sides of the river."]
    document = read(source_of("a.pdf", printed_pdf(first, second)))
    assert "on both sides of the river.\n" in document.text
    assert document.text[document.pages[1] :].startswith("sides")


def test_points_of_a_list_in_a_pdf_stay_on_their_lines() -> None:
    lines = [
        "1. Arlen will pay for the repair of the northern line and of the bridge",
        "2. Borduria will pay for the trains, which are to run before the winter",
        "(a) with grain",
    ]
    assert read(source_of("a.pdf", printed_pdf(lines))).text.split("\n")[:3] == lines


def test_the_cells_of_a_row_in_a_pdf_are_on_one_line() -> None:
    style = getSampleStyleSheet()["BodyText"]
    rows = [
        ["Party", "Amount", "Purpose"],
        ["Arlen", "5 million crowns", "Repair of the line"],
        ["Borduria", "3 million", Paragraph("Trains, and what else may be needed before the winter", style)],
    ]
    file = io.BytesIO()
    table = Table(rows, colWidths=[120, 120, 120])
    SimpleDocTemplate(file).build([Paragraph(LONG, style), table, Paragraph(LONG, style)])
    assert read(source_of("a.pdf", file.getvalue())).text == (
        f"{LONG}\nParty | Amount | Purpose\nArlen | 5 million crowns | Repair of the line\n"
        f"Borduria | 3 million | Trains, and what else may be needed before the winter\n{LONG}\n"
    )


def test_the_columns_of_a_page_are_read_one_after_the_other() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    columns = [
        ["The ministers of Arlen and Borduria", "met in Harbourton on Tuesday and", "spoke of the northern line."],
        ["They agreed that the first trains", "would run before the winter, and", "that each would pay a half."],
    ]
    for x, lines in zip((72, 310), columns, strict=True):
        for number, line in enumerate(lines):
            canvas.drawString(x, 700 - 14 * number, line)
    canvas.save()
    text = read(source_of("a.pdf", file.getvalue())).text
    assert "met in Harbourton on Tuesday and spoke of the northern line." in text
    assert "would run before the winter, and that each would pay a half." in text
    assert " | " not in text


def test_the_offsets_of_pages_rise_also_over_blank_ones() -> None:
    document = read(source_of("a.pdf", printed_pdf(["One page."], [], ["Another page."])))
    assert len(document.pages) == 3
    assert all(before <= after for before, after in pairwise(document.pages))
    assert document.page_of(document.text.index("Another")) == 3


def test_a_pdf_that_had_to_be_mended_is_read_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    data = pdf_of([LONG])
    place = data.rindex(b"startxref") + len(b"startxref\n")
    document = read(source_of("a.pdf", data[:place] + b"7" + data[place:]))
    assert document.text == f"{LONG}\n"
    assert any("not well made" in note for note in document.extra["notes"])
    assert capsys.readouterr() == ("", "")
    assert "notes" not in read(source_of("a.pdf", data)).extra


def test_a_pdf_that_opens_without_password_is_read() -> None:
    assert read(source_of("a.pdf", encrypted(pdf_of([LONG]), ""))).text == f"{LONG}\n"


def test_a_word_document_gives_paragraphs_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip([*table.rows[0].cells, *table.rows[1].cells], ["Who", "What", "Arlen", "5m"], strict=True):
        cell.text = words
    document.add_paragraph("After\twith a tab\nand a break")
    text = read(source_of("a.docx", saved(document))).text
    assert text == "Before\nWho | What\nArlen | 5m\nAfter\twith a tab\nand a break\n"


def test_insertions_under_review_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    document.add_paragraph("kept")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:p {space}><w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>"
        ),
    )
    document.element.body.insert(
        2, parse_xml(f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>in a field</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert read(source_of("a.docx", saved(document))).text == "kept\ninserted\nin a field\n"


def test_a_word_document_of_ordinary_repetition_is_no_bomb() -> None:
    words = " ".join(f"Arlen pays {number} crowns." for number in range(30_000))
    assert read(source_of("a.docx", docx_of(words))).text == words + "\n"


def test_footnotes_of_a_word_document_follow_its_text() -> None:
    document = docx.Document()
    document.add_paragraph("The text")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {space}><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>The note</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), RELATIONSHIP_TYPE.FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert read(source_of("a.docx", saved(document))).text == "The text\nThe note\n"


def mail(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Nördliche Linie: readout"
    message["From"] = "Ministry of Transport <press@arlen.example>"
    message["Date"] = "Mon, 03 May 2021 23:30:00 -0400"
    message.set_content(parts.get("plain", ARTICLE))
    if "html" in parts:
        message.add_alternative(parts["html"], subtype="html")
    return message


def test_a_mail_gives_its_plain_text_and_what_its_head_says() -> None:
    message = mail(html="<p>other words</p>")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="annex.pdf")
    document = read(source_of("a.eml", message.as_bytes()))
    assert document.text == ARTICLE + "\n"
    assert document.title == "Nördliche Linie: readout"
    assert document.publisher == "Ministry of Transport"
    assert document.published == "2021-05-03"
    assert document.extra["attachments"] == ["annex.pdf"]


def test_a_mail_of_html_alone_is_read_as_a_page() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(f"<html><body><p>{ARTICLE}</p><script>stolen()</script></body></html>", subtype="html")
    assert read(source_of("a.eml", message.as_bytes())).text == ARTICLE + "\n"


@pytest.mark.parametrize(
    "broken", ["From: a:<x>,=?utf-8?q?", "Date: Mon, 99 Foo 20210", "From: group: a, b;", "To: <<>>"]
)
def test_a_mail_with_a_broken_header_is_read_all_the_same(broken: str) -> None:
    data = f"{broken}\nSubject: Northern line\n\nThe words.".encode()
    document = read(source_of("a.eml", data))
    assert (document.text, document.title, document.published) == ("The words.", "Northern line", None)


@pytest.mark.parametrize("charset", ["x-unknown", "ascii", "utf-8"])
def test_a_mail_that_lies_about_its_charset_is_read_all_the_same(charset: str) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    data = head.encode() + "Le ministre a parlé à midi.".encode("windows-1252")
    assert read(source_of("a.eml", data)).text == "Le ministre a parlé à midi."


def test_no_slow_library_is_imported_before_it_is_needed() -> None:
    slow = ("trafilatura", "pypdf", "docx", "py3langid", "pyarrow", "lxml", "numpy")
    code = f"import sys, communique.reading, communique.sources; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
