"""Headless Chromium, for whoever has it installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


def browser() -> str | None:
    """Return the program, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def visit(address: str, *flags: str, seconds: float = 60) -> tuple[str, str]:
    """Open an address and return what is asked for by ``flags``, and what the browser logs."""
    program = browser()
    assert program is not None, "Chromium is installed"
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done = subprocess.run(
            [program, *FLAGS, f"--user-data-dir={folder}", *flags, address],
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    return done.stdout.decode(), done.stderr.decode(errors="replace")


def dom(page: Path, fragment: str = "") -> tuple[str, str]:
    """Return the elements of a page when its script has run, as HTML, and what the browser logs."""
    return visit(f"{page.as_uri()}{fragment}", "--dump-dom")
