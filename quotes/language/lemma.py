"""Lemmas of regular forms that the dictionary of the lemmatizer does not hold."""

from __future__ import annotations

VOWELS = "aeiouy"


def regular_lemma(form: str, xpos: str) -> str:
    """Return the lemma of a lower-case English form, going by its Penn tag, if it is a regular one.

    A form without the ending that its tag calls for is returned as it is.
    """
    if xpos in ("VBZ", "NNS") and form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        if form.endswith("ies") and len(form) > 4:
            return form[:-3] + "y"
        if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
            return form[:-2]
        return form[:-1]
    if xpos in ("VBD", "VBN") and form.endswith("ed") and len(form) > 4:
        return form[:-3] + "y" if form.endswith("ied") else _bare(form[:-2])
    if xpos == "VBG" and form.endswith("ing") and len(form) > 5:
        return _bare(form[:-3])
    return form


def _bare(stem: str) -> str:
    """Return the verb of a stem that has lost -ed or -ing: "stopp" is stop, "lik" like, "talk" itself."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    ends_open = stem[-1] in "cgsuvz" or stem.endswith(("at", "bl", "pl", "tl", "dl", "gl", "rs"))
    short = len(stem) >= 3 and stem[-1] in "bdklmnprt" and stem[-2] in VOWELS and stem[-3] not in VOWELS
    if ends_open and not stem.endswith(("ss", "ng")):
        return stem + "e"
    return stem + "e" if short and sum(letter in VOWELS for letter in stem) == 1 else stem
