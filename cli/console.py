"""Where output goes: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.model import Problem, QuotesError

from .pager import paged, wants_pager

Progress = Callable[[str, int, int], None]
Page = Callable[[str, Callable[[], str]], str]
"""Gives a page of a report, by a name of its form and what makes it."""

LONG = 5
"""Seconds that are left of what goes on long."""

FILE_WIDTH = 100
"""The width of a text view in a file, where there is no screen to fit, and of prose on a wide screen."""


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


def fresh_page(form: str, make: Callable[[], str]) -> str:
    """Make a page of a report; in place of :meth:`quotes.remember.Memory.page`, which remembers it."""
    return make()


def write_view(
    view: object,
    path: Path | None,
    width: int | None,
    page: Page = fresh_page,
    *,
    pager: bool | None = False,
) -> None:
    """Print a rich renderable: to stdout in the width and colours of the terminal, plain to a file.

    ``width`` (columns) overrides both.  ``NO_COLOR``, ``FORCE_COLOR`` and ``COLUMNS`` are heeded by rich.
    ``page`` may know what is printed from before.  ``pager`` asks for one, or, if it is None, for one where
    the view is longer than the screen.
    """
    from rich.console import Console

    if path is None:
        console = Console(width=width)
    else:
        console = Console(file=io.StringIO(), width=width or FILE_WIDTH, color_system=None)

    def printed() -> str:
        with console.capture() as capture:
            console.print(view)
        return capture.get()

    screen = (console.color_system, console.no_color, console.encoding, console.legacy_windows)
    text = page(f"text {console.width} {screen}", printed)
    if console.color_system is None:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    if path is not None:
        write(text, path)
        return
    data = text.encode(console.encoding, "backslashreplace")
    if not (wants_pager(text, pager) and paged(data)):
        _to_stdout(data)


def write_markdown(document: str) -> None:
    """Print Markdown on stdout: laid out for reading on a terminal, as it is anywhere else."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    if console.is_terminal:
        write_view(Markdown(document), None, min(console.width, FILE_WIDTH))
    else:
        write(document, None)


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
    from rich.progress import BarColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("reading", total=None, left="")
        shown = ""

        def show(stage: str, done: int, total: int) -> None:
            nonlocal shown
            if stage != shown or total <= 1:
                shown = stage
                bars.reset(task, total=None, description=stage)
            if total > 1:
                bars.update(task, completed=done, total=total, description=f"{stage} {done / total:.0%}")
            bars.update(task, left=_left(bars.tasks[0].time_remaining))

        yield show


def _left(seconds: float | None) -> str:
    """How much time is left, in words, where that is known and is not over at once."""
    if seconds is None or seconds < LONG:
        return ""
    return f"{round(seconds)} s left" if seconds < 120 else f"{round(seconds / 60)} min left"
