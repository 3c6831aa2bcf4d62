"""Collections: what belongs to a case, gathered under a name, in order, with notes and fields of its own.

In: a viewer and what they do with collections. Out: changes and lists that show nothing beyond what they see.

    gathering                    collections made, named, introduced, made public, taken apart
    entries                      documents in them: rows for the search and items kept alike
    items, typed                 what is put in, moved, noted, taken out; what people name by typing
    finding, showing             lists with filters and facets, what somebody sees of an item
    fields, values, saying       own fields; what items say in them, checked; the same as people read it
    lists, list_table, terming   lists of terms (thesauri), for fields with a choice
    table, reading_in            a collection as a table; tables (CSV) that people give
    members                      people and groups with whom one is shared
    tracking, words              keeps items true while documents are read anew, move or go
    saved, following             searches that are kept, and who follows what
    news, digest                 what is new, for feeds, and the mail about it
"""

from __future__ import annotations

from travaux.library.collecting.gathering import delete as delete
from travaux.library.collecting.gathering import introduce as introduce
from travaux.library.collecting.gathering import make as make
from travaux.library.collecting.gathering import named as named
from travaux.library.collecting.gathering import put as put
from travaux.library.collecting.gathering import rename as rename
from travaux.library.collecting.gathering import share as share
from travaux.library.collecting.gathering import take_out as take_out
