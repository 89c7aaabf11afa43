"""What articles tell of one remark: in what language it was spoken, and that it was translated.

A remark may have thousands of renderings, so what they all tell is put together once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quotes.model import Article, Remark, Rendering, Span, Step
from quotes.outlets import agency_key
from quotes.provenance.languages import language_of, languages_in
from quotes.provenance.together import members_of, wordings_of

TRANSLATED = frozenset({"translation", "back-translation", "interpreter"})
CARRIED = frozenset({"relay", "pickup"})


class Heard(NamedTuple):
    """A language that a remark was made in; the rendering and the step that tell it."""

    language: str
    rendering: Rendering
    step: Step


class Told:
    """What is told of one remark.  ``stated`` is by the quotation's key, ``originals`` by the rendering's."""

    def __init__(
        self,
        remark: Remark,
        renderings: Mapping[str, Rendering],
        about: Mapping[str, Article],
        stated: Mapping[str, Sequence[Step]],
        originals: Mapping[str, str],
    ) -> None:
        self.about = about
        self.members = members_of(remark, renderings, about)
        self.spoken = _spoken(self.members, stated, originals)
        self._stated = stated
        self._wording = wordings_of(remark)
        self._languages = Counter(heard.language for heard in self.spoken)
        self._of_quotation: dict[str, list[Heard]] = defaultdict(list)
        self._of_article: dict[str, list[Heard]] = defaultdict(list)
        for heard in self.spoken:
            self._of_quotation[heard.rendering.quotation].append(heard)
            self._of_article[heard.rendering.article].append(heard)
        self._translated: dict[int | None, tuple[Rendering, Step]] = {}
        for rendering in self.members:
            for step in stated.get(rendering.quotation, ()):
                if step.kind in TRANSLATED:
                    self._translated.setdefault(self._wording.get(rendering.key), (rendering, step))
        self._agencies: dict[str, frozenset[str]] = {}
        self._apart: dict[tuple[str, str], set[int | None]] = {}

    def heard_elsewhere(self, rendering: Rendering) -> tuple[Heard | None, bool]:
        """Return who says what language it was spoken in, its article first, and whether anybody does.

        Nobody is returned where two languages are told.
        """
        own = Counter(heard.language for heard in self._of_quotation.get(rendering.quotation, ()))
        languages = self._languages - own
        if len(languages) != 1:
            return None, bool(languages)
        told = (*self._of_article.get(rendering.article, ()), *self.spoken)
        return next(heard for heard in told if heard.rendering.quotation != rendering.quotation), True

    def translation_of(self, rendering: Rendering) -> tuple[Rendering, Step, bool] | None:
        """Return who tells of a translation of other renderings, and whether of the same wording."""
        wording = self._wording.get(rendering.key)
        if wording is not None and wording in self._translated:
            return *self._translated[wording], True
        first = next(iter(self._translated.values()), None)
        return first and (*first, False)

    def has_own_words(self, rendering: Rendering, agency: str) -> bool:
        """Whether others have the remark in its language, not by that agency, and all in other words."""
        key = agency_key(agency), rendering.lang
        if key not in self._apart:
            others = (r for r in self.members if r.lang == key[1] and key[0] not in self._agencies_of(r))
            self._apart[key] = {self._wording.get(r.key) for r in others}
        wordings = self._apart[key]
        mine = self._wording.get(rendering.key)
        return bool(wordings) and (mine is None or mine not in wordings)

    def _agencies_of(self, rendering: Rendering) -> frozenset[str]:
        """Return whose word a rendering is: its article's, and of those that it quotes."""
        if rendering.key not in self._agencies:
            told = [s.what for s in self._stated.get(rendering.quotation, ()) if s.kind in CARRIED]
            names = (*told, self.about[rendering.article].outlet or "")
            self._agencies[rendering.key] = frozenset(map(agency_key, names))
        return self._agencies[rendering.key]


def _spoken(
    members: Sequence[Rendering], stated: Mapping[str, Sequence[Step]], originals: Mapping[str, str]
) -> list[Heard]:
    """Return the languages that articles say the remark was made in, or print it in, the earliest first."""
    found = []
    for rendering in members:
        for step in stated.get(rendering.quotation, ()):
            if step.kind == "spoken":
                found += [Heard(language, rendering, step) for language in languages_in(step.what)]
    for rendering in members:
        if rendering.key in originals and rendering.lang != "en":
            span = Span(rendering.start, rendering.end)
            language = language_of(rendering.lang)
            found.append(Heard(language, rendering, Step("spoken", language, span)))
    return found
