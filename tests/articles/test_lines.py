"""Input of every size and shape is cut in one pass."""

import pytest

from quotes.articles.blocks import lay_out

SIZE = 200_000


@pytest.mark.parametrize(
    ("unit", "most_blocks"),
    [
        ('“"', 1),
        ('" ', 1),
        ("word ", 1),
        ("x", 1),
        ("\n", 0),
        ("\r\n", 0),
        (" ", 0),
        ("[", 1),
        ("(", 1),
        ("<a", 1),
        ("<blockquote>", 1),
        ("</p>", 1),
        ("> ", 1),
        ("# ", 1),
        ("`", 1),
        ("A/", 1),
        ("MOSCOW ", 1),
        ("1", 1),
        ("\t\n", 0),
    ],
)
def test_long_runs_of_one_sign_make_one_block_or_none(unit: str, most_blocks: int) -> None:
    blocks = lay_out(unit * (SIZE // len(unit))).blocks
    assert len(blocks) <= most_blocks


def test_every_line_is_looked_at_a_fixed_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    import quotes.articles.lines as lines

    count = 0
    real = lines._last_sign

    def counted(text: str, start: int, end: int) -> int | str:
        nonlocal count
        count += 1
        return real(text, start, end)

    monkeypatch.setattr(lines, "_last_sign", counted)
    spent = []
    for number in (500, 1000):
        count = 0
        lay_out("The minister went to the bridge and saw that it was\n" * number)
        spent.append(count)
    assert spent[1] <= 2 * spent[0] + 10
