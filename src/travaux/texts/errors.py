"""Every error a person can meet, in one tree.

    TravauxError                     anything Travaux says no to, in one sentence
    ├── UsageError                   the request itself is off (page out of range, unknown form)
    │   └── FieldsError              some fields of a form are wrong; one sentence for each
    ├── UnreadableError              the file can't be read
    │   ├── NotFoundError            no such file, or a folder where a file was meant
    │   ├── EmptyFileError           the file holds no bytes
    │   ├── UnsupportedFormatError   not a PDF, Word, HTML or text file
    │   ├── DamagedFileError         the bytes break off or contradict themselves
    │   ├── EncryptedError           opens only with a password
    │   ├── LimitError               needs more time, memory or pages than allowed
    │   │   ├── TooSlowError
    │   │   ├── TooLargeError
    │   │   └── TooManyPagesError
    │   ├── ReaderCrashError         the reading process died (the run goes on)
    │   └── OcrUnavailableError      OCR was asked for and is not installed
    ├── BadArchiveError              a zip that can't be unpacked safely
    ├── FetchError                   a source did not give the document that was asked for
    │   ├── NotIssuedError           it has none in that language, or does not know the symbol
    │   ├── NoFileError              it gave a page for people where a file was expected
    │   ├── SourceAwayError          it can't be reached, broke off, or is out of order
    │   ├── SourceBusyError          it asks to wait
    │   ├── StrayError               it leads to a place that is none of the known ones
    │   ├── WrongDocumentError       what it gave is another document
    │   └── WrongLanguageError       what it gave is in another language
    ├── MissingError                 the library has no such document, paragraph or page
    ├── NotAllowedError              this person may not do that
    ├── ConflictError                it would break something that must stay unique or is in use
    ├── QueryError                   the search can't be understood; says where
    └── LibraryError                 the library's own folder or database is not as it should be
        ├── IndexLostError           the search index can't be used and must be made again
        └── WriterBusyError          another process is writing to the search index

Each carries one sentence: what is wrong, where, and what to do next.
"""

from __future__ import annotations


class TravauxError(Exception):
    """Root of the tree. `str(error)` is a whole sentence that can be shown to a person as it is."""

    code = "error"


class UsageError(TravauxError):
    """What was asked for can't be done as asked; nothing was read."""

    code = "usage"


class FieldsError(UsageError):
    """Some fields hold what can't be; `fields` has a sentence for each of them."""

    code = "bad-fields"

    def __init__(self, fields: dict[str, str] | str) -> None:
        super().__init__(fields if isinstance(fields, str) else " ".join(fields.values()))
        self.fields = {} if isinstance(fields, str) else fields


class UnreadableError(TravauxError):
    """The file can't be turned into a reading."""

    code = "unreadable"


class NotFoundError(UnreadableError):
    """No file stands at that path."""

    code = "not-found"


class EmptyFileError(UnreadableError):
    """The file holds no bytes."""

    code = "empty-file"


class UnsupportedFormatError(UnreadableError):
    """The bytes are none of the formats that Travaux reads."""

    code = "unsupported-format"


class DamagedFileError(UnreadableError):
    """The format is known but the bytes break off or contradict themselves."""

    code = "damaged-file"


class EncryptedError(UnreadableError):
    """The file opens only with a password."""

    code = "encrypted"


class LimitError(UnreadableError):
    """Reading would pass a limit (see `travaux read --help`)."""

    code = "limit"


class TooSlowError(LimitError):
    """Reading took longer than the time allowed."""

    code = "too-slow"


class TooLargeError(LimitError):
    """Reading needed more memory than allowed, or the file itself is too large."""

    code = "too-large"


class TooManyPagesError(LimitError):
    """The file has more pages than allowed."""

    code = "too-many-pages"


class ReaderCrashError(UnreadableError):
    """The process that read the file died; other files are not affected."""

    code = "reader-crash"


class OcrUnavailableError(UnreadableError):
    """OCR was asked for and is not installed."""

    code = "ocr-unavailable"


class BadArchiveError(TravauxError):
    """An archive can't be unpacked, or not without danger; nothing of it was taken in."""

    code = "bad-archive"


class FetchError(TravauxError):
    """A source did not give the document that was asked for; nothing was kept."""

    code = "not-fetched"


class NotIssuedError(FetchError):
    """The source has no such document, or none in that language."""

    code = "not-issued"


class NoFileError(FetchError):
    """The source gave a page for people, or another thing that is no file of a document."""

    code = "no-file"


class SourceAwayError(FetchError):
    """The source can't be reached, broke off, or says that it is out of order."""

    code = "source-away"


class SourceBusyError(FetchError):
    """The source asks to wait; `seconds` says how long."""

    code = "source-busy"

    def __init__(self, sentence: str, seconds: float = 0.0) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class StrayError(FetchError):
    """The source leads to a place that is none of the known ones; nothing was asked there."""

    code = "stray"


class WrongDocumentError(FetchError):
    """What the source gave is another document than the one asked for, or prints no symbol."""

    code = "wrong-document"


class WrongLanguageError(FetchError):
    """What the source gave is in another language than the one asked for."""

    code = "wrong-language"


class MissingError(TravauxError):
    """The library has no such document, paragraph, page or person, or it may not be seen."""

    code = "missing"


class NotAllowedError(TravauxError):
    """Whoever asks may not do this; the sentence says who may."""

    code = "not-allowed"


class ConflictError(TravauxError):
    """It would collide with what is there: a name that is taken, a thing in use."""

    code = "conflict"


class QueryError(TravauxError):
    """A search can't be understood. `at` and `end` are the place in the query, in characters."""

    code = "bad-query"

    def __init__(self, sentence: str, at: int = 0, end: int | None = None) -> None:
        super().__init__(sentence)
        self.at = at
        self.end = at + 1 if end is None else end


class LibraryError(TravauxError):
    """The library's folder, database or index is not as it should be; the sentence says what helps."""

    code = "library"


class IndexLostError(LibraryError):
    """There is no index that can be used: missing, damaged, or made by another version."""

    code = "index-lost"


class WriterBusyError(LibraryError):
    """Another process is writing to the index; it will do what there is to do."""

    code = "index-busy"
