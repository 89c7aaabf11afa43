"""Check renderings against references: which words are there, where, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.checking.compare import compare, differences_between
from quotes.checking.find import FEWEST, Found, Passage, Place, cut_passages, find_passages, find_whole
from quotes.checking.meaning import Meant, find_meant
from quotes.checking.reference import Library, read_library, sentences_in
from quotes.grouping import Encoder, moved
from quotes.model import Article, Checked, Outcome, Rendering

LONGEST = 20_000
"""Characters of a rendering that are looked for; a quotation is far shorter."""

OFTEN = 50
"""Times that a rendering is found at most: it says nothing then."""


def check_renderings(
    renderings: Sequence[Rendering], references: Sequence[Article], encoder: Encoder | None = None
) -> tuple[Checked, ...]:
    """Say of each rendering what it is to the references, in the order given.

    Words are compared by what they print, case, punctuation, quotation marks, spelling and line breaks aside;
    names before turns and remarks in brackets in a reference are no speech.  Ellipses and bracketed
    insertions of a rendering are understood.  Where its words are in none, an ``encoder`` of sentence vectors
    finds the statement that it renders in other words or another language (``Article.lang``; that of the
    renderings where there is none).  Without one only words decide.
    """
    # What an article prints twice is compared once.
    alike = [(r.article, r.text, r.whole, r.lang) for r in renderings]
    first: dict[tuple[str, str, bool, str], Rendering] = {}
    for same, rendering in zip(alike, renderings, strict=True):
        first.setdefault(same, rendering)
    checked = _check_texts(list(first.values()), read_library(references), encoder)
    found = dict(zip(first, checked, strict=True))
    return tuple(_moved(found[same], r, first[same]) for same, r in zip(alike, renderings, strict=True))


def _moved(checked: Checked, rendering: Rendering, first: Rendering) -> Checked:
    """What a rendering is that prints the same as the one that was checked."""
    if rendering is first:
        return checked
    return replace(
        checked,
        rendering=rendering.key,
        operations=moved(checked.operations, first, rendering),
        changes=moved(checked.changes, first, rendering),
    )


def _check_texts(renderings: Sequence[Rendering], library: Library, encoder: Encoder | None) -> list[Checked]:
    given = [replace(r, text=r.text[:LONGEST]) if len(r.text) > LONGEST else r for r in renderings]
    whole = [_check(rendering, library) for rendering in given]
    # What is not there as a whole is looked for sentence by sentence, and then by what it means.
    parts = {at: _sentences(given[at]) for at, found in enumerate(whole) if found is None}
    checked = {
        at: [_check(part, library) if len(ps) > 1 else None for part in ps] for at, ps in parts.items()
    }
    lost = [(at, n) for at, found in checked.items() for n, each in enumerate(found) if each is None]
    meant = find_meant([parts[at][n] for at, n in lost], library, encoder)
    for (at, n), found in zip(lost, meant, strict=True):
        checked[at][n] = _rendered(parts[at][n], found, library)
    return [
        found if found is not None else _together(given[at], parts[at], checked[at])
        for at, found in enumerate(whole)
    ]


def _check(rendering: Rendering, library: Library) -> Checked | None:
    passages = cut_passages(rendering.text, library)
    if not passages:
        return Checked(rendering.key, Outcome.NOT_FOUND, reasons=("there are no words in it",))
    return _as_it_stands(rendering, passages, library) or compare(
        rendering, find_passages(passages, library), library
    )


def _as_it_stands(rendering: Rendering, passages: Sequence[Passage], library: Library) -> Checked | None:
    """A rendering that stands in a reference word for word, with nothing left out or put in."""
    if any(passage.shown for passage in passages) or "[" in rendering.text:
        return None
    found = find_whole(passages, library, OFTEN)
    if not found:
        return None
    places, at = [], found[0].first
    for passage in passages:
        places.append(Place(at, at + len(passage.keys), 1.0))
        at += len(passage.keys)
    checked = compare(rendering, Found(tuple(passages), tuple(places)), library)
    if checked is None or len(found) == 1:
        return checked
    times = f"{len(found)} times" if len(found) < OFTEN else f"{OFTEN} times or more"
    return replace(checked, reasons=(f"stands {times} in it", *checked.reasons))


def _sentences(rendering: Rendering) -> list[Rendering]:
    """The sentences of a rendering; a very short one stays with the one before."""
    spans = sentences_in(rendering.text, FEWEST)
    if len(spans) < 2:
        return [rendering]
    return [
        replace(
            rendering,
            key=f"{rendering.key}.{number}",
            start=rendering.start + start,
            end=rendering.start + end,
            text=rendering.text[start:end],
            words=(),
            whole=True,
        )
        for number, (start, end) in enumerate(spans, start=1)
    ]


def _rendered(rendering: Rendering, meant: Meant | None, library: Library) -> Checked:
    """What a rendering is that has other words."""
    if meant is None:
        return Checked(rendering.key, Outcome.NOT_FOUND)
    article = library.articles[meant.article]
    score = round(meant.belief, 3)
    if meant.foreign:
        reason = "the same in another language"
        return Checked(rendering.key, Outcome.RENDERING, article.key, (meant.span,), score, (reason,))
    steps, changes = differences_between(rendering, meant.article, meant.span, library)
    reason = "the same in other words"
    return Checked(
        rendering.key, Outcome.RENDERING, article.key, (meant.span,), score, (reason,), steps, changes
    )


def _together(rendering: Rendering, parts: Sequence[Rendering], checked: Sequence[Checked | None]) -> Checked:
    """What a rendering is whose sentences were looked for one by one."""
    found = [each for each in checked if each is not None]
    if len(found) == 1:
        return replace(found[0], rendering=rendering.key)
    lost = [part for part, each in zip(parts, found, strict=True) if each.outcome is Outcome.NOT_FOUND]
    there = [each for each in found if each.outcome is not Outcome.NOT_FOUND]
    if not there:
        return Checked(rendering.key, Outcome.NOT_FOUND)
    reference = there[0].reference
    same = [each for each in there if each.reference == reference]
    if lost:
        outcome = Outcome.NOT_FOUND
        reasons = [f"“{' '.join(part.text.split())}” is not in it" for part in lost]
    else:
        altered = any(each.outcome is Outcome.ALTERED for each in there)
        outcome, reasons = (Outcome.ALTERED if altered else Outcome.RENDERING), []
    return Checked(
        rendering.key,
        outcome,
        reference,
        tuple(place for each in same for place in each.places),
        round(sum(each.score for each in found) / len(found), 3),
        tuple(dict.fromkeys([*reasons, *(reason for each in same for reason in each.reasons)])),
        tuple(step for each in same for step in each.operations),
        tuple(change for each in same for change in each.changes),
    )
