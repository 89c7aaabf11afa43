"""Groups of renderings that came without articles: a line for each, or a text to read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from quotes.model import Article, Link, Remark, Rendering
from quotes.prose import counted
from quotes.report.escape import json_safe, one_line
from quotes.report.words import place, relation

_OPENING = tuple('"“„«»‘「『')


class _Place(NamedTuple):
    """Where a rendering belongs: ids of its remark, its wording and the canonical rendering, and its link."""

    remark: str
    wording: str
    canonical: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """Renderings in the order in which they were given, and the remarks that they are grouped into.

    A remark and a wording are named by the least of their renderings' ids, so that their names depend on what
    they hold alone.  ``wordings`` says that the remarks are wordings, for the text to call them so.
    """

    renderings: Sequence[Rendering]
    articles: Mapping[str, Article]
    remarks: Sequence[Remark]
    wordings: bool = False

    def jsonl(self, explain: bool = False) -> Iterator[str]:
        """Yield a line of JSON for each rendering, in the order in which they were given."""
        places = self._places()
        for rendering in self.renderings:
            found = places[rendering.key]
            record: dict[str, Any] = {
                "id": rendering.key,
                "remark": found.remark,
                "wording": found.wording,
                "relation": found.link.relation if found.link else None,
                "canonical": found.canonical,
                "band": found.link.band if found.link else None,
            }
            if explain:
                record["score"] = round(found.link.score, 4) if found.link else None
                record["reasons"] = list(found.link.reasons) if found.link else []
            yield json_safe(json.dumps(record, ensure_ascii=False)) + "\n"

    def text(self) -> Iterator[str]:
        """Yield the remarks in several renderings, the largest first, as lines to read."""
        places, printed = self._places(), {rendering.key: rendering for rendering in self.renderings}
        groups: dict[str, list[Rendering]] = {}
        for rendering in self.renderings:
            groups.setdefault(places[rendering.key].remark, []).append(rendering)
        what = "wording" if self.wordings else "remark"
        several = [members for members in groups.values() if len(members) > 1]
        yield (
            f"{counted(len(self.renderings), 'rendering')}, {counted(len(groups), what)}, "
            f"{len(several)} in more than one rendering\n"
        )
        for members in sorted(several, key=lambda m: (-len(m), places[m[0].key].remark)):
            yield "\n"
            for rendering in sorted(members, key=lambda r: (places[r.key].link is not None, r.key)):
                link = places[rendering.key].link
                how = f": {relation(link, printed)}" if link else ""
                lead = "    " if link else ""
                where = f"{rendering.key} · {place(self.articles[rendering.article])}{how}"
                said = one_line(rendering.text)
                said = said if said[:1] in _OPENING else f"“{said}”"
                yield f"{lead}{said}\n{lead}  {one_line(where)}\n"

    def _places(self) -> dict[str, _Place]:
        """Where each rendering that was given belongs; passages, which were not, are passed over."""
        given = {rendering.key for rendering in self.renderings}
        places: dict[str, _Place] = {}
        for remark in self.remarks:
            links = {key: link for link in remark.links for key in (link.a, link.b)}
            name = min(key for key in remark.renderings if key in given)
            for wording in remark.wordings or (remark.renderings,):
                members = [key for key in wording if key in given]
                for key in members:
                    link = links.get(key) if key != remark.canonical else None
                    places[key] = _Place(name, min(members), remark.canonical, link)
        return places
