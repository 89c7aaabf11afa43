"""Who said it: from the source of each quotation to a person or a body, over all articles.

Names, descriptions and pronouns are read in each article (``mentions``), printed names are gathered into
people (``people``) and bodies (``entities``) over all of them, and each source is resolved where it stands
(``resolve``).  What cannot be known stays unknown.
"""

from __future__ import annotations

from quotes.speaker.speakers import resolve_speakers

__all__ = ["resolve_speakers"]
