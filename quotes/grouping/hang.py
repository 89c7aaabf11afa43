"""Fragments: a few words hang on the one remark that holds them, or are said to be ambiguous."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.grouping.align import Text, find_stretch, make_text, mapped, overlap, window_resemblance
from quotes.grouping.halves import Sentence, words_of
from quotes.grouping.normal import Token
from quotes.grouping.weigh import FUNCTION_WEIGHT, Lexicon, make_lexicon

HANG = 0.8
"""The share of a fragment's words (in order) that a rendering must hold for the fragment to hang on it."""

LOOSE, LOOSE_UNKNOWN = 0.6, 0.7
"""The same for a fragment of two telling words or more, by the same speaker and where one is not known."""

NEARLY = 0.8
"""How well a word must stand for another (an ending, a slip) to count as printed in its place."""

ALONE = 4
"""The words that a fragment must have where neither speaker nor occasion are one: one fewer where either
is."""

NOT_IN_A_ROW = 0.99
"""How far a text holds a fragment at most whose words do not stand there in a row."""

DENIED = 0.35
"""What it costs a text to hold a fragment but for its "not"."""

MARGIN = 0.15
"""How much more of a fragment one remark must hold than the next best for the fragment to be its own."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A fragment and the sentences that may hold it.

    ``hosts`` give the number of each one's group, the sentence, and whether its article and the fragment's
    have another remark in common: then the two are of one occasion.
    """

    halves: Sentence
    hosts: tuple[tuple[int, Sentence, bool], ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """The group that a fragment hangs on and how far it is held there (0–1), or the hosts that fit as well.

    ``hosts`` are places in :attr:`Fragment.hosts`, the best first.
    """

    group: int | None
    fit: float
    hosts: tuple[int, ...]


def hang_fragments(vocabulary: Mapping[str, float], fragments: Sequence[Fragment]) -> list[Hanging]:
    """Say for each fragment what it hangs on; ``vocabulary`` gives the weights of content words (0–1)."""
    return [_hang(fragment, vocabulary) for fragment in fragments]


def _hang(fragment: Fragment, vocabulary: Mapping[str, float]) -> Hanging:
    """A single word hangs on nothing: it is in too many things that people say.

    One telling word is enough only where the speaker is known to be the same.  Where the occasion is not one,
    nothing less will do than a run of words that is found there as it is.
    """
    own = words_of(fragment.halves)
    others = [words_of(halves) for _, halves, _ in fragment.hosts]
    lexicon = make_lexicon([own, *others], vocabulary)
    text = make_text(own, lexicon)
    few = len(text.telling) < 2
    if len(own) < 2 or not text.telling:
        return Hanging(None, 0.0, ())
    speaker = fragment.halves[0].speaker
    best: dict[int, tuple[float, int, float]] = {}
    for at, ((group, halves, tied), tokens) in enumerate(zip(fragment.hosts, others, strict=True)):
        known = speaker is not None and halves[0].speaker == speaker
        if known or not few:
            needed = 1.0 if not tied else LOOSE_UNKNOWN if not known else HANG if few else LOOSE
            if len(own) < (0 if known and tied else ALONE - 1 if tied or (known and not few) else ALONE):
                continue
            fit = holds(make_text(tokens, lexicon), text, lexicon)
            best[group] = max(best.get(group, (-1.0, 0, 0.0)), (fit, -at, needed))
    found = sorted(((fit, at, group, needed) for group, (fit, at, needed) in best.items()), reverse=True)
    if not found or found[0][0] < found[0][3]:
        return Hanging(None, 0.0, ())
    first = found[0][0]
    hosts = tuple(-at for fit, at, _, needed in found if first - fit < MARGIN and fit >= needed)
    clear = len(found) == 1 or first - found[1][0] >= MARGIN
    return Hanging(found[0][2] if clear else None, first, hosts)


def holds(text: Text, fragment: Text, lexicon: Lexicon) -> float:
    """Return how far a stretch of ``text`` holds the words of a fragment, 0–1: word for word, or nearly."""
    shared = overlap(fragment, text, lexicon)
    if not fragment.telling or not fragment.telling <= {x for x, _, _ in shared.pairs}:
        return 0.0
    keys = mapped(text, shared, NEARLY)
    start, end, share = find_stretch(fragment.keys, keys)
    if share == 1.0 and end - start == len(fragment.keys):
        return 1.0
    denied = 0.0
    if _is_negated(fragment.tokens) and not _is_negated(text.tokens[start:end]):
        denied = DENIED
    inside = set(keys[start:end])
    kept = sum(max(weight, FUNCTION_WEIGHT) for key, weight in fragment.words.items() if key in inside)
    verbatim = kept / sum(max(weight, FUNCTION_WEIGHT) for weight in fragment.words.values())
    if len(fragment.telling) < 2:
        return min(verbatim, NOT_IN_A_ROW) - denied if fragment.telling <= inside else 0.0
    return min(max(verbatim, window_resemblance(fragment, text, shared)), NOT_IN_A_ROW) - denied


def _is_negated(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "negation" for token in tokens)
