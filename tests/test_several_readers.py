"""Several programs read into one database at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import make_url

from communique.store import Store

from .store.conftest import postgres_url, store_url

__all__ = ["postgres_url", "store_url"]

_FOLDERS = {
    "north": ("shared", "oslo", "bergen"),
    "south": ("shared", "rome"),
    "east": ("shared", "riga", "vilnius"),
}


def test_readers_of_overlapping_folders_lose_nothing_and_file_nothing_twice(store_url: str, tmp_path: Path) -> None:
    arguments = []
    for folder in sorted({name for names in _FOLDERS.values() for name in names}):
        (tmp_path / folder).mkdir()
        for number in range(6):
            text = f"Norway will give €{number + 2} million to Moldova, the ministry in {folder} said.\n"
            (tmp_path / folder / f"{folder}{number}.txt").write_text(text, encoding="utf-8")
    for names in _FOLDERS.values():
        arguments.append([str(tmp_path / name) for name in names])
    arguments.append([str(tmp_path)])
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "communique", "read", *paths, "--into", store_url, "--processes", "1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for paths in arguments
    ]
    told = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, told
    password = make_url(store_url).password
    assert not password or not any(f":{password}@" in words for out, err in told for words in (out, err))
    with Store.open(store_url) as store:
        filed = list(store.documents(include_superseded=True))
        assert sorted(it.document.name for it in filed) == sorted(
            path.stem for path in tmp_path.rglob("*.txt") if path.is_file()
        )
        assert {it.version for it in filed} == {1}
        assert all(it.claims >= 1 for it in filed)
        claims = list(store.claims(include_superseded=True))
        assert all(it.superseded_at is None for it in claims)
        assert len({it.claim.id for it in claims}) == len(claims) == sum(it.claims for it in filed)
        assert store.health(deep=True).sound
