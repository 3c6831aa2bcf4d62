"""Django's settings, all from the environment: what a person may set is listed in docs/reference.

In: TRAVAUX_* variables. Out: the module that Django reads. Names no room's code but by string,
and belongs to none of the rooms: this is where they are put together.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from travaux.library.home import Home, here

HOME = here()
DATABASE_URL = os.environ.get("TRAVAUX_DATABASE_URL", "")
# "local": one owner, no signing in, on this machine only. "server": accounts.
MODE = os.environ.get("TRAVAUX_MODE", "local")
# Whether people who have not signed in may read what is public (server mode).
OPEN_TO_VISITORS = os.environ.get("TRAVAUX_OPEN_TO_VISITORS", "1") == "1"
LARGEST_UPLOAD_MB = int(os.environ.get("TRAVAUX_LARGEST_UPLOAD_MB", "200"))
# Whether the site fetches documents from the official document system; `travaux fetch` always may.
FETCH = os.environ.get("TRAVAUX_FETCH", "1" if MODE == "local" else "0") == "1"
FETCH_SYSTEM = os.environ.get("TRAVAUX_FETCH_SYSTEM", "https://documents.un.org")
FETCH_LINKS = os.environ.get("TRAVAUX_FETCH_LINKS", "https://docs.un.org")
FETCH_SECONDS_APART = float(os.environ.get("TRAVAUX_FETCH_SECONDS_APART", "1"))


def _secret(home: Home) -> str:
    """The key that signs sessions; `ready.start` writes it, before settings are loaded."""
    named = os.environ.get("TRAVAUX_SECRET_KEY")
    if named:
        return named
    with contextlib.suppress(OSError):
        if kept := home.secret.read_text(encoding="ascii").strip():
            return kept
    return secrets.token_urlsafe(50)  # no library yet: nothing is signed that must last


SECRET_KEY = _secret(HOME)

# Where this library is found ("https://library.example.org"): mails have whole links.
ADDRESS = os.environ.get("TRAVAUX_ADDRESS", "").rstrip("/")
# smtp://name:password@mail.example.org:587; smtps: encrypted from the start, smtp+starttls: from then on.
_MAIL = urlsplit(os.environ.get("TRAVAUX_MAIL_URL", ""))
MAIL_FROM = DEFAULT_FROM_EMAIL = os.environ.get("TRAVAUX_MAIL_FROM", "")
EMAIL_HOST, EMAIL_USE_SSL = _MAIL.hostname or "", _MAIL.scheme == "smtps"
EMAIL_USE_TLS = _MAIL.scheme == "smtp+starttls"
EMAIL_PORT = _MAIL.port or {"smtps": 465, "smtp+starttls": 587}.get(_MAIL.scheme, 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_TIMEOUT = 15  # seconds: who writes to the library meanwhile waits no longer
MAIL_IS_SET_UP = bool(EMAIL_HOST and MAIL_FROM and ADDRESS)
DEBUG = os.environ.get("TRAVAUX_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TRAVAUX_HOSTS", "localhost 127.0.0.1 [::1]").replace(",", " ").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in ("*",)]
BEHIND_HTTPS = os.environ.get("TRAVAUX_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "travaux.library.apps.LibraryConfig",
    "travaux.web.apps.WebConfig",
    "travaux.api.apps.ApiConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "travaux.api.border.ApiMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "travaux.web.viewers.ViewerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "travaux.web.faults.FaultMiddleware",
]
ROOT_URLCONF = "travaux.urls"
WSGI_APPLICATION = "travaux.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "travaux.web.context.everywhere",
            ],
        },
    }
]

# Writers queue up at the start of a transaction instead of failing in its middle; readers never wait.
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(HOME.database),
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-32768;PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
        ),
    },
}
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60) if DATABASE_URL else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "library.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [str(Path(__file__).with_name("locale"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
APPEND_SLASH = False  # a symbol has no slash at its end

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_TEMP_DIR = str(HOME.incoming)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# A rate limit in each process will do; the folder for uploads is made before the first request.
SILENCED_SYSTEM_CHECKS = ["django_ratelimit.E003", "django_ratelimit.W001", "files.E001"]
RATELIMIT_ENABLE = MODE == "server"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "travaux.web.faults.forged"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
