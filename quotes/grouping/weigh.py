"""How telling a word is, in general and among the renderings at hand, and which can stand for which."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from quotes.grouping.common import COMMONEST, RARE, SHARE
from quotes.grouping.normal import Token, stem

PRIOR = 200
"""How many renderings the general prior counts for."""

COMMONEST_WEIGHT = 0.1
FUNCTION_WEIGHT = 0.25
NUMBER_WEIGHT = 0.9
SMALL_NUMBER_WEIGHT = 0.5

ENOUGH = 1.6
"""The weight of a sentence that can be recognised by its little words alone ("if anyone must, it is me")."""

TELLING = 0.03
"""The share of sentences in general that hold a content word, below which it is telling."""

_SHARE = {stem(word): share for word, share in SHARE.items()}
_RAREST = -math.log(RARE)
_SUFFIXES = """
ment ments ion ation ition ution ness ity ty al ial ual ical ic ive ative er or ist ism ance ence anc
enc ant ent able ibl abl ful less ly y iv ativ ous ship hood ary ery ization iz ify
""".split()
_DERIVED = re.compile(f"(.{{4,}}?)(?:{'|'.join(_SUFFIXES)})")
"""A root and the longest suffix that leaves four letters of it."""


@lru_cache(maxsize=1 << 16)
def family(key: str) -> str:
    """Return the root that a key shares with words derived from it: "agreement" and "agree" give "agr"."""
    for _ in range(2):
        if (derived := _DERIVED.fullmatch(key)) is None:
            break
        key = derived[1]
    return key.rstrip("eiy") or key


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What is known of the words of a set of renderings; equal only to itself, as a text is.

    ``weights`` (0–1) by key of content words; ``near`` gives, for a key, the keys that can stand for it
    and how well (0–1): derived words and other spellings.
    """

    weights: Mapping[str, float]
    near: Mapping[str, Mapping[str, float]]

    def weight(self, token: Token) -> float:
        """Return how telling a token is, 0–1."""
        if token.kind == "content":
            return self.weights[token.key]
        if token.kind == "number":
            return SMALL_NUMBER_WEIGHT if len(token.key) == 2 else NUMBER_WEIGHT
        if token.kind == "function":
            return COMMONEST_WEIGHT if token.key in COMMONEST or token.form in COMMONEST else FUNCTION_WEIGHT
        return 0.0

    def stand_ins(self, key: str, others: AbstractSet[str]) -> Iterator[tuple[str, float]]:
        """Yield those of ``others`` (without ``key``) that can stand for ``key``, with how well (0–1)."""
        for other, value in self.near.get(key, {}).items():
            if other in others:
                yield other, value


def is_telling(token: Token) -> bool:
    """Return whether a token is a content word that few sentences hold."""
    return token.kind == "content" and _SHARE.get(token.key, RARE) < TELLING


def weight_of(key: str, holders: int, count: int) -> float:
    """Return the weight (0–1) of a content word that ``holders`` of ``count`` texts have.

    Inverse document frequency, smoothed by a general prior (Dirichlet smoothing), so that a handful of texts
    is enough: w = log(1 / p) / log(1 / rarest), p = (df + M * share) / (n + M).
    """
    return min(1.0, -math.log((holders + PRIOR * _SHARE.get(key, RARE)) / (count + PRIOR)) / _RAREST)


def learn(texts: Sequence[Sequence[Token]]) -> Lexicon:
    """Weigh the content words of ``texts`` by :func:`weight_of`; find which can stand for which."""
    seen = Counter(key for text in texts for key in {token.key for token in text if token.kind == "content"})
    return make_lexicon(texts, {key: weight_of(key, df, len(texts)) for key, df in seen.items()})


def make_lexicon(texts: Sequence[Sequence[Token]], vocabulary: Mapping[str, float]) -> Lexicon:
    """Say what is known of the words of ``texts``, few of those that gave ``vocabulary`` its weights."""
    content = [token for text in texts for token in text if token.kind == "content"]
    names = {token.key for token in content if token.name}
    keys = sorted({token.key for token in content})
    return Lexicon({key: vocabulary.get(key, 1.0) for key in keys}, _neighbours(keys, names))


def _neighbours(keys: Iterable[str], names: set[str]) -> dict[str, dict[str, float]]:
    near: dict[str, dict[str, float]] = defaultdict(dict)
    roots: dict[str, list[str]] = defaultdict(list)
    heads: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        roots[family(key)].append(key)
        if len(key) >= 5:
            heads[key[:1]].append(key)
    for group in heads.values():
        _link_spellings(group, names, near)
    for root, group in roots.items():
        if len(root) >= 3:
            for a in group:
                for b in group:
                    if a != b:
                        near[a][b] = 0.85
    near["#2"]["both"] = near["both"]["#2"] = 0.85
    return near


def _link_spellings(group: Sequence[str], names: set[str], near: dict[str, dict[str, float]]) -> None:
    """Slips of a letter in longer words, and looser spellings of names (transliteration)."""
    if len(group) < 2:
        return
    for at in range(0, len(group), 512):
        part = group[at : at + 512]
        distances = cdist(part, group, scorer=Levenshtein.distance, score_cutoff=3)
        for i, j in zip(*(distances <= 3).nonzero(), strict=True):
            a, b, apart = part[i], group[j], int(distances[i, j])
            if a == b:
                continue
            length = min(len(a), len(b))
            loose = a in names and b in names
            if apart <= (length // 4 if loose else 0 if length < 6 else 1 if length < 9 else 2):
                near[a][b] = 0.9
