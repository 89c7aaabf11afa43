"""The packaged language models: where they lie, and that they are what was published."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from quotes.model import ModelError

MODELS = Path(__file__).parent / "models"
MANIFEST = "sha256.json"
LANGUAGE = "en"


class ModelFile(NamedTuple):
    """A file of the packaged models: its size in bytes, its SHA-256, and whether that is as published."""

    name: str
    size: int
    sha256: str
    ok: bool


def model_info(folder: Path = MODELS) -> list[ModelFile]:
    """Return every file of the models with the result of its check, in order of name."""
    published = _manifest(folder)
    files = []
    for name, expected in sorted(published.items()):
        path = folder / name
        if not path.is_file():
            files.append(ModelFile(name, 0, "", False))
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        files.append(ModelFile(name, path.stat().st_size, digest, digest == expected))
    return files


def verified(folder: Path = MODELS) -> Path:
    """Return the folder of the models once every file in it is found to be as published.

    Raises :class:`ModelError` for a file that is missing or has changed.
    """
    for file in model_info(folder):
        if not file.ok:
            state = "has changed" if file.sha256 else "is missing"
            raise ModelError(f"the language model {file.name} {state}: install the package again")
    return folder


def version(folder: Path = MODELS) -> str:
    """Return a short name of these very models: the first twelve digits of their common SHA-256."""
    lines = json.dumps(_manifest(folder), sort_keys=True)
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def _manifest(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError("the language models are not there: install the package again") from error
