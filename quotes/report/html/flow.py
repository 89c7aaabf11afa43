"""How a remark reached its readers, drawn: boxes and arrows that are a nested list."""

from __future__ import annotations

from quotes.model import Remark
from quotes.report.chain import Journey, Piece, Way, journey
from quotes.report.html.element import Html, element, hidden, together
from quotes.report.index import Index
from quotes.report.words import UNKNOWN_SPEAKER

_ORDER = ("interpreter", "translation", "back-translation", "relay", "pickup")

_LEAST = 3  # fewer boxes than that behind the speaker are no drawing

_Paths = list[tuple[tuple[Piece, ...], tuple[str, ...]]]
"""What happened on each way, from mouth to page, and the outlets at its end."""


def drawing(index: Index, remark: Remark) -> Html | None:
    """Draw how a remark came from its speaker to the outlets; ``None`` where a sentence shows as much.

    That is where nothing is known of it, and where one thing is of one outlet.  Ways that begin alike are
    drawn once.  What is only inferred is dashed and says "presumably".
    """
    found: Journey = journey(index, remark)
    steps = len(found.spoken) + sum(len(way.pieces) for way in found.ways)
    outlets = sum(len(way.outlets) for way in found.ways)
    if not steps or steps + outlets < _LEAST:
        return None
    speaker = index.speaker(remark.speaker)
    name = speaker.name if speaker is not None else UNKNOWN_SPEAKER
    root = element("span", element("bdi", name), class_="box mouth")
    spoken = _spoken(found)
    paths: _Paths = [((*spoken, *_in_order(way)), way.outlets) for way in found.ways]
    return element(
        "figure",
        element("figcaption", hidden("The way from the speaker to the outlets")),
        element("div", root, _branches(paths), class_="tree"),
        class_="flow",
    )


def _spoken(found: Journey) -> tuple[Piece, ...]:
    if not found.spoken:
        return ()
    words = " or ".join(piece.words for piece in found.spoken)
    return (Piece("spoken", f"spoken {words}", all(piece.stated for piece in found.spoken)),)


def _in_order(way: Way) -> list[Piece]:
    return sorted(way.pieces, key=lambda piece: _ORDER.index(piece.kind))


def _branches(paths: _Paths) -> Html:
    """Draw what comes next on some ways: the outlets where they end, and what they go through."""
    further: dict[Piece, _Paths] = {}
    ends: list[str] = []
    for pieces, outlets in paths:
        if pieces:
            further.setdefault(pieces[0], []).append((pieces[1:], outlets))
        else:
            ends += outlets
    branches = [
        element("li", _box(piece), _branches(rest), class_=None if piece.stated else "inferred")
        for piece, rest in further.items()
    ]
    if ends:
        names = (element("span", element("bdi", name), class_="outlet") for name in ends)
        branches.append(element("li", element("span", together(names, " "), class_="box page")))
    return element("ul", *branches, role="list")


def _box(piece: Piece) -> Html:
    sure = None if piece.stated else element("span", "presumably ", class_="sure")
    return element("span", sure, element("bdi", piece.words), class_="box")
