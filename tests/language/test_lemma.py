"""Regular forms that no dictionary holds have the lemma that their tag and ending give."""

from __future__ import annotations

import pytest

from quotes.language.lemma import regular_lemma


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("retweets", "VBZ", "retweet"),
        ("podcasts", "NNS", "podcast"),
        ("gullies", "NNS", "gully"),
        ("ditches", "NNS", "ditch"),
        ("faxes", "VBZ", "fax"),
        ("lies", "NNS", "lie"),
        ("retweeted", "VBD", "retweet"),
        ("vilified", "VBN", "vilify"),
        ("unplugged", "VBD", "unplug"),
        ("stalled", "VBD", "stall"),
        ("doped", "VBN", "dope"),
        ("lambasted", "VBD", "lambast"),
        ("debunking", "VBG", "debunk"),
        ("blogging", "VBG", "blog"),
        ("championing", "VBG", "champion"),
        ("surmising", "VBG", "surmise"),
        ("intimating", "VBG", "intimate"),
    ],
)
def test_a_regular_ending_is_taken_off(form: str, xpos: str, lemma: str) -> None:
    assert regular_lemma(form, xpos) == lemma


@pytest.mark.parametrize(
    ("form", "xpos"),
    [
        ("gas", "NN"),
        ("boss", "NNS"),
        ("went", "VBD"),
        ("red", "VBD"),
        ("king", "VBG"),
        ("bus", "NNS"),
        ("", "VBZ"),
    ],
)
def test_a_form_without_the_ending_of_its_tag_is_left_alone(form: str, xpos: str) -> None:
    assert regular_lemma(form, xpos) == form
