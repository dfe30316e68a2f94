"""How documents are called, so that no two of one call share a name."""

from __future__ import annotations

from pathlib import Path


class Names:
    """Gives each document of one call a name of its own.

    A file is called by its stem. Where the stem is taken, the later file is called by
    its folder too ("annex/report"), then by folder and suffix ("annex/report.pdf").
    A row is called by its `document` column; where that is taken, by the table and the
    row ("pledges/note", "pledges/note#12").
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of_file(self, path: Path) -> str:
        """The name of a file."""
        parent = path.absolute().parent.name
        return self._first_free(path.stem, f"{parent}/{path.stem}", f"{parent}/{path.name}", path.absolute().as_posix())

    def of_row(self, document: str, table: str, number: int) -> str:
        """The name of a row of a table."""
        return self._first_free(document, f"{table}/{document}", f"{table}/{document}#{number}")

    def _first_free(self, *names: str) -> str:
        for name in names:
            if name not in self._taken:
                break
        else:
            count = 2
            while f"{names[-1]}#{count}" in self._taken:
                count += 1
            name = f"{names[-1]}#{count}"
        self._taken.add(name)
        return name
