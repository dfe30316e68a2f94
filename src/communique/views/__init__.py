"""Read-only answers with their citations, and their renderings; nothing here prints by itself."""

from communique.views.answer import Brief, Citation, Line, to_json
from communique.views.assembly import brief
from communique.views.terminal import render_terminal

__all__ = ["Brief", "Citation", "Line", "brief", "render_terminal", "to_json"]
