"""A claim as a form: its fields as a person writes them, and what of them was changed."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, Union, get_args, get_origin

from babel.core import get_global

from communique import registry
from communique.errors import GroundingError
from communique.model import FIELDS_OF_KIND, Claim, Document, Item, Kind, Passage, Votes
from communique.model.claim import Modality
from communique.record.judged import corrected
from communique.record.when import when
from communique.views.naming import name
from communique.views.wording import Wording, phrase

Control = Literal["text", "names", "words", "choice", "number", "flag", "passage", "votes", "items"]
MODALITIES: tuple[str, ...] = get_args(Modality)
_MOST = 4000
_MOST_ITEMS = 10**12
_WHOLE = re.compile("[0-9]{1,12}")
_ITEM = re.compile(r"([0-9][0-9,]{0,16})\s+(\S.*)")


class FieldError(GroundingError):
    """What was typed into one field is nothing that the field can hold.

    Attributes:
        field: The field's name.
    """

    def __init__(self, message: Wording, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Entry:
    """One field of a form.

    Attributes:
        value: As a person writes it; for a passage "start:end".
        options: What can be chosen, where it is a choice; the empty one takes the field away.
        shown: The words of a passage.
        is_required: Whether a claim of the kind is none without it.
    """

    name: str
    label: str
    control: Control
    value: str
    options: tuple[str, ...] = ()
    shown: str = ""
    is_required: bool = False


def entries(kind: Kind, row: Mapping[str, Any], text: str, typed: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
    """The fields of a claim of this kind.

    Args:
        kind: The kind.
        row: The claim as a row of the claims file.
        text: The document's text.
        typed: What somebody has typed already; it goes before what is on file.
    """
    made = []
    for key, field in FIELDS_OF_KIND[kind].model_fields.items():
        named = field.alias or key
        control, options = _control(key, field.annotation)
        value = _written(control, row["fields"].get(named))
        if typed is not None and f"field-{named}" in typed:
            value = typed[f"field-{named}"]
        required = field.is_required()
        choice = ("", *options) if options and not required else options
        shown = _shown(text, value) if control == "passage" else ""
        made.append(Entry(named, named.replace("_", " "), control, value, choice, shown, required))
    return tuple(made)


def _shown(text: str, value: str) -> str:
    start, end = _span(value) or (0, 0)
    return text[start:end]


def _control(key: str, annotation: Any) -> tuple[Control, tuple[str, ...]]:
    parts = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    parts = tuple(part for part in parts if part is not type(None))
    if Passage in parts:
        return "passage", ()
    if Votes in parts:
        return "votes", ()
    if Item in get_args(parts[0]):
        return "items", ()
    if bool in parts:
        return "flag", ()
    literals = [part for part in parts if get_origin(part) is Literal]
    if literals and len(parts) == 1:
        return "choice", tuple(str(each) for each in get_args(literals[0]))
    if get_origin(parts[0]) is tuple:
        return ("words" if key == "topics" else "names"), ()
    if key in {"amount", "count"}:
        return "number", ()
    return "text", ()


def _written(control: Control, value: Any) -> str:
    if value is None:
        return ""
    if control == "passage":
        return f"{value['start']}:{value['end']}"
    if control == "names":
        return "; ".join(name(each) for each in value)
    if control == "items":
        return "; ".join(f"{each['quantity']} {each['item']}" for each in value)
    if control == "words":
        return "; ".join(value)
    if control == "flag":
        return "yes" if value else "no"
    if control == "votes":
        return ", ".join(f"{key} {count}" for key, count in value.items() if count is not None)
    return str(value)


def changes_of(
    kind: Kind, document: Document, anchor: Mapping[str, Any], shown: Mapping[str, Any], typed: Mapping[str, str]
) -> dict[str, Any]:
    """What a correction changes of a claim as it was filed.

    Args:
        kind: The claim's kind.
        document: Its document.
        anchor: The claim as it was filed.
        shown: The claim as the form showed it; earlier corrections in it.
        typed: What came back: "field-NAME", "start", "end", "modality".

    Raises:
        FieldError: What was typed into a field cannot be read.
        GroundingError: It is no claim of this kind, or its words are not in the document.
    """
    fields: dict[str, Any] = {}
    for entry in entries(kind, shown, document.text):
        words = typed.get(f"field-{entry.name}", entry.value).strip()
        if len(words) > _MOST:
            raise GroundingError(
                "{label}: more than {n} characters. Nothing was changed. Write less.",
                label=phrase(entry.label),
                n=_MOST,
            )
        before = shown["fields"].get(entry.name)
        try:
            value = before if words == entry.value.strip() else _read(entry, words, before, document.text)
        except GroundingError as error:
            raise FieldError(error.message, entry.name) from error
        if value in (None, []) and entry.is_required:
            raise FieldError(
                phrase(
                    "{label}: without it this is no claim. Nothing was changed. Fill it in, or reject the claim.",
                    label=phrase(entry.label),
                ),
                entry.name,
            )
        if value != anchor["fields"].get(entry.name):
            fields[entry.name] = value
    changes: dict[str, Any] = {"fields": fields} if fields else {}
    for key in ("start", "end"):
        value = _whole(typed.get(key, str(shown[key])), key)
        if value != anchor[key]:
            changes[key] = value
    modality = typed.get("modality", shown["modality"])
    if modality not in MODALITIES:
        raise GroundingError(
            "{words!r} is no modality. Nothing was changed. Choose one of the list.", words=modality[:40]
        )
    if modality != anchor["modality"]:
        changes["modality"] = modality
    _checked(anchor, changes, document)
    return changes


def _checked(anchor: Mapping[str, Any], changes: Mapping[str, Any], document: Document) -> Claim:
    row = corrected(anchor, changes)
    return Claim.from_row({**row, "quote": document.text[max(0, row["start"]) : row["end"]]}, document)


def _whole(words: str, what: str) -> int:
    if not _WHOLE.fullmatch(words.strip()):
        raise GroundingError(
            "{label}: {words!r} is no place in the text. Nothing was changed. Select the words.",
            label=phrase(what),
            words=words[:40],
        )
    return int(words)


def _read(entry: Entry, words: str, before: Any, text: str) -> Any:
    if not words:
        return None
    match entry.control:
        case "passage":
            span = _span(words)
            if span is None or not 0 <= span[0] < span[1] <= len(text):
                raise GroundingError(
                    "{label}: {words!r} is no passage of the text. Nothing was changed. Select its words.",
                    label=phrase(entry.label),
                    words=words[:40],
                )
            return {"start": span[0], "end": span[1], "text": text[span[0] : span[1]]}
        case "names":
            return [_entity(each, before or ()) for each in _parts(words)]
        case "words":
            return list(_parts(words))
        case "flag":
            if words not in {"yes", "no"}:
                raise GroundingError(
                    "{label}: {words!r} is neither yes nor no. Nothing was changed. Choose one.",
                    label=phrase(entry.label),
                    words=words[:40],
                )
            return words == "yes"
        case "number":
            try:
                figure = Decimal(words.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("\u202f", ""))
            except InvalidOperation as error:
                raise GroundingError(
                    "{label}: {words!r} is no number. Nothing was changed. Write 1500000.",
                    label=phrase(entry.label),
                    words=words[:40],
                ) from error
            if not figure.is_finite() or figure < 0 or figure > Decimal(10) ** 18:
                raise GroundingError(
                    "{label}: {words!r} is out of bounds. Nothing was changed.",
                    label=phrase(entry.label),
                    words=words[:40],
                )
            return int(figure) if figure == figure.to_integral_value() else float(figure)
        case "votes":
            return _votes(words)
        case "items":
            return [_item(part) for part in _parts(words)]
        case _:
            if entry.name in {"participant", "person", "of", "to", "country"}:
                return _entity(words, (before,) if isinstance(before, str) else ())
            if entry.name == "order":
                return int(words) if _WHOLE.fullmatch(words) else words
            if entry.name in {"date", "deadline"} and when(words) is None:
                raise GroundingError(
                    "{label}: {words!r} is no date. Nothing was changed. Write 2022-11-30, 2022-11, 2022 or "
                    "2022-11-29/2022-11-30.",
                    label=phrase(entry.label),
                    words=words[:40],
                )
            if entry.name == "currency" and words not in get_global("all_currencies"):
                raise GroundingError(
                    "{label}: {words!r} is no currency. Nothing was changed. Write its code, such as EUR.",
                    label=phrase(entry.label),
                    words=words[:40],
                )
            return words


def _parts(words: str) -> Iterable[str]:
    return [part.strip() for part in words.split(";") if part.strip()]


def _entity(words: str, before: Iterable[str]) -> str:
    for each in before:
        if words in (each, name(each)):
            return each
    return registry.country(words) or registry.organisation(words) or words


def _votes(words: str) -> dict[str, int]:
    found = {}
    for part in words.split(","):
        key, _, count = part.strip().partition(" ")
        if key not in {"for", "against", "abstained"} or not _WHOLE.fullmatch(count.strip()):
            raise GroundingError(
                "{words!r} is no count. Nothing was changed. Write: for 10, against 2.", words=part.strip()[:40]
            )
        found[key] = int(count)
    return found


def _item(words: str) -> dict[str, Any]:
    told = _ITEM.fullmatch(words)
    quantity = int(told[1].replace(",", "")) if told else 0
    if told is None or not 0 < quantity < _MOST_ITEMS:
        raise GroundingError(
            "{words!r} is no number of goods. Nothing was changed. Write: 24 missiles; 50 tents.", words=words[:40]
        )
    return {"quantity": quantity, "item": told[2]}


def _span(words: str) -> tuple[int, int] | None:
    start, _, end = words.partition(":")
    return (int(start), int(end)) if _WHOLE.fullmatch(start) and _WHOLE.fullmatch(end) else None
