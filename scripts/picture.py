"""Draw docs/demo.svg: how the demo's brief looks on a terminal of 100 columns."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from communique import corpus, read, views

_WIDTH = 100
_LINES = 64
_PICTURE = Path(__file__).parents[1] / "docs" / "demo.svg"
# A picture that fetches its letters from elsewhere shows none where it may not.
_FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def main() -> None:
    """Read the demo's accounts in memory and draw the first lines of their brief."""
    with corpus.folder("bucharest-2022") as accounts:
        record = read(accounts)
    screen = Console(file=StringIO(), width=_WIDTH, force_terminal=True, color_system="truecolor", highlight=False)
    views.render_terminal(views.brief(record), screen)
    assert isinstance(screen.file, StringIO)
    lines = screen.file.getvalue().split("\n")[:_LINES]
    paper = Console(file=StringIO(), width=_WIDTH, record=True, force_terminal=True, color_system="truecolor")
    paper.print(Text("$ communique demo", style="bold"))
    paper.print(Text.from_ansi("\n".join([*lines, "…"])))
    _PICTURE.parent.mkdir(exist_ok=True)
    _PICTURE.write_text(paper.export_svg(title="communique demo", code_format=_FORMAT), encoding="utf-8")


if __name__ == "__main__":
    main()
