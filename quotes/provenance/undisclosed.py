"""Translations that their article does not call so, where another article does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.model import Article, Chain, Remark, Rendering, Step, Undisclosed
from quotes.provenance.languages import language_of, languages_in
from quotes.provenance.together import members_of, one_wording

_NOTICES = ("translation", "back-translation", "interpreter", "spoken")
"""Kinds of steps that tell a reader that words were translated, the plainest first."""


def find_undisclosed(
    remarks: Sequence[Remark],
    renderings: Sequence[Rendering],
    articles: Sequence[Article],
    chains: Sequence[Chain],
) -> tuple[Undisclosed, ...]:
    """Return the renderings that are translations by another article's word but not by their own.

    The other prints the same remark and says that it was translated, interpreted or spoken in another
    language, or prints it in that language.  A rendering is none if its article says anything of the kind of
    the quotation or of its speaker, if it is the original, or if some article says that the remark was made
    in the rendering's language.  Of several that disclose it, one with the same wording goes first, then the
    earliest.  In the order of the remarks.
    """
    by_key = {rendering.key: rendering for rendering in renderings}
    about = {article.key: article for article in articles}
    steps = {c.quotation: tuple(s for s in c.steps if s.stated and s.article is None) for c in chains}
    # An original shows its language by its own words, stated or inferred.
    own = {(c.quotation, s.span) for c in chains for s in c.steps if s.kind == "spoken" and s.article is None}
    told = _told(renderings, steps)
    found = []
    for remark in remarks:
        members = members_of(remark, by_key, about)
        plain = {r.key: _disclosing(r, steps.get(r.quotation, ())) for r in members}
        spoken = {
            language
            for r in members
            for step in steps.get(r.quotation, ())
            if step.kind == "spoken"
            for language in languages_in(step.what)
        }
        for rendering in members:
            if language_of(rendering.lang) in spoken or _is_told(rendering, told[rendering.article]):
                continue
            if (rendering.quotation, (rendering.start, rendering.end)) in own:
                continue
            others = [r for r in members if r.article != rendering.article and plain[r.key] is not None]
            others.sort(key=lambda r: not one_wording(remark, rendering, r))
            for other in others[:1]:
                step = plain[other.key]
                if step is not None:
                    found.append(Undisclosed(rendering.key, other.key, step))
    return tuple(found)


def _disclosing(rendering: Rendering, steps: Sequence[Step]) -> Step | None:
    """Return the plainest step that says that a rendering's words are not those that were spoken."""
    mine = language_of(rendering.lang)
    notices = [s for s in steps if s.kind in _NOTICES]
    foreign = [s for s in notices if s.kind != "spoken" or _is_other(s, mine, rendering)]
    return min(foreign, key=lambda step: (_NOTICES.index(step.kind), step.span), default=None)


def _is_other(step: Step, mine: str, rendering: Rendering) -> bool:
    if rendering.lang != "en":
        return True  # its own words are in the other language
    languages = languages_in(step.what)
    return bool(languages) and mine not in languages


def _told(renderings: Sequence[Rendering], steps: Mapping[str, Sequence[Step]]) -> dict[str, set[str | None]]:
    """Return by article the speakers whose words it says were translated, or in what language."""
    told: dict[str, set[str | None]] = defaultdict(set)
    for rendering in renderings:
        if any(step.kind in _NOTICES for step in steps.get(rendering.quotation, ())):
            told[rendering.article].add(rendering.speaker)
    return told


def _is_told(rendering: Rendering, told: set[str | None]) -> bool:
    """Whether an article tells it of that speaker; of an unknown one it may."""
    return bool(told) and (rendering.speaker is None or rendering.speaker in told or None in told)
