"""How a remark reached its readers: one sentence, or a diagram, out of the steps of its renderings.

The sentence holds words of articles and is not escaped: that is for whoever prints it.  The diagram is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from quotes.model import Remark, Rendering, Step
from quotes.prose import listed
from quotes.report.escape import one_line
from quotes.report.index import Index
from quotes.report.words import UNKNOWN_SPEAKER

_SPOKEN = "spoken"
_WAYS = ("interpreter", "translation", "back-translation", "relay", "pickup")
"""Steps between what was spoken and the page, in that order; where it was said is told apart."""
_BARE = re.compile(r"(?!.*\b(?:from|by)\b)")
"""A translation of which no more is known than into what language."""


class Piece(NamedTuple):
    """One thing that happened to a remark on its way: "through an interpreter".

    ``kind`` is that of the step, ``words`` say it.  ``stated`` is whether an article states it of these very
    words; else it is inferred.
    """

    kind: str
    words: str
    stated: bool


class Way(NamedTuple):
    """The outlets that have a remark in one way, and that way, what is stated before what is inferred."""

    outlets: tuple[str, ...]
    pieces: tuple[Piece, ...]


class Journey(NamedTuple):
    """How a remark reached its readers: the languages it was spoken in, and the ways of the outlets.

    The ways are in the order of the reports; an outlet of which nothing is known has no pieces.
    """

    spoken: tuple[Piece, ...]
    ways: tuple[Way, ...]


def journey(index: Index, remark: Remark) -> Journey:
    """Return how the outlets that print a remark have it."""
    found: dict[str, dict[Piece, None]] = {}
    languages: dict[str, bool] = {}
    for rendering in index.shown(remark):
        pieces = found.setdefault(index.article_of(rendering).outlet_or_key, {})
        for step in index.steps_of(rendering):
            words = _words(index, rendering, step) if step.kind in (_SPOKEN, *_WAYS) else ""
            if words and step.kind == _SPOKEN:
                languages[words] = languages.get(words, False) or step.stated
            elif words:
                pieces[Piece(step.kind, words, step.stated)] = None
    sure = any(languages.values())
    spoken = (Piece(_SPOKEN, words, stated) for words, stated in languages.items() if stated or not sure)
    together: dict[tuple[Piece, ...], list[str]] = {}
    for outlet, each in found.items():
        together.setdefault(_told(each), []).append(outlet)
    return Journey(tuple(spoken), tuple(Way(tuple(names), way) for way, names in together.items()))


def _told(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Put the pieces of a way in order, without those that say less than others."""
    ordered = sorted(pieces, key=lambda piece: (not piece.stated, _WAYS.index(piece.kind)))
    stated = {(piece.kind, piece.words) for piece in ordered if piece.stated}
    how = any(p.kind in ("interpreter", "translation") and (p.stated or not _is_bare(p)) for p in ordered)
    return tuple(
        piece
        for piece in ordered
        if piece.stated or not ((piece.kind, piece.words) in stated or (how and _is_bare(piece)))
    )


def _is_bare(piece: Piece) -> bool:
    return piece.kind == "translation" and _BARE.match(piece.words) is not None


def chain_sentence(index: Index, remark: Remark) -> str:
    """Say in a sentence how a remark came from its speaker to the outlets; empty if nothing is known.

    "Spoken in Georgian; The Post has it through an interpreter; The Herald has it presumably in an English
    translation from Georgian."
    """
    spoken, found = journey(index, remark)
    languages = listed([piece.words for piece in spoken], "or") if spoken else ""
    sure = "" if all(piece.stated for piece in spoken) else "presumably "
    clauses = [f"Spoken {sure}{languages}"] if languages else []
    clauses += [clause for clause in map(_clause, found) if clause]
    return f"{'; '.join(clauses)}." if clauses else ""


def _clause(way: Way) -> str:
    stated = [piece.words for piece in way.pieces if piece.stated]
    inferred = [piece.words for piece in way.pieces if not piece.stated]
    if not way.pieces:
        return ""
    how = ", ".join((*stated, *([f"presumably {', '.join(inferred)}"] if inferred else [])))
    if len(way.outlets) == 1:
        return f"{way.outlets[0]} has it {how}"
    return f"{listed(way.outlets)} have it {how.replace('its own', 'their own')}"


