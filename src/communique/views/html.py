"""The brief as one HTML page that needs nothing else: styles inside, quotations to be opened beside each line."""

from __future__ import annotations

from html import escape

from communique.views.answer import Brief, Line
from communique.views.outline import Section, outline
from communique.views.styles import STYLES
from communique.views.undone import AGAINST


def render_html(brief: Brief) -> str:
    """The brief as a page; everything that comes from a document is escaped."""
    sections = outline(brief)
    where = " · ".join(part for part in (brief.dates, brief.place) if part)
    links = "".join(f'<a href="#{section.anchor}">{escape(section.title)}</a>' for section in sections)
    counted = f"{len(brief.sources)} documents, {brief.independent_sources} independent · {brief.claims} cited claims"
    hosts = "".join(f"<li>{_line(line)}</li>" for line in brief.hosts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(brief.title)}</title>\n<style>\n{STYLES}</style>\n</head>\n<body>\n<main>\n<header>\n"
        f"<h1>{escape(brief.title)}</h1>\n"
        + (f"<p>{escape(where)}</p>\n" if where else "")
        + (f"<ul>{hosts}</ul>\n" if hosts else "")
        + f'<p class="quiet">{counted}. A number opens the words of the document.</p>\n<nav>{links}'
        f'<a href="#documents">Documents</a></nav>\n</header>\n'
        + "\n".join(_section(section) for section in sections)
        + f"\n{_documents(brief)}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    body = []
    for group in section.groups:
        if group.heading:
            note = f" <small>{escape(group.note)}</small>" if group.note else ""
            body.append(f"<h3>{escape(group.heading)}{note}</h3>")
        body.append("<ul>" + "".join(f"<li>{_line(line)}</li>" for line in group.lines) + "</ul>")
    return f'<section id="{section.anchor}">\n<h2>{escape(section.title)}</h2>\n' + "\n".join(body) + "\n</section>"


def _line(line: Line) -> str:
    marks = "".join(
        f' <span class="mark{" against" if mark in AGAINST else ""}">{escape(mark)}</span>'
        for mark in line.marks
        if mark != "direct"
    )
    sources = f' <span class="sources">{line.sources} sources</span>' if line.sources >= 2 else ""
    return f"{escape(line.text)}{marks}{sources}{_quotations(line)}"


def _quotations(line: Line) -> str:
    if not line.citations:
        return ""
    numbers = " ".join(f"[{citation.claim}]" for citation in line.citations)
    quotes = "".join(
        f"<blockquote>{escape(' '.join(c.quote.split()))}<cite>{escape(c.document)} [{c.claim}]</cite></blockquote>"
        for c in line.citations
    )
    return f" <details><summary>{numbers}</summary>{quotes}</details>"


def _documents(brief: Brief) -> str:
    rows = []
    documents = {source.document for source in brief.sources}
    for source in brief.sources:
        what = "copy" if source.copy_of in documents else "report"  # of a news agency
        copy = f" ({what} of {source.copy_of})" if source.copy_of else ""
        cells = (source.document + copy, source.publisher or "–", source.genre or "–", source.published or "–")
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f"<td>{source.claims}</td></tr>")
    head = "".join(f"<th>{name}</th>" for name in ("Document", "Publisher", "Kind", "Published", "Claims"))
    return (
        '<section id="documents">\n<h2>Documents</h2>\n<div class="wide"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>\n</section>"
    )
