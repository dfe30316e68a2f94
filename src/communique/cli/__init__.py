"""The command line: one file a command, no logic of its own."""

from __future__ import annotations


def main() -> None:
    """Run the program that its arguments name."""
    from communique.cli.app import app  # late: importing the package for a part of it should not cost the whole

    app()
