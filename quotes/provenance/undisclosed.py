"""Translations that their article does not call so, where another article does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from quotes.model import Article, Chain, Quotation, Remark, Rendering, Step, Undisclosed
from quotes.provenance.languages import language_of, languages_in
from quotes.provenance.together import members_of, wordings_of

_NOTICES = ("translation", "back-translation", "interpreter", "spoken")
"""Kinds of steps that tell a reader that words were translated, the plainest first."""


def find_undisclosed(
    remarks: Sequence[Remark],
    renderings: Sequence[Rendering],
    articles: Sequence[Article],
    chains: Sequence[Chain],
    quotations: Sequence[Quotation] = (),
    speakers: Mapping[str, str | None] | None = None,
) -> tuple[Undisclosed, ...]:
    """Return the renderings that are translations by another article's word but not by their own.

    The other prints the same remark and says that it was translated, interpreted or spoken in another
    language, of these words or of others of the speaker, or prints it in that language.  A rendering is none
    if its article says anything of the kind of the quotation or of its speaker, if it is the original, or if
    some article says that the remark was made in the rendering's language.  Of several that disclose it, one
    with the same wording goes first, then the earliest.  In the order of the remarks.

    ``speakers`` are by the quotation's key: of ``quotations`` that no rendering is cut from, as those of
    reported speech, an article may say so too.
    """
    by_key = {rendering.key: rendering for rendering in renderings}
    about = {article.key: article for article in articles}
    steps = {c.quotation: tuple(s for s in c.steps if s.stated and s.article is None) for c in chains}
    # An original shows its language by its own words, stated or inferred.
    own = {(c.quotation, s.span) for c in chains for s in c.steps if s.kind == "spoken" and s.article is None}
    told = _told(renderings, steps, quotations, speakers or {})
    found = []
    for remark in remarks:
        members = members_of(remark, by_key, about)
        plain: dict[str, Step | None] = {}
        spoken: set[str] = set()
        for r in members:
            of_it, of_others = steps.get(r.quotation, ()), told[r.article].get(r.speaker)
            spoken |= _languages(of_it) | (of_others.languages if of_others else set())
            plain[r.key] = _disclosing(r.lang, of_it) if of_it or not of_others else of_others.step(r.lang)
        wordings = wordings_of(remark)
        disclosing = _first_two(members, plain, wordings)
        for rendering in members:
            if language_of(rendering.lang) in spoken or _is_told(rendering, told[rendering.article]):
                continue
            if (rendering.quotation, (rendering.start, rendering.end)) in own:
                continue
            wording = wordings.get(rendering.key)
            near = disclosing[wording] if wording is not None else {}
            others = (*near.items(), *disclosing[None].items())
            other = next((first for article, first in others if article != rendering.article), None)
            if other:
                found.append(Undisclosed(rendering.key, *other))
    return tuple(found)


def _first_two(
    members: Sequence[Rendering], plain: Mapping[str, Step | None], wordings: Mapping[str, int]
) -> dict[int | None, dict[str, tuple[str, Step]]]:
    """Return who discloses it first in the first two articles that do: for each wording, and for all (None).

    Of two articles one is not the rendering's own.
    """
    found: dict[int | None, dict[str, tuple[str, Step]]] = defaultdict(dict)
    for rendering in members:
        step = plain[rendering.key]
        if step is not None:
            for wording in {None, wordings.get(rendering.key)}:
                if len(found[wording]) < 2:
                    found[wording].setdefault(rendering.article, (rendering.key, step))
    return found


def _disclosing(lang: str, steps: Iterable[Step]) -> Step | None:
    """Return the plainest step that says that words in a language are not those that were spoken."""
    foreign = (s for s in steps if s.kind in _NOTICES and (s.kind != "spoken" or _is_other(s, lang)))
    return min(foreign, key=lambda step: (_NOTICES.index(step.kind), step.span), default=None)


def _is_other(step: Step, lang: str) -> bool:
    if lang != "en":
        return True  # its own words are in the other language
    languages = languages_in(step.what)
    return bool(languages) and language_of(lang) not in languages


def _languages(steps: Iterable[Step]) -> set[str]:
    """Return the languages that were spoken."""
    return {language for s in steps if s.kind == "spoken" for language in languages_in(s.what)}


class _Notices:
    """What an article says of a speaker's words: that they were translated, or in what language they were."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self.languages = _languages(steps)
        self.step = cache(lambda lang: _disclosing(lang, self._steps))


def _told(
    renderings: Sequence[Rendering],
    steps: Mapping[str, Sequence[Step]],
    quotations: Sequence[Quotation],
    speakers: Mapping[str, str | None],
) -> dict[str, dict[str | None, _Notices]]:
    """Return the notices of each article, by speaker."""
    whose = {r.quotation: (r.article, r.speaker) for r in sorted(renderings, key=lambda r: r.start)}
    for quotation in quotations:
        whose.setdefault(quotation.key, (quotation.article, speakers.get(quotation.key)))
    said: dict[tuple[str, str | None], list[Step]] = defaultdict(list)
    for key, who in whose.items():
        said[who] += (step for step in steps.get(key, ()) if step.kind in _NOTICES)
    told: dict[str, dict[str | None, _Notices]] = defaultdict(dict)
    for (article, speaker), notices in said.items():
        if notices:
            told[article][speaker] = _Notices(notices)
    return told


def _is_told(rendering: Rendering, told: Mapping[str | None, _Notices]) -> bool:
    """Whether an article tells it of that speaker; of an unknown one it may."""
    return bool(told) and (rendering.speaker is None or rendering.speaker in told or None in told)
