"""Find what a reader must not miss between two renderings of one remark: a number, a "not", a name, …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotes.grouping.align import Alignment, Text
from quotes.grouping.amounts import agree
from quotes.grouping.deny import find_denials
from quotes.grouping.normal import Token, stem
from quotes.grouping.points import Point, points_of
from quotes.grouping.spelling import is_short_for, same_name
from quotes.grouping.stand import CLOSE, SAME_FRAME, Side, Stand
from quotes.model import Change

FEW = 3
"""Tokens in a gap at most in which free translators may have put one name for another."""

NEAR = 0.6
"""The share of the shorter text's words that two texts print alike to be compared word by word: of freer
translations only another number, name or denial that stands in the place of one counts."""

CLAUSE = 4
"""Words of a fragment at least that says something by itself, which words that it leaves out can turn."""

_STANDS_ALONE = ("number", "name", "negation")
_RANK = {"none": 0, "few": 1, "some": 2, "many": 3, "most": 4, "all": 5}
_PERCENT = {"none": (0.0, 0.0), "few": (0.0, 30.0), "most": (50.1, 100.0), "all": (100.0, 100.0)}
_BOUNDS = {"least": "more", "more": "more", "most": "less", "less": "less"}
_ALONE = frozenset(("must", "should", "may", "all", "most", "few", "many", "only", "least", "more", "less"))
"""Values that are news even where the other text has nothing in their place."""

_FREE_SWAPS = ({"must", "should"}, {"will", "would"}, {"will", "must"})
_BACKSHIFT = ({"will", "would"}, {"must", "would"}, {"should", "will"}, {"should", "would"})
_SURE = ("weekday", "month")
_SORTS = (*_SURE, "when", "clock", "side", "relative", "daytime", "season", "period", "measure")
_QUANTITIES = ("all", "often", "more", "bound", "only")
_ONE_OF = frozenset(("a", "an", "one", "single", "last", "next", "every"))
_UNITS = frozenset(("%", "pp", "x", "th", "h", "mo", "t", "s"))

_ORDER = (("before", "after"), ("above", "below"), ("inside", "outside"), ("first", "last"), ("up", "down"))
_STANCE = (("for", "against"), ("yes", "no"), ("with", "against"))
_TURNED = {pair: kind for kind, pairs in (("quantity", _ORDER), ("negation", _STANCE)) for pair in pairs}
_TURNED |= {(b, a): kind for (a, b), kind in _TURNED.items()}
_TURNING = frozenset(form for pair in _TURNED for form in pair)

_BEFORE_NOUN = frozenset("the our my his her their your its this that these those 's no some of".split())
_ANY_ONE = frozenset("a an every each any no all one many".split())
_AFTER_NOUN = frozenset(
    "of in on at for to from with by and or will would is are was were has have had must may can".split()
)
_PLURALS = frozenset(
    """
    men women children people feet teeth mice geese wolves wives knives thieves halves calves loaves
    """.split()
)


def find_changes(a: Text, b: Text, aligned: Alignment, reported: bool = False) -> tuple[Change, ...]:
    """Return the changes of meaning between two renderings of one remark, in the order of ``a``.

    Points of one kind that stand against each other, or bear on words that are aligned, are compared; what
    a cut leaves out with the rest is no change.  The nearer the texts are otherwise, the less is let
    pass.  ``reported``: one of them is reported speech, whose tenses and days shift ("will" to "would").
    """
    stand = Stand(a, b, aligned, reported)
    groups = stand.a.groups.keys() | stand.b.groups.keys()
    if "amount" in groups:
        _numbers(stand)
    if not groups.isdisjoint(_SORTS):
        _days(stand)
    if "name" in groups:
        _names(stand)
    if "modal" in groups:
        _modals(stand)
    if not groups.isdisjoint(_QUANTITIES):
        _quantities(stand)
    find_denials(stand)
    _turns(stand)
    _plurals(stand)
    if not stand.changes:
        return ()
    counted = {change for change in stand.changes if _counts(stand, change)}
    return tuple(sorted(counted, key=lambda change: (change.a, change.b, change.kind)))


def _counts(stand: Stand, change: Change) -> bool:
    """Whether a change is worth telling.

    Of far translations only what stands in the place of something is, and a denial where most words are the
    same, if the side that lacks it does not deny in another place.
    """
    spans = (change.a, change.b)
    lacking = [
        (side, span) for (side, _), span in zip(stand.sides, spans, strict=True) if span.start == span.end
    ]
    longer = max(len(stand.a.tokens), len(stand.b.tokens))
    word_by_word = len(stand.aligned.pairs) >= SAME_FRAME * longer
    for side, span in lacking:
        if change.kind == "negation" and not word_by_word and _denies_elsewhere(stand, side):
            return False
        if _may_stand_before(change.kind, side.text, span.start):
            return False
    if not lacking and change.kind in _STANDS_ALONE:
        return True
    return _is_near(stand, in_order=bool(lacking) and change.kind != "negation")


def _may_stand_before(kind: str, text: Text, place: int) -> bool:
    """Whether what a text lacks may stand before the marks of a fragment, or behind them.

    Of a denial that is looked up there, unless the fragment is too short to say anything by itself.
    """
    edge = not text.tokens or place <= text.tokens[0].start or place >= text.tokens[-1].end
    if text.whole or not edge:
        return False
    return kind != "negation" or text.denied or len(text.tokens) < CLAUSE


def _is_near(stand: Stand, in_order: bool) -> bool:
    """Whether most words of the shorter text stand in the other: in form and order, or those that tell."""
    a, b = stand.a, stand.b
    least = NEAR * min(len(a.tokens), len(b.tokens))
    if sum(a.tokens[i].form == b.tokens[j].form for i, j in stand.aligned.pairs) >= least:
        return True
    if in_order:
        return False
    telling = min(sum(token.kind == "content" for token in side.tokens) for side in (a, b))
    same = sum(
        token.kind == "content" and at >= 0 and token.key == b.tokens[at].key
        for token, at in zip(a.tokens, a.partners, strict=True)
    )
    return same > max(1, NEAR * telling)


def _denies_elsewhere(stand: Stand, side: Side) -> bool:
    """Whether a text has a word of denial that does not answer to the same word of the other."""
    other = stand.b if side is stand.a else stand.a
    partners = stand.aligned.to_b if side is stand.a else stand.aligned.to_a
    return any(
        point.kind == "negation"
        and not point.soft
        and not any(
            partners[at] >= 0 and other.tokens[partners[at]].form == side.tokens[at].form
            for at in range(point.first, point.after)
        )
        for point in points_of(side.text)
    )


def _numbers(stand: Stand) -> None:
    """Numbers by value: those that agree nowhere, against what stands in their place."""
    left, right = stand.a.of("amount"), stand.b.of("amount")
    for p, q in stand.match(left, right, _agree):
        if stand.close < CLOSE and _unit(p) != _unit(q):
            continue  # a place in a row and a count, a share and a sum
        if p.soft != q.soft and not (stand.close >= CLOSE and stand.same_anchor(p, q)):
            continue
        vague = p.amount is not None and q.amount is not None and p.amount.vague and q.amount.vague
        stand.add("quantity" if vague else "number", p, q)
    left, right = ([p for p in points if not p.soft] for points in (left, right))
    if len(left) == len(right) == 1:
        p, q = left[0], right[0]
        inside = stand.close < CLOSE or (stand.a.between(p.first) and stand.b.between(q.first))
        if (
            _unit(p) == _unit(q) != "th"
            and p.amount
            and q.amount
            and p.amount.unit == q.amount.unit
            and inside
        ):
            return stand.add("number", p, q)
    if stand.close >= CLOSE:
        for (side, other), points in zip(stand.sides, (left, right), strict=True):
            for p in points:
                _number_for_one(stand, side, other, p)
    return None


def _agree(p: Point, q: Point) -> bool:
    return p.amount is not None and q.amount is not None and agree(p.amount, q.amount)


def _unit(p: Point) -> str:
    """The unit of a number; sums of money and plain counts are of one sort."""
    return p.amount.unit if p.amount is not None and p.amount.unit in _UNITS else ""


def _number_for_one(stand: Stand, side: Side, other: Side, p: Point) -> None:
    """Two ministers against a minister, every two years against every year."""
    if p.amount is None or p.amount.unit not in ("", "h", "mo") or p.amount.bare == 1 or p.amount.vague:
        return None
    if p.anchor < 0 or side.partners[p.anchor] < 0:
        return None
    if p.first and side.tokens[p.first - 1].form in ("every", "each") and side.partners[p.first - 1] >= 0:
        return stand.add_for("number", side, p)
    for j, gap in enumerate(other.gaps):
        if gap >= 0 and gap == side.gaps[p.first] and other.tokens[j].form in _ONE_OF:
            return stand.add_for("number", side, p, Point("number", "amount", "1", j, j + 1))
    return None


def _days(stand: Stand) -> None:
    """Days, months, hours, seasons, measures, compass points: only against others of their sort."""
    for group in _SORTS:
        if group not in stand.a.groups or group not in stand.b.groups:
            continue
        if stand.reported and group in ("relative", "when"):
            continue
        left, right = stand.a.of(group), stand.b.of(group)
        clashes = stand.match(left, right, lambda p, q: p.value == q.value or p.soft or q.soft)
        if group in _SURE and len(left) == len(right) == 1:
            clashes.append((left[0], right[0]))
        for p, q in clashes:
            stand.add(p.kind, p, q)


def _names(stand: Stand) -> None:
    """Names of people and places, under all spellings; a role or a pronoun in their place is no change."""
    a, b = stand.a, stand.b
    left, right = a.of("name"), b.of("name")
    if not left or not right:
        return
    few = len(left) <= 2 and len(right) <= 2
    clashes = stand.match(left, right, same_name)
    if stand.close < CLOSE:
        far = [pair for pair in clashes if not _swapped(stand, *pair)]
        clashes = [pair for pair in clashes if pair not in far]
        left, right = [*left, *(p for p, _ in far)], [*right, *(q for _, q in far)]
    if len(left) == len(right) == 1 and few and not (left[0].soft or right[0].soft):
        clashes.append((left[0], right[0]))
    for p, q in clashes:
        if (p.soft or q.soft) and stand.close < SAME_FRAME:
            continue
        if is_short_for(p, b.tokens, q.first) or is_short_for(q, a.tokens, p.first):
            continue
        if not (_is_plain(p, a, b) or _is_plain(q, b, a)):
            stand.add("name", p, q)


def _swapped(stand: Stand, p: Point, q: Point) -> bool:
    """Whether two names of one sort have a narrow gap to themselves: what free translators may swap."""
    if ("=" in p.value) != ("=" in q.value):
        return False
    narrow = (
        stand.a.gaps.count(stand.a.gaps[p.first]) <= FEW and stand.b.gaps.count(stand.b.gaps[q.first]) <= FEW
    )
    return "=" in p.value or narrow


def _is_plain(p: Point, side: Side, other: Side) -> bool:
    """Whether a capital is no name: the word stands elsewhere without one."""
    if p.after - p.first > 1:
        return False
    key = side.tokens[p.first].key
    return any(t.key == key and not t.name and "^" not in t.marks for s in (side, other) for t in s.tokens)


def _modals(stand: Stand) -> None:
    """Modals of the same verb by their strength."""
    left, right = stand.a.of("modal"), stand.b.of("modal")

    def equal(p: Point, q: Point) -> bool:
        pair = {p.value, q.value}
        if len(pair) == 1 or pair == {"may", "can"}:
            return True
        return pair in _BACKSHIFT if stand.reported else stand.close < CLOSE and pair in _FREE_SWAPS

    for p, q in stand.match(left, right, equal):
        pair = {p.value, q.value}
        denied = "needn't" not in pair and _is_denied(p, stand.a.tokens) and _is_denied(q, stand.b.tokens)
        if p.soft or q.soft or denied:
            continue
        far = pair & {"must", "should"} and pair & {"may", "can"} and stand.same_anchor(p, q)
        if stand.close >= CLOSE or far:
            stand.add("modal", p, q)
    _lone(stand, left, right, "modal")


def _is_denied(p: Point, tokens: Sequence[Token]) -> bool:
    return any(token.kind == "negation" for token in tokens[max(0, p.first - 1) : p.after + 1])


def _quantities(stand: Stand) -> None:
    """All, some, most, few; always, often; more, less; at least, at most; only."""
    for group in _QUANTITIES[:3]:
        left, right = stand.a.of(group), stand.b.of(group)
        for p, q in stand.match(left, right, _equal):
            if p.soft or q.soft or not {"none", "never"}.isdisjoint((p.value, q.value)):
                continue
            apart = abs(_RANK.get(p.value, 0) - _RANK.get(q.value, 2))
            if stand.close >= CLOSE or (apart > 1 and stand.same_anchor(p, q)):
                stand.add("quantity", p, q)
        if group == "all":
            _lone(stand, left, right, "quantity")
    left, right = stand.a.of("bound"), stand.b.of("bound")
    for p, q in stand.match(left, right, _equal):
        if p.value in _BOUNDS and q.value in _BOUNDS and _BOUNDS[p.value] != _BOUNDS[q.value]:
            stand.add("quantity", p, q)
    _lone(stand, left, right, "quantity")
    if stand.close >= CLOSE:
        _shares(stand)
    left, right = stand.a.of("only"), stand.b.of("only")
    stand.match(left, right, lambda p, q: True)
    if left or right:
        denials = [sum(t.kind == "negation" for t in side.tokens) for side in (stand.a, stand.b)]
        if denials[0] == denials[1]:  # "we cannot win without you": "we can only win with you"
            _lone(stand, left, right, "quantity")


def _equal(p: Point, q: Point) -> bool:
    return p.value == q.value


def _shares(stand: Stand) -> None:
    """Half of it against all of it."""
    for side, other in stand.sides:
        for p in side.groups.get("amount", ()):
            if p.amount is None or p.amount.unit != "%":
                continue
            for q in other.groups.get("all", ()):
                low, high = _PERCENT.get(q.value, (0.0, 100.0))
                met = stand.meet(p, q) if side is stand.a else stand.meet(q, p)
                if met and not q.soft and not low <= p.amount.value <= high:
                    stand.add_for("quantity", side, p, q)


def _lone(stand: Stand, left: Sequence[Point], right: Sequence[Point], kind: str) -> None:
    """Points that one text has and the other has nothing for, where the texts are close."""
    if stand.close < CLOSE or stand.reported:
        return
    for (side, other), points in zip(stand.sides, (left, right), strict=True):
        for p in points:
            if not p.soft and p.value in _ALONE and stand.is_alone(side, other, p):
                stand.add_for(kind, side, p)


def _turns(stand: Stand) -> None:
    """Small words that turn a sentence: before and after, for and against."""
    a, b = stand.a, stand.b
    if stand.close < CLOSE or not _turning(a.text) or not _turning(b.text):
        return
    for i, gap in enumerate(a.gaps):
        if gap < 0 or a.tokens[i].form not in _TURNING or a.gaps.count(gap) > 2 or b.gaps.count(gap) > 2:
            continue
        for j, other in enumerate(b.gaps):
            kind = _TURNED.get((a.tokens[i].form, b.tokens[j].form)) if other == gap else None
            if kind is not None:
                stand.add(kind, Point(kind, "", "", i, i + 1), Point(kind, "", "", j, j + 1))


@lru_cache(maxsize=1 << 14)
def _turning(text: Text) -> bool:
    return any(token.form in _TURNING for token in text.tokens)


def _plurals(stand: Stand) -> None:
    """Ministers against minister, where all else is the same."""
    if stand.close < SAME_FRAME or stand.reported:
        return
    tokens_a, tokens_b = stand.a.tokens, stand.b.tokens
    for i, j in stand.aligned.pairs:
        x, y = tokens_a[i], tokens_b[j]
        if x.form == y.form or x.kind != "content" or x.name or y.name or not is_plural(x.form, y.form):
            continue
        if "number" in (tokens_a[i - 1].kind if i else "", tokens_b[j - 1].kind if j else ""):
            continue  # told with the numbers
        one = _after_article(tokens_a, i) or _after_article(tokens_b, j)
        if one or (_is_noun(tokens_a, i) and _is_noun(tokens_b, j)):
            stand.add("quantity", Point("", "", "", i, i + 1), Point("", "", "", j, j + 1))


@lru_cache(maxsize=1 << 14)
def is_plural(x: str, y: str) -> bool:
    """Return whether one of two forms is the plural of the other: minister, ministers; gunman, gunmen."""
    short, long = sorted((x, y), key=lambda form: (len(form), form.endswith("men")))
    if long in (f"{short}s", f"{short}es") or (short.endswith("y") and long == f"{short[:-1]}ies"):
        return not (short.endswith(("s", "'")) and long == f"{short}s")
    return (long in _PLURALS and stem(long) == stem(short)) or (
        long.endswith("men") and f"{long[:-3]}man" == short
    )


def _after_article(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].form in ("a", "an")


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands around a word makes it a noun whose number matters."""
    if at == 0:
        return len(tokens) > 1
    before, further = tokens[at - 1].form, tokens[at - 2].form if at > 1 else ""
    if any(t.form in _ANY_ONE for t in tokens[max(0, at - 3) : at - 1]):
        return False  # "one of the reasons"
    if before in _ANY_ONE:
        return False
    after = tokens[at + 1].form if at + 1 < len(tokens) else "of"
    return before in _BEFORE_NOUN or (
        further in _BEFORE_NOUN and tokens[at - 1].kind == "content" and after in _AFTER_NOUN
    )
