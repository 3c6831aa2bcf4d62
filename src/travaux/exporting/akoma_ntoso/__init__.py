"""A document, or a part of it, as Akoma Ntoso 3.0 by the guidelines for the United Nations (AKN4UN).

`document` puts it together; `naming` gives names (IRIs) and kinds, `meta` what is said of the document,
`tree` who hangs on whom, `text` the words with their notes, `sections` and `speaking` the elements.
"""

from __future__ import annotations

from travaux.exporting.akoma_ntoso.document import write
from travaux.exporting.akoma_ntoso.text import Reference

__all__ = ["Reference", "write"]
