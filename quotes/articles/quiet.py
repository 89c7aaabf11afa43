"""Libraries that would print on stderr what only they can mend."""

from __future__ import annotations

import logging


def be_quiet(*names: str) -> None:
    """Let these loggers print nothing unless the program that runs has asked for it."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
