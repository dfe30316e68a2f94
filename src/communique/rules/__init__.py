"""Decision rules over an electorate on a day: pure functions."""
