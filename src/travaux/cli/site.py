"""The web server as a process of its own: `python -m travaux.cli.site`, started by `travaux serve`.

In: a listening socket and a pipe (numbers of descriptors), how many workers. Out: the site, until it
is asked to stop; a byte on the pipe when it can answer. The application is loaded once, before the
workers are made from this process, so that they start at once and share its memory; no connection and
no thread is open at that moment.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

from travaux.library import ready
from travaux.texts.errors import TravauxError

THREADS = 6  # a worker: pages that wait for a picture must not hold up others
TIMEOUT = 120  # seconds without a sign of life after which a worker is replaced (large uploads take long)
GRACEFUL = 8  # seconds that requests have to finish when the site stops; less than the supervisor's patience
KEEP_ALIVE = 5  # seconds a browser's connection is held open for its next request
LONGEST_LINE = 8190  # bytes of a request's first line: long searches are links, too
MEMORY = "/dev/shm"  # where a worker leaves its sign of life: it must not wait for a disk


class Site(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our application, configured from here and nowhere else."""

    def __init__(self, options: Mapping[str, Any], load: Callable[[], Any]) -> None:
        self._options = options
        self._load = load
        super().__init__()

    def load_config(self) -> None:
        """Set the options; no file, no environment."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application, with its routes."""
        return self._load()


@click.command()
@click.option("--socket", "listening", type=int, required=True)
@click.option("--ready", "pipe", type=int, required=True)
@click.option("--workers", type=int, required=True)
def command(listening: int, pipe: int, workers: int) -> None:
    """Serve the site on a socket that is open already."""
    try:
        ready.start()
    except TravauxError as error:
        click.echo(f"travaux: {error}", err=True)
        sys.exit(1)
    Site(_options(listening, pipe, workers), _application).run()


def _options(listening: int, pipe: int, workers: int) -> dict[str, Any]:
    def before_fork(_arbiter: object, _worker: object) -> None:
        connections.close_all()

    def tell(_worker: object) -> None:
        with contextlib.suppress(OSError):  # who started us has gone, or has heard it already
            os.write(pipe, b".")

    return {
        "bind": [f"fd://{listening}"],
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "preload_app": True,
        "timeout": TIMEOUT,
        "graceful_timeout": GRACEFUL,
        "keepalive": KEEP_ALIVE,
        "limit_request_line": LONGEST_LINE,
        "worker_tmp_dir": MEMORY if Path(MEMORY).is_dir() else None,
        "control_socket_disable": True,
        "errorlog": "-",
        "loglevel": "error",
        "proc_name": "travaux",
        "pre_fork": before_fork,
        "post_worker_init": tell,
    }


def _application() -> Any:
    application = get_wsgi_application()
    _ = get_resolver().url_patterns  # the routes too, before the workers are made
    return application


if __name__ == "__main__":
    command()
