"""Help: keys, the query language with examples to follow, addresses, what states mean."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from travaux.library.models import State
from travaux.web.shortcuts import COOKIE, GATHERING, OFF, REVIEWING, SHORTCUTS, keys
from travaux.web.viewers import AskedBy

QUERIES = (
    ("torture prevention", _("both words, in any order and inflection")),
    ('"arbitrary detention"', _("exactly this phrase")),
    ("torture OR ill-treatment", _("either word; OR in capitals, brackets group")),
    ("detention -migrants", _("the first without the second")),
    ("migra*", _("words that begin so")),
    ("minorites~", _("words that are nearly so, for a typing slip")),
    ("police NEAR/5 custody", _("within five words of each other")),
    ("torture year:2001-2005", _("only documents of these years")),
    ("torture lang:fr", _("only in one language: en, fr, es, ru, ar, zh")),
    ("country:FRA", _("documents about a country, by its three letters")),
    ("symbol:A/57/292", _("one document")),
    ("torture cites:A/57/292", _("paragraphs that cite a document, here or not")),
    ("cites:A/57/292 para 62", _("paragraphs that cite one paragraph of it")),
    ("cited-by:A/57/292", _("what a document cites: paragraphs, and whole documents")),
    ("A/57/292, para. 62", _("a citation goes straight to the paragraph")),
)
ADDRESSES = (
    ("/A/57/292", _("a document, in the language that suits you best")),
    ("/A/57/292/fr", _("one language version")),
    ("/A/57/292/para/62", _("a paragraph, the same in every language")),
    ("/A/57/292/para/12(b)", _("a lettered part of a paragraph")),
    ("/A/57/292/paras/59-63", _("a range of paragraphs")),
    ("/A/57/292/page/16", _("a page with its picture")),
    ("/A/57/292/citations", _("what it cites and who cites it")),
    ("/A/57/292/check", _("what is wrong with its references")),
    ("/A/57/292/info", _("what is known of the document, its file and versions")),
    ("/A/57/292/para/62.json", _("the same as data; also .txt and .md")),
)
STATES = (
    (State.QUEUED, _("It waits for its turn. You can close the page.")),
    (State.FETCHING, _("It is being fetched from the official document system.")),
    (State.READING, _("It is being read; the bar counts pages.")),
    (
        State.NEEDS_A_LOOK,
        _("It can be read and searched, and something on it is in doubt: the row says what and where."),
    ),
    (State.READY, _("Every paragraph has its address and can be found.")),
    (State.ALREADY_HERE, _("The same file was added before; nothing was stored twice.")),
    (State.FAILED, _("It can't be read; the row says why and what to do next.")),
    (State.CANCELLED, _("Somebody stopped it; nothing was kept.")),
)


@require_safe
def help_page(request: AskedBy) -> HttpResponse:
    """The page of help."""
    theirs = keys(request)
    return render(
        request,
        "web/help.html",
        {
            "here": "help",
            "tables": [
                (title, [(row, theirs.get(row.action, "")) for row in table])
                for title, table in (
                    (_("While reading"), SHORTCUTS),
                    (_("While reviewing citations"), REVIEWING),
                    (_("In a collection"), GATHERING),
                )
            ],
            "keys_off": request.COOKIES.get(COOKIE) == OFF,
            "queries": QUERIES,
            "addresses": ADDRESSES,
            "states": STATES,
        },
    )
