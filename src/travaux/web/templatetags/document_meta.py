"""`{% document_meta %}`: what a document page tells programs (Zotero, search engines), in its head.

In: the page's context (`opened`). Out: `<meta>` tags, JSON-LD and links to the forms for reference
managers.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import mark_safe

from travaux.exporting import page_meta, stored
from travaux.exporting.forms import MEDIA_TYPES
from travaux.exporting.page_meta import Shown
from travaux.exporting.reference import record
from travaux.library import nouns
from travaux.texts.links import Place
from travaux.web.opening import Opened

register = template.Library()

_FORMS = ("ris", "bib", "csl.json", "xml", "json")


@register.inclusion_tag("web/parts/document_meta.html", takes_context=True)
def document_meta(context: template.RequestContext) -> dict[str, Any]:
    """The tags for the document that is opened; what is cited is the document, not a paragraph of it."""
    opened: Opened = context["opened"]
    edition, request = opened.edition, context["request"]
    site = request.build_absolute_uri("/").rstrip("/")
    work = Place(edition.work.symbol)
    shown = Shown(
        record(stored.about(edition, nouns.metadata(edition), site + work.path())),
        [
            (code, site + Place(edition.work.symbol, code).path())
            for code in opened.languages
            if code != edition.language
        ],
        site + opened.home.named("file").path(),
        edition.original.media_type,
    )
    return {
        "tags": page_meta.tags(shown),
        "json_ld": mark_safe(page_meta.json_ld(shown)),  # its own brackets are escaped as JSON has it
        "forms": [(MEDIA_TYPES[form].partition(";")[0], opened.home.as_form(form).path()) for form in _FORMS],
    }
