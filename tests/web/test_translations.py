"""The interface in every language: nothing is left out, nothing is stale, and pages show it.

What is taken out of the code here is taken by Python's own parser and Django's own template lexer, so that
the tests need no gettext; `make messages`, which does, writes the files that they check.
"""

from __future__ import annotations

import ast
import re
import uuid
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import LazySettings, settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from django.utils.translation import ngettext
from django.utils.translation.template import templatize
from lxml import html

import travaux
from tests.library.shelf import shelve, short_report
from tests.web.connected import join, note
from tests.web.site import browser
from travaux.library import collecting
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer
from travaux.library.search import indexing
from travaux.web.templatetags import shown

ROOM = Path(travaux.__file__).parent
LANGUAGES = ("fr", "ar")
_MARKED = re.compile(r"(?:n?p?gettext(?:_lazy|_noop)?|_)\Z")
_LITERAL = r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*{_LITERAL}(?:\s*,\s*{_LITERAL})?")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# Names and forms that are the same in every language, and the names of the people of these tests.
_EVERYWHERE = re.compile(
    r"Travaux|PDF|Word|HTML|docx|zip|JSON|json|Markdown|md|txt|OR|API|Ctrl|OSCOLA|Bluebook|SHA|AR|FRA|KEN"
    r"|Akoma|Ntoso|XML|CSL|BibTeX|RIS|CSV|LD|GraphML|xml|ris|bib|csl|csv|jsonld|graphml"
    r"|XLSX|Atom|file|pip|install|travaux|similar"
    r"|lines|running|en|fr|es|ru|ar|zh|owner|visitor|reader|contributor|editor|admin"
)
# Elements whose text is no text of the interface; the title of a page quotes the document's.
_NOT_SAID = ("title", "script", "style", "code", "pre", "kbd", "bdi", "textarea")
_LABELS = ("aria-label", "title", "placeholder", "alt", "data-head")
Key = tuple[str | None, str]


def _po(language: str) -> Path:
    return ROOM / "locale" / language / "LC_MESSAGES" / "django.po"


def _catalog(language: str) -> Catalog:
    with _po(language).open("rb") as file:
        return read_po(file, locale=language)


def _messages(language: str) -> list[Message]:
    return [message for message in _catalog(language) if message.id]


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _context(message: Message) -> str | None:
    """Babel leaves contexts of compiled files as bytes."""
    context: str | bytes | None = message.context
    return context.decode() if isinstance(context, bytes) else context


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and _MARKED.match(node.func.id):
            yield node.func.id, node


def _in_python(text: str) -> Iterator[Key]:
    for name, call in _calls(ast.parse(text)):
        said = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
        with_context = "pgettext" in name
        if said and isinstance(said[with_context], str):
            yield (str(said[0]) if with_context else None), str(said[with_context])


def _in_template(text: str) -> Iterator[Key]:
    for name, first, second in _IN_TEMPLATE.findall(templatize(text)):
        if "pgettext" in name:
            yield ast.literal_eval(first), ast.literal_eval(second)
        else:
            yield None, ast.literal_eval(first)


def _sources(ending: str) -> list[Path]:
    return sorted(ROOM.rglob(f"*{ending}"))


