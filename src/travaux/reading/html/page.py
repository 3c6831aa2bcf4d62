"""A saved web page made ready: bytes in, the element that holds the main text out.

Pages of courts and treaty bodies come with menus, banners, share buttons and lists of links;
what is not the document goes, by what elements are, by how they are named, and by how much of
their text is links. Nothing is fetched and no script is run.
"""

from __future__ import annotations

import re

from lxml import etree

from travaux.reading import sniff
from travaux.texts.errors import DamagedFileError, TooLargeError

MAX_BYTES = 64_000_000
"""Bytes of one page; its tree takes some ten times that in memory. A long report has 2 MB."""

MAIN_SHARE = 0.5
"""Share of the page's text in an element that makes it the main text; else the whole body is."""

LINKS_SHARE = 0.6
FEWEST_LINKS = 4
"""A list or block with so many links, and so much of its text in them, is a menu."""

LONGEST_LINK = 60
"""Characters a link of a menu has on average at most; links to documents by title are longer."""

_DROPPED_NAMES = """
script style noscript nav template iframe svg canvas button select option input textarea object embed audio
video head aside dialog menu map
"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
_FRAME = frozenset({"header", "footer"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "menu", "menubar"}
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|banner|breadcrumbs?|navbar|nav|navigation|menu|sidebar|share|sharing|"
    r"social|newsletter|skip(?:-?(?:link|to|nav))|pagination|pager|related|advert|ads|toolbar|search(?:-?form|box)?|"
    r"site-?(?:header|footer)|page-?footer|global-?(?:header|footer)|lang(?:uage)?-?(?:switch\w*|selector|links)|"
    r"print-?(?:link|button)|comments?-?(?:form|list)|login|signup|popup|modal|noprint|visually-hidden|sr-only|"
    r"mw-editsection|mw-jump-link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_MAIN_NAME = re.compile(
    r"^(?:main|content|main-?content|page-?content|article|document|text|mw-content-text|bodyContent)$", re.I
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_\-:]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_\-]+)""")
_HEAD_BYTES = 8192
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def main_text(data: bytes) -> etree._Element:
    """The element with the document's text, everything around it taken out.

    Raises `TooLargeError`, or `DamagedFileError` when there is no markup at all.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"The web page has more than {MAX_BYTES // 1_000_000} MB. It was not read.")
    root = _parsed(decoded(data))
    source = _viewed_source(root)
    if source is not None:
        root = _parsed(source)
    body = root.find("body")
    body = root if body is None else body
    return _main(body, _clean(body))


def decoded(data: bytes) -> str:
    """The page as text: byte order mark, then what it declares, then what its bytes allow.

    "iso-8859-1" is read as windows-1252, as browsers do.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    declared = _CHARSET.search(data[:_HEAD_BYTES]) or _XML_CHARSET.search(data[:_HEAD_BYTES])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    for encoding in ("windows-1252" if name in _LATIN else name, "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return sniff.decode(data) if not name else data.decode("windows-1252", "replace")


def is_note_link(element: etree._Element) -> bool:
    """Whether a link leads to a place on the same page, as note marks do."""
    return (element.get("href") or "").startswith("#") and len(element.get("href") or "") > 1


def style_says(element: etree._Element, pattern: re.Pattern[str]) -> bool:
    """Whether the element's own style attribute matches."""
    return bool(pattern.search(element.get("style") or ""))


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        recover=True,
    )
    try:
        root = etree.fromstring(_CONTROLS.sub(" ", text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(
            "The web page is broken and can't be read. Save it again from the browser."
        ) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise DamagedFileError("The web page nests its elements too deeply. Print it to PDF and read that.")
    if root is None:
        raise DamagedFileError("The web page is empty. Save it again from the browser.")
    return root


def _viewed_source(root: etree._Element) -> str | None:
    """The markup that a saved "view-source:" page shows, None for any other page."""
    body = root.find("body")
    if body is None:
        return None
    if body.get("id") == "viewsource":
        return "".join(body.itertext())
    lines = body.xpath("//td[contains(concat(' ', @class, ' '), ' line-content ')]")
    return "\n".join("".join(line.itertext()) for line in lines) if lines else None


class _Sizes:
    """Characters of text, and of text in links to other places, for every element; taken once."""

    def __init__(self, body: etree._Element) -> None:
        self.text: dict[etree._Element, int] = {}
        self.linked: dict[etree._Element, int] = {}
        self.links: dict[etree._Element, int] = {}
        self.note_links: dict[etree._Element, int] = {}
        for element in reversed(list(body.iter())):
            self._take(element)

    def _take(self, element: etree._Element) -> None:
        children = list(element)
        text = len((element.text or "").strip()) if isinstance(element.tag, str) else 0
        text += sum(self.text[child] + len((child.tail or "").strip()) for child in children)
        is_link = element.tag == "a" and bool(element.get("href"))
        note = is_link and is_note_link(element)
        self.text[element] = text
        self.links[element] = sum(self.links[child] for child in children) + (is_link and not note)
        self.note_links[element] = sum(self.note_links[child] for child in children) + note
        inside = sum(self.linked[child] for child in children)
        self.linked[element] = text if is_link and not note else inside

    def is_menu(self, element: etree._Element) -> bool:
        """Whether most of an element's text is short links to other places: a menu, a list of languages."""
        links = self.links[element]
        if links < FEWEST_LINKS or self.note_links[element]:
            return False
        linked = self.linked[element]
        return linked > LINKS_SHARE * max(1, self.text[element]) and linked < LONGEST_LINK * links


def _clean(body: etree._Element) -> _Sizes:
    """Take out what is not text of the document, in place; gives the sizes of all elements."""
    sizes = _Sizes(body)
    most = MAIN_SHARE * max(1, sizes.text[body])
    for element in list(sizes.text)[::-1]:
        if element is body or not isinstance(element.tag, str) or element.getparent() is None:
            continue
        small = sizes.text[element] < most
        if element.tag in _DROPPED or (
            small and (_is_apparatus(element) or (_is_listed(element) and sizes.is_menu(element)))
        ):
            _drop(element)
    return sizes


def _is_listed(element: etree._Element) -> bool:
    return element.tag in ("ul", "ol", "div", "section", "table", "p")


def _is_apparatus(element: etree._Element) -> bool:
    """Whether an element is a menu, banner or the like by what it is or how it is named."""
    tag = element.tag
    if tag in _DROPPED or element.get("hidden") is not None or style_says(element, _HIDDEN):
        return True
    if tag in _FRAME and not any(True for _ in element.iterancestors("main", "article")):
        return True
    if element.get("role") in _ROLES or element.get("aria-hidden") == "true":
        return True
    if tag in (
        "p",
        "span",
        "a",
        "td",
        "tr",
        "li",
        "b",
        "i",
        "em",
        "strong",
        "sup",
        "h1",
        "h2",
        "h3",
        "main",
        "article",
    ):
        return False
    return bool(_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _main(body: etree._Element, sizes: _Sizes) -> etree._Element:
    """The smallest of the elements named as the main text that holds most of it; else the body."""
    whole = max(1, sum(sizes.text.get(child, 0) for child in body))
    candidates = [
        element for element in body.iter("main", "article", "div", "section") if _named_main(element)
    ]
    sized = [
        (sizes.text[element], element) for element in candidates if sizes.text[element] >= MAIN_SHARE * whole
    ]
    return min(sized, key=lambda pair: pair[0])[1] if sized else body


def _named_main(element: etree._Element) -> bool:
    name, css = element.get("id") or "", element.get("class") or ""
    return (
        element.tag in ("main", "article")
        or element.get("role") == "main"
        or bool(_MAIN_NAME.match(name))
        or css.startswith("WordSection")
    )


def _drop(element: etree._Element) -> None:
    """Take an element out and leave the text after it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
