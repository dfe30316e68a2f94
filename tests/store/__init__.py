"""The store, tried on every kind of database that it serves."""
