"""Original files, sent as they were given.

In: a request and an edition. Out: its file, or the part of it that was asked for. A PDF is shown by the
browser's own viewer, everything else is saved: a file from a stranger never runs as a page of this site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from travaux.library import originals
from travaux.library.models import Edition
from travaux.reading.sniff import PDF

_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")
_UNSAFE = re.compile(r"[^\w.()\[\] -]+")
_LONGEST_NAME = 120
_CHUNK = 1 << 16
_UNKNOWN = "application/octet-stream"


def original(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """The file of an edition; honours Range, for viewers that fetch a page at a time."""
    kept = edition.original
    media_type = kept.media_type or _UNKNOWN
    inline = media_type == PDF and "download" not in request.GET
    stream = originals.open_original(kept)
    response = _ranged(request.headers.get("Range", ""), stream, kept.size, media_type)
    name = safe_name(edition.name)
    response["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = f'"{kept.pk}"'
    response["Cache-Control"] = "private, no-cache"
    # The browser's PDF viewer brings scripts and styles of its own; the file can reach none of ours.
    response._csp_exempt = inline  # type: ignore[attr-defined]
    return response


def safe_name(name: str) -> str:
    """A file name without path, quotes or control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    cleaned = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, ending = cleaned.rpartition(".")
    if not dot:
        return cleaned[:_LONGEST_NAME] or "document"
    return f"{stem[:_LONGEST_NAME]}.{ending[:10]}"


def _ranged(asked: str, stream: BinaryIO, size: int, media_type: str) -> HttpResponseBase:
    ends = _ends(asked, size)
    if ends is None:
        return FileResponse(stream, content_type=media_type)
    start, stop = ends
    if start >= size:
        stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    stream.seek(start)
    part = StreamingHttpResponse(_slice(stream, stop - start), status=206, content_type=media_type)
    part["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    part["Content-Length"] = str(stop - start)
    return part


def _ends(asked: str, size: int) -> tuple[int, int] | None:
    """Where a single range begins and ends; None where the whole file is to be sent."""
    match = _RANGE.match(asked)
    if match is None or asked == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return max(0, size - int(last)), size
    stop = min(int(last) + 1, size) if last else size
    return (int(first), stop) if int(first) < stop or int(first) >= size else None


def _slice(stream: BinaryIO, length: int) -> Iterator[bytes]:
    with stream:
        while length > 0 and (chunk := stream.read(min(_CHUNK, length))):
            length -= len(chunk)
            yield chunk
