"""The command line: one file a command, no logic of its own."""

from __future__ import annotations

from io import TextIOWrapper


def main() -> None:
    """Run the program that its arguments name."""
    import sys

    from communique.cli.app import app  # late: importing the package for a part of it should not cost the whole

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of few letters shows "?", it does not end the program
    app()
