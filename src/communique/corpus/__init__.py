"""Accounts that come with the program, to try it on."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def folder(name: str) -> AbstractContextManager[Path]:
    """The folder of a shipped corpus, as files on disk for as long as the context lasts."""
    return as_file(files(__package__) / name)
