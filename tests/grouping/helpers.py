"""Build renderings for the tests from one line each."""

from __future__ import annotations

from quotes.grouping import group_renderings
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

    @property
    def articles(self) -> dict[str, Article]:
        return {
            key: Article(key, key, text, (), "", outlet=self.about[key][0], date=self.about[key][1])
            for key, text in self.texts.items()
        }

    def group(self) -> tuple[tuple[Rendering, ...], tuple[Remark, ...]]:
        return group_renderings(self.renderings, self.articles)

    def together(self, *keys: str) -> bool:
        """Whether all of these renderings are in one remark."""
        return any(set(keys) <= set(remark.renderings) for remark in self.group()[1])

    def alone(self, key: str) -> bool:
        """Whether a rendering is a remark of its own."""
        return any(remark.renderings == (key,) for remark in self.group()[1])

    def link(self, a: str, b: str) -> Link:
        """The link between two renderings, one of which is canonical."""
        links = [link for remark in self.group()[1] for link in remark.links]
        return next(link for link in links if {link.a, link.b} == {a, b})
