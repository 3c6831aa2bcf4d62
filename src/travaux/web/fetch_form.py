"""The form for fetching documents by their symbols, as a plain Django form.

In: symbols as typed and languages, or an address that fills them in. Out: values for the action.
"""

from __future__ import annotations

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travaux.library import describing
from travaux.library.fetching.sources import LANGUAGES

_LONGEST = 50_000  # characters typed: a list of many more symbols than are taken at once
_USUAL = "en"


def _languages() -> list[tuple[str, str]]:
    names = [(code, describing.language_label(code)) for code in LANGUAGES]
    return sorted(names, key=lambda pair: pair[1])


def usual(language: str | None) -> str:
    """The language to ask for where nobody says: this one, where documents are issued in it."""
    return language if language in LANGUAGES else _USUAL


class FetchForm(forms.Form):
    """Which documents, in which languages."""

    symbols = forms.CharField(
        label=_("Symbols"),
        help_text=_("One or several, or a list pasted from anywhere; one line at a time is looked through."),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(
            attrs={"rows": 3, "dir": "ltr", "spellcheck": "false", "placeholder": "A/57/292"}
        ),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, choices=_languages, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def asked(cls, query: QueryDict) -> Self:
        """The form as an address fills it in: ?fetch=A/57/292&lang=fr."""
        languages = [one for one in query.getlist("lang") if one in LANGUAGES]
        said = {
            "symbols": "\n".join(query.getlist("fetch")),
            "languages": languages or [usual(get_language())],
        }
        return cls(initial=said)
