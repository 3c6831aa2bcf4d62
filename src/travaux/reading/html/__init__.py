"""Saved HTML pages in, `Draft` out: `read`."""

from travaux.reading.html.reader import read

__all__ = ["read"]
