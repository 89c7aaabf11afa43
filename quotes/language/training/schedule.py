"""A learning rate that falls in a straight line to zero within a budget of minutes.

Stanza's trainers keep the rate until the score on the development set stalls, which takes hours on a
processor; a rate that falls to zero brings most of the gain in the time there is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WARM_UP_STEPS = 100
FLOOR = 0.02
"""The last rate, as a share of the first."""


def fall_to_zero(trainer_class: Any, minutes: float) -> None:
    """Make ``trainer_class.update`` set the rate before each step, and end training after ``minutes``.

    Works on the trainers of Stanza's tagger and parser, which read ``args["max_steps"]`` after every
    step and score the model every ``args["eval_interval"]`` steps: training ends at the first such
    step after the budget is spent.
    """
    # A second round in one process has a clock of its own.
    update = getattr(trainer_class.update, "__wrapped__", trainer_class.update)
    began = time.monotonic()
    steps = 0

    def timed_update(trainer: Any, batch: Any, eval: bool = False) -> Any:  # noqa: A002 (Stanza passes it by name)
        nonlocal steps
        if not eval:
            steps += 1
            spent = (time.monotonic() - began) / (60 * minutes)
            share = min(steps / WARM_UP_STEPS, max(FLOOR, 1 - spent))
            optimizers = getattr(trainer, "optimizers", None) or trainer.optimizer
            for optimizer in optimizers.values():
                for group in optimizer.param_groups:
                    group["lr"] = trainer.args["lr"] * share
            if spent >= 1 and steps % trainer.args["eval_interval"] == 0:
                trainer.args["max_steps"] = steps
        return update(trainer, batch, eval=eval)

    timed_update.__wrapped__ = update  # type: ignore[attr-defined]  # functions carry attributes
    trainer_class.update = timed_update


def resumed(trainer_class: Any, checkpoint: Path) -> Callable[..., Any]:
    """Return what Stanza's tagger takes for its trainer class, but starts from trained weights."""

    def make(**options: Any) -> Any:
        return trainer_class(**{**options, "model_file": str(checkpoint)})

    return make
