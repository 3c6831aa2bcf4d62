"""`make demo`: the sample library in the browser, open on a paragraph.

In: nothing. Out: a library in demo/library with the sample in it, and the site until Ctrl-C. Where CI or
DEMO_SECONDS is set it only sees that the first paragraph answers, says after how many seconds, and ends;
without a display it prints the address instead of opening it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_HOME = Path(__file__).parents[1] / "demo" / "library"
_TRAVAUX = str(Path(sys.executable).parent / "travaux")
_PORTS = (8000, 0)  # the usual one, else any that is free
_PATIENCE = 60  # seconds in which the first paragraph must be on screen
_BETWEEN = 0.1  # seconds between two looks

os.environ["TRAVAUX_HOME"] = str(_HOME)

from travaux.library import ready  # noqa: E402  the library's place is said first

ready.start()

from travaux.library import people, sample  # noqa: E402  tables can be loaded only now
from travaux.library.adding.work import work  # noqa: E402
from travaux.library.models import Addition, Edition  # noqa: E402


def main() -> int:
    """Add the sample, start the site; its exit code."""
    began = time.monotonic()
    _add()
    port = _free_port()
    address = f"http://127.0.0.1:{port}{sample.FIRST}"
    checking = bool(os.environ.get("CI") or os.environ.get("DEMO_SECONDS"))
    print(f"\nThe first paragraph: {address}", flush=True)
    site = subprocess.Popen([_TRAVAUX, "serve", "--port", str(port), *_opening(checking)])
    try:
        return _check(site, address, began) if checking else site.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        site.terminate()
        with contextlib.suppress(KeyboardInterrupt):
            site.wait()


def _add() -> None:
    """Read the sample into the library, unless it is there."""
    if Edition.objects.exists():
        print(f"The sample is in {_HOME} already.")
        return
    print(f"Reading the sample into {_HOME}:", flush=True)
    batch = sample.add(people.owner())
    work(batch=batch, on_finished=_told)


def _told(row: Addition) -> None:
    doubt = f": {row.reason}" if row.reason else ""
    print(f"  {row.name:28} {row.get_state_display()}{doubt}", flush=True)


def _free_port() -> int:
    for port in _PORTS:
        with contextlib.suppress(OSError), socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", port))
            return int(taken.getsockname()[1])
    raise SystemExit("No port is free on this machine.")


def _opening(checking: bool) -> list[str]:
    shown = (
        sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return ["--open", sample.FIRST] if shown and not checking else ["--no-open"]


def _check(site: subprocess.Popen[bytes], address: str, began: float) -> int:
    """Wait until the paragraph answers, and for as long as DEMO_SECONDS says; 1 when it never does."""
    while time.monotonic() - began < _PATIENCE and site.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
            if "fundamental element" not in page:
                print("The page came, but not its paragraph.", file=sys.stderr)
                return 1
            print(f"It answered {time.monotonic() - began:.1f} s after the start.", flush=True)
            with contextlib.suppress(subprocess.TimeoutExpired):
                site.wait(float(os.environ.get("DEMO_SECONDS") or 0))
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            site.wait(_BETWEEN)
    print(f"{address} did not answer.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
