"""Every error a person can meet, in one tree.

    TravauxError                     anything Travaux says no to, in one sentence
    ├── UsageError                   the request itself is off (page out of range, unknown form)
    └── UnreadableError              the file can't be read
        ├── NotFoundError            no such file, or a folder where a file was meant
        ├── EmptyFileError           the file holds no bytes
        ├── UnsupportedFormatError   not a PDF, Word, HTML or text file
        ├── DamagedFileError         the bytes break off or contradict themselves
        ├── EncryptedError           opens only with a password
        ├── LimitError               needs more time, memory or pages than allowed
        │   ├── TooSlowError
        │   ├── TooLargeError
        │   └── TooManyPagesError
        ├── ReaderCrashError         the reading process died (the run goes on)
        └── OcrUnavailableError      OCR was asked for and is not installed

Each carries one sentence: what is wrong, where, and what to do next.
"""

from __future__ import annotations


class TravauxError(Exception):
    """Root of the tree. `str(error)` is a whole sentence that can be shown to a person as it is."""

    code = "error"


class UsageError(TravauxError):
    """What was asked for can't be done as asked; nothing was read."""

    code = "usage"


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
