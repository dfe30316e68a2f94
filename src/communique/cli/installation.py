"""What is installed: versions, and the models with a hash of their files."""

from __future__ import annotations

import base64
import hashlib
import platform
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from communique import __version__

_PACKAGES = ("spacy", "pydantic", "sqlalchemy", "pypdf", "trafilatura")


@dataclass(frozen=True)
class Model:
    """A spaCy pipeline as it is installed.

    Attributes:
        language: What it reads (ISO 639-1).
        name, version: Its package.
        sha256: Hash over the paths and hashes of its files, in order.
        changed: Files that are not as the package recorded them, or are gone.
    """

    language: str
    name: str
    version: str
    sha256: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Something that is not installed, and the command that installs it."""

    what: str
    command: str
    is_required: bool


@dataclass(frozen=True)
class Installation:
    """Everything that answers depend on, beside the documents."""

    versions: dict[str, str]
    models: tuple[Model, ...]
    missing: tuple[Missing, ...]


def look() -> Installation:
    """Look at what is installed; each pipeline is loaded, so that one that is listed also works."""
    from communique.errors import SetupError
    from communique.language.pipeline import MODELS, model_name, parser
    from communique.store.library import library

    sqlite = library()
    versions = {"Communiqué": __version__, "Python": f"{platform.python_version()} on {platform.system()}"}
    versions |= {name: metadata.version(name) for name in _PACKAGES}
    versions["SQLite"] = f"{sqlite.version}, {'with' if sqlite.has_fts5 else 'without'} FTS5"
    models, missing = [], []
    if not sqlite.has_fts5:
        missing.append(Missing("SQLite without FTS5: there is no search", "install a Python with SQLite FTS5", True))
    for language in MODELS:
        try:
            meta = parser(language).meta
        except SetupError as error:
            command = str(error).partition("Run: ")[2]
            missing.append(Missing(f"the pipeline that reads {language!r}", command, language == "en"))
            continue
        digest, changed = _hash(model_name(language))
        models.append(Model(language, model_name(language), str(meta["version"]), digest, changed))
    return Installation(versions, tuple(models), tuple(missing))


def _hash(name: str) -> tuple[str, tuple[str, ...]]:
    """The hash of a package's files (or of a folder's, where the model is one), and what is not as installed."""
    found = None if Path(name).is_dir() else util.find_spec(name)
    folder = Path(found.origin).parent if found and found.origin else Path(name)
    recorded = _recorded(name)
    total = hashlib.sha256()
    changed = []
    seen = set()
    for path in sorted(it for it in folder.rglob("*") if it.is_file() and it.suffix != ".pyc"):
        place = path.relative_to(folder.parent).as_posix()
        digest = hashlib.sha256(path.read_bytes()).digest()
        total.update(f"{place} {digest.hex()}\n".encode())
        seen.add(place)
        if recorded.get(place, digest) != digest:
            changed.append(place)
    return total.hexdigest(), (*changed, *sorted(recorded.keys() - seen))


def _recorded(name: str) -> dict[str, bytes]:
    """What the installer wrote down of a package's files: their SHA-256."""
    try:
        files = metadata.files(name.replace("_", "-")) or []
    except metadata.PackageNotFoundError:
        return {}
    return {
        file.as_posix(): base64.urlsafe_b64decode(file.hash.value + "=" * (-len(file.hash.value) % 4))
        for file in files
        if file.hash is not None and file.hash.mode == "sha256" and file.parts[0] == name and file.suffix != ".pyc"
    }
