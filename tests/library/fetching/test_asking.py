"""Whatever a source does, the request ends with the file or with a sentence."""

from __future__ import annotations

import socket

import pytest

from tests.library.fetching.source import PAGE, Reply, Source
from travaux.library.fetching.asking import Patience, ask
from travaux.library.home import Home
from travaux.texts.errors import (
    FetchError,
    NoFileError,
    NotIssuedError,
    SourceAwayError,
    SourceBusyError,
    StrayError,
)

pytestmark = pytest.mark.usefixtures("home")
_QUICK = Patience(silence=0.2, whole=5)


def _asked(address: str, **said: object) -> bytes:
    with ask(address, patience=_QUICK, **said) as answer:  # type: ignore[arg-type]
        assert answer.stream is not None
        return answer.stream.read()


def test_the_bytes_and_how_far_they_are(source: Source) -> None:
    source.has("A/57/292", "en", b"%PDF-" + bytes(100_000))
    told: list[tuple[int, int | None]] = []
    given = _asked(
        f"{source.address}/api/symbol/access?s=A%2F57%2F292&l=en&t=pdf",
        watch=lambda got, size: told.append((got, size)),
    )
    assert len(given) == 100_005
    assert told[-1] == (100_005, 100_005)


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (Reply(PAGE, 404), NotIssuedError, "no such document"),
        (Reply(PAGE, 202, {"Content-Type": "text/html"}), NoFileError, "wants to see a browser"),
        (Reply(PAGE, 403), NoFileError, "wants to see a browser"),
        (Reply(PAGE, 500), SourceAwayError, "out of order (HTTP 500)"),
        (Reply(PAGE, 503), SourceAwayError, "out of order"),
        (Reply(b"", 429, {"Retry-After": "7200"}), SourceBusyError, "asks to wait 2 hours"),
        (Reply(b"", 503, {"Retry-After": "30"}), SourceBusyError, "asks to wait 30 seconds"),
        (Reply(b"", 429, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}), SourceBusyError, "0 seconds"),
        (Reply(b"", 429, {"Retry-After": "soon"}), SourceBusyError, "asks to wait 60 seconds"),
        (Reply(b"%PDF", size=90), SourceAwayError, "broke off"),
        (Reply(hold=True), SourceAwayError, "does not answer in time"),
        (Reply(status=302, headers={"Location": "https://example.org/a.pdf"}), StrayError, "example.org"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), StrayError, "no known source"),
        (Reply(status=302, headers={"Location": "/files/a"}), StrayError, "without an end"),
    ],
)
def test_what_is_no_file_is_a_sentence(
    source: Source, reply: Reply, error: type[FetchError], words: str
) -> None:
    source.files["/files/a"] = reply
    with pytest.raises(error, match=r"^127\.0\.0\.1 ") as told:
        _asked(f"{source.address}/files/a")
    assert words in str(told.value)


def test_a_body_without_an_end_ends(source: Source) -> None:
    source.files["/files/a"] = Reply(b"%PDF" + bytes(100))
    with (
        pytest.raises(SourceAwayError, match="does not answer in time"),
        ask(f"{source.address}/files/a", patience=Patience(whole=-1)) as answer,
    ):
        assert answer.stream is not None
        answer.stream.read()


def test_nobody_listens(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StrayError):  # no source at all
            _asked(address)


def test_a_source_that_is_off(source: Source, settings: object) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.FETCH_SYSTEM = f"http://127.0.0.1:{taken.getsockname()[1]}"  # type: ignore[attr-defined]
        with pytest.raises(SourceAwayError, match="can't be reached"):
            _asked(f"{settings.FETCH_SYSTEM}/a")  # type: ignore[attr-defined]


def test_a_file_that_is_known_is_not_sent_again(source: Source) -> None:
    source.files["/files/a"] = Reply(b"%PDF", headers={"ETag": '"7"'})
    with ask(f"{source.address}/files/a", known={"If-None-Match": '"7"'}) as answer:
        assert (answer.stream, answer.etag) == (None, '"7"')
