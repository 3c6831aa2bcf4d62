"""The indexer as a process of its own: `python -m travaux.library.search.indexer`.

In: the library that the environment names. Out: an index in which every change is found within a
second, for as long as the process lives; one line an event on standard error. It ends in order on
SIGTERM or Ctrl-C, and when the process that started it is gone.
"""

from __future__ import annotations

import sys

from travaux.library import process

if __name__ == "__main__":
    sys.exit(process.run("travaux.library.search.following"))
