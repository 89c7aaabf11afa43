"""Invented news prose for made pages: paragraphs with headings, speech and block quotations in them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

OUTLETS = (
    "The Harbour Post",
    "Coast Herald",
    "The Almond Valley Times",
    "Lindhaven Courier",
    "North Quay News",
    "The Tern",
    "Radio Ostermark",
    "Marsh & Mill Gazette",
)
FIRST = "Mara Oskar Ilse Teodor Anneke Bram Salma Ruben Ingrid Pavle Noor Cato Émile José Zoë".split()
LAST = "Lind Vestergaard Okonjo Brandt Halloran Sá Petrov Abendroth Quint Marlowe Fenn Duarte Løvik".split()
PLACES = "Lindhaven Ostermark Vell Greywater Sandry Kestrel Marsh Almond Valley Port Ives Tarn".split()
ROLES = (
    "the harbour minister",
    "a spokeswoman for the council",
    "the mayor of Vell",
    "who leads the fishers' union",
    "the envoy to the talks",
    "a member of the river commission",
)
THINGS = "ferry bridge lock quay dam lighthouse railway market hospital reservoir orchard ring road".split()
DOINGS = (
    "would reopen before the winter",
    "had cost twice what was planned",
    "must not be sold to anybody",
    "was closed for the third time this year",
    "needs a new roof and new people",
    "will be paid for by both sides",
    "could not be finished in time",
)
REPORTED = (
    "The {thing} {doing}, according to papers that the council published on {day}.",
    "On {day} the two sides met in {place} for the first time since the storm of {year}.",
    "Work on the {thing} began in {year} and was to take three years, but it stopped when the money ran out.",
    "About {number} people live near the {thing}, most of them in houses that were built after the flood.",
    "Those who live in {place} have waited for an answer since the commission met there in {year}.",
    "The commission is to vote on the matter in {month}, and its members do not agree on much.",
    "Nobody was hurt when the {thing} was flooded last {month}, though {number} homes lost power.",
    "In {place}, shops stayed shut and the market moved to the upper town, away from the {thing}.",
    "A report of {number} pages, which this paper has seen, says that the {thing} {doing}.",
)
SPOKEN = (
    "we have waited for the {thing} long enough",
    "nobody asked the people of {place} what they want",
    "there are {number} reasons to say no, and one to say yes",
    "I will not sign anything that I have not read",
    "the {thing} {doing}, and everybody knows it",
    "it was never about money, it was about who decides",
    "if the {thing} goes, {place} goes with it",
    "we shall open it together and we shall keep it open",
)
FRAGMENTS = (
    "a new page",
    "no more than a promise",
    "the last of its kind",
    "wholly unacceptable",
    "a matter of weeks",
    "fair to both banks",
)
HEADINGS = (
    "A long wait",
    "What happens next",
    "‘Nothing has changed’",
    "Money and promises",
    "Voices from the quay",
    "The view from {place}",
    "Who pays for the {thing}?",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Part:
    """A paragraph, or what stands where one could: ``p``, ``h2``, ``quote`` or ``li``.

    In ``text``, ``“…”`` are quotation marks, which a layout may write as it likes.
    """

    kind: str
    text: str


@dataclass(frozen=True)
class Story:
    """What a page is made from."""

    title: str
    authors: tuple[str, ...]
    outlet: str
    date: str
    place: str
    parts: tuple[Part, ...]


def person(random: Random) -> str:
    """Return the name of somebody who does not exist."""
    return f"{random.choice(FIRST)} {random.choice(LAST)}"


def story(random: Random, paragraphs: int) -> Story:
    """Return a story of about so many paragraphs."""
    parts: list[Part] = []
    while len(parts) < paragraphs:
        roll = random.random()
        if parts and roll < 0.10 and parts[-1].kind == "p":
            parts.append(Part("h2", _filled(random, random.choice(HEADINGS))))
        elif parts and roll < 0.18:
            said = [_sentence(_filled(random, random.choice(SPOKEN))) for _ in range(random.randint(1, 3))]
            parts.append(Part("quote", " ".join(said)))
        elif parts and roll < 0.24:
            parts += [Part("li", _filled(random, random.choice(REPORTED))) for _ in range(3)]
        else:
            parts.append(Part("p", _paragraph(random)))
    if parts[-1].kind != "p":
        parts.append(Part("p", _paragraph(random)))
    day = f"{random.randint(2019, 2034)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    thing, doing = random.choice(THINGS), random.choice(DOINGS)
    return Story(
        title=f"{random.choice(PLACES)}’s {thing} {doing}, {random.choice(('council', 'minister'))} says",
        authors=tuple({person(random): None for _ in range(random.choice((1, 1, 1, 2)))}),
        outlet=random.choice(OUTLETS),
        date=day,
        place=random.choice(PLACES),
        parts=tuple(parts),
    )


def _paragraph(random: Random) -> str:
    return " ".join(_told(random) for _ in range(random.randint(1, 3)))


def _told(random: Random) -> str:
    said, name = _filled(random, random.choice(SPOKEN)), person(random)
    role = random.choice(ROLES)
    return random.choice(
        (
            _filled(random, random.choice(REPORTED)),
            _filled(random, random.choice(REPORTED)),
            f"“{_sentence(said)[:-1]},” said {name}, {role}.",
            f"{name}, {role}, said: “{_sentence(said)}”",
            f"{name} called it “{random.choice(FRAGMENTS)}” and left before the vote.",
            f"“{_sentence(said)[:-1]},” {name} told reporters. “{_sentence(_filled(random, SPOKEN[3]))}”",
            f"{name}, {role}, said that {said}.",
        )
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _filled(random: Random, text: str) -> str:
    return text.format(
        thing=random.choice(THINGS),
        doing=random.choice(DOINGS),
        place=random.choice(PLACES),
        day=random.choice(DAYS),
        month=random.choice(MONTHS),
        year=random.randint(1989, 2018),
        number=random.randint(12, 980),
    )
