"""Reading to claims: one module a kind."""
