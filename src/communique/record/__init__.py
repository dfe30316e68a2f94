"""Claims → people, meetings, facts and conflicts; pure, in memory, independent of the order of reading."""

from communique.record.builder import Builder
from communique.record.building import build, part_of
from communique.record.candidates import Candidate
from communique.record.conflicts import Conflict, Side
from communique.record.facts import Fact, Total
from communique.record.meetings import Meeting
from communique.record.people import People, Person
from communique.record.posts import Post
from communique.record.record import Record
from communique.record.sessions import Session

__all__ = [
    "Builder",
    "Candidate",
    "Conflict",
    "Fact",
    "Meeting",
    "People",
    "Person",
    "Post",
    "Record",
    "Session",
    "Side",
    "Total",
    "build",
    "part_of",
]
