"""Read-only answers with their citations, and their renderings; nothing here decides what the record holds."""

from communique.views.accession import accession_entries as status
from communique.views.answer import AccessionEntry, Brief, Citation, Difference, Group, Line, to_json
from communique.views.assembly import brief, conflicts
from communique.views.html import render_html
from communique.views.ledger import Ledger, ledger
from communique.views.markdown import render_markdown
from communique.views.passages import render_show
from communique.views.show import Answer, Extract, show
from communique.views.terminal import (
    render_conflicts,
    render_ledger,
    render_status,
    render_terminal,
    render_timeline,
)
from communique.views.timeline import Moment, timeline

__all__ = [
    "AccessionEntry",
    "Answer",
    "Brief",
    "Citation",
    "Difference",
    "Extract",
    "Group",
    "Ledger",
    "Line",
    "Moment",
    "brief",
    "conflicts",
    "ledger",
    "render_conflicts",
    "render_html",
    "render_ledger",
    "render_markdown",
    "render_show",
    "render_status",
    "render_terminal",
    "render_timeline",
    "show",
    "status",
    "timeline",
    "to_json",
]
