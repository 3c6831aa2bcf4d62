"""From pieces to blocks: numbers, kinds, the tree of headings, addresses.

    units → contents → headings → resolutions → numbering (the chain) → outline → speeches → walk

`build` is all that others need.
"""

from travaux.reading.structure.blocks import build

__all__ = ["build"]
