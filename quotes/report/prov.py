"""How quotations came from mouth to page, as a provenance document for other tools.

After PROV-DM (W3C Recommendation, 30 April 2013), written as PROV-JSON by the package prov.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.model import Article, Audit, QuotesError, Remark, Rendering, Step
from quotes.report.escape import json_safe
from quotes.report.index import Index
from quotes.report.names import SPACE, Names, article_name, remark_name, rendering_name
from quotes.report.origin import is_original, original_of, spoken_in, translations, translator

if TYPE_CHECKING:
    from prov.identifier import QualifiedName
    from prov.model import ProvDocument

NEEDED = 'the format prov needs the package prov: pip install "quotes-linter[prov]"'
CARRIED = ("relay", "pickup")
"""Steps that name whom an outlet has the words from."""
_PLAIN = frozenset("the agency news service press newspaper".split())
"""Words of a name that tell nobody from another: "Littoral", "the Littoral news agency"."""

_Attributes = list[tuple[str, object]]


def prov_json(audit: Audit, folder: Path) -> str:
    """Return the audit's provenance as PROV-JSON.

    Articles without a web address are named relative to ``folder``, an absolute path.  Raises
    :class:`QuotesError` where the package prov is not installed.
    """
    need_prov()
    from prov.model import ProvDocument

    document = ProvDocument()
    _Writer(document, Index.of(audit), Names.of(audit, folder)).write()
    written = document.serialize(format="json", indent=1, ensure_ascii=False) or ""
    return json_safe(f"{written}\n")


def need_prov() -> None:
    """Raise :class:`QuotesError` where the package prov is not installed."""
    if find_spec("prov") is None:
        raise QuotesError(NEEDED)


class _Writer:
    """Fills a document; each agent and each entity is in it once."""

    def __init__(self, document: ProvDocument, index: Index, names: Names) -> None:
        self._document = document
        self._index = index
        self._names = names
        self._ours = document.add_namespace("quotes", SPACE)
        self._here = document.add_namespace("here", names.here)
        self._outlets = {a.outlet: _telling(a.outlet) for a in index.audit.articles if a.outlet}
        self._known: set[str] = set()

    def write(self) -> None:
        """Write all of the audit."""
        for article in self._index.audit.articles:
            self._article(article)
        for speaker in self._index.audit.speakers:
            kind = "prov:Person" if speaker.kind == "person" else "prov:Organization"
            self._agent("speaker", speaker.key, speaker.name, kind)
        for remark in self._index.audit.remarks:
            self._remark(remark)
        for rendering in self._index.audit.renderings:
            self._rendering(rendering)

    def _local(self, kind: str, name: str) -> QualifiedName:
        return self._here[self._names.local(kind, name).removeprefix(self._names.here)]

    def _attributes(self, attributes: Iterable[tuple[str, object]]) -> _Attributes:
        """Leave out what is not known, and take names of kinds for names."""
        kept = [(name, value) for name, value in attributes if value not in (None, "")]
        return [
            (name, self._document.valid_qualified_name(str(value)) if name == "prov:type" else value)
            for name, value in kept
        ]

    def _agent(self, group: str, key: str, label: str, kind: str = "") -> QualifiedName:
        name = self._local(group, key)
        if name.uri not in self._known:
            self._known.add(name.uri)
            self._document.agent(name, self._attributes([("prov:type", kind), ("prov:label", label)]))
        return name

    def _publisher(self, name: str) -> QualifiedName:
        """Name whoever publishes under a name; an agency may be one of the outlets."""
        telling = _telling(name)
        alike = [outlet for outlet, words in self._outlets.items() if telling and telling <= words]
        called = name if name in self._outlets or len(alike) != 1 else alike[0]
        return self._agent("outlet", called, called, "prov:Organization")

    def _article(self, article: Article) -> None:
        name = self._ours[article_name(article)]
        self._document.entity(
            name,
            self._attributes(
                [
                    ("prov:type", "quotes:Article"),
                    ("prov:type", "prov:Collection"),
                    ("prov:label", article.title or article.key),
                    ("prov:location", self._names.source(article)),
                    ("quotes:author", article.author),
                    ("quotes:date", article.date),
                    ("quotes:sha256", article.sha256),
                    ("quotes:retrieved", article.retrieved),
                ]
            ),
        )
        if article.outlet:
            self._document.attribution(name, self._publisher(article.outlet))

    def _remark(self, remark: Remark) -> None:
        """What was said, as far as it is known: the thing that the renderings are quoted from."""
        name = self._ours[remark_name(remark)]
        language = spoken_in(self._index, remark)
        self._document.entity(
            name,
            self._attributes(
                [
                    ("prov:type", "quotes:Remark"),
                    ("prov:label", self._index.renderings[remark.canonical].text),
                    ("quotes:language", language[0] if language is not None else None),
                ]
            ),
        )
        if self._index.speaker(remark.speaker) is not None and remark.speaker is not None:
            self._document.attribution(name, self._local("speaker", remark.speaker))

    def _rendering(self, rendering: Rendering) -> None:
        index, document = self._index, self._document
        name = self._ours[rendering_name(rendering)]
        article = index.article_of(rendering)
        remark = index.remarks.get(rendering.key)
        link = index.links.get(rendering.key)
        document.entity(
            name,
            self._attributes(
                [
                    ("prov:type", "quotes:Rendering"),
                    ("prov:value", rendering.text),
                    ("quotes:start", rendering.start),
                    ("quotes:end", rendering.end),
                    ("quotes:lang", rendering.lang),
                    ("quotes:canonical", remark is not None and remark.canonical == rendering.key),
                    ("quotes:relation", str(link.relation) if link is not None else None),
                ]
            ),
        )
        document.membership(self._ours[article_name(article)], name)
        if article.outlet:
            document.attribution(name, self._publisher(article.outlet))
        if index.speaker(rendering.speaker) is not None and rendering.speaker is not None:
            band = index.band(rendering.quotation)
            sure = self._attributes([("quotes:band", str(band) if band is not None else None)])
            document.attribution(name, self._local("speaker", rendering.speaker), other_attributes=sure)
        if remark is not None:
            self._way(rendering, remark, name)

    def _way(self, rendering: Rendering, remark: Remark, name: QualifiedName) -> None:
        """Say what a rendering is quoted from, or what it is a translation or a report of."""
        index, document = self._index, self._document
        original = original_of(index, remark)
        spoken = self._ours[remark_name(remark)]
        if original is not None and not is_original(index, rendering):
            spoken = self._ours[rendering_name(original)]
        steps = index.steps_of(rendering)
        for step in (step for step in steps if step.kind == "original" and step.what):
            written = self._thing("original", step.what, remark, "quotes:Original")
            document.derivation(name, written, other_attributes=self._told(rendering, step))
        carriers = [step for step in steps if step.kind in CARRIED and step.what]
        for step in carriers:
            document.quotation(
                name, self._carried(step, rendering, remark), other_attributes=self._told(rendering, step)
            )
        if translated := translations(index, rendering):
            self._translation(rendering, name, spoken, translated)
        elif not rendering.marked:
            paraphrase = self._attributes([("prov:type", "quotes:Paraphrase")])
            document.derivation(name, spoken, other_attributes=paraphrase)
        elif not carriers:
            document.quotation(name, spoken)

    def _carried(self, step: Step, rendering: Rendering, remark: Remark) -> QualifiedName:
        """Return what a carrier printed: its rendering in an article, or what no article is."""
        telling = _telling(step.what)
        alike: dict[str, Rendering] = {}
        for other in map(self._index.renderings.__getitem__, remark.renderings):
            outlet = self._index.article_of(other).outlet_or_key
            if other.article != rendering.article and telling and telling <= _telling(outlet):
                alike.setdefault(outlet, other)
        if len(alike) == 1:
            return self._ours[rendering_name(*alike.values())]
        return self._thing("report", step.what, remark, "quotes:Report", self._publisher(step.what))

    def _thing(
        self, group: str, what: str, remark: Remark, kind: str, agent: QualifiedName | None = None
    ) -> QualifiedName:
        """Name a text that articles only speak of; it is of the remark."""
        name = self._local(group, f"{remark.id or remark.key} {what}")
        if name.uri not in self._known:
            self._known.add(name.uri)
            self._document.entity(name, self._attributes([("prov:type", kind), ("prov:label", what)]))
            self._document.derivation(name, self._ours[remark_name(remark)])
            if agent is not None:
                self._document.attribution(name, agent)
        return name

    def _translation(
        self, rendering: Rendering, name: QualifiedName, spoken: QualifiedName, steps: tuple[Step, ...]
    ) -> None:
        """Say that a rendering was made by translating what was spoken, and by whom as far as known."""
        document = self._document
        activity = self._local("translation", rendering.id or rendering.key)
        told = [pair for step in steps for pair in self._told(rendering, step)]
        document.activity(
            activity,
            other_attributes=[*self._attributes([("prov:type", "quotes:Translation")]), *dict.fromkeys(told)],
        )
        document.usage(activity, spoken)
        document.generation(name, activity)
        document.derivation(
            name, spoken, activity, other_attributes=self._attributes([("prov:type", "quotes:Translation")])
        )
        for person in dict.fromkeys(filter(None, map(translator, steps))):
            document.association(activity, self._agent("translator", person, person))

    def _told(self, rendering: Rendering, step: Step) -> _Attributes:
        """Say by what phrase a step is told, and whether that is said of these very words."""
        record = self._index.undisclosed.get(rendering.key)
        home = rendering.article if step.article is None else step.article
        if record is not None and record.step is step and step.article is None:
            home = self._index.renderings[record.discloses].article
        phrase = self._index.articles[home].text[step.span.start : step.span.end]
        return self._attributes(
            [
                ("quotes:kind", step.kind),
                ("quotes:what", step.what),
                ("quotes:phrase", phrase),
                ("quotes:stated", step.stated),
                ("quotes:reason", step.reason),
            ]
        )


def _telling(name: str) -> frozenset[str]:
    """Return the words of an outlet's name, or of a file's, that tell it from others."""
    return frozenset(re.findall(r"\w+", name.casefold())) - _PLAIN
