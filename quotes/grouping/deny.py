"""Find what one text denies and the other does not, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.grouping.normal import Token, stem
from quotes.grouping.points import Point, anchor_of, clauses, points_of
from quotes.grouping.stand import CLOSE, FREE, PART_OF, Side, Stand, take_pairs

FAR = 8
"""Tokens between two denials that may still be one, moved."""

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_SAYING = "say claim think believe suggest pretend argue maintain imagine suppose prove"
_SAID = frozenset(map(stem, f"that {_SAYING}".split()))
_FALSE = frozenset(
    map(stem, "false wrong untrue lie myth absurd nonsense deny doubt mistaken incorrect".split())
)
_OPINION = frozenset(map(stem, f"{_SAYING} consider regard see want expect seem intend find call".split()))
_LINKING = frozenset(map(stem, "remain stay become".split()))
_ENDS_REACH = frozenset("but because that who which".split())


def find_denials(stand: Stand) -> None:
    """Note the denials of one text that the other has in no form.

    "Not", "never", "nobody", "without", "fail to" and prefixes ("unlawful") are denials; soft ones ("lack",
    "hardly", "too") only answer them.  Two in one clause are none.  What a denial bears on must stand in the
    other text too, or it was left out with it.
    """
    a, b = stand.a, stand.b
    left, right = a.of("negation"), b.of("negation")
    _add_prefixes(a, b, left)
    _add_prefixes(b, a, right)
    if not (all(p.soft for p in left) and all(q.soft for q in right)):
        _compare(stand, left, right)
    for side in (a, b):
        cut = _denied_before(side)
        if cut is not None:
            stand.add_for("negation", side, cut)


def _compare(stand: Stand, left: list[Point], right: list[Point]) -> None:
    a, b = stand.a, stand.b
    soft_a, soft_b = [p for p in left if p.soft], [q for q in right if q.soft]
    hard_a, hard_b = [p for p in left if not p.soft], [q for q in right if not q.soft]
    take_pairs(soft_a, soft_b, lambda p, q: a.tokens[p.first].key == b.tokens[q.first].key)
    take_pairs(hard_a, hard_b, stand.meet)
    take_pairs(hard_a, hard_b, lambda p, q: _may_be_one(stand, p, q))
    _cancel(hard_a, a.tokens)
    _cancel(hard_b, b.tokens)
    take_pairs(hard_a, soft_b, lambda p, q: _may_be_one(stand, p, q))
    take_pairs(soft_a, hard_b, lambda p, q: _may_be_one(stand, p, q))
    if stand.close < FREE and (len(hard_a) + len(hard_b)) % 2 == 0:
        return
    for side, other, points in ((a, b, hard_a), (b, a, hard_b)):
        for p in points:
            if _bears(stand, side, other, p):
                stand.add_for("negation", side, p)


def _may_be_one(stand: Stand, p: Point, q: Point) -> bool:
    """Whether two denials may be one: near, in one clause, or free of words that tell against it."""
    if stand.close < FREE or stand.meet(p, q):
        return True
    to_b, to_a = stand.a.partners, stand.b.partners
    bound = p.anchor >= 0 and q.anchor >= 0 and to_b[p.anchor] >= 0 and to_a[q.anchor] >= 0
    if stand.close < CLOSE and not bound:
        return True
    if bound:
        # "We do not ask for charity", "not charity": what the one denies is in the reach of the other.
        clause_a, clause_b = clauses(stand.a.tokens), clauses(stand.b.tokens)
        if clause_a[to_a[q.anchor]] == clause_a[p.first] or clause_b[to_b[p.anchor]] == clause_b[q.first]:
            return True
    place = next((to_b[i] for i in range(p.first, -1, -1) if to_b[i] >= 0), p.first)
    place = min(place, len(stand.b.tokens) - 1)
    numbers = clauses(stand.b.tokens)
    return abs(place - q.first) <= FAR and numbers[place] == numbers[q.first]


def _cancel(points: list[Point], tokens: Sequence[Token]) -> None:
    """Two denials in one clause are none."""
    if len(points) < 2:
        return
    numbers = clauses(tokens)
    rest: list[Point] = []
    for p in points:
        twin = next((q for q in rest if numbers[q.first] == numbers[p.first]), None)
        if twin is None:
            rest.append(p)
        else:
            rest.remove(twin)
    points[:] = rest


def _bears(stand: Stand, side: Side, other: Side, p: Point) -> bool:
    """Whether the word that a denial bears on stands in the other text too, and is not denied there."""
    anchor, tokens, partners = p.anchor, side.tokens, side.partners
    behind = tokens[anchor + 1].form if 0 <= anchor < len(tokens) - 1 else ""
    if p.first == 0 and behind in PART_OF and partners[anchor] < 0:
        anchor = anchor_of(tokens, anchor + 2)  # "no member of my party": what is denied of each of them
    elif p.first == 0 and p.after < anchor and tokens[p.after].form in PART_OF and partners[anchor] < 0:
        anchor = anchor_of(tokens, anchor + 1)  # "nobody in my team asked": what the others print of players
    if anchor >= 0 and partners[anchor] < 0 and tokens[anchor].key in _OPINION | _LINKING:
        # "We do not regard it as a failure", "it will not remain closed": what follows is denied.
        for i in range(anchor + 1, len(tokens)):
            if "," in tokens[i].marks:
                break
            if tokens[i].kind == "content" and partners[i] >= 0:
                return True
            if tokens[anchor].key in _LINKING:
                break
        return False
    if anchor >= 0:
        return partners[anchor] >= 0 and not _denied_with(other.tokens, partners[anchor])
    if stand.close < CLOSE or not side.between(p.first) or all(g < 0 for g in side.gaps[p.first : p.after]):
        return False
    return all(token.kind != "content" for token in stand.facing(side, other, p))


def _denied_with(tokens: Sequence[Token], at: int) -> bool:
    """Whether an earlier denial reaches a word by way of "or": "never met her or took her calls"."""
    joined = False
    for token in reversed(tokens[max(0, at - 2 * FAR) : at]):
        joined = joined or token.form in ("or", "nor")
        if token.kind == "negation":
            return joined
        if token.form in _ENDS_REACH:
            return False
    return False


def _add_prefixes(side: Side, other: Side, points: list[Point]) -> None:
    """Count "unlawful" against "lawful" as a denial, and align the two."""
    for i, token in enumerate(side.tokens):
        if side.partners[i] >= 0 or not token.key.startswith(_PREFIXES) or token.kind != "content":
            continue
        roots = {token.key.removeprefix(prefix) for prefix in _PREFIXES if token.key.startswith(prefix)}
        for j, root in enumerate(other.tokens):
            if other.partners[j] < 0 and len(root.key) > 2 and root.key in roots:
                points[:] = [p for p in points if p.first != i]
                points.append(Point("negation", "negation", "", i, i + 1, i))
                side.partners[i], other.partners[j] = j, i
                break


def _denied_before(side: Side) -> Point | None:
    """The denial that a cut leaves out while it keeps what was denied: "Nobody claims that | it is safe"."""
    tokens = side.tokens
    first = next((i for i, j in enumerate(side.partners) if j >= 0), 0)
    if first == 0 or tokens[first - 1].key not in _SAID or "," in tokens[first].marks:
        return None
    start = first - 1
    while start > 0 and "," not in tokens[start].marks:
        start -= 1
    before = [p for p in points_of(side.text) if p.kind == "negation" and start <= p.first < first]
    denied = [p for p in before if not p.soft]
    if denied:
        return denied[-1] if len(denied) % 2 else None
    false = next((i for i in range(start, first) if tokens[i].key in _FALSE), None)
    return Point("negation", "negation", "", false, false + 1) if false is not None else None
