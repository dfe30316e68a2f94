"""Which rows of two records are one fact, and which contradictions are one contradiction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scripts.record_rows import Difference, Row, Rows

STOP_WORDS = "the a an of and for in on at to with by its their de la le les des du et d l s"
STOP = frozenset(STOP_WORDS.split())
ENOUGH = 0.5
SAME_TYPE = {
    "amount": {"amount"},
    "currency": {"currency"},
    "basis": {"basis"},
    "date": {"date"},
    "count": {"count"},
    "modality": {"certainty", "stage", "presence", "done-or-not"},
    "stage": {"stage", "certainty"},
    "recalled": {"new-or-recalled"},
    "additional": {"new-or-recalled"},
    "deadline": {"date"},
    "votes": {"votes"},
    "speaker": {"speaker"},
    "speakers": {"speaker"},
    "content": {"wording"},
    "label": {"wording"},
    "participant": {"presence"},
    "presence": {"presence"},
    "event": {"presence", "place"},
    "step": {"done-or-not"},
    "status": {"certainty", "done-or-not", "stage", "presence"},
}
NAMES_OF_A_PLACE = ("place", "city", "venue", "country")


def fold(words: object) -> str:
    decomposed = unicodedata.normalize("NFKD", str(words or "").replace("ı", "i"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def tokens(words: object) -> frozenset[str]:
    text = " ".join(map(str, words)) if isinstance(words, list | tuple) else str(words or "")
    return frozenset(word.rstrip("s") for word in re.findall(r"\w+", fold(text)) if word not in STOP)


def overlap(one: object, other: object) -> float:
    """Shared content words over the smaller side; 0 where either is empty."""
    a, b = tokens(one), tokens(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def is_one(one: object, other: object) -> bool:
    """Whether two names are one entity: the same, or a surname and the full name."""
    a, b = fold(one), fold(other)
    if a == b:
        return bool(a)
    if len(a) == 2 or len(b) == 2 or ":" in a + b:
        return False
    short, long = sorted((a.split(), b.split()), key=len)
    return bool(short) and long[-len(short) :] == short


def share(gold: Iterable[Any], made: Iterable[Any]) -> float:
    """Which share of the larger of two lists the other names, too."""
    a, b = list(gold), list(made)
    hits = sum(any(is_one(x, y) for y in b) for x in a)
    return hits / max(len(a), len(b)) if a and b else 0.0


def days_meet(one: object, other: object) -> bool:
    """Whether two EDTF dates can both hold, by their prefixes."""
    a, b = str(one or "").split("/"), str(other or "").split("/")
    (a0, a1), (b0, b1) = (a[0], a[-1]), (b[0], b[-1])

    def prefix(x: str, y: str) -> bool:
        return x.startswith(y) or y.startswith(x)

    return prefix(a0, b0) or prefix(a1, b1) or (a0 <= b1 and b0 <= a1)


class Pairs:
    """The rows of a built record that stand for each row of a record drawn up by hand."""

    def __init__(self, gold: Rows, made: Rows) -> None:
        self.gold, self.made = gold, made
        self.of: dict[str, list[Row]] = {row.name: [] for row in gold.facts}
        self.taken: set[str] = set()
        self.split: set[str] = set()
        for kind in dict.fromkeys(row.kind for row in gold.facts):
            self._pair(kind)

    def documents(self, name: str) -> frozenset[str]:
        """The documents of all rows that stand for one row of the record by hand."""
        return frozenset(document for row in self.of[name] for document in row.documents)

    def _pair(self, kind: str) -> None:
        rule: Callable[[Row, Row], float] = getattr(self, f"_{kind}", self._by_words)
        scored = sorted(
            (
                (rule(g, m) + len(g.documents & m.documents) / 100, i, j)
                for i, g in enumerate(self.gold.of_kind(kind))
                for j, m in enumerate(self.made.of_kind(kind))
                if rule(g, m) > 0
            ),
            key=lambda it: (-it[0], it[1], it[2]),
        )
        gold, made = self.gold.of_kind(kind), self.made.of_kind(kind)
        for _, i, j in scored:
            if made[j].name in self.taken:
                continue
            if not self.of[gold[i].name]:
                self.of[gold[i].name].append(made[j])
                self.taken.add(made[j].name)
        for _, i, j in scored:
            if made[j].name not in self.taken:
                if kind == "accession":  # one step may be told party by party
                    self.of[gold[i].name].append(made[j])
                    self.taken.add(made[j].name)
                else:
                    self.split.add(made[j].name)

    @staticmethod
    def _meeting(gold: Row, made: Row) -> float:
        a, b = gold.fields, made.fields
        if gold.is_denied != made.is_denied:
            return 0.0
        if a.get("date") and b.get("date") and not days_meet(a["date"], b["date"]):
            return 0.0
        checks = []
        if a.get("date"):
            checks.append(bool(b.get("date")))
        if a.get("country") or a.get("city"):
            checks.append(is_one(a.get("country"), b.get("country")) or is_one(a.get("city"), b.get("city")))
        if a.get("bodies"):
            checks.append(share(a["bodies"], b.get("bodies", ())) > ENOUGH)
        if a.get("host"):
            checks.append(share(a["host"], b.get("host", ())) >= ENOUGH)
        if a.get("name"):
            checks.append(overlap(a["name"], b.get("name")) >= ENOUGH)
        if a.get("bodies") and b.get("bodies") and not share(a["bodies"], b["bodies"]) > ENOUGH:
            return 0.0
        score = sum(checks) / len(checks) if checks else 0.0
        same_format = a.get("format") == b.get("format")
        return score + same_format / 10 if score >= ENOUGH and (sum(checks) > 1 or same_format) else 0.0

    @staticmethod
    def _session(gold: Row, made: Row) -> float:
        a, b = gold.fields, made.fields
        if a.get("date") and b.get("date") and not days_meet(a["date"], b["date"]):
            return 0.0
        once = a.get("format") == b.get("format") and a.get("format") in {"dinner", "lunch", "press-conference"}
        words = max(overlap(a.get("topics"), b.get("topics")), overlap(a.get("label"), b.get("label")))
        return max(words, float(once)) if words >= 0.4 or once else 0.0

    def _participation(self, gold: Row, made: Row) -> float:
        if gold.is_denied != made.is_denied:
            return 0.0
        who, whom = gold.fields["participant"], made.fields["participant"]
        counted = any(c.isdigit() for c in who) and overlap(re.sub(r"\d+", "", who), whom) >= ENOUGH
        if not is_one(who, whom) and not counted and not (len(tokens(who)) > 1 and overlap(who, whom) == 1):
            return 0.0
        home = self._event_of(gold.fields.get("event"))
        here = home is not None and any(row.name == made.event for row in self.of[home])
        near = overlap(gold.fields.get("event"), made.fields.get("event"))
        return 1 + here + near if here or near >= ENOUGH else 0.0

    def _event_of(self, words: str | None) -> str | None:
        """The meeting by hand that the words name; a session counts to its meeting."""
        named = [
            (overlap(words, row.fields.get("name") or row.fields.get("label")), row)
            for row in (*self.gold.of_kind("meeting"), *self.gold.of_kind("session"))
        ]
        score, best = max(named, key=lambda it: it[0], default=(0.0, None))
        if best is None or score < ENOUGH:
            return None
        return best.name if best.kind == "meeting" else self._event_of(best.fields.get("of"))

    @staticmethod
    def _commitment(gold: Row, made: Row) -> float:
        a, b = gold.fields, made.fields
        if gold.is_denied != made.is_denied:
            return 0.0
        makers, given = a.get("makers", []), b.get("makers", [])
        # Makers without a name of their own are told by each document in its words.
        named = [name for name in makers if name[:1].isupper() and not any(c.isdigit() for c in name)]
        if named and share(_roots(named), _roots(given)) < ENOUGH:
            return 0.0
        words = max(overlap(gold.words, made.words), overlap(a.get("instrument"), b.get("instrument")))
        if a.get("amount") is not None:
            near = b.get("amount") and 0.95 <= float(b["amount"]) / float(a["amount"]) <= 1.05
            return 2 + words if near and _may_go_to_one(a, b) else 0.0
        if a.get("currency"):
            return 1 + words if a["currency"] == b.get("currency") else 0.0
        if b.get("amount") is not None:
            return 0.0
        if not _may_go_to_one(a, b):
            return 0.0
        due = bool(a.get("deadline")) and a["deadline"] == b.get("deadline") and bool(gold.documents & made.documents)
        unnamed = not named and overlap(makers, given) >= ENOUGH and bool(gold.documents & made.documents)
        near = words >= 0.3 or due or unnamed or not gold.words or gold.is_denied
        return words + due + (share(makers, given) > 0) / 10 if near else 0.0

    @staticmethod
    def _accession(gold: Row, made: Row) -> float:
        a, b = gold.fields, made.fields
        if gold.modality != made.modality or a["step"] != b["step"]:
            return 0.0
        if bool(a.get("parties")) != bool(b.get("parties")) or (
            a.get("count") and b.get("count", a["count"]) != a["count"]
        ):
            return 0.0
        for name in ("candidates", "parties"):
            if a.get(name) and b.get(name) and not set(b[name]) & set(a[name]):
                return 0.0
        told = a.get("date"), b.get("date")
        if all(told) and not days_meet(*told):
            return 0.0
        alike = [share(a.get(name, ()), b.get(name, ())) for name in ("candidates", "parties")]
        # What holds on one day only is dated by its document where it gives no day.
        return 1 + sum(alike) if all(told) or gold.documents & made.documents else 0.0

    @staticmethod
    def _decision(gold: Row, made: Row) -> float:
        a, b = gold.fields, made.fields
        if gold.is_denied != made.is_denied:
            return 0.0
        if a.get("votes"):
            return 2.0 if _votes(a) == _votes(b) else 0.0
        if a.get("bodies") and b.get("bodies") and share(_roots(a["bodies"]), _roots(b["bodies"])) < ENOUGH:
            return 0.0
        words = overlap(gold.words, made.words)
        same_act = fold(a.get("act")) == fold(b.get("act"))
        return words + same_act if words >= 0.3 or (same_act and bool(gold.documents & made.documents)) else 0.0

    @staticmethod
    def _dependency(gold: Row, made: Row) -> float:
        a, b = gold.fields, made.fields
        return float(share(a["on"], b.get("on", ())) > 0 and share(a.get("holder", ()), b.get("holder", ())) > 0)

    @staticmethod
    def _statement(gold: Row, made: Row) -> float:
        if share(gold.fields.get("speakers", ()), made.fields.get("speakers", ())) < ENOUGH:
            return 0.0
        said = gold.words.split(":", 1)[-1]
        words = overlap(said, made.words)
        return words + len(gold.documents & made.documents) if words >= 0.2 else 0.0

    @staticmethod
    def _discussion(gold: Row, made: Row) -> float:
        words = overlap(gold.fields.get("topics"), made.fields.get("topics"))
        return words if words >= 0.4 and gold.is_denied == made.is_denied else 0.0

    @staticmethod
    def _by_words(gold: Row, made: Row) -> float:
        words = overlap(gold.words, made.words)
        return words if words >= ENOUGH and gold.is_denied == made.is_denied else 0.0

    def is_same_conflict(self, gold: Difference, made: Difference) -> bool:
        """Whether two contradictions concern one fact, one kind of value and documents of both sides."""
        kinds = SAME_TYPE.get(gold.type, set())
        if made.type not in kinds and not (made.type == "place" and gold.type.split()[0] in NAMES_OF_A_PLACE):
            return False
        if not any(row.claims & made.claims for name in gold.names for row in self.of.get(name, ())):
            return False
        (_, one), (_, other) = made.sides
        return any(
            one & first and other & second
            for i, (_, first) in enumerate(gold.sides)
            for j, (_, second) in enumerate(gold.sides)
            if i != j
        )


def _may_go_to_one(gold: Mapping[str, Any], made: Mapping[str, Any]) -> bool:
    """Whether the recipients do not differ; who receives a sum is often not said beside it."""
    one, other = gold.get("recipients"), made.get("recipients")
    return not one or not other or share(one, other) > 0


def _roots(names: Iterable[str]) -> list[str]:
    """The names, organisations without their organs and members."""
    return list(dict.fromkeys(name.split(":")[0] for name in names))


def _votes(fields: Mapping[str, Any]) -> tuple[object, object]:
    votes = fields.get("votes") or {}
    return votes.get("for"), votes.get("against")
