"""What every room speaks of: documents, spans, claims, facts. Frozen, without input or output."""

from communique.model.claim import Claim, Modality, Row
from communique.model.document import Document
from communique.model.fields import (
    FIELDS_OF_KIND,
    KINDS,
    AccessionFields,
    CommitmentFields,
    DecisionFields,
    DependencyFields,
    DiscussionFields,
    Fields,
    Item,
    Kind,
    MeetingFields,
    OccurrenceFields,
    OfficeFields,
    ParticipationFields,
    Passage,
    SessionFields,
    StatementFields,
    Votes,
)
from communique.model.filed import FiledClaim
from communique.model.judgement import Judgement
from communique.model.span import Span

__all__ = [
    "FIELDS_OF_KIND",
    "KINDS",
    "AccessionFields",
    "Claim",
    "CommitmentFields",
    "DecisionFields",
    "DependencyFields",
    "DiscussionFields",
    "Document",
    "Fields",
    "FiledClaim",
    "Item",
    "Judgement",
    "Kind",
    "MeetingFields",
    "Modality",
    "OccurrenceFields",
    "OfficeFields",
    "ParticipationFields",
    "Passage",
    "Row",
    "SessionFields",
    "Span",
    "StatementFields",
    "Votes",
]
