"""The fetcher as a process of its own: `python -m travaux.library.fetching.worker`.

In: the library that the environment names. Out: documents that were asked for are fetched for as long as
the process lives; one line an event on standard error. It ends in order on SIGTERM or Ctrl-C, and when the
process that started it is gone.
"""

from __future__ import annotations

import sys

from travaux.library import process

if __name__ == "__main__":
    sys.exit(process.run("travaux.library.fetching.loop", at_once=True))
