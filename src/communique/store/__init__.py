"""The only SQL: documents, claims and original bytes in one database, where nothing is overwritten."""

from communique.store.account import ROLES, Account, Role, Token
from communique.store.added import Added, Outcome
from communique.store.filed_document import FiledDocument
from communique.store.health import Health
from communique.store.hit import Hit, Piece
from communique.store.store import Store
from communique.store.withdrawn import Withdrawn

__all__ = [
    "ROLES",
    "Account",
    "Added",
    "FiledDocument",
    "Health",
    "Hit",
    "Outcome",
    "Piece",
    "Role",
    "Store",
    "Token",
    "Withdrawn",
]
