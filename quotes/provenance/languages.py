"""Names of languages, as English prints them."""

from __future__ import annotations

import re

LANGUAGES = tuple(
    """
    Afrikaans Albanian Amharic Arabic Aramaic Armenian Azerbaijani Azeri Bahasa Basque Belarusian
    Bengali Bosnian Bulgarian Burmese Cantonese Castilian Catalan Chechen Chinese Creole Croatian Czech
    Danish Dari Dutch English Estonian Farsi Filipino Finnish Flemish French Gaelic Galician Georgian
    German Greek Guarani Gujarati Hausa Hebrew Hindi Hungarian Icelandic Igbo Indonesian Irish Italian
    Japanese Javanese Kannada Kashmiri Kazakh Khmer Kinyarwanda Kirundi Korean Kurdish Kurmanji Kyrgyz
    Lao Latin Latvian Lingala Lithuanian Luxembourgish Macedonian Malagasy Malay Malayalam Maltese
    Mandarin Maori Marathi Moldovan Mongolian Montenegrin Nepali Norwegian Oromo Pashto Persian Polish
    Portuguese Punjabi Putonghua Quechua Romani Romanian Romansh Russian Samoan Sanskrit Serbian Shona
    Sindhi Sinhala Sinhalese Slovak Slovene Slovenian Somali Sorani Spanish Swahili Kiswahili Swedish
    Tagalog Tajik Tamil Tatar Telugu Thai Tibetan Tigrinya Turkish Turkmen Ukrainian Urdu Uyghur Uzbek
    Valencian Vietnamese Welsh Wolof Xhosa Yiddish Yoruba Zulu
    """.split()
)
"""Languages that remarks are reported to have been made in or translated from."""

LANGUAGE = rf"(?-i:(?:Brazilian |Mexican |American |British |Swiss )?(?:{'|'.join(LANGUAGES)}))(?![\w-])"
"""A pattern that matches one of them, by its capital even where case is ignored."""

ANY_LANGUAGE = re.compile(rf"(?<!\w){LANGUAGE}")

LETTERS = re.compile("|".join(LANGUAGES))
"""Finds at least the letters of what names a language, faster than all else here."""

_CODES = """
af Afrikaans, am Amharic, ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali, bs Bosnian, ca
Catalan, cs Czech, cy Welsh, da Danish, de German, el Greek, en English, es Spanish, et Estonian, eu Basque,
fa Persian, fi Finnish, fr French, ga Irish, gl Galician, gu Gujarati, ha Hausa, he Hebrew, hi Hindi, hr
Croatian, hu Hungarian, hy Armenian, id Indonesian, ig Igbo, is Icelandic, it Italian, ja Japanese, ka
Georgian, kk Kazakh, km Khmer, ko Korean, ku Kurdish, ky Kyrgyz, lo Lao, lt Lithuanian, lv Latvian, mk
Macedonian, mn Mongolian, ms Malay, mt Maltese, my Burmese, nb Norwegian, ne Nepali, nl Dutch, nn Norwegian,
no Norwegian, pa Punjabi, pl Polish, ps Pashto, pt Portuguese, ro Romanian, ru Russian, si Sinhala, sk Slovak,
sl Slovenian, so Somali, sq Albanian, sr Serbian, sv Swedish, sw Swahili, ta Tamil, te Telugu, tg Tajik, th
Thai, ti Tigrinya, tk Turkmen, tl Tagalog, tr Turkish, uk Ukrainian, ur Urdu, uz Uzbek, vi Vietnamese, yo
Yoruba, zh Chinese, zu Zulu
"""
_NAMES = dict(entry.split() for entry in _CODES.split(","))
_ALSO = {
    "Farsi": "Persian",
    "Dari": "Persian",
    "Mandarin": "Chinese",
    "Putonghua": "Chinese",
    "Azeri": "Azerbaijani",
}
_ALSO |= {"Castilian": "Spanish", "Flemish": "Dutch", "Slovene": "Slovenian", "Moldovan": "Romanian"}
_ALSO |= {"Filipino": "Tagalog", "Kiswahili": "Swahili", "Bahasa": "Indonesian", "Sinhalese": "Sinhala"}


def language_of(code: str | None) -> str:
    """Return the English name of the language of a BCP 47 code; the code itself where it has none here.

    Nothing is taken for English: an article that does not say is one that the English models can read.
    """
    main = (code or "en").partition("-")[0].lower()
    return _NAMES.get(main, main)


def languages_in(phrase: str) -> tuple[str, ...]:
    """Return the languages that a phrase names, each once, by one name each ("Farsi" is Persian)."""
    named = (m[0].split()[-1] for m in ANY_LANGUAGE.finditer(phrase))
    return tuple(dict.fromkeys(_ALSO.get(name, name) for name in named))
