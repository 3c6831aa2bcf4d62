"""Language versions of one text laid side by side: which block of one says what which of the other says.

    >>> from travaux.texts import alignment
    >>> rows = alignment.align(english.blocks, french.blocks)
    >>> rows[12].left, rows[12].right, rows[12].by
    ((14,), (13,), <By.NUMBER: 'number'>)

In: the blocks of two or three versions. Out: rows in reading order, each with places in either version.
What has no counterpart stands alone, with the reason: nothing is forced. `differences` points out the
figures and symbols that one version has and the other has not.
"""

from __future__ import annotations

from travaux.texts.alignment.aligning import align
from travaux.texts.alignment.differing import Difference, differences
from travaux.texts.alignment.joining import join
from travaux.texts.alignment.rows import By, Joined, Row, Why

__all__ = ["By", "Difference", "Joined", "Row", "Why", "align", "differences", "join"]
