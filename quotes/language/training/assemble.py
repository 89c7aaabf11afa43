"""Lay trained models out as a Stanza model directory with its own ``resources.json`` and SHA-256 manifest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from quotes.language.pack import LANGUAGE, MANIFEST

PACKAGE = "quotes"
WITH_VECTORS = ("pos", "depparse", "ner")
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


HALVED = ("pos", "depparse", "ner")


def assemble(trained: dict[str, Path], target: Path) -> int:
    """Lay the model file of each processor (and ``pretrain``) below ``target``; return their size in bytes.

    The weights of the large models are stored in half precision; Stanza reads them back into single.
    ``resources.json`` names the files for ``stanza.Pipeline(dir=target)``; ``sha256.json`` holds the
    digest of every file but itself.
    """
    resources: dict[str, Any] = {"lang_name": "English", "packages": {PACKAGE: {}}}
    for processor, source in trained.items():
        path = target / LANGUAGE / processor / f"{PACKAGE}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        _store(source, path, halve=processor in HALVED)
        entry: dict[str, Any] = {"md5": hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}
        if processor in WITH_VECTORS:
            entry["dependencies"] = [{"model": "pretrain", "package": PACKAGE}]
        resources[processor] = {PACKAGE: entry}
        if processor in PROCESSORS:
            resources["packages"][PACKAGE][processor] = PACKAGE
    (target / "resources.json").write_text(
        json.dumps({LANGUAGE: resources}, indent=1) + "\n", encoding="utf-8"
    )
    return write_manifest(target)


def _store(source: Path, path: Path, halve: bool) -> None:
    import torch

    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    if halve:
        checkpoint["model"] = {
            name: value.half() if torch.is_tensor(value) and value.is_floating_point() else value
            for name, value in checkpoint["model"].items()
        }
    torch.save(checkpoint, path, _use_new_zipfile_serialization=False)


def write_manifest(target: Path) -> int:
    """Write ``sha256.json`` over all files of the model directory; return their size in bytes."""
    files = sorted(
        p for p in target.rglob("*") if p.is_file() and p.suffix in (".pt", ".json") and p.name != MANIFEST
    )
    digests = {p.relative_to(target).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (target / MANIFEST).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    return sum(p.stat().st_size for p in files)
