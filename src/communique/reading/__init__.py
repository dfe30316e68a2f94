"""Bytes to Document: the text of HTML, PDF, DOCX, EML and plain files, and what is known of it."""
