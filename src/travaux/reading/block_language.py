"""The language of single blocks: that of the document, unless a block is plainly in another.

In: a block's text and the document's language. Out: an ISO 639-1 code, or None when neither says.
Asked of every block, so it looks for a word of the document's own language first; only a block
without any is measured.
"""

from __future__ import annotations

import re

from travaux.reading import language

# Words that no other of these languages has, as they stand inside a sentence.
_OWN = {
    "en": (" the ", " of ", " and ", " to "),
    "fr": (" les ", " des ", " et ", " du ", " dans "),
    "es": (" los ", " las ", " y ", " del ", " el "),
    "pt": (" dos ", " das ", " do ", " da ", " em ", " e "),
}
_SCRIPT = {
    "ru": re.compile("[\u0400-\u04ff]{3}"),
    "ar": re.compile("[\u0621-\u064a]{3}"),
    "zh": re.compile("[\u4e00-\u9fff]{2}"),
}
_LATIN_ONLY = frozenset(_OWN)
_ENOUGH = 60  # characters below which function words say little
_OTHER_SCRIPT = re.compile("[\u0370-\u08ff\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af]")


def of(text: str, document: str | None) -> str | None:
    """The language of a block of a document in `document` (ISO 639-1, or None when unknown)."""
    if document in _OWN and any(word in text for word in _OWN[document]):
        return document
    if document in _SCRIPT and _SCRIPT[document].search(text):
        return document
    if len(text) < _ENOUGH and not (document in _LATIN_ONLY and _OTHER_SCRIPT.search(text)):
        return document
    return language.detect(text, document)
