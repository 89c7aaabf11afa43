"""Fuzz the way from bytes to reports: ``python -m tests.fuzz FOLDER [seconds]``; it takes ``atheris``.

FOLDER keeps the corpus, seeded from the one in this package.  What raises is kept in FOLDER.found, the first
input of each kind with its traceback, and fuzzing goes on.  ``python -m tests.fuzz --keep FOLDER`` puts what
FOLDER holds, minimised before, into this package for the tests to replay.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.fuzz.corpus import keep, kept

HOUR = 3600
HANGS = 1800
"""Seconds after which libFuzzer ends a run that does not come back; what takes over 10 raises by itself.

So many because the process may have been stopped for a while."""


def main() -> None:
    """Keep a corpus, or fuzz."""
    if sys.argv[1] == "--keep":
        keep(Path(sys.argv[2]))
        return
    folder = Path(sys.argv[1])
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else HOUR
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(kept()):
        (folder / f"seed-{number}").write_bytes(data)
    import atheris

    with atheris.instrument_imports(include=["quotes"]):
        from tests.fuzz.target import run
        from tests.test_properties import KINDS
    words = folder.parent / f"{folder.name}.dict"
    words.write_text("".join(f'"{_quoted(piece)}"\n' for kind in KINDS for piece in kind if piece), "ascii")
    bounds = ["-max_len=4096", "-len_control=0", f"-timeout={HANGS}", "-rss_limit_mb=4096"]
    limits = [f"-dict={words}", f"-max_total_time={seconds}", *bounds]
    atheris.Setup([sys.argv[0], *limits, str(folder)], _keeping(run, folder.parent / f"{folder.name}.found"))
    atheris.Fuzz()


def _keeping(run: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Return what runs an input and keeps it if it raises, unless one has raised at the same lines before."""
    folder.mkdir(exist_ok=True)

    def attempt(data: bytes) -> None:
        try:
            run(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            lines = [
                f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
            ]
            name = sha256("\n".join(lines).encode()).hexdigest()[:12]
            if not (folder / name).exists():
                (folder / name).write_bytes(data)
                told = "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")
                (folder / f"{name}.txt").write_bytes(told)

    return attempt


def _quoted(piece: str) -> str:
    """Return a piece as a word of libFuzzer's dictionary."""
    return "".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
