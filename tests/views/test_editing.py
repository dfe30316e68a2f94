from __future__ import annotations

from typing import Any

import pytest

from communique.errors import GroundingError
from communique.model import Claim, CommitmentFields, Document, Item, Span
from communique.views.editing import changes_of, entries

DOCUMENT = Document("account", "Norway will deliver 24 cranes and 50 generators to Kenya.", published="2031-05-04")
ITEMS = (Item(quantity=24, item="cranes"), Item(quantity=50, item="generators"))
ROW = Claim.at(DOCUMENT, Span(0, 57), CommitmentFields(makers=("NO",), recipients=("KE",), items=ITEMS)).to_row()


def changed(words: str) -> dict[str, Any]:
    return changes_of("commitment", DOCUMENT, ROW, ROW, {"field-items": words})


def test_goods_stand_in_the_form_as_a_person_writes_them() -> None:
    (entry,) = (it for it in entries("commitment", ROW, DOCUMENT.text) if it.name == "items")
    assert (entry.control, entry.value) == ("items", "24 cranes; 50 generators")


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("24 cranes; 5,000 generators", [{"quantity": 24, "item": "cranes"}, {"quantity": 5000, "item": "generators"}]),
        ("24 155 mm shells", [{"quantity": 24, "item": "155 mm shells"}]),
        ("", None),
    ],
)
def test_goods_that_were_rewritten_are_a_correction(words: str, items: Any) -> None:
    assert changed(words) == {"fields": {"items": items}}


def test_goods_left_as_they_are_change_nothing() -> None:
    assert changed("24 cranes; 50 generators") == {}


@pytest.mark.parametrize("words", ["cranes", "24", "0 cranes", "some cranes; 50 generators"])
def test_goods_without_a_number_are_refused(words: str) -> None:
    with pytest.raises(GroundingError, match="no number of goods"):
        changed(words)
