"""How telling a word is, in general and among the renderings at hand, and which can stand for which."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from quotes.grouping.common import COMMONEST, RARE, SHARE
from quotes.grouping.normal import Token, stem

Similar = Callable[[str, str], float]

PRIOR = 200
"""How many renderings the general prior counts for."""

COMMONEST_WEIGHT = 0.1
FUNCTION_WEIGHT = 0.25
NUMBER_WEIGHT = 0.9
SMALL_NUMBER_WEIGHT = 0.5

SENSE_FLOOR = 0.55
"""The cosine from which two words are taken to be near in sense: one pair in twenty reaches it by chance."""

SENSE_WEIGHT = 0.6
"""What words of one sense earn at most: vectors put opposites side by side too."""

TELLING = 0.03
"""The share of sentences in general that hold a content word, below which it is telling."""

_SHARE = {stem(word): share for word, share in SHARE.items()}
_RAREST = -math.log(RARE)
_SUFFIXES = tuple(
    sorted(
        """
        ment ments ion ation ition ution ness ity ty al ial ual ical ic ive ative er or ist ism ance ence anc
        enc ant ent able ibl abl ful less ly y iv ativ ous ship hood ary ery ization iz ify
        """.split(),
        key=len,
        reverse=True,
    )
)


def family(key: str) -> str:
    """Return the root that a key shares with words derived from it: "agreement" and "agree" give "agr"."""
    for _ in range(2):
        for suffix in _SUFFIXES:
            if key.endswith(suffix) and len(key) - len(suffix) >= 4:
                key = key[: -len(suffix)]
                break
    return key.rstrip("eiy") or key


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of the words of a set of renderings.

    ``weights`` (0–1) by key of content words; ``near`` gives, for a key, the keys that can stand for it
    and how well (0–1): derived words and other spellings; ``lemmas`` a lemma for each key, to ask
    ``similar`` (cosine, 0–1) about words that are left; ``asked`` remembers its answers.
    """

    weights: Mapping[str, float]
    near: Mapping[str, Mapping[str, float]]
    lemmas: Mapping[str, str] = field(default_factory=dict)
    similar: Similar | None = None
    asked: dict[tuple[str, str], float] = field(default_factory=dict)

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
        near = self.near.get(key, {})
        for other, value in near.items():
            if other in others:
                yield other, value
        if self.similar is not None and key in self.weights:
            for other in others:
                if other not in near and other in self.weights and (value := self._sense(key, other)) > 0.0:
                    yield other, value

    def _sense(self, a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.asked and self.similar is not None:
            cosine = self.similar(self.lemmas[pair[0]], self.lemmas[pair[1]])
            self.asked[pair] = SENSE_WEIGHT * max(0.0, (cosine - SENSE_FLOOR) / (1 - SENSE_FLOOR))
        return self.asked[pair]


def is_telling(token: Token) -> bool:
    """Return whether a token is a content word that few sentences hold."""
    return token.kind == "content" and _SHARE.get(token.key, RARE) < TELLING


def learn(texts: Sequence[Sequence[Token]], similar: Similar | None = None) -> Lexicon:
    """Weigh the content words of ``texts`` by inverse document frequency; find which can stand for which.

    The frequency is smoothed by a general prior (Dirichlet smoothing), so that a handful of renderings
    is enough: w = log(1 / p) / log(1 / rarest), p = (df + M * share) / (n + M).
    """
    seen: Counter[str] = Counter()
    names: set[str] = set()
    lemmas: dict[str, str] = {}
    for text in texts:
        content = [token for token in text if token.kind == "content"]
        seen.update({token.key for token in content})
        names.update(token.key for token in content if token.name)
        for token in content:
            lemmas[token.key] = min(
                lemmas.get(token.key, token.lemma), token.lemma, key=lambda x: (len(x), x)
            )
    weights = {
        key: min(1.0, -math.log((df + PRIOR * _SHARE.get(key, RARE)) / (len(texts) + PRIOR)) / _RAREST)
        for key, df in seen.items()
    }
    return Lexicon(weights, _neighbours(seen, names), lemmas, similar)


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
