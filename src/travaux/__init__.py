"""Travaux: a library of documents in which every paragraph has an address.

    >>> import travaux
    >>> reading = travaux.read("A_57_292.pdf")
    >>> reading.block("para_53").text

In: a path or the bytes of a PDF, Word, HTML or text file. Out: a `Reading` made of `Block`s.
Everything a person can be told is a `TravauxError`. Names are loaded when they are first used, so
that `import travaux` (and `travaux --help`) cost next to nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from travaux.reading.read import read
    from travaux.texts.errors import TravauxError
    from travaux.texts.reading import Block, Reading

__version__ = "0.1.0"

__all__ = ["Block", "Reading", "TravauxError", "__version__", "read"]

_HOME = {
    "Block": "travaux.texts.reading",
    "Reading": "travaux.texts.reading",
    "TravauxError": "travaux.texts.errors",
    "read": "travaux.reading.read",
}


def __getattr__(name: str) -> Any:
    """Load one of the public names on first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'travaux' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
