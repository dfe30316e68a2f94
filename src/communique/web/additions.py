"""Documents that are added in the browser: written to a folder of their own, read one upload at a time."""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from communique.errors import CommuniqueError
from communique.pipeline import Summary, read_into
from communique.wording import phrase, renamed

if TYPE_CHECKING:
    from communique.store import Store
    from communique.web.settings import Settings

_KEPT: Final = 50
_WAITING: Final = 8
_ODD = re.compile(r"[^\w.()\- ]+")
TEXT: Final = ".txt"


@dataclass(frozen=True)
class Brought:
    """A file as it was brought: the name that the browser gave it, and its bytes."""

    name: str
    data: bytes
    sidecar: bytes | None = None


@dataclass
class Addition:
    """What became of one upload.

    Attributes:
        state: "waiting", "reading", "done" or "failed".
        failures: Name of the file, and what is wrong with it.
    """

    name: str
    user: str
    files: tuple[str, ...]
    state: str = "waiting"
    done: int = 0
    current: str = ""
    summary: Summary = field(default_factory=Summary)
    failures: list[tuple[str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {"done", "failed"}

    def plain(self) -> dict[str, Any]:
        """The state as plain data."""
        return {
            "state": self.state, "done": self.done, "files": len(self.files), "current": self.current,
            "claims": self.summary.claims, "failures": [list(each) for each in self.failures],
            "added": list(dict.fromkeys(self.added)),
        }  # fmt: skip


class Additions:
    """Reads uploads, one at a time, in the order in which they came."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._all: OrderedDict[str, Addition] = OrderedDict()
        self._lock = Lock()
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reading")
        # The same place each time: a file that is brought again is a new version of itself, not another document.
        place = hashlib.sha256(str(store.where).encode()).hexdigest()[:12]
        self._folder = Path(tempfile.gettempdir()) / f"communique-added-{place}"

    def close(self) -> None:
        """Stop after the document that is being read; what was read is on file."""
        self._reader.shutdown(wait=True, cancel_futures=True)

    def find(self, name: str) -> Addition | None:
        """The upload of this name; None where there is none, or it is long done."""
        return self._all.get(name)

    def recent(self) -> list[Addition]:
        """The last uploads, the latest first."""
        with self._lock:
            return list(reversed(self._all.values()))[:10]

    def add(self, brought: Sequence[Brought], user: str) -> Addition | None:
        """Have files read; None where too many others wait."""
        with self._lock:
            if sum(not it.is_over for it in self._all.values()) >= _WAITING:
                return None
            addition = Addition(secrets.token_urlsafe(9), user, tuple(it.name for it in brought))
            self._all[addition.name] = addition
            while len(self._all) > _KEPT:
                self._all.popitem(last=False)
        self._reader.submit(self._read, addition, tuple(brought))
        return addition

    def _read(self, addition: Addition, brought: Sequence[Brought]) -> None:
        addition.state = "reading"
        try:
            named = self._written(addition, brought)
            for path, called in named.items():
                addition.current = called
                summary = read_into(self._store, [path])
                _merge(addition.summary, summary)
                for failure in summary.failures:
                    addition.failures.append((called, renamed(failure.message, str(path), called)))
                for warning in summary.warnings:
                    addition.failures.append((called, renamed(warning, str(path), called)))
                if summary.documents:
                    addition.added += _names(self._store, path)
                addition.done += 1
            addition.state = "done"
        except (CommuniqueError, OSError) as error:
            addition.failures.append(("", error.message if isinstance(error, CommuniqueError) else str(error)))
            addition.state = "failed"
        finally:
            addition.current = ""
            shutil.rmtree(self._folder, ignore_errors=True)

    def _written(self, addition: Addition, brought: Sequence[Brought]) -> dict[Path, str]:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=0o700, parents=True)
        named: dict[Path, str] = {}
        for each in brought:
            if len(each.data) > self._settings.file_bytes:
                most = self._settings.file_bytes // (1024 * 1024)
                message = phrase(
                    "{file}: has more than {n} MB. It was not read. Split it, or use communique read.",
                    file=each.name, n=most,
                )  # fmt: skip
                addition.failures.append((each.name, message))
                addition.done += 1
                continue
            path = self._folder / safe_name(each.name)
            count = 1
            while path in named:
                count += 1
                path = path.with_stem(f"{Path(safe_name(each.name)).stem} {count}")
            path.write_bytes(each.data)
            if each.sidecar:
                path.with_suffix(".json").write_bytes(each.sidecar)
            named[path] = each.name
        return named


def safe_name(name: str) -> str:
    """A file's name without folders and signs that mean something to a file system."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    words = _ODD.sub("_", last).strip(" .")
    stem, dot, suffix = words.rpartition(".")
    if not dot:
        return (words[:120] or "document") + TEXT
    return f"{stem[:120].lstrip('.') or 'document'}.{suffix[:10].lower()}"


def _merge(into: Summary, more: Summary) -> None:
    into.new += more.new
    into.revised += more.revised
    into.unchanged += more.unchanged
    into.claims += more.claims
    into.kinds.update(more.kinds)


def _names(store: Store, path: Path) -> list[str]:
    return [path.stem] if store.document(path.stem) is not None else []
