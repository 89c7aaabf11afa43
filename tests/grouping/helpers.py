"""Build renderings for the tests from one line each."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.grouping import group_renderings
from quotes.grouping.align import make_text
from quotes.grouping.canonical import LATEST
from quotes.grouping.normal import tokens_of
from quotes.grouping.relate import Item, make_link
from quotes.grouping.statements import Statements, read_statements, workers_of
from quotes.grouping.vectors import load_encoder
from quotes.grouping.weigh import learn
from quotes.model import Article, Link, Remark, Rendering

SPEAKER = "speaker"


class Press:
    """Articles made of the statements given, one after the other, and the renderings in them."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.about: dict[str, tuple[str | None, str | None]] = {}
        self.renderings: list[Rendering] = []

    def prints(
        self,
        article: str,
        text: str,
        speaker: str | None = SPEAKER,
        *,
        outlet: str | None = None,
        date: str | None = None,
        whole: bool | None = None,
        cue: str = " he said. ",
    ) -> str:
        """Let an article print a statement; return the key of its rendering."""
        before = self.texts.get(article, "") + "“"
        start = len(before)
        self.texts[article] = before + text + "”" + cue
        self.about.setdefault(article, (outlet, date))
        key = f"{article}:{start}"
        full = text[0].isupper() if whole is None else whole
        self.renderings.append(
            Rendering(key, article, article, start, start + len(text), text, whole=full, speaker=speaker)
        )
        return key

    def meet(self, *articles: str) -> None:
        """Let articles print one remark more, the same in all: then they are of one occasion."""
        for article in articles:
            self.prints(article, "Wheat prices will be frozen until the harvest is in.")

    @property
    def articles(self) -> dict[str, Article]:
        return {
            key: Article(key, key, text, (), "", outlet=self.about[key][0], date=self.about[key][1])
            for key, text in self.texts.items()
        }

    def group(self) -> tuple[tuple[Rendering, ...], tuple[Remark, ...]]:
        return group_renderings(self.renderings, self.articles, encoder=load_encoder())

    def together(self, *keys: str) -> bool:
        """Whether all of these renderings are in one remark."""
        return any(set(keys) <= set(remark.renderings) for remark in self.group()[1])

    def alone(self, key: str) -> bool:
        """Whether a rendering is a remark of its own."""
        return any(remark.renderings == (key,) for remark in self.group()[1])

    def linked(self, a: str, b: str) -> Link:
        """The link that two renderings would have, were they one remark and the first canonical."""
        by = {rendering.key: rendering for rendering in self.renderings}
        tokens = [tokens_of(by[key]) for key in (a, b)]
        lexicon = learn(tokens)
        one, other = (
            Item(by[key], make_text(words, lexicon), by[key].article, LATEST)
            for key, words in zip((a, b), tokens, strict=True)
        )
        return make_link(one, other, lexicon, 0.7)

    def link(self, a: str, b: str) -> Link:
        """The link between two renderings, one of which is canonical."""
        links = [link for remark in self.group()[1] for link in remark.links]
        return next(link for link in links if {link.a, link.b} == {a, b})


def statements_of(
    *texts: str,
    speakers: Sequence[str | None] = (),
    whole: Sequence[bool] = (),
) -> tuple[Statements, list[int]]:
    """Return the statements of texts, each an article of its own, and where each text is among them."""
    renderings = [
        Rendering(
            f"{n}",
            f"{n}",
            f"{n}",
            0,
            len(text),
            text,
            whole=whole[n] if whole else text[:1].isupper(),
            speaker=speakers[n] if speakers else None,
        )
        for n, text in enumerate(texts)
    ]
    with workers_of(1) as spread:
        statements = read_statements(renderings, [[n] for n in range(len(texts))], spread)
    place = {sentence: at for at, sentences in enumerate(statements.members) for sentence in sentences}
    return statements, [place[n] for n in range(len(texts))]
