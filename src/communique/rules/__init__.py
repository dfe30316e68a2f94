"""Decision rules over an electorate: who has done it, who is missing, how many more are needed. Pure functions."""

from communique.rules.rules import Outcome, simple_majority, threshold, two_thirds_majority, unanimity

__all__ = ["Outcome", "simple_majority", "threshold", "two_thirds_majority", "unanimity"]
