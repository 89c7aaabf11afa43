"""Where output goes: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.model import Problem, QuotesError

Progress = Callable[[str, int, int], None]

FILE_WIDTH = 100
"""The width of a text view in a file, where there is no screen to fit."""


def target(output: str | None) -> Path | None:
    """Return the file that ``-o`` names, ``None`` for stdout; raise if it plainly cannot be written."""
    if output is None or output == "-":
        return None
    path = Path(output)
    if path.is_dir():
        raise QuotesError(f"cannot write {output}: it is a folder")
    if not path.parent.is_dir():
        raise QuotesError(f"cannot write {output}: there is no folder {path.parent}")
    return path


def write(document: str, path: Path | None) -> None:
    """Write a document as UTF-8 to a file, or to stdout."""
    if path is None:
        _to_stdout(document.encode())
        return
    try:
        path.write_bytes(document.encode())
    except OSError as error:
        raise QuotesError(f"cannot write {path}: {error.strerror or error}") from error


def write_lines(lines: Iterable[str], path: Path | None) -> None:
    """Write lines as UTF-8 to a file, or to stdout, as they come."""
    encoded = (line.encode() for line in lines)
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(encoded)
        sys.stdout.buffer.flush()
        return
    try:
        with path.open("wb") as file:
            file.writelines(encoded)
    except OSError as error:
        raise QuotesError(f"cannot write {path}: {error.strerror or error}") from error


def write_view(view: object, path: Path | None, width: int | None) -> None:
    """Print a rich renderable: to stdout in the width and colours of the terminal, plain to a file.

    ``width`` (columns) overrides both.  ``NO_COLOR``, ``FORCE_COLOR`` and ``COLUMNS`` are heeded by rich.
    """
    from rich.console import Console

    if path is None:
        console = Console(width=width)
    else:
        console = Console(file=io.StringIO(), width=width or FILE_WIDTH, color_system=None)
    with console.capture() as capture:
        console.print(view)
    text = capture.get()
    if console.color_system is None:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    if path is not None:
        write(text, path)
    else:
        _to_stdout(text.encode(console.encoding, "backslashreplace"))


def _to_stdout(data: bytes) -> None:
    # Flushed here, so that a reader who has gone is noticed while someone can still handle it.
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell(message: str) -> None:
    """Print one line on stderr, whatever the message holds."""
    from quotes.report.escape import one_line

    print(f"quotes: {one_line(message)}", file=sys.stderr)


def tell_problem(problem: Problem) -> None:
    """Print a problem on stderr: one line, marked as a note if nothing was left out for it."""
    tell(f"{'' if problem.fatal else 'note: '}{problem.path}: {problem.message}")


def log_to_stderr() -> None:
    """Print what the library logs, with the seconds since the start."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Elapsed())
    logger = logging.getLogger("quotes")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)


class _Elapsed(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        from quotes.report.escape import one_line

        return f"quotes: {record.relativeCreated / 1000:7.2f} s  {one_line(record.getMessage())}"


@contextmanager
def working(quiet: bool) -> Iterator[Progress]:
    """Give a function that shows progress on stderr, or one that shows nothing if that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:

        def show(stage: str, done: int, total: int) -> None:
            status.update(f"{stage} {done}/{total}" if total > 1 else stage)

        yield show
