"""What a rendering is of: the very words that were spoken, a translation of them, or a report."""

from __future__ import annotations

from quotes.model import Remark, Rendering, Step
from quotes.report.index import Index

TRANSLATED = ("interpreter", "translation", "back-translation")
"""Steps that make a translation of what was spoken."""


def is_original(index: Index, rendering: Rendering) -> bool:
    """Say whether a rendering is in the very words that were spoken.

    That is so in a transcript, and where a step says that the rendering itself is in the language spoken.
    """
    if rendering.article in index.audit.transcripts:
        return rendering.part_of is None
    return any(
        step.kind == "spoken" and step.article is None and step.span == (rendering.start, rendering.end)
        for step in index.steps_of(rendering)
    )


def translations(index: Index, rendering: Rendering) -> tuple[Step, ...]:
    """Return the steps by which a rendering was translated; empty if it is an original, or none is known."""
    if is_original(index, rendering):
        return ()
    found = tuple(step for step in index.steps_of(rendering) if step.kind in TRANSLATED)
    record = index.undisclosed.get(rendering.key)
    return found or ((record.step,) if record is not None and record.step.kind in TRANSLATED else ())


def original_of(index: Index, remark: Remark) -> Rendering | None:
    """Return the first rendering of a remark that is in the very words spoken; ``None`` if there is none."""
    found = (index.renderings[key] for key in remark.renderings)
    return next((rendering for rendering in found if is_original(index, rendering)), None)


def spoken_in(index: Index, remark: Remark) -> tuple[str, bool] | None:
    """Return the language that a remark was spoken in, by name, and whether an article states it.

    ``None`` if that is not known, or if articles are at odds about it.
    """
    steps = [
        step
        for key in remark.renderings
        for step in index.steps_of(index.renderings[key])
        if step.kind == "spoken" and step.what
    ]
    stated = {step.what for step in steps if step.stated}
    names = stated or {step.what for step in steps}
    return (names.pop(), bool(stated)) if len(names) == 1 else None


def translator(step: Step) -> str:
    """Return who translated, by a step's own words: "Maia Tvauri"; empty if it names nobody.

    What only says "by the outlet itself" names nobody.
    """
    if step.kind not in ("translation", "interpreter"):
        return ""
    before, by, name = step.what.rpartition("by ")
    named = bool(by) and (not before or before.endswith((" ", ",")))
    return name.strip() if named and not name.startswith(("the outlet", "our", "my")) else ""
