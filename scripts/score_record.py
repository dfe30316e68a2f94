"""Compare the records built from many accounts with records drawn up by hand: `make score-record`.

For each development cluster beside the project, the documents are read (or, with --gold, the claims drawn up by
hand are taken, which shows the record's own quality without the reading's) and the record is built and compared
with the cluster's `record.json`.

A fact is *found* where a built fact of its kind agrees with it on the fields that identify it (makers and sum, step
and party, participant and meeting, …). It is *right* where, besides, its documents are the very same; a document that
tells of the same with another value is among them. Between the two stand the *supports*: each pair of a fact and a
document counted by itself. A second built fact for one that is found already was not merged, and is wrong. Of the bars,
"with the right supporting documents" is read as *right*, the strictest of the three.

What the records by hand list in full are meetings, sessions, participation, commitments, decisions and accessions.
There, a built fact that they do not hold is wrong, except where all of its claims are ones that the gold claims
call optional. Of statements, discussions, dependencies, occurrences and offices they give examples: these are
searched for, and what stands beside them is neither right nor wrong.

Reading may make or leave what the gold claims call optional, and so may the record what rests on nothing else. A
document whose only claims about a fact are optional need not be among its documents; a fact of which all documents are
such need not be there, nor a contradiction that is left with one side without them (with --strict they must). Which
gold claims a fact rests on is taken from the record that is built from them.

A contradiction is found where a built one concerns the same fact and kind of value and sets documents of one side
against documents of another. Those whose note calls both values compatible are, by the design, none: they may be
told or left.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from communique.errors import GroundingError
from communique.model import Claim, Document, FiledClaim
from communique.model.source import Failure
from communique.pipeline import documents, read_claims
from communique.record import Record, build
from scripts.record_pairs import Pairs
from scripts.record_rows import Row, Rows, rows_by_hand, rows_of

ROOT = Path(__file__).parents[1]
DEV = ROOT.parent / "shared" / "eval" / "dev"
CLUSTERS = ("recovery-london-2023", "accession-finland-sweden", "bucharest-2022")
LISTED_IN_FULL = ("meeting", "session", "participation", "commitment", "decision", "accession")


@dataclass
class Count:
    """Right, missed and wrong, of one thing counted."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.missed + self.wrong) if self.right else 0.0


@dataclass
class Score:
    """The counts of one cluster: facts found, facts right and supports by kind, and conflicts."""

    found: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    right: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    supports: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    conflicts: Count = field(default_factory=Count)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("found", "right", "supports"):
            for kind, count in getattr(other, name).items():
                getattr(self, name)[kind] += count
        self.conflicts += other.conflicts


def texts_of(cluster: str, told: Iterable[str]) -> list[Path]:
    """The texts of a cluster: its own, and those of the seeds that its record names."""
    names = set(told)
    folders = (DEV / cluster, DEV / "seeds")
    return [path for folder in folders for path in sorted(folder.glob("*.txt")) if path.stem in names]


def gold_claims(paths: Iterable[Path]) -> list[tuple[Claim, bool]]:
    """The claims by hand of some texts, each with whether it may be made or left."""
    found = []
    for path in paths:
        for each in documents([path]):
            assert not isinstance(each, Failure), each.message
            document: Document = each[1]
            for line in path.with_suffix(".claims.jsonl").read_text("utf-8").splitlines():
                row = json.loads(line)
                with suppress(GroundingError):  # a row that asserts nothing, kept for what it says of the text
                    found.append((Claim.from_row(row, document), bool(row.get("optional"))))
    return found


def is_optional(claim: Claim, claims: Iterable[tuple[Claim, bool]]) -> bool:
    """Whether a claim as read stands where there is an optional gold one of its kind, and no required one like it."""
    near = [
        (other, may)
        for other, may in claims
        if other.kind == claim.kind and other.document.name == claim.document.name and other.span.meets(claim.span)
    ]
    alike = [may for other, may in near if _subject(other) == _subject(claim)] or [may for _, may in near]
    return bool(alike) and all(alike)


def _subject(claim: Claim) -> object:
    names = ("participant", "makers", "amount", "bodies", "step", "parties", "act", "label")
    return [getattr(claim.fields, name, None) for name in names]


@dataclass(frozen=True)
class Cluster:
    """One set of accounts with what was drawn up by hand of them.

    Attributes:
        gold: The facts and contradictions.
        claims: The claims, each with whether it may be made or left.
        optional: By fact, the documents that need not be among its documents.
    """

    paths: list[Path]
    gold: Rows
    claims: list[tuple[Claim, bool]]
    optional: dict[str, frozenset[str]]

    @classmethod
    def load(cls, name: str) -> Cluster:
        told = json.loads((DEV / name / "record.json").read_text("utf-8"))
        gold = rows_by_hand(told)
        paths = texts_of(name, {document for row in gold.facts for document in row.documents})
        claims = gold_claims(paths)
        pairs = Pairs(gold, rows_of(record_of(claim for claim, _ in claims)))
        optional = {}
        for row in gold.facts:
            rests = [claims[number - 1] for made in pairs.of[row.name] for number in made.claims]
            required = {claim.document.name for claim, may in rests if not may}
            optional[row.name] = frozenset({claim.document.name for claim, _ in rests} - required)
        return cls(paths, gold, claims, optional)


