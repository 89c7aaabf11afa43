"""Steps that no article states of a quotation, but that follow from what is stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from quotes.model import Article, Chain, Quotation, Remark, Rendering, Span, Step
from quotes.outlets import home_language
from quotes.provenance.chain import in_order
from quotes.provenance.languages import language_of, languages_in
from quotes.provenance.told import CARRIED, TRANSLATED, Told


def complete_chains(
    chains: Sequence[Chain],
    quotations: Sequence[Quotation],
    remarks: Sequence[Remark],
    renderings: Sequence[Rendering],
    articles: Sequence[Article],
    originals: Mapping[str, str],
    speakers: Mapping[str, str | None] | None = None,
) -> tuple[Chain, ...]:
    """Add to what articles state the steps that follow from it, each with its reason.

    * an original in another language shows the language that was spoken: ``stated``, at its own words, where
      it is a transcript or others name that language too, else inferred;
    * what the article states of other words of the speaker, or of the remark, holds for these too;
    * the language that another article states for the remark, or that a translation is "from", was spoken;
    * words in another language than the spoken one, or of which another article states a translation, were
      translated: by the same translation only if they are the same wording;
    * a translation into a third language was translated again for the page: back, if into the spoken
      language; so were words spoken in the article's language that an agency of another carried, where they
      are other words than elsewhere.

    ``originals`` is by the rendering's key, with the reason; ``speakers`` by the quotation's, also of those
    that no rendering is cut from.  Chains are in the order of the quotations.
    """
    by_key = {rendering.key: rendering for rendering in renderings}
    about = {article.key: article for article in articles}
    stated = {chain.quotation: chain.steps for chain in chains}
    same_article = _by_speaker(quotations, renderings, stated, speakers or {})
    added: dict[str, list[Step]] = {}
    for remark in remarks:
        told = Told(remark, by_key, about, stated, originals)
        in_english = {heard.language for heard in told.spoken if heard.rendering.lang == "en"}
        for rendering in told.members:
            own = list(stated.get(rendering.quotation, ()))
            steps = _root(rendering, originals, in_english)
            if rendering.key not in originals:
                steps += _of_the_speaker(rendering, own, same_article)
                steps += _mouth(rendering, [*own, *steps], told)
            steps += _again(rendering, [*own, *steps], told)
            if rendering.key not in originals:
                steps += _translated(rendering, [*own, *steps], told)
            added.setdefault(rendering.quotation, []).extend(steps)
    return tuple(
        Chain(q.key, in_order(_distinct([*stated.get(q.key, ()), *added.get(q.key, ())])))
        for q in quotations
        if stated.get(q.key) or added.get(q.key)
    )


def _by_speaker(
    quotations: Sequence[Quotation],
    renderings: Sequence[Rendering],
    stated: Mapping[str, Sequence[Step]],
    speakers: Mapping[str, str | None],
) -> dict[tuple[str, str], tuple[Step, ...]]:
    """Return what each article states of how the words of each speaker were spoken and translated.

    Nothing of the kind of which it states two things.
    """
    found: dict[tuple[str, str], dict[Step, None]] = {}
    whose = {rendering.quotation: rendering.speaker for rendering in renderings}
    for quotation in sorted(quotations, key=lambda q: (q.article, q.content)):
        speaker = whose.get(quotation.key) or speakers.get(quotation.key)
        if speaker is not None:
            known = found.setdefault((quotation.article, speaker), {})
            steps = stated.get(quotation.key, ())
            known |= dict.fromkeys(s for s in steps if s.kind == "spoken" or s.kind in TRANSLATED)
    kinds = {key: Counter(step.kind for step in steps) for key, steps in found.items()}
    return {key: tuple(s for s in steps if kinds[key][s.kind] == 1) for key, steps in found.items()}


def _of_the_speaker(
    rendering: Rendering, own: Sequence[Step], said: Mapping[tuple[str, str], Sequence[Step]]
) -> list[Step]:
    """Infer from what the article states of other words of the speaker."""
    if rendering.speaker is None or any(step.kind == "spoken" or step.kind in TRANSLATED for step in own):
        return []
    why = "the article says so of other words of the speaker"
    return [
        replace(s, stated=False, reason=why) for s in said.get((rendering.article, rendering.speaker), ())
    ]


def _distinct(steps: Sequence[Step]) -> list[Step]:
    """Leave out what is inferred twice, from a quotation's several renderings: the first of a kind stays."""
    inferred: dict[str, Step] = {}
    for step in steps:
        if not step.stated:
            inferred.setdefault("translation" if step.kind == "interpreter" else step.kind, step)
    return [*(step for step in steps if step.stated), *inferred.values()]


