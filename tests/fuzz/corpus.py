"""The corpus that fuzzing left: one input a line, in base64."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

PATH = Path(__file__).with_name("corpus.txt")


def kept() -> list[bytes]:
    """Return the inputs of the corpus."""
    return [b64decode(line) for line in PATH.read_text("ascii").splitlines()] if PATH.exists() else []


def keep(folder: Path) -> None:
    """Make what a folder holds the corpus, the shortest first."""
    found = sorted({path.read_bytes() for path in folder.iterdir()}, key=lambda data: (len(data), data))
    PATH.write_text("".join(b64encode(data).decode("ascii") + "\n" for data in found), "ascii")
