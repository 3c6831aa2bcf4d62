"""One request to a source: its answer as a stream, and a sentence for whatever is not the file.

In: an address, what is known of its file already. Out: an `Answer` whose bytes can be read once, or an
error that says what the source did instead. Redirects are followed one by one, and only to known places;
silence, a body that never ends and one that breaks off end the request.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, BinaryIO, cast
from urllib.parse import quote, urljoin

from travaux import __version__
from travaux.library.fetching import sources, turns
from travaux.texts.errors import NoFileError, NotIssuedError, SourceAwayError, StrayError

_MOST_REDIRECTS = 6
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WAIT = 60.0  # seconds, where a source asks to wait and does not say how long
_ASCII = "".join(map(chr, range(0x21, 0x7F)))  # characters that stay as they are in an address from a header
_FAULTS = (OSError, http.client.HTTPException)  # URLError and TimeoutError are OSErrors
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_ACCEPTABLE)
Watch = Callable[[int, int | None], object]
"""Told bytes so far and bytes in all (None: unknown) while they come; may raise to end the request."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: without a sign from the source, and for the whole answer (100 MB over a slow line)."""

    silence: float = 30.0
    whole: float = 900.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source gave. `stream` is None when the file is the one that is known already."""

    stream: BinaryIO | None
    etag: str
    modified: str


@contextmanager
def ask(
    address: str,
    *,
    known: Mapping[str, str] | None = None,
    patience: Patience | None = None,
    watch: Watch | None = None,
) -> Iterator[Answer]:
    """Ask for a file; `known` are headers that name the one that is here. Raises FetchError."""
    limits = patience or Patience()
    until = time.monotonic() + limits.whole
    with closing(_followed(address, known or {}, limits, until)) as response:
        _refuse(address, response)
        headers = response.headers
        etag, modified = headers.get("ETag", ""), headers.get("Last-Modified", "")
        if response.status == HTTPStatus.NOT_MODIFIED:
            yield Answer(None, etag, modified)
        else:
            body = _Body(response, sources.host(address), until, watch)
            with io.BufferedReader(body) as stream:
                yield Answer(cast(BinaryIO, stream), etag, modified)


def _followed(address: str, known: Mapping[str, str], patience: Patience, until: float) -> Any:
    """The response at the end of the redirects."""
    at = address
    for _step in range(_MOST_REDIRECTS):
        if not sources.is_known(at):
            raise StrayError(
                f"{sources.host(address)} leads to {sources.host(at)}, which is no known source: "
                "nothing was asked there."
            )
        response = _opened(at, known, patience, sources.host(address))
        onward = response.headers.get("Location")
        if response.status not in _REDIRECTS or not onward:
            return response
        response.close()
        at = sources.safely(quote(urljoin(at, onward), safe=_ASCII))
        if time.monotonic() > until:
            raise _too_slow(sources.host(address))
    raise StrayError(f"{sources.host(address)} leads from one address to the next without an end.")


def _opened(address: str, known: Mapping[str, str], patience: Patience, host: str) -> Any:
    headers = {"User-Agent": f"travaux/{__version__}", "Accept": "application/pdf, */*;q=0.5", **known}
    request = urllib.request.Request(address, headers=headers)
    try:
        return _opener().open(request, timeout=patience.silence)
    except _FAULTS as fault:
        raise _away(fault, host) from fault


def _opener() -> urllib.request.OpenerDirector:
    """HTTP and HTTPS through the proxies of the environment; nothing else, and no redirect by itself."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _refuse(address: str, response: Any) -> None:
    """Raise what a status says that has no file to go with it."""
    status, host = response.status, sources.host(address)
    if status in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION, HTTPStatus.NOT_MODIFIED):
        return
    if status in _GONE:
        raise NotIssuedError(f"{host} has no such document (HTTP {status}).")
    if status == HTTPStatus.TOO_MANY_REQUESTS or (
        status == HTTPStatus.SERVICE_UNAVAILABLE and "Retry-After" in response.headers
    ):
        seconds = _seconds(response.headers.get("Retry-After", ""))
        turns.put_off(host, seconds)
        raise turns.busy(host, seconds)
    if status == HTTPStatus.ACCEPTED or status in _REFUSED:
        raise NoFileError(f"{host} wants to see a browser and gave no file (HTTP {status}).")
    raise SourceAwayError(f"{host} is out of order (HTTP {status}): try again later.")


def _seconds(retry_after: str) -> float:
    """How long to wait: a number of seconds, or a date."""
    if retry_after.strip().isdecimal():
        return float(retry_after.strip()[:9])
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return _WAIT


class _Body(io.RawIOBase):
    """The body of a response; what goes wrong in it is said in a sentence."""

    def __init__(self, response: Any, host: str, until: float, watch: Watch | None) -> None:
        self._response = response
        self._host = host
        self._until = until
        self._watch = watch
        length = response.headers.get("Content-Length", "")
        self._size = int(length) if length.isdecimal() else None
        self._got = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if time.monotonic() > self._until:
            raise _too_slow(self._host)
        try:
            data = self._response.read1(len(buffer))
        except _FAULTS as fault:
            raise _away(fault, self._host) from fault
        if not data and self._size is not None and self._got < self._size:
            raise _broke_off(self._host)
        buffer[: len(data)] = data
        self._got += len(data)
        if self._watch is not None and data:
            self._watch(self._got, self._size)
        return len(data)


def _away(fault: Exception, host: str) -> SourceAwayError:
    """A fault of the connection, in words."""
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    if isinstance(reason, TimeoutError):
        return _too_slow(host)
    if isinstance(reason, (http.client.HTTPException, ConnectionResetError, BrokenPipeError)):
        return _broke_off(host)
    why = "its name is not known here" if isinstance(reason, socket.gaierror) else str(reason)
    return SourceAwayError(f"{host} can't be reached ({why}): check the connection, and try again.")


def _too_slow(host: str) -> SourceAwayError:
    return SourceAwayError(f"{host} does not answer in time: try again later.")


def _broke_off(host: str) -> SourceAwayError:
    return SourceAwayError(f"{host} broke off before the file was whole: try again.")
