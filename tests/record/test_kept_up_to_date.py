"""A record kept up to date is the record built anew, whatever was read, forgotten, judged and taken back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from communique.archive import Archive
from communique.model import Judgement
from communique.pipeline import record_of
from communique.store import Store
from tests.record.telling import Telling, account, everything_about

PLEDGE: dict[str, Any] = {"makers": ["SI"], "recipients": ["KE"], "currency": "EUR", "stage": "pledged"}
FORUM = {"name": "Grain Forum", "city": "Osaka", "format": "conference"}
SUMS = (1e6, 2e6, 4e6)
DAYS = ("2031-05-03", "2031-05-04", None)


def telling(number: int, variant: int) -> Telling:
    """One of a few accounts of a forum, in one of its versions."""
    amount, day = SUMS[(number + variant) % 3], DAYS[(number * 2 + variant) % 3]
    who = ("Mara Tolvaj", "Tolvaj", "M. Tolvaj", "Mara Tolvaj")[number]
    attended = "asserted" if (number + variant) % 2 else "denied"
    return account(
        f"d{number}",
        ("The Grain Forum was held in Osaka.", "meeting", FORUM | ({"date": day} if day else {})),
        (f"Slovenia gives {amount:.0f} euros to Kenya.", "commitment", PLEDGE | {"amount": amount}),
        (f"{who} came to the Grain Forum.", "participation",
         {"participant": who, "event": "Grain Forum"}, attended),
        (f"{who} said that ports must stay open.", "statement",
         {"speakers": [who], "content": "ports must stay open"}),
        (f"{who} is Foreign Minister of Slovenia.", "office",
         {"person": who, "title": "Foreign Minister", "of": "SI"}),
        published="2031-05-04", genre="wire", language="en",
    )  # fmt: skip


class Keeping(RuleBasedStateMachine):
    """Everything that happens to a record in use."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "record.db")
        self.archive = Archive(self.store)
        self.judgements: list[int] = []

    @rule(number=st.integers(0, 3), variant=st.integers(0, 2), twice=st.booleans())
    def read(self, number: int, variant: int, twice: bool) -> None:
        document, claims = telling(number, variant)
        self.store.add(document, claims * 2 if twice else claims, reader=f"test {variant} {twice}")

    @precondition(lambda self: any(True for _ in self.store.documents()))
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        names = sorted(filed.document.name for filed in self.store.documents())
        self.store.withdraw_document(data.draw(st.sampled_from(names)))

    @precondition(lambda self: any(True for _ in self.store.claims()))
    @rule(data=st.data(), amount=st.sampled_from(SUMS), verdict=st.sampled_from(["accepted", "rejected", "corrected"]))
    def judge(self, data: st.DataObject, amount: float, verdict: str) -> None:
        filed = data.draw(st.sampled_from(sorted(self.store.claims(), key=lambda it: it.number)))
        anchors = {filed.claim.id: {**filed.claim.to_row(), "number": filed.number}}
        fields = {"amount": str(int(amount))} if filed.claim.kind == "commitment" else {}
        changes: dict[str, Any] = {}
        if verdict == "corrected":
            changes = {"fields": fields} if fields else {"modality": "expected"}
        self._file(Judgement("claim", (filed.claim.id,), verdict, "ada", changes=changes, anchors=anchors))

    @precondition(lambda self: self.archive.record().conflicts)
    @rule(data=st.data(), side=st.integers(0, 1))
    def prefer(self, data: st.DataObject, side: int) -> None:
        record = self.archive.record()
        conflict = data.draw(st.sampled_from(record.conflicts))
        claims = {number: record.claims[number] for number in conflict.claims}
        anchors = {it.claim.id: {**it.claim.to_row(), "number": number} for number, it in claims.items()}
        preferred = [claims[number].claim.id for number in conflict.sides[side].claims]
        subjects = tuple(sorted(anchors))
        self._file(Judgement("conflict", subjects, "prefers", "ada", changes={"claims": preferred}, anchors=anchors))

    @rule(verdict=st.sampled_from(["same", "different", "unsure"]))
    def tell_apart(self, verdict: str) -> None:
        self._file(Judgement("pair", ("M. Tolvaj", "Mara Tolvaj"), verdict, "ada"))

    @precondition(lambda self: self.judgements)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.judgements))
        self.judgements.remove(number)
        self.store.withdraw(number, "ada")

    def _file(self, judgement: Judgement) -> None:
        self.judgements.append(self.store.judge(judgement).number)

    @invariant()
    def is_the_record_built_anew(self) -> None:
        assert everything_about(self.archive.record()) == everything_about(record_of(self.store))

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(
    max_examples=30,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