def occasion(index: Index, remark: Remark) -> str:
    """Say on what occasion a remark was made, as the first article that does puts it; empty if none does.

    "“at a news conference in the old customs house” (The Post)"; the outlet is there if it is another than
    that of the canonical rendering.
    """
    home = index.article_of(index.renderings[remark.canonical]).outlet_or_key
    for kind in ("occasion", "original"):
        for rendering in index.shown(remark):
            for step in index.steps_of(rendering):
                if step.kind == kind and step.stated:
                    outlet = index.article_of(rendering).outlet_or_key
                    return f"“{_phrased(index, rendering, step)}”{'' if outlet == home else f' ({outlet})'}"
    return ""


def mermaid(index: Index, remark: Remark) -> str:
    """Draw how a remark came from its speaker to the outlets, as a Mermaid flow chart.

    Ways that begin alike are drawn once.  What is inferred hangs on dotted lines.
    """
    speaker = index.speaker(remark.speaker)
    spoken, found = journey(index, remark)
    lines = [
        "flowchart LR",
        f'    n0(["{_label(speaker.name if speaker is not None else UNKNOWN_SPEAKER)}"])',
    ]
    drawn: dict[tuple[Piece, ...], str] = {(): "n0"}
    root: tuple[Piece, ...] = ()
    if spoken:
        words = listed([piece.words for piece in spoken], "or")
        root = (Piece(_SPOKEN, words, all(piece.stated for piece in spoken)),)
    for way in found:
        path: tuple[Piece, ...] = ()
        for piece in (*root, *sorted(way.pieces, key=lambda piece: _WAYS.index(piece.kind))):
            before, path = path, (*path, piece)
            if path not in drawn:
                drawn[path] = f"n{len(drawn)}"
                line = "-->" if piece.stated else "-.->"
                lines.append(f'    {drawn[before]} {line} {drawn[path]}["{_label(piece.words)}"]')
        for outlet in way.outlets:
            end = (*path, Piece("outlet", outlet, True))
            drawn[end] = f"n{len(drawn)}"
            lines.append(f'    {drawn[path]} --> {drawn[end]}[["{_label(outlet)}"]]')
    return "\n".join(lines)


def _label(text: str) -> str:
    # Mermaid takes entity codes inside quotes; letters, digits and plain marks need none.
    return re.sub(r"[^\w\s.,;:!?’“”()/–—-]", lambda m: f"#{ord(m[0])};", one_line(text)) or " "


def _phrased(index: Index, rendering: Rendering, step: Step) -> str:
    """Return the phrase that tells a step, on one line."""
    article = index.articles[rendering.article if step.article is None else step.article]
    return " ".join(article.text[step.span.start : step.span.end].split())


def _words(index: Index, rendering: Rendering, step: Step) -> str:
    """Say what a step is: "through an interpreter", "in a Danish translation by the ministry"."""
    what = " ".join(step.what.split())
    phrase = _phrased(index, rendering, step)
    match step.kind:
        case "interpreter":
            return f"through {_one(what or step.kind)}"
        case "translation":
            return _translation(what, rendering.lang)
        case "back-translation":
            return f"translated back into {what}" if what else "translated back"
        case "spoken" | "original":
            return f"in {what}" if what else ""
        case "relay":
            return f"from {_the(what, phrase)}" if what else ""
        case _:
            outlet = index.article_of(rendering).outlet or ""
            if what and what.casefold() in outlet.casefold():
                return "at first hand"
            return f"as told to {_the(what, phrase)}" if what else ""


def _translation(what: str, lang: str) -> str:
    """Put "English, by the ministry", "from Danish", "English from Danish" or "" into a phrase.

    What is printed in English is not in a Danish translation, but from one; ``lang`` is what is printed in.
    """
    if what == "by the outlet itself":
        return "in its own translation"
    into, _, by = what.partition(", ")
    if into.startswith("by "):
        into, by = "", what
    by = re.sub(r"^by (?:our|my)\b", "by its", by)  # it is the article that says so, not this report
    into, _, source = into.partition("from ")
    words = [_one(f"{into.strip()} translation".strip())]
    words += [f"from {source.strip()}"] if source else []
    words += [by] if by else []
    other = lang == "en" and into.strip() not in ("", "English")
    return f"{'from' if other else 'in'} {' '.join(words)}"


def _one(what: str) -> str:
    return f"{'an' if what[:1].lower() in 'aeio' else 'a'} {what}"


def _the(what: str, phrase: str) -> str:
    return f"the {what}" if f"the {what}".casefold() in phrase.casefold() else what
