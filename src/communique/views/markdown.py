"""The brief as Markdown; what the documents say is escaped, so that it cannot change the page."""

from __future__ import annotations

import re

from communique.views.answer import Brief, Line
from communique.views.outline import outline

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escaped(words: str) -> str:
    """Words with everything that Markdown or HTML would take as markup made plain."""
    return _SPECIAL.sub(r"\\\1", words).replace("&", "&amp;")


def render_markdown(brief: Brief) -> str:
    """The brief as one Markdown document; citations are links to the list of passages at its end."""
    lines = [f"# {escaped(brief.title)}", ""]
    where = " · ".join(part for part in (brief.dates, brief.place) if part)
    if where:
        lines += [escaped(where), ""]
    lines += [_line(line) for line in brief.hosts]
    if brief.hosts:
        lines.append("")
    quotes: dict[int, tuple[str, str]] = {}
    for section in outline(brief):
        lines += [f"## {section.title}", ""]
        for group in section.groups:
            if group.heading:
                note = f" ({escaped(group.note)})" if group.note else ""
                lines += [f"**{escaped(group.heading)}**{note}", ""]
            for line in group.lines:
                lines.append(_line(line))
                quotes |= {c.claim: (c.document, c.quote) for c in line.citations}
            lines.append("")
    lines += ["## Documents", "", "| document | publisher | kind | published | claims |", "|---|---|---|---|--:|"]
    for source in brief.sources:
        cells = (source.document, source.publisher or "–", source.genre or "–", source.published or "–")
        lines.append(f"| {' | '.join(escaped(cell) for cell in cells)} | {source.claims} |")
    for line in brief.hosts:
        quotes |= {c.claim: (c.document, c.quote) for c in line.citations}
    lines += ["", "## Passages", ""]
    for claim, (document, quote) in sorted(quotes.items()):
        lines.append(f'- <a id="c{claim}"></a>**{claim}** {escaped(document)}: “{escaped(" ".join(quote.split()))}”')
    return "\n".join(lines) + "\n"


def _line(line: Line) -> str:
    marks = "".join(f" *({escaped(mark)})*" for mark in line.marks if mark != "direct")
    sources = f" ×{line.sources}" if line.sources >= 2 else ""
    numbers = "".join(f" [\\[{c.claim}\\]](#c{c.claim})" for c in line.citations)
    return f"- {escaped(line.text)}{marks}{sources}{numbers}"
