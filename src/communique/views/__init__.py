"""Read-only answers with their citations, and their renderings; nothing here decides what the record holds."""

from communique.views.accession import accession_entries as status
from communique.views.answer import AccessionEntry, Brief, Citation, Difference, Group, Line, to_json
from communique.views.assembly import brief, conflicts
from communique.views.html import render_html
from communique.views.ledger import Deadline, Ledger, Question, ledger
from communique.views.ledger_rows import ledger_csv, ledger_json
from communique.views.ledger_terminal import render_ledger
from communique.views.markdown import render_markdown
from communique.views.passages import render_show
from communique.views.said import said
from communique.views.show import Answer, Extract, show
from communique.views.state_of_play import StateOfPlay, states_of_play
from communique.views.state_terminal import render_state
from communique.views.terminal import (
    render_conflicts,
    render_said,
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
    "Deadline",
    "Difference",
    "Extract",
    "Group",
    "Ledger",
    "Line",
    "Moment",
    "Question",
    "StateOfPlay",
    "brief",
    "conflicts",
    "ledger",
    "ledger_csv",
    "ledger_json",
    "render_conflicts",
    "render_html",
    "render_ledger",
    "render_markdown",
    "render_said",
    "render_show",
    "render_state",
    "render_status",
    "render_terminal",
    "render_timeline",
    "said",
    "show",
    "states_of_play",
    "status",
    "timeline",
    "to_json",
]
