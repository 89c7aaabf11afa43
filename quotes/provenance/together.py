"""Renderings of one remark that can speak for each other: what one article says holds for the others."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.model import Article, Band, Relation, Remark, Rendering

LATEST = "9999"


def members_of(
    remark: Remark, renderings: Mapping[str, Rendering], articles: Mapping[str, Article]
) -> list[Rendering]:
    """Return the renderings in quotation marks of a remark, without passages, by date, article and place.

    A rendering that is only unsurely of the remark is left out, for what it says may be of another.
    """
    unsure = {
        link.b if link.a == remark.canonical else link.a
        for link in remark.links
        if link.band is Band.UNSURE or link.relation is Relation.PARAPHRASE
    }
    found = (renderings[key] for key in remark.renderings if key not in unsure)
    kept = [r for r in found if r.part_of is None and r.marked]
    return sorted(kept, key=lambda r: (articles[r.article].date or LATEST, r.article, r.start, r.end))


def wordings_of(remark: Remark) -> dict[str, int]:
    """Return by rendering (key) the number of its wording: those of one are the same, cut or edited."""
    return {key: number for number, wording in enumerate(remark.wordings) for key in wording}