def record_of(claims: Iterable[Claim]) -> Record:
    return build(FiledClaim(number, claim) for number, claim in enumerate(claims, 1))


def score_cluster(cluster: Cluster, *, from_gold: bool, strict: bool) -> Score:
    """Build and compare the record of one cluster."""
    claims = [claim for claim, _ in cluster.claims] if from_gold else list(read_claims(cluster.paths))
    optional = {
        number
        for number, claim in enumerate(claims, 1)
        if (cluster.claims[number - 1][1] if from_gold else is_optional(claim, cluster.claims))
    }
    made = rows_of(record_of(claims))
    pairs = Pairs(cluster.gold, made)
    score = Score()
    for row in cluster.gold.facts:
        _count_gold(score, pairs, row, frozenset() if strict else cluster.optional[row.name])
    for row in made.facts:
        if row.kind in LISTED_IN_FULL and row.name not in pairs.taken and not row.claims <= optional:
            for counts in (score.found, score.right):
                counts[row.kind].wrong += 1
            score.supports[row.kind].wrong += len(row.documents)
            why = "not merged" if row.name in pairs.split else "wrong"
            score.errors.append(f"{why}\t{_shown(row)}")
    _count_conflicts(score, pairs, {} if strict else cluster.optional)
    return score


def _count_gold(score: Score, pairs: Pairs, row: Row, optional: frozenset[str]) -> None:
    given = pairs.documents(row.name)
    required = row.documents - optional
    if not pairs.of[row.name]:
        if required:
            score.found[row.kind].missed += 1
            score.right[row.kind].missed += 1
            score.supports[row.kind].missed += len(required)
            score.errors.append(f"missed\t{_shown(row)}")
        return
    score.found[row.kind].right += 1
    less, more = required - given, given - row.documents
    score.supports[row.kind] += Count(len(given & row.documents), len(less), len(more))
    if not less and not more:
        score.right[row.kind].right += 1
    else:
        score.right[row.kind] += Count(0, 1, 1)
        score.errors.append(f"documents\t{_shown(row)}\twithout {sorted(less)}, beside them {sorted(more)}")


def _count_conflicts(score: Score, pairs: Pairs, optional: Mapping[str, frozenset[str]]) -> None:
    told = set()
    for conflict in pairs.gold.conflicts:
        same = {at for at, made in enumerate(pairs.made.conflicts) if pairs.is_same_conflict(conflict, made)}
        told |= same
        told_optionally = frozenset().union(*(optional.get(name, frozenset()) for name in conflict.names))
        firm = [documents for _, documents in conflict.sides if documents - told_optionally]
        if conflict.optional or (len(firm) < 2 and not same):
            continue
        if same:
            score.conflicts.right += 1
        else:
            score.conflicts.missed += 1
            score.errors.append(f"missed\tconflict {conflict.names} {conflict.type} {conflict.sides}")
    for at, made in enumerate(pairs.made.conflicts):
        if at not in told:
            score.conflicts.wrong += 1
            score.errors.append(f"wrong\tconflict {made.names} {made.type} {made.sides}")


def _shown(row: Row) -> str:
    fields = {name: getattr(value, "text", value) for name, value in row.fields.items() if name not in {"cue"}}
    return f"{row.kind} {row.name} {row.modality} {fields} {sorted(row.documents)}"


def show(name: str, score: Score) -> None:
    print(f"\n{name}")
    print(f"  {'':16}{'gold':>5}{'found F1':>10}{'supports F1':>13}{'right P':>9}{'R':>7}{'F1':>7}")
    kinds = sorted(score.right, key=lambda kind: -(score.right[kind].right + score.right[kind].missed))
    for kind in [*kinds, "all facts"]:
        found, supports, right = (
            sum(counts.values(), Count()) if kind == "all facts" else counts[kind]
            for counts in (score.found, score.supports, score.right)
        )
        figures = f"{found.f1:10.3f}{supports.f1:13.3f}{right.precision:9.3f}{right.recall:7.3f}{right.f1:7.3f}"
        print(f"  {kind:16}{right.right + right.missed:5}{figures}")
    c = score.conflicts
    found = f"{c.right} of {c.right + c.missed} found ({c.recall:.3f})"
    print(f"  conflicts: {found}, precision {c.precision:.3f}, F1 {c.f1:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", action="store_true", help="build from the claims drawn up by hand")
    parser.add_argument("--strict", action="store_true", help="require what rests on optional claims, too")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is wrong")
    parser.add_argument("--cluster", choices=CLUSTERS, action="append", help="only this cluster")
    args = parser.parse_args()
    if not DEV.is_dir():
        print("The evaluation folder is not beside the project. Nothing was scored. Put it at ../shared/eval.")
        return
    whole = Score()
    for cluster in args.cluster or CLUSTERS:
        score = score_cluster(Cluster.load(cluster), from_gold=args.gold, strict=args.strict)
        show(cluster, score)
        if args.errors:
            print(*score.errors, sep="\n")
        whole.add(score)
    show(f"all clusters, from {'the claims by hand' if args.gold else 'the claims as read'}", whole)


if __name__ == "__main__":
    main()
