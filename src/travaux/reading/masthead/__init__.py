"""What a document says of itself on its first page: symbol, title, date, language and so on.

    first_page (entries) → lines (what each says) → roles → title → values → Metadata

`mark` is all that others need.
"""

from travaux.reading.masthead.roles import mark

__all__ = ["mark"]
