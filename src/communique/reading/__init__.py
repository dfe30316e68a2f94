"""Bytes to Document: the text of HTML, PDF, DOCX, EML and plain files, and what is known of it."""

from communique.reading.content import Limits
from communique.reading.reader import read

__all__ = ["Limits", "read"]
