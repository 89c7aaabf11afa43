"""Datelines are cut off; sentences with dashes are not."""

import pytest

from quotes.articles.dateline import dateline_end


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, July 31 (Agency) —",
        "WASHINGTON (AP) —",
        "MOSCOW —",
        "HEMPSTEAD, N.Y. ―",
        "Damascus (AFP) –",
        "DES MOINES, Iowa, Aug. 10 (UPI) —",
        "DAMASCUS/MOSCOW, July 31 (Reuters) -",
        "Beijing, 31 July (Xinhua) --",
        "TEL AVIV, Israel (AP) —",
        "RIO DE JANEIRO —",
        "AL-ARISH, Egypt -",
        "Aug 27 (Reuters) -",
        "(Reuters) -",
        "ST. LOUIS —",
        "MOSCOW, July 31. /TASS/.",
        "UNITED NATIONS, Thursday, July 31, 2025 (AP) —",
    ],
)
def test_a_dateline_ends_after_its_dash(dateline: str) -> None:
    text = f"{dateline} The ministers met."
    end = dateline_end(text, 0, len(text))
    assert end is not None
    assert text[:end] == dateline


def test_a_dateline_alone_on_its_line_is_a_dateline() -> None:
    assert dateline_end("MOSCOW (AP) —", 0, 13) == 13


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia – which has bases there – said no.",
        "NATO — the alliance of thirty — said no.",
        "The ministers met.",
        "On Thursday, July 31 – The ministers met.",
        "Sergei Lavrov (right) – The minister.",
        "I — We met.",
        "POLLS WERE WRONG ABOUT EVERYTHING THIS YEAR - Jane Roe explains.",
        "“MOSCOW — The ministers met.”",
        "The 2015–2016 war ended.",
        "MOSCOW The ministers met — At last.",
    ],
)
def test_a_sentence_with_a_dash_is_not_a_dateline(sentence: str) -> None:
    assert dateline_end(sentence, 0, len(sentence)) is None
