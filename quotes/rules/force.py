"""Words that turn a statement round, or change its force, when a translator takes one for the other.

By lemma.  Opposites say the contrary of each other, so that one of them denied is the other; degrees say the
same with more force and with less, and when denied hardly differ ("must not", "may not").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from quotes.model import Rendering, Word

_OPPOSITES = """
accept agree approve welcome | reject refuse decline rebuff
support endorse favour favor | oppose resist
increase raise grow rise expand | decrease reduce shrink fall lower
win victory | lose defeat loss
begin start | end cease stop
allow permit | forbid ban prohibit prevent
friend ally partner | enemy foe adversary
remember | forget
trust | distrust mistrust
guilty | innocent
legal lawful | illegal unlawful
safe | unsafe dangerous
possible | impossible
easy | hard difficult
success succeed | failure fail
strength strong | weakness weak
strengthen | weaken
buy | sell
confirm admit acknowledge | deny
praise | blame
majority | minority
always | never
before | after
first | last
rich | poor
public publicly | secret secretly
open | closed shut
"""

_DEGREES = """
demand insist require order command | hope wish ask request suggest propose invite plead
must | may might could
guarantee promise pledge vow swear | hope try intend
condemn denounce | regret
destroy annihilate obliterate eradicate | damage weaken harm
kill murder massacre slaughter | hurt injure wound
hate detest despise loathe | dislike
threaten threat | warn warning
war invasion invade | operation incident
genocide massacre | crime incident
liar lie | mistake mistaken
know | believe think suppose guess suspect
certainly certain sure | perhaps maybe possibly possible
always constantly | sometimes often usually
impossible | difficult
catastrophe disaster | setback difficulty
immediately | soon eventually
refuse | hesitate
force compel coerce | ask persuade encourage
prove | suggest
"""

_DENY = frozenset(
    """
    not n't n’t no never nobody none nothing neither nor without cannot hardly scarcely fail refuse stop cease
    unless
    """.split()
)
_AFTER = frozenset(("not", "n't", "never"))
_REACH = 4
"""Words before a word that may deny it."""

SAME = 0.4
"""The share of the things that the fuller text tells of that the other must tell of too."""


class Clash(NamedTuple):
    """Two sides that do not say the same: their renderings, with the word of each."""

    left: tuple[tuple[Rendering, Word], ...]
    right: tuple[tuple[Rendering, Word], ...]


class _Pair(NamedTuple):
    left: frozenset[str]
    right: frozenset[str]
    opposite: bool


def _read(table: str, opposite: bool) -> Iterator[_Pair]:
    for line in table.strip().splitlines():
        left, right = (frozenset(side.split()) for side in line.split("|"))
        yield _Pair(left, right, opposite)


_PAIRS = (*_read(_OPPOSITES, True), *_read(_DEGREES, False))


def find_clash(translations: Sequence[Rendering]) -> Clash | None:
    """Return the words by which translations of one remark say another thing; ``None`` for want of such.

    A word of one side stands once in one article's text, one of the other side once in another's, neither
    side's in both; and what else is said is much the same.
    """
    lemmas = [frozenset(word.lemma.casefold() for word in rendering.words) for rendering in translations]
    for pair in _PAIRS:
        holders = list(zip(translations, lemmas, strict=True))
        lefts = [(r, at) for r, own in holders if (at := _only(r.words, own, pair.left, pair.right)) >= 0]
        if not lefts:
            continue
        rights = [(r, at) for r, own in holders if (at := _only(r.words, own, pair.right, pair.left)) >= 0]
        for (a, one), (b, other) in product(lefts, rights):
            denied = _is_denied(a.words, one), _is_denied(b.words, other)
            differ = denied[0] == denied[1] if pair.opposite else not any(denied)
            if differ and a.article != b.article and _is_beside(a.words, one, b.words, other):
                return Clash(_alike(lefts, a.words[one]), _alike(rights, b.words[other]))
    return None


def _alike(side: Iterable[tuple[Rendering, int]], word: Word) -> tuple[tuple[Rendering, Word], ...]:
    """Return those of a side that print the same word, in whatever form."""
    return tuple((r, r.words[at]) for r, at in side if r.words[at].lemma.casefold() == word.lemma.casefold())


def _only(
    words: Sequence[Word], lemmas: frozenset[str], wanted: frozenset[str], unwanted: frozenset[str]
) -> int:
    """Return where the one word of a side stands, if none of the other side does; -1 for want of such."""
    if lemmas.isdisjoint(wanted) or not lemmas.isdisjoint(unwanted):
        return -1
    found = [at for at, word in enumerate(words) if word.lemma.casefold() in wanted]
    return found[0] if len(found) == 1 else -1


def _is_beside(a: Sequence[Word], one: int, b: Sequence[Word], other: int) -> bool:
    """Whether two words stand in texts that otherwise tell of the same things, and are no halves of one."""
    mine, theirs = _things(a, one), _things(b, other)
    return len(mine & theirs) >= max(1, SAME * max(len(mine), len(theirs)))


def _things(words: Sequence[Word], but: int) -> set[str]:
    return {
        word.lemma.casefold()
        for at, word in enumerate(words)
        if at != but and word.upos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
    }


def _is_denied(words: Sequence[Word], at: int) -> bool:
    near = [*words[max(0, at - _REACH) : at], *(w for w in words[at + 1 : at + 2] if w.lemma in _AFTER)]
    return sum(word.lemma.casefold() in _DENY or word.text.casefold() in _DENY for word in near) % 2 == 1
