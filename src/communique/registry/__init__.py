"""Who is who: countries, cities, organisations and their members by date, offices, programmes, treaties.

Small data files with their sources, read at first use. Nothing here reads a document or a database.
"""

from communique.registry.countries import country, country_codes, is_country
from communique.registry.gazetteer import Gazetteer, NameKind, NameMatch, gazetteer
from communique.registry.organisations import Organisation, Role, name_of, organisation, organisations, roles

__all__ = [
    "Gazetteer",
    "NameKind",
    "NameMatch",
    "Organisation",
    "Role",
    "country",
    "country_codes",
    "gazetteer",
    "is_country",
    "name_of",
    "organisation",
    "organisations",
    "roles",
]
