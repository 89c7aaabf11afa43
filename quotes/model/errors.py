"""What a user can mend."""

from __future__ import annotations


class QuotesError(Exception):
    """Something the user can mend; the message is one line that says what and how."""


class InputError(QuotesError):
    """An input that cannot be read."""


class ModelError(QuotesError):
    """A language model that is missing or is not what it should be."""
