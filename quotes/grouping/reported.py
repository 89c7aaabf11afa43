"""Set reported speech beside the quoted remarks that it says again: "they would go" beside "we will go"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp

from quotes.grouping.align import make_text
from quotes.grouping.belief import LIMIT, beliefs
from quotes.grouping.canonical import LATEST
from quotes.grouping.decided import place_clauses
from quotes.grouping.gather import compare
from quotes.grouping.halves import Sentence, join_halves, words_of
from quotes.grouping.hang import HANG, holds
from quotes.grouping.normal import tokens_of
from quotes.grouping.relate import Item, make_link, same_speaker
from quotes.grouping.statements import Statements, Workers, read_statements, workers_of
from quotes.grouping.vectors import Encoder
from quotes.grouping.weigh import make_lexicon
from quotes.model import Article, Remark, Rendering
from quotes.ties import Ties

LEAST, BESIDE = 2.0, 3.2
"""The log-odds from which a clause says again what another article quotes, and what its own does.

Beliefs of 0.88 and 0.96: who has quoted a sentence mostly reports what else was said.
"""

AHEAD = 1.0
"""How much less the log-odds of the next best remark must be: a clause that fits two may be either."""

ONLY = "the only one that is quoted"


def attach_reported(
    renderings: Sequence[Rendering],
    remarks: Sequence[Remark],
    reported: Sequence[Rendering],
    articles: Mapping[str, Article],
    *,
    encoder: Encoder | None = None,
    workers: int = 1,
    ties: Ties | None = None,
) -> tuple[tuple[Rendering, ...], tuple[Remark, ...]]:
    """Add clauses of reported speech to the remarks that they say again; the other clauses are left out.

    ``renderings`` and ``remarks`` are what :func:`quotes.grouping.group_renderings` made of quoted speech;
    their groups, canonical renderings and links stay as they are, for a clause joins one remark and brings
    none together.  It is by the same known speaker, has a finite verb of its own, and goes with a quoted
    sentence, or with a fragment whose words it holds; never with what its own quotation quotes.  Returns the
    renderings by article and place, and the remarks, the clauses last in each, by date, article and place.
    ``ties`` are what people decided, and hold of any clause, whoever said it.
    """
    clauses = [clause for clause in reported if clause.whole and clause.speaker is not None]
    if not clauses and (ties is None or not ties.classes):
        return tuple(sorted(renderings, key=_in_text)), tuple(remarks)
    quoted = [r for r in renderings if r.part_of is None and r.marked and r.is_english]
    ordered, sentences = _in_print([*quoted, *clauses], articles)
    printed = [tuple(ordered[at] for at in halves) for halves in sentences]
    with workers_of(workers) as spread:
        statements = read_statements(ordered, sentences, spread)
        near = _near(statements, printed, encoder, spread)
    remark_of = {key: number for number, remark in enumerate(remarks) for key in remark.renderings}
    own: dict[str, set[int]] = defaultdict(set)
    for rendering in quoted:
        own[rendering.quotation].add(remark_of[rendering.key])
    joined: dict[int, list[tuple[Rendering, float]]] = defaultdict(list)
    for clause, others in _beside(statements, printed, near):
        fits: dict[int, tuple[float, float]] = {}  # by how much it is believed enough, and the log-odds
        for halves, value in others:
            if _may_be_said_again(halves, clause, statements.vocabulary):
                more = value - (BESIDE if halves[0].article == clause.article else LEAST)
                number = remark_of[halves[0].key]
                fits[number] = max(fits.get(number, (more, value)), (more, value))
        best, *rest = sorted(fits, key=lambda number: (-fits[number][0], number)) or [-1]
        if best < 0 or fits[best][0] < 0 or best in own[clause.quotation]:
            continue
        if all(fits[best][0] - fits[number][0] >= AHEAD for number in rest):
            joined[best].append((clause, fits[best][1]))
    if ties is not None and ties.classes:
        joined = place_clauses(joined, reported, remarks, ties)
    by_key = {rendering.key: rendering for rendering in renderings}
    written = [
        _with(remark, joined[number], by_key, articles, statements.vocabulary) if number in joined else remark
        for number, remark in enumerate(remarks)
    ]
    kept = [clause for added in joined.values() for clause, _ in added]
    return tuple(sorted([*renderings, *kept], key=_in_text)), tuple(written)


def _in_text(rendering: Rendering) -> tuple[str, int, int, str]:
    return rendering.article, rendering.start, -rendering.end, rendering.key


def _in_print(
    renderings: Iterable[Rendering], articles: Mapping[str, Article]
) -> tuple[list[Rendering], list[list[int]]]:
    """Return renderings by article and place, and the sentences (places) that they make.

    Only halves that are quoted are one sentence.
    """
    ordered = sorted(renderings, key=lambda r: (r.article, r.start, r.end, r.key))
    marked = [at for at, rendering in enumerate(ordered) if rendering.marked]
    halves = join_halves([ordered[at] for at in marked], articles)
    sentences = [[marked[at] for at in places] for places in halves]
    return ordered, sorted([*sentences, *([at] for at, r in enumerate(ordered) if not r.marked)])


def _near(
    statements: Statements, printed: Sequence[Sentence], encoder: Encoder | None, spread: Workers
) -> dict[int, dict[int, float]]:
    """Return how far (log-odds) each statement and those that may be the same are one remark."""
    found = compare(statements, printed, encoder, beliefs(), spread)
    near: dict[int, dict[int, float]] = defaultdict(dict)
    pairs = zip(found.pairs.a.tolist(), found.pairs.b.tolist(), found.values.tolist(), strict=True)
    for a, b, value in pairs:
        near[a][b] = near[b][a] = value
    return near


def _beside(
    statements: Statements, printed: Sequence[Sentence], near: Mapping[int, Mapping[int, float]]
) -> Iterator[tuple[Rendering, list[tuple[Sentence, float]]]]:
    """Yield each clause that can be known by its words, with the quoted sentences that may be the same."""
    for at, members in enumerate(statements.members):
        clauses = [printed[number][0] for number in members if not printed[number][0].marked]
        if statements.short[at] or not clauses:
            continue
        others = [
            (printed[number], value)
            for other, value in ((at, LIMIT), *near.get(at, {}).items())
            if not statements.short[other]
            for number in statements.members[other]
            if printed[number][0].marked
        ]
        for clause in clauses:
            yield clause, others


def _may_be_said_again(halves: Sentence, clause: Rendering, vocabulary: Mapping[str, float]) -> bool:
    if not same_speaker(halves[0], clause):
        return False
    if any(half.whole for half in halves):
        return True
    quoted, said = words_of(halves), tokens_of(clause)
    lexicon = make_lexicon([quoted, said], vocabulary)
    return holds(make_text(said, lexicon), make_text(quoted, lexicon), lexicon) >= HANG


def _with(
    remark: Remark,
    added: Sequence[tuple[Rendering, float]],
    renderings: Mapping[str, Rendering],
    articles: Mapping[str, Article],
    vocabulary: Mapping[str, float],
) -> Remark:
    """Return a remark with clauses that say it again; those of the same words are one wording."""
    dates = {clause.key: articles[clause.article].date or LATEST for clause, _ in added}
    added = sorted(added, key=lambda a: (dates[a[0].key], a[0].article, a[0].start, a[0].end))
    canonical = renderings[remark.canonical]
    tokens = {r.key: tokens_of(r) for r in (canonical, *(clause for clause, _ in added))}
    lexicon = make_lexicon(list(tokens.values()), vocabulary)

    def item(rendering: Rendering) -> Item:
        article = articles[rendering.article]
        text = make_text(tokens[rendering.key], lexicon)
        return Item(rendering, text, article.outlet_or_key, article.date or LATEST)

    links = [
        make_link(item(canonical), item(clause), lexicon, 1 / (1 + exp(-value))) for clause, value in added
    ]
    wordings: dict[str, list[str]] = defaultdict(list)
    for clause, _ in added:
        wordings[" ".join(token.form for token in tokens[clause.key])].append(clause.key)
    return replace(
        remark,
        rule=ONLY if len(remark.renderings) == 1 else remark.rule,
        renderings=(*remark.renderings, *(clause.key for clause, _ in added)),
        links=(*remark.links, *links),
        wordings=(*remark.wordings, *map(tuple, wordings.values())),
    )
