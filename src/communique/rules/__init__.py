"""Decision rules over an electorate on a day: whether they are met, who is missing, what would meet them.

Pure functions. The caller says who may vote or must ratify; the registry knows that, and nothing here asks it.
"""

from communique.rules.majorities import simple_majority, two_thirds_majority
from communique.rules.outcome import Done, Outcome
from communique.rules.parameters import Rule, all_rules, evaluate, rule_for
from communique.rules.qualified import blocking_members, qualified_majority
from communique.rules.shares import eu_population, paris_deposits, paris_shares, population_years
from communique.rules.thresholds import double_threshold, threshold, threshold_by_totals
from communique.rules.unanimity import consensus, silence, unanimity

__all__ = [
    "Done",
    "Outcome",
    "Rule",
    "all_rules",
    "blocking_members",
    "consensus",
    "double_threshold",
    "eu_population",
    "evaluate",
    "paris_deposits",
    "paris_shares",
    "population_years",
    "qualified_majority",
    "rule_for",
    "silence",
    "simple_majority",
    "threshold",
    "threshold_by_totals",
    "two_thirds_majority",
    "unanimity",
]
