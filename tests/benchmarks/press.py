"""Write a press of any size: short articles of many stories, made out of sets of translations.

A story is told by up to eight outlets; each quotes three or four sentences of one speaker, in one of the
translations at hand.  The same for the same seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

OUTLETS = 8
"""How many outlets tell a story at most."""
SENTENCES = 4
"""How many sentences a speaker says in a story at most."""

_FIRST = (
    "Ada Bram Cleo Dario Edda Falk Greta Hugo Ines Joost Karla Lars Mona Nils Olga Piet Rhea Sven".split()
)
_LAST = (
    "Abel Brandt Corvo Dorn Elster Farkas Gorka Halm Ibsen Jansen Kolb Lund Maris Novak Orff Petri".split()
)
_PLACES = "Arvenna Belmora Castrel Dunhaven Elvik Fornos Galmar Hestia Istrel Jarvo Kelmar Lodenz".split()
_ROLES = "mayor minister governor chairwoman spokesman director".split()
_OUTLETS = "Herald Courier Post Monitor Gazette Tribune Observer Chronicle".split()
_OPENINGS = (
    "{place} waited all week for an answer, and on {day} it came.",
    "The council of {place} met on {day} for the second time this month.",
    "On {day} the {role} of {place} spoke for almost an hour.",
)
_FRAMES = (
    "“{said}” {name} said.",
    "“{said}” {last} told reporters in {place}.",
    "{last} added: “{said}”",
    "“{said}” said the {role}.",
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def write_press(sentences: Sequence[Sequence[str]], folder: Path, count: int, seed: int = 0) -> None:
    """Write ``count`` articles of 100 words or so each; ``sentences`` holds the translations of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(_articles(sentences, count, Random(seed))):
        (folder / f"article-{number:05}.md").write_text(text, encoding="utf-8")


def _articles(sentences: Sequence[Sequence[str]], count: int, random: Random) -> Iterator[str]:
    made = 0
    while made < count:
        name = f"{random.choice(_FIRST)} {random.choice(_LAST)}"
        about = {
            "name": name,
            "last": name.split()[1],
            "role": random.choice(_ROLES),
            "place": random.choice(_PLACES),
            "day": random.choice(_DAYS),
        }
        said = random.sample(sentences, SENTENCES)
        date = f"20{random.randrange(31, 39)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        for outlet in random.sample(_OUTLETS, random.randrange(1, OUTLETS + 1)):
            if made < count:
                yield _article(f"{about['place']} {outlet}", date, about, said, random)
                made += 1


def _article(
    outlet: str, date: str, about: dict[str, str], said: Sequence[Sequence[str]], random: Random
) -> str:
    title = f"The {about['role']} of {about['place']} answers"
    head = f"---\noutlet: {outlet}\ntitle: {title}\nauthor: Staff\ndate: {date}\n---\n"
    paragraphs = [random.choice(_OPENINGS).format(**about)]
    for frame, translations in zip(_FRAMES, said, strict=False):
        words = random.choice(translations).translate({ord(mark): None for mark in '"“”„'}).strip()
        inside = f"{words.rstrip('.')}," if frame.startswith("“") else words
        paragraphs.append(frame.format(said=inside, **about))
    return head + "\n" + "\n\n".join(paragraphs) + "\n"
