"""Files, folders, tables and standard input to bytes, with where they came from."""
