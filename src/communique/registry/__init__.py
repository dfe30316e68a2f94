"""Who is who: countries, cities, organisations and their members by date, offices, programmes, treaties.

Small data files with their sources, read at first use. Nothing here reads a document or a database.
"""

from communique.registry.countries import country, country_codes, is_country, misspelt_country
from communique.registry.gazetteer import Gazetteer, NameKind, NameMatch, gazetteer
from communique.registry.instruments import (
    CommonNoun,
    Instrument,
    InstrumentNoun,
    Treaty,
    common_nouns,
    instrument,
    instrument_nouns,
    instruments,
    treaties,
    treaty,
)
from communique.registry.memberships import (
    Membership,
    expand,
    is_member,
    members,
    memberships,
    organisations_with_members,
)
from communique.registry.offices import Title, office_class, titles
from communique.registry.organisations import Organisation, Role, name_of, organisation, organisations, roles

__all__ = [
    "CommonNoun",
    "Gazetteer",
    "Instrument",
    "InstrumentNoun",
    "Membership",
    "NameKind",
    "NameMatch",
    "Organisation",
    "Role",
    "Title",
    "Treaty",
    "common_nouns",
    "country",
    "country_codes",
    "expand",
    "gazetteer",
    "instrument",
    "instrument_nouns",
    "instruments",
    "is_country",
    "is_member",
    "members",
    "memberships",
    "misspelt_country",
    "name_of",
    "office_class",
    "organisation",
    "organisations",
    "organisations_with_members",
    "roles",
    "titles",
    "treaties",
    "treaty",
]
