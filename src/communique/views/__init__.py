"""Read-only answers with their citations, and their renderings; nothing here decides what the record holds."""

from communique.views.answer import Brief, Citation, Group, Line, to_json
from communique.views.assembly import brief
from communique.views.html import render_html
from communique.views.markdown import render_markdown
from communique.views.passages import render_show
from communique.views.show import Answer, Extract, show
from communique.views.terminal import render_terminal

__all__ = [
    "Answer",
    "Brief",
    "Citation",
    "Extract",
    "Group",
    "Line",
    "brief",
    "render_html",
    "render_markdown",
    "render_show",
    "render_terminal",
    "show",
    "to_json",
]
