"""Files, folders, tables and standard input to bytes, with where they came from."""

from communique.sources.finder import SUFFIXES, find
from communique.sources.limits import Limits

__all__ = ["SUFFIXES", "Limits", "find"]
