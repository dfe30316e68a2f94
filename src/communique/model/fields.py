"""The eleven claim kinds and the fields of each (format: version 1 of the claims file)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

Kind = Literal[
    "meeting",
    "session",
    "participation",
    "office",
    "statement",
    "discussion",
    "decision",
    "commitment",
    "accession",
    "dependency",
    "occurrence",
]
MeetingFormat = Literal[
    "summit", "ministerial", "conference", "bilateral", "session", "call", "visit", "ceremony", "other"
]
SessionFormat = Literal["working-session", "dinner", "lunch", "press-conference", "side-meeting", "other"]
Capacity = Literal["member", "invitee", "partner", "host", "chair", "observer", "guest", "unspecified"]
Form = Literal["direct", "mixed", "indirect"]
Basis = Literal["total", "each", "at-least", "up-to"]
Stage = Literal["announced", "requested", "pledged", "committed", "allocated", "disbursed", "delivered"]
Step = Literal[
    "promised",
    "applied",
    "invited",
    "signed",
    "parliament-approved",
    "ratified",
    "deposited",
    "joined",
    "in-force",
    "withdrew",
    "requirement",
]
Stance = Literal["states", "reduce", "warns"]

Names = tuple[str, ...]


def _plain_number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


Amount = Annotated[Decimal, PlainSerializer(_plain_number, return_type=int | float, when_used="json")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(_Frozen):
    """A span inside a claim, with its words; checked against the document when the claim is built."""

    start: int
    end: int
    text: str


class Votes(_Frozen):
    """The count of a vote; what the document does not give is None."""

    for_: int | None = Field(default=None, alias="for")
    against: int | None = None
    abstained: int | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Item(_Frozen):
    """Goods promised by number: how many, and what in the words of the document."""

    quantity: int = Field(gt=0)
    item: str = Field(min_length=1)

    @property
    def words(self) -> str:
        """As a person reads it."""
        return f"{self.quantity:,} {self.item}"


class Fields(_Frozen):
    """Base of the fields of a kind. Entities are canonical names; absent means that the document does not say."""


class MeetingFields(Fields):
    """An occasion on which named parties met, meet or will meet."""

    name: str | None = None
    bodies: Names = ()
    date: str | None = None
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    host: Names = ()
    chair: Names = ()
    format: MeetingFormat = "other"


class SessionFields(Fields):
    """A part of a larger meeting, or an event beside it."""

    label: str
    format: SessionFormat = "other"
    topics: Names = ()
    date: str | None = None
    order: int | Literal["last"] | None = None
    of: str | None = None


class ParticipationFields(Fields):
    """Somebody took or takes part in a meeting or session; `denied` means stayed away."""

    participant: str
    event: str | None = None
    capacity: Capacity = "unspecified"


class OfficeFields(Fields):
    """A person holds an office; `denied` means held it once."""

    person: str
    title: str
    of: str | None = None


class StatementFields(Fields):
    """Somebody says, thinks, hopes, welcomes, condemns or promises something, reported as theirs."""

    speakers: Names = ()
    content: Passage
    cue: Passage | None = None
    form: Form
    addressees: Names = ()
    mention: Passage | None = None
    force: str | None = None


class DiscussionFields(Fields):
    """Parties talked about a matter, with no content reported."""

    participants: Names = ()
    topics: Names = ()
    raised_by: Names = ()


class DecisionFields(Fields):
    """A body as a whole agrees, adopts, approves, decides, invites, endorses or votes."""

    bodies: Names = ()
    act: str
    content: Passage | None = None
    votes: Votes | None = None
    rule: str | None = None


class CommitmentFields(Fields):
    """A party binds itself to a discrete future action, or gives money or goods."""

    makers: Names = ()
    recipients: Names = ()
    content: Passage | None = None
    items: tuple[Item, ...] = ()
    amount: Amount | None = None
    currency: str | None = None
    basis: Basis | None = None
    additional: bool | None = None
    instrument: str | None = None
    stage: Stage | None = None
    deadline: str | None = None
    announced_by: Names = ()
    recalled: bool | None = None


class AccessionFields(Fields):
    """A step of joining an organisation or becoming party to a treaty; `denied` means not done."""

    candidates: Names = ()
    to: str | None = None
    step: Step
    parties: Names = ()
    date: str | None = None
    count: int | None = None


class DependencyFields(Fields):
    """A party depends on another for something, or is exposed to it."""

    holder: Names = ()
    on: Names = ()
    for_: str | None = Field(default=None, alias="for")
    stance: Stance = "states"

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class OccurrenceFields(Fields):
    """A thing done in the world outside the meetings."""

    actors: Names = ()
    targets: Names = ()
    date: str | None = None
    action: Passage | None = None


FIELDS_OF_KIND: dict[Kind, type[Fields]] = {
    "meeting": MeetingFields,
    "session": SessionFields,
    "participation": ParticipationFields,
    "office": OfficeFields,
    "statement": StatementFields,
    "discussion": DiscussionFields,
    "decision": DecisionFields,
    "commitment": CommitmentFields,
    "accession": AccessionFields,
    "dependency": DependencyFields,
    "occurrence": OccurrenceFields,
}
KINDS: tuple[Kind, ...] = tuple(FIELDS_OF_KIND)
KIND_OF_FIELDS: dict[type[Fields], Kind] = {fields: kind for kind, fields in FIELDS_OF_KIND.items()}
