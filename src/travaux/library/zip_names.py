"""The name of a file in a zip archive, in whatever encoding it was packed. Pure.

In: an entry as `zipfile` sees it, which takes names of unknown encoding for DOS letters (cp437). Out:
the name as it was meant: UTF-8 where it is (many packers forget to say so), else Chinese or Russian of
older Windows where every letter beyond ASCII is one of that script and none touches a Latin one, else
Western.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from zipfile import ZipInfo

_SAYS_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # the extra field in which Info-ZIP keeps the name in UTF-8
# Encodings of packers, and how the names of letters of their script begin. Not the larger GB 18030: in it
# most Russian names are Chinese too.
_SCRIPTS = (("gb2312", "CJK UNIFIED"), ("cp866", "CYRILLIC"))
_MIXED = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")  # "Résumé" in one word


def name_of(info: ZipInfo) -> str:
    """The name with its folders, as a person would see it."""
    if info.flag_bits & _SAYS_UTF8:
        return _clean(info.filename)
    told = next(_told(info.extra), None)
    if told is not None:
        return _clean(told)
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return _clean(info.filename)
    return _clean(_decode(raw))


def _decode(raw: bytes) -> str:
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding, script in _SCRIPTS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _MIXED.search(text) and all(
            unicodedata.name(letter, "").startswith(script) for letter in text if letter > "\x7f"
        ):
            return text
    return raw.decode("cp437")


def _told(info_extra: bytes) -> Iterator[str]:
    at = 0
    while at + 4 <= len(info_extra):
        kind, length = struct.unpack_from("<HH", info_extra, at)
        body = info_extra[at + 4 : at + 4 + length]
        if kind == _UNICODE_PATH and len(body) > 5:
            yield body[5:].decode("utf-8", errors="replace")  # after a version and a checksum
        at += 4 + length


def _clean(name: str) -> str:
    """Without control characters and lone surrogates, which no database keeps."""
    return "".join("�" if unicodedata.category(one) in ("Cc", "Cs") else one for one in name)
