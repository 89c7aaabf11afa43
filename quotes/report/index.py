"""An audit by its keys, and the one order in which every report tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quotes.lookup import Lookup
from quotes.model import (
    Relation,
    Remark,
    Rendering,
    Speaker,
)
from quotes.prose import counted, first_words
from quotes.report.words import UNKNOWN_SPEAKER, place, undisclosed

_NAMING = 8  # words that name a rendering in a line about another
_NAMED = 3  # so many are named, and the rest are counted

_RELATIVE = re.compile(r",\s+(?:who|whose|whom|which)\b.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Index(Lookup):
    """Look-ups into one audit, and what the reports say of what they find."""

    _shown: dict[str, tuple[Remark, tuple[Rendering, ...]]] = field(default_factory=dict, repr=False)
    """What :meth:`shown` returns, by the remark's key: all reports ask it of each remark again and again."""

    def mention(self, rendering: Rendering) -> str:
        """Return the mention that a rendering is attributed to, without what a clause says of who has a name.

        Of who has none, that may be what makes them worth believing: "who asked not to be named".
        """
        printed = self.source(rendering).strip()
        return printed if rendering.speaker is None else _RELATIVE.sub("", printed)

    def hidden(self, rendering: Rendering) -> str:
        """Say which other article tells what a rendering's own does not: that it is a translation."""
        record = self.undisclosed.get(rendering.key)
        if record is None:
            return ""
        other = self.renderings[record.discloses]
        return undisclosed(self.article_of(other), other, record.step)

    def copies(self, remark: Remark) -> str:
        """Say how many of the outlets that quote a remark are independent, if not all are."""
        sources = self.sources.get(remark.key)
        outlets = len({self.article_of(r).outlet_or_key for r in self.shown(remark) if r.marked})
        if sources is None or outlets <= len(sources.independent):
            return ""
        independent = f"{counted(outlets, 'outlet')}, {len(sources.independent)} independent"
        return f"{independent}: {'; '.join(sources.reasons)}"

    def shown(self, remark: Remark) -> tuple[Rendering, ...]:
        """Return a remark's renderings, without passages: their statement is shown whole.

        The canonical one is first, then what is one wording with it, other wordings, altered ones, and what
        is reported; those of one wording stand together, and else they are in the order of the remark.
        """
        known = self._shown.get(remark.key)
        if known is None or known[0] is not remark:
            known = self._shown[remark.key] = remark, self._in_views(remark)
        return known[1]

    def _in_views(self, remark: Remark) -> tuple[Rendering, ...]:
        place = {key: at for at, key in enumerate(remark.renderings)}
        rank = {key: self._rank(remark, self.renderings[key]) for key in remark.renderings}
        first = {key: (rank[key], place[key]) for key in remark.renderings}
        for wording in remark.wordings:
            ahead = min(rank[key] for key in wording), min(place[key] for key in wording)
            first.update(dict.fromkeys(wording, ahead))

        def order(key: str) -> tuple[bool, tuple[int, int], int]:
            return key != remark.canonical, first[key], place[key]

        found = (self.renderings[key] for key in sorted(remark.renderings, key=order))
        return tuple(rendering for rendering in found if rendering.part_of not in self.renderings)

    def _rank(self, remark: Remark, rendering: Rendering) -> int:
        """Where a rendering stands in the views: its wording first, what is reported last."""
        if not rendering.marked:
            return 3
        link = self.links.get(rendering.key)
        if link is None or rendering.key == remark.canonical:
            return 0
        return {Relation.TRANSLATION: 1, Relation.ALTERED: 2}.get(link.relation, 0)

    def others(self, remark: Remark) -> tuple[Rendering, ...]:
        """Return the renderings that are shown but for the canonical one."""
        return tuple(rendering for rendering in self.shown(remark) if rendering.key != remark.canonical)

    def candidates(self, remark: Remark) -> str:
        """Name the renderings that a fragment may be cut from, where several fit as well; empty for none."""
        hosts = [self.renderings[key] for key in remark.candidates]
        named = [
            f"“{first_words(host.text, _NAMING)}” ({self.article_of(host).outlet_or_key})"
            for host in hosts[:_NAMED]
        ]
        more = [f"{len(hosts) - _NAMED} more"] if len(hosts) > _NAMED else []
        return "; ".join((*named, *more))

    def other_names(self, remark: Remark) -> str:
        """Name the other speakers whom articles give the words of a remark to; empty if there are none."""
        own = {self.renderings[key].speaker for key in remark.renderings}
        others = [self.renderings[key] for key in self.contested_with(remark.renderings)]
        told = (
            f"{speaker.name if (speaker := self.speaker(r.speaker)) else UNKNOWN_SPEAKER} "
            f"({place(self.article_of(r))})"
            for r in others
            if r.speaker not in own
        )
        return "; ".join(dict.fromkeys(told))

    def outlets(self, remark: Remark) -> tuple[str, ...]:
        """Return the outlets that print a remark, each once, in the remark's order."""
        printed = (self.article_of(rendering).outlet_or_key for rendering in self.shown(remark))
        return tuple(dict.fromkeys(printed))

    def several(self) -> list[Remark]:
        """Return the remarks with more than one rendering: most outlets first, then the earliest."""
        places = {article.key: place for place, article in enumerate(self.audit.articles)}

        def order(remark: Remark) -> tuple[int, str, int, int]:
            printed = self.shown(remark)
            date = min((self.article_of(rendering).date or "9999" for rendering in printed), default="9999")
            first = min((places[rendering.article], rendering.start) for rendering in printed)
            return (-len(self.outlets(remark)), date, *first)

        return sorted((remark for remark in self.audit.remarks if self.others(remark)), key=order)

    def single(self) -> list[tuple[Speaker | None, list[Remark]]]:
        """Return the remarks with one rendering by speaker, in the order of the articles, unknown last."""
        places = {article.key: place for place, article in enumerate(self.audit.articles)}

        def order(remark: Remark) -> tuple[int, int]:
            rendering = self.renderings[remark.canonical]
            return places[rendering.article], rendering.start

        by_speaker: dict[str | None, list[Remark]] = {}
        for remark in sorted((r for r in self.audit.remarks if not self.others(r)), key=order):
            key = remark.speaker if self.speaker(remark.speaker) else None
            by_speaker.setdefault(key, []).append(remark)
        unknown = by_speaker.pop(None, [])
        groups: list[tuple[Speaker | None, list[Remark]]] = [
            (self.speaker(key), remarks) for key, remarks in by_speaker.items()
        ]
        return [*groups, (None, unknown)] if unknown else groups

    def in_order(self) -> Iterator[Remark]:
        """Yield every remark in the order of the reports, which number them so."""
        yield from self.several()
        for _, remarks in self.single():
            yield from remarks

    def heard(self) -> list[tuple[Speaker | None, int]]:
        """Return who says something in quotation marks, and in how many quotations; unknown speakers last."""
        counts: dict[str | None, int] = {}
        for quotation in self.audit.quotations:
            if quotation.marked:
                attribution = self.attributions.get(quotation.key)
                speaker = self.speaker(attribution.speaker) if attribution is not None else None
                key = speaker.key if speaker is not None else None
                counts[key] = counts.get(key, 0) + 1
        known = (speaker for speaker in self.audit.speakers if speaker.key in counts)
        heard: list[tuple[Speaker | None, int]] = [(speaker, counts[speaker.key]) for speaker in known]
        heard.sort(key=lambda each: -each[1])
        return [*heard, (None, counts[None])] if None in counts else heard
