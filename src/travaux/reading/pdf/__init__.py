"""PDF in, `Draft` out: `read`. Everything else here serves it.

engine → lines → furniture, columns → layout (notes, tables) → flow → assemble → reader
"""

from travaux.reading.pdf.reader import read

__all__ = ["read"]
