"""Read-only answers over the record, each with its citations."""
