"""The worker as a process of its own: `python -m travaux.library.adding.worker`.

In: the library that the environment names. Out: whatever waits is read and stored for as long as the
process lives; one line an event on standard error. It ends in order on SIGTERM or Ctrl-C, and when the
process that started it is gone: what it was reading then waits for the next one.
"""

from __future__ import annotations

import sys

from travaux.library import process

if __name__ == "__main__":
    sys.exit(process.run("travaux.library.adding.loop"))
