"""Fragments that no whole sentence has, and quotation marks around what others print as reported speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quotes.lookup import Lookup
from quotes.model import Band, Remark, Rendering
from quotes.prose import counted
from quotes.rules import sides
from quotes.rules.compare import holds, lacks, says, tokens
from quotes.rules.differ import is_translated
from quotes.rules.rule import Found
from quotes.rules.saying import in_order, outlets, place, quoted

FEWEST_TELLING = 2
"""Telling words that a fragment has at least, to be looked for."""

FEWEST_QUOTED = 5
"""Words that a quotation has at least, to be taken for another's report of it."""

MISSING = 0.5
"""The share of a fragment's telling words; a sentence that lacks more is not the one that it is cut from."""

_THIRD = ("he", "she", "they")
_FIRST = ("i", "we", "me", "my", "us", "our")
_HAD_FROM = ("pickup", "original", "relay")


def unattested(lookup: Lookup) -> Iterator[Found]:
    """Find fragments whose sentence others print without them, or of which nobody prints the sentence."""
    of_speaker: dict[str | None, list[Rendering]] = {}
    for rendering in lookup.audit.renderings:
        if rendering.marked and rendering.part_of is None:
            of_speaker.setdefault(rendering.speaker, []).append(rendering)
    known: dict[tuple[str, str], list[Rendering]] = {}
    reported = {key: [r for r in own if not r.marked] for key, own in lookup.in_article.items()}
    for speaker, printed in of_speaker.items():
        alike: dict[tuple[str, ...], list[Rendering]] = {}
        for fragment in filter(_is_fragment, printed):
            where, sentences = _sentences_of(lookup, fragment, reported[fragment.article], known)
            if not sentences:
                alike.setdefault(tuple(token.form for token in tokens(fragment)), []).append(fragment)
            elif not any(
                lacks(fragment, other) <= MISSING for other in printed if other.article != fragment.article
            ):
                yield _lacking(lookup, where, fragment, sentences)
        for fragments in alike.values():
            names = {lookup.article_of(r).outlet_or_key for r in fragments}
            if speaker is None or len(names) < 2:
                continue
            keys = {r.key for r in fragments}
            if not any(_is_in(r, fragments[0]) for r in printed if r.key not in keys):
                yield _several(lookup, in_order(lookup, fragments))


def _is_fragment(rendering: Rendering) -> bool:
    """Whether a rendering is a few telling words without a verb of their own."""
    telling = [token for token in tokens(rendering) if says([token]) and not token.gap and not token.put]
    finite = any("VerbForm=Fin" in word.feats for word in rendering.words)
    sentence = rendering.text[:1].isupper() and rendering.text[-1:] in ".!?"
    return not (finite or sentence) and rendering.is_english and len(telling) >= FEWEST_TELLING


def _is_in(long: Rendering, short: Rendering) -> bool:
    return holds(tokens(long), tokens(short)) or lacks(short, long) < MISSING


def _sentences_of(
    lookup: Lookup,
    fragment: Rendering,
    reported: Sequence[Rendering],
    known: dict[tuple[str, str], list[Rendering]],
) -> tuple[Remark, list[Rendering]]:
    """The remark whose statement a fragment stands in, and the sentences of it that other outlets quote.

    ``reported`` is what its article prints without quotation marks, in order; ``known`` keeps the sentences
    of a remark that others than an article print.
    """
    before = bisect_right(reported, fragment.start, key=lambda r: r.start)
    around = [r for r in reported[:before] if fragment.end <= r.end]
    for rendering in (fragment, *around):
        remark = lookup.remarks[rendering.key]
        link = lookup.links.get(rendering.key)
        if link is None or link.band is Band.UNSURE:
            continue
        asked = remark.key, fragment.article
        if asked not in known:
            members = (lookup.renderings[key] for key in remark.renderings)
            whole = [r for r in members if r.marked and r.whole and r.article != fragment.article]
            known[asked] = [] if is_translated(lookup, remark) else in_order(lookup, whole)
        if known[asked]:
            return remark, known[asked]
    return lookup.remarks[fragment.key], []


def _several(lookup: Lookup, fragments: Sequence[Rendering]) -> Found:
    names = {lookup.article_of(r).outlet_or_key for r in fragments}
    return Found(
        message=(
            f"{quoted(fragments[0].text)} is quoted by {counted(len(names), 'outlet')} "
            f"({outlets(lookup, fragments)}), and by none with the sentence that it is cut from."
        ),
        places=tuple(map(place, fragments)),
        renderings=tuple(r.key for r in fragments),
    )


def _lacking(lookup: Lookup, remark: Remark, fragment: Rendering, sentences: Sequence[Rendering]) -> Found:
    return Found(
        message=(
            f"{outlets(lookup, [fragment])} quotes {quoted(fragment.text)}, which is not in the sentence as "
            f"{sides.prints(lookup, sentences)} it: {quoted(sentences[0].text)}."
        ),
        places=(place(fragment), *map(place, sentences)),
        remark=remark.key,
        renderings=(fragment.key, *(r.key for r in sentences)),
    )


def marked_reports(lookup: Lookup) -> Iterator[Found]:
    """Find what one outlet quotes in the very words in which others report it, and no other quotes."""
    for remark in lookup.audit.remarks:
        members = [lookup.renderings[key] for key in remark.renderings]
        quotes = [r for r in members if r.marked and r.part_of is None]
        if len({lookup.article_of(r).outlet_or_key for r in quotes}) != 1:
            continue
        reported = [r for r in members if not r.marked]
        for quoting in quotes if reported else ():
            reports = [r for r in reported if _says_the_same(lookup, quoting, r)]
            if _is_suspicious(lookup, quoting, reports):
                yield _marked_report(lookup, remark, quoting, in_order(lookup, reports))


def _says_the_same(lookup: Lookup, quoting: Rendering, report: Rendering) -> bool:
    outlet = lookup.article_of(quoting).outlet_or_key
    return (
        lookup.article_of(report).outlet_or_key != outlet
        and '"' not in report.text
        and "“" not in report.text
        and holds(tokens(report), tokens(quoting))
    )


def _is_suspicious(lookup: Lookup, quoting: Rendering, reports: Sequence[Rendering]) -> bool:
    forms = [token.form for token in tokens(quoting)]
    if (
        quoting.article in lookup.audit.transcripts
        or len(forms) < FEWEST_QUOTED
        or not quoting.is_english
        or not set(_FIRST).isdisjoint(forms)
    ):
        return False
    if any(step.kind in _HAD_FROM for r in (quoting, *reports) for step in lookup.steps_of(r)):
        return False  # the others have it from the one that quotes it, or all from one text
    told_of = forms[0] in _THIRD and not quoting.whole
    return len({lookup.article_of(r).outlet_or_key for r in reports}) >= (1 if told_of else 2)


def _marked_report(lookup: Lookup, remark: Remark, quoting: Rendering, reports: Sequence[Rendering]) -> Found:
    return Found(
        message=(
            f"{outlets(lookup, [quoting])} prints {quoted(quoting.text)} in quotation marks; "
            f"{sides.prints(lookup, reports)} the same words as reported speech."
        ),
        places=(place(quoting), *map(place, reports)),
        remark=remark.key,
        renderings=(quoting.key, *(r.key for r in reports)),
    )
