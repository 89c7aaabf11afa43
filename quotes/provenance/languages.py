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