def _root(rendering: Rendering, originals: Mapping[str, str], in_english: AbstractSet[str]) -> list[Step]:
    """Return the language of an original; it is sure where renderings in English name it too."""
    if rendering.key not in originals or rendering.lang == "en":
        return []
    language = language_of(rendering.lang)
    sure = language in in_english or "transcript" in originals[rendering.key]
    span = Span(rendering.start, rendering.end)
    why = "" if sure else f"it is printed in {language}, and nobody speaks of a translation"
    return [Step("spoken", language, span, sure, why)]


def _mouth(rendering: Rendering, own: Sequence[Step], told: Told) -> list[Step]:
    """Infer the spoken language: from another article, or from what a translation is said to be from."""
    if any(step.kind == "spoken" for step in own):
        return []
    heard, by_anybody = told.heard_elsewhere(rendering)
    if heard:
        return [_from(heard.rendering, heard.step, "spoken", heard.language, told.about)]
    if by_anybody:
        return []
    for step in own:
        if step.kind in {"translation", "back-translation"} and "from " in step.what:
            source = languages_in(step.what.partition("from ")[2].partition(",")[0])
            if len(source) == 1:
                why = f"what is translated from {source[0]} was said in it"
                return [Step("spoken", source[0], step.span, False, why)]
    return []


def _from(other: Rendering, step: Step, kind: str, what: str, about: Mapping[str, Article]) -> Step:
    """Return the step that another article's word for the same remark lets infer."""
    article = about[other.article]
    if step.span == (other.start, other.end):
        why = f"{article.outlet_or_key} prints it in {what}"
    else:
        phrase = " ".join(article.text[step.span.start : step.span.end].split())
        why = f"{article.outlet_or_key} says “{phrase}” of it"
    return Step(kind, what, step.span, False, why, article.key)


def _again(rendering: Rendering, own: Sequence[Step], told: Told) -> list[Step]:
    """Infer that a translation was translated once more for the page."""
    article = told.about[rendering.article]
    mine = language_of(rendering.lang)
    spoken = {language for step in own if step.kind == "spoken" for language in languages_in(step.what)}
    if any(step.kind == "back-translation" for step in own):
        return []
    for step in own:
        if step.kind == "translation" and step.stated and step.article is None:
            into, _, source = step.what.partition("from ")
            third = [name for name in (*languages_in(into), *languages_in(source)) if name != mine]
            if mine in spoken and third:
                why = f"it was spoken in {mine}, translated into {third[0]}, and is printed in {mine}"
                return [Step("back-translation", mine, step.span, False, why)]
            third = [name for name in languages_in(into) if name != mine]
            if third and mine not in languages_in(into):
                why = f"the translation is {third[0]}, and what is printed is {mine}"
                return [Step("translation", f"{mine} from {third[0]}", step.span, False, why)]
    if mine not in spoken:
        return []
    carried = [(s.what, s.span) for s in own if s.kind in CARRIED and s.article is None]
    if article.outlet:
        carried.append((article.outlet, Span(rendering.start, rendering.end)))
    for name, span in carried:
        home = home_language(name)
        if home and home != mine and told.has_own_words(rendering, name):
            why = f"it was spoken in {mine}, and {name}, which works in {home}, has other words than the rest"
            return [Step("back-translation", mine, span, False, why)]
    return []


def _translated(rendering: Rendering, own: Sequence[Step], told: Told) -> list[Step]:
    """Infer that words were translated of which their article says nothing."""
    mine = language_of(rendering.lang)
    heard = {language for step in own if step.kind == "spoken" for language in languages_in(step.what)}
    if mine in heard or any(step.kind in TRANSLATED for step in own):
        return []
    translation = told.translation_of(rendering)
    if translation:
        other, step, is_same_wording = translation
        if not is_same_wording:
            return [_from(other, step, "translation", mine, told.about)]
        outlet = told.about[other.article].outlet_or_key
        what = step.what.replace("by the outlet itself", f"by {outlet}")
        return [_from(other, step, step.kind, what, told.about)]
    if not heard:
        return []
    first = next(step for step in own if step.kind == "spoken")
    language = languages_in(first.what)[0]
    why = f"it was spoken in {language} and is printed in {mine}"
    return [Step("translation", f"{mine} from {language}", first.span, False, why, first.article)]
