from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
ACCOUNTS = ROOT / "src/communique/corpus/bucharest-2022"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tour")
    shutil.copytree(ACCOUNTS, made / "accounts", ignore=shutil.ignore_patterns("__*"))
    return made


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def run(command: list[str], folder: Path) -> str:
    environment = {"PATH": f"{BIN}:/usr/bin:/bin", "COLUMNS": "100", "HOME": str(folder), "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return " ".join(done.stdout.split())


def test_the_tour_does_what_the_readme_shows(folder: Path) -> None:
    steps = [line for block in blocks("console") for line in block.splitlines()]
    assert sum(line.startswith("$ ") for line in steps) >= 8
    said = ""
    for line in steps:
        if line.startswith("$ "):
            said = run(shlex.split(line[2:]), folder)
            assert said or "-o" in line, f"{line} printed nothing"
        else:
            assert " ".join(line.split()) in said, f"the README shows {line!r}, which was not printed"
    assert (folder / "brief.html").stat().st_size > 2_000


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    (script,) = blocks("python")
    said = run([sys.executable, "-c", script], folder)
    assert "–" in said


def test_the_picture_is_there() -> None:
    assert "docs/demo.svg" in README
    assert "Bucharest" in (ROOT / "docs/demo.svg").read_text(encoding="utf-8")