@pytest.fixture(scope="module")
def in_code() -> frozenset[Key]:
    return frozenset(
        chain(
            chain.from_iterable(_in_python(path.read_text(encoding="utf-8")) for path in _sources(".py")),
            chain.from_iterable(_in_template(path.read_text(encoding="utf-8")) for path in _sources(".html")),
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_hold_what_the_code_says(language: str, in_code: frozenset[Key]) -> None:
    there = {(message.context, _singular(message)) for message in _messages(language)}
    assert len(in_code) > 500  # the extraction itself works
    assert not in_code - there, "not in the .po file: run `make messages` and translate"
    assert not there - in_code, "no longer in the code: run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    forms = _catalog(language).num_plurals
    assert forms == {"fr": 2, "ar": 6}[language]
    for message in _messages(language):
        assert not message.fuzzy, f"guessed by msgmerge, to be looked at: {message.id}"
        assert all(_strings(message)), f"not translated: {message.id}"
        assert len(_strings(message)) == (forms if message.pluralizable else 1), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    for message in _messages(language):
        wanted = sorted(_PLACEHOLDER.findall(message.id if isinstance(message.id, str) else message.id[1]))
        for form, text in enumerate(_strings(message)):
            # "One document", "two documents": Arabic says these numbers in words.
            in_words = language == "ar" and message.pluralizable and form < 3 and "%d" not in wanted
            found = sorted(_PLACEHOLDER.findall(text))
            assert found == wanted or (in_words and not found), f"{message.id} → {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_breaks_the_markup(language: str) -> None:
    """`translate` writes into attributes and text as it is."""
    for message in _messages(language):
        for text in _strings(message):
            assert not set('"<>&') & set(text) - set(_singular(message)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_up_to_date(language: str) -> None:
    with _po(language).with_suffix(".mo").open("rb") as file:
        compiled = {(_context(one), _singular(one)): _strings(one) for one in read_mo(file) if one.id}
    written = {(one.context, _singular(one)): _strings(one) for one in _messages(language)}
    assert compiled == written, "run `make messages`"


def test_french_is_set_as_french_is() -> None:
    for message in _messages("fr"):
        for text in _strings(message):
            assert not re.search(r"[ \u00a0][;:!?»]|«[ \u00a0]|\w'|[“”]", text), text


def test_arabic_has_its_own_punctuation() -> None:
    for message in _messages("ar"):
        for text in _strings(message):
            assert not re.search(r"[\u0600-\u06ff][,;?]", text), text


@pytest.mark.parametrize("path", _sources(".py"), ids=lambda path: str(path.relative_to(ROOM)))
def test_gettext_finds_what_is_marked(path: Path) -> None:
    """xgettext knows Django's names and `_`, and does not look into f-strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            odd = [
                one.asname for one in node.names if "gettext" in one.name and one.asname not in (None, "_")
            ]
            assert not odd, f"{path}: imported under a name that makemessages does not know"
        if isinstance(node, ast.JoinedStr):
            assert not list(_calls(node)), f"{path}:{node.lineno}: marked inside an f-string"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا وثائق"),
        (1, "وثيقة واحدة"),
        (2, "وثيقتان"),
        (5, "5 وثائق"),
        (11, "11 وثيقة"),
        (100, "100 وثيقة"),
    ],
)
def test_arabic_counts_in_six_ways(count: int, said: str) -> None:
    with translation.override("ar"):
        assert ngettext("%(shown)s document", "%(shown)s documents", count) % {"shown": count} == said


@pytest.mark.parametrize(
    ("language", "day", "month", "number"),
    [
        ("en", "9 August 2002", "August 2002", "1,234"),
        ("fr", "9 août 2002", "août 2002", "1\u00a0234"),
        ("ar", "9 أغسطس 2002", "أغسطس 2002", "1234"),
    ],
)
def test_dates_and_numbers(language: str, day: str, month: str, number: str) -> None:
    with translation.override(language):
        assert (shown.day("2002-08-09"), shown.day("2002-08")) == (day, month)
        assert shown.counted(1234) == number


# --- pages

_PAGES = (
    "/", "/?named=none", "/add", "/jobs", "/search", "/search?q=detention", "/search?q=giraffe&lang=en",
    '/search?q="torture', "/help", "/collections", "/collections/{slug}", "/log", "/A/57/292/en",
    "/A/57/292/en/para/2", "/A/57/292/en/para/2?similar=1", "/A/57/292/en/page/1", "/A/57/292/en/info",
    "/A/57/292/en/info?do=remove", "/A/57/292/en/history", "/A/57/292/en/para/99", "/A/9/9", "/no/such/page",
    "/account", "/add/{batch}", "/review", "/review?tab=choose", "/review?tab=missing", "/check",
    "/instruments", "/instruments?named=covenant", "/instruments/iccpr", "/A/57/292/en/citations",
    "/A/57/292/en/citations?at=para_2", "/A/57/292/en/check", "/connections", "/connections/{connection}",
    "/connections/check", "/relations", "/tray", "/A/57/292/en/connections", "/A/57/292/en/para/4",
    "/connect?from=/A/57/292/en&connect=para_2&relation=implements&to=/A/57/292/en&at=para_4",
    "/connect?from=/A/57/292/en&connect=para_2&kind=note",
)  # fmt: skip
_SERVER_PAGES = ("/", "/account", "/password", "/people", "/log", "/add", "/collections")
_BATCH = uuid.UUID(int=7)


@pytest.fixture
def pages(home: object, owner: Viewer) -> list[str]:
    """A document in English, a collection, and an addition in each state; addresses of all pages."""
    edition = shelve(short_report(), owner)
    made = collecting.make(owner, "مجموعة")
    collecting.put(owner, made, [edition.work])
    for state in State:
        Addition.objects.create(batch=_BATCH, name="تقرير", by=owner.person, state=state, edition=edition)
    joined = join(owner, edition, edition, to="para_4", note="مقطع")
    note(owner, edition, words="ملاحظة")
    indexing.follow()
    return [page.format(slug=made.slug, batch=_BATCH, connection=joined.pk) for page in _PAGES]


def _in(language: str, client: Client) -> Client:
    client.post("/language", {"language": language, "next": "/"})
    return client


def _said(page: html.HtmlElement, language: str) -> Iterator[str]:
    """Every text and label of a page that is the interface's own: not quoted, not code, not a name."""
    for node in page.iter():
        own = isinstance(node.tag, str) and _is_own(node, language)
        if own:
            of_scripts = [name for name in node.attrib if name.startswith("data-")]
            names = of_scripts if node.get("id") in ("words", "sending") else _LABELS
            yield from (node.get(name, "") for name in names)
            yield node.text or ""
        parent = node.getparent()
        if parent is not None and _is_own(parent, language):
            yield node.tail or ""


def _is_own(node: html.HtmlElement, language: str) -> bool:
    """Whether the page says that an element is in the language of the interface, and it is no quotation."""
    above = [node, *node.iterancestors()]
    spoken = next((one.get("lang") for one in above if one.get("lang")), "")
    quoted = any(one.tag in _NOT_SAID or one.get("id") == "id_body" for one in above)
    # What comes here from the library's errors is English still.
    return (
        spoken == language and not quoted and node.get("dir") != "ltr" and "fault-words" not in node.classes
    )


def _left_in_english(body: bytes, language: str) -> set[str]:
    own = {text for one in _messages(language) for text in _strings(one)}  # "Citation" is French as well
    english = {
        _singular(one)
        for one in _messages(language)
        if one.string != one.id and not one.pluralizable and not _PLACEHOLDER.search(_singular(one))
    } - own
    texts = {" ".join(text.split()) for text in _said(html.document_fromstring(body.decode()), language)}
    left = texts & english
    if language == "ar":  # any word in Latin letters stands out
        left |= {text for text in texts if not all(map(_EVERYWHERE.fullmatch, _LATIN.findall(text)))}
    return left


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_no_page_is_left_in_english(client: Client, pages: list[str], language: str, direction: str) -> None:
    _in(language, client)
    left = {}
    for address in pages:
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        root = html.document_fromstring(answer.content.decode())
        assert (root.get("lang"), root.get("dir")) == (language, direction), address
        left[address] = _left_in_english(answer.content, language)
    assert {address: texts for address, texts in left.items() if texts} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_is_a_page_with_accounts(
    home: object, everyone: dict[str, Viewer], settings: LazySettings, language: str
) -> None:
    settings.MODE = "server"
    cache.clear()
    left = {"/sign-in": _left_in_english(_in(language, Client()).get("/sign-in").content, language)}
    admin = _in(language, browser(everyone["admin"]))
    left |= {address: _left_in_english(admin.get(address).content, language) for address in _SERVER_PAGES}
    assert {address: texts for address, texts in left.items() if texts} == {}


@pytest.mark.django_db
def test_what_a_page_says_in_words(client: Client, pages: list[str]) -> None:
    french = _in("fr", client).get("/").content.decode()
    assert "Bibliothèque" in french and "9 août 2002" in french and "1 document" in french
    arabic = _in("ar", client).get("/").content.decode()
    assert "المكتبة" in arabic and "9 أغسطس 2002" in arabic and "وثيقة واحدة" in arabic


@pytest.mark.django_db
def test_a_document_keeps_its_own_direction(client: Client, pages: list[str]) -> None:
    page = html.document_fromstring(_in("ar", client).get("/A/57/292/en").content.decode())
    article = page.get_element_by_id("text")
    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")


def test_every_language_of_the_menu_is_there() -> None:
    assert {code for code, _ in settings.LANGUAGES} == {"en", *LANGUAGES}
