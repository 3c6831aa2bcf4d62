"""Settings of the tests: those of the program, with a home that no person uses."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("TRAVAUX_HOME", tempfile.mkdtemp(prefix="travaux-tests-"))
os.environ.setdefault("TRAVAUX_SECRET_KEY", "tests only")
# A browser that a process has open keeps a loop going, which Django takes for asynchronous code of ours.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from travaux.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often
