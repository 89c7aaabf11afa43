"""Give statements that were left alone a second chance: with the one group that they resemble most by far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from quotes.grouping.groups import Groups

MOST_NEEDED, LEAST_NEEDED = 0.6, 0.36
"""The belief that a second chance takes where few statements have found their like, and where most have."""

ONE_SPEAKER = 0.04
"""How much more it takes between statements of one speaker, who comes back to the same matters."""

SOME, MOST = 0.5, 0.8
"""The share of statements that have found their like from which that belief begins to fall, and is least."""

AHEAD = 0.12
"""How much more a statement must resemble one group than the next."""


class _Choice(NamedTuple):
    """The group that a statement left alone resembles most, how far, and how far it resembles the next."""

    fit: float
    next: float
    group: int


def enough(groups: Groups) -> float:
    """Return the belief from which a statement left alone joins the group that it resembles most.

    How likely it is that a statement was printed elsewhere too shows in how many of the others were: where
    most have found their like, less evidence will do; where few have, as much as ever is needed.
    """
    total = sum(len(members) for members in groups.members.values())
    paired = sum(len(members) for members in groups.members.values() if len(members) > 1)
    share = paired / total if total else 0.0
    far = min(1.0, max(0.0, (share - SOME) / (MOST - SOME)))
    return MOST_NEEDED - (MOST_NEEDED - LEAST_NEEDED) * far


def adopt(groups: Groups, near: Mapping[int, Mapping[int, float]]) -> None:
    """Let statements left alone join the group that they resemble most, if clearly more than any other.

    ``near`` gives for each group those worth comparing, with how far they are one remark (0-1).  All choose
    first and join afterwards, the surest first, so that no choice depends on another.
    """
    least = enough(groups)
    choices = {
        alone: choice
        for alone, members in groups.members.items()
        if len(members) == 1 and (choice := _choose(groups, alone, near.get(alone, {})))
    }
    for alone, choice in sorted(choices.items(), key=lambda found: (-found[1].fit, found[0])):
        group = choice.group
        if not {alone, group} <= groups.members.keys():
            continue
        needed = least + ONE_SPEAKER * groups.one_speaker(alone, group)
        if choice.fit < needed or choice.fit - choice.next < AHEAD:
            continue
        if len(groups.members[group]) == 1:
            other = choices[group]
            if other.group != alone or other.fit <= other.next:
                continue  # It resembles something else as much.
        if not groups.apart(alone, group):
            groups.join(group, alone)


def _choose(groups: Groups, alone: int, near: Mapping[int, float]) -> _Choice | None:
    fits = sorted(
        (
            (max(value, groups.best(alone, group)), -group)
            for group, value in near.items()
            if not groups.rivals(alone, group)
        ),
        reverse=True,
    )
    return _Choice(fits[0][0], fits[1][0] if len(fits) > 1 else 0.0, -fits[0][1]) if fits else None
